"""Candidates for names, and the choice among those that overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.types import NameLabel


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name. `rank` settles overlaps before length does: a higher rank wins."""

    start: int
    end: int
    label: NameLabel
    score: float
    source: str
    rank: int = 0


def choose(candidates: Iterable[Candidate], blocked: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """Candidates that do not overlap each other or what is blocked, in the order of the text.

    Of two that overlap the one of higher rank stays, then the longer, then the likelier.
    """
    held: set[int] = set()
    for start, end in blocked:
        held.update(range(start, end))
    chosen = []
    for item in sorted(candidates, key=lambda c: (-c.rank, c.start - c.end, -c.score, c.start, c.label)):
        if item.end <= item.start or any(i in held for i in range(item.start, item.end)):
            continue
        held.update(range(item.start, item.end))
        chosen.append(item)
    return sorted(chosen, key=lambda c: c.start)
