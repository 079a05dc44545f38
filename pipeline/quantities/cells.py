"""Amounts in tables, whose unit stands in a header (`투자액(억 원)`, `면적(㎢)`) or above the table (`(단위: 백만 달러, %)`).

A numeric cell takes the unit of its column's header, else of its row's, else the table's. The header itself is no amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.quantities.currencies import load_currencies
from pipeline.quantities.numerals import ENGLISH_SCALES, MYRIADS, SMALL_SCALES, read_number
from pipeline.quantities.units import PER, load_units, unit_dimension
from pipeline.quantities.words import either, either_of, load_words
from pipeline.types import Amount, Cell, Mention, TextBlock

if TYPE_CHECKING:
    from pipeline.quantities.measures import AmountLabel

_BRACKETS = re.compile(r"[(\[<]([^()\[\]<>\n]{1,30})[)\]>]")
_UNITS_OF = re.compile(r"(?:단위|[Uu]nits?|単位|单位) ?[:：] ?([^)\]>\n]{1,40})")
_SCALE = re.compile(r"(\d{1,3}(?:,\d{3})*|\d+)? ?([십백천만억조十百千万億亿兆]{0,3}) ?")
_ENGLISH_SCALE = re.compile(
    r"(?:in )?(hundred|thousand|million|billion|trillion|mn|bn|m|k)s?(?: of)?(?![a-zA-Z]) ?", re.IGNORECASE
)
_COUNTERS = {
    "대": "unit", "호": "household", "실": "room", "기": "unit", "동": "building", "층": "floor", "석": "seat", "면": "parking",
    "종": "species", "권": "book", "사": "company", "개": "item", "국": "country", "도시": "city",
}  # fmt: skip
_SHARE = re.compile(either_of("table_shares") + "|[년월기대]비$|share|growth|ratio", re.IGNORECASE)
_NO_AMOUNT = re.compile(either_of("table_no_amounts") + r"|^주\)|^년$|[Nn]o\.?$|[Yy]ear|[Rr]ank")
_MONEY_END = re.compile(r"(?:비|액|금|비용|예산|가격|단가|차관)$")  # `부지 매입비` is no area
_NUMBER_END = re.compile(r"수$")  # `계약 건수` is no money
_COUNT_HEAD = re.compile(r"수$|인구|인원|명$|건수|개수|가구|세대|[Nn]umber|[Pp]opulation|人口|人数|人數|件数|数量")


def _head_words(name: str) -> re.Pattern[str]:
    """A pattern for a list of `words.tsv`; its Latin words must stand alone, so that Costa Rica is no cost."""
    words = load_words(name)
    latin = [re.escape(word) for word in words if word.isascii()]
    return re.compile(either(set(words) - set(latin)) + rf"|(?<![a-z])(?:{'|'.join(latin)})(?:s|ment)?(?![a-z])", re.IGNORECASE)


_MONEY_HEAD = _head_words("table_money")
# What a header's words say that its column measures, with the dimensions and units that fit.
_DIMENSION_HEADS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (_head_words(f"table_{name}"), frozenset(fitting.split("|")))
    for name, fitting in (
        ("area", "area"),
        ("people", "person"),
        ("households", "household"),
        ("length", "length"),
        ("power", "power|unit"),
        ("volume", "volume|volume/day|volume/year|mass/day|mass/year|flow"),
        ("mass", "mass|mass/year|mass/day|throughput"),
    )
)
_SIGN = re.compile(r"[△▲▽▼+\-−] ?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 2  # blocks above a table that may hold its `(단위: …)`


@dataclass(frozen=True, slots=True)
class Notation:
    """A unit as headers write it: `(백만 달러)` is 10^6 USD."""

    label: AmountLabel
    unit: str
    factor: Decimal


def read_notation(written: str) -> Notation | None:
    """The unit that a header's bracket spells, None where it spells something else (`(A)`, `(2015년)`)."""
    written = written.strip()
    scale = _SCALE.match(written)
    number, powers = (scale.group(1), scale.group(2)) if scale is not None else (None, "")
    rest = written[scale.end() :] if scale is not None else written
    factor = Decimal((number or "1").replace(",", ""))
    for power in powers:
        factor *= SMALL_SCALES.get(power) or MYRIADS[power]
    named = _name_unit(rest)
    if named is None:
        factor_, rest = _take_english_scale(written)
        named, factor = _name_unit(rest), factor_
    if named is None:
        return None
    return Notation(named[0], named[1], factor)


