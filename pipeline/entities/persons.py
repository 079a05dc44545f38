"""PERSON: names beside a title or a bracketed post, and the authors of citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import COMMON_LOANS, COMMON_PROPER, PERSON_TITLES, POSTS, SHARED_TITLES
from pipeline.entities.shapes import has_loan_syllable
from pipeline.entities.words import is_compound

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem

_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕"
    "금옥육인맹제모탁국어은편용봉경사부가복태목형피두감음빈동온호범좌팽승간상갈"
)
_DOUBLE = ("남궁", "황보", "제갈", "사공", "선우", "독고")
_POST_ENDS = tuple(POSTS)
_BODY_WORDS = ("경찰", "현대", "민주", "한국", "국민", "정부", "전국", "대한", "서울", "노동", "공무", "조합", "해외", "신규")
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_FOREIGN = re.compile(r"((?:[가-힣]{1,6} ){1,3}[가-힣]{1,6}) $")
_CITED = re.compile(
    r"([가-힣]{3,4})(?=(?: 외[.,]? ?[(\d]| 외\.| 등[.,]? ?\(| ?\((?:19|20)\d\d[a-z]?\)|·[가-힣]{3} ?\((?:19|20)\d\d))"
)
_CITED_PAIR = re.compile(r"(?<![가-힣])([가-힣]{3,4})·([가-힣]{3,4})(?=,? ?\(?(?:19|20)\d\d|[·,] ?[가-힣]{3}[,(])")
_CITED_AUTHORS = re.compile(r"\b([A-Z][a-zà-ÿ'-]{1,20} (?:and|&) [A-Z][a-zà-ÿ'-]{1,20})(?= ?\((?:19|20)\d\d|, (?:19|20)\d\d)")
_TITLED = re.compile(
    r"(?<![가-힣])([가-힣]{3,4}) (?=(?:사장|부사장|회장|부회장|대표이사|대표|장관|총재|총장|원장|이사장|행장|은행장|청장|"
    r"본부장|실장|국장|교수|박사|위원장)(?:은|이|가|는|과|와|도|의|,| ))"
)
_POSTED = re.compile(
    r"(?<![가-힣])((?:[가-힣]{2,6} ){0,2}[가-힣]{2,6}) (?=(?P<country>[가-힣]{2,7}) "
    r"[가-힣]{2,12}(?:부|처|청|성|원|위원회|은행|공사) (?:장관|차관|총재|청장|처장|총리|위원장|사장|국장|대사))"
)
_CITED_IN_SOURCE = re.compile(r"(?:자료|출처) ?: ?([가-힣]{3})(?=[.,] ?(?:19|20)\d\d| 외|·)")
_LATIN_AUTHOR = re.compile(r"\b([A-Z][a-zA-Zà-ÿ'-]{1,20}, (?:[A-Z]\. ?){1,3})(?=et al|&|and |\(?(?:19|20)\d\d|,)")
_ET_AL = re.compile(r"\b([A-Z][a-zA-Zà-ÿ'-]{1,20}),? et al\b")


def find_persons(phrases: Phrases) -> list[Candidate]:
    """Candidates for PERSON in a text, in no order."""
    found: list[Candidate] = []
    for stem in phrases.stems:
        candidate = _before_title(phrases, stem) or _after_title(phrases, stem) or _bracketed_post(phrases, stem)
        if candidate is not None:
            found.append(candidate)
    return found + _cited(phrases.text) + _titled(phrases) + _foreign_posts(phrases)


def is_korean_name(text: str) -> bool:
    """Whether a word has the form of a Korean person's name of three syllables, or four with a double surname."""
    if not _HANGUL_NAME.fullmatch(text) or has_loan_syllable(text) or text[-1] in "당차팀청처부" or text[:2] in _BODY_WORDS:
        return False
    return (len(text) == 3 and text[0] in _SURNAMES) or (len(text) == 4 and text[:2] in _DOUBLE)


def _split_title(phrases: Phrases, stem: Stem) -> tuple[str, int]:
    """The title that a stem is or ends in, and the end of what stands before it in the stem."""
    if stem.text in PERSON_TITLES or stem.text in SHARED_TITLES:
        return stem.text, stem.start
    last = stem.morphemes[-1]
    title = phrases.text[last.start_char : last.end_char]
    if stem.text.endswith(_POST_ENDS):
        return stem.text, stem.start
    known = title in PERSON_TITLES or title in SHARED_TITLES or title == "씨"
    return (title, last.start_char) if known and len(stem.morphemes) > 1 else ("", stem.start)


