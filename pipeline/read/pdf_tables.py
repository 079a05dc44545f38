"""Tables in a PDF: lines that are cut into cells at the same places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.read.layout import classify_line
from pipeline.read.pdf_lattice import text_of
from pipeline.read.source import TableCell
from pipeline.read.tables import flag_header

if TYPE_CHECKING:
    from pipeline.read.pdf_page import Row, Run
    from pipeline.types import BlockKind

_MIN_ROWS = 3  # of two cells or more; two rows are enough if they have three
_MAX_PITCH = 4.0  # em from row to row inside a table
_TIGHT = 0.45  # em between the lines of one cell: less than between rows
_TIGHTER = 0.5  # times the usual distance of rows
_MOST = 0.6  # of the columns, that a row fills
_LIST_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[가-하a-zA-Z])[.)]|[①-⑳㉮-㉻])\s{0,4}")
_ENDS_TABLE: frozenset[BlockKind] = frozenset({"caption", "source_note", "heading"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, and the first and last of the lines that it takes."""

    first: int
    last: int
    cells: tuple[TableCell, ...]


def find_grids(rows: Sequence[Row]) -> list[Grid]:
    """The tables among the lines of a column, in order."""
    grids: list[Grid] = []
    index = 0
    while index < len(rows):
        last = _end_of_stretch(rows, index) if len(rows[index].runs) > 1 else index
        stretch = rows[index : last + 1]
        if _is_table(stretch):
            grids.append(Grid(index, last, tuple(flag_header(_to_cells(stretch)))))
        index = last + 1
    return grids


def _end_of_stretch(rows: Sequence[Row], first: int) -> int:
    """The last line of a stretch that begins with a line of several cells: single cells may stand between such lines."""
    last = first
    for index in range(first + 1, len(rows)):
        above, below = rows[index - 1], rows[index]
        if below.top - above.top > _MAX_PITCH * max(run.size for run in above.runs):
            break
        if _ends_table(below, rows[first]):
            break
        if len(below.runs) > 1:
            last = index
        elif index - last > 2 or not _fits_cell(below.runs[0], rows[last]):
            break
    while last + 1 < len(rows) and _is_last_line(rows[last + 1], rows[last]):
        last += 1
    return last


def _is_last_line(row: Row, above: Row) -> bool:
    """Whether a lone run right below a table is the last line of one of its cells."""
    run = row.runs[0]
    is_tight = row.top - above.bottom <= _TIGHTER * _TIGHT * run.size
    return len(row.runs) == 1 and is_tight and len(above.runs) > 1 and _fits_cell(run, above) and not _ends_table(row, above)


def _ends_table(row: Row, first: Row) -> bool:
    """Whether a line by itself is the caption of the next table, a source or a heading that begins where the table does."""
    run = row.runs[0]
    if len(row.runs) > 1:
        return classify_line(run.text)[0] in ("caption", "source_note")
    kind = classify_line(run.text)[0]
    return kind in _ENDS_TABLE and (kind != "heading" or run.left < first.runs[0].left + run.size)


def _fits_cell(run: Run, row: Row) -> bool:
    """Whether a lone run stands under one cell of a row only, as the further line of a cell does."""
    under = [cell for cell in row.runs if cell.left < run.right and run.left < cell.right]
    return len(under) <= 1


def _is_table(rows: Sequence[Row]) -> bool:
    counts = Counter(len(row.runs) for row in rows)
    several = sum(count for runs, count in counts.items() if runs >= 2)
    if several < _MIN_ROWS and sum(count for runs, count in counts.items() if runs >= 3) < 2:
        return False
    if _is_list(rows):
        return False
    columns = _find_columns(rows)
    cells = [run for row in rows for run in row.runs if len(row.runs) > 1]
    aligned = sum(any(abs(run.left - left) < run.size or abs(run.right - right) < run.size or _centred(run, left, right)
                      for left, right in columns) for run in cells)  # fmt: skip
    return len(columns) >= 2 and aligned >= 0.7 * len(cells)


def _is_list(rows: Sequence[Row]) -> bool:
    """Whether the lines have nothing beside their text but numbers of a list."""
    several = [row for row in rows if len(row.runs) > 1]
    return all(len(row.runs) == 2 and _LIST_MARK.fullmatch(row.runs[0].text) for row in several)


def _centred(run: Run, left: float, right: float) -> bool:
    return abs((run.left + run.right) - (left + right)) < 2 * run.size


def _find_columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Left and right edges of the columns, from the rows that have the usual number of cells."""
    counts = Counter(len(row.runs) for row in rows if len(row.runs) > 1)
    usual = max(counts, key=lambda runs: (counts[runs] * runs, runs), default=0)
    edges: list[tuple[float, float]] = []
    for run in sorted((run for row in rows if len(row.runs) == usual for run in row.runs), key=lambda run: run.left):
        if edges and run.left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], run.right))
        else:
            edges.append((run.left, run.right))
    return edges


def _to_cells(rows: Sequence[Row]) -> list[TableCell]:
    columns = _find_columns(rows)
    lines: dict[tuple[int, int], list[Row]] = {}
    for number, group in enumerate(_group_lines(rows, columns)):
        for row in group:
            for run in row.runs:
                cell = lines.setdefault((number, _column_of(run, columns)), [])
                if cell and cell[-1].top == row.top:
                    cell[-1].runs.append(run)
                else:
                    cell.append(replace(row, runs=[run]))
    return [TableCell(text_of(cell), row, column) for (row, column), cell in sorted(lines.items())]


def _group_lines(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[list[Row]]:
    """The lines of each row of the table: those that fill few columns go to the fuller line that they are close to."""
    full = [index for index, row in enumerate(rows) if len(row.runs) >= max(2, _MOST * len(columns))]
    gaps = [rows[b].top - rows[a].bottom for a, b in pairwise(full) if b == a + 1]
    close = _TIGHTER * median(gaps) if gaps else _TIGHT * min(run.size for run in rows[0].runs)
    groups: list[list[Row]] = []
    loose = True  # whether the last group has no full line yet
    for index, row in enumerate(rows):
        gap = row.top - rows[index - 1].bottom if index else 0.0
        is_full = index in full
        goes_on = bool(groups) and not (is_full and not loose) and (gap <= close or _goes_on(row, rows[index - 1], columns))
        if goes_on and not is_full and index + 1 < len(rows) and rows[index + 1].top - row.bottom < gap:
            goes_on = _goes_on(row, rows[index - 1], columns)  # nearer to what follows
        if goes_on:
            groups[-1].append(row)
            loose = loose and not is_full
        else:
            groups.append([row])
            loose = not is_full
    return groups


def _goes_on(row: Row, above: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line holds further lines of the cells above: close below them, with its first column empty."""
    size = max(run.size for run in row.runs)
    if row.top - above.bottom > _TIGHT * size or len(row.runs) >= len(columns):
        return False
    return all(_column_of(run, columns) > 0 for run in row.runs)


def _column_of(run: Run, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a run overlaps most, else the nearest one."""

    def overlap(index: int) -> float:
        left, right = columns[index]
        return min(run.right, right) - max(run.left, left)

    return max(range(len(columns)), key=overlap)