def _take_english_scale(written: str) -> tuple[Decimal, str]:
    match = _ENGLISH_SCALE.search(written)
    if match is None:
        return Decimal(1), written
    scales = {**ENGLISH_SCALES, "m": 10**6, "k": 1000}
    return Decimal(scales[match.group(1).lower()]), (written[: match.start()] + written[match.end() :]).strip()


def _name_unit(spelled: str) -> tuple[AmountLabel, str] | None:
    spelled = spelled.strip()
    currencies = load_currencies()
    code = currencies.after.get(spelled) or currencies.before.get(spelled) or currencies.after.get(spelled.removesuffix("화"))
    if code and not (code == "VND" and spelled == "동"):
        return "MONEY", code
    for unit in load_units().values():
        if spelled in unit.spellings:
            return ("PERCENT" if unit.name in ("%", "pp") else "QUANTITY"), unit.name
    if spelled in _COUNTERS:
        return "QUANTITY", _COUNTERS[spelled]
    above, slash, below = spelled.partition("/")
    known = _name_unit(above) if slash and below.strip() in PER else None
    if known is not None and known[0] == "QUANTITY":
        return "QUANTITY", f"{known[1]}/{PER[below.strip()]}"
    return None


def find_cell_amounts(text: str, blocks: Sequence[TextBlock]) -> list[Mention]:
    """The numeric cells of all tables whose unit a header, a row's head or the table's notation gives; in order."""
    mentions = []
    for index, block in enumerate(blocks):
        if block.cells:
            mentions += _Table(text, block, _units_above(text, blocks, index)).read()
    return sorted(mentions, key=lambda mention: mention.start_char)


def _units_above(text: str, blocks: Sequence[TextBlock], index: int) -> list[Notation]:
    """The notation of units on the lines straight above a table: captions and short lines of their own."""
    for block in reversed(blocks[max(0, index - _FAR) : index]):
        if block.cells or block.end_char - block.start_char > 120:
            break
        units = _listed_units(text[block.start_char : block.end_char])
        if units:
            return units
    return []


def _listed_units(line: str) -> list[Notation]:
    """The units of a line like `(단위: 억 원, %)`, in its order."""
    match = _UNITS_OF.search(line)
    parts = re.split(r"[,/·;] ?(?![일년월초인])|, ?", match.group(1)) if match is not None else []
    return [unit for unit in map(read_notation, parts) if unit is not None]


def header_cells(block: TextBlock) -> list[Cell]:
    """The header cells of a table; its first row where none is marked."""
    marked = [cell for cell in block.cells if cell.header]
    return marked or [cell for cell in block.cells if cell.row == 0]


def _fitting(units: list[Notation], heads: list[str]) -> list[Notation] | None:
    """The units that fit what the nearest telling header measures (`연장`: km, `사업비`: 백만 달러).

    None where no header names a dimension, or where only one unit is given and it may be counted after all (`수출` in 천 톤).
    """
    for head in heads:
        if _MONEY_END.search(head) or (_MONEY_HEAD.search(head) and not _NUMBER_END.search(head)):
            return [unit for unit in units if unit.label == "MONEY"] or None
        for pattern, dimensions in _DIMENSION_HEADS:
            if not pattern.search(head):
                continue
            fitting = [unit for unit in units if unit.unit in dimensions or unit_dimension(unit.unit) in dimensions]
            if fitting:
                return fitting
            spatial = dimensions & {"area", "length"} and any(unit.label == "MONEY" for unit in units)
            return [] if spatial else None
    return None