def _before_title(phrases: Phrases, stem: Stem) -> Candidate | None:
    """`홍길동 장관`, `응우옌 쑤언 푹 총리`, `홍길동 국토교통부 장관`."""
    title, end = _split_title(phrases, stem)
    if not title:
        return _before_mr(phrases, stem)
    if end > stem.start:
        name = phrases.text[stem.start : end]
        sure = is_korean_name(name) and _is_single(stem, 2) and phrases.shapes[stem].first_place is None
        return Candidate(stem.start, end, "PERSON", 0.85, "rule:person-title") if sure else None
    shared = title in SHARED_TITLES or title not in PERSON_TITLES
    previous = stem.previous
    if previous is None or previous.gloss or phrases.shapes[previous].place is not None:
        return None if shared else _foreign_words(phrases, stem)
    if not shared and previous.previous is not None and (foreign := _foreign_name(phrases, previous)) is not None:
        return foreign
    if is_korean_name(previous.text) and _is_proper(previous) and not phrases.shapes[previous].hits:
        return Candidate(previous.start, previous.end, "PERSON", 0.9, "rule:person-title")
    before = previous.previous
    if before is not None and not before.gloss and is_korean_name(before.text) and _is_proper(before):
        body = phrases.shapes[previous]
        if not phrases.shapes[before].hits and (body.hits or previous.text[-1] in "부처청원사회시도군구교행"):
            return Candidate(before.start, before.end, "PERSON", 0.85, "rule:person-post")
    return None if shared else _foreign_words(phrases, stem) or _foreign_name(phrases, previous)


def _before_mr(phrases: Phrases, stem: Stem) -> Candidate | None:
    behind = phrases.text[stem.end : stem.end + 2]
    if behind in (" 씨", "씨 ", "씨는", "씨가") and is_korean_name(stem.text) and not phrases.shapes[stem].hits:
        return Candidate(stem.start, stem.end, "PERSON", 0.9, "rule:person-title")
    return None


def _is_proper(stem: Stem) -> bool:
    """Whether the analyser took the stem for one proper noun, or for pieces that no dictionary joins."""
    pieces = len(stem.morphemes)
    return stem.morphemes[0].tag == "NNP" and (pieces <= 2 or pieces == len(stem.text)) and stem.text not in COMMON_PROPER


def _is_single(stem: Stem, parts: int) -> bool:
    return len(stem.morphemes) <= parts and stem.morphemes[0].tag == "NNP"


def _foreign_name(phrases: Phrases, last: Stem) -> Candidate | None:
    """Up to four transliterated words before a title that only a person bears."""
    names: list[Stem] = []
    stem: Stem | None = last
    while stem is not None and len(names) < 4 and not stem.gloss and not phrases.shapes[stem].hits:
        proper = stem.morphemes[0].tag == "NNP" and len(stem.morphemes) == 1 and stem.text not in COMMON_PROPER
        if not proper and not (len(stem.morphemes) == 1 and has_loan_syllable(stem.text) and phrases.shapes[stem].namelike):
            break
        names.append(stem)
        stem = stem.previous
    loan = [name for name in names if has_loan_syllable(name.text)]
    if not loan or (len(names) == 1 and len(names[0].text) < 3 and names[0].morphemes[0].tag != "NNP"):
        return None
    if any(name.text.endswith(("그룹", "건설", "홀딩스", "인터내셔널", "은행", "사", "전자")) for name in names):
        return None
    return Candidate(names[-1].start, names[0].end, "PERSON", 0.75, "rule:person-foreign")


def _foreign_words(phrases: Phrases, title: Stem) -> Candidate | None:
    """A name of two to four short words before a title, whatever the analyser made of them: `응우옌 쑤언 푹 총리`."""
    match = _FOREIGN.search(phrases.text, max(0, title.start - 24), title.start)
    if match is None:
        return None
    words = [(match.start(1) + m.start(), m[0]) for m in re.finditer(r"[가-힣]+", match[1])]
    while words and (not has_loan_syllable(words[0][1]) or not _foreign_word(phrases, words[0][1])):
        words.pop(0)
    if len(words) < 2 or not all(_foreign_word(phrases, word) for _, word in words):
        return None
    return Candidate(words[0][0], match.end(1), "PERSON", 0.7, "rule:person-foreign")


