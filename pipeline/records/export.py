"""An extraction as the JSON of the output contract: everything in source offsets, everything with an id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from pipeline.errors import OutputError
from pipeline.types import (
    ATTRIBUTE_NAME,
    ActorField,
    AmountField,
    Entity,
    Extraction,
    Mention,
    PlaceField,
    Record,
    Relation,
    YearField,
)

_Key = tuple[str, int, int]
Field = ActorField | AmountField | YearField | PlaceField


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one report's annotations: `m1`, `e1`, `r1`, ... in the order of the text.

    Mentions, and the entity of each, are found by label and clean offsets, relations by themselves.
    """

    mentions: dict[_Key, str]
    entities: dict[_Key, str]
    relations: dict[Relation, str]

    def of_mention(self, mention: Mention) -> str:
        """A mention's id. Raises `OutputError` where the report has no such mention."""
        return self._find(self.mentions, mention)

    def of_entity(self, entity: Entity) -> str:
        """An entity's id, by its first mention. Raises `OutputError` where it has none, or one that the report has not."""
        if not entity.mentions:
            raise OutputError(f"an entity without mentions: {entity.name}", expected="at least one")
        return self._find(self.entities, entity.mentions[0])

    def of_relation(self, relation: Relation) -> str:
        """A relation's id. Raises `OutputError` where the report has no such relation."""
        if relation not in self.relations:
            raise OutputError(
                f"a record field from a {relation.type} relation of {relation.head.text!r} that the report has not",
                expected="one of the report's relations",
            )
        return self.relations[relation]

    @staticmethod
    def _find(ids: dict[_Key, str], mention: Mention) -> str:
        if _key(mention) not in ids:
            raise OutputError(
                f"the {mention.label} {mention.text!r} at {mention.start_char}", expected="one of the report's mentions"
            )
        return ids[_key(mention)]


def find_ids(extraction: Extraction) -> Ids:
    """Ids for all annotations of a report. A mention that no entity claims, as numbers and dates, has an entity of its own."""
    ordered = _in_order(extraction)
    mentions = {_key(mention): f"m{number}" for number, mention in enumerate(ordered, 1)}
    owner = {_key(mention): index for index, entity in enumerate(extraction.entities) for mention in entity.mentions}
    numbers: dict[object, str] = {}
    entities = {}
    for mention in ordered:
        key = _key(mention)
        entities[key] = numbers.setdefault(owner.get(key, key), f"e{len(numbers) + 1}")
    relations: dict[Relation, str] = {}
    for number, relation in enumerate(extraction.relations, 1):
        relations.setdefault(relation, f"r{number}")
    return Ids(mentions, entities, relations)


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """One line of `reports.jsonl`: see `schema.json` beside this module, and docs/outputs.md.

    All offsets are into the source. Mentions are in the order of the clean text, entities in the order of their first
    mentions. `evidence` reaches from the first to the last source character of the sentence, over whatever interrupts it.
    Raises `OutputError` where annotations contradict each other.
    """
    report, ids = extraction.report, find_ids(extraction)
    mentions = [_mention_to_dict(mention, extraction, ids) for mention in _in_order(extraction)]
    evidence: dict[tuple[int, int], list[int]] = {}
    return {
        "id": report.id,
        "path": to_utf8(report.path),
        "sha256": report.sha256,
        "language": extraction.language,
        "pages": report.pages,
        "date": report.date,
        "mentions": mentions,
        "entities": _entities_to_dicts(extraction, ids),
        "relations": [_relation_to_dict(relation, name, extraction, ids, evidence) for relation, name in ids.relations.items()],
        "records": _records_to_dicts(extraction, ids),
    }


def to_sentences(extraction: Extraction) -> dict[str, str]:
    """The sentence of each relation, by the relation's id: on one line, as the source spells it, without what interrupts it."""
    clean, source = extraction.clean, extraction.report.source
    surfaces: dict[tuple[int, int], str] = {}
    sentences = {}
    for relation, name in find_ids(extraction).relations.items():
        if relation.evidence not in surfaces:
            surfaces[relation.evidence] = to_utf8(" ".join(clean.surface(*relation.evidence, source).split()))
        sentences[name] = surfaces[relation.evidence]
    return sentences


