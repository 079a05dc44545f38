"""Hangul documents in the open format (.hwpx, OWPML, KS X 6101): a zip of XML, read directly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.errors import DamagedFile, EncryptedFile, ReadError
from pipeline.read import limits
from pipeline.read.archive import Archive, open_archive
from pipeline.read.markup import attribute, child, children, descendants, name_of, number
from pipeline.read.paragraphs import add_paragraph
from pipeline.read.source import Draft, SourceBuilder, TableCell
from pipeline.read.styles import settle_kind
from pipeline.read.tables import flag_header

if TYPE_CHECKING:
    from pipeline.types import BlockKind

_SECTION = re.compile(r"Contents/section(\d{1,5})\.xml")
_OUTLINE_STYLE = re.compile(r"(?:개요|제목|Outline|Heading)\s?(\d{1,2})$", re.I)
_CAPTION_STYLE = re.compile(r"캡션|Caption", re.I)
_CHARACTERS = {"tab": " ", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": "\u3000", "hyphen": "-"}
_NOTES = ("footNote", "endNote")
_RUNNING = ("header", "footer")
_SHAPES = frozenset({
    "rect", "ellipse", "arc", "polygon", "curve", "line", "connectLine", "container", "pic", "ole", "video", "textart",
})  # fmt: skip
_SKIPPED = frozenset({"secPr", "linesegarray", "equation", "comments", "hiddenComment", "fieldBegin", "fieldEnd", "memo"})
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Style:
    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Styles:
    """What paragraph properties (`paraPrIDRef`) and styles (`styleIDRef`) say of a paragraph."""

    by_properties: dict[str, _Style] = field(default_factory=dict)
    by_style: dict[str, _Style] = field(default_factory=dict)

    def of(self, paragraph: Any) -> _Style:
        """The kind and level of a paragraph as the document's styles have it."""
        own = self.by_properties.get(attribute(paragraph, "paraPrIDRef"), _Style())
        return own if own.kind != "paragraph" else self.by_style.get(attribute(paragraph, "styleIDRef"), _Style())


def read(data: bytes) -> Draft:
    """Paragraphs, tables, boxes, captions and notes in the order of the document; running headers as furniture.

    Pages are counted by hard breaks and by the places of lines that Hangul keeps from its last layout. A note, a table or a
    box follows the paragraph that holds it. A damaged section becomes a notice if another one can be read. Raises
    `EncryptedFile` for a document with a password.
    """
    with open_archive(data) as archive:
        _refuse_encrypted(archive)
        sections = sorted((int(match[1]), match[0]) for name in archive.names if (match := _SECTION.fullmatch(name)))
        if not sections:
            raise DamagedFile("a Hangul document without text", expected="Contents/section0.xml")
        builder = SourceBuilder()
        walk = _Walk(builder, _read_styles(archive, builder))
        failed: ReadError | None = None
        for _, name in sections:
            try:
                root = archive.parse(name)
            except DamagedFile as error:
                failed = error
                builder.note(str(error), where=name)
                continue
            walk.add_section(root)
        draft = builder.finish(pages=max(1, walk.page), made=_find_made(archive))
    if failed is not None and not draft.blocks:
        raise failed
    return draft


def _refuse_encrypted(archive: Archive) -> None:
    if "META-INF/manifest.xml" in archive.names:
        manifest = archive.parse("META-INF/manifest.xml")
        if next(descendants(manifest, "encryption-data"), None) is not None:
            raise EncryptedFile(
                "a Hangul document with a password", mend="Save it without the password (한글에서 ‘문서 암호 설정’ 해제)."
            )


def _read_styles(archive: Archive, builder: SourceBuilder) -> _Styles:
    name = "Contents/header.xml"
    if name not in archive.names:
        return _Styles()
    try:
        root = archive.parse(name)
    except DamagedFile as error:
        builder.note(str(error), where=name)
        return _Styles()
    properties: dict[str, _Style] = {}
    for element in descendants(root, "paraPr"):
        heading = child(element, "heading")
        kind = attribute(heading, "type") if heading is not None else ""
        if kind == "OUTLINE":
            properties[attribute(element, "id")] = _Style("heading", number(heading, "level", highest=9) + 1)
        elif kind in ("NUMBER", "BULLET"):
            properties[attribute(element, "id")] = _Style("list_item", number(heading, "level", highest=9) + 1)
    return _Styles(properties, {attribute(style, "id"): _read_style(style) for style in descendants(root, "style")})


def _read_style(style: Any) -> _Style:
    for name in (attribute(style, "name"), attribute(style, "engName")):
        outline = _OUTLINE_STYLE.match(name)
        if outline is not None:
            return _Style("heading", int(outline[1]))
        if _CAPTION_STYLE.match(name):
            return _Style("caption")
    return _Style()


def _find_made(archive: Archive) -> str | None:
    """The day on which the document was begun, as its package says."""
    if "Contents/content.hpf" not in archive.names:
        return None
    try:
        root = archive.parse("Contents/content.hpf")
    except ReadError:
        return None  # only a hint is lost, no text
    for meta in descendants(root, "meta"):
        match = _ISO_DAY.match(meta.text or "")
        if attribute(meta, "name") == "CreatedDate" and match is not None:
            return match[0]
    return None


