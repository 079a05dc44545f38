"""Places in a text counted without its white space, so that a line wrapped inside a name neither helps nor hurts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention, LabelledRelation, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its pieces in offsets without white space, in order; pieces that touch are one."""

    spans: tuple[Span, ...]


class Placed:
    """A document with the places of its mentions: `places[i]` is that of `document.mentions[i]`.

    The mentions are put in the order of the text, so that no score depends on the order of a file.
    """

    def __init__(self, document: Document) -> None:
        mentions = sorted(document.mentions, key=lambda mention: (mention.pieces, mention.label, mention.id))
        self.document = replace(document, mentions=tuple(mentions))
        spaces = [index for index, letter in enumerate(document.text) if letter.isspace()]
        self.places = tuple(_place(mention, spaces) for mention in mentions)

    @cached_property
    def place_of(self) -> dict[str, Place]:
        """The place of each mention, by its id."""
        return {mention.id: place for mention, place in zip(self.document.mentions, self.places, strict=True)}

    @cached_property
    def mention_of(self) -> dict[str, LabelledMention]:
        """The mentions by their ids."""
        return {mention.id: mention for mention in self.document.mentions}

    @cached_property
    def relation_of(self) -> dict[str, LabelledRelation]:
        """The relations by their ids."""
        return {relation.id: relation for relation in self.document.relations}


def _place(mention: LabelledMention, spaces: list[int]) -> Place:
    spans: list[Span] = []
    for start, end in mention.pieces:
        start, end = start - bisect_left(spaces, start), end - bisect_left(spaces, end)
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        elif start < end:
            spans.append((start, end))
    return Place(tuple(spans))
