from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records.assemble import assemble_records
from pipeline.relations import find_relations
from pipeline.relations.signature import fits, keep_best
from pipeline.types import Analysis, Cell, Mention, Morpheme, Relation, TextBlock

from .markup import find_triples, read_markup

NAMES = ["[한빛건설|ORG]", "[미르|PLACE]", "[다온 시티|PROJECT]", "[마루 항만|PROJECT]", "[김한별|PERSON]"]
FIGURES = ["[3억 달러|MONEY]", "[34㎢|QUANTITY]", "[18%|PERCENT]", "[2010년|DATE]", "[2010~2015년|DATE]"]
GLUE = [
    "은 ", "이 ", "을 ", "에 ", "의 ", "와 ", ", ", "(", ")", " : ", "에 의해 ", "에서 ", "로 ", " 시공 ", " 시공사",
    " 착공", "총사업비 ", "를 시공하고 ", "를 수주했다. ", "에 투자한 ", "이 추진하는 ",
    "할 필요가 있다. ", "하지 않았다. ", "\n", "\n# ", "\n- ", "\n> ", "동 사업",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(NAMES + FIGURES + GLUE), max_size=24).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_gives_relations_that_hold_together(markup: str) -> None:
    analysis, mentions, entities = read_markup(markup)
    relations = find_relations(analysis, mentions, entities)
    known = set(mentions)
    heads = [relation.head for relation in relations if relation.type == "amount_of"]
    assert len(heads) == len(set(heads))
    for relation in relations:
        assert fits(relation)
        assert relation.head in known
        assert relation.tail is None or relation.tail in known
        assert 0 < relation.score <= 1
        start, end = relation.evidence
        assert 0 <= start < end <= len(analysis.text)
        assert start <= relation.head.start_char < end
    for record in assemble_records(entities, mentions, relations):
        fields = (*record.actors, *record.amounts, *record.years, *record.places)
        assert fields
        assert all(field.relation in relations for field in fields)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="가나은이을(),.·: \nA7", max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 6), st.sampled_from(["ORG", "PROJECT", "PLACE"])), max_size=6),
    st.lists(
        st.tuples(st.integers(0, 59), st.integers(1, 4), st.sampled_from(["NNG", "JKS", "EC", "ETM", "EF", "SP"])), max_size=20
    ),
)
def test_crooked_input_raises_nothing(text: str, spots: list, pieces: list) -> None:
    mentions = [
        Mention(label, at, at + size, text[at : at + size], 1.0, "test") for at, size, label in spots if at + size <= len(text)
    ]
    morphemes = sorted(
        (Morpheme(at, at + size, tag, text[at : at + size]) for at, size, tag in pieces if at + size <= len(text)),
        key=lambda morpheme: morpheme.start_char,
    )
    blocks = (TextBlock(0, len(text), "paragraph"),) if text else ()
    analysis = Analysis(text, "ko", tuple(morphemes), ((0, len(text)),) if text else (), blocks)
    assert all(fits(relation) for relation in find_relations(analysis, mentions, []))


def test_what_is_too_long_for_a_sentence_is_cut_between_mentions() -> None:
    analysis, mentions, entities = read_markup("[한빛건설|ORG]([50%|PERCENT]) " * 400)
    found = [r for r in find_relations(analysis, mentions, entities) if r.tail is not None]
    assert len(found) == 400
    assert max(r.evidence[1] - r.evidence[0] for r in found) <= 700


def test_a_figure_keeps_its_measure_when_its_subject_is_not_sure_enough() -> None:
    analysis, mentions, entities = read_markup("[다온 시티|PROJECT]의 총사업비는 [3조 원|MONEY]이다.")
    (relation,) = find_relations(analysis, mentions, entities, min_score=0.95)
    assert (relation.attribute, relation.tail) == ("cost", None)


@pytest.mark.parametrize(
    ("head", "tail", "type_", "attribute", "good"),
    [
        ("ORG", "PROJECT", "participates_in", "owner", True),
        ("ORG", "PROJECT", "participates_in", "builder", False),
        ("PROJECT", "ORG", "participates_in", "owner", False),
        ("PROJECT", "PLACE", "located_in", "", True),
        ("PLACE", "PLACE", "located_in", "", False),
        ("MONEY", None, "amount_of", "market_size", True),
        ("DATE", None, "date_of", "start", False),
        ("DATE", "ORG", "date_of", "start", False),
        ("ORG", "PROJECT", "part_of", "", False),
    ],
)
def test_argument_table(head: str, tail: str | None, type_: str, attribute: str, good: bool) -> None:
    def mention(label: str, at: int) -> Mention:
        return Mention(label, at, at + 1, "x", 1.0, "test")

    relation = Relation(type_, mention(head, 0), mention(tail, 5) if tail else None, attribute, 0.9, "test", (0, 9))
    assert fits(relation) is good
    assert keep_best([relation], {}, min_score=0.4) == ([relation] if good else [])


TABLE = (
    "사업명\t발주처\t위치\t사업비\t준공\n[다온 시티|PROJECT]\t[미르교통부|ORG]\t[하늬시|PLACE]\t[3억 달러|MONEY]\t[2015년|DATE]"
)


