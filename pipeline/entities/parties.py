"""Names by the label of their field or by their topic: `시공사: X, Y`, `사업명: Z`, `위치: 발리`, `시공은 X가`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    GENERIC_ORGS,
    ORG_CLASSES,
    PARTY_LABELS,
    PLACE_LABELS,
    PROJECT_LABELS,
    UNDERTAKING_HEADS,
    WORKS_HEADS,
)
from pipeline.entities.shapes import has_loan_syllable
from pipeline.entities.words import Word, is_compound, is_proper, is_shattered

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases

_COLON = re.compile(r" ?[:：] ?(?P<value>[^\n:：]{2,90})")
_LABEL = re.compile(r"(?<![가-힣])(?:[가-힣]{1,8} ?){0,2}[가-힣A-Z]{1,7}[)）]?$")
_LONGEST_LABEL = 28
_ITEM = re.compile(r"[^,/·+;()（）]+")
_NAME_VALUE = re.compile(r"[가-힣A-Za-z0-9·&\- ‘’“”'\"「」()（）]{4,60}")
_VERBAL_END = re.compile(r"(?:[다음함임됨짐] *|[은는을를에의로와과])$")
_TOPIC = re.compile(
    r"(?:시공|설계|운영|감리|시행|공급|발주|사업관리|마스터플랜|기본계획|타당성조사|EPC|시공사|운영사|설계사|시행사|최대주주|"
    r"크레인|터빈|설비|기자재)[은는] (?:[가-힣]{2,8} )?(?P<name>[가-힣]{3,12})"
)
_TOOK = re.compile(r"[이가] (?:[^.\n]{0,30}?)(?:맡|담당|수행|공급|시공|설계|운영|수주|납품)")
_COUNTRY_FIRM = re.compile(
    r"[이가은는] (?:[^.\n]{0,30}?)(?:맡았|맡는|맡기|(?:담당|수행|시공|수주|공급|설계|인수|생산)(?:하|한|했|해))"
)
_FIRM_MARK = re.compile(r"(?:㈜|\(주\)|（주）) ?$")
_JOINT = re.compile(r"의 (?:합작법인|합작사|합작회사|자회사|계열사|컨소시엄)")
_ACT_BEHIND = re.compile(
    r" (?:출자|승인|동의|체결|추진|변경|지원|참여|융자|보증|입찰|선정|발주)(?: ?안| ?계획|의 건| 동의안| 승인안)?$"
)
_UNDERTAKING_ENDS = tuple(UNDERTAKING_HEADS | WORKS_HEADS)
_HOLDS = re.compile(r" ?[(（]? ?(?:지분 ?)?\d{1,3}(?:\.\d{1,2})? ?% ?[,)）]")
_LEGAL = re.compile(r"(?<![A-Za-z])(?:PT|CV|OOO|OAO|PJSC|JSC|LLP|LLC)\.? (?=[가-힣]{2})")


def find_parties(phrases: Phrases, words: list[Word]) -> list[Candidate]:
    """Candidates for ORG, PLACE and PROJECT that a label, a topic, a share or a legal form shows, in no order."""
    starts = {word.start: word for word in words}
    found = _fields(phrases, starts)
    for match in _TOPIC.finditer(phrases.text):
        word = starts.get(match.start("name"))
        if word is not None and _unknown(phrases, word) and _TOOK.match(phrases.text, word.end):
            found.append(_with_country(phrases, word, 0.7, "rule:topic"))
    for word in words:
        mark = _FIRM_MARK.search(phrases.text, max(0, word.start - 5), word.start)
        if mark is not None and len(word.text) > 1:
            found.append(Candidate(mark.start(), word.end, "ORG", 0.85, "rule:firm-mark"))
        if _is_holder(phrases, word):
            found.append(_with_country(phrases, word, 0.7, "rule:holder"))
        elif phrases.text[word.start : word.end] == "PT" or _LEGAL.match(phrases.text, word.start):
            found.extend(_legal(phrases, word, starts))
    return found


def _unknown(phrases: Phrases, word: Word) -> bool:
    """Whether a word looks like a name and is no place that the gazetteer knows."""
    if word.verbal or len(word.text) < 2 or word.text in GENERIC_ORGS or word.text in ORG_CLASSES:
        return False
    if len(word.morphemes) == 1 and not word.morphemes[0].tag.startswith(("NN", "SL")):
        return False
    known = phrases.gazetteer.find(word.text)
    return known is None and (is_proper(phrases, word, word.end) or is_shattered(phrases, word, word.end))


def _is_holder(phrases: Phrases, word: Word) -> bool:
    """A name before its share, of a joint venture, or of foreign sound behind its country and before what it did."""
    text = phrases.text
    if not word.particle and _HOLDS.match(text, word.end):
        return _unknown(phrases, word)
    if word.particle == "의" and _JOINT.match(text, word.end):
        return _unknown(phrases, word) and len(word.text) > 2
    country = _country(phrases, word)
    return (
        country is not None
        and has_loan_syllable(word.text)
        and _COUNTRY_FIRM.match(text, word.end) is not None
        and _unknown(phrases, word)
    )


def _country(phrases: Phrases, word: Word) -> Word | None:
    previous = word.previous
    entry = phrases.gazetteer.find(previous.text) if previous is not None and len(previous.text) > 1 else None
    return previous if entry is not None and entry.kind == "country" else None


def _with_country(phrases: Phrases, word: Word, score: float, source: str) -> Candidate:
    country = _country(phrases, word)
    return Candidate(word.start if country is None else country.start, word.end, "ORG", score, source)


def _legal(phrases: Phrases, word: Word, starts: dict[int, Word]) -> list[Candidate]:
    """A firm behind a foreign legal form, up to two words: `PT 누산타라 프로퍼티`."""
    match = _LEGAL.match(phrases.text, word.start)
    name = starts.get(match.end()) if match else None
    if name is None:
        return []
    following = starts.get(name.end + 1)
    loan = following is not None and not name.particle and following.previous is name
    if loan and following is not None and (has_loan_syllable(following.text) or _unknown(phrases, following)):
        name = following
    return [Candidate(word.start, name.end, "ORG", 0.85, "rule:legal-form", rank=1)]


def _fields(phrases: Phrases, starts: dict[int, Word]) -> list[Candidate]:
    found: list[Candidate] = []
    for match in _COLON.finditer(phrases.text):
        found_label = _LABEL.search(phrases.text, max(0, match.start() - _LONGEST_LABEL), match.start())
        words = found_label[0].rstrip(")）").split(" ") if found_label else [""]
        label, last = "".join(words), words[-1]
        if label in PROJECT_LABELS or last in PROJECT_LABELS:
            found.extend(_project_value(phrases, match))
        elif label in PLACE_LABELS or last in PLACE_LABELS:
            found.extend(_place_value(phrases, match, starts))
        elif label in PARTY_LABELS or last in PARTY_LABELS:
            found.extend(_party_values(phrases, match, starts))
    return found


def _project_value(phrases: Phrases, match: re.Match[str]) -> list[Candidate]:
    """The value of a field that names an undertaking, without quotation marks and without a bracket at its end."""
    start, end = match.span("value")
    value = _NAME_VALUE.match(phrases.text, start, end)
    if value is None:
        return []
    start, end = value.span()
    text = phrases.text[start:end].rstrip()
    bracket = re.search(r" ?[(（][^()（）]*[)）]?$", text)
    text = text[: bracket.start()] if bracket else text
    act = _ACT_BEHIND.search(text)
    text = text[: act.start()] if act and text[: act.start()].endswith(_UNDERTAKING_ENDS) else text
    lead = len(text) - len(text.lstrip(" ‘“'\"「"))
    text = text.strip(" ‘’“”'\"「」")
    if len(text) < 4 or _VERBAL_END.search(text) or is_compound(text.replace(" ", "")) or "(" in text:
        return []
    return [Candidate(start + lead, start + lead + len(text), "PROJECT", 0.9, "rule:field", rank=2)]


def _place_value(phrases: Phrases, match: re.Match[str], starts: dict[int, Word]) -> list[Candidate]:
    word = starts.get(match.start("value"))
    if word is None or word.particle or word.text in GENERIC_ORGS or is_compound(word.text):
        return []
    entry = phrases.gazetteer.find(word.text)
    if entry is not None and entry.kind not in ("org", "country"):
        return [Candidate(word.start, word.end, "PLACE", 0.85, f"gazetteer:{entry.kind}")]
    return []


def _party_values(phrases: Phrases, match: re.Match[str], starts: dict[int, Word]) -> list[Candidate]:
    """The unknown names among the values of a field of parties: each item is one word, or a country and one word."""
    found: list[Candidate] = []
    for item in _ITEM.finditer(phrases.text, *match.span("value")):
        start = item.start() + len(item[0]) - len(item[0].lstrip())
        word = starts.get(start)
        if word is None or word.particle:
            continue
        country = phrases.gazetteer.find(word.text) if len(word.text) > 1 else None
        following = starts.get(word.end + 1)
        if country is not None and country.kind == "country" and following is not None and following.previous is word:
            word = following
        rest = phrases.text[word.end : item.end()].strip()
        if word.particle or (rest and not re.fullmatch(r"\d{1,3}(?:\.\d+)? ?%|등|외", rest)) or not _unknown(phrases, word):
            continue
        found.append(_with_country(phrases, word, 0.72, "rule:party-field"))
    return found
