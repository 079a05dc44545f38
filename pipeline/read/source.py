"""The text of a report while it is put together: blocks joined by newlines, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.errors import DamagedFile
from pipeline.read import limits
from pipeline.types import Block, BlockKind, Cell, Notice

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader of one format gives: a `Report` but for what follows from the file's name and bytes.

    `date` is EDTF where the format's metadata states the date of the document itself; `made` is the day on which the file was
    made, which is only a hint.
    """

    source: str
    blocks: tuple[Block, ...]
    pages: int = 1
    date: str | None = None
    made: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its text, at the row and column (from 0) of its top left corner, and the number of rows that it spans."""

    text: str
    row: int
    column: int
    header: bool = False
    rows: int = 1


class SourceBuilder:
    """Collects blocks in reading order and gives the source text with the blocks' offsets in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._notices: list[Notice] = []
        self._length = 0
        self._regions = 0

    def new_region(self) -> int:
        """A region number that no block has yet."""
        self._regions += 1
        return self._regions

    def note(self, reason: str, *, page: int | None = None, where: str = "") -> None:
        """Record that something was left out."""
        self._notices.append(Notice(reason, page, where))

    def add(
        self, text: str, kind: BlockKind, *, page: int = 1, box: Box | None = None, region: int = 0, level: int = 0
    ) -> None:
        """Append a block, without white space before and newlines after it. Text of nothing but white space is left out.

        A space at the end is kept: in a PDF it tells that a word ends there.
        """
        text = _without_surrogates(text).lstrip().rstrip("\r\n\t")
        if text.strip():
            start = self._append(text)
            self._blocks.append(Block(start, self._length, kind, page, box, region, level))

    def add_table(
        self,
        cells: Iterable[TableCell],
        *,
        page: int = 1,
        box: Box | None = None,
        region: int | None = None,
        wrapped: bool = False,
    ) -> None:
        """Append a table: a line a row, a tab between columns.

        White space inside a cell becomes a single space; where cells are `wrapped`, their line ends are kept, with the space
        before them if there is one.

        A cell that spans several rows or columns stands in the first ones. Cells without text have no `Cell`, rows without text
        no line.
        The table's region is a new one unless `region` is given.
        """
        texts = (replace(cell, text=_tidy(_without_surrogates(cell.text), wrapped=wrapped)) for cell in cells)
        filled = sorted((cell for cell in texts if cell.text), key=lambda cell: (cell.row, cell.column))
        if not filled:
            return
        position = self._length + 1 if self._parts else 0
        lines: list[str] = []
        placed: list[Cell] = []
        for row, members in groupby(filled, key=lambda cell: cell.row):
            line, column = "", 0
            for cell in members:
                line += "\t" * (cell.column - column)
                column = cell.column
                start = position + len(line)
                rows = max(1, min(cell.rows, filled[-1].row - row + 1))
                placed.append(Cell(start, start + len(cell.text), row, cell.column, cell.header, rows))
                line += cell.text
            lines.append(line)
            position += len(line) + 1
        begin = self._append("\n".join(lines))
        number = self.new_region() if region is None else region
        self._blocks.append(Block(begin, self._length, "table", page, box, number, cells=tuple(placed)))

    def finish(self, *, pages: int = 1, date: str | None = None, made: str | None = None) -> Draft:
        """The source text and all blocks."""
        return Draft("".join(self._parts), tuple(self._blocks), pages, date, made, tuple(self._notices))

    def _append(self, text: str) -> int:
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if self._length > limits.MAX_TEXT_CHARACTERS:
            raise DamagedFile(
                f"more than {limits.MAX_TEXT_CHARACTERS:,} characters of text", mend="Split the report into several files."
            )
        return start


def _tidy(text: str, *, wrapped: bool) -> str:
    if not wrapped:
        return " ".join(text.split())
    lines = [" ".join(line.split()) + " " * line[-1:].isspace() for line in text.split("\n") if line.strip()]
    return "\n".join(lines).strip()


def _without_surrogates(text: str) -> str:
    """Half of a surrogate pair cannot be written to any file; it is shown as U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
