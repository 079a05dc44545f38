"""What no labelled report may break: offsets, types, values, attributes and the arguments of relations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.corpus.documents import LABELLED
from pipeline.corpus.markup import parse_markup, write_markup
from pipeline.corpus.scheme import ATTRIBUTES, HEADS, LANGUAGES, SPLITS, TAILS
from pipeline.corpus.spans import check_span_words
from pipeline.corpus.values import check_measure, check_value, is_edtf
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledEntity, LabelledMention, LabelledRelation

_SHOWN = 200  # characters of a value that a message shows


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a labelled report that is wrong, or (`is_question`) that a second look should decide."""

    report: str
    line: int
    message: str
    is_question: bool = False
    origin: str = ""

    def __str__(self) -> str:
        number = f":{self.line}" if self.line else ""
        place = f"{self.origin}{number}: {self.report}" if self.origin else f"{self.report}{number}"
        return f"{place}: {'look: ' if self.is_question else ''}{self.message}"


def check_documents(documents: Iterable[Document], *, draft: bool = False) -> Iterator[Problem]:
    """All problems of reports, in their order. A `draft` need not have split, source, licence and maker yet."""
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            yield Problem(document.id, 0, "two reports have this id", origin=document.origin)
        seen.add(document.id)
        yield from check_document(document, draft=draft)


def check_document(document: Document, *, draft: bool = False) -> Iterator[Problem]:
    """All problems of one report. Lines are those of the markup, else of its text, from 1; 0 is the report as a whole."""
    problems = [*_check_mentions(document), *_check_entities(document), *_check_relations(document)]
    problems = [*_check_fields(document, draft=draft), *(problems or _check_form(document))]
    yield from (replace(problem, origin=document.origin) for problem in problems)


def line_at(document: Document, offset: int) -> int:
    """The line of an offset into the text: of the markup it comes from, else of the text, from 1."""
    return document.text.count("\n", 0, offset) + document.first_line


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
    if document.split and document.split not in SPLITS:
        yield problem(f"the split {document.split!r}; expected one of {', '.join(SPLITS)}")
    missing = [name for name in ("split", "source", "licence", "made") if not document.fields.get(name)]
    if missing and not draft:
        yield problem(f"no {', '.join(missing)}; expected them among the report's fields, or --draft while it is worked on")


def _check_mentions(document: Document) -> Iterator[Problem]:
    ids: set[str] = set()
    for mention in document.mentions:
        line = line_at(document, mention.start)
        messages = (*_check_span(document, mention), *check_span_words(mention.label, mention.text), *check_value(mention))
        for message in messages:
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
        if previous and not text[previous:start].strip():
            yield f"its pieces [.., {previous}] and [{start}, ..] touch or are parted by white space only; expected one piece"
        previous = end
    if "".join(mention.text.split()) != "".join("".join(text[start:end] for start, end in mention.pieces).split()):
        yield f"its text is not what stands at {mention.pieces}"
    if not 0 <= mention.score <= 1:
        yield f"the score {mention.score}; expected 0 to 1"


def _check_entities(document: Document) -> Iterator[Problem]:
    labels = {entity.id: entity.label for entity in document.entities}
    members: dict[str, list[LabelledMention]] = {}
    for mention in document.mentions:
        members.setdefault(mention.entity, []).append(mention)
        if labels.get(mention.entity) != mention.label:
            message = f"{mention.label} {mention.text!r} is in an entity that is {labels.get(mention.entity)}"
            yield Problem(document.id, line_at(document, mention.start), message)
    for name, times in Counter(entity.id for entity in document.entities).items():
        if times > 1:
            yield Problem(document.id, 0, f"{times} entities have the id {name}")
    for entity in document.entities:
        mentions = members.get(entity.id, [])
        line = line_at(document, mentions[0].start) if mentions else 0
        for message in _check_entity(entity, mentions):
            yield Problem(document.id, line, f"the entity {entity.name!r} {message}")


def _check_entity(entity: LabelledEntity, mentions: list[LabelledMention]) -> Iterator[str]:
    if not mentions:
        yield "has no mention"
        return
    if len(mentions) > 1 and entity.label not in NAME_LABELS:
        yield f"has {len(mentions)} mentions; each figure and each date is its own"
    texts = list(dict.fromkeys(mention.text for mention in mentions))
    if "".join(entity.name.split()) not in {"".join(text.split()) for text in texts}:
        yield f"has a name that is none of its mentions: {', '.join(texts)}"
        return
    for alias in entity.aliases:
        if alias not in texts:
            yield f"has the alias {alias!r}, which is none of its mentions: {', '.join(texts)}"
    if missing := [text for text in texts if text != entity.name and text not in entity.aliases]:
        yield f"lacks the aliases {', '.join(missing)}"


