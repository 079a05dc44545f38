"""Every difference between gold and prediction in its sentence, gold beside predicted: what the error browser shows.

Entities and record fields are described in the Korean of the page that shows them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from pipeline.corpus.assemble import find_sentence
from pipeline.evaluation.entities import align_entities
from pipeline.evaluation.mentions import FIGURES, is_same_value, pair_across_labels, pair_mentions
from pipeline.evaluation.relations import find_relations
from pipeline.evaluation.slots import Slot, find_gold_slots, find_predicted_slots, pair_slots
from pipeline.records.labels import ATTRIBUTES, FIELDS, MARKET, to_korean_date, to_korean_value
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from pipeline.corpus.documents import LabelledMention, LabelledRelation
    from pipeline.evaluation.offsets import Placed

Kind = Literal[
    "missed",
    "false alarm",
    "letters",
    "label",
    "value",
    "qualifier",
    "attribute",
    "split",
    "merged",
    "missed field",
    "false field",
]
KINDS: dict[Kind, str] = {
    "missed": "gold has it, the model does not",
    "false alarm": "the model has it, gold does not",
    "letters": "the label is right, the span is not",
    "label": "the same letters with another label",
    "value": "the span is right, value or unit is not",
    "qualifier": "the value is right, its qualifier is not",
    "attribute": "the relation is right, its role, measure or event is not",
    "split": "one entity of gold is several of the model's",
    "merged": "several entities of gold are one of the model's",
    "missed field": "gold has a record's field, the model does not",
    "false field": "the model has a record's field, gold does not",
}
ENTITY, RECORD = "entity", "record"  # the labels of mistakes that are of no mention and no relation
_CONTEXT = 120  # characters that are shown to each side of what is marked, at most
_LONGEST_WORD = 30  # a text without a space in so many characters is cut at a letter
Context = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between gold and prediction.

    `label` is the gold label or relation type, the predicted one for a false alarm, `entity` or `record`; `predicted_label` is
    the model's where it differs. `gold` and `predicted` say what each side has; empty where it has nothing. `context` is text
    of the report as (text, role) pieces in order: `gold`, `predicted` or `both` for a mention, `head` and `tail` for a
    relation, empty for what stands around, where `…` stands for what is left out. `score` is the prediction's, None where it
    has none.
    """

    report: str
    line: int
    kind: Kind
    label: str
    gold: str
    predicted: str
    context: Context
    score: float | None = None
    predicted_label: str = ""


def find_mistakes(gold: Placed, predicted: Placed) -> Iterator[Mistake]:
    """All mistakes of a report: mentions, entities, relations, record fields, each in the order of the text."""
    aligned = align_entities(gold, predicted)
    for found in (
        _find_mention_mistakes(gold, predicted),
        _find_entity_mistakes(gold, predicted, aligned),
        _find_relation_mistakes(gold, predicted, aligned),
        _find_field_mistakes(gold, predicted, aligned),
    ):
        yield from sorted(found, key=lambda mistake: mistake.line)


def _find_mention_mistakes(gold: Placed, predicted: Placed) -> Iterator[Mistake]:
    for mention, given in pair_across_labels(gold, predicted):
        if mention is None:
            yield _mistake(predicted, "false alarm", None, given)
        elif given is None:
            yield _mistake(gold, "missed", mention, None)
        elif mention.label != given.label:
            yield _mistake(gold, "label", mention, given)
        elif gold.place_of[mention.id] != predicted.place_of[given.id]:
            yield _mistake(gold, "letters", mention, given)
        elif mention.label in FIGURES and not is_same_value(mention, given):
            yield _mistake(gold, "value", mention, given)
        elif mention.qualifier != given.qualifier:
            yield _mistake(gold, "qualifier", mention, given)


