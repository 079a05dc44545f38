"""A report's blocks as one clean text, with the way back to the source for every character."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.builder import TextBuilder
from pipeline.clean.glue import Gain, Glue, gain_with_kiwi, glue_with_kiwi
from pipeline.clean.joining import Join, Manner, find_manner, join_of
from pipeline.clean.pieces import Fragment, Piece, split_block
from pipeline.clean.resume import chain_blocks, find_continuations
from pipeline.clean.tables import table_groups, write_table
from pipeline.types import FURNITURE, Block, BlockKind, Cell, CleanText, Report, TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER_SPACED = re.compile(r"(?:[\dⅠ-Ⅻ가-하]{1,2}[.)]\s{0,4})?[가-힣](?:\s{1,16}[가-힣]){1,7}$")
_SEEN = 200  # characters of a line that a rule looks at
_NUMBER = re.compile(r"[\dⅠ-Ⅻ가-하]{1,2}[.)](?=\s)")


def clean_report(report: Report, *, glue: Glue | None = None, gain: Gain | None = None) -> CleanText:
    """The clean text of a report: whole sentences, one block after the other, separated by one newline.

    A block that furniture, a page, a table, a figure, a note or a box interrupts is completed first, and what interrupted it
    follows. Page furniture and unprintable characters are in `dropped` with the reason. `glue` decides whether a space belongs
    where neither the file nor a rule does, `gain` whether one block goes on in another; Kiwi does both by default.
    """
    fragments = [split_block(report, index) for index in range(len(report.blocks))]
    chains = chain_blocks(fragments, find_continuations(fragments, report.source, gain or gain_with_kiwi))
    grouped = [_group(report, chain) for chain in chains]
    flat = [group for groups in grouped for group in groups]
    joins = _decide(
        flat, find_manner([[(piece.text, piece.trailing) for piece in group] for group in flat]), glue or glue_with_kiwi
    )
    builder = TextBuilder(report.source, [mark for block in report.blocks for mark in block.marks])
    blocks: list[TextBlock] = []
    done = 0
    for chain, groups in zip(chains, grouped, strict=True):
        block = chain[0].block
        if blocks and any(piece.text for group in groups for piece in group):
            builder.add_space("\n", builder.ends[-1])
        start = builder.length
        cells = _write_block(builder, block, groups, joins[done : done + len(groups)])
        done += len(groups)
        if builder.length > start:
            kind, level = _kind_of(chain)
            blocks.append(TextBlock(start, builder.length, kind, block.page, block.region, level, cells))
    return _finish(builder, report, blocks)


def _kind_of(chain: Sequence[Fragment]) -> tuple[BlockKind, int]:
    """Kind and level of a chain of blocks: those of its first, but what goes on in a paragraph is no title."""
    block = chain[0].block
    if block.kind == "heading" and len(chain) > 1:
        return "paragraph", 0
    return block.kind, block.level


def _group(report: Report, chain: Sequence[Fragment]) -> list[tuple[Piece, ...]]:
    """The lines that are joined with each other: all of a chain of blocks, but of a table those of each cell."""
    block = chain[0].block
    if block.kind == "table":
        return table_groups(report.source, block)
    return [tuple(piece for fragment in chain for piece in fragment.pieces)]


def _decide(groups: Sequence[Sequence[Piece]], manner: Manner, glue: Glue) -> list[list[Join]]:
    """For each group of lines, how each line meets the next. Asks `glue` once, for all that is open."""
    joins = [
        [join_of(a.text[-_SEEN:], b.text[:_SEEN], trailing=a.trailing, manner=manner) for a, b in pairwise(pieces)]
        for pieces in groups
    ]
    asked = [(g, i) for g, ways in enumerate(joins) for i, way in enumerate(ways) if way is Join.ASK]
    if asked:
        answers = glue([(groups[g][i].text, groups[g][i + 1].text) for g, i in asked])
        for (g, i), spaced in zip(asked, answers, strict=True):
            joins[g][i] = Join.SPACE if spaced else Join.NONE
    return joins


def _write_lines(builder: TextBuilder, pieces: Sequence[Piece], ways: Sequence[Join]) -> None:
    """Write the lines of one paragraph or cell, joined."""
    if len(pieces) == 1 and _LETTER_SPACED.match(pieces[0].text):
        _write_letter_spaced(builder, pieces[0])
        return
    for i, piece in enumerate(pieces):
        way = ways[i] if i < len(ways) else Join.NONE
        end = piece.end - 1 if way is Join.HYPHEN else piece.end
        builder.add_run(piece.start, end)
        if way is Join.HYPHEN:
            builder.drop(end, piece.end, "hyphen")
        elif way is Join.SPACE:
            builder.add_space(" ", piece.end)


def _write_letter_spaced(builder: TextBuilder, piece: Piece) -> None:
    """A word set with spaces between its syllables, closed up; the number before it stays apart."""
    number = _NUMBER.match(builder.source, piece.start, piece.end)
    start = piece.start
    if number is not None:
        start = number.end()
        builder.add_run(piece.start, start)
        builder.add_space(" ", start)
    builder.add_run(_skip_white(builder.source, start), piece.end, close_up=True)


def _skip_white(source: str, at: int) -> int:
    while source[at : at + 1].isspace():
        at += 1
    return at


def _write_block(
    builder: TextBuilder, block: Block, groups: Sequence[Sequence[Piece]], joins: Sequence[Sequence[Join]]
) -> tuple[Cell, ...]:
    """Write one block, or one chain of blocks; the cells of a table come back in clean offsets."""
    if block.kind == "table":
        return write_table(builder, block, groups, joins, _write_lines)
    _write_lines(builder, groups[0], joins[0])
    return ()


def _finish(builder: TextBuilder, report: Report, blocks: Sequence[TextBlock]) -> CleanText:
    end = 0
    for block in sorted(report.blocks, key=lambda block: block.start):
        builder.drop(end, block.start, "outside")
        if block.kind in FURNITURE:
            builder.drop(block.start, block.end, block.kind)
        end = max(end, block.end)
    builder.drop(end, len(report.source), "outside")
    dropped = tuple(sorted(builder.dropped, key=lambda drop: drop.start))
    return CleanText(builder.text, builder.starts, builder.ends, tuple(blocks), dropped, _page_starts(report))


def _page_starts(report: Report) -> tuple[int, ...]:
    """The source offset of the first block of each page; an empty page begins where the next one does."""
    starts = [0]
    first: dict[int, int] = {}
    for block in report.blocks:
        first[block.page] = min(block.start, first.get(block.page, block.start))
    following = len(report.source)
    later: list[int] = []
    for page in range(max([report.pages, *first]), 1, -1):
        following = min(following, first.get(page, following))
        later.append(following)
    return (*starts, *reversed(later))
