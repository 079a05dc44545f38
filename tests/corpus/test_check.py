from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.corpus import Document, read_markup
from pipeline.corpus.check import check_document, check_documents
from pipeline.corpus.documents import LabelledRelation
from tests.corpus.reports import MARKUP


@pytest.fixture
def document() -> Document:
    return read_markup(MARKUP)[0]


def _messages(document: Document) -> str:
    return "\n".join(map(str, check_document(document)))


def test_a_good_report_has_no_problem(document: Document) -> None:
    assert _messages(document) == ""


def _with_mention(document: Document, named: str, /, **changes: object) -> Document:
    assert any(mention.text == named for mention in document.mentions)
    mentions = tuple(replace(m, **changes) if m.text == named else m for m in document.mentions)
    return replace(document, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("3억 달러", {"value": "3억"}, "expected a plain decimal"),
        ("3억 달러", {"value": "3e8"}, "expected a plain decimal"),
        ("3억 달러", {"value": "5/3"}, "whose low is above its high"),
        ("3억 달러", {"unit": "DOLLAR"}, "an ISO 4217 code"),
        ("3억 달러", {"unit": ""}, "an ISO 4217 code"),
        ("3억 달러", {"qualifier": "about"}, "expected one of approx"),
        ("3억 달러", {"value": None}, "no value"),
        ("3억 달러", {"text": "4억 달러"}, "is not what stands at"),
        ("58㎢", {"unit": "㎢"}, "an ASCII unit of"),
        ("58㎢", {"unit": "km2/moon"}, "an ASCII unit of"),
        ("58㎢", {"unit": "%"}, "an ASCII unit of"),
        ("절반", {"unit": "km2"}, "% or pp"),
        ("지난해 11월", {"value": "2023-13"}, "expected EDTF"),
        ("지난해 11월", {"value": "작년"}, "expected EDTF"),
        ("지난해 11월", {"unit": "km"}, "a date with the unit"),
        ("HB", {"value": "1"}, "a name with the value"),
        ("HB", {"pieces": ((0, 1000),)}, "of a text of"),
        ("HB", {"pieces": ((7, 5),)}, "of a text of"),
        ("HB", {"pieces": ((9, 11), (5, 7))}, "not in order"),
        ("HB", {"pieces": ((3, 7),), "text": "설(HB"}, "overlap"),
        ("HB", {"label": "PLACE"}, "in an entity that is ORG"),
        ("HB", {"label": "FIRM"}, "an unknown label"),
        ("HB", {"id": "m1"}, "two mentions have the id m1"),
        ("HB", {"score": 1.5}, "the score 1.5"),
        ("HB", {"score": float("nan")}, "the score nan"),
        ("HB", {"pieces": ((5, 6), (6, 7))}, "touch or are parted by white space only"),
        ("푸른만 신항", {"text": "푸른만", "pieces": ((28, 30), (30, 31))}, "touch or are parted by white space only"),
        ("3억 달러", {"text": "약 3억 달러", "pieces": ((19, 26),)}, "begins with '약'"),
        ("지난해 11월", {"value": "2023-02-30"}, "expected EDTF of a day there is"),
        ("지난해 11월", {"value": "2023/2022"}, "which ends before it begins"),
        ("58㎢", {"value": "-58"}, "not below zero"),
        ("절반", {"entity": "e3"}, "has 2 mentions; each figure and each date is its own"),
        ("HB", {"pieces": ((8, 10),), "text": "은"}, "begins or ends with white space"),
    ],
)
def test_a_bad_mention_is_refused(document: Document, text: str, changes: dict[str, object], said: str) -> None:
    assert said in _messages(_with_mention(document, text, **changes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": "builds"}, "an unknown relation"),
        ({"attribute": "boss"}, "the attribute 'boss'"),
        ({"attribute": ""}, "the attribute ''"),
        ({"tail": None}, "only amount_of may have no tail"),
        ({"head": "m4"}, "it goes from MONEY"),
        ({"tail": "m1"}, "it goes to ORG"),
        ({"tail": "m99"}, "a mention that is not there"),
        ({"type": "part_of", "attribute": ""}, "expected two of a kind"),
        ({"evidence": (5, 5)}, "the evidence"),
        ({"evidence": (0, 1000)}, "the evidence"),
        ({"evidence": (11, 18)}, "holds neither of its mentions"),
        ({"score": -0.1}, "the score -0.1"),
        ({"id": "r2"}, "two relations have the id r2"),
    ],
)
def test_a_bad_relation_is_refused(document: Document, changes: dict[str, object], said: str) -> None:
    first, *rest = document.relations
    assert said in _messages(replace(document, relations=(replace(first, **changes), *rest)))


