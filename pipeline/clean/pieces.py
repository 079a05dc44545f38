"""A report's blocks as lines: what is joined, before it is joined."""

from __future__ import annotations

import re
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
    return Fragment(index, block, split_pieces(report.source, block.start, block.end))


def split_pieces(source: str, start: int, end: int) -> tuple[Piece, ...]:
    """The lines of a stretch of the source that have something on them but white space, in order."""
    pieces = []
    for line_start, line_end in _line_spans(source, start, end):
        raw = source[line_start:line_end]
        stripped = raw.strip()
        if not stripped:
            continue
        lead = raw.index(stripped[0])
        first = line_start + lead
        pieces.append(Piece(first, first + len(stripped), plain(stripped), len(raw) > lead + len(stripped)))
    return tuple(pieces)


def _line_spans(source: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _LINE_END.finditer(source, start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    return spans
