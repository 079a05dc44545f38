"""Names without a head, known by the company they keep.

A noun of class before them (`시장조사기관 X`) or behind (`X와 같은 기업`), a legal form (`(주)X`),
a citing word (`X에 의하면`), an act.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import ACRONYM_STOPS, COMMON_PROPER, GENERIC_ORGS, ORG_CLASSES, PROJECT_HEADS
from pipeline.entities.shapes import has_loan_syllable

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem

_CLASS_END = r"(?:기업|업체|회사|건설사|은행|기관|개발사|운용사|통신사|항공사|제조사|그룹|디벨로퍼|컨설팅사)들?"
_SUCH_AS = re.compile(
    r"(?P<items>[^\s,.]{2,20}(?:(?:, ?|(?<=[와과]) )[^\s,.]{2,20}){0,4}?)(?:[와과] 같은| 등의?|[을를] 비롯한) "
    r"(?:[가-힣A-Za-z]{1,10} ){0,3}[가-힣]{0,8}" + _CLASS_END
)
_FIRM_MARK_BEFORE = re.compile(r"(?:㈜|\(주\)|（주）|주식회사 ) ?([가-힣A-Za-z0-9&.\-]{2,20})")
_FIRM_WORD = re.compile(r"주식회사 ([가-힣]{2,12}?)(?=[은는이가을를의과와에도] |에서|에게|[,.)]|$)")
_FIRM_MARK_BEHIND = re.compile(r"([가-힣A-Za-z0-9&.\-]{2,20}) ?(?:㈜|\(주\)|（주）| 주식회사)")
_SAYS = re.compile(r" ?(?:에 의하면|에 따르면|에서 발표|가 발표|이 발표)")
_ACTS = re.compile(
    r"(?:발표|수주|체결|선정|투자|실시|제공|참여|파견|운영|건설|설립|인수|추진|지원|전망|출자|합의|개발|조사|분석|예측|시공|설계|진출|공급|"
    r"보유|승인|융자|매입)"
    r"(?:하|한|했|해|할|됐|되|된|에 나서|을|를)"
)
_AMPERSAND = re.compile(r"(?<![가-힣A-Za-z0-9&])([가-힣]{2,8})([A-Z]{1,3}&[A-Z]{1,3})(?![A-Za-z0-9&])")
_NOT_FIRMS = frozenset(("R&D", "M&A", "Q&A", "O&M", "B&B", "S&P", "P&L", "T&D", "A&E", "R&R", "H&S", "E&S"))
_ACRONYM = re.compile(r"[A-Z][A-Z&\-]{1,6}")
_WORD = re.compile(r"[A-Z][A-Za-z&\-]{2,20}")


def find_by_company(phrases: Phrases) -> list[Candidate]:
    """Candidates for ORG whose neighbourhood says what they are, in no order."""
    starts = {stem.start: stem for stem in phrases.stems}
    found = _marked_firms(phrases) + _such_as(phrases, starts)
    found.extend(
        Candidate(match.start(), match.end(), "ORG", 0.85, "rule:ampersand", rank=1)
        for match in _AMPERSAND.finditer(phrases.text)
        if match[2] not in _NOT_FIRMS and match[1] not in GENERIC_ORGS
    )
    for stem in phrases.stems:
        candidate = _behind_class(phrases, stem) or _acting_latin(phrases, stem)
        if candidate is not None:
            found.append(candidate)
    return found


def _plain_name(phrases: Phrases, stem: Stem) -> bool:
    """Whether a stem is one word that looks like a name and nothing else."""
    shape = phrases.shapes[stem]
    if not shape.namelike or stem.verbal or stem.text in GENERIC_ORGS or stem.text in COMMON_PROPER:
        return False
    return not shape.hits and not stem.text.endswith(tuple(PROJECT_HEADS)) and stem.text.upper() not in ACRONYM_STOPS


def _marked_firms(phrases: Phrases) -> list[Candidate]:
    """Firms with their legal form: `(주)한빛`, `한빛㈜`, `주식회사 한빛`."""
    text, found = phrases.text, []
    starts = {m.start_char: m for stem in phrases.stems for m in stem.morphemes}
    ends = {stem.end for stem in phrases.stems} | {m.end_char for stem in phrases.stems for m in stem.morphemes}
    by_start = {stem.start: stem for stem in phrases.stems}
    for match in _FIRM_MARK_BEFORE.finditer(text):
        stem = by_start.get(match.start(1))
        end = stem.end if stem is not None else match.end(1)
        if stem is not None or match[1].isascii():
            found.append(Candidate(match.start(), end, "ORG", 0.9, "rule:firm-mark", rank=1))
    found.extend(
        Candidate(match.start(), match.end(), "ORG", 0.8, "rule:firm-mark")
        for match in _FIRM_WORD.finditer(text)
        if match[1] not in GENERIC_ORGS
    )
    found.extend(
        Candidate(match.start(1), match.end(), "ORG", 0.88, "rule:firm-mark", rank=1)
        for match in _FIRM_MARK_BEHIND.finditer(text)
        if match.start(1) in starts and match.end(1) in ends and match[1] not in GENERIC_ORGS
    )
    return found


def _such_as(phrases: Phrases, starts: dict[int, Stem]) -> list[Candidate]:
    """`A, B와 같은 글로벌 기업`, `A, B 등 시공업체`."""
    found = []
    for match in _SUCH_AS.finditer(phrases.text):
        start, end = match.span("items")
        for item in re.finditer(r"[^\s,]+", phrases.text[start:end]):
            stem = starts.get(start + item.start())
            if stem is not None and stem.end <= end + 1 and stem.previous is None and _plain_name(phrases, stem):
                found.append(Candidate(stem.start, stem.end, "ORG", 0.75, "rule:such-as"))
    return found


def _behind_class(phrases: Phrases, stem: Stem) -> Candidate | None:
    """`시장조사기관 X`, `국영기업인 X`: an unknown name behind a noun of class."""
    if not _plain_name(phrases, stem) or len(stem.text) < 2:
        return None
    previous = stem.previous
    named = previous is not None and not previous.gloss and _is_class(phrases, previous)
    if not named:
        before = phrases.text[max(0, stem.start - 12) : stem.start]
        named = re.search(r"(?:기관|기업|업체|회사|건설사|은행|언론|전문지)인 ?$", before) is not None
    if not named or not (stem.text[0].isascii() or has_loan_syllable(stem.text) or len(stem.morphemes) == 1):
        return None
    return Candidate(stem.start, stem.end, "ORG", 0.75, "rule:class-noun")


def _is_class(phrases: Phrases, stem: Stem) -> bool:
    if stem.text in ORG_CLASSES:
        return True
    tail = phrases.text[stem.morphemes[-1].start_char : stem.end]
    return tail in ("기관", "업체", "전문지", "건설사") and not phrases.shapes[stem].namelike


def _acting_latin(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A Latin word or acronym that is the subject of an act, or the source of a statement."""
    first = stem.morphemes[0]
    word = phrases.text[first.start_char : first.end_char]
    if first.tag != "SL" or word.upper() in ACRONYM_STOPS or stem.in_gloss or stem.previous is not None:
        return None
    if not (_ACRONYM.fullmatch(word) or _WORD.fullmatch(word)):
        return None
    rest = phrases.text[first.end_char : stem.end]
    if rest == "사" or (not rest and _SAYS.match(phrases.text, stem.end)):
        return Candidate(stem.start, stem.end, "ORG", 0.8, "rule:latin-source")
    if rest or stem.particle not in ("은", "는", "이", "가") or stem.following is not None:
        return None
    if _ACTS.search(phrases.text, stem.end, _sentence_end(phrases, stem)):
        return Candidate(stem.start, stem.end, "ORG", 0.65, "rule:latin-acts")
    return None


def _sentence_end(phrases: Phrases, stem: Stem) -> int:
    sentences = phrases.analysis.sentences
    index = bisect_right(sentences, (stem.start, len(phrases.text) + 1)) - 1
    return min(sentences[index][1], stem.end + 300) if index >= 0 else stem.end
