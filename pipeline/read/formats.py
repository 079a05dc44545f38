"""The formats that reports are read from. A new one is a line here and a module of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format that reports are read from, and what it knows of a report beyond its text.

    `pages`: block pages are those of the file. `boxes`: blocks have a place on the page. `tables`: rows and cells are stated
    by the file, not guessed. `module` is the module of `pipeline.read` whose `read(data)` reads it.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    module: str
    pages: bool = False
    boxes: bool = False
    tables: bool = False


FORMATS: tuple[Format, ...] = (
    Format("txt", (".txt", ".text"), "plain text in UTF-8, CP949, UTF-16, Shift-JIS or GB18030", "text"),
    Format("md", (".md", ".markdown"), "Markdown", "markdown", tables=True),
    Format("html", (".html", ".htm", ".xhtml"), "a web page", "html", tables=True),
    Format("docx", (".docx",), "Microsoft Word", "docx", pages=True, tables=True),
    Format("hwpx", (".hwpx",), "Hancom Hangul, open format (한글 .hwpx)", "hwpx", pages=True, tables=True),
    Format("pdf", (".pdf",), "PDF with a text layer", "pdf", pages=True, boxes=True),
)


def list_formats() -> tuple[Format, ...]:
    """All formats that reports are read from, plain ones first."""
    return FORMATS


def list_suffixes() -> frozenset[str]:
    """The suffixes of all formats, in lower case, with their dots."""
    return frozenset(suffix for format_ in FORMATS for suffix in format_.suffixes)


def describe_formats() -> str:
    """One line that names all suffixes, for messages: `.txt, .md, .html, .docx, .hwpx or .pdf`."""
    first = [format_.suffixes[0] for format_ in FORMATS]
    return f"{', '.join(first[:-1])} or {first[-1]}"
