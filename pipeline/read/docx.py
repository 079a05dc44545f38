"""Word documents (.docx, ECMA-376): read from the package's XML directly, so that pictures are never unpacked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pipeline.errors import DamagedFile
from pipeline.read import limits
from pipeline.read.archive import Archive, open_archive
from pipeline.read.markup import attribute, child, children, descendants, name_of, number
from pipeline.read.paragraphs import add_paragraph
from pipeline.read.source import Draft, SourceBuilder, TableCell
from pipeline.read.tables import flag_header

if TYPE_CHECKING:
    from pipeline.types import BlockKind

_MAIN_PART = re.compile(r"word/document\d{0,3}\.xml")
_HEADING_STYLE = re.compile(r"(?:heading|제목|標題|标题|見出し)\s?(\d)?$", re.I)
_TITLE_STYLE = re.compile(r"(?:title|제목)$", re.I)
_TOC_STYLE = re.compile(r"(?:toc|목차)\s?\d?$|table of (?:contents|figures)|toc heading", re.I)
_SKIPPED = frozenset({"pPr", "rPr", "del", "moveFrom", "instrText", "sectPr", "tblPr"})
_BODY_LEVEL = 9  # outline level 9 is body text
_TEMPLATE_DAY = "2013-12-23"  # python-docx writes the day of its own template
_MAX_DAYS_OF_WRITING = 366


@dataclass(frozen=True, slots=True)
class _Style:
    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(slots=True)
class _Paragraph:
    """The text of a paragraph, and what hangs on it: text boxes and notes, and the page breaks before and in it."""

    parts: list[str] = field(default_factory=list)
    floats: list[Any] = field(default_factory=list)
    breaks_before: int = 0
    breaks_within: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)


def read(data: bytes) -> Draft:
    """Paragraphs, tables, text boxes and notes in the order of the document.

    Pages are counted by the breaks that Word left when it last laid the document out, else by hard breaks. A note follows the
    paragraph that refers to it. Headers and footers, comments and deleted text are left out.
    """
    with open_archive(data) as archive:
        main = next((name for name in sorted(archive.names) if _MAIN_PART.fullmatch(name)), "word/document.xml")
        root = archive.parse(main)
        builder = SourceBuilder()
        styles = _read_styles(archive, builder)
        notes = {**_read_notes(archive, builder, "footnote"), **_read_notes(archive, builder, "endnote")}
        made = _find_made(archive)
    body = child(root, "body")
    if body is None:
        raise DamagedFile("a Word document without a body", expected="w:body", where=main)
    rendered = next(descendants(body, "lastRenderedPageBreak"), None) is not None
    walk = _Walk(builder, styles, notes, rendered=rendered)
    walk.add_blocks(body, region=0)
    return builder.finish(pages=walk.page, made=made)


class _Walk:
    """One pass over the document in its order."""

    def __init__(self, builder: SourceBuilder, styles: dict[str, _Style], notes: dict[str, Any], *, rendered: bool) -> None:
        self.page = 1
        self._builder = builder
        self._styles = styles
        self._notes = notes
        self._rendered = rendered

    def add_blocks(self, parent: Any, *, region: int, kind: BlockKind = "paragraph") -> None:
        """Append the paragraphs and tables that are children of `parent`."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                self._add_paragraph(element, region, kind)
            elif name == "tbl":
                self._add_table(element)
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                self.add_blocks(element, region=region, kind=kind)

    def _add_paragraph(self, element: Any, region: int, kind: BlockKind) -> None:
        paragraph = self._gather(element)
        self._turn(paragraph.breaks_before)
        style = _Style(kind) if kind != "paragraph" else self._style_of(element)
        add_paragraph(self._builder, paragraph.text, kind=style.kind, level=style.level, page=self.page, region=region)
        self._turn(paragraph.breaks_within)
        self._add_floats(paragraph.floats)

    def _turn(self, pages: int) -> None:
        self.page = min(self.page + pages, limits.MAX_PAGES)

    def _add_floats(self, floats: list[Any]) -> None:
        for element in floats:
            if name_of(element) == "txbxContent":
                self.add_blocks(element, region=self._builder.new_region())
                continue
            note = self._notes.pop(_note_key(element), None)  # a note is read where it is referred to first
            if note is not None:
                self.add_blocks(note, region=self._builder.new_region(), kind="footnote")

    def _gather(self, element: Any) -> _Paragraph:
        paragraph = _Paragraph()
        stack = [element]
        while stack:
            current = stack.pop()
            name = name_of(current)
            if name in ("txbxContent", "footnoteReference", "endnoteReference"):
                paragraph.floats.append(current)
            elif name in ("br", "lastRenderedPageBreak") and self._is_page_break(current, name):
                if paragraph.text.strip():
                    paragraph.breaks_within += 1
                else:
                    paragraph.breaks_before += 1
            elif name in _CHARACTERS:
                paragraph.parts.append(_CHARACTERS[name])
            elif name == "t":
                paragraph.parts.append(current.text or "")
            elif name == "AlternateContent":
                stack.extend(list(current)[:1])  # the others say the same for older programs
            elif name not in _SKIPPED and not (name == "r" and _is_hidden(current)):
                stack.extend(reversed(current))
        if not self._rendered and _is_on(child(element, "pPr"), "pageBreakBefore"):
            paragraph.breaks_before += 1
        return paragraph

    def _is_page_break(self, element: Any, name: str) -> bool:
        if name == "br":
            return attribute(element, "type") == "page" and not self._rendered
        return True

    def _style_of(self, element: Any) -> _Style:
        properties = child(element, "pPr")
        if properties is None:
            return _Style()
        name = child(properties, "pStyle")
        style = self._styles.get(attribute(name, "val"), _Style()) if name is not None else _Style()
        outline = child(properties, "outlineLvl")
        if outline is not None and number(outline, "val", default=_BODY_LEVEL) < _BODY_LEVEL:
            return _Style("heading", number(outline, "val") + 1)
        listed = child(properties, "numPr")
        if listed is not None and style.kind == "paragraph":
            depth = child(listed, "ilvl")
            return _Style("list_item", 1 + (number(depth, "val", highest=8) if depth is not None else 0))
        return style

    def _add_table(self, table: Any) -> None:
        rows = [row for part in table for row in ([part] if name_of(part) == "tr" else descendants(part, "tr"))]
        cells = [cell for row in rows[: limits.MAX_TABLE_ROWS] for cell in _cells_of(row)]
        if len(cells) == 1:  # a frame around text
            self.add_blocks(cells[0], region=self._builder.new_region())
            return
        placed: list[TableCell] = []
        inner: list[Any] = []
        page = self.page
        for index, row in enumerate(rows[: limits.MAX_TABLE_ROWS]):
            placed.extend(self._read_row(row, index, inner))
        self._builder.add_table(flag_header(_reach_down(placed)), page=page)
        for element in inner:
            if name_of(element) == "tbl":
                self._add_table(element)
            else:
                self._add_floats([element])

    def _read_row(self, row: Any, index: int, inner: list[Any]) -> list[TableCell]:
        properties = child(row, "trPr")
        before = child(properties, "gridBefore") if properties is not None else None
        column = number(before, "val", highest=limits.MAX_TABLE_COLUMNS) if before is not None else 0
        cells: list[TableCell] = []
        header = _is_on(properties, "tblHeader") or (index == 0 and _is_bold(row))
        for cell in _cells_of(row):
            own = child(cell, "tcPr")
            span = child(own, "gridSpan") if own is not None else None
            merge = child(own, "vMerge") if own is not None else None
            if merge is None or attribute(merge, "val") == "restart":
                cells.append(TableCell(self._read_cell(cell, inner), index, column, header))
            else:
                cells.append(TableCell("", index, column, header, rows=0))
            column += max(1, number(span, "val", default=1)) if span is not None else 1
            if column >= limits.MAX_TABLE_COLUMNS:
                break
        return cells

    def _read_cell(self, cell: Any, inner: list[Any]) -> str:
        texts: list[str] = []
        stack = list(reversed(cell))
        while stack:
            element = stack.pop()
            name = name_of(element)
            if name == "p":
                paragraph = self._gather(element)
                texts.append(paragraph.text)
                inner.extend(paragraph.floats)
                self._turn(paragraph.breaks_before + paragraph.breaks_within if self._rendered else 0)
            elif name == "tbl":
                inner.append(element)
            elif name != "tcPr":
                stack.extend(reversed(element))
        return " ".join(texts)