def _mistake(side: Placed, kind: Kind, mention: LabelledMention | None, given: LabelledMention | None) -> Mistake:
    first = mention or given
    assert first is not None  # one of both is there by construction
    marked = {**_letters(mention, "gold")}
    for at, role in _letters(given, "predicted").items():
        marked[at] = "both" if at in marked else role
    return Mistake(
        report=side.document.id,
        line=_find_line(side, first.start),
        kind=kind,
        label=first.label,
        gold=_describe(mention),
        predicted=_describe(given),
        context=_cut(side.document.text, find_sentence(side.document.text, min(marked), max(marked) + 1), marked),
        score=given.score if given else None,
        predicted_label=given.label if given and given.label != first.label else "",
    )


def _find_line(side: Placed, start: int) -> int:
    return side.document.text.count("\n", 0, start) + 1


def _letters(mention: LabelledMention | None, role: str) -> dict[int, str]:
    return {at: role for start, end in (mention.pieces if mention else ()) for at in range(start, end)}


def _describe(mention: LabelledMention | None) -> str:
    if mention is None:
        return ""
    value = " ".join(filter(None, (mention.value, mention.unit, mention.qualifier)))
    return f"{mention.label} {mention.text}" + (f" = {value}" if value else "")


def _cut(text: str, span: tuple[int, int], marked: Mapping[int, str]) -> Context:
    """`text` of the span in pieces of one role each; `…` for what is far from everything marked."""
    roles = ((marked.get(at, ""), text[at]) for at in range(*span))
    pieces = [("".join(letter for _, letter in run), role) for role, run in groupby(roles, key=itemgetter(0))]
    last = len(pieces) - 1
    return tuple(
        (said if role else _shorten(said, before=number > 0, after=number < last), role)
        for number, (said, role) in enumerate(pieces)
    )


def _shorten(said: str, *, before: bool, after: bool) -> str:
    """What stands near a mark before it, after it, or between two, cut at words."""
    if len(said) <= _CONTEXT * (1 + (before == after)):
        return said
    begin = _cut_end(said) if before or not after else ""
    return f"{begin}…{_cut_end(said[::-1])[::-1] if after else ''}"


def _cut_end(said: str) -> str:
    """The first characters of a text, without the word that the cut would go through."""
    kept = said[:_CONTEXT]
    if said[_CONTEXT].isspace():
        return kept.rstrip()
    word = re.search(r"\S*$", kept)
    return kept[: word.start()].rstrip() if word and len(word.group()) <= _LONGEST_WORD else kept