class _Walk:
    """One pass over the sections in their order."""

    def __init__(self, builder: SourceBuilder, styles: _Styles) -> None:
        self.page = 0
        self._builder = builder
        self._styles = styles
        self._columns = 1
        self._wraps = 0
        self._lowest = -1

    def add_section(self, section: Any) -> None:
        """Append the blocks of a section, which begins on a new page."""
        self._turn_page()
        self._columns = max([1, *(number(element, "colCount", default=1) for element in descendants(section, "colPr"))])
        for index, paragraph in enumerate(children(section, "p")):
            if index and attribute(paragraph, "pageBreak") == "1":
                self._turn_page()
            turns = self._follow_lines(paragraph)
            self._turn_page(turns[0])
            self._add_paragraph(paragraph, region=0)
            self._turn_page(turns[1])

    def _turn_page(self, pages: int | None = None) -> None:
        self.page = min(self.page + (1 if pages is None else pages), limits.MAX_PAGES)
        if pages is None:
            self._wraps, self._lowest = 0, -1

    def _follow_lines(self, paragraph: Any) -> tuple[int, int]:
        """How many pages end before a paragraph of the main text and within it, by the heights at which its lines stand."""
        turns = [0, 0]
        for index, line in enumerate(line for array in children(paragraph, "linesegarray") for line in array):
            height = number(line, "vertpos", highest=10**9)
            if height < self._lowest:
                self._wraps += 1
                turns[index > 0] += self._wraps % self._columns == 0
            self._lowest = height
        return turns[0], turns[1]

    def _add_paragraph(self, paragraph: Any, *, region: int, kind: BlockKind = "paragraph") -> None:
        style = self._styles.of(paragraph) if kind == "paragraph" else _Style(kind)
        text, floats = _gather(paragraph)
        kind, level = settle_kind(style.kind, style.level, text)
        add_paragraph(self._builder, text, kind=kind, level=level, page=max(1, self.page), region=region)
        for element in floats:
            self._add_float(element)

    def _add_paragraphs(self, parent: Any, *, region: int, kind: BlockKind = "paragraph") -> None:
        for paragraph in _paragraphs_of(parent):
            self._add_paragraph(paragraph, region=region, kind=kind)

    def _add_float(self, element: Any) -> None:
        name = name_of(element)
        if name == "tbl":
            self._add_table(element)
        elif name in _NOTES:
            self._add_paragraphs(element, region=self._builder.new_region(), kind="footnote")
        elif name in _RUNNING:
            self._add_paragraphs(element, region=self._builder.new_region(), kind="header")
        else:
            self._add_shape(element)

    def _add_shape(self, shape: Any) -> None:
        region = self._builder.new_region()
        for part in shape:
            name = name_of(part)
            if name == "drawText":
                self._add_paragraphs(part, region=region)
            elif name == "caption":
                self._add_paragraphs(part, region=region, kind="caption")
            elif name in _SHAPES:
                self._add_shape(part)

    def _add_table(self, table: Any) -> None:
        region = self._builder.new_region()
        cells = [cell for row in children(table, "tr") for cell in children(row, "tc")]
        caption = child(table, "caption")
        if caption is not None:
            self._add_paragraphs(caption, region=region, kind="caption")
        if len(cells) == 1:  # a frame around text
            self._add_paragraphs(cells[0], region=region)
            return
        placed: list[TableCell] = []
        inner: list[Any] = []
        for index, row in enumerate(children(table, "tr")):
            for column, cell in enumerate(children(row, "tc")):
                placed.append(_read_cell(cell, index, column, inner))
        self._builder.add_table(flag_header(placed), page=max(1, self.page), region=region)
        for element in inner:
            self._add_float(element)


def _read_cell(cell: Any, row: int, column: int, inner: list[Any]) -> TableCell:
    texts: list[str] = []
    for paragraph in _paragraphs_of(cell):
        text, floats = _gather(paragraph)
        texts.append(text)
        inner.extend(floats)
    place = child(cell, "cellAddr")
    if place is not None:
        row = number(place, "rowAddr", default=row, highest=limits.MAX_TABLE_ROWS)
        column = number(place, "colAddr", default=column, highest=limits.MAX_TABLE_COLUMNS)
    span = child(cell, "cellSpan")
    rows = number(span, "rowSpan", default=1, highest=limits.MAX_TABLE_ROWS) if span is not None else 1
    return TableCell(" ".join(texts), row, column, attribute(cell, "header") == "1", rows)


def _paragraphs_of(parent: Any) -> list[Any]:
    """The paragraphs of a cell, a note or a box: in its `subList`, or straight in it."""
    return [
        paragraph
        for part in parent
        for paragraph in ([part] if name_of(part) == "p" else children(part, "p") if name_of(part) == "subList" else ())
    ]


def _gather(paragraph: Any) -> tuple[str, list[Any]]:
    """The text of a paragraph, and the tables, shapes, notes and running headers that hang on it, in order."""
    parts: list[str] = []
    floats: list[Any] = []
    deleted = False
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            parts.append("" if deleted else element)
            continue
        name = name_of(element)
        if name == "tbl" or name in _SHAPES or name in _NOTES or name in _RUNNING:
            floats.append(element)
        elif name in ("deleteBegin", "deleteEnd"):
            deleted = name == "deleteBegin"
        elif name in _CHARACTERS:
            parts.append("" if deleted else _CHARACTERS[name])
        elif name == "t":
            stack.extend(reversed(_mixed(element)))
        elif name not in _SKIPPED:
            stack.extend(reversed(element))
    return "".join(parts), floats


def _mixed(element: Any) -> list[Any]:
    """Text and elements of mixed content, in order."""
    content: list[Any] = [element.text or ""]
    for inner in element:
        content += [inner, inner.tail or ""]
    return content
