from dataclasses import replace

import pytest

from pipeline.corpus import Document, read_markup
from pipeline.corpus.check import check_document, check_documents, is_edtf
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
        ("58㎢", {"unit": "㎢"}, "a unit of the table"),
        ("58㎢", {"unit": "km2/moon"}, "a unit of the table"),
        ("58㎢", {"unit": "%"}, "a unit of the table"),
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
        ({"fields": {}}, "no licence"),
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
    "value", ["2010", "2010-04", "2010-04-30", "2010/2015", "199X", "19XX", "2009-33", "2009-41", "2010/..", "../2015"]
)
def test_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value", ["", "10", "2010-4", "2010-32-01", "2010-04-32", "2010/2012/2013", "2010-37", "1990s", "..", "2010 "]
)
def test_no_edtf(value: str) -> None:
    assert not is_edtf(value)
