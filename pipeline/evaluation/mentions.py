"""Mentions and their values: strict (same letters), overlap (one letter shared), and the values of figures and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from pipeline.evaluation.overlaps import find_overlaps
from pipeline.evaluation.tally import Tally, count_equal
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from pipeline.corpus.documents import LabelledMention
    from pipeline.evaluation.offsets import Placed

FIGURES = ("MONEY", "QUANTITY", "PERCENT", "DATE")
GROUPS: dict[str, tuple[str, ...]] = {
    **{label: (label,) for label in (*NAME_LABELS, *FIGURES)},
    "names": NAME_LABELS,
    "figures": FIGURES,
    "all": (*NAME_LABELS, *FIGURES),
}


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
    expected, given = gold.document.mentions, predicted.document.mentions
    overlaps = [pair for pair in find_overlaps(gold, predicted) if expected[pair[0]].label == given[pair[1]].label]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted(overlaps):
        if gold.places[row] == predicted.places[column] and row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    rest = sorted((row, column) for row, column in overlaps if row not in pairs and column not in taken)
    if rest:
        rows, columns = zip(*rest, strict=True)
        graph = csr_array((np.ones(len(rest)), (rows, columns)), shape=(len(expected), len(given)))
        matched = maximum_bipartite_matching(graph, perm_type="column")
        pairs |= {row: int(column) for row, column in enumerate(matched) if column >= 0}
    return [(expected[row], given[column]) for row, column in sorted(pairs.items())]


def pair_across_labels(gold: Placed, predicted: Placed) -> list[tuple[LabelledMention | None, LabelledMention | None]]:
    """Every mention of both sides once: the pairs of one label, then the longest overlaps across labels, then those alone."""
    expected, given = gold.document.mentions, predicted.document.mentions
    pairs: list[tuple[LabelledMention | None, LabelledMention | None]] = list(pair_mentions(gold, predicted))
    rows = {mention.id for mention, _ in pairs if mention}
    columns = {mention.id for _, mention in pairs if mention}
    longest = sorted(find_overlaps(gold, predicted).items(), key=lambda item: (-item[1], item[0]))
    for (row, column), _ in longest:
        if expected[row].id not in rows and given[column].id not in columns:
            pairs.append((expected[row], given[column]))
            rows.add(expected[row].id)
            columns.add(given[column].id)
    pairs += [(mention, None) for mention in expected if mention.id not in rows]
    return pairs + [(None, mention) for mention in given if mention.id not in columns]


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
    """Whether two mentions have the same value and unit; a number may be the other one rounded."""
    if first.label == "DATE" or second.label == "DATE":
        return first.value == second.value
    return first.unit == second.unit and is_same_number(first.value or "", second.value or "")


def is_same_number(first: str, second: str) -> bool:
    """Whether two numbers, or ranges `low/high`, are the same, or one is the other rounded to the decimals that it shows."""
    if first == second:
        return True
    parts, others = first.split("/"), second.split("/")
    if len(parts) != len(others):
        return False
    try:
        pairs = [(Decimal(part), Decimal(other)) for part, other in zip(parts, others, strict=True)]
    except InvalidOperation:
        return False
    return all(a.is_finite() and b.is_finite() and (a == b or _is_rounded(a, b) or _is_rounded(b, a)) for a, b in pairs)


def _is_rounded(short: Decimal, long: Decimal) -> bool:
    """Whether `short`, which shows decimals, is `long` rounded to as many: 66.7 and 66.6667."""
    exponent = short.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0 and abs(short - long) * 2 <= Decimal(1).scaleb(exponent)
