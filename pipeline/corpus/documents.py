"""A report with its annotations, gold or predicted, in source offsets: what a line of the corpus holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import CorpusError

LABELLED = "label"  # the source of a mention that a labeller marked
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

    `date` is EDTF or None. `records` are the contract's, and None in the corpus: gold records follow from the relations.
    `fields` are the strings of `FIELDS` that are set: who made the report and how, its licence, its split. Where it comes from
    markup, `origin` is the file, `first_line` the line on which the text begins, `lines` those of the relations by their ids.
    """

    id: str
    language: str
    date: str | None
    text: str
    mentions: tuple[LabelledMention, ...] = ()
    entities: tuple[LabelledEntity, ...] = ()
    relations: tuple[LabelledRelation, ...] = ()
    records: tuple[Mapping[str, Any], ...] | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    first_line: int = field(default=1, compare=False)
    origin: str = field(default="", compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

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

    Raises `CorpusError` where a key is missing, unknown or of the wrong kind, where what follows from other keys says
    something else (`start`, `page`, `sha256`, …), or where an annotation names one that is not there. Of a line of
    `reports.jsonl`, `path`, `pages`, `page` and `sha256` are of the report's file and not compared.
    """
    try:
        document = Document(
            id=_text(data["id"]),
            language=_text(data["language"]),
            date=None if data["date"] is None else _text(data["date"]),
            text=_text(data["text"]) if text is None else text,
            mentions=tuple(_build_mention(item) for item in data["mentions"]),
            entities=tuple(_build_entity(item) for item in data["entities"]),
            relations=tuple(_build_relation(item) for item in data["relations"]),
            records=tuple(data["records"]) if "records" in data else None,
            fields={name: _text(data[name]) for name in FIELDS if data.get(name)},
        )
        _check_references(document)
        _check_line(data, document, is_whole=text is None)
    except (KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
        name = data.get("id", "") if isinstance(data, Mapping) else ""
        raise CorpusError(
            f"a report that cannot be read ({type(error).__name__}: {error})",
            expected="the keys of the output contract, and text",
            where=f"{where} {name}".strip(),
        ) from error
    return document


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _offset(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no offset")
    return value


def _check_references(document: Document) -> None:
    """Raises `ValueError` where a mention's entity or a relation's mention is not there."""
    entities = {entity.id for entity in document.entities}
    mentions = {mention.id for mention in document.mentions}
    for mention in document.mentions:
        if mention.entity not in entities:
            raise ValueError(f"mention {mention.id} is of an entity {mention.entity!r} that is not there")
        if not all(0 <= start < end <= len(document.text) for start, end in mention.pieces):
            raise ValueError(f"mention {mention.id} has pieces outside of the text: {mention.pieces}")
    for relation in document.relations:
        if unknown := {relation.head, relation.tail or relation.head} - mentions:
            raise ValueError(f"relation {relation.id} is of a mention {', '.join(sorted(unknown))} that is not there")


def _check_line(data: Mapping[str, Any], document: Document, *, is_whole: bool) -> None:
    """Raises `ValueError` for keys that a line of the corpus does not have, and for what follows from others and differs.

    `is_whole` is false for a line of `reports.jsonl`, whose text stands elsewhere.
    """
    skipped = () if is_whole else ("path", "pages", "sha256", "page")
    if is_whole:
        _check_keys("the report", data, _head_to_dict(document), skipped)
    else:
        _check_keys("the report", data, {}, _HEAD)
    for item, mention in zip(data["mentions"], document.mentions, strict=True):
        _check_keys(f"mention {mention.id}", item, _mention_to_dict(mention, document.text), skipped)
    for item, entity in zip(data["entities"], document.entities, strict=True):
        _check_keys(f"entity {entity.id}", item, _entity_to_dict(entity), ())
    for item, relation in zip(data["relations"], document.relations, strict=True):
        _check_keys(f"relation {relation.id}", item, _relation_to_dict(relation), ())


_HEAD = ("id", "path", "sha256", "language", "pages", "date", "text")
_PARTS = ("mentions", "entities", "relations", "records")


def _check_keys(name: str, item: Mapping[str, Any], expected: Mapping[str, Any], skipped: Collection[str]) -> None:
    known = {*expected, *skipped, *((*FIELDS, *_PARTS) if name == "the report" else ())}
    if unknown := [key for key in item if key not in known]:
        raise ValueError(f"{name} has the unknown key {', '.join(map(repr, unknown))}")
    for key, value in expected.items():
        if key in item and key not in skipped and item[key] != value:
            raise ValueError(f"{name} has the {key} {item[key]!r}, and by its other keys it is {value!r}")


def _build_entity(item: Mapping[str, Any]) -> LabelledEntity:
    aliases = tuple(_text(alias) for alias in item["aliases"])
    return LabelledEntity(_text(item["id"]), _text(item["label"]), _text(item["name"]), aliases)


def _build_mention(item: Mapping[str, Any]) -> LabelledMention:
    pieces = tuple((_offset(start), _offset(end)) for start, end in item["pieces"])
    if not pieces:
        raise ValueError(f"mention {item['id']} has no piece")
    value = item["value"]
    return LabelledMention(
        id=_text(item["id"]),
        label=_text(item["label"]),
        text=_text(item["text"]),
        pieces=pieces,
        entity=_text(item["entity"]),
        value=None if value is None else _text(value),
        unit=_text(item["unit"]),
        qualifier=_text(item["qualifier"]),
        score=float(item.get("score", 1.0)),
        source=str(item.get("source", LABELLED)),
    )


def _build_relation(item: Mapping[str, Any]) -> LabelledRelation:
    start, end = item["evidence"]
    return LabelledRelation(
        id=_text(item["id"]),
        type=_text(item["type"]),
        head=_text(item["head"]),
        tail=None if item["tail"] is None else _text(item["tail"]),
        attribute=_text(item["attribute"]),
        evidence=(_offset(start), _offset(end)),
        score=float(item.get("score", 1.0)),
    )


def to_dict(document: Document) -> dict[str, Any]:
    """A line of the corpus: the output contract's keys but `records`, with the text and the document's own fields."""
    head = _head_to_dict(document)
    return {
        **{name: head[name] for name in head if name != "text"},
        **{name: document.fields[name] for name in FIELDS if name in document.fields},
        "text": document.text,
        "mentions": [_mention_to_dict(mention, document.text) for mention in document.mentions],
        "entities": [_entity_to_dict(entity) for entity in document.entities],
        "relations": [_relation_to_dict(relation) for relation in document.relations],
    }


def _head_to_dict(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": f"{document.id}.txt",
        "sha256": document.sha256,
        "language": document.language,
        "pages": document.text.count("\f") + 1,
        "date": document.date,
        "text": document.text,
    }


def _entity_to_dict(entity: LabelledEntity) -> dict[str, Any]:
    return {"id": entity.id, "label": entity.label, "name": entity.name, "aliases": list(entity.aliases)}


def _relation_to_dict(relation: LabelledRelation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "type": relation.type,
        "head": relation.head,
        "tail": relation.tail,
        "attribute": relation.attribute,
        "score": relation.score,
        "evidence": list(relation.evidence),
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
    for found in parse_documents(path):
        if isinstance(found, CorpusError):
            raise found
        yield found


def parse_documents(path: Path) -> Iterator[Document | CorpusError]:
    """The documents of a `.jsonl` file, and in place of a line or a file that is none of one, what is wrong with it."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield _read_line(line, f"{path}:{number}")
                    except CorpusError as error:
                        yield error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        yield CorpusError(f"a file that cannot be read ({reason})", where=str(path))


def _read_line(line: str, where: str) -> Document:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deep")
        raise CorpusError(f"a line that is no JSON ({reason})", where=where, expected="one report a line") from error
    if not isinstance(data, dict):
        raise CorpusError(f"JSON of the type {type(data).__name__}", where=where, expected="an object, one report a line")
    return build_document(data, where=where)


def write_documents(documents: Iterable[Document], path: Path) -> None:
    """Write documents as JSON lines, UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in documents:
            file.write(json.dumps(to_dict(document), ensure_ascii=False) + "\n")
