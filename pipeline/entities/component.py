"""The spaCy components of this stage: names, then entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.annotations import add_mentions, get_analysis, get_mentions, remove_mentions, set_entities
from pipeline.entities.gazetteer import Gazetteer, load_gazetteer
from pipeline.entities.linking import link_entities
from pipeline.entities.names import find_names, overridden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc


class NamesComponent:
    """Adds ORG, PERSON, PLACE and PROJECT mentions; takes out the dates that turn out to be parts of names."""

    def __init__(self, *, gazetteer: Gazetteer, threshold: float) -> None:
        self.gazetteer = gazetteer
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """The document with its names."""
        taken = get_mentions(doc)
        names = find_names(get_analysis(doc), taken=taken, gazetteer=self.gazetteer, threshold=self.threshold)
        remove_mentions(doc, overridden(names, taken))
        add_mentions(doc, names)
        return doc


class EntitiesComponent:
    """Sets the entities of a document from its names."""

    def __init__(self, *, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        set_entities(doc, link_entities(get_analysis(doc), get_mentions(doc), gazetteer=self.gazetteer))
        return doc


@Language.factory("bogoseo_names", default_config={"gazetteers": [], "threshold": 0.5})
def create_names(nlp: Language, name: str, gazetteers: Sequence[str], threshold: float) -> NamesComponent:  # noqa: ARG001
    """The component that finds names. `gazetteers` are paths of tab-separated files that go before the packaged names."""
    return NamesComponent(gazetteer=load_gazetteer(tuple(gazetteers)), threshold=threshold)


@Language.factory("bogoseo_entities", default_config={"gazetteers": []})
def create_entities(nlp: Language, name: str, gazetteers: Sequence[str]) -> EntitiesComponent:  # noqa: ARG001
    """The component that links names into entities, by the same gazetteers."""
    return EntitiesComponent(gazetteer=load_gazetteer(tuple(gazetteers)))
