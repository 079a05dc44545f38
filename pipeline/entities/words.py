"""A text as the words that its writer spaced, whatever the analyser made of them.

An unknown name is often read as a numeral, an adverb or two nouns. Its word still ends in `…건설` or `…성`, so heads
are matched on words here, and the morphemes only say where a word's particles begin and whether it looks like a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.entities.heads import GENERIC_WORDS
from pipeline.entities.shapes import is_namelike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.entities.phrases import Phrases
    from pipeline.types import Morpheme

_WORD = re.compile(r"[가-힣A-Za-z0-9]+(?:[·&-][가-힣A-Za-z0-9]+)*")
_PARTICLES = frozenset(
    part
    for group in (
        "은 는 이 가 을 를 과 와 도 의 에 로 으로 에서 에게 에는 에도 만 및",
        "다 입니다 였다 으로부터 로부터 이며 이다 이고 인 이나 까지 부터 에의 으로서 로서",
    )
    for part in group.split()
)
_GRAMMAR = frozenset(
    tag
    for group in ("JKS JKC JKG JKO JKB JKV JKQ JX JC VCP VCN VV VA VX XSV XSA EP EF EC ETN ETM MAJ", "VV-I VA-I VV-R XSA-I")
    for tag in group.split()
)
_LONGEST_CORE = 16


@dataclass(slots=True, eq=False)
class Word:
    """A word without its particles, in clean offsets. `previous` stands before it with one space and no particle between."""

    start: int
    end: int
    text: str
    particle: str
    morphemes: list[Morpheme] = field(default_factory=list)
    previous: Word | None = None
    glossed: Word | None = None  # the word before it where nothing but a gloss in brackets stands between them
    ends: tuple[int, ...] = ()  # where a name in it may end, the likeliest first

    @property
    def verbal(self) -> bool:
        """Whether the analyser saw a verb, an adjective or a conjunction in it."""
        return any(m.tag in ("VV", "VA", "MAJ", "ETM", "EF", "VX", "EP") for m in self.morphemes)


def to_words(phrases: Phrases, blocked: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of a text in order; what touches an amount or a date is left out and parts its neighbours."""
    text, morphemes = phrases.text, phrases.analysis.morphemes
    starts = [m.start_char for m in morphemes]
    words: list[Word] = []
    host: Word | None = None
    barrier = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while barrier < len(blocked) and blocked[barrier][1] <= start:
            barrier += 1
        if barrier < len(blocked) and blocked[barrier][0] < end:
            continue
        inside = list(morphemes[bisect_left(starts, start) : bisect_left(starts, end)])
        stop = _stem_end(inside, start, end)
        particle = text[stop:end]
        word = Word(start, stop, text[start:stop], particle, [m for m in inside if m.start_char < stop])
        word.ends = tuple(start + length for length in find_ends(text[start:end], stop - start))
        last = words[-1] if words else None
        if last is not None and not last.particle and text[last.end : start] in (" ", ""):
            word.previous = last
        if last is not None and text[last.end : start] in ("(", " ("):
            host = last if not last.particle else None
        elif last is not None and text[last.end : start] in (")", ") "):
            word.glossed, host = host, None
        words.append(word)
    return words


def _stem_end(morphemes: list[Morpheme], start: int, end: int) -> int:
    """Where the particles of a word begin: they are the run of grammatical morphemes at its end."""
    stop = end
    for morpheme in reversed(morphemes):
        if morpheme.tag not in _GRAMMAR or morpheme.start_char == start:
            break
        stop = morpheme.start_char
    return stop


def find_ends(whole: str, size: int) -> tuple[int, ...]:
    """The lengths of a name at the head of a word: up to its particles, then wherever one could begin by its spelling."""
    others = (
        length for length in range(len(whole), max(1, len(whole) - 4), -1) if length != size and _is_particle(whole[length:])
    )
    return (size, *others)


def _is_particle(rest: str) -> bool:
    return not rest or rest in _PARTICLES


@lru_cache(maxsize=65536)
def is_compound(text: str) -> bool:
    """Whether a text is made of generic words alone: `해외도시개발`, but not `한빛도시개발`."""
    if not 0 < len(text) <= _LONGEST_CORE:
        return False
    reached = {0}
    for end in range(2, len(text) + 1):
        if any(start in reached and text[start:end] in GENERIC_WORDS for start in range(max(0, end - 6), end - 1)):
            reached.add(end)
    return len(text) in reached or (len(text) > 2 and text[0] in GENERIC_WORDS and is_compound(text[1:]))


def is_common(phrases: Phrases, word: Word, end: int) -> bool:
    """Whether the word up to an offset is made of common nouns: generic ones, or those that the analyser's dictionary has."""
    if is_compound(phrases.text[word.start : end]):
        return True
    inside = [m for m in word.morphemes if m.start_char < end]
    plain = all(m.tag in ("NNG", "XPN", "XSN", "SN", "XR", "NNB") and m.end_char <= end for m in inside)
    return bool(inside) and plain and not is_shattered(phrases, word, end) and not is_proper(phrases, word, end)


def is_proper(phrases: Phrases, word: Word, end: int) -> bool:
    """Whether the word up to an offset holds a proper noun, or is one word that no dictionary has."""
    text = phrases.text
    core = text[word.start : end]
    if is_compound(core) or not core:
        return False
    for morpheme in word.morphemes:
        if morpheme.start_char >= end:
            break
        part = text[morpheme.start_char : morpheme.end_char]
        if morpheme.end_char > end:
            return len(part) > 3 and morpheme.start_char == word.start
        if is_namelike(morpheme, part):
            return True
    return False


def is_shattered(phrases: Phrases, word: Word, end: int) -> bool:
    """Whether the analyser broke the word up to an offset into syllables (`청` + `솔`), or saw no noun (`한결`)."""
    core = phrases.text[word.start : end]
    if len(core) < 2 or is_compound(core):
        return False
    inside = [m for m in word.morphemes if m.end_char <= end]
    single = [m for m in inside if m.end_char - m.start_char == 1 and m.tag not in ("SN", "SL", "XPN", "XSN")]
    odd = any(m.tag in ("MAG", "MM", "IC", "NP", "VV", "VA", "ETM", "NR", "JX", "JKS", "JKO") for m in inside)
    return odd or (len(single) > 1 and len(single) * 2 >= len(inside))
