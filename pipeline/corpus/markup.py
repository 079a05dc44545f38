r"""Labelled reports as plain text that a person reads and edits.

    === report
    id: port-01
    language: ko
    === text
    {한빛건설|ORG#o1}은 {2021년|DATE#d1 2021} 약 {3억 달러|MONEY#m1 3e8 USD approx}에 {푸른만 신항|PROJECT#p1}을 수주했다.
    === relations
    o1 participates_in.contractor p1
    m1 amount_of.contract p1

A mention is `{surface|LABEL#key value unit qualifier}`; mentions with one key are one entity. A name in two pieces is
`{푸른만 |PROJECT#p1 &a}` ... `{신항|&a}`. Literal braces, bars and backslashes take a backslash; `\\s` is a space at a line's
end, `\\f` a page break. docs/labels.md has it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipeline.corpus.assemble import Mark, Statement, assemble_document, choose_name, distance, find_evidence, join_surface
from pipeline.corpus.check import LABELS, QUALIFIERS
from pipeline.corpus.documents import FIELDS, Document, LabelledMention
from pipeline.errors import CorpusError
from pipeline.types import plain_decimal

_KEY_LETTERS = dict(zip(LABELS, "ohlpmqrd", strict=True))

_SECTION = re.compile(r"^=== ?(report|text|entities|relations)[ \t]*$")
_TOKEN = re.compile(r"\\(.)|\{((?:[^{}\\|]|\\.)*)\|((?:[^{}\n\\]|\\.)*)\}|([{}])", re.DOTALL)
_SPEC = re.compile(
    r"(?P<label>[A-Z]+)(?:#(?P<key>\w+))?(?:[ ]+&(?P<link>\w+))?(?P<value>(?:[ ]+[^ =&\"]+){0,3})(?:[ ]+=\"(?P<text>.*)\")?"
)
_REFERENCE = r"(\w+)(?:/(\d+))?"
_STATEMENT = re.compile(rf"{_REFERENCE}[ ]+([a-z_]+)(?:\.([a-z_]+))?[ ]+(?:-|{_REFERENCE})(?:[ ]+@(\d+)-(\d+))?", re.ASCII)
_ESCAPES = {"s": " ", "f": "\f", "r": "\r"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e\d{1,2})?", re.ASCII)


@dataclass(slots=True)
class _Draft:
    """A report while it is read: the lines of its sections, and where the text begins in the file."""

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    text_line: int = 0
    names: list[tuple[int, str]] = field(default_factory=list)
    statements: list[tuple[int, str]] = field(default_factory=list)


def read_markup(content: str, *, path: str = "markup") -> list[Document]:
    """The documents of a markup file. Raises `CorpusError` with every problem of the file, one a line."""
    documents, problems = parse_markup(content, path=path)
    if problems:
        raise CorpusError(
            "markup that cannot be read:\n  " + "\n  ".join(problems), where=path, mend="docs/labels.md shows the form."
        )
    return documents


def parse_markup(content: str, *, path: str = "markup") -> tuple[list[Document], list[str]]:
    """The documents of a markup file, and what is wrong with it as `path:line: problem`; reports with problems are left out."""
    documents: list[Document] = []
    problems: list[str] = []
    for draft in _split_reports(content, path, problems):
        found: list[str] = []
        document = _build(draft, path, found)
        problems += found
        if document is not None and not found:
            documents.append(document)
    if not documents and not problems:
        problems.append(f"{path}:1: no report; expected a line `=== report`")
    return documents, problems


def _split_reports(content: str, path: str, problems: list[str]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    section = ""
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), 1):
        if match := _SECTION.match(line):
            section = match.group(1)
            if section == "report":
                if draft is not None:
                    yield draft
                draft = _Draft(number)
            elif draft is not None and section == "text":
                draft.text_line = number + 1
            continue
        if draft is None:
            if line.strip():
                problems.append(f"{path}:{number}: text before the first `=== report`")
                return
        elif section == "text":
            draft.text.append(line)
        elif line.strip() and section == "report":
            name, _, value = line.partition(":")
            draft.fields[name.strip()] = value.strip()
        elif line.strip():
            (draft.names if section == "entities" else draft.statements).append((number, line.strip()))
    if draft is not None:
        yield draft


def _build(draft: _Draft, path: str, problems: list[str]) -> Document | None:
    missing = [name for name in ("id", "language") if not draft.fields.get(name)]
    if missing or not draft.text_line:
        problems.append(f"{path}:{draft.line}: a report without {' and '.join(missing) or 'a line `=== text`'}")
        return None
    reader = _TextReader("\n".join(draft.text), path, draft.text_line, problems)
    text, marks = reader.read()
    names, statements = {}, []
    for number, line in draft.names:
        key, _, name = line.partition("=")
        names[key.strip()] = name.strip()
        if key.strip() not in {mark.key for mark in marks}:
            problems.append(f"{path}:{number}: no mention has the key {key.strip()!r}")
    known = {mark.key for mark in marks}
    for number, line in draft.statements:
        statement = _read_statement(line)
        if statement is None:
            problems.append(f"{path}:{number}: {line!r} is no relation; expected `HEAD TYPE.ATTRIBUTE TAIL`")
        elif unknown := {statement.head, statement.tail or statement.head} - known:
            problems.append(f"{path}:{number}: no mention has the key {', '.join(sorted(unknown))}")
        else:
            statements.append(statement)
    if problems:
        return None
    try:
        return assemble_document(
            id=draft.fields["id"],
            language=draft.fields["language"],
            date=draft.fields.get("date") or None,
            text=text,
            marks=marks,
            statements=statements,
            names=names,
            fields={name: draft.fields[name] for name in FIELDS if draft.fields.get(name)},
        )
    except KeyError as error:
        problems.append(f"{path}:{draft.line}: a relation with {error.args[0]}")
        return None


def _read_statement(line: str) -> Statement | None:
    match = _STATEMENT.fullmatch(line)
    if match is None:
        return None
    head, head_number, kind, attribute, tail, tail_number, start, stop = match.groups()
    evidence = (int(start), int(stop)) if start else None
    return Statement(kind, attribute or "", head, tail or "", int(head_number or 0), int(tail_number or 0), evidence)


class _TextReader:
    """Reads the text section: gives the plain text and the marks, and says what is wrong with its line."""

    def __init__(self, content: str, path: str, line: int, problems: list[str]) -> None:
        self._content, self._path, self._line, self._problems = content, path, line, problems
        self._text: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._linked: dict[str, int] = {}

    def read(self) -> tuple[str, list[Mark]]:
        at = 0
        for match in _TOKEN.finditer(self._content):
            self._add(self._content[at : match.start()])
            at = match.end()
            if match.group(1):
                self._add(_unescape(match.group()))
            elif match.group(4):
                self._complain(
                    match.start(), "a brace that is no mention; expected {surface|LABEL#key ...}, or a backslash before it"
                )
            else:
                surface = _unescape(match.group(2))
                start = self._length
                self._add(surface)
                self._mark(match, (start, self._length))
        self._add(self._content[at:])
        labels: dict[str, str] = {}
        for mark in self._marks:
            if mark.key and labels.setdefault(mark.key, mark.label) != mark.label:
                self._complain(0, f"the key {mark.key} is {labels[mark.key]} and {mark.label}")
        numbers = [mark.key for mark in self._marks if mark.key and mark.value is not None]
        for key in sorted({key for key in numbers if numbers.count(key) > 1}):
            self._complain(0, f"two figures with the key {key}; each has its own")
        return "".join(self._text), self._marks

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _complain(self, at: int, problem: str) -> None:
        self._problems.append(f"{self._path}:{self._line + self._content.count(chr(10), 0, at)}: {problem}")

    def _mark(self, match: re.Match[str], piece: tuple[int, int]) -> None:
        spec = match.group(3).strip()
        if piece[0] == piece[1]:
            self._complain(match.start(), "an empty mention")
            return
        if spec.startswith("&"):
            index = self._linked.get(spec[1:])
            if index is None:
                self._complain(match.start(), f"a second piece {spec} without a first")
            else:
                mark = self._marks[index]
                self._marks[index] = _replace_pieces(mark, (*mark.pieces, piece))
            return
        found = _SPEC.fullmatch(spec)
        if found is None or found["label"] not in LABELS:
            self._complain(match.start(), f"{spec!r} is no label; expected one of {', '.join(LABELS)}, then #key and a value")
            return
        try:
            value, unit, qualifier = _read_value(found["label"], found["value"].split())
        except ValueError as error:
            self._complain(match.start(), f"{match.group()!r}: {error}")
            return
        if found["link"]:
            self._linked[found["link"]] = len(self._marks)
        self._marks.append(
            Mark(found["label"], (piece,), found["key"] or "", value, unit, qualifier, _unescape(found["text"] or ""))
        )


def _replace_pieces(mark: Mark, pieces: tuple[tuple[int, int], ...]) -> Mark:
    return Mark(mark.label, pieces, mark.key, mark.value, mark.unit, mark.qualifier, mark.text)


def _read_value(label: str, words: list[str]) -> tuple[str | None, str, str]:
    """Value, unit and qualifier of a mention. Raises `ValueError` where they do not fit the label."""
    if label in ("ORG", "PERSON", "PLACE", "PROJECT"):
        if words:
            raise ValueError(f"a name has no value, found {' '.join(words)}")
        return None, "", ""
    qualifier = words.pop() if words and words[-1] in QUALIFIERS[1:] else ""
    if not words:
        raise ValueError("a figure or a date needs a value")
    if label == "DATE":
        if len(words) > 1:
            raise ValueError(f"expected one EDTF value and a qualifier, found {' '.join(words)}")
        return ("" if words[0] == "?" else words[0]), "", qualifier
    if label == "PERCENT" and len(words) == 1:
        words.append("%")
    if len(words) != 2:
        raise ValueError(f"expected value, unit and qualifier, found {' '.join(words)}")
    return "/".join(_read_number(part) for part in words[0].split("/")), words[1], qualifier


def _read_number(text: str) -> str:
    cleaned = text.replace(",", "")
    if not _NUMBER.fullmatch(cleaned):
        raise ValueError(f"{text!r} is no number; expected 58, 1200.5 or 3.2e12")
    try:
        return plain_decimal(Decimal(cleaned))
    except InvalidOperation as error:
        raise ValueError(f"{text!r} is no number") from error


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text, flags=re.DOTALL)


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
    return "\n".join(f"\\{line}" if line.startswith("===") else line for line in text.split("\n"))


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
    if number and number % 100000 == 0:
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
        default = min(((h, t) for h in heads for t in tails), key=lambda pair: distance(*pair), default=(heads[0], None))
        references = [keys[head.entity], keys[tail.entity] if tail else "-"]
        if default != (head, tail):
            references[0] += f"/{heads.index(head) + 1}"
            references[1] += f"/{tails.index(tail) + 1}" if tail else ""
        kind = f"{relation.type}.{relation.attribute}" if relation.attribute else relation.type
        evidence = f" @{relation.evidence[0]}-{relation.evidence[1]}"
        same = relation.evidence == find_evidence(document.text, head, tail)
        yield f"{references[0]} {kind} {references[1]}{'' if same else evidence}"
