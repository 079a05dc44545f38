"""Tables in a PDF: lines that are cut into cells at the same places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.source import TableCell
from pipeline.read.tables import flag_header

if TYPE_CHECKING:
    from pipeline.read.pdf_page import Row, Run

_MIN_ROWS = 3  # of two cells or more; two rows are enough if they have three
_MAX_PITCH = 4.0  # em from row to row inside a table
_TIGHT = 0.45  # em between the lines of one cell: less than between rows


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
        if len(below.runs) > 1:
            last = index
        elif index - last > 2 or not _fits_cell(below.runs[0], rows[last]):
            break
    return last


def _fits_cell(run: Run, row: Row) -> bool:
    """Whether a lone run stands under one cell of a row only, as the further line of a cell does."""
    under = [cell for cell in row.runs if cell.left < run.right and run.left < cell.right]
    return len(under) <= 1


def _is_table(rows: Sequence[Row]) -> bool:
    counts = Counter(len(row.runs) for row in rows)
    several = sum(count for runs, count in counts.items() if runs >= 2)
    if several < _MIN_ROWS and sum(count for runs, count in counts.items() if runs >= 3) < 2:
        return False
    columns = _find_columns(rows)
    cells = [run for row in rows for run in row.runs if len(row.runs) > 1]
    aligned = sum(any(abs(run.left - left) < run.size or abs(run.right - right) < run.size or _centred(run, left, right)
                      for left, right in columns) for run in cells)  # fmt: skip
    return len(columns) >= 2 and aligned >= 0.7 * len(cells)


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
    signal = any(run.text.endswith(" ") for row in rows for run in row.runs)
    texts: dict[tuple[int, int], str] = {}
    number = -1
    above: Row | None = None
    for row in rows:
        if above is None or not _goes_on(row, above, columns):
            number += 1
        for run in row.runs:
            key = (number, _column_of(run, columns))
            texts[key] = _join(texts[key], run.text, signal=signal) if key in texts else run.text
        above = row
    return [TableCell(text, row, column) for (row, column), text in sorted(texts.items())]


def _goes_on(row: Row, above: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line holds further lines of the cells above: close below them, with its first column empty."""
    size = max(run.size for run in row.runs)
    if row.top - above.bottom > _TIGHT * size or len(row.runs) >= len(columns):
        return False
    return all(_column_of(run, columns) > 0 for run in row.runs)


def _join(text: str, more: str, *, signal: bool) -> str:
    """Two lines of a cell. Where the file marks word ends by a space at the line's end, there is none elsewhere."""
    if signal and _is_hangul(text[-1:]) and _is_hangul(more[:1]):
        return text + more
    return f"{text} {more}"


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def _column_of(run: Run, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a run overlaps most, else the nearest one."""

    def overlap(index: int) -> float:
        left, right = columns[index]
        return min(run.right, right) - max(run.left, left)

    return max(range(len(columns)), key=overlap)
