"""What a paragraph is whose style says that it is a heading: writers put other things into heading styles, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.read.paragraphs import kind_of_text

if TYPE_CHECKING:
    from pipeline.types import BlockKind

_SENTENCE = re.compile(r"[가-힣][다요]\.(?:\s|$)|[a-z)]\.\s{1,4}[A-Z]|。")
_MAX_HEADING_CHARACTERS = 160


def settle_kind(kind: BlockKind, level: int, text: str) -> tuple[BlockKind, int]:
    """Kind and level of a paragraph whose style has them; sentences and captions in a heading style are what they are."""
    if kind != "heading":
        return kind, level
    found, _ = kind_of_text(text.strip())
    if found in ("caption", "source_note"):
        return found, 0
    if len(text) > _MAX_HEADING_CHARACTERS or _SENTENCE.search(text) is not None:
        return "paragraph", 0
    return kind, level