def test_the_same_said_twice_is_refused(document: Document) -> None:
    first = document.relations[0]
    again = LabelledRelation("r9", first.type, "m1", first.tail, first.attribute, first.evidence)
    assert "said twice" in _messages(replace(document, relations=(*document.relations, again)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "Port 1"}, "the id"),
        ({"language": "xx"}, "the language"),
        ({"date": "May 2024"}, "the date"),
        ({"fields": {}}, "no split, source, licence, made; expected them among the report's fields, or --draft"),
        ({"fields": {"split": "gold"}}, "the split 'gold'"),
        ({"text": " ", "mentions": (), "entities": (), "relations": ()}, "no text"),
    ],
)
def test_bad_document_fields_are_refused(document: Document, changes: dict[str, object], said: str) -> None:
    assert said in _messages(replace(document, **changes))


def test_a_draft_needs_no_fields_but_keeps_the_rest(document: Document) -> None:
    bare = replace(document, fields={})
    assert list(check_document(bare, draft=True)) == []
    assert list(check_document(_with_mention(bare, "3억 달러", unit="x"), draft=True))


def test_two_reports_with_one_id_are_refused(document: Document) -> None:
    assert [problem.message for problem in check_documents([document, document])] == ["two reports have this id"]


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        ("area", "area of a MONEY"),
        ("length", "length of a MONEY"),
        ("share", "share of a MONEY"),
        ("population", "population of"),
    ],
)
def test_a_measure_of_the_wrong_figure_is_refused(document: Document, attribute: str, said: str) -> None:
    relations = tuple(replace(r, attribute=attribute) if r.attribute == "contract" else r for r in document.relations)
    assert f"3억 달러' amount_of.{attribute} '푸른만 신항': {said}" in _messages(replace(document, relations=relations))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"aliases": ("HB", "한빛")}, "has the alias '한빛', which is none of its mentions"),
        ({"aliases": ()}, "lacks the aliases HB"),
        ({"name": "한빛"}, "has a name that is none of its mentions"),
        ({"id": "e2"}, "2 entities have the id e2"),
    ],
)
def test_a_bad_entity_is_refused(document: Document, changes: dict[str, object], said: str) -> None:
    first, *rest = document.entities
    assert said in _messages(replace(document, entities=(replace(first, **changes), *rest)))


CIRCLE = """=== report
id: a
language: ko
=== text
{가온|PROJECT#a}은 {나루|PROJECT#b}의, {나루|PROJECT#b}는 {다솜|PROJECT#c}의 일부다.
=== relations
a part_of b
b part_of c
"""


def test_parts_go_round_in_no_circle() -> None:
    (line,) = read_markup(CIRCLE)
    assert list(check_document(line, draft=True)) == []
    (circle,) = read_markup(f"{CIRCLE}c part_of a\n")
    (problem,) = check_document(circle, draft=True)
    assert problem.message == "'다솜' part_of '가온': the whole is a part of its part already"


def _renumber(document: Document) -> Document:
    first, second, *rest = document.mentions
    relations = tuple(
        replace(relation, head="m1" if relation.head == "m2" else relation.head) for relation in document.relations
    )
    return replace(document, mentions=(replace(first, id="m2"), replace(second, id="m1"), *rest), relations=relations)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_renumber, "its mentions come back from the markup as"),
        (lambda d: replace(d, relations=(replace(d.relations[0], id="first"), *d.relations[1:])), "its relations come back"),
        (lambda d: replace(d, relations=tuple(reversed(d.relations))), "its relations come back"),
        (lambda d: replace(d, entities=tuple(reversed(d.entities))), "its entities come back"),
        (lambda d: replace(d, fields={**d.fields, "title": " A "}), "its fields come back"),
        (lambda d: replace(d, fields={**d.fields, "title": "A\nB"}), "the markup cannot hold it"),
        (lambda d: replace(d, fields={**d.fields, "title": "A\n=== report"}), "the markup cannot hold it"),
        (lambda d: replace(d, fields={**d.fields, "note": "A"}), "the markup cannot hold it"),
    ],
)
def test_what_the_markup_does_not_give_back_is_refused(
    document: Document, change: Callable[[Document], Document], said: str
) -> None:
    changed = change(document)
    assert said in _messages(changed)
    assert all(len(line) < 1000 for line in _messages(changed).splitlines())


def test_scores_sources_and_records_are_no_matter_of_the_markup(document: Document) -> None:
    mentions = tuple(replace(mention, score=0.5, source="rules") for mention in document.mentions)
    relations = tuple(replace(relation, score=0.5) for relation in document.relations)
    assert _messages(replace(document, mentions=mentions, relations=relations, records=({},))) == ""
