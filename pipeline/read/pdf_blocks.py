"""From the lines of a PDF's columns to blocks: paragraphs, headings, list items, captions, notes and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from pipeline.read.layout import classify_line
from pipeline.read.pdf_lattice import take_ruled_tables
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
_STICKING_OUT = 10  # of as many lines one may stick out of the column's edge
_SHORT = 4.0  # em that a finished line ends before the column's edge
_FOOT = 0.6  # of the page's height, below which footnotes stand
_FINISHED = re.compile(r"[.!?。！？:：)\]）」』”’\"]\s{0,4}$")
_NOTE_MARK = re.compile(r"\s{0,4}(?:\d{1,3}\s?[).]|\d{1,3}\s|[*†‡※]|주\s?\d{0,2}\s?[):])")
_CITED = re.compile(r"(?<=[가-힣.”’)\]])(\d{1,2})\)")  # the mark of a note in the text
_CITING = re.compile(r"(\d{1,2})\)\s?\S")
_VERB_END = re.compile(r"[다요]\.")  # which looks like the letter of a heading
_SENTENCE_END = re.compile(r"[.!?。]\s{0,4}$")
_NUMBERED = re.compile(r"(?:[(（]?(?:\d{1,2}|[가-하])[.)）]|[①-⑳])\s")
_NOTES_HALF = 0.4  # of the page's height, below which notes may stand
_RULE_LEFT = 8.0  # points between a column's left edge and the rule above its notes
_RULE_SHORTEST = 20.0  # points
_RULE_LONGEST = 0.5  # of the column's width
_MAX_HANG = 4.0  # em by which the text of a list hangs
_FULL = 1.5  # em before the column's edge: the line is full
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
    pages = [_hold_tables(page) for page in pages]
    parts = split_furniture(pages)
    usual = usual_gutter([run for run in body if not run.turned] for _, _, body in parts)
    for page, (headers, numbers, body) in zip(pages, parts, strict=True):
        after_note = False
        for flow in to_flows([run for run in body if not run.turned], usual=usual):
            column = _Flow(builder, page, measures, flow, after_note=after_note)
            column.add()
            after_note = column.has_notes
        turned = [run for run in body if run.turned]
        if turned:  # a watermark, or the legend of a drawing
            text = "".join(run.text for run in turned)
            builder.add(text, "figure", page=page.number, box=_box(turned), region=builder.new_region())
        for run in headers:
            builder.add(run.text, "header", page=page.number, box=_box([run]))
        for run in numbers:
            builder.add(run.text, "page_number", page=page.number, box=_box([run]))


def _hold_tables(page: Page) -> Page:
    """The page with each of its ruled tables as one run without text."""
    tables, runs = take_ruled_tables(page.runs, page.rules)
    held = [Run("", *table.box, size=1.0, table=table) for table in tables]
    return Page(page.number, page.width, page.height, runs + held, page.rules)


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

    def __init__(
        self, builder: SourceBuilder, page: Page, measures: _Measures, runs: Sequence[Run], *, after_note: bool = False
    ) -> None:
        self._builder = builder
        self._page = page
        self._measures = measures
        self._tables = sorted((run for run in runs if run.table is not None), key=lambda run: run.top)
        runs = [run for run in runs if run.table is None] or runs
        self._rows = [row for row in to_rows(runs) if row.runs[0].table is None]
        self._left = min(run.left for run in runs)
        lone = sorted(row.runs[0].right for row in self._rows if len(row.runs) == 1)
        self._right = lone[-1 - len(lone) // _STICKING_OUT] if lone else max(run.right for run in runs)
        steps = [below.top - above.top for above, below in zip(self._rows, self._rows[1:], strict=False)]
        close = [step for step in steps if 0.5 * measures.body < step < 3 * measures.body]
        self._pitch = median(close) if close else 1.6 * measures.body
        self._note = 0  # the last one below the rule
        self._notes_top = self._find_notes(runs, after_note=after_note)
        self._cited = frozenset(mark for run in page.runs for mark in _CITED.findall(run.text))
        self._open = _Open()

    def _find_notes(self, runs: Sequence[Run], *, after_note: bool) -> float:
        """Where the notes at the column's foot begin: below a short rule at its left. Beyond the page if there is none."""
        width = max(run.right for run in runs) - self._left
        found = [
            rule.at
            for rule in self._page.rules
            if rule.level
            and rule.at > _NOTES_HALF * self._page.height
            and abs(rule.start - self._left) < _RULE_LEFT
            and _RULE_SHORTEST < rule.end - rule.start < _RULE_LONGEST * width
        ]
        for top in sorted(found):
            below = [row for row in self._rows if row.top > top - 1]
            if below and below[0].top - top < 3 * self._pitch and (after_note or _NOTE_MARK.match(_merge(below[0]).text)):
                return top - 1
        return float("inf")

    @property
    def has_notes(self) -> bool:
        """Whether notes stand at the column's foot, set off by a rule."""
        return self._notes_top < self._page.height

    def add(self) -> None:
        """Append the column's blocks."""
        first = 0
        for held in self._tables:
            last = first
            while last < len(self._rows) and (self._rows[last].top + self._rows[last].bottom) / 2 < held.top:
                last += 1
            self._add_rows(self._rows[first:last])
            if held.table is not None:
                self._builder.add_table(held.table.cells, page=self._page.number, box=_box([held]), wrapped=True)
            first = last
        self._add_rows(self._rows[first:])

    def _add_rows(self, rows: Sequence[Row]) -> None:
        """Append the blocks of lines between which no ruled table stands."""
        grids = {grid.first: grid for grid in find_grids(rows)}
        index = 0
        while index < len(rows):
            grid = grids.get(index)
            if grid is not None:
                self._close()
                self._add_grid(grid, rows)
                index = grid.last + 1
                continue
            self._add_row(rows[index])
            index += 1
        self._close()

    def _add_grid(self, grid: Grid, rows: Sequence[Row]) -> None:
        runs = [run for row in rows[grid.first : grid.last + 1] for run in row.runs]
        self._builder.add_table(grid.cells, page=self._page.number, box=_box(runs), wrapped=True)

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
        if line.top > self._notes_top:
            is_first = not self._open.lines or self._open.lines[-1].top < self._notes_top
            return ("footnote" if self._begins_note(text) or is_first else "paragraph"), 0
        cited = _CITING.match(text)
        if cited is not None and cited[1] in self._cited and line.top > _NOTES_HALF * self._page.height:
            return "footnote", 0
        low = line.top > _FOOT * self._page.height
        if low and line.size < _SMALLER * self._measures.body and _NOTE_MARK.match(text):
            return "footnote", 0
        kind, level = classify_line(text)
        if kind in _ALWAYS or kind in _AFTER_END:
            return kind, level
        if self._measures.is_heading(line) and len(text) <= _MAX_HEADING_CHARACTERS:
            return "heading", self._measures.level(line.size)
        return "paragraph", 0

    def _begins_note(self, text: str) -> bool:
        """Whether a line below the rule begins a note: numbers go up by one, other marks are as they are."""
        match = _NOTE_MARK.match(text)
        digits = re.search(r"\d+", match[0]) if match is not None else None
        if match is None or digits is None:
            return match is not None
        begins = self._note in (0, int(digits[0]) - 1)
        self._note = int(digits[0]) if begins else self._note
        return begins

    def _begins_block(self, line: Run, kind: BlockKind) -> bool:
        """Whether a line begins a new block rather than going on with the open one."""
        last, block = self._open.lines[-1], self._open
        if _VERB_END.match(line.text) and not self._is_ended(last):
            return False
        if kind in _ALWAYS or kind == "footnote":
            return True
        if line.top > self._notes_top:
            return last.top < self._notes_top
        if line.top - last.top > _WIDE_PITCH * max(self._pitch, 1.2 * last.size):
            return True
        if not 1 / _LARGER < line.size / last.size < _LARGER:
            return True
        if block.kind == "heading":  # a title of two lines is one only if both are set alike and larger than the text
            if classify_line(line.text)[0] == "heading":
                return True
            return not self._measures.is_heading(line) if self._measures.is_heading(last) else not self._goes_on(last, line)
        if self._is_ended(last):
            if block.kind == "list_item" and line.left < block.lines[0].left - _INDENT * line.size:
                return True  # out of the list
            return kind in _AFTER_END or self._ends_short(last) or self._is_indented(line, block)
        return self._is_indented(line, block)

    def _goes_on(self, last: Run, line: Run) -> bool:
        """Whether a line with a number as headings have it is full, and text of its size goes on below it."""
        is_full = last.right > self._right - _FULL * last.size and _FINISHED.search(last.text[-16:]) is None
        return is_full and line.left < last.left + _MAX_HANG * line.size

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
            if block.kind == "heading" and not self._measures.is_heading(block.lines[0]) and _is_prose(block.lines):
                is_item = _NUMBERED.match(block.lines[0].text) is not None
                block.kind, block.level = ("list_item", block.level) if is_item else ("paragraph", 0)
            text = "\n".join(line.text for line in block.lines)
            self._builder.add(text, block.kind, page=self._page.number, box=_box(block.lines), level=block.level)


def _is_prose(lines: Sequence[Run]) -> bool:
    """Whether what began with a number is more than a title of one or two lines."""
    return len(lines) > 2 or (len(lines) == 2 and _SENTENCE_END.search(lines[-1].text) is not None)


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
