"""Mentions and their values: strict (same letters), overlap (one letter shared), and the values of figures and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from pipeline.evaluation.tally import Tally, count_equal

if TYPE_CHECKING:
    from pipeline.corpus.documents import LabelledMention
    from pipeline.evaluation.offsets import Placed

NAMES = ("ORG", "PERSON", "PLACE", "PROJECT")
FIGURES = ("MONEY", "QUANTITY", "PERCENT", "DATE")
GROUPS: dict[str, tuple[str, ...]] = {
    **{label: (label,) for label in (*NAMES, *FIGURES)},
    "names": NAMES,
    "figures": FIGURES,
    "all": (*NAMES, *FIGURES),
}
_TOLERANCE = Decimal("0.001")  # of a value: 66.7 and 66.6667 are both two thirds


def score_strict(gold: Placed, predicted: Placed) -> dict[str, Tally]:
    """By label and group: a mention is right where label and all letters agree."""
    return {group: count_equal(_keys(gold, labels), _keys(predicted, labels)) for group, labels in GROUPS.items()}


def _keys(placed: Placed, labels: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for mention, place in zip(placed.document.mentions, placed.places, strict=True):
        if mention.label in labels:
            yield mention.label, place


def score_overlap(gold: Placed, predicted: Placed) -> dict[str, Tally]:
    """By label and group: a mention is right where label and at least one letter agree; each gold mention is found once."""
    pairs = pair_mentions(gold, predicted)
    tallies = {}
    for group, labels in GROUPS.items():
        right = sum(expected.label in labels for expected, _ in pairs)
        tallies[group] = Tally(right, _count(predicted, labels), right, _count(gold, labels))
    return tallies


def _count(placed: Placed, labels: Iterable[str]) -> int:
    return sum(mention.label in labels for mention in placed.document.mentions)


def pair_mentions(gold: Placed, predicted: Placed) -> list[tuple[LabelledMention, LabelledMention]]:
    """The most pairs of overlapping mentions of one label in which each mention occurs once; same letters come first."""
    exact: dict[object, list[LabelledMention]] = {}
    for mention, place in zip(predicted.document.mentions, predicted.places, strict=True):
        exact.setdefault((mention.label, place), []).append(mention)
    pairs, left = [], []
    for mention, place in zip(gold.document.mentions, gold.places, strict=True):
        same = exact.get((mention.label, place))
        if same:
            pairs.append((mention, same.pop(0)))
        else:
            left.append(mention)
    rest = [mention for same in exact.values() for mention in same]
    return pairs + _pair_overlapping(left, rest, gold, predicted)


def _pair_overlapping(
    left: list[LabelledMention], rest: list[LabelledMention], gold: Placed, predicted: Placed
) -> list[tuple[LabelledMention, LabelledMention]]:
    edges = [
        (row, column)
        for row, expected in enumerate(left)
        for column, given in enumerate(rest)
        if expected.label == given.label and gold.place_of[expected.id].overlap(predicted.place_of[given.id])
    ]
    if not edges:
        return []
    rows, columns = zip(*edges, strict=True)
    graph = csr_array((np.ones(len(edges)), (rows, columns)), shape=(len(left), len(rest)))
    matched = maximum_bipartite_matching(graph, perm_type="column")
    return [(left[row], rest[column]) for row, column in enumerate(matched) if column >= 0]


def score_values(gold: Placed, predicted: Placed) -> dict[str, dict[str, Tally]]:
    """The values of figures and dates, by label and for all `figures`, in three tables.

    `found`: a figure is right where letters, value and unit are. `values`: of the figures whose letters are right, those whose
    value and unit are. `qualifiers`: of those again, the ones whose qualifier is.
    """
    tables: dict[str, dict[str, Tally]] = {"found": {}, "values": {}, "qualifiers": {}}
    given = {(m.label, place): m for m, place in zip(predicted.document.mentions, predicted.places, strict=True)}
    paired = [
        (mention, given[mention.label, place])
        for mention, place in zip(gold.document.mentions, gold.places, strict=True)
        if mention.label in FIGURES and (mention.label, place) in given
    ]
    for group in (*FIGURES, "figures"):
        labels = GROUPS[group]
        pairs = [(expected, found) for expected, found in paired if expected.label in labels]
        right = [(expected, found) for expected, found in pairs if is_same_value(expected, found)]
        qualified = sum(expected.qualifier == found.qualifier for expected, found in right)
        tables["found"][group] = Tally(len(right), _count(predicted, labels), len(right), _count(gold, labels))
        tables["values"][group] = Tally(len(right), len(pairs), len(right), len(pairs))
        tables["qualifiers"][group] = Tally(qualified, len(right), qualified, len(right))
    return tables


def is_same_value(first: LabelledMention, second: LabelledMention) -> bool:
    """Whether two mentions have the same value and unit; numbers may differ by a thousandth, dates not at all."""
    if first.label == "DATE" or second.label == "DATE":
        return first.value == second.value
    return first.unit == second.unit and is_same_number(first.value or "", second.value or "")


def is_same_number(first: str, second: str) -> bool:
    """Whether two numbers, or ranges `low/high`, are the same but for a thousandth."""
    if first == second:
        return True
    parts, others = first.split("/"), second.split("/")
    if len(parts) != len(others):
        return False
    try:
        pairs = [(Decimal(part), Decimal(other)) for part, other in zip(parts, others, strict=True)]
    except InvalidOperation:
        return False
    return all(abs(a - b) <= _TOLERANCE * max(abs(a), abs(b)) for a, b in pairs)
