"""A report with its annotations, gold or predicted, in source offsets: what a line of the corpus holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import CorpusError

LABELLED = "label"  # the source of a mention that a person marked
FIELDS = ("title", "genre", "sector", "split", "source", "licence", "made")  # kept with a document beside the contract's own

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LabelledMention:
    """A mention in source offsets. `pieces` are in order; `text` is the surface without what interrupts it.

    `value` is None for names, a plain decimal, `low/high` or EDTF for the rest; empty where a date's year cannot be known.
    """

    id: str
    label: str
    text: str
    pieces: tuple[Span, ...]
    entity: str
    value: str | None = None
    unit: str = ""
    qualifier: str = ""
    score: float = 1.0
    source: str = LABELLED

    @property
    def start(self) -> int:
        """The offset of the first piece."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The end of the last piece."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class LabelledEntity:
    """All mentions of one thing. `name` is its fullest Korean name, `aliases` its other names in the order of the text."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledRelation:
    """A relation between two mentions, by their ids. `tail` is None for a figure about a market or an indicator."""

    id: str
    type: str
    head: str
    tail: str | None
    attribute: str
    evidence: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One report with its labels.

    `date` is EDTF or None. `records` are the contract's, and empty in the corpus: gold records follow from the relations.
    `fields` are the strings of `FIELDS` that are set: who made the report and how, its licence, its split.
    """

    id: str
    language: str
    date: str | None
    text: str
    mentions: tuple[LabelledMention, ...] = ()
    entities: tuple[LabelledEntity, ...] = ()
    relations: tuple[LabelledRelation, ...] = ()
    records: tuple[Mapping[str, Any], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Of the text as UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def split(self) -> str:
        """`train`, `dev`, `test`, or empty."""
        return self.fields.get("split", "")


def build_document(data: Mapping[str, Any], *, text: str | None = None, where: str = "") -> Document:
    """A document from a line of the corpus or, with its source `text`, from a line of `reports.jsonl`.

    Raises `CorpusError` where a key is missing or of the wrong kind.
    """
    try:
        return Document(
            id=str(data["id"]),
            language=str(data["language"]),
            date=data["date"],
            text=str(data["text"]) if text is None else text,
            mentions=tuple(_build_mention(item) for item in data["mentions"]),
            entities=tuple(
                LabelledEntity(item["id"], item["label"], item["name"], tuple(item["aliases"])) for item in data["entities"]
            ),
            relations=tuple(_build_relation(item) for item in data["relations"]),
            records=tuple(data.get("records", ())),
            fields={name: str(data[name]) for name in FIELDS if data.get(name)},
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        name = data.get("id", "") if isinstance(data, Mapping) else ""
        raise CorpusError(
            f"a report that cannot be read ({type(error).__name__}: {error})",
            expected="the keys of the output contract, and text",
            where=f"{where} {name}".strip(),
        ) from error


def _build_mention(item: Mapping[str, Any]) -> LabelledMention:
    pieces = tuple((int(start), int(end)) for start, end in item["pieces"])
    if not pieces:
        raise ValueError(f"mention {item['id']} has no piece")
    value = item["value"]
    return LabelledMention(
        id=str(item["id"]),
        label=str(item["label"]),
        text=str(item["text"]),
        pieces=pieces,
        entity=str(item["entity"]),
        value=None if value is None else str(value),
        unit=str(item["unit"]),
        qualifier=str(item["qualifier"]),
        score=float(item.get("score", 1.0)),
        source=str(item.get("source", LABELLED)),
    )


def _build_relation(item: Mapping[str, Any]) -> LabelledRelation:
    start, end = item["evidence"]
    return LabelledRelation(
        id=str(item["id"]),
        type=str(item["type"]),
        head=str(item["head"]),
        tail=None if item["tail"] is None else str(item["tail"]),
        attribute=str(item["attribute"]),
        evidence=(int(start), int(end)),
        score=float(item.get("score", 1.0)),
    )


def to_dict(document: Document) -> dict[str, Any]:
    """A line of the corpus: the output contract's keys but `records`, with the text and the document's own fields."""
    pages = document.text.count("\f") + 1
    return {
        "id": document.id,
        "path": f"{document.id}.txt",
        "sha256": document.sha256,
        "language": document.language,
        "pages": pages,
        "date": document.date,
        **{name: document.fields[name] for name in FIELDS if name in document.fields},
        "text": document.text,
        "mentions": [_mention_to_dict(mention, document.text) for mention in document.mentions],
        "entities": [
            {"id": entity.id, "label": entity.label, "name": entity.name, "aliases": list(entity.aliases)}
            for entity in document.entities
        ],
        "relations": [
            {
                "id": relation.id,
                "type": relation.type,
                "head": relation.head,
                "tail": relation.tail,
                "attribute": relation.attribute,
                "score": relation.score,
                "evidence": list(relation.evidence),
            }
            for relation in document.relations
        ],
    }


def _mention_to_dict(mention: LabelledMention, text: str) -> dict[str, Any]:
    return {
        "id": mention.id,
        "label": mention.label,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "pieces": [list(piece) for piece in mention.pieces],
        "page": text.count("\f", 0, mention.start) + 1,
        "entity": mention.entity,
        "value": mention.value,
        "unit": mention.unit,
        "qualifier": mention.qualifier,
        "score": mention.score,
        "source": mention.source,
    }


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a `.jsonl` file. Raises `CorpusError` for what is no JSON line of a document."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_line(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise CorpusError(f"a file that cannot be read ({reason})", where=str(path)) from error


def _read_line(line: str, where: str) -> Document:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"a line that is no JSON ({error.msg})", where=where, expected="one report a line") from error
    if not isinstance(data, dict):
        raise CorpusError(f"JSON of the type {type(data).__name__}", where=where, expected="an object, one report a line")
    return build_document(data, where=where)


def write_documents(documents: Iterable[Document], path: Path) -> None:
    """Write documents as JSON lines, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in documents:
            file.write(json.dumps(to_dict(document), ensure_ascii=False) + "\n")
