"""The data that passes between the stages: frozen dataclasses without behaviour beyond their own arithmetic.

Two coordinate systems occur and are never mixed:

- *source* offsets (`start`, `end`) point into `Report.source`, the text as the file holds it;
- *clean* offsets (`start_char`, `end_char`) point into `CleanText.text`, which is also `doc.text`.

All ends are exclusive. `CleanText` is the only bridge between the two.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

NameLabel = Literal["ORG", "PERSON", "PLACE", "PROJECT"]
ValueLabel = Literal["MONEY", "QUANTITY", "PERCENT", "DATE"]
Label = Literal["ORG", "PERSON", "PLACE", "PROJECT", "MONEY", "QUANTITY", "PERCENT", "DATE"]
NAME_LABELS: tuple[NameLabel, ...] = ("ORG", "PERSON", "PLACE", "PROJECT")

Qualifier = Literal["", "approx", "at_least", "at_most", "less_than", "more_than"]

BlockKind = Literal[
    "heading",  # a numbered or set-off title; `level` 1 is the highest
    "paragraph",  # running prose
    "list_item",  # a bulleted or dashed line; `level` is its depth
    "table",  # rows and cells; `cells` says which characters are which cell
    "caption",  # the title of a table or a figure
    "figure",  # text inside a picture: labels, arrows
    "footnote",  # a note at the foot of a page
    "source_note",  # the line that cites a table's or figure's source
    "header",  # a running header or footer: page furniture
    "page_number",  # a page mark: page furniture
]
FURNITURE: frozenset[BlockKind] = frozenset({"header", "page_number"})

RelationType = Literal["participates_in", "located_in", "amount_of", "date_of", "part_of"]
ATTRIBUTE_NAME: dict[RelationType, str] = {
    "participates_in": "role",
    "located_in": "",
    "amount_of": "measure",
    "date_of": "event",
    "part_of": "",
}
ROLES = (
    "owner", "developer", "contractor", "designer", "investor", "funder", "operator", "supplier", "partner", "other",
)  # fmt: skip
MEASURES = (
    "cost", "investment", "funding", "contract", "revenue", "market_size", "capital", "area", "length", "population",
    "count", "capacity", "share", "growth", "other",
)  # fmt: skip
EVENTS = ("start", "agreement", "completion", "period", "as_of", "forecast", "announcement", "other")


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. `start` and `end` are in the coordinates of the block that holds it; rows and columns count from 0.

    A cell that spans several rows is in the first of them, `row`, and reaches down over `rows` of them.
    """

    start: int
    end: int
    row: int
    column: int
    header: bool = False
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source that belongs together on the page, in source offsets.

    `page` counts from 1. `box` is (left, top, right, bottom) in PDF points from the top left corner, None where the format
    knows no places. `region` is 0 for the main flow of text; a sidebar, a floating table or a figure has a number of its own,
    shared by all of its blocks. `level` is the rank of a heading (1 is the highest) or the depth of a list item, else 0.
    `marks` are stretches inside the block that are signs of the format and no text (`**` in Markdown), in order.
    """

    start: int
    end: int
    kind: BlockKind
    page: int = 1
    box: tuple[float, float, float, float] | None = None
    region: int = 0
    level: int = 0
    cells: tuple[Cell, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A part of a report that was left out, and why: becomes a row of `failures.jsonl`, while the rest goes on."""

    reason: str
    page: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A source report as a reader gives it: the text, and its blocks in reading order.

    `source` is the text that all source offsets point into: the decoded file for `.txt`, a rendering of all blocks elsewhere.
    `date` is the report's own date as EDTF (`2013-04`), None where unknown. `sha256` is of the file's bytes.
    """

    id: str
    path: str
    sha256: str
    format: str
    source: str
    blocks: tuple[Block, ...]
    pages: int = 1
    date: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the clean text, in clean offsets; fields as in `Block`. `page` is the page on which it starts."""

    start_char: int
    end_char: int
    kind: BlockKind
    page: int = 1
    region: int = 0
    level: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Source characters that are not in the clean text, in source offsets, and why (`header`, `control`, `hyphen`, ...)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that is analysed, and the way back to the source for each of its characters.

    `starts[i]` and `ends[i]` are the source offsets of clean character `i`. Usually they span one source character; they span
    several where the source spells one character with many (decomposed Hangul), and none (`start == end`) where a joining space
    was put in that the source does not have. `page_starts[p]` is the source offset at which page `p + 1` begins, ascending.
    Blocks are separated by one newline; no other newline occurs, but between the rows of a table.
    """

    text: str
    starts: array[int]
    ends: array[int]
    blocks: tuple[TextBlock, ...]
    dropped: tuple[Dropped, ...] = ()
    page_starts: tuple[int, ...] = (0,)

    def to_source(self, start_char: int, end_char: int, source: str) -> tuple[tuple[int, int], ...]:
        """The pieces of `source` that clean characters `start_char:end_char` came from, in ascending order.

        Neighbouring characters share a piece if nothing but white space lies between them in the source, and they are in order.
        White space at a piece's ends is left out.
        """
        if start_char >= end_char:
            return ()
        first, length = self.starts[start_char], end_char - start_char
        if (
            self.starts[start_char:end_char] == array("q", range(first, first + length))
            and self.ends[end_char - 1] == first + length
        ):
            raw = source[first : first + length]
            first += len(raw) - len(raw.lstrip())
            return ((first, first + len(raw.strip())),) if not raw.isspace() else ()
        pieces: list[list[int]] = []
        for start, end in sorted(
            (self.starts[i], self.ends[i])
            for i in range(start_char, end_char)
            if self.ends[i] > self.starts[i] and not source[self.starts[i] : self.ends[i]].isspace()
        ):
            if pieces and (start <= pieces[-1][1] or source[pieces[-1][1] : start].isspace()):
                pieces[-1][1] = max(end, pieces[-1][1])
            else:
                pieces.append([start, end])
        return tuple((start, end) for start, end in pieces)

    def surface(self, start_char: int, end_char: int, source: str) -> str:
        """The clean characters as the source spells them: what was folded for the analysis is shown unfolded."""
        spelled = (
            " " if self.text[i].isspace() else source[self.starts[i] : self.ends[i]] for i in range(start_char, end_char)
        )
        return "".join(spelled)

    def page_at(self, start_char: int) -> int:
        """The page, from 1, of a clean character."""
        if not self.starts:
            return 1
        index = min(start_char, len(self.starts) - 1)
        return max(1, bisect_right(self.page_starts, self.starts[index]))

    def block_at(self, start_char: int) -> TextBlock | None:
        """The block that holds a clean character, None between blocks."""
        index = bisect_right(self.blocks, start_char, key=_start_char) - 1
        if index >= 0 and start_char < self.blocks[index].end_char:
            return self.blocks[index]
        return None


def _start_char(block: TextBlock) -> int:
    return block.start_char


@dataclass(frozen=True, slots=True)
class Amount:
    """The value of a MONEY, QUANTITY or PERCENT mention.

    `low` equals `high` unless the mention is a range. `unit` is an ISO 4217 code for money, a plain ASCII unit (`km2`,
    `person`) for a quantity, `%` for a percentage.
    """

    low: Decimal
    high: Decimal
    unit: str
    qualifier: Qualifier = ""

    @property
    def value(self) -> str:
        """`low`, or `low/high` for a range, in plain decimal notation without exponent or trailing zeros."""
        if self.low == self.high:
            return plain_decimal(self.low)
        return f"{plain_decimal(self.low)}/{plain_decimal(self.high)}"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The value of a DATE mention: EDTF level 1, with level 2's codes for quarters (33-36) and halves (40-41).

    `edtf` is empty where the year cannot be known (`3월` in a report without a date).
    """

    edtf: str
    qualifier: Qualifier = ""

    @property
    def value(self) -> str:
        """The EDTF string."""
        return self.edtf

    @property
    def unit(self) -> str:
        """Dates have no unit."""
        return ""


