r"""Labelled reports as plain text to read and edit.

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
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from pipeline.corpus.assemble import Mark, Statement, assemble_document
from pipeline.corpus.documents import FIELDS, Document
from pipeline.corpus.scheme import LABELS, QUALIFIERS
from pipeline.corpus.write import is_stray, write_markup
from pipeline.errors import CorpusError
from pipeline.types import NAME_LABELS, plain_decimal

__all__ = ["parse_markup", "read_markup", "write_markup"]

_SECTION = re.compile(r"^===[ \t]*(\w*)[ \t]*$")
_SECTIONS = ("report", "text", "entities", "relations")
_FIELDS = ("id", "language", "date", "layout", *FIELDS)
_TOKEN = re.compile(r"\\(.)|\{((?:[^{}\\|]|\\.)*)\|((?:[^{}\n\\]|\\.)*)\}|([{}])", re.DOTALL)
_KEY = r"[0-9A-Za-z_가-힣]+"
_SPEC = re.compile(
    rf"(?P<label>[A-Z]+)(?:#(?P<key>{_KEY}))?(?:[ ]+&(?P<link>{_KEY}))?"
    r"(?P<value>(?:[ ]+[^ =&\"]+){0,3})(?:[ ]+=\"(?P<text>.*)\")?"
)
_REFERENCE = rf"({_KEY})(?:/([0-9]+))?"
_STATEMENT = re.compile(rf"{_REFERENCE}[ ]+([a-z_]+)(?:\.([a-z_]+))?[ ]+(?:-|{_REFERENCE})(?:[ ]+@([0-9]+)-([0-9]+))?")
_ESCAPES = {"s": " ", "f": "\f", "r": "\r"}
_MANY = 1_000_000  # mentions that a key may have whose own mention could not be read
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e\d{1,2})?", re.ASCII)


@dataclass(slots=True)
class _Draft:
    """A report while it is read: the lines of its sections, where they stand in the file, and what is wrong with them."""

    path: str
    line: int
    section: str = "report"
    fields: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    text_line: int = 0
    names: list[tuple[int, str]] = field(default_factory=list)
    statements: list[tuple[int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def open(self, section: str, number: int) -> None:
        """Begin a section."""
        if section not in _SECTIONS:
            expected = ", ".join(f"`=== {name}`" for name in _SECTIONS)
            self.complain(number, f"`=== {section}` begins no section; expected {expected}, or a backslash before it")
        elif section == "text" and self.text_line:
            self.complain(number, "a second `=== text`; a report has one, and `=== report` begins the next")
        elif section == "text":
            self.text_line = number + 1
        self.section = section

    def add(self, line: str, number: int) -> None:
        """Take a line of the section that is open."""
        if self.section == "text":
            if is_stray(line):
                self.complain(number, f"{line.strip()!r} does not look like text; expected its section, or a backslash in it")
            self.text.append(line)
        elif line.strip() and self.section == "report":
            name, _, value = (part.strip() for part in line.partition(":"))
            if name not in _FIELDS:
                self.complain(number, f"{name!r} is no field; expected one of {', '.join(_FIELDS)}")
            elif name in self.fields:
                self.complain(number, f"{name!r} stands twice")
            self.fields[name] = value
        elif line.strip() and self.section in _SECTIONS:
            (self.names if self.section == "entities" else self.statements).append((number, line.strip()))

    def complain(self, number: int, problem: str) -> None:
        """Note what is wrong with a line of the file."""
        self.problems.append(f"{self.path}:{number}: {problem}")


def read_markup(content: str, *, path: str = "markup") -> list[Document]:
    """The documents of a markup file. Raises `CorpusError` with every problem of the file, one a line."""
    documents, problems = parse_markup(content, path=path)
    if problems:
        lines = ["markup that cannot be read (docs/labels.md shows the form):", *problems]
        raise CorpusError("\n  ".join(lines), where=path)
    return documents


def parse_markup(content: str, *, path: str = "markup") -> tuple[list[Document], list[str]]:
    """The documents of a markup file, and what is wrong with it as `path:line: problem`; reports with problems are left out."""
    documents: list[Document] = []
    problems: list[str] = []
    for draft in _split_reports(content, path, problems):
        document = _build(draft)
        problems += draft.problems
        if document is not None:
            documents.append(document)
    if not documents and not problems:
        problems.append(f"{path}:1: no report; expected a line `=== report`")
    return documents, problems


def _split_reports(content: str, path: str, problems: list[str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), 1):
        match = _SECTION.match(line)
        if match and match.group(1) == "report":
            drafts.append(_Draft(path, number))
        elif drafts and match:
            drafts[-1].open(match.group(1), number)
        elif drafts:
            drafts[-1].add(line, number)
        elif line.strip():
            problems.append(f"{path}:{number}: text before the first `=== report`; JSON lines are read from .jsonl files")
            break
    return drafts


def _build(draft: _Draft) -> Document | None:
    """The document of a draft; None, and the draft's problems, where something is wrong."""
    missing = [name for name in ("id", "language") if not draft.fields.get(name)]
    if missing or not draft.text_line:
        draft.complain(draft.line, f"a report without {' and '.join(missing) or 'a line `=== text`'}")
        return None
    reader = _TextReader(draft)
    text, marks = reader.read()
    counts = Counter(mark.key for mark in marks) + Counter(dict.fromkeys(reader.broken, _MANY))
    names = _read_names(draft, counts)
    statements = list(_read_statements(draft, counts))
    if draft.problems:
        return None
    document = assemble_document(
        id=draft.fields["id"],
        language=draft.fields["language"],
        date=draft.fields.get("date") or None,
        text=text,
        marks=marks,
        statements=statements,
        names=names,
        fields={name: draft.fields[name] for name in FIELDS if draft.fields.get(name)},
    )
    lines = {relation.id: number for relation, (number, _) in zip(document.relations, draft.statements, strict=True)}
    return replace(document, first_line=draft.text_line, origin=draft.path, lines=lines)


