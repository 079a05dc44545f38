"""From relations to records: what a report says of one subject, gathered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from pipeline.types import (
    ActorField,
    AmountField,
    CalendarDate,
    Entity,
    Mention,
    PlaceField,
    Record,
    Relation,
    YearField,
)

_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?")
_Field = ActorField | AmountField | YearField | PlaceField
_FieldT = TypeVar("_FieldT", bound=_Field)


def assemble_records(entities: Sequence[Entity], mentions: Sequence[Mention], relations: Sequence[Relation]) -> list[Record]:
    """Records of kind `project` in the order of their subjects' first mentions, then `statistic` ones.

    Statistics come by subject, in the order of first mentions, then one for each sentence with figures that have no subject. A
    subject of which nothing is said has no record. Each field holds the relation it was made from; of the fields that say the
    same thing the one with the best score stays; one with a year, a month or a measure is preferred to one without.
    A record's score is the mean of its fields' scores.
    """
    owner = {mention: entity for entity in entities for mention in entity.mentions}
    years = _years_of_figures(relations)
    about = _by_subject(relations, owner)
    ranked = sorted(entities, key=_first_mention)
    projects = [_to_project(entity, about[id(entity)], owner, years) for entity in ranked if entity.label == "PROJECT"]
    known = [_to_statistic(entity, about[id(entity)], years) for entity in ranked if entity.label in ("ORG", "PLACE")]
    unlinked = _unlinked(mentions, relations, owner, years)
    loose = _loose_statistics(relations, years)
    return [record for record in [*projects, *unlinked, *known, *loose] if record is not None]


def _first_mention(entity: Entity) -> int:
    return min((mention.start_char for mention in entity.mentions), default=0)


def _years_of_figures(relations: Iterable[Relation]) -> dict[Mention, str]:
    """The EDTF value that dates each figure: of its best-scored date, or the interval between the two ends of its period."""
    dates: dict[Mention, list[tuple[float, str, str]]] = {}
    for relation in relations:
        if relation.type != "date_of" or relation.tail is None or relation.tail.label == "PROJECT":
            continue
        value = _edtf(relation.head)
        if value:
            dates.setdefault(relation.tail, []).append((relation.score, relation.attribute, value))
    return {mention: _year_of(found) for mention, found in dates.items()}


def _year_of(found: Sequence[tuple[float, str, str]]) -> str:
    _, event, value = max(found, key=lambda item: item[0])
    ends = sorted({end for _, other, end in found if other == "period" and "/" not in end})
    return "/".join(ends) if event == "period" and len(ends) == 2 else value


def _edtf(mention: Mention) -> str:
    return mention.value.edtf if isinstance(mention.value, CalendarDate) else ""


def _by_subject(relations: Iterable[Relation], owner: dict[Mention, Entity]) -> dict[int, list[Relation]]:
    """The relations that are said of each entity, by its identity: `located_in` by its head, the rest by its tail."""
    about: dict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        subject = relation.head if relation.type == "located_in" else relation.tail
        entity = owner.get(subject) if subject is not None else None
        if entity is not None:
            about[id(entity)].append(relation)
    return about


def _to_project(
    entity: Entity, relations: Sequence[Relation], owner: dict[Mention, Entity], years: dict[Mention, str]
) -> Record | None:
    actors: list[tuple[Hashable, ActorField]] = []
    places: list[tuple[Hashable, PlaceField]] = []
    for relation in relations:
        if relation.type == "participates_in" and relation.head in owner:
            actor = owner[relation.head]
            actors.append(((id(actor), relation.attribute), ActorField(actor, relation.attribute, relation)))
        elif relation.type == "located_in" and relation.tail in owner:
            place = owner[relation.tail]
            places.append((id(place), PlaceField(place, relation)))
    return _close(
        Record(
            "project",
            entity,
            actors=_distinct(actors),
            amounts=_to_amounts(relations, years),
            years=_to_years(relations),
            places=_distinct(places),
        )
    )


def _to_statistic(entity: Entity, relations: Sequence[Relation], years: dict[Mention, str]) -> Record | None:
    return _close(Record("statistic", entity, amounts=_to_amounts(relations, years)))


def _unlinked(
    mentions: Sequence[Mention], relations: Sequence[Relation], owner: dict[Mention, Entity], years: dict[Mention, str]
) -> list[Record | None]:
    """Records of subjects that no entity holds: each such mention is an entity of its own."""
    lone = [mention for mention in mentions if mention.label in ("PROJECT", "ORG", "PLACE") and mention not in owner]
    if not lone:
        return []
    own = dict(owner)
    found: list[Record | None] = []
    named = {mention: Entity(mention.label, mention.text, (), (mention,)) for mention in lone}  # type: ignore[arg-type]
    own.update(named)
    about = _by_subject(relations, own)
    for mention, entity in named.items():
        if mention.label == "PROJECT":
            found.append(_to_project(entity, about[id(entity)], own, years))
        else:
            found.append(_to_statistic(entity, about[id(entity)], years))
    return found


def _loose_statistics(relations: Sequence[Relation], years: dict[Mention, str]) -> list[Record | None]:
    """One record for each sentence with figures that have no subject: the sentence is all that says what they are about."""
    by_sentence: dict[tuple[int, int], list[Relation]] = defaultdict(list)
    for relation in relations:
        if relation.type == "amount_of" and relation.tail is None:
            by_sentence[relation.evidence].append(relation)
    return [_close(Record("statistic", None, amounts=_to_amounts(group, years))) for _, group in sorted(by_sentence.items())]


def _to_amounts(relations: Iterable[Relation], years: dict[Mention, str]) -> tuple[AmountField, ...]:
    amounts: list[tuple[tuple[str, str, str, str], AmountField]] = []
    for relation in relations:
        if relation.type != "amount_of" or relation.head.value is None:
            continue
        value = relation.head.value
        year = years.get(relation.head, "")
        key = (relation.attribute, value.value, value.unit, year)
        amounts.append((key, AmountField(relation.head, relation.attribute, year, relation)))
    dated = {key[:3] for key, _ in amounts if key[3]}
    named = {key[1:3] for key, _ in amounts if key[0] != "other"}
    return _distinct((key, field) for key, field in amounts if not _is_said_fuller(key, dated, named))


def _is_said_fuller(key: tuple[str, str, str, str], dated: set[tuple[str, str, str]], named: set[tuple[str, str]]) -> bool:
    """Whether the same sum is also said with its year, or with what it measures: then the poorer statement is left out."""
    measure, _, _, year = key
    return (not year and key[:3] in dated) or (measure == "other" and not year and key[1:3] in named)


def _to_years(relations: Iterable[Relation]) -> tuple[YearField, ...]:
    """The dates of an undertaking. A bare year goes where the same event is also dated to a month or a day of it."""
    dates: list[tuple[tuple[str, str], YearField]] = []
    for relation in relations:
        value = _edtf(relation.head)
        if relation.type == "date_of" and value:
            dates.append(((relation.attribute, value), YearField(relation.attribute, value, relation)))
    closer = {(event, value[:4]) for (event, value), _ in dates if _DAY_OR_MONTH.fullmatch(value)}
    return _distinct((key, field) for key, field in dates if key not in closer)


def _distinct(fields: Iterable[tuple[Hashable, _FieldT]]) -> tuple[_FieldT, ...]:
    """One field a key, that of the best score, in the order of the text."""
    best: dict[Hashable, _FieldT] = {}
    for key, field in fields:
        if key not in best or field.relation.score > best[key].relation.score:
            best[key] = field
    return tuple(sorted(best.values(), key=_place))


def _place(field: _Field) -> int:
    return field.relation.head.start_char


def _close(record: Record) -> Record | None:
    """The record with its score, None if nothing is said in it."""
    fields: tuple[_Field, ...] = (*record.actors, *record.amounts, *record.years, *record.places)
    if not fields:
        return None
    score = sum(field.relation.score for field in fields) / len(fields)
    return Record(record.kind, record.subject, record.actors, record.amounts, record.years, record.places, round(score, 3))
