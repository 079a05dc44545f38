"""What stands where on a page: running headers, columns, lines. Places in points from the top left corner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median, median_low
from typing import TYPE_CHECKING

from pipeline.read.recurring import find_keys

if TYPE_CHECKING:
    from pipeline.read.pdf_lattice import RuledTable
    from pipeline.read.pdf_rules import Rule

_ZONE = 0.12  # of the page's height, at the top and at the bottom, in which headers, footers and page numbers stand
_EDGE_ROWS = 2
_SAME_HEIGHT = 8.0  # points
_MIN_SHARE = 0.25  # of the pages, on which a running header comes back: even and odd pages may differ, chapters too
_PAGE_MARK = re.compile(r"[-–—~·<\[(| ]{0,4}(?:\d{1,4}|[ivxlIVXL]{1,7})(?:\s?/\s?\d{1,4})?[-–—~·>\])| ]{0,4}")
_SET_OFF_MARK = re.compile(r"[-–—~·<\[(|]\s?\d{1,4}\s?[-–—~·>\])|]|\d{1,4}\s?/\s?\d{1,4}")
_SENTENCE_END = re.compile(r"[가-힣][다요죠까]\.(?:\s|$)|。|[a-z]\.\s[A-Z]")

_MIN_COLUMN_LINES = 5
_MIN_LINE_SHARE = 0.15  # of the text's width: shorter runs side by side are cells
_FEWEST_COLUMN_LINES = 2  # on the shorter side, if its lines fill the column
_MIN_FILL_OF_FEW = 0.8
_MIN_FILL = 0.6  # of a column's width, that its longer lines take; cells of a table take less
_MAX_CROSSING = 0.5
_MIN_SPANNING_ROWS = 3
_MAX_CELL_FILL = 0.55
_MAX_TITLE_STEP = 2.6  # em between a table and its title or note
_MAX_COLUMN_DEPTH = 2
_MAX_ATTACHED_GAP = 2.0  # em between a ruled table and its caption or source
_STANDS_ABOVE = re.compile(r"[<\[(〈【]?\s?(?:표|그림|도표|표제|Table|TABLE|図表|表|图)\s?[\dⅠ-Ⅻ]|[(（\[]\s?단위")
_STANDS_BELOW = re.compile(
    r"[*※]?\s?[<\[(]?\s?(?:자\s{0,4}료|출\s{0,4}처|주\s?\d{0,2}\)?|비고|Sources?|Notes?|資料|出典|注|来源)\s{0,4}[:：]"
)


@dataclass(slots=True)
class Run:
    """Characters that stand on one line without a gap. `turned` ones stand askew to most text of the page.

    A run with a `table` has no text: it stands for the ruled table while columns are looked for.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    turned: bool = False
    table: RuledTable | None = None

    def extend(self, text: str, left: float, top: float, right: float, bottom: float) -> None:
        """Append text that stands at a place."""
        self.text += text
        self.left, self.top = min(self.left, left), min(self.top, top)
        self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)
        self.size = max(self.size, bottom - top)

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Page:
    """A page's runs in the order of the file, and the straight lines drawn on it. `number` counts from 1."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    rules: Sequence[Rule] = ()


@dataclass(slots=True)
class Row:
    """Runs side by side, from left to right."""

    runs: list[Run]
    top: float
    bottom: float


def to_rows(runs: Iterable[Run]) -> list[Row]:
    """Runs put together that stand on one line, from top to bottom."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.left)):
        last = rows[-1] if rows else None
        if (
            last is not None
            and last.top <= run.middle <= last.bottom
            and min(last.bottom, run.bottom) - max(last.top, run.top) >= 0.5 * min(run.size, last.bottom - last.top)
        ):
            last.runs.append(run)
        else:
            rows.append(Row([run], run.top, run.bottom))
    for row in rows:
        row.runs.sort(key=lambda run: run.left)
    return rows


def split_furniture(pages: Sequence[Page]) -> list[tuple[list[Run], list[Run], list[Run]]]:
    """For each page its running headers and footers, its page numbers, and all else.

    A line is a running header if it comes back at the same height of enough pages, but for numbers that count the pages.
    """
    edges = [(index, row, run) for index, page in enumerate(pages) for row in _edge_rows(page) for run in row.runs]
    keys = [
        (key, round(run.top / _SAME_HEIGHT))
        for key, (_, _, run) in zip(find_keys([(index, run.text) for index, _, run in edges]), edges, strict=True)
    ]
    seen = Counter(key for key, _ in {(key, index) for key, (index, _, _) in zip(keys, edges, strict=True)})
    needed = max(2.0, _MIN_SHARE * len(pages))
    kinds: dict[int, bool] = {}  # by the run's id, whether it is a page number
    for key, (_, row, run) in zip(keys, edges, strict=True):
        is_repeated = sum(seen[key[0], key[1] + shift] for shift in (-1, 0, 1)) >= needed
        is_number = _is_page_number(run, row, is_repeated=is_repeated)
        if is_number or (is_repeated and _may_be_header(run.text)):
            kinds[id(run)] = is_number
    return [
        (
            [run for run in page.runs if kinds.get(id(run)) is False],
            [run for run in page.runs if kinds.get(id(run)) is True],
            [run for run in page.runs if id(run) not in kinds],
        )
        for page in pages
    ]


