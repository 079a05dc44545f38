"""All values of a text: amounts of the running text and of tables, and dates, without overlaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.quantities.amounts import find_amounts
from pipeline.quantities.cells import find_cell_amounts
from pipeline.quantities.dates import find_dates
from pipeline.quantities.numerals import SCALE_CHARS

if TYPE_CHECKING:
    from pipeline.types import Mention, TextBlock


def find_quantities(text: str, *, blocks: Sequence[TextBlock] = (), report_date: str | None = None) -> list[Mention]:
    """All MONEY, QUANTITY, PERCENT and DATE mentions of a clean text, in order and without overlaps.

    `blocks` are those of the text, in clean offsets; only their table cells matter here. `report_date` is the report's date as
    EDTF. Every mention has a value; `source` is `grammar:money`, `grammar:quantity`, `grammar:percent`, `grammar:date`, or
    `grammar:table` for a cell whose unit stands in a header. Takes time linear in the text.
    """
    amounts = _inside_cells(find_amounts(text), blocks)
    tabled = find_cell_amounts(text, blocks)
    return resolve_overlaps([*amounts, *tabled, *find_dates(text, report_date=report_date)])


def _inside_cells(mentions: Iterable[Mention], blocks: Sequence[TextBlock]) -> list[Mention]:
    """Without the mentions that run over the border of a table cell, and cells that only spell a unit (`백만 달러`)."""
    borders = sorted({offset for block in blocks for cell in block.cells for offset in (cell.start, cell.end)})
    if not borders:
        return list(mentions)
    spans = {(cell.start, cell.end) for block in blocks for cell in block.cells}
    return [
        mention
        for mention in mentions
        if bisect_right(borders, mention.start_char) == bisect_left(borders, mention.end_char)
        and not ((mention.start_char, mention.end_char) in spans and mention.text[0] in SCALE_CHARS)
    ]


def resolve_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without overlaps, in order: the longest wins, then the more certain one.

    A date that ends in bare digits gives way to an amount that goes on behind it: in `2011. 6만 명` the 6 is no month.
    """
    candidates = sorted(mentions, key=lambda m: (m.start_char, m.end_char))
    cut = _cut_dates(candidates)
    chosen: list[Mention] = []
    cluster: list[Mention] = []
    end = 0
    for mention in candidates:
        if mention.start_char >= end:
            chosen += _choose(cluster, cut)
            cluster = []
        cluster.append(mention)
        end = max(end, mention.end_char)
    return chosen + _choose(cluster, cut)


def _choose(cluster: list[Mention], cut: set[Mention]) -> list[Mention]:
    """The best of mentions that overlap one another in a chain, in order. Nearly all chains have one or two."""
    if len(cluster) < 2:
        return cluster
    chosen: list[Mention] = []
    for mention in sorted(cluster, key=lambda m: (m in cut, m.start_char - m.end_char, -m.score, m.start_char, m.label)):
        if all(mention.end_char <= other.start_char or other.end_char <= mention.start_char for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start_char)


def _cut_dates(mentions: Sequence[Mention]) -> set[Mention]:
    """The dates whose last digits belong to an amount."""
    amounts = sorted((m for m in mentions if m.label != "DATE"), key=lambda m: m.start_char)
    starts = [m.start_char for m in amounts]
    cut = set()
    for date in mentions:
        if date.label != "DATE" or not date.text[-1:].isdigit():
            continue
        index = bisect_left(starts, date.end_char) - 1
        if index >= 0 and amounts[index].end_char > date.end_char and amounts[index].start_char >= date.start_char:
            cut.add(date)
    return cut
