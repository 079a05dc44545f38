"""ORG by the spelling of a word: firms and authorities whose head the analyser did not split from an unknown name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    ACTING_HEADS,
    BODY_SUFFIXES,
    BUILT_ENDS,
    CLASS_LEADS,
    COMMON_LOANS,
    GENERIC_ORGS,
    LONG_BODIES,
    MINISTRY_WORDS,
    NOT_MINISTRIES,
    OFFICE_HEADS,
    SURE_HEADS,
)
from pipeline.entities.words import Word, is_compound, is_proper, is_shattered

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases

_HEADS = SURE_HEADS | ACTING_HEADS
_LONGEST = max(map(len, _HEADS | BODY_SUFFIXES))
_HEAD_ENDS = frozenset(head[-1] for head in _HEADS)
_OFFICE_ENDS = frozenset(head[-1] for head in OFFICE_HEADS)
_LONG_BODY = 8  # syllables
_MAX_SENTENCE = 120
_SHARE = re.compile(r" ?[(（]? ?(?:지분 ?)?\d{1,3}(?:\.\d{1,2})? ?%")
_MARK = re.compile(r" ?[(（](?:주|유|사장|대표|대표이사|회장|책임준공|시공|설계|운영|출자|이하|[A-Z][A-Za-z&]{1,8}[)）])")
_CITES = re.compile(r"(?:에 ?따르면|에 ?의하면|에서 발표|의 (?:조사|발표|자료|분석)|의? ?(?:합작|지분|자회사|계열사|컨소시엄))")
_ACTS = re.compile(
    r"(?:시행|합작|시공|수주|융자|출자|인수|설립|수행|공급|담당|체결|설계|감리|운영|참여|투자|선정|보유|제출|착공|완공|준공|진출|발표|납품|매각|매입|제공|조달|지원|입찰|응찰|합의|서명)"
    r"(?:하|한|했|해|할|을|를|계약|권|사로|자로|에 참여)|맡|따냈|따내|나섰|손잡|밝혔|이다|갖는|가진"
)
_FOUNDED = re.compile(r"[은는이가] [^.\n]{0,30}?(?:설립|창립|창업)(?:되|된|됐|됨)")
_BEFORE = re.compile(
    r"(?:시공사?|설계사?|감리|운영사?|시행사?|발주처|EPC|사업자|공급사|대주단|주주|출자자|낙찰자|우선협상대상자|협력사|자회사|계열사)"
    r"(?:은|는|인|로|으로|:| :|로는)? ?[:：]? ?$"
)
_CLASSES, _BUILT = tuple(CLASS_LEADS), tuple(BUILT_ENDS)


def find_bodies(phrases: Phrases, words: list[Word]) -> list[Candidate]:
    """Candidates for ORG in a text, in no order. Each ends in a head of firms or in the words of a public authority."""
    found: list[Candidate] = []
    for word in words:
        candidate = _office(phrases, word) or _firm(phrases, word) or _long_body(phrases, word)
        if candidate is not None:
            found.append(candidate)
    return found


def _firm(phrases: Phrases, word: Word) -> Candidate | None:
    for end in word.ends:
        if phrases.text[end - 1] not in _HEAD_ENDS:
            continue
        name = phrases.text[word.start : end]
        head = next((name[-n:] for n in range(min(_LONGEST, len(name) - 2), 1, -1) if name[-n:] in _HEADS), "")
        core = name[: -len(head)] if head else ""
        if (
            len(core) < 2
            or name in GENERIC_ORGS
            or core in COMMON_LOANS
            or is_compound(core)
            or is_compound(name)
            or not "가" <= core[-1] <= "힣"
            or (core[-1] == "별" and len(core) > 2)  # `업종별산업`
        ):
            continue
        entry = phrases.gazetteer.find(core)
        if entry is not None and (entry.kind == "region" or entry.kind == "country"):
            continue
        core_end = word.start + len(core)
        unknown = is_proper(phrases, word, core_end) or is_shattered(phrases, word, core_end)
        sure = head in SURE_HEADS and (unknown or len(core) < 5) and entry is None
        if not sure and not _acts(phrases, word, end):
            continue
        if head in ACTING_HEADS and not unknown and len(core) > 3 and not _beside(phrases, word, end):
            continue
        first = _country_before(phrases, word)
        start = word.start if first is None else first
        return Candidate(start, end, "ORG", 0.8 if sure and unknown else 0.7, "rule:org-word")
    return None


def _acts(phrases: Phrases, word: Word, end: int) -> bool:
    """Whether a word is where a party stands: before a share or a post, cited, behind a role, or as the subject of an act."""
    if _beside(phrases, word, end):
        return True
    particle = (word.text + word.particle)[end - word.start :]
    if particle[:1] not in ("은", "는", "이", "가", "과", "와", "을", "를"):
        return False
    text = phrases.text
    stop = text.find("\n", end)
    stop = min(end + _MAX_SENTENCE, stop if stop > 0 else len(text))
    full_stop = text.find("다.", end, stop)
    return _ACTS.search(text, end, full_stop + 1 if full_stop > 0 else stop) is not None


def _beside(phrases: Phrases, word: Word, end: int) -> bool:
    """Whether the signs of a party stand straight beside a word: a share, a post, a legal form, a citing word, a role."""
    text = phrases.text
    if any(sign.match(text, end) for sign in (_SHARE, _MARK, _CITES, _FOUNDED)):
        return True
    return _BEFORE.search(text, max(0, word.start - 16), word.start) is not None


def _country_before(phrases: Phrases, word: Word) -> int | None:
    previous = word.previous
    entry = phrases.gazetteer.find(previous.text) if previous is not None and len(previous.text) > 1 else None
    return previous.start if previous is not None and entry is not None and entry.kind == "country" else None


def _office(phrases: Phrases, word: Word) -> Candidate | None:
    """An authority of government words behind its country or province: `르완다전력청`, `오만 수전력조달청`."""
    for end in word.ends:
        if phrases.text[end - 1] not in _OFFICE_ENDS:
            continue
        name = phrases.text[word.start : end]
        suffix = next((s for s in ("위원회", name[-1:]) if name.endswith(s) and s in OFFICE_HEADS), "")
        core = name.removesuffix(suffix) if suffix else ""
        if len(core) < 2 or name in NOT_MINISTRIES:
            continue
        start: int | None = word.start
        placed = next((n for n in range(min(8, len(core) - 1), 1, -1) if _is_state(phrases, core[:n])), 0)
        if not placed:
            start = _state_before(phrases, word)
        rest = core[placed:]
        if start is None or len(rest) < 2 or not _is_office(rest, suffix):
            continue
        return Candidate(start, end, "ORG", 0.85, "rule:office")
    return None


def _is_office(core: str, suffix: str) -> bool:
    words = _split(core)
    return words > 1 or (words == 1 and suffix in "부성청처")


def _split(core: str) -> int:
    """How many ministry words make up a text, 0 if it is not made of them alone."""
    best = {0: 0}
    for end in range(1, len(core) + 1):
        counts = [best[s] + 1 for s in range(max(0, end - 6), end) if s in best and core[s:end] in MINISTRY_WORDS]
        if counts:
            best[end] = min(counts)
    return best.get(len(core), 0)


def _is_state(phrases: Phrases, name: str) -> bool:
    entry = phrases.gazetteer.find(name)
    return entry is not None and entry.kind in ("country", "province")


def _state_before(phrases: Phrases, word: Word) -> int | None:
    previous = word.previous
    if previous is None or len(previous.text) < 2 or not _is_state(phrases, previous.text):
        return None
    return previous.start


def _long_body(phrases: Phrases, word: Word) -> Candidate | None:
    """A body of three and more plain words that says what it is for: `국제개발금융공사`, `수출개발협력기금`."""
    for end in word.ends:
        if end - word.start < _LONG_BODY:
            continue
        name = phrases.text[word.start : end]
        suffix = next((name[-n:] for n in range(min(6, len(name) - 5), 1, -1) if name[-n:] in LONG_BODIES), "")
        core = name.removesuffix(suffix) if suffix else ""
        if len(core) < 6 or not is_compound(core) or core.startswith(_CLASSES) or core.endswith(_BUILT) or name in GENERIC_ORGS:
            continue
        return Candidate(word.start, end, "ORG", 0.7, "rule:long-body")
    return None
