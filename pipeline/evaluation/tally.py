"""Counts of one report from which every score is made, so that scores of many reports add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What was right: `right` of the `predicted` items, `found` of the `gold` ones.

    For plain counting `right` equals `found`; B-cubed and CEAF count shares, so that both are fractions.
    Precision is `right / predicted`, recall `found / gold`.
    """

    right: float = 0.0
    predicted: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.found + other.found, self.gold + other.gold
        )


def count_equal(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Tally:
    """The tally of two bags of items, each of which is right once for each time it is gold."""
    expected, given = Counter(gold), Counter(predicted)
    right = sum((expected & given).values())
    return Tally(right, given.total(), right, expected.total())
