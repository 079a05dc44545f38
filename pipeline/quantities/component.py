"""The spaCy component `bogoseo_quantities`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.annotations import add_mentions, get_blocks, get_date
from pipeline.quantities.find import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.factory("bogoseo_quantities")
def create_quantities(nlp: Language, name: str) -> QuantityFinder:  # noqa: ARG001 - spaCy passes both by name
    """The component that finds amounts and dates."""
    return QuantityFinder()


class QuantityFinder:
    """Adds the MONEY, QUANTITY, PERCENT and DATE mentions of a document, with their values."""

    def __call__(self, doc: Doc) -> Doc:
        """The document, with mentions added; nothing else changes."""
        add_mentions(doc, find_quantities(doc.text, blocks=get_blocks(doc), report_date=get_date(doc)))
        return doc
