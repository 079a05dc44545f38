"""What a model finds in a report, as labels that a person goes on from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.corpus.documents import Document, build_document
from pipeline.records.export import to_dict

if TYPE_CHECKING:
    from pipeline.types import Extraction


def to_document(extraction: Extraction) -> Document:
    """The annotations of an extraction as a document; its id is the report's in small letters, digits and hyphens."""
    data = to_dict(extraction)
    name = re.sub(r"[^a-z0-9]+", "-", data["id"].lower()).strip("-") or f"report-{data['sha256'][:8]}"
    return build_document(data | {"id": name}, text=extraction.report.source)
