"""Entities: B-cubed and CEAF-e over the clusters of names, and which predicted entity is which gold one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from pipeline.evaluation.offsets import Place, Placed
from pipeline.evaluation.overlaps import assign, find_overlaps
from pipeline.evaluation.tally import Tally
from pipeline.types import NAME_LABELS

Clusters = Mapping[str, frozenset[Place]]


def find_clusters(placed: Placed) -> dict[str, frozenset[Place]]:
    """The places of each entity of names, by the entity's id. Single mentions are clusters too."""
    clusters: dict[str, set[Place]] = defaultdict(set)
    for mention, place in zip(placed.document.mentions, placed.places, strict=True):
        if mention.label in NAME_LABELS:
            clusters[mention.entity].add(place)
    return {entity: frozenset(places) for entity, places in clusters.items()}


def score_entities(gold: Placed, predicted: Placed) -> dict[str, Tally]:
    """`b_cubed` and `ceaf_e` of the clusters of names; a mention is the same where its letters are."""
    expected, given = find_clusters(gold), find_clusters(predicted)
    return {"b_cubed": score_b_cubed(expected, given), "ceaf_e": score_ceaf_e(expected, given)}


def score_b_cubed(gold: Clusters, predicted: Clusters) -> Tally:
    """B-cubed (Bagga and Baldwin 1998): for each mention, the share of its cluster that belongs there.

    A mention that the other side lacks counts 0, as in the CoNLL-2012 scorer.
    """
    in_gold = {place: cluster for cluster in gold.values() for place in cluster}
    in_predicted = {place: cluster for cluster in predicted.values() for place in cluster}
    nothing: frozenset[Place] = frozenset()
    right = sum(len(cluster & in_gold.get(place, nothing)) / len(cluster) for place, cluster in in_predicted.items())
    found = sum(len(cluster & in_predicted.get(place, nothing)) / len(cluster) for place, cluster in in_gold.items())
    return Tally(right, len(in_predicted), found, len(in_gold))


def score_ceaf_e(gold: Clusters, predicted: Clusters) -> Tally:
    """CEAF with the entity-based similarity (Luo 2005): the best one-to-one assignment of clusters by their Dice overlap."""
    expected, given = list(gold.values()), list(predicted.values())
    owner = {place: column for column, cluster in enumerate(given) for place in cluster}
    similar = {
        (row, owner[place]): 2 * len(cluster & given[owner[place]]) / (len(cluster) + len(given[owner[place]]))
        for row, cluster in enumerate(expected)
        for place in cluster
        if place in owner
    }
    total = sum(similar[pair] for pair in assign(similar))
    return Tally(total, len(given), total, len(expected))


def align_entities(gold: Placed, predicted: Placed) -> dict[str, str]:
    """Which gold entity each predicted one is, by ids: one-to-one, by the letters that mentions of one label share (Dice).

    Figures and dates, which are entities of their own, are aligned likewise. Entities that share no letter are left out.
    """
    rows, columns = _number_entities(gold), _number_entities(predicted)
    shared: Counter[tuple[int, int]] = Counter()
    for (row, column), letters in find_overlaps(gold, predicted).items():
        expected, given = gold.document.mentions[row], predicted.document.mentions[column]
        if expected.label == given.label:
            shared[rows[expected.entity], columns[given.entity]] += letters
    sizes, others = _count_letters(gold, rows), _count_letters(predicted, columns)
    similar = {pair: 2 * letters / (sizes[pair[0]] + others[pair[1]]) for pair, letters in shared.items()}
    gold_ids, predicted_ids = list(rows), list(columns)
    return {predicted_ids[column]: gold_ids[row] for row, column in assign(similar)}


def _number_entities(placed: Placed) -> dict[str, int]:
    """The entities by number, in the order of their first mentions in the text."""
    return {entity: number for number, entity in enumerate(dict.fromkeys(m.entity for m in placed.document.mentions))}


def _count_letters(placed: Placed, numbers: Mapping[str, int]) -> Counter[int]:
    sizes: Counter[int] = Counter()
    for mention, place in zip(placed.document.mentions, placed.places, strict=True):
        sizes[numbers[mention.entity]] += sum(end - start for start, end in place.spans)
    return sizes