def plain_decimal(number: Decimal) -> str:
    """A decimal in plain notation: `3200000000000`, `18.7`, `0`; never an exponent, trailing zeros or a negative zero."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the clean text that names or measures something.

    `text` is `doc.text[start_char:end_char]`. `score` is between 0 and 1. `source` names the rule or model that made it
    (`grammar:money`, `gazetteer:country`, ...). `value` is set for MONEY, QUANTITY, PERCENT and DATE only.
    """

    label: Label
    start_char: int
    end_char: int
    text: str
    score: float
    source: str
    value: Amount | CalendarDate | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one thing in one report. `name` is its fullest Korean name, `aliases` its other names.

    `code` is the ISO 3166 code of a country or of the country that a city is in, else empty.
    """

    label: NameLabel
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One token of the text: a morpheme in Korean, a word or a character elsewhere.

    `tag` is its Sejong tag (`NNP`, `JKS`, `SN`, ...), whatever the analyser and the language. `lemma` is the dictionary form.
    """

    start_char: int
    end_char: int
    tag: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the stages after the tokeniser look at: the text with its morphemes, sentences and blocks, all in order.

    `sentences` are clean offsets that cover every morpheme and never cross a block. `date` is the report's date as EDTF.
    """

    text: str
    language: str
    morphemes: tuple[Morpheme, ...]
    sentences: tuple[tuple[int, int], ...]
    blocks: tuple[TextBlock, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed statement between two mentions. `tail` is None for a figure about a market or an indicator.

    `attribute` is the role, measure or event; empty for types that have none. `evidence` is the sentence, table row or box in
    which it is said, in clean offsets.
    """

    type: RelationType
    head: Mention
    tail: Mention | None
    attribute: str
    score: float
    source: str
    evidence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ActorField:
    """Who takes part in a record's subject, and as what."""

    entity: Entity
    role: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class AmountField:
    """A figure of a record's subject. `year` is the EDTF value of the date that dates it, else empty."""

    mention: Mention
    measure: str
    year: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class YearField:
    """A date of a record's subject. `value` is EDTF."""

    event: str
    value: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class PlaceField:
    """Where a record's subject is."""

    entity: Entity
    relation: Relation


@dataclass(frozen=True, slots=True)
class Record:
    """What a report says of one subject.

    `kind` is `project` for a PROJECT entity, `statistic` for figures that belong to no project; the subject of a statistic is
    an ORG or PLACE entity, or None for a market or an indicator.
    """

    kind: Literal["project", "statistic"]
    subject: Entity | None
    actors: tuple[ActorField, ...] = ()
    amounts: tuple[AmountField, ...] = ()
    years: tuple[YearField, ...] = ()
    places: tuple[PlaceField, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was refused or failed: one row of `failures.jsonl`. `stage` is the folder of the stage that said so."""

    path: str
    stage: str
    reason: str
    page: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The result for one report: what `reports.jsonl` holds a line of, before it is made JSON."""

    report: Report
    clean: CleanText
    language: str
    sentences: Sequence[tuple[int, int]]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...] = field(default=())
