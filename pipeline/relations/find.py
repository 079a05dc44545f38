"""All relations of a report, by rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.relations.context import read_sentences
from pipeline.relations.dates import find_dates
from pipeline.relations.figures import find_amounts
from pipeline.relations.foreign import find_foreign
from pipeline.relations.participation import find_participation
from pipeline.relations.parts import find_parts, find_phases
from pipeline.relations.places import find_places
from pipeline.relations.signature import EntityKeys, entity_keys, keep_best
from pipeline.relations.tables import find_in_table
from pipeline.types import Analysis, CalendarDate, Entity, Mention, Relation

MIN_SCORE = 0.4


def find_relations(
    analysis: Analysis, mentions: Sequence[Mention], entities: Sequence[Entity], *, min_score: float = MIN_SCORE
) -> list[Relation]:
    """The relations that a report states, in the order of their heads; one for each pair of entities and attribute.

    Head and tail are among `mentions`; a figure without a subject has an `amount_of` with tail None. Scores are between
    `min_score` and 1; a figure whose subject is less sure than that keeps its measure and loses the subject. Evidence is the
    sentence or the table row, in clean offsets. Takes time linear in the length of the report.
    """
    keys = entity_keys(entities)
    found = list(_find_all(analysis, mentions, keys))
    lone = [relation for relation in found if relation.type == "amount_of" and relation.score < min_score]
    kept = [relation for relation in found if relation.score >= min_score]
    kept += [replace(relation, tail=None, score=min_score) for relation in lone]
    return _settle_bare_dates(keep_best(kept, keys, min_score=min_score), keys)


def _find_all(analysis: Analysis, mentions: Sequence[Mention], keys: EntityKeys) -> Iterator[Relation]:
    for sentence, context in read_sentences(analysis, mentions, keys):
        if not sentence.phrases:
            continue
        yield from find_amounts(sentence, context)
        yield from find_dates(sentence, context)
        yield from find_places(sentence, context)
        yield from find_parts(sentence, context)
        if sentence.block is None or sentence.block.kind != "source_note":
            yield from find_participation(sentence, context)
            yield from find_foreign(sentence, context)
    yield from find_phases(analysis, mentions)
    yield from _find_in_tables(analysis, mentions)


def _find_in_tables(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Relation]:
    ordered = sorted(mentions, key=lambda mention: mention.start_char)
    at = 0
    for block in analysis.blocks:
        while at < len(ordered) and ordered[at].start_char < block.start_char:
            at += 1
        first = at
        while at < len(ordered) and ordered[at].start_char < block.end_char:
            at += 1
        if block.cells:
            yield from find_in_table(analysis.text, block, ordered[first:at])


def _settle_bare_dates(relations: list[Relation], keys: EntityKeys) -> list[Relation]:
    """A bare year in brackets after an undertaking takes the event that the report gives for the same year elsewhere."""
    known: dict[tuple[object, str], str] = {}
    for relation in relations:
        if relation.type == "date_of" and relation.tail is not None and relation.attribute not in ("other", "period"):
            known.setdefault((keys.get(relation.tail, relation.tail), _year(relation.head)), relation.attribute)
    settled = []
    for relation in relations:
        if relation.type == "date_of" and relation.tail is not None and relation.attribute == "other" and _year(relation.head):
            event = known.get((keys.get(relation.tail, relation.tail), _year(relation.head)), "other")
            relation = replace(relation, attribute=event)
        settled.append(relation)
    return settled


def _year(mention: Mention) -> str:
    return mention.value.edtf[:4] if isinstance(mention.value, CalendarDate) else ""
