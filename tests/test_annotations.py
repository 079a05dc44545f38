from __future__ import annotations

from array import array
from decimal import Decimal

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.annotations import (
    add_mentions,
    get_analysis,
    get_blocks,
    get_clean,
    get_date,
    get_entities,
    get_language,
    get_mentions,
    get_records,
    get_relations,
    get_report,
    set_entities,
    set_language,
    set_records,
    set_relations,
    set_report,
)
from pipeline.types import (
    ActorField,
    Amount,
    Block,
    CalendarDate,
    CleanText,
    Entity,
    Mention,
    Record,
    Relation,
    Report,
    TextBlock,
)

NLP = spacy.blank("xx")
TEXT = "한빛건설은 2013년 남하이 신도시를 짓는다"


def _annotated(low: Decimal, edtf: str, page: int) -> Doc:
    doc = NLP(TEXT)
    actor = Mention("ORG", 0, 4, "한빛건설", 0.9, "test")
    project = Mention("PROJECT", 12, 19, "남하이 신도시", 0.8, "test")
    money = Mention("MONEY", 6, 11, "2013년", 0.7, "test", Amount(low, low, "KRW", "approx"))
    date = Mention("DATE", 6, 11, "2013년", 0.7, "test", CalendarDate(edtf))
    org, town = Entity("ORG", "한빛건설", (), (actor,)), Entity("PROJECT", "남하이 신도시", ("남하이",), (project,))
    relation = Relation("participates_in", actor, project, "contractor", 0.5, "test", (0, len(TEXT)))
    add_mentions(doc, [project, actor, money, date])
    set_entities(doc, [org, town])
    set_relations(doc, [relation])
    set_records(doc, [Record("project", town, actors=(ActorField(org, "contractor", relation),), score=0.5)])
    set_language(doc, "ko")
    places = array("q", range(len(TEXT)))
    clean = CleanText(TEXT, places, array("q", (i + 1 for i in places)), (TextBlock(0, len(TEXT), "paragraph", page),))
    block = Block(0, len(TEXT), "paragraph", page, (1.0, 2.0, 3.0, 4.0))
    set_report(doc, Report("id", "path", "sha", "txt", TEXT, (block,), page, "2013-04"), clean)
    return doc


@given(st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(["2013", "2013-04", ""]), st.integers(1, 2000))
def test_annotations_survive_bytes(low: Decimal, edtf: str, page: int) -> None:
    doc = _annotated(low, edtf, page)
    copy = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    for get in (get_report, get_clean, get_language, get_mentions, get_entities, get_relations, get_records, get_blocks):
        assert get(copy) == get(doc)
    assert get_date(copy) == "2013-04"


def test_mentions_are_kept_in_the_order_of_the_text_and_shown_as_spans() -> None:
    doc = _annotated(Decimal(1), "2013", 1)
    assert [m.start_char for m in get_mentions(doc)] == [0, 6, 6, 12]
    assert [span.label_ for span in doc.spans["bogoseo"]].count("PROJECT") == 1


def test_a_bare_document_has_lines_for_blocks_and_nothing_else() -> None:
    doc = NLP("첫 줄\n\n둘째 줄")
    assert [(b.start_char, b.end_char) for b in get_blocks(doc)] == [(0, 3), (5, 9)]
    assert get_mentions(doc) == get_entities(doc) == get_relations(doc) == get_records(doc) == ()
    assert get_report(doc) is None
    assert get_date(doc) is None


def test_an_analysis_holds_tokens_but_no_white_space() -> None:
    doc = NLP("가  나")
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    assert [(m.start_char, m.end_char) for m in get_analysis(doc).morphemes] == [(0, 1), (3, 4)]
