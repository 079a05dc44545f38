"""Places in a text counted without its white space, so that a line wrapped inside a name neither helps nor hurts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its pieces in offsets without white space, in order; pieces that touch are one."""

    spans: tuple[Span, ...]

    def overlap(self, other: Place) -> int:
        """The number of characters that two places share."""
        return sum(max(0, min(end, stop) - max(start, begin)) for start, end in self.spans for begin, stop in other.spans)


class Placed:
    """A document with the places of its mentions. `places[i]` is that of `document.mentions[i]`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        spaces = [index for index, letter in enumerate(document.text) if letter.isspace()]
        self.places = tuple(_place(mention, spaces) for mention in document.mentions)

    @cached_property
    def place_of(self) -> dict[str, Place]:
        """The place of each mention, by its id."""
        return {mention.id: place for mention, place in zip(self.document.mentions, self.places, strict=True)}

    @cached_property
    def mention_of(self) -> dict[str, LabelledMention]:
        """The mentions by their ids."""
        return {mention.id: mention for mention in self.document.mentions}


def _place(mention: LabelledMention, spaces: list[int]) -> Place:
    spans: list[Span] = []
    for start, end in mention.pieces:
        start, end = start - bisect_left(spaces, start), end - bisect_left(spaces, end)
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        elif start < end:
            spans.append((start, end))
    return Place(tuple(spans))
