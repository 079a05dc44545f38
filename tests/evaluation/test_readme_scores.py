"""The README's scores are the recorded ones."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = {
    "names (ORG, PERSON, PLACE, PROJECT), all letters right": ("mentions, strict", "names"),
    "– of them PROJECT": ("mentions, strict", "PROJECT"),
    "amounts, measures, percentages, dates, all letters right": ("mentions, strict", "figures"),
    "– with the right value and unit": ("figures with value", "figures"),
    "– value and unit, where the letters are right": ("values of found figures", "figures"),
    "which names are one entity (B-cubed)": ("entities", "b_cubed"),
    "relations between entities": ("relations", "all"),
    "– with role, measure or event": ("relations + attribute", "all"),
    "record fields": ("record fields", "all"),
    "– with role, measure, event and year": ("record fields + attribute", "all"),
}


@pytest.mark.parametrize("line", LINES)
def test_the_readme_shows_the_recorded_scores(line: str) -> None:
    recorded = json.loads((ROOT / "benchmarks" / "scores.json").read_text(encoding="utf-8"))
    table, key = LINES[line]
    row = next(row for row in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if row.startswith(f"| {line} |"))
    sides = [recorded["dev"]["scores"], recorded["test"]["scores"], recorded["test"]["languages"]["ko"]]
    for cell, scores in zip(row.split(" | ")[1:4], sides, strict=True):
        score = scores[table][key]
        shown = [float(number) for number in re.findall(r"\d\.\d\d", cell)]
        assert shown == pytest.approx([score["f1"], *score["interval"]], abs=0.0051)
