"""The assembly of records, given gold relations, makes the gold records: what it loses is its own mistake."""

from decimal import Decimal
from pathlib import Path

from pipeline.corpus import Document, read_labelled
from pipeline.corpus.documents import LabelledMention
from pipeline.evaluation.offsets import Placed
from pipeline.evaluation.slots import Slot, find_gold_slots, pair_slots
from pipeline.records.assemble import assemble_records
from pipeline.types import NAME_LABELS, Amount, CalendarDate, Entity, Mention, Relation

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "dev.jsonl"


def _to_mention(mention: LabelledMention) -> Mention:
    value: Amount | CalendarDate | None = None
    if mention.label == "DATE":
        value = CalendarDate(mention.value or "")
    elif mention.value is not None:
        low, _, high = mention.value.partition("/")
        value = Amount(Decimal(low), Decimal(high or low), mention.unit)
    return Mention(mention.label, mention.start, mention.end, mention.text, 1.0, "label", value)  # type: ignore[arg-type]


def _assemble(document: Document) -> list[Slot]:
    """The slots of the records that `assemble_records` makes of a report's gold annotations."""
    mentions = {mention.id: _to_mention(mention) for mention in document.mentions}
    members: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        members.setdefault(mention.entity, []).append(mentions[mention.id])
    entities = {
        e.id: Entity(e.label, e.name, e.aliases, tuple(members[e.id]))  # type: ignore[arg-type]
        for e in document.entities
        if e.label in NAME_LABELS
    }
    relations = [
        Relation(r.type, mentions[r.head], mentions[r.tail] if r.tail else None, r.attribute, 1.0, "label", r.evidence)  # type: ignore[arg-type]
        for r in document.relations
    ]
    ids = {id(entity): name for name, entity in entities.items()}
    slots = []
    for record in assemble_records(list(entities.values()), list(mentions.values()), relations):
        subject = ids[id(record.subject)] if record.subject else ""
        slots += [Slot("actors", subject, ids[id(actor.entity)], attribute=actor.role) for actor in record.actors]
        slots += [Slot("places", subject, ids[id(place.entity)]) for place in record.places]
        slots += [Slot("years", subject, year.value, attribute=year.event) for year in record.years]
        for amount in record.amounts:
            assert isinstance(amount.mention.value, Amount)
            years = frozenset([amount.year] if amount.year else [])
            slots.append(Slot("amounts", subject, amount.mention.value.value, amount.mention.value.unit, amount.measure, years))
    return slots


def test_gold_relations_make_gold_records() -> None:
    expected = made = right = 0
    for document in read_labelled(GOLD):
        gold, assembled = find_gold_slots(Placed(document)), _assemble(document)
        pairs = pair_slots(gold, assembled, attributes=True)
        expected, made, right = expected + len(gold), made + len(assembled), right + len(pairs)
    assert expected > 1000
    assert right / made > 0.99
    assert right / expected > 0.98  # where a sum is said with its year and without, the poorer one goes
