"""Web pages: the text that a browser shows, block by block, without menus and scripts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.errors import DamagedFile
from pipeline.read import limits
from pipeline.read.decode import decode, decode_declared
from pipeline.read.paragraphs import add_paragraph
from pipeline.read.source import Draft, SourceBuilder
from pipeline.read.tables import SpanCell, flag_header, place_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from pipeline.types import BlockKind

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w.:-]{2,40})", re.I)
_HEAD_BYTES = 4096
_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_END = re.compile(r"</script", re.I)
_DRAWINGS = frozenset({"svg", "math"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDDEN_STYLE = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.I)
_NOTE_NAME = re.compile(r"foot-?note|end-?note|각주|미주", re.I)

_DROPPED = frozenset({
    "script", "style", "nav", "noscript", "template", "svg", "math", "canvas", "object", "iframe", "button", "select",
    "option", "input", "textarea", "audio", "video", "map", "head", "dialog",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_IMPLIED_END = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "caption", "rt",
    "rp", "html", "body", "head",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_DATE_METAS = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dc.date", "citation_publication_date",
    "pubdate", "publishdate", "publish_date", "date",
)  # fmt: skip
_ISO_DATE = re.compile(r"\s{0,4}((?:19|20)\d\d)[-./]?(0[1-9]|1[0-2])(?:[-./]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_MIN_MAIN_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class _Context:
    """What the block that is being gathered is, as its ancestors have it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    region: int = 0
    depth: int = 0  # of lists
    outside: bool = False  # of the page's main content
    keep_lines: bool = False


def read(data: bytes) -> Draft:
    """Headings, paragraphs, list items, tables, captions and notes in the order of the page.

    What stands outside of the page's one main element is furniture. Raises `DamagedFile` for a page nested deeper than
    `MAX_HTML_DEPTH`.
    """
    from selectolax.lexbor import LexborHTMLParser

    if len(data) > limits.MAX_HTML_BYTES:
        raise DamagedFile(f"a web page of more than {limits.MAX_HTML_BYTES // 2**20} MiB", mend="Save its parts one by one.")
    declared = _META_CHARSET.search(data[:_HEAD_BYTES])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    text, notices = decode_declared(data, declared[1].decode("ascii", "replace")) if declared and not marked else decode(data)
    _check_depth(text)
    tree = LexborHTMLParser(text)
    builder = SourceBuilder()
    if tree.body is not None:
        _Walk(builder, _find_main(tree), _find_outer_tables(tree)).walk(tree.body)
    draft = builder.finish(date=_find_date(tree))
    return replace(draft, notices=notices + draft.notices)


def _check_depth(text: str) -> None:
    """Refuse a page before it is parsed: parsing takes time by the square of the depth.

    Comments and scripts are passed over (`i<n` is no tag), but no script in a drawing: there it is an element like others.
    """
    depth = position = 0
    drawings = Counter[str]()
    while (match := _TAG.search(text, position)) is not None:
        position = match.end()
        name = (match[2] or "").lower()
        if not name or (name == "script" and not match[1] and not any(drawings.values())):
            end = _COMMENT_END.search(text, position - 2) if not name else _SCRIPT_END.search(text, position)
            if end is None:
                return
            position = end.end()
        elif match[1]:
            depth = max(0, depth - 1) if name not in _IMPLIED_END else depth
            drawings[name] = max(0, drawings[name] - 1) if name in _DRAWINGS else 0
        elif name not in _VOID and name not in _IMPLIED_END:
            depth += 1
            drawings[name] += name in _DRAWINGS
        if depth > limits.MAX_HTML_DEPTH:
            raise DamagedFile("HTML nested too deep", expected=f"at most {limits.MAX_HTML_DEPTH} levels")


def _find_main(tree: LexborHTMLParser) -> int:
    """The `mem_id` of the one element that holds the page's own content, 0 if there is none."""
    for selector in ("main, [role=main]", "article", "[itemprop=articleBody]"):
        found = tree.css(selector)
        if len(found) == 1 and len(_inline_text(found[0])) >= _MIN_MAIN_CHARACTERS:
            return found[0].mem_id
    return 0


def _find_outer_tables(tree: LexborHTMLParser) -> frozenset[int]:
    """The `mem_id`s of all tables that hold a table: they lay out the page."""
    outer: set[int] = set()
    for table in tree.css("table"):
        ancestor = table.parent
        while ancestor is not None and ancestor.tag != "table":
            ancestor = ancestor.parent
        if ancestor is not None:
            outer.add(ancestor.mem_id)
    return frozenset(outer)


def _find_date(tree: LexborHTMLParser) -> str | None:
    named: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        named.setdefault(name.lower(), node.attributes.get("content") or "")
    for node in tree.css("time[itemprop=datePublished], time[pubdate]"):
        named.setdefault("datepublished", node.attributes.get("datetime") or "")
    for name in _DATE_METAS:
        match = _ISO_DATE.match(named.get(name, ""))
        if match is not None:
            return "-".join(part for part in match.groups() if part)
    return None


