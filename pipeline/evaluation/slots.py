"""Record slots: the fields that an analyst copies into a database, of gold records and predicted ones.

Gold records follow from the gold relations by the guidelines alone, not by the code that assembles predicted ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.evaluation.mentions import is_same_number
from pipeline.evaluation.tally import Tally

if TYPE_CHECKING:
    from pipeline.corpus.documents import LabelledMention
    from pipeline.evaluation.offsets import Placed

FIELDS = ("actors", "amounts", "years", "places")


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of one record.

    `subject` is a gold entity, empty for a market. `filler` is an entity, an EDTF value, or a number with its `unit`.
    `attribute` is the role, measure or event. `years` are the dates of an amount: all that date it in gold, the one given in
    a prediction. `key` points back: a relation's id.
    """

    field: str
    subject: str
    filler: str
    unit: str = ""
    attribute: str = ""
    years: frozenset[str] = frozenset()
    key: str = ""


def find_gold_slots(gold: Placed) -> list[Slot]:
    """The slots that the gold relations make, each once. A figure said with its date and without is the dated one."""
    dates = _dates_of_figures(gold)
    slots: dict[Slot, Slot] = {}
    for relation in gold.document.relations:
        head = gold.mention_of[relation.head]
        tail = gold.mention_of[relation.tail] if relation.tail else None
        slot = _to_slot(relation.type, relation.attribute, head, tail, dates.get(head.id, frozenset()), relation.id)
        if slot is not None:
            slots.setdefault(replace(slot, key=""), slot)
    dated = {replace(slot, key="", years=frozenset()) for slot in slots if slot.years}
    return [slot for said, slot in slots.items() if said not in dated]


def _dates_of_figures(gold: Placed) -> dict[str, frozenset[str]]:
    dates: dict[str, set[str]] = defaultdict(set)
    for relation in gold.document.relations:
        head, tail = gold.mention_of[relation.head], gold.mention_of.get(relation.tail or "")
        if relation.type == "date_of" and tail is not None and tail.label != "PROJECT" and head.value:
            dates[tail.id].add(head.value)
    for values in dates.values():
        ends = sorted(value for value in values if "/" not in value)
        if len(ends) == 2:  # the two ends of a period may be given as one interval
            values.add("/".join(ends))
    return {figure: frozenset(values) for figure, values in dates.items()}


def _to_slot(
    kind: str, attribute: str, head: LabelledMention, tail: LabelledMention | None, years: frozenset[str], key: str
) -> Slot | None:
    if kind == "participates_in" and tail is not None:
        return Slot("actors", tail.entity, head.entity, attribute=attribute, key=key)
    if kind == "located_in" and tail is not None and head.label == "PROJECT":
        return Slot("places", head.entity, tail.entity, key=key)
    if kind == "amount_of" and head.value:
        return Slot("amounts", tail.entity if tail else "", head.value, head.unit, attribute, years, key)
    if kind == "date_of" and tail is not None and tail.label == "PROJECT" and head.value:
        return Slot("years", tail.entity, head.value, attribute=attribute, key=key)
    return None


def find_predicted_slots(predicted: Placed, aligned: Mapping[str, str]) -> list[Slot]:
    """The slots of the predicted records, with gold entities where `aligned` knows them.

    An annotation without records, as another labeller's, has those that follow from its relations.
    """
    if predicted.document.records is None:
        return [_align(slot, aligned) for slot in find_gold_slots(predicted)]
    slots = []
    for record in predicted.document.records:
        subject = record["subject"]["entity"]
        of = "" if subject is None else aligned.get(subject, f"?{subject}")
        for actor in record["actors"]:
            filler = aligned.get(actor["entity"], f"?{actor['entity']}")
            slots.append(Slot("actors", of, filler, attribute=actor["role"], key=actor["relation"]))
        for amount in record["amounts"]:
            years = frozenset([amount["year"]] if amount["year"] else [])
            slots.append(Slot("amounts", of, amount["value"], amount["unit"], amount["measure"], years, amount["relation"]))
        slots += [Slot("years", of, year["value"], attribute=year["event"], key=year["relation"]) for year in record["years"]]
        for place in record["places"]:
            slots.append(Slot("places", of, aligned.get(place["entity"], f"?{place['entity']}"), key=place["relation"]))
    return slots


def _align(slot: Slot, aligned: Mapping[str, str]) -> Slot:
    subject = aligned.get(slot.subject, f"?{slot.subject}") if slot.subject else ""
    filler = aligned.get(slot.filler, f"?{slot.filler}") if slot.field in ("actors", "places") else slot.filler
    return replace(slot, subject=subject, filler=filler)


def pair_slots(gold: Iterable[Slot], predicted: Iterable[Slot], *, attributes: bool) -> list[tuple[Slot, Slot]]:
    """Gold and predicted slots that say the same, each in one pair; with `attributes`, role, measure, event and year too."""
    left: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in sorted(gold, key=_order):
        left[slot.field, slot.subject].append(slot)
    pairs = []
    for given in sorted(predicted, key=_order):
        candidates = left[given.field, given.subject]
        found = next((slot for slot in candidates if _is_same(slot, given, attributes=attributes)), None)
        if found is not None:
            candidates.remove(found)
            pairs.append((found, given))
    return pairs


def _order(slot: Slot) -> tuple[str, ...]:
    return (slot.field, slot.subject, slot.filler, slot.unit, slot.attribute, *sorted(slot.years))


def _is_same(gold: Slot, given: Slot, *, attributes: bool) -> bool:
    same = gold.filler == given.filler or (gold.field == "amounts" and is_same_number(gold.filler, given.filler))
    if not same or gold.unit != given.unit:
        return False
    if not attributes:
        return True
    return gold.attribute == given.attribute and (given.years <= gold.years if given.years else not gold.years)


def score_slots(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> dict[str, dict[str, Tally]]:
    """By field and for `all`, in two tables: `plain`, and `attributes`, where role, measure, event and year must be right."""
    expected, given = find_gold_slots(gold), find_predicted_slots(predicted, aligned)
    tables: dict[str, dict[str, Tally]] = {"plain": {}, "attributes": {}}
    for name, table in tables.items():
        attributes = name == "attributes"
        sides = (expected, given) if attributes else (_without_attributes(expected), _without_attributes(given))
        pairs = pair_slots(*sides, attributes=attributes)
        for kind in (*FIELDS, "all"):
            right = sum(kind in (slot.field, "all") for slot, _ in pairs)
            counts = [sum(kind in (slot.field, "all") for slot in side) for side in reversed(sides)]
            table[kind] = Tally(right, counts[0], right, counts[1])
    return tables


def _without_attributes(slots: Iterable[Slot]) -> list[Slot]:
    """One slot for what differs in its attribute or year only."""
    return list({(slot.field, slot.subject, slot.filler, slot.unit): slot for slot in slots}.values())
