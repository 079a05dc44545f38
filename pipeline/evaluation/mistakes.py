"""Every miss and false alarm in its sentence, gold beside predicted: what the error browser shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from pipeline.evaluation.entities import align_entities
from pipeline.evaluation.mentions import FIGURES, is_same_value
from pipeline.evaluation.relations import find_relations

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention
    from pipeline.evaluation.offsets import Placed

Kind = Literal["missed", "false alarm", "letters", "label", "value", "qualifier", "attribute"]
KINDS: dict[Kind, str] = {
    "missed": "gold has it, the model does not",
    "false alarm": "the model has it, gold does not",
    "letters": "the label is right, the span is not",
    "label": "the same letters with another label",
    "value": "the span is right, value or unit is not",
    "qualifier": "the value is right, its qualifier is not",
    "attribute": "the relation is right, its role, measure or event is not",
}
_CONTEXT = 80  # characters to each side of a mention, at most
_LONGEST = 800  # characters of the evidence of a relation
_SENTENCE_END = re.compile(r"[.!?。]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between gold and prediction.

    `label` is the gold label or relation type, the predicted one for a false alarm. `gold` and `predicted` say what each side
    has; empty where it has nothing. `context` is text of the report as (text, role) pieces in order: `gold`, `predicted` or
    `both` for a mention, `head` and `tail` for a relation, empty for what stands around. `score` is the
    prediction's, None for a miss.
    """

    report: str
    line: int
    kind: Kind
    label: str
    gold: str
    predicted: str
    context: tuple[tuple[str, str], ...]
    score: float | None = None


def find_mistakes(gold: Placed, predicted: Placed) -> Iterator[Mistake]:
    """All mistakes of a report: mentions in the order of the text, then relations."""
    yield from sorted(_find_mention_mistakes(gold, predicted), key=lambda mistake: mistake.line)
    yield from sorted(_find_relation_mistakes(gold, predicted), key=lambda mistake: mistake.line)


def _find_mention_mistakes(gold: Placed, predicted: Placed) -> Iterator[Mistake]:
    free = {mention.id: mention for mention in predicted.document.mentions}
    at = {(m.label, place): m for m, place in zip(predicted.document.mentions, predicted.places, strict=True)}
    left = []
    for mention, place in zip(gold.document.mentions, gold.places, strict=True):
        same = at.get((mention.label, place))
        if same is None or same.id not in free:
            left.append(mention)
            continue
        del free[same.id]
        if mention.label in FIGURES and not is_same_value(mention, same):
            yield _mistake(gold, "value", mention, same)
        elif mention.qualifier != same.qualifier:
            yield _mistake(gold, "qualifier", mention, same)
    for mention in left:
        place = gold.place_of[mention.id]
        over = [(predicted.place_of[key].overlap(place), key) for key in free if predicted.place_of[key].overlap(place)]
        if not over:
            yield _mistake(gold, "missed", mention, None)
            continue
        given = free.pop(max(over)[1])
        yield _mistake(gold, "letters" if given.label == mention.label else "label", mention, given)
    for given in free.values():
        yield _mistake(predicted, "false alarm", None, given)


def _mistake(side: Placed, kind: Kind, mention: LabelledMention | None, given: LabelledMention | None) -> Mistake:
    first = mention or given
    assert first is not None  # one of both is there by construction
    marked = {**_letters(mention, "gold")}
    for at, role in _letters(given, "predicted").items():
        marked[at] = "both" if at in marked else role
    return Mistake(
        report=side.document.id,
        line=side.document.text.count("\n", 0, first.start) + 1,
        kind=kind,
        label=first.label,
        gold=_describe(mention),
        predicted=_describe(given),
        context=_cut_context(side.document.text, marked),
        score=given.score if given else None,
    )


def _letters(mention: LabelledMention | None, role: str) -> dict[int, str]:
    return {at: role for start, end in (mention.pieces if mention else ()) for at in range(start, end)}


def _describe(mention: LabelledMention | None) -> str:
    if mention is None:
        return ""
    value = " ".join(filter(None, (mention.value, mention.unit, mention.qualifier)))
    return f"{mention.label} {mention.text}" + (f" = {value}" if value else "")


def _cut_context(text: str, marked: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """The sentence around the marked letters, in pieces of one role each."""
    first, last = min(marked), max(marked) + 1
    before, after = text[max(0, first - _CONTEXT) : first], text[last : last + _CONTEXT]
    start = first - len(before) + max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    stop = _SENTENCE_END.search(after)
    end = last + (stop.start() + 1 if stop else len(after))
    return _cut(text, start, end, marked)


def _cut(text: str, start: int, end: int, marked: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """`text[start:end]` in pieces of one role each."""
    roles = ((marked.get(at, ""), text[at]) for at in range(start, end))
    return tuple(("".join(letter for _, letter in run), role) for role, run in groupby(roles, key=itemgetter(0)))


def _find_relation_mistakes(gold: Placed, predicted: Placed) -> Iterator[Mistake]:
    aligned = align_entities(gold, predicted)
    expected, given = find_relations(gold, None), find_relations(predicted, aligned)
    missed = {key: name for key, name in expected.items() if key not in given}
    alarms = {key: name for key, name in given.items() if key not in expected}
    for key, name in alarms.items():
        other = next((wanted for wanted in missed if wanted[:3] == key[:3]), None)
        if other is not None:
            said = _describe_relation(gold.document, missed.pop(other))
            yield _relation_mistake(predicted, "attribute", name, gold=said)
        else:
            yield _relation_mistake(predicted, "false alarm", name)
    for name in missed.values():
        yield _relation_mistake(gold, "missed", name)


def _relation_mistake(side: Placed, kind: Kind, name: str, gold: str = "") -> Mistake:
    relation = next(relation for relation in side.document.relations if relation.id == name)
    said = _describe_relation(side.document, name)
    marked = {**_letters(side.mention_of[relation.head], "head")}
    if relation.tail:
        marked |= _letters(side.mention_of[relation.tail], "tail")
    text, (start, end) = side.document.text, relation.evidence
    inside = {at: role for at, role in marked.items() if start <= at < end}
    return Mistake(
        report=side.document.id,
        line=text.count("\n", 0, start) + 1,
        kind=kind,
        label=relation.type,
        gold=said if kind == "missed" else gold,
        predicted="" if kind == "missed" else said,
        context=_cut(text, start, min(end, start + _LONGEST), inside),
        score=None if kind == "missed" else relation.score,
    )


def _describe_relation(document: Document, name: str) -> str:
    mentions = {mention.id: mention for mention in document.mentions}
    relation = next(relation for relation in document.relations if relation.id == name)
    tail = mentions[relation.tail].text if relation.tail else "–"
    attribute = f" ({relation.attribute})" if relation.attribute else ""
    return f"{mentions[relation.head].text} → {tail}{attribute}"