class _Walk:
    """One pass over the tree, without recursion. Text is gathered until a block begins or ends."""

    def __init__(self, builder: SourceBuilder, main: int, outer_tables: frozenset[int]) -> None:
        self._builder = builder
        self._main = main
        self._outer_tables = outer_tables
        self._gathered: list[str] = []

    def walk(self, body: LexborNode) -> None:
        """Append all blocks under `body`."""
        stack: list[tuple[LexborNode | None, _Context]] = [(body, _Context(outside=bool(self._main)))]
        while stack:
            node, context = stack.pop()
            if node is None:
                self._flush(context)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._gather(node.text_content or "", context)
            elif tag == "br":
                self._gathered.append("\n")
            elif not _is_dropped(node, tag):
                inner = self._enter(node, tag, context)
                if tag in _BLOCKS:
                    self._flush(context)
                    if tag == "table" and self._add_table(node, inner):
                        continue
                    stack.append((None, inner))
                stack.extend((child, inner) for child in reversed(list(_children(node))))
        self._flush(_Context())

    def _gather(self, text: str, context: _Context) -> None:
        self._gathered.append(text if context.keep_lines else _SPACES.sub(" ", text))

    def _flush(self, context: _Context) -> None:
        text = "\n".join(" ".join(line.split()) for line in "".join(self._gathered).split("\n"))
        self._gathered.clear()
        if text.strip():
            kind = "header" if context.outside else context.kind
            level = 0 if context.outside else context.level
            add_paragraph(self._builder, text, kind=kind, level=level, region=context.region)

    def _enter(self, node: LexborNode, tag: str, context: _Context) -> _Context:
        """The context inside an element."""
        if node.mem_id == self._main:
            context = replace(context, outside=False)
        if context.kind == "footnote" or (tag in _BLOCKS and _is_note(node)):
            return replace(context, kind="footnote", level=0)
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            return replace(context, kind="heading", level=int(tag[1]))
        if tag in ("ul", "ol", "menu"):
            return replace(context, kind="paragraph", level=0, depth=context.depth + 1)
        if tag in ("li", "dd"):
            return replace(context, kind="list_item", level=max(1, context.depth))
        if tag in ("figcaption", "caption"):
            return replace(context, kind="caption", level=0)
        if tag in ("aside", "blockquote", "figure", "table"):
            return replace(context, region=self._builder.new_region())
        if tag == "pre":
            return replace(context, keep_lines=True)
        if tag == "footer" and not context.outside and context.region == 0:
            return replace(context, outside=not self._main)
        return context

    def _add_table(self, table: LexborNode, context: _Context) -> bool:
        """Append a table of data; False for a table that only lays out the page, whose cells are read like other blocks."""
        if table.mem_id in self._outer_tables or table.attributes.get("role") == "presentation":
            return False
        parts = list(_children(table))
        groups = [list(_children(part)) for part in parts if part.tag in ("thead", "tbody", "tfoot")]
        rows = [row for group in groups for row in group if row.tag == "tr"]
        grid = [[_to_span_cell(cell) for cell in _children(row) if cell.tag in ("td", "th")] for row in rows]
        if len(grid) < 2 or max(map(len, grid)) < 2:
            return False
        for caption in (part for part in parts if part.tag == "caption"):
            self._builder.add(_inline_text(caption), "caption", region=context.region)
        self._builder.add_table(flag_header(place_cells(grid)), region=context.region)
        return True


def _to_span_cell(cell: LexborNode) -> SpanCell:
    head = cell.tag == "th" or (
        cell.parent is not None and cell.parent.parent is not None and cell.parent.parent.tag == "thead"
    )
    return SpanCell(_inline_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"), head)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    if name == "rowspan" and value == "0":
        return limits.MAX_TABLE_ROWS
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 6 else 1


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _is_dropped(node: LexborNode, tag: str) -> bool:
    if tag in _DROPPED or tag.startswith(("-", "!")):
        return True
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("role") == "navigation"
        or bool(_HIDDEN_STYLE.search((attributes.get("style") or "")[:500]))
    )


def _is_note(node: LexborNode) -> bool:
    attributes = node.attributes
    named = " ".join((attributes.get(name) or "")[:100] for name in ("id", "class", "role", "epub:type"))
    return _NOTE_NAME.search(named) is not None


def _inline_text(node: LexborNode) -> str:
    """All shown text under a node, with single spaces where a block or a line begins."""
    parts: list[str] = []
    stack = [node]
    while stack:
        current = stack.pop()
        tag = current.tag or ""
        if tag == "-text":
            parts.append(current.text_content or "")
        elif tag == "br" or not _is_dropped(current, tag):
            if tag == "br" or tag in _BLOCKS:
                parts.append(" ")
            stack.extend(reversed(list(_children(current))))
    return " ".join("".join(parts).split())
