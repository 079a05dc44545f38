"""Markdown: the source is the file itself, and blocks are what CommonMark and GitHub's tables make of its lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.read.decode import decode
from pipeline.read.emphasis import find_marks, is_bold_title, without_marks
from pipeline.read.paragraphs import kind_of_text
from pipeline.read.source import Draft
from pipeline.types import Block, BlockKind, Cell

_LINE_END = re.compile(r"\r\n|[\n\r]")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"[ \t]+#{1,100}[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"([ \t]*)(?:[-+*]|\d{1,9}[.)])(?:[ \t]+(?=\S)|$)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,40}\]:[ \t]*")
_DELIMITER_CELL = re.compile(r"[ \t]*:?-+:?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"[ ]{0,3}<!--")
_LINK_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]^][^\]]{0,200}\]:[ \t]*\S")
_FRONT_DATE = re.compile(
    r"(?:date|published|날짜|작성일|발행일)\s{0,4}:\s{0,4}[\"']?((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?!\d)"
)
_MAX_FRONT_LINES = 100
_BOLD_LEVEL = 4  # of a line in bold, which has no level of its own


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read(data: bytes) -> Draft:
    """Headings, paragraphs, list items, tables, quotations, notes and code, each where it stands in the file.

    Code is a `figure`. Signs of emphasis, links and references are the `marks` of their block. Front matter gives the date and
    no block.
    """
    text, notices = decode(data)
    parser = _Parser(text)
    parser.parse()
    return Draft(text, tuple(parser.blocks), date=parser.date, notices=notices)


def _split(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(_Line(start, match.start(), text[start : match.start()]))
        start = match.end()
    lines.append(_Line(start, len(text), text[start:]))
    return lines


class _Parser:
    """Line by line: each construct takes the lines that belong to it."""

    def __init__(self, text: str) -> None:
        self.blocks: list[Block] = []
        self.date: str | None = None
        self._text = text
        self._lines = _split(text)
        self._at = 0
        self._regions = 0
        self._last_comment_end = text.rfind("-->")
        self._constructs: tuple[Callable[[_Line], bool], ...] = (
            self._take_fence, self._take_comment, self._take_heading, self._take_rule, self._take_table, self._take_quote,
            self._take_note, self._take_item,
        )  # fmt: skip

    def parse(self) -> None:
        """Fill `blocks` and `date`."""
        self._take_front_matter()
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.blank or _LINK_DEFINITION.match(line.text):
                self._at += 1
            elif not any(take(line) for take in self._constructs):
                self._take_paragraph(line.start)

    def _add(self, start: int, end: int, kind: BlockKind, *, level: int = 0, region: int = 0) -> None:
        raw = self._text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
        if start < end:
            marks = find_marks(self._text, start, end) if kind != "figure" else []
            self.blocks.append(Block(start, end, kind, region=region, level=level, marks=tuple(marks)))

    def _new_region(self) -> int:
        self._regions += 1
        return self._regions

    def _take_front_matter(self) -> None:
        if self._lines[0].text.rstrip() != "---":
            return
        for index, line in enumerate(self._lines[1:_MAX_FRONT_LINES], 1):
            match = _FRONT_DATE.match(line.text)
            if match is not None and self.date is None:
                self.date = match[1]
            if line.text.rstrip() in ("---", "..."):
                self._at = index + 1
                return
        self.date = None

    def _take_fence(self, line: _Line) -> bool:
        fence = _FENCE.match(line.text)
        if fence is None:
            return False
        first = last = self._at + 1
        while last < len(self._lines) and not self._lines[last].text.strip().startswith(fence[1]):
            last += 1
        if first < last:
            self._add(self._lines[first].start, self._lines[last - 1].end, "figure", region=self._new_region())
        self._at = last + 1
        return True

    def _take_comment(self, line: _Line) -> bool:
        if _COMMENT.match(line.text) is None or line.start > self._last_comment_end:
            return False
        end = self._text.find("-->", line.start)
        if end < 0:
            return False
        while self._at < len(self._lines) and self._lines[self._at].start <= end:
            self._at += 1
        return True

    def _take_heading(self, line: _Line) -> bool:
        match = _HEADING.match(line.text)
        if match is None:
            return False
        closing = _CLOSING_HASHES.search(line.text[-200:])
        end = line.end - (len(closing[0]) if closing is not None else 0)
        self._add(line.start + match.end(), max(end, line.start + match.end()), "heading", level=len(match[1]))
        self._at += 1
        return True

    def _take_rule(self, line: _Line) -> bool:
        if len(line.text) > 1000 or _RULE.match(line.text) is None:
            return False
        self._at += 1
        return True

    def _take_table(self, line: _Line) -> bool:
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        if following is None or "|" not in line.text or "-" not in following.text:
            return False
        marks = _cells_of(following)
        if len(marks) != len(_cells_of(line)) or not all(_DELIMITER_CELL.match(following.text[a:b]) for a, b in marks):
            return False
        cells: list[Cell] = []
        last = self._at
        for row, index in enumerate((self._at, *range(self._at + 2, len(self._lines)))):
            current = self._lines[index]
            if current.blank or "|" not in current.text:
                break
            cells.extend(_to_cells(current, 0 if row == 0 else row, len(marks)))
            last = index
        start, end = line.start, self._lines[last if last > self._at else self._at + 1].end
        marks = [mark for cell in cells for mark in find_marks(self._text, cell.start, cell.end)]
        self.blocks.append(Block(start, end, "table", region=self._new_region(), cells=tuple(cells), marks=tuple(marks)))
        self._at = max(last, self._at + 1) + 1
        return True

    def _take_quote(self, line: _Line) -> bool:
        """Each quoted line is a block of its own: the marks between them are not text."""
        if _QUOTE.match(line.text) is None:
            return False
        region = self._new_region()
        while self._at < len(self._lines):
            current = self._lines[self._at]
            mark = _QUOTE.match(current.text)
            if mark is None:
                break
            start = current.start + mark.end()
            kind, level = _kind_of(current.text[mark.end() :])
            self._add(start, current.end, kind, level=level, region=region)
            self._at += 1
        return True

    def _take_note(self, line: _Line) -> bool:
        match = _NOTE.match(line.text)
        if match is None:
            return False
        self._take_paragraph(line.start + match.end(), "footnote")
        return True

    def _take_item(self, line: _Line) -> bool:
        match = _ITEM.match(line.text)
        if match is None:
            return False
        self._take_paragraph(line.start, "list_item", level=1 + len(match[1].expandtabs(4)) // 2)
        return True

    def _take_paragraph(self, start: int, kind: BlockKind | None = None, *, level: int = 0) -> None:
        """A paragraph from `start` on: it goes on until a blank line or the beginning of something else."""
        last = self._at
        self._at += 1
        while self._at < len(self._lines) and self._goes_on(self._lines[self._at]):
            underline = _UNDERLINE.match(self._lines[self._at].text)
            if underline is not None and kind is None:
                self._at += 1
                self._add(start, self._lines[last].end, "heading", level=1 if underline[1][0] == "=" else 2)
                return
            last = self._at
            self._at += 1
        end = self._lines[last].end
        found, depth = (kind, level) if kind is not None else _kind_of(self._text[start:end])
        self._add(start, end, found, level=depth)

    def _goes_on(self, line: _Line) -> bool:
        if line.blank:
            return False
        if _UNDERLINE.match(line.text):
            return True
        return not any(pattern.match(line.text) for pattern in (_HEADING, _FENCE, _ITEM, _QUOTE, _NOTE, _COMMENT)) and not (
            line.text.lstrip().startswith("|") or _kind_of(line.text)[0] != "paragraph"
        )


def _kind_of(text: str) -> tuple[BlockKind, int]:
    kind, level = kind_of_text(without_marks(text).strip())
    return ("heading", _BOLD_LEVEL) if kind == "paragraph" and is_bold_title(text) else (kind, level)


def _cells_of(line: _Line) -> list[tuple[int, int]]:
    """Start and end, within the line, of what stands between the pipes; a pipe at either end of the line borders nothing."""
    text = line.text
    edges = [match.start() for match in _PIPE.finditer(text)]
    spans = list(zip([0, *(edge + 1 for edge in edges)], [*edges, len(text)], strict=True))
    if edges and not text[: edges[0]].strip():
        spans = spans[1:]
    if edges and spans and not text[edges[-1] + 1 :].strip():
        spans = spans[:-1]
    return spans


def _to_cells(line: _Line, row: int, columns: int) -> list[Cell]:
    cells: list[Cell] = []
    for column, (start, end) in enumerate(_cells_of(line)[:columns]):
        raw = line.text[start:end]
        if raw.strip():
            begin = line.start + start + len(raw) - len(raw.lstrip())
            cells.append(Cell(begin, begin + len(raw.strip()), row, column, header=row == 0))
    return cells
