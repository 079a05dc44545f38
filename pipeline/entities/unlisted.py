"""PROJECT: a word that no dictionary has before a head that names undertakings: `남하이 신도시`, `부그줄 발전소`.

The analyser takes such words for pieces of others, so what decides is the word as its writer spaced it, looked up by itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    BREAKERS,
    COMMON_LEADS,
    COMMON_LOANS,
    COMMON_PROPER,
    GENERIC_ORGS,
    GENERIC_PROJECTS,
    ORG_CLASSES,
    PERSON_TITLES,
    PROJECT_HEADS,
)
from pipeline.entities.projects import find_end
from pipeline.entities.shapes import ADJECTIVES, has_loan_syllable
from pipeline.entities.words import Word, is_compound
from pipeline.kiwi import load_kiwi

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem

# Heads that any noun may stand before.
_LOOSE = frozenset(
    ("교량", "지하철", "메트로", "광산", "유전", "매립지", "신구", "파크", "플랜트", "터미널", "공항", "데이터센터")
)
_HEADS = PROJECT_HEADS - _LOOSE
_COMMON_ENDS = (
    *ADJECTIVES,
    "산",
    "발",
    "간",
    "내",
    "외",
    "등",
    "의",
    "을",
    "를",
    "는",
    "권",
    "들",
    "한",
    "된",
    "될",
    "할",
    "하는",
    "되는",
    "인",
    "째",
    "쯤",
)
_FOREIGN = frozenset("얄킹")  # syllables that only transliterated words have, beyond those that are sure
_UNKNOWN = 5  # the analyser numbers what its dictionary lacks by the part of speech alone, below its first own word
_LONGEST = 8
_VERBAL = frozenset(
    tag for group in ("VV VA VX VCP VCN ETM EC EF EP XSV XSA", "MM MAG MAJ IC NP JX JKS JKO JKB JC") for tag in group.split()
)


def find_unlisted(phrases: Phrases, words: Sequence[Word], taken: Collection[int]) -> list[Candidate]:
    """Candidates for PROJECT in a text, in no order. No name reaches over a word that begins at an offset of `taken`."""
    stems = {stem.start: stem for stem in phrases.stems}
    found: list[Candidate] = []
    for word in words:
        name = word.previous
        stem = stems.get(word.start)
        end = next((end for end in word.ends if phrases.text[word.start : end] in _HEADS), 0) if stem is not None else 0
        if name is None or stem is None or not end or name.start in taken or not _is_name(phrases, name):
            continue
        start = _start(phrases, name, taken)
        found.append(Candidate(start, max(end, _end(phrases, stem, end)), "PROJECT", 0.7, "rule:unlisted-name"))
    return found


def _end(phrases: Phrases, stem: Stem, end: int) -> int:
    """Where a name ends that may take generic heads behind it; as it stands where its stem holds more than its head."""
    return find_end(phrases, stem, end) if end <= stem.end else end


def _start(phrases: Phrases, name: Word, taken: Collection[int]) -> int:
    """Where a name begins: at its country, if one stands straight before it."""
    country = name.previous
    entry = phrases.gazetteer.find(country.text) if country is not None and country.start not in taken else None
    return country.start if country is not None and entry is not None and entry.kind == "country" else name.start


def _is_name(phrases: Phrases, word: Word) -> bool:
    text = word.text
    if word.particle or not 1 < len(text) <= _LONGEST or not all("가" <= c <= "힣" for c in text):
        return False
    if phrases.gazetteer.find(text) is not None or text in BREAKERS or text in PERSON_TITLES or text in COMMON_LEADS:
        return False  # a place is for the rules for heads to judge
    if text in GENERIC_ORGS or text in ORG_CLASSES or text.endswith((*_COMMON_ENDS, *PROJECT_HEADS)):
        return False
    return is_unlisted(text)


@lru_cache(maxsize=16384)
def is_unlisted(word: str) -> bool:
    """Whether the analyser's dictionary has no common word, and no row of common words, that is spelled so."""
    if is_compound(word) or word in COMMON_PROPER or word in COMMON_LOANS or word in GENERIC_PROJECTS:
        return False
    tokens = load_kiwi().tokenize(word)
    if any(token.id < _UNKNOWN and token.len > 1 for token in tokens):
        return True
    foreign = has_loan_syllable(word) or not _FOREIGN.isdisjoint(word)
    if len(tokens) == 1:
        return tokens[0].tag == "NNP" or (tokens[0].tag == "NNG" and foreign)
    verbal = bool(tokens) and str(tokens[-1].tag).partition("-")[0] in _VERBAL
    return len(word) > 2 and all(token.len == 1 for token in tokens) and (not verbal or foreign)
