"""What a pipeline finds in gold reports: their texts extracted again, as documents to score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.corpus.documents import Document, build_document
from pipeline.language import extract
from pipeline.records.export import to_dict

if TYPE_CHECKING:
    from spacy.language import Language


def predict_documents(gold: Iterable[Document], nlp: Language) -> Iterator[Document]:
    """For each gold report what the pipeline extracts from its text and date, under the gold report's id."""
    for document in gold:
        data = to_dict(extract(document.text, date=document.date, nlp=nlp))
        yield build_document(data | {"id": document.id, "date": document.date}, text=document.text)
