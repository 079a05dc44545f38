"""The corpus: labelled reports, as JSON lines and as markup to read and edit; its checks and its counts."""

from pipeline.corpus.documents import (
    Document,
    LabelledEntity,
    LabelledMention,
    LabelledRelation,
    build_document,
    read_documents,
    write_documents,
)
from pipeline.corpus.markup import read_markup, write_markup
from pipeline.corpus.read import read_labelled

__all__ = [
    "Document",
    "LabelledEntity",
    "LabelledMention",
    "LabelledRelation",
    "build_document",
    "read_documents",
    "read_labelled",
    "read_markup",
    "write_documents",
    "write_markup",
]
