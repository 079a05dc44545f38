"""Relations in the rows of a table whose cells are known: the row names the subject, the header says what a column means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.relations.figure_cues import EVENTS
from pipeline.relations.lexicon import TITLES
from pipeline.relations.measures import guess_measure
from pipeline.relations.syntax import FIGURES
from pipeline.types import Cell, Mention, Relation, TextBlock

SOURCE = "rule:table"
_SITE = re.compile(r"위치|소재|국가|지역|대상국|도시|location|country|国|地", re.IGNORECASE)
_PERIOD = re.compile(r"기간|period", re.IGNORECASE)
_NAMING = re.compile(
    r"(?:(?:세부|내역|단위|대상)?(?:사업|과제|프로젝트|공사|용역|과업|안건|계약|단지|프로그램|현장)(?:\(과제\))?(?:명|명칭)|프로젝트|대상사업|건명|"
    r"projects?(?:names?|titles?)?|programme(?:name)?|nameofproject|事業名|案件名|工事名|プロジェクト名?|"
    r"(?:项目|項目|工程|计划|計畫)(?:名称|名稱)|项目)"
)
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_LONGEST_LABEL = 40
_HEAD_ROWS = 3  # a title or a unit may stand above the head of the columns
_SUBJECTS = ("PROJECT", "ORG", "PLACE")


@dataclass(slots=True)
class _Slot:
    """A cell with what it says and the mentions in it."""

    cell: Cell
    text: str
    mentions: list[Mention] = field(default_factory=list)


def find_in_table(text: str, block: TextBlock, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """The relations of one table, row by row. `mentions` are those inside the block."""
    slots = _fill(text, block, mentions)
    rows: dict[int, list[_Slot]] = defaultdict(list)
    for slot in slots:
        for number in range(slot.cell.row, slot.cell.row + slot.cell.rows):
            rows[number].append(slot if number == slot.cell.row else _reach_down(slot))
    if not rows:
        return
    for row in rows.values():
        row.sort(key=lambda slot: slot.cell.column)
    owners = _owners(rows)
    if owners is not None:
        for number in sorted(rows):
            yield from _in_pairs(rows[number][owners.offset :], owners.at(number))
        return
    top, named = _head_row(rows)
    heads = {slot.cell.column: slot for slot in rows[top]} if named is not None or _is_header(rows[top]) else {}
    for number in sorted(rows):
        row = rows[number]
        own = [slot for slot in row if slot.cell.row == number]
        if not own or (heads and number <= top):
            continue
        evidence = (min(slot.cell.start for slot in own), max(slot.cell.end for slot in own))
        yield from _in_row(row, heads, evidence, named)


def _fill(text: str, block: TextBlock, mentions: Sequence[Mention]) -> list[_Slot]:
    slots = [_Slot(cell, text[cell.start : cell.end]) for cell in sorted(block.cells, key=lambda cell: (cell.start, cell.end))]
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.start_char):
        while at < len(slots) and slots[at].cell.end <= mention.start_char:
            at += 1
        if at < len(slots) and slots[at].cell.start <= mention.start_char:
            slots[at].mentions.append(mention)
    return slots


def _reach_down(slot: _Slot) -> _Slot:
    """What a cell that spans several rows says in those below its first: its names, for a figure is said only once."""
    return _Slot(slot.cell, slot.text, [mention for mention in slot.mentions if mention.label in _SUBJECTS])


@dataclass(slots=True)
class _Owners:
    """The undertakings of a table of labels and values, and the rows that name them. `offset`: where the first label stands."""

    offset: int
    rows: list[int] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)

    def at(self, row: int) -> Mention:
        """The undertaking that a row is about: the one named in it or last before it; above the first, the first."""
        return self.names[max(0, bisect_right(self.rows, row) - 1)]


def _owners(rows: Mapping[int, list[_Slot]]) -> _Owners | None:
    """The owners of a table of labels and values (`사업명 | X`, `사업비 | 3억 원`); None where it is no such table."""
    owners: _Owners | None = None
    for number in sorted(rows):
        for index, (label, slot) in enumerate(pairwise(rows[number])):
            if not _is_naming(label):
                continue
            projects = [mention for mention in slot.mentions if mention.label == "PROJECT"]
            if slot.cell.row == number and len(projects) == 1:
                owners = owners or _Owners(index % 2)
                owners.rows.append(number)
                owners.names.append(projects[0])
            elif owners is None:
                return None
    return owners


def _is_naming(slot: _Slot) -> bool:
    """Whether a cell is the label of the names of undertakings."""
    if slot.mentions or len(slot.text) > _LONGEST_LABEL:
        return False
    return any(_NAMING.fullmatch(re.sub(r"[\s:：]", "", text).lower()) for text in (slot.text, _BRACKET.sub("", slot.text)))


def _head_row(rows: Mapping[int, list[_Slot]]) -> tuple[int, int | None]:
    """The row at the head of the columns, and the column of the names of undertakings, None if there is none."""
    numbers = sorted(rows)
    for number in numbers[:_HEAD_ROWS]:
        column = next((slot.cell.column for slot in rows[number] if _is_naming(slot)), None)
        if column is not None and len(rows[number]) > 1:
            return number, column
    return numbers[0], None


def _in_pairs(row: list[_Slot], owner: Mention) -> Iterator[Relation]:
    """The relations of a row of labels and values, with the row as evidence."""
    if not row:
        return
    evidence = (min(slot.cell.start for slot in row), max(slot.cell.end for slot in row))
    for label, slot in zip(row[::2], row[1::2], strict=False):
        for mention in slot.mentions:
            if mention.text != owner.text:
                yield from _to_relations(mention, owner, label.text, slot, evidence)


def _is_header(row: list[_Slot]) -> bool:
    return any(slot.cell.header for slot in row) or not any(m.label in FIGURES for slot in row for m in slot.mentions)


def _in_row(row: list[_Slot], heads: dict[int, _Slot], evidence: tuple[int, int], named: int | None) -> Iterator[Relation]:
    """The relations of a row. Where a column names undertakings (`named`), a row is about the one there, or about nothing."""
    if named is None:
        subject = _subject(row)
    else:
        subject = next((m for slot in row if slot.cell.column == named for m in slot.mentions if m.label == "PROJECT"), None)
    label = row[0].text
    for slot in row:
        head = heads.get(slot.cell.column)
        above = head.text if head is not None else ""
        column = next((m for m in head.mentions if m.label in _SUBJECTS), None) if head is not None else None
        owner = subject if subject is not None or named is not None else column
        meaning = (
            label
            if subject is None and column is not None and named is None
            else f"{above} {label.replace(subject.text if subject else '', '')}"
        )
        for mention in slot.mentions:
            if mention is not subject:
                yield from _to_relations(mention, owner, meaning, slot, evidence)
        year = next((m for m in head.mentions if m.label == "DATE"), None) if head is not None else None
        if year is not None:
            for mention in slot.mentions:
                if mention.label in FIGURES:
                    yield Relation("date_of", year, mention, "as_of", 0.75, SOURCE, evidence)


def _subject(row: list[_Slot]) -> Mention | None:
    """What a row is about: the undertaking it names first, else the name in its first cells."""
    names = [mention for slot in row for mention in slot.mentions if mention.label == "PROJECT"]
    if names:
        return names[0]
    first = [mention for slot in row[:2] for mention in slot.mentions if mention.label in _SUBJECTS]
    return first[0] if first else None


def _to_relations(
    mention: Mention, owner: Mention | None, meaning: str, slot: _Slot, evidence: tuple[int, int]
) -> Iterator[Relation]:
    if mention.label in FIGURES:
        around = slot.text.replace(mention.text, " ", 1)
        measure = guess_measure(mention, f"{meaning} {around}")
        yield Relation("amount_of", mention, None if measure == "market_size" else owner, measure, 0.75, SOURCE, evidence)
    elif owner is None or owner.label != "PROJECT":
        return
    elif mention.label == "DATE":
        event = (
            "period" if _PERIOD.search(meaning) else next((cue.attribute for cue in EVENTS.find(f"{meaning} {slot.text}")), "")
        )
        if event:
            yield Relation("date_of", mention, owner, event, 0.75, SOURCE, evidence)
    elif mention.label == "PLACE" and _SITE.search(meaning):
        yield Relation("located_in", owner, mention, "", 0.8, SOURCE, evidence)
    elif mention.label in ("ORG", "PERSON"):
        for cue in TITLES.find(f"{meaning}:")[:1]:
            yield Relation("participates_in", mention, owner, cue.attribute, 0.8, SOURCE, evidence)
