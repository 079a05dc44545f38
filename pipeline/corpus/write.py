"""Labelled reports written as the markup that `markup` reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.corpus.assemble import choose_name, closest_pair, find_evidence, join_surface
from pipeline.corpus.scheme import HEADS, LABELS
from pipeline.types import plain_decimal

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document, LabelledMention

_DIGITS = 28  # of which decimals are computed without rounding
_KEY_LETTERS = dict(zip(LABELS, "ohlpmqrd", strict=True))
_HEADING = re.compile(r"[ \t]*={1,4}[ \t]*(?:report|text|entities|relation)s?[ \t]*$")
_RELATION = re.compile(rf"[ \t]*\w+(?:/\d+)?[ \t]+(?=(?:{'|'.join(HEADS)})[. ])[a-z]+(?=_)")


def write_markup(documents: Iterable[Document]) -> str:
    """Documents as markup; `read_markup` gives the same documents back where theirs are numbered in the order of the text."""
    return "".join(_write_document(document) for document in documents)


def _write_document(document: Document) -> str:
    keys = _choose_keys(document)
    header = {"id": document.id, "language": document.language, "date": document.date or "", **document.fields}
    lines = ["=== report", *(f"{name}: {value}" for name, value in header.items() if value), "=== text"]
    lines.append(_write_text(document, keys))
    names = list(_write_names(document, keys))
    if names:
        lines += ["=== entities", *names]
    return "\n".join([*lines, "=== relations", *_write_statements(document, keys), ""])


def _choose_keys(document: Document) -> dict[str, str]:
    """A key for each entity: `o1`, `p1`, ... by label; empty for a figure that no relation speaks of."""
    used = {relation.head for relation in document.relations} | {relation.tail for relation in document.relations}
    spoken = {mention.entity for mention in document.mentions if mention.id in used or mention.value is None}
    counts: dict[str, int] = {}
    keys = {}
    for entity in document.entities:
        if entity.id not in spoken:
            keys[entity.id] = ""
            continue
        counts[entity.label] = counts.get(entity.label, 0) + 1
        keys[entity.id] = f"{_KEY_LETTERS[entity.label]}{counts[entity.label]}"
    return keys


def _write_text(document: Document, keys: Mapping[str, str]) -> str:
    parts, at = [], 0
    links = {mention.id: f"x{number}" for number, mention in enumerate(document.mentions, 1) if len(mention.pieces) > 1}
    pieces = sorted((piece, index, mention) for mention in document.mentions for index, piece in enumerate(mention.pieces))
    for (start, end), index, mention in pieces:
        link = links.get(mention.id, "")
        spec = _write_spec(document, mention, keys[mention.entity], link) if index == 0 else f"&{link}"
        parts += [_escape(document.text[at:start]), "{", _escape(document.text[start:end]), "|", spec, "}"]
        at = end
    parts.append(_escape(document.text[at:]))
    text = "".join(parts)
    return "\n".join(_escape_stray(line) for line in text.split("\n"))


def is_stray(line: str) -> bool:
    """Whether a line of the text looks like one that belongs elsewhere in the file: a heading of a section, or a relation."""
    return bool(_HEADING.match(line) or _RELATION.match(line))


def _escape_stray(line: str) -> str:
    """The line with a backslash before its `=` or `_`, which makes it text."""
    if match := _RELATION.match(line):
        return f"{line[: match.end()]}\\{line[match.end() :]}"
    if line.startswith("===") or is_stray(line):
        return line.replace("=", "\\=", 1)
    return line


def _escape(text: str) -> str:
    escaped = re.sub(r"[{}|\\]", r"\\\g<0>", text)
    return re.sub(r" (?=\n)", r"\\s", escaped).replace("\f", "\\f").replace("\r", "\\r")


def _write_spec(document: Document, mention: LabelledMention, key: str, link: str) -> str:
    words = [mention.label + (f"#{key}" if key else "")]
    if link:
        words.append(f"&{link}")
    if mention.value is not None:
        numeric = mention.label != "DATE"
        words.append("/".join(_short_number(part) for part in mention.value.split("/")) if numeric else mention.value or "?")
        words += [word for word in (mention.unit if mention.unit != "%" else "", mention.qualifier) if word]
    if mention.text != join_surface(document.text, mention.pieces):
        words.append(f'="{_escape(mention.text)}"')
    return " ".join(words)


def _short_number(value: str) -> str:
    """`3200000000000` as `3.2e12`, counted in 만, 억 and 조."""
    number = Decimal(value)
    if number and len(value) <= _DIGITS and number % 100000 == 0:
        power = next(power for power in (12, 8, 4) if abs(number) >= Decimal(10) ** power)
        return f"{plain_decimal(number.scaleb(-power))}e{power}"
    return value


def _write_names(document: Document, keys: Mapping[str, str]) -> Iterator[str]:
    texts: dict[str, list[str]] = {}
    for mention in document.mentions:
        texts.setdefault(mention.entity, []).append(mention.text)
    for entity in document.entities:
        if entity.name != choose_name(list(dict.fromkeys(texts[entity.id]))):
            yield f"{keys[entity.id]} = {entity.name}"


def _write_statements(document: Document, keys: Mapping[str, str]) -> Iterator[str]:
    by_id = {mention.id: mention for mention in document.mentions}
    of_entity: dict[str, list[LabelledMention]] = {}
    for mention in document.mentions:
        of_entity.setdefault(mention.entity, []).append(mention)
    for relation in document.relations:
        head = by_id[relation.head]
        tail = by_id[relation.tail] if relation.tail else None
        heads, tails = of_entity[head.entity], of_entity[tail.entity] if tail else []
        default = closest_pair(heads, tails) if tail else (heads[0], None)
        references = [keys[head.entity], keys[tail.entity] if tail else "-"]
        if default != (head, tail):
            references[0] += f"/{heads.index(head) + 1}"
            references[1] += f"/{tails.index(tail) + 1}" if tail else ""
        kind = f"{relation.type}.{relation.attribute}" if relation.attribute else relation.type
        evidence = f" @{relation.evidence[0]}-{relation.evidence[1]}"
        same = relation.evidence == find_evidence(document.text, head, tail)
        yield f"{references[0]} {kind} {references[1]}{'' if same else evidence}"
