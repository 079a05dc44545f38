"""The clean text while it is written, with its map to the source."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from pipeline.clean.characters import SPECIAL, SPECIAL_OR_SPACE, compose, fold, reason_for_dropping
from pipeline.types import Dropped

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence


class TextBuilder:
    """Collects clean characters, the source offsets of each, and what was dropped with the reason."""

    def __init__(self, source: str, marks: Sequence[tuple[int, int]] = ()) -> None:
        self.source = source
        self._marks = sorted(marks)
        self.length = 0
        self.starts = array("q")
        self.ends = array("q")
        self.dropped: list[Dropped] = []
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """The clean text so far."""
        return "".join(self._parts)

    def add(self, char: str, start: int, end: int) -> None:
        """Add one character that stands for `source[start:end]`."""
        self._parts.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.length += len(char)

    def add_space(self, char: str, at: int) -> None:
        """Add white space that stands for the white space at `at` in the source, or for nothing if there is none."""
        self.add(char, at, at + 1 if self.source[at : at + 1].isspace() else at)

    def drop(self, start: int, end: int, reason: str) -> None:
        """Record that `source[start:end]` is left out; white space around it is no loss and is not recorded."""
        raw = self.source[start:end]
        stripped = raw.strip()
        if stripped:
            start += len(raw) - len(raw.lstrip())
            self.dropped.append(Dropped(start, start + len(stripped), reason))

    def add_run(self, start: int, end: int, *, close_up: bool = False, tabs: bool = False) -> None:
        """Add `source[start:end]`, a stretch of one line: folded, composed, runs of white space as one space.

        White space at its ends is left out. `close_up` leaves out all white space; `tabs` keeps each tab instead of the white
        space around it. Marks of the format are dropped.
        """
        at = bisect_left(self._marks, (start, start))
        if at == len(self._marks) or self._marks[at][0] >= end:
            self._add_unmarked(start, end, close_up=close_up, tabs=tabs)
            return
        began, gap = self.length, -1
        for first, last in (*self._marks[at : bisect_left(self._marks, (end, end))], (end, end)):
            raw = self.source[start:first]
            if raw.strip():
                gap = start if raw[0].isspace() else gap
                if gap >= 0 and self.length > began and not close_up:
                    self.add_space(" ", gap)
                lead, trail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
                self._add_unmarked(start + lead, first - trail, close_up=close_up, tabs=tabs)
                gap = first - 1 if raw[-1].isspace() else -1
            elif raw:
                gap = start
            self.drop(first, last, "markup")
            start = last

    def _add_unmarked(self, start: int, end: int, *, close_up: bool, tabs: bool) -> None:
        pattern = SPECIAL_OR_SPACE if close_up else SPECIAL
        at = first = start
        for match in pattern.finditer(self.source, start, end):
            self._copy(at, match.start())
            at = match.end()
            if match.lastgroup == "gap":
                self._add_gap(match, inner=first < match.start() and at < end and not close_up, tabs=tabs)
            elif match.lastgroup == "composed":
                self._add_composed(match)
            else:
                self.add(fold(match.group()), match.start(), at)
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._parts.append(self.source[start:end])
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
            self.length += end - start

    def _add_gap(self, match: re.Match[str], *, inner: bool, tabs: bool) -> None:
        """White space and unprintable characters: the latter are dropped, and between words one space stays.

        An unprintable character of private use is some glyph, an arrow or a bullet, so it parts words even without white space.
        """
        space = -1
        parted = False
        for at, char in enumerate(match.group(), match.start()):
            reason = reason_for_dropping(char)
            if reason:
                self.dropped.append(Dropped(at, at + 1, reason))
                parted = parted or reason == "private-use"
            elif char == "\t" and tabs:
                self.add("\t", at, at + 1)
                inner = False
            elif space < 0:
                space = at
        if inner and space >= 0:
            self.add(" ", space, space + 1)
        elif inner and parted:
            self.add(" ", match.end(), match.end())

    def _add_composed(self, match: re.Match[str]) -> None:
        composed = compose(match.group())
        if len(composed) == 1:
            self.add(composed, match.start(), match.end())
        else:
            self.add(fold(match.group()[0]), match.start(), match.start() + 1)
            self._copy(match.start() + 1, match.end())
