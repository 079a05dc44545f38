"""What no labelled report may break: offsets, types, values, attributes and the arguments of relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.quantities.units import PER, PER_WORDS, load_units
from pipeline.quantities.words import load_words, read_table
from pipeline.types import EVENTS, MEASURES, NAME_LABELS, ROLES, plain_decimal

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention, LabelledRelation

SPLITS = ("train", "dev", "test")
LANGUAGES = ("ko", "en", "ja", "zh")
QUALIFIERS = ("", "approx", "at_least", "at_most", "less_than", "more_than")
_FIGURES = ("MONEY", "QUANTITY", "PERCENT")
LABELS = (*NAME_LABELS, *_FIGURES, "DATE")
HEADS = {
    "participates_in": ("ORG", "PLACE", "PERSON"),
    "located_in": ("PROJECT", "ORG"),
    "amount_of": _FIGURES,
    "date_of": ("DATE",),
    "part_of": ("ORG", "PROJECT"),
}
TAILS = {
    "participates_in": ("PROJECT",),
    "located_in": ("PLACE",),
    "amount_of": ("PROJECT", "ORG", "PLACE"),
    "date_of": ("PROJECT", *_FIGURES),
    "part_of": ("ORG", "PROJECT"),
}
ATTRIBUTES = {"participates_in": ROLES, "amount_of": MEASURES, "date_of": EVENTS, "located_in": ("",), "part_of": ("",)}

_DAY = r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-(?:2[1-4]|3[3-6]|40|41))?[~?%]?"
_EDTF_DATE = re.compile(rf"{_DAY}|\d{{3}}X|\d\dXX|\d{{4}}-XX(?:-XX|-\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a labelled report that is wrong, or (`is_question`) that a second look should decide."""

    report: str
    line: int
    message: str
    is_question: bool = False

    def __str__(self) -> str:
        return f"{self.report}:{self.line}: {'look: ' if self.is_question else ''}{self.message}"


def check_documents(documents: Iterable[Document], *, draft: bool = False) -> Iterator[Problem]:
    """All problems of reports, in their order. A `draft` need not have split, source, licence and maker yet."""
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            yield Problem(document.id, 0, "two reports have this id")
        seen.add(document.id)
        yield from check_document(document, draft=draft)


def check_document(document: Document, *, draft: bool = False) -> Iterator[Problem]:
    """All problems of one report. Lines count from 1 in its text; 0 is the report as a whole."""
    yield from _check_fields(document, draft=draft)
    yield from _check_mentions(document)
    yield from _check_entities(document)
    yield from _check_relations(document)


def line_at(document: Document, offset: int) -> int:
    """The line, from 1, of an offset into the text."""
    return document.text.count("\n", 0, offset) + 1


def _check_fields(document: Document, *, draft: bool) -> Iterator[Problem]:
    def problem(message: str) -> Problem:
        return Problem(document.id, 0, message)

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", document.id):
        yield problem(f"the id {document.id!r}; expected small letters, digits and hyphens")
    if document.language not in LANGUAGES:
        yield problem(f"the language {document.language!r}; expected one of {', '.join(LANGUAGES)}")
    if document.date is not None and not is_edtf(document.date):
        yield problem(f"the date {document.date!r}; expected EDTF, as 2013, 2013-04 or 2013-04-05")
    if not document.text.strip():
        yield problem("no text")
    if draft:
        return
    for name in ("source", "licence", "made"):
        if not document.fields.get(name):
            yield problem(f"no {name}")
    if document.split not in SPLITS:
        yield problem(f"the split {document.split!r}; expected one of {', '.join(SPLITS)}")


def _check_mentions(document: Document) -> Iterator[Problem]:
    ids: set[str] = set()
    for mention in document.mentions:
        line = line_at(document, mention.start)
        for message in (*_check_span(document, mention), *_check_value(mention)):
            yield Problem(document.id, line, f"{mention.label} {mention.text!r}: {message}")
        if mention.id in ids:
            yield Problem(document.id, line, f"two mentions have the id {mention.id}")
        ids.add(mention.id)
    pieces = sorted((piece, mention.text) for mention in document.mentions for piece in mention.pieces)
    for ((_, end), text), ((start, _), other) in pairwise(pieces):
        if start < end:
            yield Problem(
                document.id, line_at(document, start), f"{text!r} and {other!r} overlap; a mention does not hold another"
            )


def _check_span(document: Document, mention: LabelledMention) -> Iterator[str]:
    text, previous = document.text, 0
    for start, end in mention.pieces:
        if not 0 <= start < end <= len(text):
            yield f"the piece [{start}, {end}] of a text of {len(text)} characters"
            return
        if start < previous:
            yield f"pieces that are not in order: {mention.pieces}"
            return
        if text[start].isspace() or text[end - 1].isspace():
            yield f"the piece {text[start:end]!r} begins or ends with white space"
        previous = end
    if "".join(mention.text.split()) != "".join("".join(text[start:end] for start, end in mention.pieces).split()):
        yield f"its text is not what stands at {mention.pieces}"


