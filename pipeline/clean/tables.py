"""Tables in the clean text: rows separated by a newline, cells by a tab, and each cell's lines joined like a paragraph's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.clean.builder import TextBuilder
from pipeline.clean.joining import Join
from pipeline.clean.pieces import Piece, split_pieces
from pipeline.types import Block, Cell

WriteLines = Callable[[TextBuilder, Sequence[Piece], Sequence[Join]], None]


def table_groups(source: str, block: Block) -> list[tuple[Piece, ...]]:
    """The lines of each cell, in the order of the source; each line by itself in a table whose cells are not known."""
    if not block.cells:
        return [(piece,) for piece in split_pieces(source, block.start, block.end, block.marks)]
    return [split_pieces(source, cell.start, cell.end, block.marks) for cell in _in_order(block)]


def write_table(
    builder: TextBuilder,
    block: Block,
    groups: Sequence[Sequence[Piece]],
    joins: Sequence[Sequence[Join]],
    write_lines: WriteLines,
) -> tuple[Cell, ...]:
    """Write a table and give back its cells in clean offsets. What stands between cells, such as drawn rules, is dropped."""
    if not block.cells:
        for i, group in enumerate(groups):
            if i:
                builder.add_space("\n", groups[i - 1][-1].end)
            builder.add_run(group[0].start, group[0].end, tabs=True)
        return ()
    cells: list[Cell] = []
    end = block.start
    previous: Cell | None = None
    for cell, pieces, ways in zip(_in_order(block), groups, joins, strict=True):
        builder.drop(end, cell.start, "table-rule")
        if previous is not None:
            builder.add_space("\n" if cell.row != previous.row else "\t", end)
        start = builder.length
        write_lines(builder, pieces, ways)
        cells.append(Cell(start, builder.length, cell.row, cell.column, cell.header, cell.rows))
        end, previous = max(end, cell.end), cell
    builder.drop(end, block.end, "table-rule")
    return tuple(cells)


def _in_order(block: Block) -> list[Cell]:
    """The cells in the order of the source, without those that lie in another."""
    cells: list[Cell] = []
    for cell in sorted(block.cells, key=lambda cell: (cell.start, -cell.end)):
        if not cells or cell.start >= cells[-1].end:
            cells.append(cell)
    return cells
