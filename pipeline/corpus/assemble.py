"""From what a labeller marks (spans, values, which belong together) to a document: ids, names of entities, evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.corpus.documents import Document, LabelledEntity, LabelledMention, LabelledRelation, Span

_HANGUL = re.compile(r"[가-힣]")
_LINE_END = re.compile(r"[ \t]*[\r\n\f][\s]*")
_WIDE = re.compile(r"[ᄀ-ᇿ぀-ヿ㐀-鿿가-힣]")
_SENTENCE_END = re.compile(r"(?<=[.!?。])[ \t\n]|\n(?=[ \t]*\n)|\n(?=[ \t]*[□■○●◇◆ㅇ▪•※△▲▷▶➊-➓①-⑳\-–<\[(])")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as it is marked. `key` names its entity; `text` is empty where the surface follows from the pieces."""

    label: str
    pieces: tuple[Span, ...]
    key: str
    value: str | None = None
    unit: str = ""
    qualifier: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between entities as it is written.

    `head_number` and `tail_number` choose one of an entity's mentions, from 1; 0 is the pair of mentions that stand closest.
    `tail` is empty for nothing. `evidence` is None where it follows from the mentions.
    """

    type: str
    attribute: str
    head: str
    tail: str
    head_number: int = 0
    tail_number: int = 0
    evidence: Span | None = None


def join_surface(text: str, pieces: Sequence[Span]) -> str:
    """The surface of pieces without line ends: a space where one was written, or where no wide letters meet."""
    surface = text[pieces[0][0] : pieces[0][1]]
    for (_, end), (start, stop) in pairwise(pieces):
        spaced = text[end : end + 1] == " " or text[start - 1 : start] == " "
        surface += (" " if spaced else "\n") + text[start:stop]

    def join(match: re.Match[str]) -> str:
        before, after = surface[match.start() - 1], surface[match.end() : match.end() + 1]
        narrow = not (_WIDE.match(before) or _WIDE.match(after))
        return " " if match.group()[0] in " \t" or (narrow and before != "-") else ""

    return " ".join(_LINE_END.sub(join, surface).split(" ")).strip()


def choose_name(texts: Sequence[str]) -> str:
    """The fullest name among those in the text: the longest with Hangul, else the longest; the first of equals."""
    korean = [text for text in texts if _HANGUL.search(text)] or list(texts)
    return max(korean, key=lambda text: len("".join(text.split())))


def find_evidence(text: str, first: LabelledMention, second: LabelledMention | None) -> Span:
    """The sentence, row or line of the later mention, back to the earlier one where that is in the same paragraph."""
    mentions = sorted([first] if second is None else [first, second], key=lambda mention: mention.start)
    start, stop = _find_borders(text, mentions[-1].start, mentions[-1].end)
    if mentions[0].start < start and not re.search(r"\n[ \t]*\n", text[mentions[0].start : start]):
        earlier, _ = _find_borders(text, mentions[0].start, mentions[0].end)
        start = earlier if start - earlier <= _LONGEST_EVIDENCE else start
    return _strip(text, start, stop)


def find_sentence(text: str, start: int, end: int) -> Span:
    """The sentence, row or line that holds `text[start:end]`, without white space around it."""
    return _strip(text, *_find_borders(text, start, end))


def _find_borders(text: str, start: int, end: int) -> Span:
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return max(at for at in ends if at <= start), min(at for at in ends if at >= end)


def _strip(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return (start, stop)


_LONGEST_EVIDENCE = 400


def assemble_document(
    *,
    id: str,  # noqa: A002 - the field's name in the output contract
    language: str,
    date: str | None,
    text: str,
    marks: Sequence[Mark],
    statements: Sequence[Statement],
    names: Mapping[str, str],
    fields: Mapping[str, str],
) -> Document:
    """A document from marks and statements. Raises `KeyError` or `IndexError` for a statement about what no mark is.

    Mentions, entities and relations are numbered in the order of the text, relations in the order of the statements.
    `names` overrides the names of entities, by key.
    """
    ordered = sorted(marks, key=lambda mark: (mark.pieces, mark.label))
    numbers: dict[str, str] = {}
    mentions = []
    of_key: dict[str, list[LabelledMention]] = {}
    for number, mark in enumerate(ordered, 1):
        key = mark.key or f" {number}"
        mention = LabelledMention(
            id=f"m{number}",
            label=mark.label,
            text=mark.text or join_surface(text, mark.pieces),
            pieces=mark.pieces,
            entity=numbers.setdefault(key, f"e{len(numbers) + 1}"),
            value=mark.value,
            unit=mark.unit,
            qualifier=mark.qualifier,
        )
        mentions.append(mention)
        of_key.setdefault(key, []).append(mention)
    entities = [_build_entity(numbers[key], found, names.get(key)) for key, found in of_key.items()]
    relations = []
    for number, statement in enumerate(statements, 1):
        head, tail = _choose_pair(of_key, statement)
        evidence = statement.evidence or find_evidence(text, head, tail)
        relations.append(
            LabelledRelation(f"r{number}", statement.type, head.id, tail.id if tail else None, statement.attribute, evidence)
        )
    return Document(id, language, date, text, tuple(mentions), tuple(entities), tuple(relations), None, dict(fields))


def _build_entity(name_id: str, mentions: Sequence[LabelledMention], name: str | None) -> LabelledEntity:
    texts = list(dict.fromkeys(mention.text for mention in mentions))
    name = name or choose_name(texts)
    return LabelledEntity(name_id, mentions[0].label, name, tuple(text for text in texts if text != name))


def _choose_pair(
    of_key: Mapping[str, list[LabelledMention]], statement: Statement
) -> tuple[LabelledMention, LabelledMention | None]:
    heads = _choose(of_key[statement.head], statement.head_number)
    if not statement.tail:
        return heads[0], None
    tails = _choose(of_key[statement.tail], statement.tail_number)
    return closest_pair(heads, tails)


def _choose(mentions: list[LabelledMention], number: int) -> list[LabelledMention]:
    if not number:
        return mentions
    return [mentions[number - 1]]


def closest_pair(heads: Sequence[LabelledMention], tails: Sequence[LabelledMention]) -> tuple[LabelledMention, LabelledMention]:
    """The head and tail with the fewest characters between them; of equals the first in the text."""
    return min(((head, tail) for head in heads for tail in tails), key=lambda pair: _distance(*pair))


def _distance(head: LabelledMention, tail: LabelledMention) -> tuple[int, int, int]:
    gap = max(head.start, tail.start) - min(head.end, tail.end)
    return (gap, head.start, tail.start)
