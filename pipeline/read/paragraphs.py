"""What a paragraph is, for formats whose files say where paragraphs are but seldom what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.read.layout import classify_line

if TYPE_CHECKING:
    from pipeline.read.source import SourceBuilder
    from pipeline.types import BlockKind

_FINISHED = re.compile(r"[.!?。！？:：)\]）」』”’\"][ \t]{0,8}$")
_MAX_HEADING_CHARACTERS = 80
_SHORT_LINE_CHARACTERS = 15
_TAKEN: frozenset[BlockKind] = frozenset({"heading", "list_item", "caption", "source_note"})


def add_paragraph(
    builder: SourceBuilder, text: str, *, kind: BlockKind = "paragraph", level: int = 0, page: int = 1, region: int = 0
) -> None:
    """Append a paragraph as one block, or as several where its line breaks set off lines that stand for themselves.

    A plain `paragraph` is taken for a heading, a list item, a caption or a source note if its text looks like one.
    """
    for piece in split_at_breaks(text):
        found, depth = kind_of_text(piece) if kind == "paragraph" else (kind, level)
        builder.add(piece, found, page=page, region=region, level=depth)


def kind_of_text(text: str) -> tuple[BlockKind, int]:
    """Kind and level of a paragraph of which nothing but its text is known."""
    kind, level = classify_line(text.split("\n", 1)[0])
    if kind not in _TAKEN or (kind == "heading" and ("\n" in text or len(text) > _MAX_HEADING_CHARACTERS)):
        return "paragraph", 0
    return kind, level


def split_at_breaks(text: str) -> list[str]:
    """The parts of a paragraph, cut at those line breaks after which something new begins.

    That is after an empty line, a finished sentence or a short line, and before a marked line. Other breaks are kept: there a
    line was only broken for looks.
    """
    pieces: list[str] = []
    fresh = True
    for line in text.split("\n"):
        if not line.strip():
            fresh = True
            continue
        if fresh or _FINISHED.search(pieces[-1][-16:]) or _is_short(pieces[-1]) or kind_of_text(line)[0] != "paragraph":
            pieces.append(line)
        else:
            pieces[-1] += "\n" + line
        fresh = False
    return pieces


def _is_short(piece: str) -> bool:
    return len(piece) - piece.rfind("\n") <= _SHORT_LINE_CHARACTERS
