"""Which mentions of two annotations of one report overlap, and the best one-to-one assignments between two sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from pipeline.evaluation.offsets import Placed


def find_overlaps(gold: Placed, predicted: Placed) -> dict[tuple[int, int], int]:
    """The number of letters that two mentions share, by their numbers in the two documents; only pairs that share any."""
    owners: dict[int, list[int]] = defaultdict(list)
    for column, place in enumerate(predicted.places):
        for start, end in place.spans:
            for letter in range(start, end):
                owners[letter].append(column)
    shared: Counter[tuple[int, int]] = Counter()
    for row, place in enumerate(gold.places):
        for start, end in place.spans:
            for letter in range(start, end):
                shared.update((row, column) for column in owners.get(letter, ()))
    return dict(shared)


def assign(similar: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of rows and columns whose similarities add up to most, each row and column once; pairs not given count 0.

    Rows and columns that nothing connects are solved apart, so that long reports stay cheap.
    """
    if not similar:
        return []
    rows = sorted({row for row, _ in similar})
    columns = sorted({column for _, column in similar})
    row_of, column_of = {row: i for i, row in enumerate(rows)}, {column: i for i, column in enumerate(columns)}
    edges = [(row_of[row], len(rows) + column_of[column]) for row, column in similar]
    size = len(rows) + len(columns)
    graph = csr_array((np.ones(len(edges)), tuple(zip(*edges, strict=True))), shape=(size, size))
    _, part_of = connected_components(graph, directed=False)
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in similar:
        parts[part_of[row_of[pair[0]]]].append(pair)
    return sorted(pair for part in parts.values() for pair in _assign_part(part, similar))


def _assign_part(pairs: list[tuple[int, int]], similar: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    if len(pairs) == 1:
        return pairs
    rows, columns = sorted({row for row, _ in pairs}), sorted({column for _, column in pairs})
    matrix = np.zeros((len(rows), len(columns)))
    for row, column in pairs:
        matrix[rows.index(row), columns.index(column)] = similar[row, column]
    chosen = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    return [(rows[row], columns[column]) for row, column in chosen if matrix[row, column] > 0]