def to_utf8(text: str) -> str:
    """The text with every lone surrogate as `?`, so that it can be written; its length stays."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _key(mention: Mention) -> _Key:
    return (mention.label, mention.start_char, mention.end_char)


def _in_order(extraction: Extraction) -> list[Mention]:
    return sorted(extraction.mentions, key=lambda mention: (mention.start_char, -mention.end_char, mention.label))


def _score(score: float) -> float:
    return round(min(max(float(score), 0.0), 1.0), 4)


def _find_pieces(start_char: int, end_char: int, extraction: Extraction) -> list[list[int]]:
    pieces = extraction.clean.to_source(start_char, end_char, extraction.report.source)
    if pieces:
        return [[start, end] for start, end in pieces]
    starts = extraction.clean.starts  # nothing of it is in the source, as a joining space: an empty piece where it stands
    place = starts[min(start_char, len(starts) - 1)] if starts else 0
    return [[place, place]]


def _mention_to_dict(mention: Mention, extraction: Extraction, ids: Ids) -> dict[str, Any]:
    clean, value = extraction.clean, mention.value
    pieces = _find_pieces(mention.start_char, mention.end_char, extraction)
    return {
        "id": ids.mentions[_key(mention)],
        "label": mention.label,
        "text": to_utf8(clean.surface(mention.start_char, mention.end_char, extraction.report.source)),
        "start": pieces[0][0],
        "end": pieces[-1][1],
        "pieces": pieces,
        "page": clean.page_at(mention.start_char),
        "entity": ids.entities[_key(mention)],
        "value": value.value if value is not None else None,
        "unit": value.unit if value is not None else "",
        "qualifier": value.qualifier if value is not None else "",
        "score": _score(mention.score),
        "source": mention.source,
    }


def _entities_to_dicts(extraction: Extraction, ids: Ids) -> list[dict[str, Any]]:
    named = {ids.of_entity(entity): entity for entity in extraction.entities if entity.mentions}
    entities: dict[str, dict[str, Any]] = {}
    for mention in _in_order(extraction):
        name = ids.entities[_key(mention)]
        if name in entities:
            continue
        entity = named.get(name)
        aliases = [to_utf8(alias) for alias in entity.aliases] if entity else []
        shown = to_utf8(entity.name if entity else mention.text)
        entities[name] = {"id": name, "label": entity.label if entity else mention.label, "name": shown, "aliases": aliases}
    return list(entities.values())


def _relation_to_dict(
    relation: Relation, name: str, extraction: Extraction, ids: Ids, evidence: dict[tuple[int, int], list[int]]
) -> dict[str, Any]:
    if relation.evidence not in evidence:
        pieces = _find_pieces(*relation.evidence, extraction)
        evidence[relation.evidence] = [pieces[0][0], pieces[-1][1]]
    return {
        "id": name,
        "type": relation.type,
        "head": ids.of_mention(relation.head),
        "tail": ids.of_mention(relation.tail) if relation.tail is not None else None,
        "attribute": relation.attribute if ATTRIBUTE_NAME[relation.type] else "",
        "score": _score(relation.score),
        "evidence": evidence[relation.evidence],
    }


def _records_to_dicts(extraction: Extraction, ids: Ids) -> list[dict[str, Any]]:
    seen: dict[str, int] = {}
    records = []
    for record in extraction.records:
        identity = _find_record_id(record, extraction)
        seen[identity] = seen.get(identity, 0) + 1
        number = seen[identity]
        records.append(_record_to_dict(record, identity if number == 1 else f"{identity}-{number}", ids))
    return records


def _find_record_id(record: Record, extraction: Extraction) -> str:
    """16 hexadecimal digits of the report's content, the kind, and the subject or, without one, where its first figure stands.

    So a record keeps its id when a better model changes its fields.
    """
    parts = [extraction.report.sha256, record.kind]
    if record.subject is not None:
        parts += [record.subject.label, record.subject.name]
    else:
        fields: tuple[Field, ...] = (*record.amounts, *record.years, *record.actors, *record.places)
        parts += [
            str(number) for field in fields[:1] for number in (field.relation.head.start_char, field.relation.head.end_char)
        ]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _record_to_dict(record: Record, identity: str, ids: Ids) -> dict[str, Any]:
    subject = record.subject
    return {
        "id": identity,
        "kind": record.kind,
        "subject": {
            "entity": ids.of_entity(subject) if subject is not None else None,
            "name": to_utf8(subject.name) if subject is not None else "",
            "aliases": [to_utf8(alias) for alias in subject.aliases] if subject is not None else [],
        },
        "actors": [_actor_to_dict(field, ids) for field in record.actors],
        "amounts": [_amount_to_dict(field, ids) for field in record.amounts],
        "years": [_year_to_dict(field, ids) for field in record.years],
        "places": [_place_to_dict(field, ids) for field in record.places],
        "score": _score(record.score),
    }


def _actor_to_dict(field: ActorField, ids: Ids) -> dict[str, Any]:
    return {
        "entity": ids.of_entity(field.entity),
        "name": to_utf8(field.entity.name),
        "role": field.role,
        "relation": ids.of_relation(field.relation),
    }


def _amount_to_dict(field: AmountField, ids: Ids) -> dict[str, Any]:
    value = field.mention.value
    return {
        "mention": ids.of_mention(field.mention),
        "measure": field.measure,
        "value": value.value if value is not None else "",
        "unit": value.unit if value is not None else "",
        "qualifier": value.qualifier if value is not None else "",
        "year": field.year,
        "relation": ids.of_relation(field.relation),
    }


def _year_to_dict(field: YearField, ids: Ids) -> dict[str, Any]:
    return {"event": field.event, "value": field.value, "relation": ids.of_relation(field.relation)}


def _place_to_dict(field: PlaceField, ids: Ids) -> dict[str, Any]:
    return {
        "entity": ids.of_entity(field.entity),
        "name": to_utf8(field.entity.name),
        "relation": ids.of_relation(field.relation),
    }
