"""Extractions built by hand, without a pipeline: a source, what cleaning drops of it, and annotations by their surfaces."""

from __future__ import annotations

import hashlib
from array import array
from decimal import Decimal

from pipeline.types import (
    ActorField,
    Amount,
    AmountField,
    Block,
    CalendarDate,
    CleanText,
    Dropped,
    Entity,
    Extraction,
    Failure,
    Mention,
    PlaceField,
    Record,
    Relation,
    Report,
    TextBlock,
    YearField,
)

# A name cut by a page mark, a word wrapped over a line, and a sentence about a market. Every name in it is invented.
SOURCE = (
    "1. 한빛 신도시\n"
    "나라건설은 2014년 3월 푸른섬 다온시에서 약 3조 2천억 원 규모의 한빛 신\n- 1 -\n도시를 착공하였다.\n"
    "조합원은 350만 명이며, 세계 시장은 2013년 기준 8조 달러로 전망\n되었다.\n"
)
WRAPS = ("신\n- 1 -\n도시", "전망\n되")


def make_clean(source: str, dropped: tuple[tuple[int, int], ...] = ()) -> CleanText:
    """The source without the dropped stretches; its other line ends are block ends."""
    kept = [index for index in range(len(source)) if not any(start <= index < end for start, end in dropped)]
    text = "".join(source[index] for index in kept)
    blocks = []
    start = 0
    for line in text.split("\n"):
        if line:
            blocks.append(TextBlock(start, start + len(line), "paragraph"))
        start += len(line) + 1
    page = source.find("- 1 -")
    return CleanText(
        text,
        array("l", kept),
        array("l", [index + 1 for index in kept]),
        tuple(blocks),
        tuple(Dropped(start, end, "wrap") for start, end in dropped),
        (0,) if page < 0 else (0, page + len("- 1 -\n")),
    )


class Builder:
    """Gathers the annotations of one report; mentions are found by their surface in the clean text."""

    def __init__(
        self, source: str = SOURCE, wraps: tuple[str, ...] = WRAPS, *, path: str = "보고서.txt", form: str = "pdf"
    ) -> None:
        dropped = []
        for wrap in wraps:
            at = source.index(wrap)
            dropped.append((at + wrap.index("\n"), at + wrap.rindex("\n") + 1))
        self.clean = make_clean(source, tuple(dropped))
        sha256 = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()
        blocks = [Block(self.clean.starts[b.start_char], self.clean.ends[b.end_char - 1], b.kind) for b in self.clean.blocks]
        pages = len(self.clean.page_starts)
        self.report = Report(sha256[:12], path, sha256, form, source, tuple(blocks), pages)
        self.mentions: list[Mention] = []
        self.entities: list[Entity] = []
        self.relations: list[Relation] = []
        self.records: list[Record] = []
        self.failures: list[Failure] = []

    def mention(self, label: str, surface: str, value: Amount | CalendarDate | None = None, *, nth: int = 0) -> Mention:
        at = -1
        for _ in range(nth + 1):
            at = self.clean.text.index(surface, at + 1)
        made = Mention(label, at, at + len(surface), surface, 0.9, "test", value)  # type: ignore[arg-type]
        self.mentions.append(made)
        return made

    def entity(self, *mentions: Mention, aliases: tuple[str, ...] = ()) -> Entity:
        made = Entity(mentions[0].label, mentions[0].text, aliases, mentions)  # type: ignore[arg-type]
        self.entities.append(made)
        return made

    def relation(self, kind: str, head: Mention, tail: Mention | None, attribute: str = "") -> Relation:
        block = self.clean.block_at(head.start_char)
        evidence = (block.start_char, block.end_char) if block else (head.start_char, head.end_char)
        made = Relation(kind, head, tail, attribute, 0.75, "test", evidence)  # type: ignore[arg-type]
        self.relations.append(made)
        return made

    def build(self) -> Extraction:
        sentences = [(block.start_char, block.end_char) for block in self.clean.blocks]
        parts = (tuple(self.mentions), tuple(self.entities), tuple(self.relations), tuple(self.records), tuple(self.failures))
        return Extraction(self.report, self.clean, "ko", sentences, *parts)


def make_extraction(path: str = "보고서.txt", prefix: str = "") -> Extraction:
    """A project with one field of each kind, and a figure about a market."""
    build = Builder(prefix + SOURCE, path=path)
    title = build.mention("PROJECT", "한빛 신도시")
    firm = build.mention("ORG", "나라건설")
    date = build.mention("DATE", "2014년 3월", CalendarDate("2014-03"))
    place = build.mention("PLACE", "푸른섬 다온시")
    cost = build.mention("MONEY", "3조 2천억 원", Amount(Decimal("3.2E12"), Decimal("3.2E12"), "KRW", "approx"))
    name = build.mention("PROJECT", "한빛 신도시", nth=1)
    build.mention("QUANTITY", "350만 명", Amount(Decimal(3500000), Decimal(3500000), "person"))
    year = build.mention("DATE", "2013년", CalendarDate("2013"))
    market = build.mention("MONEY", "8조 달러", Amount(Decimal("8E12"), Decimal("8E12"), "USD"))
    project = build.entity(title, name, aliases=("Hanbit",))
    actor, site = build.entity(firm), build.entity(place)
    takes_part = build.relation("participates_in", firm, name, "contractor")
    lies = build.relation("located_in", name, place)
    costs = build.relation("amount_of", cost, name, "cost")
    starts = build.relation("date_of", date, name, "start")
    worth = build.relation("amount_of", market, None, "market_size")
    build.relation("date_of", year, market, "as_of")
    build.records = [
        Record(
            "project",
            project,
            (ActorField(actor, "contractor", takes_part),),
            (AmountField(cost, "cost", "", costs),),
            (YearField("start", "2014-03", starts),),
            (PlaceField(site, lies),),
            0.8,
        ),
        Record("statistic", None, amounts=(AmountField(market, "market_size", "2013", worth),), score=0.6),
    ]
    build.failures = [Failure(path, "read", "그림만 있는 쪽", page=2)]
    return build.build()