_CHARACTERS = {
    "tab": " ",
    "ptab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "lastRenderedPageBreak": "",
}


def _cells_of(row: Any) -> list[Any]:
    """The cells of a table row, also those in content controls."""
    cells: list[Any] = []
    for part in row:
        name = name_of(part)
        if name == "tc":
            cells.append(part)
        elif name in ("sdt", "customXml"):
            content = child(part, "sdtContent") if name == "sdt" else part
            cells.extend(children(content, "tc") if content is not None else ())
    return cells


def _is_on(properties: Any, name: str) -> bool:
    """Whether a switch is set: present, and not said to be off."""
    element = child(properties, name) if properties is not None else None
    return element is not None and attribute(element, "val") not in ("0", "false", "off")


def _is_hidden(run: Any) -> bool:
    return _is_on(child(run, "rPr"), "vanish")


def _reach_down(cells: list[TableCell]) -> list[TableCell]:
    """The cells with the rows that they span: one without rows of its own continues the one above it."""
    last: dict[int, int] = {}  # column → the cell above
    placed: list[TableCell] = []
    for cell in cells:
        if cell.rows:
            last[cell.column] = len(placed)
            placed.append(cell)
        elif cell.column in last:
            above = placed[last[cell.column]]
            placed[last[cell.column]] = replace(above, rows=cell.row - above.row + 1)
    return placed