def _read_names(draft: _Draft, counts: Mapping[str, int]) -> dict[str, str]:
    """The names that are chosen for entities, by key."""
    names: dict[str, str] = {}
    for number, line in draft.names:
        key, _, name = (part.strip() for part in line.partition("="))
        if not name:
            draft.complain(number, f"{line!r} names no entity; expected `KEY = NAME`")
        elif key not in counts:
            draft.complain(number, f"no mention has the key {key!r}")
        elif key in names:
            draft.complain(number, f"{key} is named twice")
        names[key] = name
    return names


def _read_statements(draft: _Draft, counts: Mapping[str, int]) -> Iterator[Statement]:
    """The relations of a report. `counts` has the number of mentions of each key."""
    for number, line in draft.statements:
        statement = _read_statement(line)
        if statement is None:
            draft.complain(number, f"{line!r} is no relation; expected `HEAD TYPE.ATTRIBUTE TAIL`")
            continue
        sides = [(statement.head, statement.head_number), (statement.tail or statement.head, statement.tail_number)]
        unknown = sorted({key for key, _ in sides if key not in counts})
        if unknown:
            draft.complain(number, f"no mention has the key {', '.join(unknown)}")
        for key, which in sides:
            if key in counts and which > counts[key]:
                draft.complain(number, f"{key}/{which}, but {key} has {counts[key]} mentions")
        yield statement


def _read_statement(line: str) -> Statement | None:
    match = _STATEMENT.fullmatch(line)
    if match is None:
        return None
    head, head_number, kind, attribute, tail, tail_number, start, stop = match.groups()
    evidence = (int(start), int(stop)) if start else None
    return Statement(kind, attribute or "", head, tail or "", int(head_number or 0), int(tail_number or 0), evidence)


class _TextReader:
    """Reads the text section: gives the plain text and the marks, and says what is wrong with its line."""

    def __init__(self, draft: _Draft) -> None:
        self._draft = draft
        self._content = "\n".join(draft.text)
        self._text: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._linked: dict[str, int] = {}
        self._starts: list[int] = []  # where each mark stands in the content
        self.broken: set[str] = set()  # keys of mentions that could not be read

    def read(self) -> tuple[str, list[Mark]]:
        at = 0
        for match in _TOKEN.finditer(self._content):
            self._add(self._content[at : match.start()])
            at = match.end()
            if match.group(1):
                self._add(_unescape(match.group()))
            elif match.group(4):
                self.broken.update(re.findall(f"#({_KEY})", self._content[match.start() :].split("\n", 1)[0]))
                self._complain(
                    match.start(), "a brace that is no mention; expected {surface|LABEL#key ...}, or a backslash before it"
                )
            else:
                surface = _unescape(match.group(2))
                start = self._length
                self._add(surface)
                self._mark(match, (start, self._length))
        self._add(self._content[at:])
        self._check_keys()
        return "".join(self._text), self._marks

    def _check_keys(self) -> None:
        labels: dict[str, str] = {}
        for mark, start in zip(self._marks, self._starts, strict=True):
            if not mark.key:
                continue
            if mark.value is not None and labels.get(mark.key) == mark.label:
                self._complain(start, f"two figures with the key {mark.key}; each has its own")
            elif labels.setdefault(mark.key, mark.label) != mark.label:
                self._complain(start, f"the key {mark.key} is {labels[mark.key]} and {mark.label}")

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _complain(self, at: int, problem: str) -> None:
        self._draft.complain(self._draft.text_line + self._content.count("\n", 0, at), problem)

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
                self._marks[index] = replace(mark, pieces=(*mark.pieces, piece))
            return
        found = _SPEC.fullmatch(spec)
        if found is None or found["label"] not in LABELS:
            self.broken.update(re.findall(f"#({_KEY})", spec))
            self._complain(match.start(), f"{spec!r} is no label; expected one of {', '.join(LABELS)}, then #key and a value")
            return
        try:
            value, unit, qualifier = _read_value(found["label"], found["value"].split())
        except ValueError as error:
            self.broken.add(found["key"] or "")
            self._complain(match.start(), f"{match.group()!r}: {error}")
            return
        if found["link"]:
            self._linked[found["link"]] = len(self._marks)
        self._starts.append(match.start())
        self._marks.append(
            Mark(found["label"], (piece,), found["key"] or "", value, unit, qualifier, _unescape(found["text"] or ""))
        )


def _read_value(label: str, words: list[str]) -> tuple[str | None, str, str]:
    """Value, unit and qualifier of a mention. Raises `ValueError` where they do not fit the label."""
    if label in NAME_LABELS:
        if words:
            raise ValueError(f"a name has no value, found {' '.join(words)}")
        return None, "", ""
    qualifier = words.pop() if words and words[-1] in QUALIFIERS[1:] else ""
    if not words:
        raise ValueError("a figure or a date needs a value")
    if label == "DATE":
        if len(words) > 1:
            raise ValueError(f"expected one EDTF value and perhaps one of {', '.join(QUALIFIERS[1:])}; found {' '.join(words)}")
        return ("" if words[0] == "?" else words[0]), "", qualifier
    if label == "PERCENT" and len(words) == 1:
        words.append("%")
    if len(words) != 2:
        raise ValueError(f"expected value, unit and perhaps one of {', '.join(QUALIFIERS[1:])}; found {' '.join(words)}")
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
