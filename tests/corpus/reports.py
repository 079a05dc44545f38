"""Labelled reports for tests: a hand-written one, and ones that hypothesis makes."""

from hypothesis import strategies as st

from pipeline.corpus.assemble import Mark, Statement, assemble_document
from pipeline.corpus.documents import Document
from pipeline.corpus.scheme import ATTRIBUTES, HEADS, MEASURED_IN, TAILS

MARKUP = """=== report
id: port-01
language: ko
date: 2024-05
genre: news
split: dev
source: composed
licence: CC BY 4.0
made: by hand
=== text
{한빛건설|ORG#o1}({HB|ORG#o1})은 {지난해 11월|DATE#d1 2023-11} 약 {3억 달러|MONEY#m1 3e8 USD approx}에 {푸른만|PROJECT#p1 &a}\\s
[표 1] 하역량
{신항|&a}을 수주했다. 부지는 {58㎢|QUANTITY#q1 58 km2}이고 {절반|PERCENT 50}은 \\{빈 땅\\}이다.
=== relations
o1 participates_in.contractor p1
m1 amount_of.contract p1
q1 amount_of.area p1
d1 date_of.agreement p1
"""

_NAMES = ("ORG", "PERSON", "PLACE", "PROJECT")
_PARTS = st.sampled_from([*'가나다한빛항 AB12{}|\\=#&\n"-\f\r', "\n=== text\n", "===", " \n"])


def _text(*, max_size: int) -> st.SearchStrategy[str]:
    return st.lists(_PARTS, max_size=max_size).map("".join)


_VALUES = {
    "MONEY": st.tuples(
        st.sampled_from(["3200000000000", "5", "1.5", "30000000/40000000", "-2"]), st.sampled_from(["KRW", "USD"])
    ),
    "QUANTITY": st.tuples(st.sampled_from(["58", "1200.5", "350000", "7/8"]), st.sampled_from(["km2", "person", "t/year"])),
    "PERCENT": st.tuples(st.sampled_from(["18.7", "50"]), st.sampled_from(["%", "pp"])),
    "DATE": st.tuples(st.sampled_from(["2010-04", "", "2010/2015", "199X", "2009-33"]), st.just("")),
}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Reports that pass the checker, with any letters, some mentions of two pieces, and relations of every type."""
    pieces, text, at = [], "", 0
    for _ in range(draw(st.integers(1, 8))):
        text += draw(_text(max_size=8))
        surface = draw(_text(max_size=8)).strip() or "가"
        at = len(text)
        text += surface
        pieces.append((at, at + len(surface)))
    text += draw(_text(max_size=5))
    marks = []
    while pieces:
        taken = [pieces.pop(0)]
        if pieces and text[taken[0][1] : pieces[0][0]].strip() and draw(st.integers(0, 4)) == 0:
            taken.append(pieces.pop(0))
        marks.append(_draw_mark(draw, tuple(taken), len(marks)))
    names = {}
    return assemble_document(
        id="made-01",
        language="ko",
        date=draw(st.sampled_from([None, "2024-05"])),
        text=text,
        marks=marks,
        statements=draw(_statements(marks)),
        names=names,
        fields={"split": "dev", "source": "composed", "licence": "CC BY 4.0", "made": "by hand"},
    )


def _draw_mark(draw: st.DrawFn, pieces: tuple[tuple[int, int], ...], number: int) -> Mark:
    label = draw(st.sampled_from([*_NAMES, *_VALUES]))
    if label in _NAMES:
        return Mark(label, pieces, f"{label[:2].lower()}{draw(st.integers(1, 2))}")
    value, unit = draw(_VALUES[label])
    return Mark(label, pieces, f"n{number}", value, unit, draw(st.sampled_from(["", "approx", "more_than"])))


@st.composite
def _statements(draw: st.DrawFn, marks: list[Mark]) -> list[Statement]:
    labels = {mark.key: mark.label for mark in marks}
    units = {mark.key: mark.unit for mark in marks}
    order = list(labels)
    possible = [
        (kind, head, tail)
        for kind in HEADS
        for head in labels
        for tail in [*labels, *([""] if kind == "amount_of" else [])]
        if labels[head] in HEADS[kind]
        and (not tail or (labels[tail] in TAILS[kind] and tail != head))
        and (kind != "part_of" or (labels[head] == labels[tail] and order.index(head) < order.index(tail)))  # no circles
    ]
    if not possible:
        return []
    chosen = draw(st.lists(st.sampled_from(possible), max_size=5, unique=True))
    return [
        Statement(kind, draw(st.sampled_from(_possible_attributes(kind, labels[head], units[head]))), head, tail)
        for kind, head, tail in chosen
    ]


def _possible_attributes(kind: str, label: str, unit: str) -> list[str]:
    if kind != "amount_of":
        return list(ATTRIBUTES[kind])
    measures = {"km2": ["area"], "person": ["population", "count"], "t/year": ["capacity"]}.get(unit, [])
    return measures or [measure for measure, labels in MEASURED_IN.items() if label in labels]
