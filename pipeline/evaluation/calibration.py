"""Calibration: whether what scores 0.9 is right nine times in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """A reliability curve. Each bin is the mean score, the share that is right, and how many; empty bins are left out.

    `ece` is the expected calibration error: the mean distance of the two over all predictions (Naeini et al. 2015).
    """

    bins: tuple[tuple[float, float, int], ...]
    ece: float
    count: int


def measure_calibration(outcomes: Sequence[tuple[float, bool]]) -> Calibration | None:
    """The reliability of (score, right) pairs in ten bins of equal width; None where there are none."""
    if not outcomes:
        return None
    scores = np.array([score for score, _ in outcomes])
    right = np.array([float(is_right) for _, is_right in outcomes])
    places = np.minimum((scores * BINS).astype(int), BINS - 1)
    bins = []
    for place in np.unique(places):
        inside = places == place
        bins.append((float(scores[inside].mean()), float(right[inside].mean()), int(inside.sum())))
    ece = sum(abs(mean - share) * count for mean, share, count in bins) / len(outcomes)
    return Calibration(tuple(bins), float(ece), len(outcomes))