def _find_entity_mistakes(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> Iterator[Mistake]:
    """Entities of names that are several on the other side, by their mentions that both sides have."""
    parts: dict[str, dict[str, list[LabelledMention]]] = defaultdict(lambda: defaultdict(list))
    wholes: dict[str, dict[str, list[LabelledMention]]] = defaultdict(lambda: defaultdict(list))
    for mention, given in pair_mentions(gold, predicted):
        if mention.label in NAME_LABELS:
            parts[mention.entity][given.entity].append(mention)
            wholes[given.entity][mention.entity].append(mention)
    for entity, found in parts.items():
        if len(found) > 1:
            yield _entity_mistake(gold, "split", sorted(found.items(), key=lambda part: aligned.get(part[0]) != entity))
    for entity, found in wholes.items():
        if len(found) > 1:
            yield _entity_mistake(gold, "merged", sorted(found.items(), key=lambda part: aligned.get(entity) != part[0]))


def _entity_mistake(gold: Placed, kind: Kind, parts: Sequence[tuple[str, list[LabelledMention]]]) -> Mistake:
    """A cluster in its parts: first the one that counts as the entity, then the others; shown where the second begins."""
    several = f"개체 {len(parts)}개: " + " / ".join(_count_names(mentions) for _, mentions in parts)
    one = "개체 1개: " + _count_names([mention for _, mentions in parts for mention in mentions])
    shown = parts[1][1][0]
    marked = _letters(shown, "both")
    return Mistake(
        report=gold.document.id,
        line=_find_line(gold, shown.start),
        kind=kind,
        label=ENTITY,
        gold=one if kind == "split" else several,
        predicted=several if kind == "split" else one,
        context=_cut(gold.document.text, find_sentence(gold.document.text, shown.start, shown.end), marked),
    )


def _count_names(mentions: Sequence[LabelledMention]) -> str:
    counts = Counter(mention.text for mention in mentions)
    return ", ".join(f"{name} {count}회" if count > 1 else name for name, count in counts.items())


def _find_relation_mistakes(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> Iterator[Mistake]:
    expected, given = find_relations(gold, None), find_relations(predicted, aligned)
    missed = {key: name for key, name in expected.items() if key not in given}
    alarms = {key: name for key, name in given.items() if key not in expected}
    for key, name in alarms.items():
        other = next((wanted for wanted in missed if wanted[:3] == key[:3]), None)
        if other is not None:
            said = _describe_relation(gold, gold.relation_of[missed.pop(other)])
            yield _relation_mistake(predicted, "attribute", name, gold=said)
        else:
            yield _relation_mistake(predicted, "false alarm", name)
    for name in missed.values():
        yield _relation_mistake(gold, "missed", name)


def _relation_mistake(side: Placed, kind: Kind, name: str, gold: str = "") -> Mistake:
    relation = side.relation_of[name]
    said = _describe_relation(side, relation)
    return Mistake(
        report=side.document.id,
        line=_find_line(side, relation.evidence[0]),
        kind=kind,
        label=relation.type,
        gold=said if kind == "missed" else gold,
        predicted="" if kind == "missed" else said,
        context=_cut_evidence(side, relation),
        score=None if kind == "missed" else relation.score,
    )


def _cut_evidence(side: Placed, relation: LabelledRelation) -> Context:
    marked = _letters(side.mention_of[relation.head], "head")
    if relation.tail:
        marked |= _letters(side.mention_of[relation.tail], "tail")
    return _cut(side.document.text, relation.evidence, marked)


def _describe_relation(side: Placed, relation: LabelledRelation) -> str:
    tail = side.mention_of[relation.tail].text if relation.tail else "–"
    attribute = f" ({relation.attribute})" if relation.attribute else ""
    return f"{side.mention_of[relation.head].text} → {tail}{attribute}"


def _find_field_mistakes(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> Iterator[Mistake]:
    expected, given = find_gold_slots(gold), find_predicted_slots(predicted, aligned)
    pairs = pair_slots(expected, given, attributes=True)
    found, right = ({id(slot) for slot in side} for side in zip(*pairs, strict=True)) if pairs else (set(), set())
    names = {entity.id: entity.name for entity in gold.document.entities}
    theirs = {entity.id: entity.name for entity in predicted.document.entities}
    others = {aligned.get(key, f"?{key}"): name for key, name in theirs.items()}
    for slot in expected:
        if id(slot) not in found:
            yield _field_mistake(gold, "missed field", slot, names)
    for slot in given:
        if id(slot) not in right:
            yield _field_mistake(predicted, "false field", slot, others)


def _field_mistake(side: Placed, kind: Kind, slot: Slot, names: Mapping[str, str]) -> Mistake:
    relation = side.relation_of.get(slot.key)
    said = _describe_field(slot, names)
    is_missed = kind == "missed field"
    return Mistake(
        report=side.document.id,
        line=_find_line(side, relation.evidence[0]) if relation else 1,
        kind=kind,
        label=RECORD,
        gold=said if is_missed else "",
        predicted="" if is_missed else said,
        context=_cut_evidence(side, relation) if relation else (),
        score=relation.score if relation and not is_missed else None,
    )


def _describe_field(slot: Slot, names: Mapping[str, str]) -> str:
    """A field as a reader says it: `푸른만 신항 – 계약·수주액: 3억 달러 (2021년)`."""
    field = slot.field.removesuffix("s")
    name = ATTRIBUTES[field].get(slot.attribute, slot.attribute) or FIELDS[field]
    if field == "amount":
        filler = to_korean_value(slot.filler, slot.unit)
    else:
        filler = to_korean_date(slot.filler) if field == "year" else names.get(slot.filler, slot.filler)
    years = ", ".join(to_korean_date(year) for year in sorted(slot.years))
    return f"{names.get(slot.subject, slot.subject) or MARKET} – {name}: {filler}" + (f" ({years})" if years else "")
