"""PROJECT by the spelling of its words: a row of nouns that begins with a name and ends in the head of an undertaking.

`나래 상수도 개선사업` has no head of its own, only common nouns. What makes a name of it is its first word: a place below the
country, a proper noun, or a word that no dictionary has. Words of description (`관련`, `주요`) and particles break the row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    ACTIVITIES,
    BREAKERS,
    COMMON_LOANS,
    COMMON_PROPER,
    GENERIC_PROJECTS,
    NOT_PLACES,
    ORG_CLASSES,
    PERSON_TITLES,
    UNDERTAKING_HEADS,
    WORKS_HEADS,
)
from pipeline.entities.shapes import ADJECTIVES
from pipeline.entities.unlisted import is_unlisted
from pipeline.entities.words import Word, is_common, is_compound, is_proper, is_shattered

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases

_HEADS = UNDERTAKING_HEADS | WORKS_HEADS
_HEAD_ENDS = frozenset(head[-1] for head in _HEADS)
_LONGEST = max(map(len, _HEADS))
_MAX_WORDS = 6
_LONG_HEAD = 4  # syllables of a head that a bare city makes a name of: `브로츠와프 물류센터`
_FACILITIES = frozenset(
    ("물류센터", "데이터센터", "쇼핑몰", "쇼핑센터", "변전소", "발전소", "처리장", "정수장", "터미널", "산단")
)
_PHASE = re.compile(r"(?:제?\d{1,2}(?:단계|차|공구|구간|호기|기)|[IVX]{1,3})")
_PLAIN_WORKS = frozenset(("공사", "프로그램"))  # heads where a word of activity stands before them: `증설 공사`
_WORKED = ACTIVITIES | frozenset(
    ("보수", "개선", "개량", "설치", "교체", "보강", "복선화", "전철화", "이설", "포장", "신축", "증축", "정비")
)
_GRAVE = frozenset(("사업", "프로젝트", "프로그램", "용역"))  # heads that need a word between them and the name
# Syllables that few nouns but transliterated ones have, beyond those that are sure.
_FOREIGN = frozenset("렌콘롬벡샌앨웰첼캐켈쿤퀘탬톨툴퐁랏밧얀웅엡땀꽝닌빈훙뚝짱쯤뷔뤼쇼챠쨔슌훼")
_HEADING = frozenset(("heading", "list_item", "caption"))
_ENUMERATED = re.compile(r"(?m)^[ \t]*(?:[가-하]\.|\d{1,2}[.)]|[①-⑳]|[□■○●◆◇▶▷ㅇ※◦-]|\(\d{1,2}\)|<[^<>\n]{1,12}>) ?")


def find_undertakings(phrases: Phrases, words: list[Word], taken: frozenset[int]) -> list[Candidate]:
    """Candidates for PROJECT in a text, in no order. No name reaches over a word that begins at an offset of `taken`."""
    lines = frozenset(match.end() for match in _ENUMERATED.finditer(phrases.text))
    lines |= frozenset(block.start_char for block in phrases.analysis.blocks if block.kind in _HEADING)
    found: list[Candidate] = []
    for word in words:
        head_end, head = _head(phrases, word)
        if not head or word.start in taken:
            continue
        first = _first_word(phrases, word, head_end, head, taken, lines)
        if first is not None:
            found.append(Candidate(first.start, head_end, "PROJECT", 0.75, "rule:undertaking"))
    return found


def find_phases(phrases: Phrases, words: list[Word], names: frozenset[str]) -> list[Candidate]:
    """Candidates for PROJECT that are a phase of a known undertaking by the first word of its name: `나보이 2단계 사업`."""
    found: list[Candidate] = []
    for word in words:
        phase = word.previous
        name = phase.previous if phase is not None else None
        if phase is not None and name is not None and name.text in names and _PHASE.fullmatch(phase.text):
            end = _head(phrases, word)[0]
            found.extend([Candidate(name.start, end, "PROJECT", 0.75, "rule:phase")] if end else [])
    return found


def _head(phrases: Phrases, word: Word) -> tuple[int, str]:
    """The end of the longest head that a word ends in, before its particles, and the head; an empty head if it ends in none."""
    worked = word.previous is not None and word.previous.text in _WORKED
    for end in word.ends:
        if worked and phrases.text[word.start : end] in _PLAIN_WORKS:
            return end, phrases.text[word.start : end]
        if phrases.text[end - 1] not in _HEAD_ENDS:
            continue
        name = phrases.text[word.start : end]
        head = next((name[-n:] for n in range(min(_LONGEST, len(name)), 1, -1) if name[-n:] in _HEADS), "")
        if head:
            return end, head
    return 0, ""


def _first_word(phrases: Phrases, word: Word, end: int, head: str, taken: frozenset[int], lines: frozenset[int]) -> Word | None:
    """The word that makes a name of the row that ends in `word`, with a country before it; None if no word does."""
    core_end = end - len(head)
    own = phrases.text[word.start : core_end]
    if own and not is_common(phrases, word, core_end):
        return None  # the head's own word holds the name: the rules for heads decide
    between = [] if not own else [own]
    current, found, glossed = word.previous, None, False
    for _ in range(_MAX_WORDS):
        if (
            current is None
            or current.start in taken
            or current.verbal
            or current.text in BREAKERS
            or current.text in PERSON_TITLES
        ):
            break
        kind = _kind(phrases, current, at_line=glossed or _begins_row(phrases, current, lines))
        if not kind and not between and head in _FACILITIES and _is_odd(phrases, current):
            kind = "name"
        if kind == "country":
            found = current if found is not None else None
            break
        if kind == "name":
            found = current
        elif found is not None or current.text in ORG_CLASSES or not is_noun(current):
            break
        else:
            between.append(current.text)
        glossed = head in _PLAIN_WORKS and found is None and current.previous is None and current.glossed is not None
        current = current.glossed if glossed else current.previous
    if found is not None and head in _PLAIN_WORKS and len(between) < 2:
        return None  # `부산 건설 공사`
    if found is None or (not between and len(head) < _LONG_HEAD and phrases.gazetteer.find(found.text) is not None):
        return None
    if head in _GRAVE and not any(not _PHASE.fullmatch(b) for b in between) and not _phased(between, found, phrases):
        return None
    return found


def _is_odd(phrases: Phrases, word: Word) -> bool:
    """Whether a word is a syllable of grammar and a noun to the analyser, as an unknown name is: `아` + `이담`."""
    if len(word.morphemes) != 2 or word.particle or is_compound(word.text) or phrases.gazetteer.find(word.text) is not None:
        return False
    first, second = word.morphemes
    return (
        first.end_char - first.start_char == 1
        and first.tag in ("IC", "MAG", "NP", "MM")
        and second.tag in ("NNG", "NNP")
        and second.end_char - second.start_char > 1
        and not is_compound(phrases.text[second.start_char : second.end_char])
        and phrases.text[second.start_char : second.end_char] not in ORG_CLASSES
    )


def _begins_row(phrases: Phrases, word: Word, lines: frozenset[int]) -> bool:
    """Whether a row of nouns begins here at the head of a line or behind a country, so that a strange word may be a name."""
    previous = word.previous
    if word.start in lines or previous is None or len(previous.text) < 2:
        return word.start in lines
    entry = phrases.gazetteer.find(previous.text)
    return entry is not None and entry.kind == "country"


def _phased(between: list[str], found: Word, phrases: Phrases) -> bool:
    """Whether a phase alone stands between a name of some length and its head: `나보이 2단계 사업`."""
    return (
        bool(between)
        and len(found.text) > 1
        and found.text not in GENERIC_PROJECTS
        and phrases.gazetteer.find(found.text) is None
    )


def is_noun(word: Word) -> bool:
    """Whether a word may stand between a name and its head: no numeral, no adverb, no ending."""
    last = word.morphemes[-1].tag if word.morphemes else "NNG"
    return last in ("NNG", "NNP", "XSN", "SL", "XR", "SN", "NNB", "NR", "XPN", "SH") and not word.text.isdigit()


def _kind(phrases: Phrases, word: Word, *, at_line: bool) -> str:
    """`country`, `name` for a place below it or an unknown word, or nothing for a common noun."""
    text = word.text
    entry = phrases.gazetteer.find(text) if len(text) > 1 else None
    if entry is not None:
        if entry.kind == "country":
            return "country"
        if entry.kind in ("org", "region"):
            return ""
        return "name" if any(m.tag == "NNP" for m in word.morphemes) else ""
    if len(text) < 2 or is_compound(text) or text in COMMON_PROPER or text in GENERIC_PROJECTS or _PHASE.fullmatch(text):
        return ""
    if not any("가" <= c <= "힣" for c in text):
        return ""
    if text.endswith((*ADJECTIVES, "산", "발", "간", "내")):
        return ""
    plural = len(word.morphemes) == 2 and word.morphemes[1].tag == "XSN" and text.endswith("들")
    if at_line and word.previous is not None and text[-1] in "성주시도현" and len(text) > 2 and text not in NOT_PLACES:
        return "name"  # a state behind its country
    foreign = not _FOREIGN.isdisjoint(text) and text not in COMMON_LOANS and len(word.morphemes) == 1
    shattered = foreign or (is_shattered(phrases, word, word.end) and at_line)
    shattered = shattered or (at_line and is_unlisted(text))
    return "name" if is_proper(phrases, word, word.end) or shattered or (plural and at_line) else ""
