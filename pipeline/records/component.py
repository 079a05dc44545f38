"""The assembly of records as a spaCy component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.annotations import get_entities, get_mentions, get_relations, set_records
from pipeline.records.assemble import assemble_records

if TYPE_CHECKING:
    from spacy.tokens import Doc


class RecordAssembler:
    """Sets the records of a document from its entities, mentions and relations."""

    def __call__(self, doc: Doc) -> Doc:
        """The same document with its records set."""
        set_records(doc, assemble_records(get_entities(doc), get_mentions(doc), get_relations(doc)))
        return doc


@Language.factory("bogoseo_records")
def create_records(nlp: Language, name: str) -> RecordAssembler:  # noqa: ARG001  # spaCy passes both
    """The component; it has no options."""
    return RecordAssembler()