def _is_page_number(run: Run, row: Row, *, is_repeated: bool) -> bool:
    text = run.text.strip()
    mark = _PAGE_MARK.fullmatch(text) is not None and len(row.runs) <= 3
    return mark and (is_repeated or _SET_OFF_MARK.fullmatch(text) is not None)


def _may_be_header(text: str) -> bool:
    return any(char.isalpha() for char in text) and _SENTENCE_END.search(text.strip()) is None


def _edge_rows(page: Page) -> list[Row]:
    zone = _ZONE * page.height
    edge = [run for run in _without_tables(page.runs) if run.bottom < zone or run.top > page.height - zone]
    rows = to_rows(edge)
    upper = [row for row in rows if row.bottom < page.height / 2]
    lower = [row for row in rows if row.bottom >= page.height / 2]
    return upper[:_EDGE_ROWS] + lower[-_EDGE_ROWS:]


def usual_gutter(pages: Iterable[Sequence[Run]]) -> float | None:
    """Where most of the pages that have two columns are parted, None if no page has two."""
    found = [gutter for gutter in map(_find_gutter, pages) if gutter is not None]
    return median_low(found) if found else None


def to_flows(runs: Sequence[Run], *, usual: float | None = None, depth: int = 0) -> list[list[Run]]:
    """Runs by column, in the order in which the columns are read.

    What crosses the gutter between two columns parts the page: all above it is read first. `usual` is the gutter of other
    pages: a page whose own lines are too few to show columns, such as the last one, is parted there if they fit.
    """
    gutter = _find_gutter(_without_tables(runs)) if depth < _MAX_COLUMN_DEPTH else None
    if gutter is None and usual is not None and _fits_gutter(_without_tables(runs), usual):
        gutter = usual
    if gutter is None:
        return [list(runs)] if runs else []
    flows: list[list[Run]] = []
    across: list[Run] = []
    lowest = 0.0  # of what stands across
    band: list[Run] = []
    spanning = _find_spanning_rows(_without_tables(runs), gutter)
    attached = _find_attached(runs, gutter)
    apart = {id(run) for group in attached.values() for run in group}
    for run in sorted((run for run in runs if id(run) not in apart), key=lambda run: run.top):
        if run.left < gutter < run.right or id(run) in spanning:
            flows.extend(_flows_of_band(band, gutter, depth))
            band = []
            lowest = run.middle
            across += [run, *attached.get(id(run), ())]
        else:
            if across and run.top > lowest:
                flows.append(across)
                across = []
            band.append(run)
    if across:
        flows.append(across)
    return flows + _flows_of_band(band, gutter, depth)


def _without_tables(runs: Sequence[Run]) -> list[Run]:
    return [run for run in runs if run.table is None]


def _find_attached(runs: Sequence[Run], gutter: float) -> dict[int, list[Run]]:
    """The runs that are the caption, the unit or the source of a ruled table across the gutter, by the table's `id`."""
    return {
        id(table): _find_chain(runs, table, _STANDS_ABOVE, -1) + _find_chain(runs, table, _STANDS_BELOW, 1)
        for table in runs
        if table.table is not None and table.left < gutter < table.right
    }


def _find_chain(runs: Sequence[Run], table: Run, pattern: re.Pattern[str], side: int) -> list[Run]:
    """The runs of some form that follow each other on one side of a table, -1 for above it and 1 for below it."""
    chain: list[Run] = []
    edge = table.top if side < 0 else table.bottom
    for run in sorted(_without_tables(runs), key=lambda run: side * run.middle):
        near, far = (run.bottom, run.top) if side < 0 else (run.top, run.bottom)
        if side * (run.middle - edge) < 0:
            continue
        if side * (near - edge) > _MAX_ATTACHED_GAP * run.size:
            break
        if pattern.match(run.text.strip()) is not None:
            chain.append(run)
            edge = far
    return chain


def _flows_of_band(band: list[Run], gutter: float, depth: int) -> list[list[Run]]:
    left = [run for run in band if run.right <= gutter]
    right = [run for run in band if run.right > gutter]
    return [flow for side in (left, right) if side for flow in to_flows(side, depth=depth + 1)]


