"""Set labelled reports as a PDF's text comes out: lines wrapped in the middle of words, running headers, page marks.

    python tools/typeset_corpus.py reports.txt > set.txt

A report in the markup asks for it with a line `layout: width=36 spaces=yes header="..." page="- {} -" lines=26`: the width
is in columns (a Hangul syllable or hanja takes 2), `spaces=yes` leaves the space at the end of a line that ends a word, as some
extractors do. Labels keep their letters: what a header cuts in two becomes a mention of two pieces.
"""

from __future__ import annotations

import re
import shlex
import sys
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.corpus.assemble import join_surface

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention, Span

_BREAK_ANYWHERE = re.compile(r"[가-힣一-鿿぀-ヿ]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is set. `width` in columns, `lines` a page; empty `header` or `page` sets none."""

    width: int
    spaces: bool
    lines: int
    header: str = ""
    page: str = ""


def read_layout(line: str) -> Layout:
    """The layout of a report's `layout:` line. Raises `KeyError` or `ValueError` where a part is missing or is no number."""
    parts = dict(part.split("=", 1) for part in shlex.split(line))
    return Layout(
        int(parts["width"]),
        parts["spaces"] == "yes",
        int(parts.get("lines", 1000)),
        parts.get("header", ""),
        parts.get("page", ""),
    )


def set_text(text: str, layout: Layout) -> tuple[str, list[int]]:
    """The text as set, and for each character of `text` its place there; -1 for a space that a line's end has swallowed."""
    out: list[str] = []
    places: list[int] = []
    line, page, length = 0, 1, 0

    def emit(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    def end_line() -> None:
        nonlocal line, page
        emit("\n")
        line += 1
        if line % layout.lines == 0:
            if layout.page:
                emit(layout.page.format(page) + "\n")
            page += 1
            if layout.header:
                emit(layout.header + "\n")

    for number, paragraph in enumerate(text.split("\n")):
        if number:
            places.append(length)
            end_line()
        kept = [-1] * len(paragraph)
        lines = _find_breaks(paragraph, layout.width)
        for start, end in lines:
            kept[start:end] = range(length, length + end - start)
            emit(paragraph[start:end])
            if (start, end) != lines[-1]:
                if layout.spaces and paragraph[end] == " ":
                    kept[end] = length
                    emit(" ")
                end_line()
        places += kept
    return "".join(out), places


def _find_breaks(paragraph: str, width: int) -> list[Span]:
    """The lines of a paragraph, as offsets into it; a space at a break belongs to none."""
    lines, start, columns, at = [], 0, 0, 0
    while at < len(paragraph):
        columns += 2 if unicodedata.east_asian_width(paragraph[at]) in "WF" else 1
        if columns > width and at > start:
            stop = at
            while stop > start and not _may_break(paragraph, stop):
                stop -= 1
            stop = stop if stop > start else at
            while stop > start and paragraph[stop - 1] == " ":
                stop -= 1
            lines.append((start, stop))
            start = stop + 1 if paragraph[stop] == " " else stop
            at, columns = start, 0
            continue
        at += 1
    if start < len(paragraph) or not lines:
        lines.append((start, len(paragraph)))
    return lines


def _may_break(paragraph: str, at: int) -> bool:
    """Whether a line may end before `at`: at a space, or next to a letter of a script that breaks anywhere."""
    before, after = paragraph[at - 1], paragraph[at]
    if after == " " or before == " ":
        return True
    if after in ",.)]」』”’、。%":
        return False
    return bool(_BREAK_ANYWHERE.match(before) or _BREAK_ANYWHERE.match(after)) and before not in "([「『“‘"


def set_document(document: Document, layout: Layout) -> Document:
    """The document set as `layout` says, its labels moved along."""
    text, places = set_text(document.text, layout)
    mentions = tuple(_move(mention, text, places) for mention in document.mentions)

    def move(span: Span) -> Span:
        kept = [place for place in places[span[0] : span[1]] if place >= 0]
        return (kept[0], kept[-1] + 1)

    relations = tuple(replace(relation, evidence=move(relation.evidence)) for relation in document.relations)
    return replace(document, text=text, mentions=mentions, relations=relations)


def _move(mention: LabelledMention, text: str, places: list[int]) -> LabelledMention:
    pieces: list[list[int]] = []
    for start, end in mention.pieces:
        for place in (place for place in places[start:end] if place >= 0):
            if pieces and not text[pieces[-1][1] : place].strip():
                pieces[-1][1] = place + 1
            elif not text[place].isspace():
                pieces.append([place, place + 1])
    for piece in pieces:
        while text[piece[1] - 1].isspace():
            piece[1] -= 1
    moved = tuple((start, end) for start, end in pieces)
    return replace(mention, pieces=moved, text=mention.text or join_surface(text, moved))


def main(paths: list[str]) -> None:
    """Set the reports of markup files that ask for it, and print all of them as markup."""
    from pipeline.corpus.markup import read_markup, write_markup

    for path in paths:
        content = Path(path).read_text(encoding="utf-8")
        layouts = dict(re.findall(r"^id: *(\S+)$(?:\n(?!===).*)*?\nlayout: *(.+)$", content, re.MULTILINE))
        documents = read_markup(content, path=path)
        done = [set_document(d, read_layout(layouts[d.id])) if d.id in layouts else d for d in documents]
        sys.stdout.write(write_markup(done))


if __name__ == "__main__":
    main(sys.argv[1:])
