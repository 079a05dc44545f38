"""The relation rules as a spaCy component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.annotations import get_analysis, get_entities, get_mentions, set_relations
from pipeline.errors import ConfigError
from pipeline.relations.find import MIN_SCORE, find_relations

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RelationFinder:
    """Sets the relations of a document from its mentions and entities."""

    def __init__(self, *, min_score: float = MIN_SCORE) -> None:
        self.min_score = min_score

    def __call__(self, doc: Doc) -> Doc:
        """The same document with its relations set."""
        set_relations(doc, find_relations(get_analysis(doc), get_mentions(doc), get_entities(doc), min_score=self.min_score))
        return doc


@Language.factory("bogoseo_relations", default_config={"min_score": MIN_SCORE})
def create_relations(nlp: Language, name: str, min_score: float) -> RelationFinder:  # noqa: ARG001  # spaCy passes it
    """The component; `min_score` is the score, from 0 to 1, below which a relation is not kept."""
    if not 0 <= min_score <= 1:
        raise ConfigError(f"min_score = {min_score}", expected="a number from 0 to 1", where=f"component {name}")
    return RelationFinder(min_score=min_score)
