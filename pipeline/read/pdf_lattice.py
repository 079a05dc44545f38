"""Ruled tables in a PDF: the cells that its lines draw, and the text that stands in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read import limits
from pipeline.read.pdf_page import Run, to_rows
from pipeline.read.source import TableCell
from pipeline.read.tables import flag_header

if TYPE_CHECKING:
    from pipeline.read.pdf_page import Row
    from pipeline.read.pdf_rules import Rule

_TOUCH = 3.5  # points between rules that meet
_OPEN_SIDE = 8.0  # points by which level rules reach beyond the last upright one: the table has no border there
_MAX_RULES = 500  # each way: more is a drawing
_MAX_CROSSINGS = 20_000
_FEW_CELLS = 4  # with more lines than these in one of them: columns of text with rules around them
_MAX_LINES = 12
_MIN_FILLED = 0.4  # of the cells: a chart's grid is empty
_MIN_FULL_ROWS = 0.6  # of the lines within one row of rules that fill nearly all columns: each is a row by itself


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with its cells, and its place on the page: left, top, right, bottom."""

    cells: tuple[TableCell, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Lattice:
    """The edges of columns and rows, and to which cell each of their crossings belongs, by row and column."""

    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]

    def cell_at(self, run: Run) -> tuple[int, int] | None:
        """Row and column of the first crossing of the cell in which a run stands, None outside the table."""
        row = bisect_right(self.ys, run.middle) - 1
        column = bisect_right(self.xs, (run.left + run.right) / 2) - 1
        return self.owner.get((row, column))

    def rows_of(self) -> dict[tuple[int, int], int]:
        """How many rows each cell spans."""
        return {first: row - first[0] + 1 for (row, _), first in sorted(self.owner.items())}


def take_ruled_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[RuledTable], list[Run]]:
    """The ruled tables of a page from top to bottom, and the runs that stand in none of them."""
    rest = list(runs)
    tables: list[RuledTable] = []
    for lattice in _find_lattices(rules):
        held = [(run, cell) for run in rest if not run.turned and (cell := lattice.cell_at(run)) is not None]
        cells = {cell for _, cell in held}
        if len(cells) < 2 or len(cells) < _MIN_FILLED * len(set(lattice.owner.values())) or _is_frame(held):
            continue
        taken = {id(run) for run, _ in held}
        rest = [run for run in rest if id(run) not in taken]
        box = (lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1])
        tables.append(RuledTable(tuple(flag_header(_to_cells(held, lattice.rows_of()))), box))
    return sorted(tables, key=lambda table: (table.box[1], table.box[0])), rest


def _is_frame(held: Sequence[tuple[Run, tuple[int, int]]]) -> bool:
    """Whether rules stand around columns of running text rather than around cells."""
    texts: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run, cell in held:
        texts[cell].append(run)
    return len(texts) <= _FEW_CELLS and any(len(to_rows(runs)) > _MAX_LINES for runs in texts.values())


def _find_lattices(rules: Sequence[Rule]) -> Iterator[_Lattice]:
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if len(level) > _MAX_RULES or len(upright) > _MAX_RULES:
        return
    for rows, columns in _find_groups(level, upright):
        xs, ys = _edges(columns, rows), _edges(rows, columns)
        if len(xs) > 2 and len(ys) > 1 and len(xs) <= limits.MAX_TABLE_COLUMNS and len(xs) * len(ys) <= _MAX_CROSSINGS:
            yield _Lattice(xs, ys, _find_owners(xs, ys, rows, columns))


def _find_groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, row in enumerate(level):
        for j, column in enumerate(upright, len(level)):
            if _covers(row, column.at) and _covers(column, row.at):
                parent[root(j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate((*level, *upright)):
        groups[root(i)][0 if rule.level else 1].append(rule)
    return [(rows, columns) for rows, columns in groups.values() if rows and columns]


def _covers(rule: Rule, place: float) -> bool:
    return rule.start - _TOUCH <= place <= rule.end + _TOUCH


def _edges(rules: Sequence[Rule], across: Sequence[Rule]) -> list[float]:
    """Where `rules` stand, in order, with the ends of those `across` where these reach beyond."""
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > _TOUCH:
            edges.append(at)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    if first < edges[0] - _OPEN_SIDE:
        edges.insert(0, first)
    if last > edges[-1] + _OPEN_SIDE:
        edges.append(last)
    return edges


def _find_owners(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each crossing of a row and a column the first one of its cell: a cell goes on where no rule ends it."""
    left_of = [[rule for rule in upright if abs(rule.at - x) <= _TOUCH] for x in xs]
    above = [[rule for rule in level if abs(rule.at - y) <= _TOUCH] for y in ys]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if c and not _is_ruled(left_of[c], middle_y):
                owner[r, c] = owner[r, c - 1]
            elif r and not _is_ruled(above[r], middle_x):
                owner[r, c] = owner[r - 1, c]
            else:
                owner[r, c] = (r, c)
    return owner


def _is_ruled(rules: Sequence[Rule], place: float) -> bool:
    return any(rule.start <= place <= rule.end for rule in rules)


def _to_cells(held: Sequence[tuple[Run, tuple[int, int]]], spans: Mapping[tuple[int, int], int]) -> list[TableCell]:
    """The cells with text. Rows that have no rule between them are told apart by their lines."""
    texts: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run, cell in held:
        texts[cell].append(run)
    cells: list[TableCell] = []
    shift = 0
    for number in sorted({row for row, _ in texts}):
        columns = {column: runs for (row, column), runs in texts.items() if row == number}
        bands = _split_band(columns)
        for offset, band in enumerate(bands):
            for column, runs in band.items():
                rows = spans[number, column] if len(bands) == 1 else 1
                cells.append(TableCell(text_of(to_rows(runs)), number + shift + offset, column, rows=rows))
        shift += len(bands) - 1
    return cells


def _split_band(columns: dict[int, list[Run]]) -> list[dict[int, list[Run]]]:
    """The rows within a band that rules border, by column: one, unless most of its lines fill nearly all columns."""
    lines = to_rows(run for runs in columns.values() for run in runs)
    column_of = {id(run): column for column, runs in columns.items() for run in runs}
    filled = [{column_of[id(run)] for run in line.runs} for line in lines]
    full = [found for found in filled if len(found) >= max(2, len(columns) - 1)]
    if len(lines) < 3 or len(full) < _MIN_FULL_ROWS * len(lines):
        return [columns]
    rows: list[dict[int, list[Run]]] = []
    for line, found in zip(lines, filled, strict=True):
        if not rows or len(found) >= max(2, len(columns) - 1):
            rows.append({})
        for run in line.runs:
            rows[-1].setdefault(column_of[id(run)], []).append(run)
    return rows


def text_of(lines: Sequence[Row]) -> str:
    """The lines of a cell; a space at the end of one tells that a word ends there."""
    return "\n".join(" ".join(run.text.rstrip() for run in line.runs[:-1]) + " " * (len(line.runs) > 1) + line.runs[-1].text
                     for line in lines)  # fmt: skip
