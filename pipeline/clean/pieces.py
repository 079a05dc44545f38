"""A report's blocks as lines: what is joined, before it is joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.characters import plain
from pipeline.types import FURNITURE, Block, Report

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a block. `start` and `end` are source offsets without the white space around it, `text` is folded.

    `trailing` says that it ended in a space or a tab.
    """

    start: int
    end: int
    text: str
    trailing: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """A block with its lines; `index` is its place among the report's blocks."""

    index: int
    block: Block
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> str:
        """The first line."""
        return self.pieces[0].text if self.pieces else ""

    @property
    def last(self) -> str:
        """The last line."""
        return self.pieces[-1].text if self.pieces else ""


def split_block(report: Report, index: int) -> Fragment:
    """A block of the report with its lines. Furniture, which is dropped, has none, nor has a table, which is cut by cell."""
    block = report.blocks[index]
    if block.kind in FURNITURE or block.kind == "table":
        return Fragment(index, block, ())
    return Fragment(index, block, split_pieces(report.source, block.start, block.end, block.marks))


def split_pieces(source: str, start: int, end: int, marks: Sequence[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The lines of a stretch of the source that have something on them but white space, in order; `marks` are no text."""
    pieces = []
    for line_start, line_end in _line_spans(source, start, end):
        raw = source[line_start:line_end]
        stripped = raw.strip()
        if not stripped:
            continue
        lead = raw.index(stripped[0])
        first = line_start + lead
        pieces.append(
            Piece(first, first + len(stripped), plain(_without(stripped, first, marks)), len(raw) > lead + len(stripped))
        )
    return tuple(pieces)


def _without(text: str, start: int, marks: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for first, last in marks[bisect_left(marks, (start, start)) : bisect_left(marks, (start + len(text), 0))]:
        if last <= start + len(text):
            parts.append(text[at : first - start])
            at = last - start
    return "".join((*parts, text[at:])) if parts else text


def _line_spans(source: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _LINE_END.finditer(source, start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    return spans