def _is_bold(row: Any) -> bool:
    runs = [run for run in descendants(row, "r") if any((text.text or "").strip() for text in children(run, "t"))]
    return bool(runs) and all(_is_on(child(run, "rPr"), "b") for run in runs)


def _note_key(reference: Any) -> str:
    return name_of(reference).removesuffix("Reference") + attribute(reference, "id")


def _read_notes(archive: Archive, builder: SourceBuilder, name: str) -> dict[str, Any]:
    part = f"word/{name}s.xml"
    if part not in archive.names:
        return {}
    try:
        root = archive.parse(part)
    except DamagedFile as error:
        builder.note(str(error), where=part)
        return {}
    return {name + attribute(note, "id"): note for note in children(root, name) if not attribute(note, "type")}


def _read_styles(archive: Archive, builder: SourceBuilder) -> dict[str, _Style]:
    if "word/styles.xml" not in archive.names:
        return {}
    try:
        root = archive.parse("word/styles.xml")
    except DamagedFile as error:
        builder.note(str(error), where="word/styles.xml")
        return {}
    elements = {attribute(style, "styleId"): style for style in children(root, "style")}
    return {key: _resolve(key, elements) for key in elements}


def _resolve(key: str, elements: dict[str, Any]) -> _Style:
    """A style's meaning: its own, or that of the nearest style it is based on that has one."""
    seen: set[str] = set()
    while key in elements and key not in seen:
        seen.add(key)
        found = _read_style(elements[key])
        if found is not None:
            return found
        based = child(elements[key], "basedOn")
        key = attribute(based, "val") if based is not None else ""
    return _Style()


def _read_style(element: Any) -> _Style | None:
    label = child(element, "name")
    name = attribute(label, "val").strip() if label is not None else ""
    properties = child(element, "pPr")
    outline = child(properties, "outlineLvl") if properties is not None else None
    if _TOC_STYLE.match(name):
        return _Style("header")
    if outline is not None and number(outline, "val", default=_BODY_LEVEL) < _BODY_LEVEL:
        return _Style("heading", number(outline, "val") + 1)
    heading = _HEADING_STYLE.match(name)
    if heading is not None or _TITLE_STYLE.match(name):
        return _Style("heading", int(heading[1]) if heading is not None and heading[1] else 1)
    if name.lower() in ("caption", "캡션"):
        return _Style("caption")
    listed = child(properties, "numPr") if properties is not None else None
    if listed is not None or name.lower().startswith("list "):
        depth = child(listed, "ilvl") if listed is not None else None
        digit = int(name[-1]) - 1 if name[-1:] in "2345" and name[-1:] else 0
        return _Style("list_item", 1 + (number(depth, "val", highest=8) if depth is not None else digit))
    return None


def _find_made(archive: Archive) -> str | None:
    """The day on which the document was begun, None if it is a template's or work went on for more than a year."""
    if "docProps/core.xml" not in archive.names:
        return None
    try:
        root = archive.parse("docProps/core.xml")
    except DamagedFile:
        return None  # only a hint is lost, no text
    days = {name_of(element): (element.text or "")[:10] for element in children(root, "created", "modified")}
    try:
        created = dt.date.fromisoformat(days.get("created", ""))
        modified = dt.date.fromisoformat(days.get("modified", days.get("created", "")))
    except ValueError:
        return None
    in_time = 0 <= (modified - created).days <= _MAX_DAYS_OF_WRITING
    return created.isoformat() if in_time and created.isoformat() != _TEMPLATE_DAY else None
