"""Pictures of scores as SVG (matplotlib): F1 with intervals by language, and reliability curves."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.evaluation.terminal import SHORT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from pipeline.evaluation.scores import Scores

_COLOURS = ("#1f4e8c", "#b25400", "#00704f", "#a23a80")
_NAMES = {
    ("mentions, strict", "names"): "names",
    ("mentions, strict", "PROJECT"): "PROJECT",
    ("mentions, strict", "figures"): "figures, dates",
    ("figures with value", "figures"): "… with value",
    ("entities", "b_cubed"): "entities (B³)",
    ("relations", "all"): "relations",
    ("relations + attribute", "all"): "… with attribute",
    ("record fields", "all"): "record fields",
    ("record fields + attribute", "all"): "… with attribute ",
}


def plot_scores(groups: Mapping[str, Scores]) -> bytes:
    """F1 of the main lines as points with their 95 % intervals, a colour for each group of reports; SVG."""
    figure = _open_figure(7.6, 4.4)
    axes = figure.subplots()
    for number, (name, scores) in enumerate(groups.items()):
        shift = (number - (len(groups) - 1) / 2) * 0.17
        lines = [(row, scores.table[key]) for row, key in enumerate(SHORT) if not math.isnan(scores.table[key].f1)]
        spans = [score.interval or (score.f1, score.f1) for _, score in lines]
        below = [score.f1 - low for (_, score), (low, _) in zip(lines, spans, strict=True)]
        above = [high - score.f1 for (_, score), (_, high) in zip(lines, spans, strict=True)]
        axes.errorbar(
            [score.f1 for _, score in lines],
            [row + shift for row, _ in lines],
            xerr=[[max(0.0, value) for value in side] for side in (below, above)],
            fmt="o",
            markersize=4,
            capsize=2,
            color=_COLOURS[number % len(_COLOURS)],
            label=f"{name} ({len(scores.reports)})",
        )
    axes.set_yticks(range(len(SHORT)), [_NAMES[key] for key in SHORT])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.02)
    axes.set_xlabel("F1, 95 %")
    axes.grid(axis="x", color="#dde3ea")
    figure.legend(frameon=False, loc="outside upper right", ncols=len(groups))
    return _to_svg(figure)


def plot_calibration(scores: Scores) -> bytes:
    """Reliability curves: the share that was right over the mean score of ten bins, points by their size; SVG."""
    figure = _open_figure(4.4, 4.4)
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="#9aa7b7", linewidth=1, linestyle=":")
    for number, (name, curve) in enumerate(scores.calibration.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        means, shares, counts = zip(*curve.bins, strict=True)
        axes.plot(means, shares, color=colour, linewidth=1.2, label=f"{name}: ECE {curve.ece:.3f}")
        axes.scatter(means, shares, s=[12 + 160 * count / curve.count for count in counts], color=colour, alpha=0.75)
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_xlabel("score")
    axes.set_ylabel("right")
    axes.grid(color="#eef2f7")
    axes.legend(frameon=False, loc="upper left")
    return _to_svg(figure)


def _open_figure(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def _to_svg(figure: Figure) -> bytes:
    from matplotlib import rc_context

    buffer = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "bogoseo"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
