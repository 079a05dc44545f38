"""How sure a score is: bootstrap intervals over reports, and a paired permutation test between two models (scipy)."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy import stats

if TYPE_CHECKING:
    from pipeline.evaluation.tally import Tally

RESAMPLES = 2000
FEWEST = 8  # reports: the bootstrap of fewer is too narrow (of 3, it holds the truth three times in four)
SEED = 20240229
Counts = NDArray[np.float64]  # (reports, 4): right, predicted, found, gold


def to_counts(tallies: Sequence[Tally]) -> Counts:
    """Tallies of reports as an array of shape (reports, 4)."""
    return np.array([[t.right, t.predicted, t.found, t.gold] for t in tallies], dtype=float).reshape(-1, 4)


def measure_f1(counts: Counts) -> Counts:
    """Precision, recall and F1 of summed counts of shape (..., 4), as (..., 3).

    Where nothing is gold and nothing predicted all are nan; where one side is empty, what cannot be known is 0.
    """
    right, predicted, found, gold = np.moveaxis(counts, -1, 0)
    nothing = (predicted == 0) & (gold == 0)
    precision = np.divide(right, predicted, out=np.zeros_like(right), where=predicted > 0)
    recall = np.divide(found, gold, out=np.zeros_like(found), where=gold > 0)
    both = precision + recall
    f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)
    measures = np.stack([precision, recall, f1], axis=-1)
    measures[nothing] = np.nan
    return measures


def _f1_of_sample(indices: NDArray[np.int64], axis: int, *, counts: Counts) -> Counts:
    return measure_f1(counts[indices].sum(axis=axis - 1 if axis < 0 else axis))[..., 2]


def find_interval(counts: Counts, *, resamples: int = RESAMPLES) -> tuple[float, float] | None:
    """The 95 % interval of F1 when reports are drawn anew, by the percentile bootstrap; None for too few reports."""
    if len(counts) < FEWEST or not counts[:, [1, 3]].any():
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)  # reports that all score the same leave no doubt
        drawn = stats.bootstrap(
            (np.arange(len(counts)),),
            partial(_f1_of_sample, counts=counts),
            n_resamples=resamples,
            vectorized=True,
            method="percentile",
            rng=np.random.default_rng(SEED),
        ).bootstrap_distribution
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def measure_difference(first: Counts, second: Counts, *, resamples: int = RESAMPLES) -> float:
    """The two-sided p of a difference in F1 as great as this, were the two models' results on each report interchangeable.

    A paired permutation test (approximate randomisation, Noreen 1989): rows of both arrays are the same reports.
    """
    if first.shape != second.shape or len(first) < 2:
        return float("nan")
    counts = np.concatenate([first, second])
    statistic: Callable[..., Counts] = partial(_difference, counts=counts)
    count = len(first)
    return float(
        stats.permutation_test(
            (np.arange(count), np.arange(count, 2 * count)),
            statistic,
            permutation_type="samples",
            vectorized=True,
            n_resamples=resamples,
            rng=np.random.default_rng(SEED),
        ).pvalue
    )


def _difference(first: NDArray[np.int64], second: NDArray[np.int64], axis: int, *, counts: Counts) -> Counts:
    f1 = partial(_f1_of_sample, counts=counts)
    return np.nan_to_num(f1(first, axis)) - np.nan_to_num(f1(second, axis))