def _fits_gutter(runs: Sequence[Run], gutter: float) -> bool:
    """Whether lines of running text stand on both sides of a gutter that other pages have, with few across it."""
    runs = _without_table_rows(runs)
    first = [run for run in runs if run.right <= gutter]
    second = [run for run in runs if run.left >= gutter]
    if not first or not second or len(runs) - len(first) - len(second) > _MAX_CROSSING * len(first):
        return False
    left = min(run.left for run in first)
    return _fill(first, gutter - left) >= _MIN_FILL and _fill(second, gutter - left) >= _MIN_FILL


def _find_spanning_rows(runs: Sequence[Run], gutter: float) -> set[int]:
    """The `id`s of the runs that make a table as wide as the page: several rows with short cells on both sides."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    rows = to_rows(runs)
    spanning: set[int] = set()
    first = 0
    for last in range(len(rows) + 1):
        if last < len(rows) and _has_short_cells(rows[last], gutter, left, right):
            continue
        if last - first >= _MIN_SPANNING_ROWS:
            begin, end = _with_title_and_note(rows, first, last)
            spanning.update(id(run) for row in rows[begin:end] for run in row.runs)
        first = last + 1
    return spanning


def _has_short_cells(row: Row, gutter: float, left: float, right: float) -> bool:
    """Whether a row has cells on both sides of the gutter, and on neither enough to be a line of running text."""
    first = [run for run in row.runs if run.right <= gutter]
    second = [run for run in row.runs if run.left >= gutter]
    is_short = _filled(first) < _MAX_CELL_FILL * (gutter - left) and _filled(second) < _MAX_CELL_FILL * (right - gutter)
    return bool(first and second) and is_short and len(first) + len(second) == len(row.runs)


def _with_title_and_note(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """The rows of a table, with a lone line right above and one right below it."""

    def belongs(index: int, neighbour: int) -> bool:
        step = abs(rows[index].top - rows[neighbour].top)
        return len(rows[index].runs) == 1 and step < _MAX_TITLE_STEP * (rows[index].bottom - rows[index].top)

    begin = first - 1 if first > 0 and belongs(first - 1, first) else first
    end = last + 1 if last < len(rows) and belongs(last, last - 1) else last
    return begin, end


def _filled(runs: Sequence[Run]) -> float:
    return sum(run.right - run.left for run in runs)


def _without_table_rows(runs: Sequence[Run]) -> list[Run]:
    """The runs but for rows of three or more of which one is too short for a line of running text."""
    width = max((run.right for run in runs), default=0.0) - min((run.left for run in runs), default=0.0)
    kept: list[Run] = []
    for row in to_rows(runs):
        if len(row.runs) < 3 or all(run.right - run.left > _MIN_LINE_SHARE * width for run in row.runs):
            kept += row.runs
    return kept


def _find_gutter(all_runs: Sequence[Run]) -> float | None:
    """Where the page is parted into two columns of running text, None where it is not."""
    runs = _without_table_rows(all_runs)
    if len(runs) < 2 * _MIN_COLUMN_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    best: tuple[int, float] | None = None
    for edge in sorted({round(run.right, 0) + 1 for run in runs if left + 0.25 * width < run.right < left + 0.75 * width}):
        crossing = sum(run.left < edge < run.right for run in runs)
        if best is None or crossing < best[0]:
            best = (crossing, edge)
    if best is None or not _are_columns(runs, best[1], left, right, best[0]):
        return None
    gutter = best[1]
    beyond = min((run.left for run in runs if run.left >= gutter), default=gutter)
    return (gutter + beyond) / 2


def _are_columns(runs: Sequence[Run], gutter: float, left: float, right: float, crossing: int) -> bool:
    """Whether the lines on both sides are many, stand beside each other, and fill their column like running text."""
    first = [run for run in runs if run.right <= gutter]
    second = [run for run in runs if run.left >= gutter]
    fewer = min(len(first), len(second))
    if fewer < _FEWEST_COLUMN_LINES or crossing > _MAX_CROSSING * fewer:
        return False
    needed = _MIN_FILL if fewer >= _MIN_COLUMN_LINES else _MIN_FILL_OF_FEW
    shared = min(max(r.bottom for r in first), max(r.bottom for r in second)) - max(
        min(r.top for r in first), min(r.top for r in second)
    )
    if shared < 3 * median(run.size for run in runs):
        return False
    begin = min(run.left for run in second)
    return _fill(first, gutter - left) >= needed and _fill(second, right - begin) >= needed


def _fill(runs: Sequence[Run], width: float) -> float:
    """The share of a column's width that its longer lines take: the 60th percentile."""
    widths = sorted(run.right - run.left for run in runs)
    return widths[int(0.6 * (len(widths) - 1))] / max(width, 1.0)
