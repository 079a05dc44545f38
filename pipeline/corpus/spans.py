"""What stands outside of a span by the guidelines: words that no mention begins with, ends with, holds or is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.corpus.scheme import FIGURES
from pipeline.types import NAME_LABELS


@dataclass(frozen=True, slots=True)
class SpanRule:
    """Words (small letters, parted by `|`) that mentions of some labels do not begin with, end with, hold or are, and why."""

    labels: tuple[str, ...]
    place: Literal["begins with", "ends with", "holds", "is"]
    words: str
    why: str


_HEDGE = "a hedge at the edge stands outside"
_BESIDE = "it stands outside of the span"
_VAGUE = "it names no year and is not marked"
_POINTS = "what the text itself points to so is not marked"
_CLASS = "a generic phrase or a class of bodies is not marked"
_AFTER_PLACE = "a generic word after a place stays out"
_TITLE = "a person is marked without title"
_TWO = "from one date to another there are two mentions; 2014~2018년 is one"

_HEDGES_BEFORE = (
    "약|대략|최소|최대|무려|about|around|some|approximately|approx.|roughly|nearly|almost|circa|ca.|at least|at most|up to|"
    "over|more than|less than|under|no more than|no less than|約|およそ|最大|最低|少なくとも|约|大约|超过|至少|最多|近|逾"
)
_HEDGES_AFTER = (
    "이상|이하|초과|미만|가량|안팎|정도|남짓|내외|까지|넘는| or more| or less| or so|以上|以下|未満|未满|程度|前後|前后|左右"
)
_DATE_BEFORE = "지난|early|late|mid|end of|since|by|from|until|after|before"
_DATE_AFTER = (
    "이후|이전|기준|현재|당시|부터|까지|말|초|중순|하순|초순|무렵|전후|경|以降|以后|以後|以来|時点|现在|現在|末|初|底|まで|から|"
    " onwards| onward"
)
_NO_DATE = "현재|최근|향후|앞으로|당시|today|now|currently|recently|現在|最近|今後|近年|目前|今后|未来|将来"
_NO_NAME = (
    "정부|관계부처|관계 부처|우리 정부|우리나라|우리 나라|세계|전 세계|전세계|자국|양국|신흥국|government|the government|"
    "the world|政府|両国|两国|兩國|世界|全球|我国|我國|我が国|自国|新興国"
)
_CLASSES = "동 사업|이 사업|이 회사|동 회사|다자간 개발은행|공적개발원조|민관협력사업|해외 도시개발"
_TITLES_AFTER = (
    " 장관| 차관| 대통령| 총리| 부총리| 시장| 지사| 도지사| 군수| 구청장| 청장| 처장| 실장| 국장| 과장| 팀장| 본부장|"
    " 부장| 사장| 부사장| 회장| 부회장| 대표| 대표이사| 이사| 이사장| 원장| 소장| 센터장| 총재| 행장| 은행장| 교수|"
    " 박사| 연구원| 연구위원| 위원| 위원장| 의원| 대사| 기자| 씨|氏|さん|様|大臣|社長|会長|知事|市長|部長|教授|部长|"
    "市长|总理|总统|董事长|总经理|局长|先生|女士"
)
_TITLES_BEFORE = (
    "장관|차관|대통령|총리|대표|회장|사장|교수|mr|mrs|ms|dr|prof|professor|minister|president|governor|mayor|ambassador|director|"
    "chairman|chairwoman|secretary"
)
RULES = (
    SpanRule((*FIGURES, "DATE"), "begins with", _HEDGES_BEFORE, _HEDGE),
    SpanRule(FIGURES, "ends with", _HEDGES_AFTER, _HEDGE),
    SpanRule(FIGURES, "begins with", "총|연평균|반경|total|합계|合計|合计|年均|年平均", _BESIDE),
    SpanRule(("DATE",), "begins with", _DATE_BEFORE, _BESIDE),
    SpanRule(("DATE",), "ends with", _DATE_AFTER, _BESIDE),
    SpanRule(("DATE",), "holds", "부터 |에서 |から|까지 | to | through | until | and ", _TWO),
    SpanRule(("DATE",), "is", _NO_DATE, _VAGUE),
    SpanRule(NAME_LABELS, "is", _NO_NAME, _POINTS),
    SpanRule(NAME_LABELS, "is", _CLASSES, _CLASS),
    SpanRule(("PLACE",), "ends with", " 지역| 시장|市場|市场", _AFTER_PLACE),
    SpanRule(("PERSON",), "ends with", _TITLES_AFTER, _TITLE),
    SpanRule(("PERSON",), "begins with", _TITLES_BEFORE, _TITLE),
)
# What begins like a rule's word and is right: `지난해 11월` is whole, also where it is written in two words.
EXCEPTIONS = re.compile(r"지난 ?(?:해|달|주|봄|여름|가을|겨울)")


def check_span_words(label: str, text: str) -> Iterator[str]:
    """What is wrong with the words of a mention's surface, by the table; at most one message for each rule."""
    folded = " ".join(text.split()).casefold()
    excepted = EXCEPTIONS.match(folded)
    for rule in RULES:
        if label not in rule.labels or (excepted and rule.place == "begins with"):
            continue
        word = next((word for word in rule.words.split("|") if _breaks(folded, rule.place, word)), None)
        if word is not None:
            yield f"{rule.place} {word.strip()!r}; {rule.why}"


def _breaks(text: str, place: str, word: str) -> bool:
    if place == "is":
        return text == word
    if place == "holds":
        return word in text
    if place == "ends with":
        return text.endswith(word) and text != word
    return text.startswith(word) and text != word and not _goes_on(word[-1], text[len(word)])


def _goes_on(last: str, following: str) -> bool:
    """Whether a word goes on behind its last letter: `약` in `약수동`, `mid` in `middle`; Han and kana have no such end."""
    hangul = "가" <= last <= "힣" and "가" <= following <= "힣"
    return hangul or (last.isascii() and last.isalpha() and following.isalpha())
