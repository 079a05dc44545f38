"""What the samples say, fact by fact. After a change that is meant: `pytest tests/test_goldens.py --update-goldens`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.language import analyse
from pipeline.read import read_report
from pipeline.records.export import to_dict, to_sentences
from pipeline.records.tables import find_facts
from pipeline.types import Extraction

GOLDENS = Path(__file__).parent / "goldens"
SAMPLES = ("infra-regions-vol12", "press-release")
SHOWN = ("subject", "kind", "field", "name", "value", "unit", "attribute", "year", "qualifier", "page")


def _facts(nlp: Language, path: Path) -> list[str]:
    (extraction,) = analyse([read_report(path)], nlp)
    assert isinstance(extraction, Extraction)
    facts = find_facts(to_dict(extraction), to_sentences(extraction))
    return [" | ".join(str(fact.get(key) or "") for key in SHOWN) for fact in facts]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_facts_of_a_sample(nlp: Language, samples: Path, name: str, request: pytest.FixtureRequest) -> None:
    facts = _facts(nlp, samples / f"{name}.txt")
    golden = GOLDENS / f"{name}.json"
    if request.config.getoption("--update-goldens"):
        golden.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert facts == json.loads(golden.read_text(encoding="utf-8"))
