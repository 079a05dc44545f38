"""Where the cells of a table stand when some span rows and columns, and which of them are its header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.read import limits
from pipeline.read.source import TableCell

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A cell as HTML and Word write it: its place follows from the spans of the cells before it."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


def place_cells(rows: Iterable[Sequence[SpanCell]]) -> list[TableCell]:
    """The cells with their row and column: each takes the first column that no cell above reaches into.

    Spans are cut at `MAX_TABLE_COLUMNS` and `MAX_TABLE_ROWS`; what lies beyond is left out.
    """
    placed: list[TableCell] = []
    reach: dict[int, int] = {}  # column → first row below the cell that covers it
    for number, cells in enumerate(rows):
        if number >= limits.MAX_TABLE_ROWS:
            break
        column = 0
        for cell in cells:
            while reach.get(column, 0) > number:
                column += 1
            width = max(1, min(cell.columns, limits.MAX_TABLE_COLUMNS))
            if column + width > limits.MAX_TABLE_COLUMNS:
                break
            height = max(1, min(cell.rows, limits.MAX_TABLE_ROWS))
            placed.append(TableCell(cell.text, number, column, cell.header, height))
            for covered in range(column, column + width):
                reach[covered] = number + height
            column += width
    return placed


def flag_header(cells: Sequence[TableCell]) -> list[TableCell]:
    """The same cells; where none is marked as a header, those of the first row are, if only later rows hold digits.

    A first row with fewer than two filled cells is a title or the label of a group, not a header.
    """
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or any(cell.header for cell in filled):
        return list(cells)
    top = min(cell.row for cell in filled)
    first = [cell for cell in filled if cell.row == top]
    rest = [cell for cell in filled if cell.row != top]
    if len(first) < 2 or any(_DIGIT.search(cell.text) for cell in first) or not any(_DIGIT.search(c.text) for c in rest):
        return list(cells)
    return [replace(cell, header=cell.row == top) for cell in cells]
