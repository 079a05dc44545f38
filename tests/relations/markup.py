"""Sentences with their mentions written in: `[한빛건설|ORG]은 [다온 시티|PROJECT]를 …`. Each line is a block."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from pipeline.tokenise.korean import split_korean
from pipeline.types import Amount, Analysis, CalendarDate, Entity, Mention, Morpheme, TextBlock

_MENTION = re.compile(r"\[([^|\[\]]+)\|([A-Z]+)(?:=([^\]]*))?\]")
_BLOCK = re.compile(r"^(?:(#+) |(-{1,3} |\d{1,2}\. )|(> ))")
_UNITS = {
    "MONEY": "USD", "PERCENT": "%", "㎢": "km2", "㎡": "m2", "ha": "ha", "km": "km", "명": "person", "가구": "household",
    "MW": "MW", "개국": "country", "도시": "city", "톤/일": "t/d", "건": "case", "곳": "place", "톤": "t", "TEU": "TEU",
}  # fmt: skip


def read_markup(markup: str) -> tuple[Analysis, list[Mention], list[Entity]]:
    """The analysis of a marked-up text, its mentions and its entities: names of one spelling and label are one entity."""
    texts: list[str] = []
    mentions: list[Mention] = []
    blocks: list[TextBlock] = []
    at = 0
    for raw in markup.strip().split("\n"):
        line, kind, level, region = _kind(raw.strip())
        text, found = _read_line(line, at)
        blocks.append(TextBlock(at, at + len(text), kind, level=level, region=region))
        texts.append(text)
        mentions += found
        at += len(text) + 1
    return _analyse("\n".join(texts), blocks), mentions, _link(mentions)


def _kind(line: str):
    match = _BLOCK.match(line)
    if match is None:
        return line, "paragraph", 0, 0
    rest = line[match.end() :]
    if match[1]:
        return rest, "heading", len(match[1]), 0
    if match[2]:
        return line, "list_item", 2 if match[2][0].isdigit() else len(match[2]) - 1, 0
    return rest, "paragraph", 0, 1


def _read_line(line: str, at: int) -> tuple[str, list[Mention]]:
    text, last, found = "", 0, []
    for match in _MENTION.finditer(line):
        text += line[last : match.start()]
        surface, label, value = match.groups()
        start = at + len(text)
        found.append(Mention(label, start, start + len(surface), surface, 1.0, "test", _value(surface, label, value)))
        text += surface
        last = match.end()
    return text + line[last:], found


def _value(surface: str, label: str, value: str | None):
    if label == "DATE":
        years = re.findall(r"\d{4}", surface)
        return CalendarDate(value or "/".join(years[:2]))
    if label not in ("MONEY", "QUANTITY", "PERCENT"):
        return None
    number = Decimal(re.sub(r"[^\d.]", "", surface) or "1")
    unit = value or _UNITS.get(label) or next((code for mark, code in _UNITS.items() if surface.endswith(mark)), "item")
    return Amount(number, number, unit)


def _analyse(text: str, blocks: list[TextBlock]) -> Analysis:
    morphemes: list[Morpheme] = []
    sentences: list[tuple[int, int]] = []
    for block in blocks:
        line = text[block.start_char : block.end_char]
        pieces, cuts = split_korean(line)
        morphemes += [Morpheme(block.start_char + p.start, block.start_char + p.end, p.tag, p.lemma) for p in pieces]
        edges = sorted({0, *cuts, len(line)})
        sentences += [(block.start_char + a, block.start_char + b) for a, b in pairwise(edges)]
    return Analysis(text, "ko", tuple(morphemes), tuple(sentences), tuple(blocks))


def _link(mentions: list[Mention]) -> list[Entity]:
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.value is None:
            groups[mention.label, mention.text].append(mention)
    return [Entity(label, name, (), tuple(group)) for (label, name), group in groups.items()]


def find_triples(markup: str, type_: str) -> set[tuple[str, str, str]]:
    """The relations of a type that the rules find in a marked-up text, as (head, attribute, tail); no tail is `-`."""
    from pipeline.relations import find_relations

    analysis, mentions, entities = read_markup(markup)
    return {
        (relation.head.text, relation.attribute, relation.tail.text if relation.tail is not None else "-")
        for relation in find_relations(analysis, mentions, entities)
        if relation.type == type_
    }