def _foreign_word(phrases: Phrases, word: str) -> bool:
    """Whether a word may be part of a transliterated name: short or of foreign sound, and no listed or common one."""
    known = phrases.gazetteer.find(word) is not None or word in COMMON_LOANS or word in COMMON_PROPER or word in PERSON_TITLES
    return not known and (has_loan_syllable(word) or len(word) == 1)


def _titled(phrases: Phrases) -> list[Candidate]:
    """`오세림 사장은`, where the analyser took the name to pieces: only a known surname and no word of three syllables."""
    tags = {m.start_char: (m.end_char, m.tag) for m in phrases.analysis.morphemes}
    found = []
    for match in _TITLED.finditer(phrases.text):
        end, tag = tags.get(match.start(1), (0, ""))
        whole = end >= match.end(1) and tag != "NNP"
        whole = whole or (tag in ("NNG", "MAG") and end - match.start(1) > 1)  # `안정적 시장`, `동시에 대표`
        if is_korean_name(match[1]) and not whole and not is_compound(match[1]) and phrases.gazetteer.find(match[1]) is None:
            found.append(Candidate(match.start(1), match.end(1), "PERSON", 0.8, "rule:person-title"))
    return found


def _foreign_posts(phrases: Phrases) -> list[Candidate]:
    """A transliterated name of up to three words before a country's office and a title."""
    tags = {m.start_char: m.tag for m in phrases.analysis.morphemes}
    found = []
    for match in _POSTED.finditer(phrases.text):
        entry = phrases.gazetteer.find(match["country"])
        words = [(match.start(1) + m.start(), m[0]) for m in re.finditer(r"[가-힣]+", match[1])]
        while words and not (tags.get(words[0][0]) == "NNP" and phrases.gazetteer.find(words[0][1]) is None):
            words.pop(0)
        proper = all(tags.get(start) == "NNP" and word not in COMMON_PROPER for start, word in words)
        if entry is not None and entry.kind == "country" and len(words) > 1 and proper:
            found.append(Candidate(words[0][0], match.end(1), "PERSON", 0.7, "rule:person-post"))
    return found


def _after_title(phrases: Phrases, stem: Stem) -> Candidate | None:
    """`대표이사 홍길동`, `위원장: 홍길동`."""
    previous = stem.previous
    if previous is None or previous.gloss or previous.text not in PERSON_TITLES or not is_korean_name(stem.text):
        return None
    if _is_proper(stem) and not phrases.shapes[stem].hits:
        return Candidate(stem.start, stem.end, "PERSON", 0.8, "rule:person-title")
    return None


def _bracketed_post(phrases: Phrases, stem: Stem) -> Candidate | None:
    """`홍길동(국토연구원 연구위원)`."""
    gloss = phrases.gloss_text(stem)
    if not gloss or not is_korean_name(stem.text) or not _is_proper(stem) or phrases.shapes[stem].hits:
        return None
    if any(gloss.endswith(title) for title in PERSON_TITLES) or (gloss.isdigit() and len(gloss) == 2):
        return Candidate(stem.start, stem.end, "PERSON", 0.85, "rule:person-post")
    return None


def _cited(text: str) -> list[Candidate]:
    """Authors: `홍길동 외. 2012`, `홍길동(2012)`, `Smith, A. et al.`."""
    found: list[Candidate] = []
    for pattern, score in ((_CITED, 0.8), (_CITED_IN_SOURCE, 0.85)):
        found.extend(
            Candidate(match.start(1), match.end(1), "PERSON", score, "rule:person-cited")
            for match in pattern.finditer(text)
            if is_korean_name(match[1]) and not text[max(0, match.start(1) - 1) : match.start(1)].isalnum()
        )
    for match in _CITED_PAIR.finditer(text):
        found.extend(
            Candidate(match.start(group), match.end(group), "PERSON", 0.8, "rule:person-cited")
            for group in (1, 2)
            if is_korean_name(match[1]) and is_korean_name(match[2])
        )
    found.extend(Candidate(*m.span(1), "PERSON", 0.85, "rule:person-cited", rank=1) for m in _CITED_AUTHORS.finditer(text))
    for pattern in (_LATIN_AUTHOR, _ET_AL):
        for match in pattern.finditer(text):
            end = match.start(1) + len(match[1].rstrip())
            found.append(Candidate(match.start(1), end, "PERSON", 0.85, "rule:person-cited"))
    return found
