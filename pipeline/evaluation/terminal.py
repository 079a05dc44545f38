"""Scores as tables for the terminal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

if TYPE_CHECKING:
    from pipeline.evaluation.scores import Score, Scores

SHORT = (  # what the table by language shows
    ("mentions, strict", "names"),
    ("mentions, strict", "PROJECT"),
    ("mentions, strict", "figures"),
    ("figures with value", "figures"),
    ("entities", "b_cubed"),
    ("relations", "all"),
    ("relations + attribute", "all"),
    ("record fields", "all"),
    ("record fields + attribute", "all"),
)


def render_scores(scores: Scores, *, against: Mapping[tuple[str, str], tuple[float, float]] | None = None) -> Table:
    """All lines that gold or the model has something for: precision, recall, F1 with its 95 % interval, the number in gold.

    `against` adds the difference to another model's F1, and the p of the paired test.
    """
    table = _open_table(title=f"{len(scores.reports):,} reports, {scores.characters:,} characters")
    for column in ("P", "R", "F1", "95 %", "gold", *(("ΔF1", "p") if against is not None else ())):
        table.add_column(column, justify="right", no_wrap=True)
    keys = [key for key, score in scores.table.items() if score.gold or score.predicted]
    for number, (name, line) in enumerate(keys):
        score = scores.table[name, line]
        new = not number or keys[number - 1][0] != name
        last = number + 1 < len(keys) and keys[number + 1][0] != name
        compared = _render_difference(against.get((name, line))) if against is not None else ()
        if new:
            table.add_row(f"[bold]{name}[/bold]")
        table.add_row(f"  {line}", *_render_score(score), *compared, end_section=last)
    return table


def _open_table(title: str) -> Table:
    table = Table(title=title, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    return table


def _render_score(score: Score) -> tuple[str, ...]:
    return (
        show_share(score.precision),
        show_share(score.recall),
        show_share(score.f1),
        show_interval(score.interval),
        f"{score.gold:,.0f}",
    )


def show_share(value: float) -> str:
    """A share with three decimals, – where there is none."""
    return "–" if math.isnan(value) else f"{value:.3f}"


def show_interval(interval: tuple[float, float] | None, digits: int = 2) -> str:
    """An interval as `0.71–0.80`, – where there is none."""
    return f"{interval[0]:.{digits}f}–{interval[1]:.{digits}f}" if interval else "–"


def _render_difference(compared: tuple[float, float] | None) -> tuple[str, str]:
    if compared is None:
        return ("–", "–")
    difference, p = compared
    return (f"{difference:+.3f}", "–" if math.isnan(p) else f"{p:.3f}")


def render_groups(groups: Mapping[str, Scores], title: str) -> Table:
    """F1 of the main lines with intervals, a column for each group of reports (a language)."""
    table = _open_table(title=title)
    for name, scores in groups.items():
        table.add_column(f"{name} ({len(scores.reports)})", justify="right")
    for key in SHORT:
        cells = []
        for scores in groups.values():
            score = scores.table[key]
            cells.append(f"{show_share(score.f1)} [dim]{show_interval(score.interval)}[/dim]")
        table.add_row(": ".join(key), *cells)
    return table


def render_calibration(scores: Scores) -> Table:
    """The expected calibration error of each kind of prediction."""
    table = Table("calibration", box=box.SIMPLE_HEAD)
    for column in ("ECE", "predictions"):
        table.add_column(column, justify="right")
    for name, curve in scores.calibration.items():
        table.add_row(name, f"{curve.ece:.3f}", f"{curve.count:,}")
    return table
