"""Blocks of a plain text: what belongs together on the page, what it is, on which page and in which region it stands.

The text was typed, or extracted from a PDF with its lines, page marks and running headers in place. The file itself says most:
how many blank lines stand between two lines of a paragraph, how wide a full line is, whether a broken line ends in a space.
"""

from __future__ import annotations

from pipeline.read.layout_groups import Group, group_lines, split_cells
from pipeline.read.layout_pages import find_frame_starts, find_furniture, find_repeated, has_marks_on_top, measure, number_pages
from pipeline.read.layout_regions import set_regions
from pipeline.read.lines import Line, classify_line, settle_letters, split_lines
from pipeline.types import Block, Cell

__all__ = ["classify_line", "find_blocks", "find_repeated"]


def find_blocks(source: str) -> tuple[tuple[Block, ...], int]:
    """The blocks of a plain text, and the number of its pages.

    Offsets point into `source`; blocks ascend, do not overlap, and hold every character that is not white space. Pages count
    from 1, and all is page 1 where nothing marks a page. Takes time in proportion to the length of the text.
    """
    lines = split_lines(source)
    if not lines:
        return (), 1
    kinds = settle_letters(lines, [classify_line(source[line.start : line.end]) for line in lines])
    form = measure(lines, kinds)
    frames = find_frame_starts(lines, form)
    furniture = find_furniture(lines, kinds, form, frames)
    pages = number_pages(lines, furniture, frames, header_marks=has_marks_on_top(lines, furniture))
    groups = set_regions(lines, group_lines(source, lines, kinds, form, furniture, frames, pages), form)
    return tuple(_to_block(source, lines, group) for group in groups), pages[-1]


def _to_block(source: str, lines: list[Line], group: Group) -> Block:
    start, end = lines[group.places[0]].start, lines[group.places[-1]].end
    level = group.level if group.kind in ("heading", "list_item") else 0
    cells = _cells(source, lines, group) if group.kind == "table" else ()
    return Block(start, end, group.kind, page=group.page, region=group.region, level=level, cells=cells)


def _cells(source: str, lines: list[Line], group: Group) -> tuple[Cell, ...]:
    """The cells of a table. A fragment of a table whose rows are lost is one cell by itself."""
    if not group.rows:
        return (Cell(lines[group.places[0]].start, lines[group.places[-1]].end, 0, 0),)
    return tuple(
        Cell(line.start + start, line.start + end, row, column)
        for row, line in enumerate(lines[i] for i in group.places)
        for column, (start, end) in enumerate(split_cells(source[line.start : line.end]))
    )
