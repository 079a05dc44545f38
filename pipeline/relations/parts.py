"""Firms within firms and undertakings within undertakings: `part_of`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.types import Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.syntax import Phrase, Sentence

SOURCE = "rule:part_of"
_UNDER = r"(?:산하|계열|계열사|자회사|종속회사|손자회사|소속|직할|휘하|부설|그룹사|현지법인|해외법인|지사|사업부)"
_CHILD_AFTER = re.compile(
    rf"^(?:그룹|사)?\s?(?:의\s)?(?:100%\s)?{_UNDER}(?:인|의|사인|이자|\s)*(?:[가-힣]{{1,8}}\s?){{0,3}}(?:인\s)?[‘'“\"]?$"
)
_CHILD_BEFORE = re.compile(r"^(?:은|는|이|가)\s?$")
_CHILD_IS = re.compile(rf"^(?:그룹|사)?\s?(?:의\s)?(?:[가-힣]{{1,6}}\s)?{_UNDER}\s?(?:이다|다|로|으로|이며|며|이고|인|[.,]|$)")
_VENTURE = re.compile(
    r"합작\s?(?:법인|회사|사|투자회사|기업)|조인트벤처|공동\s?(?:출자|설립)|특수목적법인|SPC|joint venture|合弁会社|合资公司",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"설립|세우|세워|세운|만들|출범|출자|구성")
_INSIDE = re.compile(
    r"^(?:\s?(?:사업|프로젝트|계획))?\s?(?:의|내|내의|안의|중|가운데)\s(?:\d단계|제?\d{1,2}차|1단계|2단계|3단계|핵심|일부|시범|후속|세부|하위|선도|첫\s?번째)?\s?(?:사업|"
    r"구간|단지|지구|공구|프로젝트)?(?:인)?\s?[‘'“\"]?$"
)
_PART_LATER = re.compile(r"일환|일부|포함|속하|속한|핵심\s?사업|거점|세부\s?사업|하위\s?사업|1단계|2단계|3단계")


def find_parts(sentence: Sentence) -> Iterator[Relation]:
    """The `part_of` relations that a sentence states."""
    if sentence.block is not None and sentence.block.kind == "source_note":
        return
    yield from _subsidiaries(sentence)
    yield from _ventures(sentence)
    yield from _stages(sentence)


def _gap(sentence: Sentence, left: Phrase, right: Phrase) -> str:
    text = sentence.blank[left.mention.end_char - sentence.start : right.mention.start_char - sentence.start]
    return re.sub(r"\s?[(（][^)）]{0,80}[)）]", "", text).replace("\x00", "")


def _subsidiaries(sentence: Sentence) -> Iterator[Relation]:
    """`A그룹 산하 B`, `A의 자회사인 B`, `B는 A의 계열사이다`."""
    firms = sentence.with_label("ORG")
    for at, (left, right) in enumerate(itertools.pairwise(firms)):
        if right.bracket != left.bracket:
            outer = [p for p in firms[at + 1 :] if p.bracket == left.bracket]
            if not outer:
                continue
            right = outer[0]
        gap = _gap(sentence, left, right)
        if _CHILD_AFTER.match(gap):
            for child in _tied(sentence, right):
                yield _relation(sentence, child.mention, left.mention, 0.88)
        elif _CHILD_BEFORE.match(gap):
            after = sentence.blank[right.mention.end_char - sentence.start :].lstrip("\x00")
            if _CHILD_IS.match(after):
                yield _relation(sentence, left.mention, right.mention, 0.85)
    for bracket in sentence.brackets:
        host = next((p for p in sentence.phrases if p.index == bracket.host), None)
        inner = [p for p in bracket.phrases if p.mention.label == "ORG"]
        if host is not None and host.mention.label == "ORG" and len(inner) == 1 and re.search(_UNDER, bracket.text):
            yield _relation(sentence, host.mention, inner[0].mention, 0.85)


def _tied(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    at = sentence.phrases.index(phrase)
    group = [phrase]
    while group[-1].joined and at + 1 < len(sentence.phrases) and sentence.phrases[at + 1].mention.label == "ORG":
        at += 1
        group.append(sentence.phrases[at])
    return group


def _ventures(sentence: Sentence) -> Iterator[Relation]:
    """`A와 B의 합작법인 C`, `A와 B는 합작법인 C를 설립`: founders are part of their venture."""
    match = _VENTURE.search(sentence.blank)
    if match is None:
        return
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0]
    at = sentence.start + match.start()
    behind = [p for p in firms if p.mention.start_char >= at]
    before = [p for p in firms if p.mention.end_char <= at]
    if not behind or not before:
        return
    gap = sentence.blank[match.end() : behind[0].mention.start_char - sentence.start].replace("\x00", "")
    venture = behind[0]
    if not re.fullmatch(r"(?:인|인\s|\s|으로\s|로\s|형태로\s|‘|'|“|\")*", gap):
        return
    founded = bool(_FOUNDED.search(sentence.blank[match.start() :]))
    last = before[-1]
    if last.case in ("genitive",) or (founded and last.case in ("subject", "topic", "with", "with_genitive")):
        for founder in _together(before):
            yield _relation(sentence, founder.mention, venture.mention, 0.82)


def _together(firms: list[Phrase]) -> list[Phrase]:
    group = [firms[-1]]
    for phrase in reversed(firms[:-1]):
        if phrase.joined or (firms[-1].case in ("with", "with_genitive") and phrase.case in ("topic", "subject")):
            group.insert(0, phrase)
        else:
            break
    return group


def _stages(sentence: Sentence) -> Iterator[Relation]:
    """`X 사업의 1단계 Y`, `X 내 Y`, `Y는 X의 일환으로`."""
    projects = [phrase for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    for left, right in itertools.pairwise(projects):
        gap = _gap(sentence, left, right)
        if _INSIDE.match(gap):
            yield _relation(sentence, right.mention, left.mention, 0.8)
        elif left.case in ("topic", "subject") and re.fullmatch(r"(?:은|는|이|가)\s[‘'“\"]?", gap):
            after = sentence.blank[right.mention.end_char - sentence.start :].replace("\x00", "")[:16]
            if re.match(r"(?:\s?사업|\s?프로젝트)?의\s(?:\S{1,6}\s)?", after) and _PART_LATER.search(after):
                yield _relation(sentence, left.mention, right.mention, 0.78)
        elif re.match(r"^[’'”\"]?(?:\s?사업|\s?프로젝트)?의\s(?:일환|핵심|세부|하위)", gap) and right.case in (
            "subject",
            "topic",
            "object",
        ):
            yield _relation(sentence, right.mention, left.mention, 0.72)


def _relation(sentence: Sentence, child: Mention, parent: Mention, score: float) -> Relation:
    return Relation("part_of", child, parent, "", score, SOURCE, sentence.evidence)
