from __future__ import annotations

import pytest
import spacy

from pipeline.annotations import add_mentions, get_entities, get_mentions
from pipeline.entities.component import NamesComponent
from pipeline.errors import ConfigError
from pipeline.types import Mention


def test_names_then_entities_on_a_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert isinstance(nlp.add_pipe("bogoseo_names"), NamesComponent)
    nlp.add_pipe("bogoseo_entities")
    doc = nlp.make_doc("The “Vision 2030” of Terra Holdings")
    add_mentions(doc, [Mention("DATE", 12, 16, "2030", 0.9, "grammar:date")])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [(m.label, m.text) for m in get_mentions(doc)] == [("PROJECT", "Vision 2030"), ("ORG", "Terra Holdings")]
    assert [entity.name for entity in get_entities(doc)] == ["Vision 2030", "Terra Holdings"]


def test_a_bad_gazetteer_path_is_refused() -> None:
    with pytest.raises(ConfigError):
        spacy.blank("en").add_pipe("bogoseo_names", config={"gazetteers": ["nowhere.tsv"]})
