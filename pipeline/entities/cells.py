"""Names in the cells of a table: the word at the head of a column, or at the head of a row, says what the cells are.

Under `사업명` every cell names an undertaking and under `시공사` a party, whatever the shape of the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    EMPTY_CELLS,
    GENERIC_ORGS,
    GENERIC_PROJECTS,
    HANZI_GENERIC,
    ORG_CLASSES,
    OTHER_COLUMNS,
    PARTY_COLUMNS,
    PROJECT_COLUMNS,
)
from pipeline.entities.words import is_compound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.entities.gazetteer import Gazetteer
    from pipeline.types import Analysis, Cell, NameLabel

_LONGEST_NAME = 60
_LONGEST_PARTY = 40
_BRACKET = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_ITEM = re.compile(r"(?:[^,，、/·+;\n]|(?<=[A-Za-z]),(?= (?:Ltd|Inc|LLC|S\.A))|(?<=[A-Za-z])[/+](?=[A-Za-z]))+")
_MARK = re.compile(r"^(?:[-•·ㅇ○□■▶▷※*]|[①-⑳]|\(?\d{1,2}[.)](?!\d))\s*")
_TAIL = re.compile(
    r"(?:\s*[(（\[][^()（）\[\]\n]*[)）\]]|\s*\d{1,3}(?:\.\d{1,2})? ?%|\s+(?:등|외)(?:\s*\d{1,2}개?\s?(?:사|곳|기관))?)\s*$"
)
_SENTENCE = re.compile(r"(?:다|음|임|됨|함|중|예정|완료|필요|없음)\.?$|[.!?。](?:\s|$)|:")
_LETTER = re.compile(r"[가-힣\u3041-\u30ff\u4e00-\u9fffA-Za-z]")
_QUOTES = "‘’“”'\"「」『』《》〈〉"


def find_in_cells(analysis: Analysis, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates for PROJECT and ORG in the cells of all tables, in no order. They outrank what is found inside them."""
    found: list[Candidate] = []
    for block in analysis.blocks:
        if block.cells:
            for cell, label in _labelled(analysis.text, block.cells):
                if label == "PROJECT":
                    found.extend(_project(analysis.text, cell.start, cell.end, gazetteer))
                else:
                    found.extend(_parties(analysis.text, cell.start, cell.end, gazetteer))
    return found


def _labelled(text: str, cells: Iterable[Cell]) -> Iterator[tuple[Cell, NameLabel]]:
    """The cells that a word at the head of their column or row calls an undertaking or a party."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    labels: dict[int, NameLabel | None] = {}
    in_columns = False
    for number in sorted(rows):
        row = rows[number]
        words = [_label(text[cell.start : cell.end]) for cell in row]
        if _heads_columns(words):
            in_columns = True
            labels = {cell.column: _kind(word) for cell, word in zip(row, words, strict=True)}
        elif in_columns:
            yield from ((cell, kind) for cell in row if (kind := labels.get(cell.column)) is not None)
        else:
            for word, value in zip(words, row[1:], strict=False):
                kind = _kind(word)
                if kind is not None and not _is_label(_label(text[value.start : value.end])):
                    yield value, kind


def _heads_columns(words: list[str]) -> bool:
    """Whether a row is the head of columns: nearly all of its cells are such words, and one says whose names stand below."""
    known = [_is_label(word) for word in words]
    if sum(known) < 2 or sum(known) * 3 < len(words) * 2:
        return False
    return any(_kind(word) and following for word, following in zip(words, [*known[1:], True], strict=True))


def _label(text: str) -> str:
    """A cell as a label: without brackets, spaces and capitals."""
    return re.sub(r"[\s:：]", "", _BRACKET.sub("", text)).lower() if len(text) < _LONGEST_PARTY else ""


def _is_label(word: str) -> bool:
    return word in OTHER_COLUMNS or _kind(word) is not None


def _kind(word: str) -> NameLabel | None:
    if word in PROJECT_COLUMNS:
        return "PROJECT"
    parts = [part for part in re.split(r"[/·,]", word) if part]
    return "ORG" if parts and all(part in PARTY_COLUMNS for part in parts) else None


def _project(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[Candidate]:
    """The whole cell as the name of an undertaking, without a mark before it and a bracket behind it."""
    if end - start > 2 * _LONGEST_NAME:
        return []
    start, end = _trim(text, start, end)
    name = text[start:end]
    if not 2 <= len(name) <= _LONGEST_NAME or "\n" in name or _is_empty(name) or name in GENERIC_PROJECTS:
        return []
    if is_compound(name.replace(" ", "")) or _SENTENCE.search(name) or gazetteer.find(name) is not None:
        return []
    return [Candidate(start, end, "PROJECT", 0.85, "rule:cell", rank=3)]


def _parties(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[Candidate]:
    """Each item of a cell as the name of a party, without its share and a bracket behind it."""
    found: list[Candidate] = []
    for item in _ITEM.finditer(text, start, end):
        if item.end() - item.start() > 2 * _LONGEST_PARTY:
            continue
        left, right = _trim(text, *item.span())
        name = text[left:right]
        if not 2 <= len(name) <= _LONGEST_PARTY or _is_empty(name) or _SENTENCE.search(name):
            continue
        if name in GENERIC_ORGS or name in ORG_CLASSES or name in HANZI_GENERIC or is_compound(name.replace(" ", "")):
            continue
        entry = gazetteer.find(name)
        if entry is None or entry.kind == "org":
            found.append(Candidate(left, right, "ORG", 0.8, "rule:cell", rank=3))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a name inside a cell: no space, list mark or quotation mark before it, no bracket or share behind it."""
    name = text[start:end]
    mark = _MARK.match(name.lstrip())
    start += len(name) - len(name.lstrip()) + (mark.end() if mark else 0)
    tail = _TAIL.search(text[start:end])
    while tail is not None and tail.start() > 0:
        end = start + tail.start()
        tail = _TAIL.search(text[start:end])
    name = text[start:end]
    start += len(name) - len(name.lstrip(" \n\t" + _QUOTES))
    end -= len(name) - len(name.rstrip(" \n\t" + _QUOTES))
    return start, max(start, end)


def _is_empty(name: str) -> bool:
    """Whether a cell says that there is nothing to name, or sums up what stands above it."""
    return _LETTER.search(name) is None or name.replace(" ", "").lower() in EMPTY_CELLS