def _table(markup: str):
    analysis, mentions, entities = read_markup(markup)
    cells, at = [], 0
    for row, line in enumerate(analysis.text.split("\n")):
        for column, cell in enumerate(line.split("\t")):
            cells.append(Cell(at, at + len(cell), row, column, header=row == 0))
            at += len(cell) + 1
    block = TextBlock(0, len(analysis.text), "table", cells=tuple(cells))
    return Analysis(analysis.text, "ko", analysis.morphemes, analysis.sentences, (block,)), mentions, entities


def test_table_rows() -> None:
    analysis, mentions, entities = _table(TABLE)
    found = {(r.type, r.head.text, r.attribute, r.tail.text) for r in find_relations(analysis, mentions, entities)}
    assert found == {
        ("participates_in", "미르교통부", "owner", "다온 시티"),
        ("located_in", "다온 시티", "", "하늬시"),
        ("amount_of", "3억 달러", "cost", "다온 시티"),
        ("date_of", "2015년", "completion", "다온 시티"),
    }


LABELS = """사업명\t[다온 시티|PROJECT]
위치\t[하늬시|PLACE]
발주처\t[미르교통부|ORG]
총사업비\t[3억 달러|MONEY]
사업기간\t[2015~2020년|DATE=2015/2020]
면적\t[34㎢|QUANTITY]"""


def test_table_of_labels_and_values() -> None:
    analysis, mentions, entities = _table(LABELS)
    found = {(r.type, r.head.text, r.attribute, r.tail.text) for r in find_relations(analysis, mentions, entities)}
    assert found == {
        ("located_in", "다온 시티", "", "하늬시"),
        ("participates_in", "미르교통부", "owner", "다온 시티"),
        ("amount_of", "3억 달러", "cost", "다온 시티"),
        ("date_of", "2015~2020년", "period", "다온 시티"),
        ("amount_of", "34㎢", "area", "다온 시티"),
    }


def test_table_with_years_on_top() -> None:
    analysis, mentions, entities = _table(
        "구분\t[2011년|DATE]\t[2012년|DATE]\n[한빛건설|ORG] 매출\t[3억 달러|MONEY]\t[5억 달러|MONEY]"
    )
    found = {(r.type, r.head.text, r.attribute, r.tail.text) for r in find_relations(analysis, mentions, entities)}
    assert ("date_of", "2012년", "as_of", "5억 달러") in found
    assert ("amount_of", "5억 달러", "revenue", "한빛건설") in found


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[Kestrel|ORG] won the contract for [Harbour City|PROJECT].", {("Kestrel", "contractor", "Harbour City")}),
        ("[Harbour City|PROJECT] was designed by [Finch|ORG].", {("Finch", "designer", "Harbour City")}),
        ("[Finch Bank|ORG] financed [Harbour City|PROJECT].", {("Finch Bank", "funder", "Harbour City")}),
        ("[青海建設|ORG]は[港町計画|PROJECT]を受注した。", {("青海建設", "contractor", "港町計画")}),
        ("[北山集团|ORG]承建[东湖新城|PROJECT]。", {("北山集团", "contractor", "东湖新城")}),
        ("[Kestrel|ORG] should build [Harbour City|PROJECT].", set()),
        ("[Kestrel|ORG] did not win the contract for [Harbour City|PROJECT].", set()),
    ],
)
def test_other_languages(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "participates_in") == expected


def test_component_sets_relations_and_records() -> None:
    import spacy

    import pipeline.records.component
    import pipeline.relations.component  # noqa: F401  # registers the factories
    from pipeline.annotations import add_mentions, get_records, get_relations, set_entities

    markup = "[Kestrel|ORG] built [Harbour City|PROJECT]."
    analysis, mentions, entities = read_markup(markup)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(analysis.text)
    add_mentions(doc, mentions)
    set_entities(doc, entities)
    for factory in ("bogoseo_relations", "bogoseo_records"):
        doc = nlp.create_pipe(factory)(doc)
    assert [(r.head.text, r.attribute, r.tail.text) for r in get_relations(doc)] == [("Kestrel", "contractor", "Harbour City")]
    assert [record.subject.name for record in get_records(doc)] == ["Harbour City"]


def test_component_refuses_a_score_out_of_bounds() -> None:
    import spacy

    import pipeline.relations.component  # noqa: F401  # registers the factory
    from pipeline.errors import ConfigError

    with pytest.raises(ConfigError, match="min_score"):
        spacy.blank("xx").create_pipe("bogoseo_relations", config={"min_score": 1.5})


@pytest.mark.parametrize("part", ["인 ", "으로 ", "‘", "의 ", "와 ", "3억 원 ", "(", "는 "])
def test_a_repeated_piece_does_not_hang_the_rules(part: str) -> None:
    text = f"[한빛건설|ORG]과 [가람펀드|ORG]의 합작법인{part * 200}새 [다온개발|ORG]이 설립됐다."
    analysis, mentions, entities = read_markup(text)
    assert all(relation.head in mentions for relation in find_relations(analysis, mentions, entities))
