"""From the lines of a PDF's columns to blocks: paragraphs, headings, list items, captions, notes and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from pipeline.read.layout import classify_line
from pipeline.read.pdf_page import Page, Row, Run, split_furniture, to_flows, to_rows, usual_gutter
from pipeline.read.pdf_tables import Grid, find_grids

if TYPE_CHECKING:
    from pipeline.read.source import Box, SourceBuilder
    from pipeline.types import BlockKind

_LARGER = 1.15  # times the size of body text: a heading
_SMALLER = 0.92  # a footnote
_MAX_HEADING_CHARACTERS = 80
_WIDE_PITCH = 1.4  # times the usual distance of lines: something new begins
_INDENT = 0.7  # em
_EDGE_QUANTILE = 0.9  # of the lines' right ends: the column's edge, whatever sticks out of it
_SHORT = 4.0  # em that a finished line ends before the column's edge
_FOOT = 0.6  # of the page's height, below which footnotes stand
_FINISHED = re.compile(r"[.!?。！？:：)\]）」』”’\"]\s{0,4}$")
_NOTE_MARK = re.compile(r"\s{0,4}(?:\d{1,3}\s?[).]|\d{1,3}\s|[*†‡※]|주\s?\d{0,2}\s?[):])")
_ALWAYS: frozenset[BlockKind] = frozenset({"list_item", "source_note"})  # however the line before ends
_AFTER_END: frozenset[BlockKind] = frozenset({"heading", "caption"})  # only where a line may begin something


@dataclass(slots=True)
class _Open:
    """The block that lines are being added to."""

    lines: list[Run] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Measures:
    """The size of body text in the document, and the sizes of headings from the largest."""

    body: float
    headings: tuple[float, ...]

    def is_heading(self, run: Run) -> bool:
        """Whether a run is set so large that it is a title."""
        return run.size >= _LARGER * self.body and any(char.isalpha() for char in run.text)

    def level(self, size: float) -> int:
        """1 for the largest size of headings, 6 at most."""
        return min(6, 1 + sum(larger > round(size) + 0.5 for larger in self.headings))


def add_pages(builder: SourceBuilder, pages: Sequence[Page]) -> None:
    """Append all blocks of all pages in reading order; running headers and page numbers stand at the end of their page."""
    measures = _measure(pages)
    parts = split_furniture(pages)
    usual = usual_gutter([run for run in body if not run.turned] for _, _, body in parts)
    for page, (headers, numbers, body) in zip(pages, parts, strict=True):
        for flow in to_flows([run for run in body if not run.turned], usual=usual):
            _Flow(builder, page, measures, flow).add()
        turned = [run for run in body if run.turned]
        if turned:  # a watermark, or the legend of a drawing
            text = "".join(run.text for run in turned)
            builder.add(text, "figure", page=page.number, box=_box(turned), region=builder.new_region())
        for run in headers:
            builder.add(run.text, "header", page=page.number, box=_box([run]))
        for run in numbers:
            builder.add(run.text, "page_number", page=page.number, box=_box([run]))


def _measure(pages: Sequence[Page]) -> _Measures:
    sizes: Counter[int] = Counter()
    for page in pages:
        for run in page.runs:
            sizes[round(2 * run.size)] += len(run.text)
    body = sizes.most_common(1)[0][0] / 2 if sizes else 10.0
    larger = sorted({round(half / 2) for half in sizes if half / 2 >= _LARGER * body}, reverse=True)
    return _Measures(body, tuple(float(size) for size in larger))


class _Flow:
    """One column of a page, line by line."""

    def __init__(self, builder: SourceBuilder, page: Page, measures: _Measures, runs: Sequence[Run]) -> None:
        self._builder = builder
        self._page = page
        self._measures = measures
        self._rows = to_rows(runs)
        self._left = min(run.left for run in runs)
        lone = sorted(row.runs[0].right for row in self._rows if len(row.runs) == 1)
        self._right = lone[int(_EDGE_QUANTILE * (len(lone) - 1))] if lone else max(run.right for run in runs)
        steps = [below.top - above.top for above, below in zip(self._rows, self._rows[1:], strict=False)]
        close = [step for step in steps if 0.5 * measures.body < step < 3 * measures.body]
        self._pitch = median(close) if close else 1.6 * measures.body
        self._open = _Open()

    def add(self) -> None:
        """Append the column's blocks."""
        grids = {grid.first: grid for grid in find_grids(self._rows)}
        index = 0
        while index < len(self._rows):
            grid = grids.get(index)
            if grid is not None:
                self._close()
                self._add_grid(grid)
                index = grid.last + 1
                continue
            self._add_row(self._rows[index])
            index += 1
        self._close()

    def _add_grid(self, grid: Grid) -> None:
        runs = [run for row in self._rows[grid.first : grid.last + 1] for run in row.runs]
        self._builder.add_table(grid.cells, page=self._page.number, box=_box(runs))

    def _add_row(self, row: Row) -> None:
        line = _merge(row)
        kind, level = self._classify(line)
        if not self._open.lines or self._begins_block(line, kind):
            self._close()
            self._open = _Open([line], kind, level)
        else:
            self._open.lines.append(line)

    def _classify(self, line: Run) -> tuple[BlockKind, int]:
        text = line.text.strip()
        low = line.top > _FOOT * self._page.height
        if low and line.size < _SMALLER * self._measures.body and _NOTE_MARK.match(text):
            return "footnote", 0
        kind, level = classify_line(text)
        if kind in _ALWAYS or kind in _AFTER_END:
            return kind, level
        if self._measures.is_heading(line) and len(text) <= _MAX_HEADING_CHARACTERS:
            return "heading", self._measures.level(line.size)
        return "paragraph", 0

    def _begins_block(self, line: Run, kind: BlockKind) -> bool:
        """Whether a line begins a new block rather than going on with the open one."""
        last, block = self._open.lines[-1], self._open
        if kind in _ALWAYS or kind == "footnote":
            return True
        if line.top - last.top > _WIDE_PITCH * max(self._pitch, 1.2 * last.size):
            return True
        if not 1 / _LARGER < line.size / last.size < _LARGER:
            return True
        if block.kind == "heading":  # a title of two lines is one only if both are set alike and larger than the text
            return kind != "heading" or not self._measures.is_heading(line) or classify_line(line.text)[0] == "heading"
        if self._is_ended(last):
            return kind in _AFTER_END or self._ends_short(last) or self._is_indented(line, block)
        return self._is_indented(line, block)

    def _is_ended(self, line: Run) -> bool:
        return _FINISHED.search(line.text[-16:]) is not None or self._ends_short(line)

    def _ends_short(self, line: Run) -> bool:
        return line.right < self._right - _SHORT * line.size

    def _is_indented(self, line: Run, block: _Open) -> bool:
        if block.kind != "paragraph" or line.left - self._left < _INDENT * line.size:
            return False
        others = block.lines[1:] or block.lines
        return all(other.left < line.left - _INDENT / 2 * line.size for other in others)

    def _close(self) -> None:
        block, self._open = self._open, _Open()
        if block.lines:
            text = "\n".join(line.text for line in block.lines)
            self._builder.add(text, block.kind, page=self._page.number, box=_box(block.lines), level=block.level)


def _merge(row: Row) -> Run:
    """The runs of a row as one line, with a space between them."""
    first, *others = row.runs
    if not others:
        return first
    text = first.text
    for run in others:
        text += ("" if text.endswith(" ") else " ") + run.text
    size = max(row.runs, key=lambda run: len(run.text)).size
    return Run(text, first.left, row.top, row.runs[-1].right, row.bottom, size)


def _box(runs: Sequence[Run]) -> Box:
    """The box around runs: left, top, right, bottom, to a tenth of a point."""
    edges = (
        min(run.left for run in runs), min(run.top for run in runs), max(run.right for run in runs),
        max(run.bottom for run in runs),
    )  # fmt: skip
    left, top, right, bottom = (round(edge, 1) for edge in edges)
    return left, top, right, bottom
