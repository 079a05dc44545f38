"""The scores that the documentation shows are the recorded ones."""

import json
import re
from pathlib import Path
from typing import Any

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


NUMBER = re.compile(r"\d\.\d+")


@pytest.fixture(scope="module")
def recorded() -> dict[str, Any]:
    return json.loads((ROOT / "benchmarks" / "scores.json").read_text(encoding="utf-8"))


def _read_numbers(text: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(text)]


@pytest.mark.parametrize("line", LINES)
def test_the_readme_shows_the_recorded_scores(line: str, recorded: dict[str, Any]) -> None:
    table, key = LINES[line]
    row = next(row for row in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if row.startswith(f"| {line} |"))
    *cells, shares = row.strip("| ").split(" | ")[1:]
    sides = [recorded["dev"]["scores"], recorded["test"]["scores"], recorded["test"]["languages"]["ko"]]
    for cell, scores in zip(cells, sides, strict=True):
        score = scores[table][key]
        assert _read_numbers(cell) == pytest.approx([score["f1"], *score["interval"]], abs=0.0051)
    score = recorded["test"]["scores"][table][key]
    assert _read_numbers(shares) == pytest.approx([score["precision"], score["recall"]], abs=0.0051)


@pytest.mark.parametrize("name", ["README.md", "docs/outputs.md"])
def test_calibration_errors_are_those_of_test(name: str, recorded: dict[str, Any]) -> None:
    text = " ".join((ROOT / name).read_text(encoding="utf-8").split())
    said = re.search(r"`test` those of mentions can be .+?\(calibration error (.+?)\), those of .+? only rank \((.+?)\)", text)
    assert said is not None
    kinds = ("mentions", "relations", "record fields")
    errors = [recorded["test"]["calibration"][kind]["ece"] for kind in kinds]
    assert _read_numbers(" ".join(said.groups())) == pytest.approx(errors, abs=0.0051)


def test_the_readme_shows_the_agreement_of_the_corpus() -> None:
    """And says whose it is: what two instances of one model agree on is no measure of two people."""
    rows = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8").splitlines()
    lines = ("all mentions", "all relations, with attribute")
    measured = [_read_numbers(row.split(" | ")[1])[0] for line in lines for row in rows if row.startswith(f"| {line} |")]
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    said = re.search(r"agree to (.+?) on mentions and (.+?) on relations with their attribute; (.+?)\.", text)
    assert said is not None
    assert _read_numbers(" ".join(said.groups()[:2])) == pytest.approx(measured, abs=0.0051)
    assert "both readers are instances of one language model" in said[3]
