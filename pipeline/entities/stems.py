"""Noun stems and the phrases they form: what a Korean name can be made of.

A stem is an unbroken run of nominal morphemes (`국토교통부` in `국토교통부는`). A phrase is a run of stems with nothing but
single spaces, or a gloss in brackets, between them. Particles, punctuation, quotation marks and quantities end a phrase, so no
name crosses them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.types import Analysis, Mention, Morpheme

if TYPE_CHECKING:
    from collections.abc import Sequence

NOMINAL = frozenset(("NNG", "NNP", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR"))
_HYPHENS = "-–&"
_MAX_GLOSS = 80
_MAX_MORPHEMES = 24  # of one stem: an unbroken run beyond is no name
_OPEN, _CLOSE = "(（", ")）"


@dataclass(slots=True, eq=False)
class Stem:
    """A run of nominal morphemes. `after` is the tag of what is attached behind it, `particle` its text, both else empty.

    `gloss` is the inside of a bracket that follows, in clean offsets. `previous` is the stem before it in the phrase.
    """

    start: int
    end: int
    text: str
    morphemes: list[Morpheme]
    after: str = ""
    particle: str = ""
    gloss: tuple[int, int] | None = None
    previous: Stem | None = None
    following: Stem | None = None
    in_gloss: bool = False
    ends: list[int] = field(default_factory=list)

    @property
    def verbal(self) -> bool:
        """Whether a verb or adjective is made of it: `인도하다`."""
        return self.after in ("XSV", "XSA", "XSA-I", "XSV-I")


class _Builder:
    """Builds stems in one pass over the morphemes."""

    def __init__(self, text: str, blocked: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.blocked = blocked
        self.next_block = 0
        self.stems: list[Stem] = []
        self.current: Stem | None = None
        self.last: Stem | None = None  # the stem that the next one may join
        self.outer: list[tuple[Stem, int]] = []  # stems whose gloss is open, and where it ends

    def is_blocked(self, morpheme: Morpheme) -> bool:
        while self.next_block < len(self.blocked) and self.blocked[self.next_block][1] <= morpheme.start_char:
            self.next_block += 1
        return self.next_block < len(self.blocked) and self.blocked[self.next_block][0] < morpheme.end_char

    def add(self, morpheme: Morpheme) -> None:
        start = morpheme.start_char
        while self.outer and start >= self.outer[-1][1]:
            self.last, _ = self.outer.pop()
            self.current = None
            if self.text[start : start + 1] in _CLOSE:
                return
        if self.is_blocked(morpheme):
            self.current = self.last = None
        elif morpheme.tag in NOMINAL or self.is_counter(morpheme):
            self.add_nominal(morpheme)
        elif self.text[start] in _OPEN and self.opens_gloss(start):
            pass
        elif self.current is not None and start == self.current.end and self.text[start] in _HYPHENS:
            self.current.end = morpheme.end_char  # taken back by `trim` unless a noun follows at once
            self.current.morphemes.append(morpheme)
        else:
            self.end_phrase(morpheme)

    def is_counter(self, morpheme: Morpheme) -> bool:
        """Whether it is a counter straight after a number (`3호선`), or the ending of a ministry (`재무부`)."""
        current = self.current
        return (
            morpheme.tag == "NNB"
            and current is not None
            and current.end == morpheme.start_char
            and (current.morphemes[-1].tag == "SN" or self.text[morpheme.start_char : morpheme.end_char] == "부")
        )

    def add_nominal(self, morpheme: Morpheme) -> None:
        if morpheme.tag == "SN" and self.text[morpheme.end_char - 1] == "." and morpheme.end_char - morpheme.start_char > 1:
            morpheme = Morpheme(morpheme.start_char, morpheme.end_char - 1, "SN", morpheme.lemma)  # a full stop, no decimal
        current = self.current
        if current is not None and current.end == morpheme.start_char and len(current.morphemes) < _MAX_MORPHEMES:
            current.morphemes.append(morpheme)
            current.end = morpheme.end_char
            return
        stem = Stem(morpheme.start_char, morpheme.end_char, "", [morpheme], in_gloss=bool(self.outer))
        if self.last is not None and self.joins(self.last, stem.start):
            stem.previous = self.last
            self.last.following = stem
        self.stems.append(stem)
        self.current = self.last = stem

    def joins(self, before: Stem, start: int) -> bool:
        end = before.gloss[1] + 1 if before.gloss else before.end
        gap = self.text[end:start]
        return gap in ("", " ", "  ", "\u00a0")

    def opens_gloss(self, start: int) -> bool:
        """Whether a bracket here is a gloss of the stem just read; then what is inside makes a phrase of its own."""
        stem = self.last
        if stem is None or stem.gloss or self.outer or self.text[stem.end : start] not in ("", " "):
            return False
        line = self.text[start + 1 : start + 1 + _MAX_GLOSS]
        close = min((i for i in map(line.find, _CLOSE) if i > 0), default=-1)
        if close < 0 or any(mark in line[:close] for mark in "\n(（"):
            return False
        stem.gloss = (start + 1, start + 1 + close)
        self.outer.append((stem, start + 1 + close))
        self.current = self.last = None
        return True

    def end_phrase(self, morpheme: Morpheme) -> None:
        last = self.last
        if last is not None and not last.after:
            end = last.gloss[1] + 1 if last.gloss else last.end
            if end == morpheme.start_char:
                last.after, last.particle = morpheme.tag, self.text[end : morpheme.end_char]
        self.current = self.last = None


def to_stems(analysis: Analysis, taken: Sequence[Mention] = (), morphemes: Sequence[Morpheme] | None = None) -> list[Stem]:
    """The noun stems of a text in order, linked into phrases. Nothing inside a mention of `taken` becomes part of a stem.

    `morphemes` are used in place of the analysis's own if they are given.
    """
    builder = _Builder(analysis.text, sorted((m.start_char, m.end_char) for m in taken))
    for morpheme in analysis.morphemes if morphemes is None else morphemes:
        if morpheme.end_char > morpheme.start_char:
            builder.add(morpheme)
    for stem in builder.stems:
        while stem.morphemes[-1].tag not in NOMINAL and stem.morphemes[-1].tag != "NNB":
            stem.morphemes.pop()
        stem.end = stem.morphemes[-1].end_char
        stem.text = analysis.text[stem.start : stem.end]
        stem.ends = [m.end_char for m in stem.morphemes]
    return builder.stems
