"""Entities: B-cubed and CEAF-e over the clusters of names, and which predicted entity is which gold one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

from pipeline.evaluation.mentions import NAMES, pair_mentions
from pipeline.evaluation.offsets import Place, Placed
from pipeline.evaluation.tally import Tally

Clusters = Mapping[str, frozenset[Place]]


def find_clusters(placed: Placed) -> dict[str, frozenset[Place]]:
    """The places of each entity of names, by the entity's id. Single mentions are clusters too."""
    clusters: dict[str, set[Place]] = defaultdict(set)
    for mention, place in zip(placed.document.mentions, placed.places, strict=True):
        if mention.label in NAMES:
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
    if not expected or not given:
        return Tally(0, len(given), 0, len(expected))
    similar = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in given] for a in expected])
    total = float(similar[linear_sum_assignment(similar, maximize=True)].sum())
    return Tally(total, len(given), total, len(expected))


def align_entities(gold: Placed, predicted: Placed) -> dict[str, str]:
    """Which gold entity each predicted one is, by ids: one-to-one, by the mentions that overlap and have the same label.

    Figures and dates, which are entities of their own, are aligned likewise. Entities that share no mention are left out.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for expected, given in pair_mentions(gold, predicted):
        shared[expected.entity, given.entity] += 1
    if not shared:
        return {}
    rows = {entity: row for row, entity in enumerate(dict.fromkeys(entity for entity, _ in shared))}
    columns = {entity: column for column, entity in enumerate(dict.fromkeys(entity for _, entity in shared))}
    sizes = Counter(mention.entity for mention in gold.document.mentions)
    others = Counter(mention.entity for mention in predicted.document.mentions)
    similar = np.zeros((len(rows), len(columns)))
    for (entity, other), count in shared.items():
        similar[rows[entity], columns[other]] = 2 * count / (sizes[entity] + others[other])
    gold_ids, predicted_ids = list(rows), list(columns)
    chosen = zip(*linear_sum_assignment(similar, maximize=True), strict=True)
    return {predicted_ids[column]: gold_ids[row] for row, column in chosen if similar[row, column] > 0}