def _check_value(mention: LabelledMention) -> Iterator[str]:
    if mention.label in NAME_LABELS:
        if mention.value is not None or mention.unit or mention.qualifier:
            yield f"a name with the value {mention.value} {mention.unit} {mention.qualifier}".rstrip()
        return
    if mention.label not in LABELS:
        yield f"an unknown label; expected one of {', '.join(LABELS)}"
        return
    if mention.value is None:
        yield "no value"
        return
    if mention.qualifier not in QUALIFIERS:
        yield f"the qualifier {mention.qualifier!r}; expected one of {', '.join(QUALIFIERS[1:])}"
    if mention.label == "DATE":
        if mention.unit:
            yield f"a date with the unit {mention.unit!r}"
        if mention.value and not is_edtf(mention.value):
            yield f"the value {mention.value!r}; expected EDTF, as {_EDTF_EXAMPLES}"
    else:
        yield from _check_number(mention.value)
        if not _is_unit(mention.label, mention.unit):
            yield f"the unit {mention.unit!r}; expected {_EXPECTED_UNIT[mention.label]}"


_EDTF_EXAMPLES = "2010, 2010-04, 2010/2015, 199X, 2009-33 (a quarter), 2009-40 (a half)"
_EXPECTED_UNIT = {
    "MONEY": "an ISO 4217 code",
    "QUANTITY": "a unit of the table (docs/how-to-add-a-unit.md)",
    "PERCENT": "% or pp",
}


def _check_number(value: str) -> Iterator[str]:
    parts = value.split("/")
    try:
        numbers = [Decimal(part) for part in parts]
    except InvalidOperation:
        numbers = []
    if len(numbers) not in (1, 2) or any(
        not n.is_finite() or plain_decimal(n) != p for n, p in zip(numbers, parts, strict=True)
    ):
        yield f"the value {value!r}; expected a plain decimal, or low/high"
    elif numbers[0] > numbers[-1]:
        yield f"the range {value}, whose low is above its high"


def _is_unit(label: str, unit: str) -> bool:
    if label == "MONEY":
        return unit in _load_codes()
    if label == "PERCENT":
        return unit in ("%", "pp")
    if unit in ("%", "pp"):
        return False
    measure, *rates = unit.split("/")
    return unit in load_units() or (measure in load_units() and all(rate in _RATES for rate in rates))


@lru_cache(maxsize=1)
def _load_codes() -> frozenset[str]:
    """All currencies of the tables; the grammar's own list leaves out codes that are words of English (`TRY`)."""
    return frozenset(load_words("currency_codes")) | {row[0] for row in read_table("currencies.tsv", 6)}


_RATES = {*PER.values(), *PER_WORDS.values()}


def is_edtf(value: str) -> bool:
    """Whether a value is EDTF of the kind that the guidelines use: level 1, with codes for quarters and halves."""
    parts = value.split("/")
    return len(parts) <= 2 and all(_EDTF_DATE.fullmatch(part) or (len(parts) == 2 and part in ("", "..")) for part in parts)


def _check_entities(document: Document) -> Iterator[Problem]:
    labels = {entity.id: entity.label for entity in document.entities}
    texts: dict[str, set[str]] = {}
    for mention in document.mentions:
        texts.setdefault(mention.entity, set()).add("".join(mention.text.split()))
        if labels.get(mention.entity) != mention.label:
            line = line_at(document, mention.start)
            yield Problem(
                document.id, line, f"{mention.label} {mention.text!r} is in an entity that is {labels.get(mention.entity)}"
            )
    for entity in document.entities:
        if entity.id not in texts:
            yield Problem(document.id, 0, f"the entity {entity.name!r} has no mention")
        elif "".join(entity.name.split()) not in texts[entity.id]:
            yield Problem(
                document.id, 0, f"the entity's name {entity.name!r} is none of its mentions: {sorted(texts[entity.id])}"
            )


def _check_relations(document: Document) -> Iterator[Problem]:
    mentions = {mention.id: mention for mention in document.mentions}
    seen: set[tuple[str, str, str | None, str]] = set()
    for relation in document.relations:
        head, tail = mentions.get(relation.head), mentions.get(relation.tail or "")
        if head is None or (tail is None and relation.tail is not None):
            yield Problem(document.id, 0, f"{relation.type} {relation.id} of a mention that is not there")
            continue
        line = line_at(document, head.start)
        said = (
            f"{head.text!r} {relation.type}{'.' * bool(relation.attribute)}{relation.attribute} {tail.text if tail else '-'!r}"
        )
        for message in _check_relation(document, relation, head, tail):
            yield Problem(document.id, line, f"{said}: {message}")
        key = (relation.type, head.entity, tail.entity if tail else None, relation.attribute)
        if key in seen:
            yield Problem(document.id, line, f"{said}: said twice between the same entities")
        seen.add(key)


def _check_relation(
    document: Document, relation: LabelledRelation, head: LabelledMention, tail: LabelledMention | None
) -> Iterator[str]:
    if relation.type not in HEADS:
        yield f"an unknown relation; expected one of {', '.join(HEADS)}"
        return
    if head.label not in HEADS[relation.type]:
        yield f"it goes from {head.label}; expected {' or '.join(HEADS[relation.type])}"
    if tail is None:
        if relation.type != "amount_of":
            yield "only amount_of may have no tail"
    elif tail.label not in TAILS[relation.type]:
        yield f"it goes to {tail.label}; expected {' or '.join(TAILS[relation.type])}"
    elif relation.type == "part_of" and head.label != tail.label:
        yield f"part_of from {head.label} to {tail.label}; expected two of a kind"
    elif head.entity == tail.entity:
        yield "an entity and itself"
    if relation.attribute not in ATTRIBUTES[relation.type]:
        yield f"the attribute {relation.attribute!r}; expected one of {', '.join(ATTRIBUTES[relation.type]) or 'none'}"
    start, end = relation.evidence
    if not 0 <= start < end <= len(document.text):
        yield f"the evidence [{start}, {end}] of a text of {len(document.text)} characters"