class _Table:
    def __init__(self, text: str, block: TextBlock, units: list[Notation]) -> None:
        self._text = text
        self._cells = sorted(block.cells, key=lambda cell: (cell.row, cell.column))
        self._headers = header_cells(block)
        self._in_headers = set(self._headers)
        self._units = units or _listed_units(text[block.start_char : block.end_char])
        self._by_column: dict[int, list[Cell]] = {}
        self._row_heads: dict[int, Cell] = {}
        for cell in self._headers:
            self._by_column.setdefault(cell.column, []).append(cell)
        for cell in self._cells:
            if cell.column == 0 or (cell.header and cell.row not in self._row_heads):
                self._row_heads.setdefault(cell.row, cell)
        self._notations: dict[Cell, Notation | None] = {}

    def read(self) -> list[Mention]:
        found = (self._read_cell(cell) for cell in self._cells if cell not in self._in_headers)
        return [mention for mention in found if mention is not None]

    def _surface(self, cell: Cell) -> str:
        return self._text[cell.start : cell.end]

    def _read_cell(self, cell: Cell) -> Mention | None:
        surface = self._surface(cell)
        start = len(surface) - len(surface.lstrip())
        sign = _SIGN.match(surface, start)
        at = sign.end() if sign is not None else start
        if not surface[at : at + 1].isdigit():
            return None
        number, end = read_number(surface, at)
        if number is None or surface[end:].strip(" *"):
            return None
        notation = self._unit_of(cell, surface[at:end])
        if notation is None:
            return None
        value = number.low * notation.factor
        if sign is not None and sign.group()[0] != "+":
            value = -value
        start_char, end_char = cell.start + at, cell.start + end
        written = self._text[start_char:end_char]
        amount = Amount(value, value, notation.unit)
        return Mention(notation.label, start_char, end_char, written, 0.95, "grammar:table", amount)

    def _unit_of(self, cell: Cell, digits: str) -> Notation | None:
        above = [head for head in self._by_column.get(cell.column, ()) if head.row < cell.row]
        for head in (*reversed(above), self._row_heads.get(cell.row)):
            if head is not None and head != cell and (notation := self._notation(head)) is not None:
                return notation
        if not self._units or _YEAR.fullmatch(digits):
            return None
        near = (*reversed(above), self._row_heads.get(cell.row))
        heads = [self._surface(head).strip() for head in near if head is not None and head != cell]
        if any(_NO_AMOUNT.search(head) for head in heads) or (cell.column == 0 and not cell.header and not above):
            return None
        return self._choose(heads)

    def _notation(self, head: Cell) -> Notation | None:
        """The unit that a header cell spells, in a bracket or alone."""
        if head not in self._notations:
            surface = self._surface(head)
            brackets = [match.group(1) for match in _BRACKETS.finditer(surface)]
            written = [part.partition(":")[2] or part for part in reversed(brackets)]
            units = (read_notation(part) for part in (*written, surface if len(surface) < 12 else ""))
            self._notations[head] = next((unit for unit in units if unit is not None), None)
        return self._notations[head]

    def _choose(self, heads: list[str]) -> Notation | None:
        """The one of the table's units that a column's headers point to; None where they leave it open."""
        shares = [unit for unit in self._units if unit.label == "PERCENT"]
        others = [unit for unit in self._units if unit.label != "PERCENT"]
        if shares and others and any(_SHARE.search(head) for head in heads):
            return shares[0]
        fitting = _fitting(others, heads)
        if fitting is not None:
            return fitting[0] if len(fitting) == 1 else None
        if len(others) > 1:
            counted = any(_COUNT_HEAD.search(head) for head in heads)
            fitting = [unit for unit in others if unit.label == "QUANTITY"]
            return fitting[0] if len(fitting) == 1 and counted else None
        return others[0] if others else shares[0] if shares else None