def _check_relations(document: Document) -> Iterator[Problem]:
    mentions = {mention.id: mention for mention in document.mentions}
    seen: set[tuple[str, str, str | None, str]] = set()
    ids: set[str] = set()
    wholes: dict[str, list[str]] = {}
    for relation in document.relations:
        head, tail = mentions.get(relation.head), mentions.get(relation.tail or "")
        if head is None or (tail is None and relation.tail is not None):
            yield Problem(document.id, 0, f"{relation.type} {relation.id} of a mention that is not there")
            continue
        line = document.lines.get(relation.id) or line_at(document, head.start)
        said = f"{head.text!r} {'.'.join(filter(None, (relation.type, relation.attribute)))} {tail.text if tail else '-'!r}"
        for message in _check_relation(document, relation, head, tail):
            yield Problem(document.id, line, f"{said}: {message}")
        key = (relation.type, head.entity, tail.entity if tail else None, relation.attribute)
        if key in seen:
            yield Problem(document.id, line, f"{said}: said twice between the same entities")
        if relation.id in ids:
            yield Problem(document.id, line, f"{said}: two relations have the id {relation.id}")
        if relation.type == "part_of" and tail is not None and head.entity != tail.entity:
            if _reaches(wholes, tail.entity, head.entity):
                yield Problem(document.id, line, f"{said}: the whole is a part of its part already")
            wholes.setdefault(head.entity, []).append(tail.entity)
        seen.add(key)
        ids.add(relation.id)


def _reaches(wholes: Mapping[str, list[str]], part: str, whole: str) -> bool:
    """Whether a part is, over any number of steps, a part of a whole."""
    known, left = {part}, [part]
    while left:
        for entity in wholes.get(left.pop(), ()):
            if entity not in known:
                known.add(entity)
                left.append(entity)
    return whole in known


def _check_relation(
    document: Document, relation: LabelledRelation, head: LabelledMention, tail: LabelledMention | None
) -> Iterator[str]:
    if relation.type not in HEADS:
        yield f"an unknown relation; expected one of {', '.join(HEADS)}"
        return
    if head.label not in HEADS[relation.type]:
        yield f"it goes from {head.label}; expected {' or '.join(HEADS[relation.type])}"
    elif relation.type == "amount_of":
        yield from check_measure(relation.attribute, head)
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
    if not 0 <= relation.score <= 1:
        yield f"the score {relation.score}; expected 0 to 1"
    yield from _check_evidence(document, relation, [mention for mention in (head, tail) if mention])


def _check_evidence(document: Document, relation: LabelledRelation, mentions: list[LabelledMention]) -> Iterator[str]:
    start, end = relation.evidence
    if not 0 <= start < end <= len(document.text):
        yield f"the evidence [{start}, {end}] of a text of {len(document.text)} characters"
    elif not any(first < end and start < last for mention in mentions for first, last in mention.pieces):
        yield f"the evidence [{start}, {end}] holds neither of its mentions"


def _check_form(document: Document) -> Iterator[Problem]:
    """What the markup would not give back: ids out of the order of the text, fields of several lines, letters that it bends."""
    kept = _without_scores(document)
    found, problems = parse_markup(write_markup([kept]), path="line")
    if len(found) != 1 or problems:
        yield Problem(document.id, 0, f"the markup cannot hold it: {problems[0] if problems else 'a field begins a report'}")
        return
    mend = "number mentions, entities and relations m1, e1, r1, … in the order of the text; `corpus from-markup` does"
    for name in ("id", "language", "date", "fields", "text", "mentions", "entities", "relations"):
        before, after = getattr(kept, name), getattr(found[0], name)
        if before != after:
            if isinstance(before, tuple) and len(before) == len(after):
                before, after = next(pair for pair in zip(before, after, strict=True) if pair[0] != pair[1])
            yield Problem(
                document.id, 0, f"its {name} come back from the markup as {_clip(after)}, not as {_clip(before)}; {mend}"
            )
            return


def _clip(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def _without_scores(document: Document) -> Document:
    """A report without what the markup does not carry: scores, sources of mentions, records."""
    return replace(
        document,
        mentions=tuple(replace(mention, score=1.0, source=LABELLED) for mention in document.mentions),
        relations=tuple(replace(relation, score=1.0) for relation in document.relations),
        records=None,
    )
