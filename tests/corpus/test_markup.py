from dataclasses import replace

import pytest
from hypothesis import given

from pipeline.corpus import read_markup, write_markup
from pipeline.corpus.check import check_document
from pipeline.corpus.documents import build_document, to_dict
from pipeline.corpus.markup import parse_markup
from pipeline.errors import CorpusError
from tests.corpus.reports import MARKUP, documents


def test_the_markup_says_what_it_says() -> None:
    (document,) = read_markup(MARKUP)
    by_text = {mention.text: mention for mention in document.mentions}
    assert document.text.startswith("한빛건설(HB)은 지난해 11월 약 3억 달러에 푸른만 \n[표 1] 하역량\n신항을 수주했다.")
    assert document.text.endswith("절반은 {빈 땅}이다.")
    port = by_text["푸른만 신항"]
    assert [document.text[start:end] for start, end in port.pieces] == ["푸른만", "신항"]
    money = by_text["3억 달러"]
    assert (money.value, money.unit, money.qualifier) == ("300000000", "USD", "approx")
    assert by_text["지난해 11월"].value == "2023-11"
    assert by_text["절반"].unit == "%"
    company = next(entity for entity in document.entities if entity.label == "ORG")
    assert (company.name, company.aliases) == ("한빛건설", ("HB",))
    said = {(r.type, r.attribute, document.mentions[int(r.head[1:]) - 1].text) for r in document.relations}
    assert said == {
        ("participates_in", "contractor", "HB"),  # the mention that stands closer
        ("amount_of", "contract", "3억 달러"),
        ("amount_of", "area", "58㎢"),
        ("date_of", "agreement", "지난해 11월"),
    }


@given(documents())
def test_markup_and_json_lines_give_each_other_back(document) -> None:
    content = write_markup([document])
    assert read_markup(content) == [document]
    assert write_markup(read_markup(content)) == content
    assert build_document(to_dict(document)) == document


@given(documents())
def test_what_the_generator_makes_keeps_the_guidelines(document) -> None:
    """The property tests above mean something only if their reports are like real ones."""
    messages = [problem.message for problem in check_document(document)]
    assert not [m for m in messages if "white space" not in m and "said twice" not in m and "no text" not in m]


def test_a_mention_may_keep_another_surface_name_and_evidence() -> None:
    (document,) = read_markup(MARKUP)
    first = document.mentions[0]
    changed = replace(
        document,
        mentions=(replace(first, text='한 빛"건설'), *document.mentions[1:]),
        entities=(replace(document.entities[0], name="HB", aliases=('한 빛"건설',)), *document.entities[1:]),
        relations=(replace(document.relations[0], head="m1", evidence=(0, 5)), *document.relations[1:]),
    )
    assert read_markup(write_markup([changed])) == [changed]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("|ORG#o1}(", "|FIRM#o1}(", 11, "'FIRM#o1' is no label"),
        ("3e8 USD approx", "USD", 11, "expected value, unit and perhaps one of approx"),
        ("3e8 USD approx", "3억 USD", 11, "'3억' is no number"),
        ("DATE#d1 2023-11", "DATE#d1", 11, "needs a value"),
        ("{HB|ORG#o1}", "{HB|ORG#o1 5}", 11, "a name has no value"),
        ("{신항|&a}", "{신항|&b}", 13, "without a first"),
        ("\\{빈", "{빈", 13, "a brace that is no mention"),
        ("q1 amount_of.area p1", "q9 amount_of.area p1", 17, "no mention has the key q9"),
        ("q1 amount_of.area p1", "q1 is the area of p1", 17, "is no relation"),
        ("QUANTITY#q1", "QUANTITY#m1", 13, "the key m1 is MONEY and QUANTITY"),
        ("DATE#d1 2023-11", "MONEY#m1 5 USD", 11, "two figures with the key m1"),
        ("language: ko\n", "", 1, "without language"),
        ("=== relations", "=== relation", 14, "begins no section"),
        ("=== relations", "== relations", 14, "does not look like text"),
        ("=== relations\n", "", 14, "does not look like text"),
        ("date: 2024-05", "dtae: 2024-05", 4, "'dtae' is no field"),
        ("=== relations", "=== text\n=== relations", 14, "a second `=== text`"),
        ("genre: news", "id: port-02", 5, "'id' stands twice"),
        ("=== relations", "=== entities\no1 =\n=== relations", 15, "'o1 =' names no entity"),
        ("=== relations", "=== entities\no1\n=== relations", 15, "'o1' names no entity"),
        ("=== relations", "=== entities\no1 = HB\no1 = HB\n=== relations", 16, "o1 is named twice"),
        ("QUANTITY#q1", "QUANTITY#q-1", 13, "is no label"),
        ("q1 amount_of.area p1", "é1 amount_of.area p1", 17, "is no relation"),
        ("q1 amount_of.area p1", "q1 amount_of.area p1/9", 17, "p1/9, but p1 has 1 mentions"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert MARKUP.count(old) == 1
    documents, problems = parse_markup(MARKUP.replace(old, new), path="x")
    assert documents == []
    assert any(problem.startswith(f"x:{line}: ") and said in problem for problem in problems), problems
    with pytest.raises(CorpusError, match="x"):
        read_markup(MARKUP.replace(old, new), path="x")


def test_one_bad_report_leaves_the_others() -> None:
    bad = MARKUP.replace("port-01", "port-02").replace("|ORG#o1}(", "|FIRM#o1}(")
    documents, problems = parse_markup(MARKUP + bad)
    assert [document.id for document in documents] == ["port-01"]
    assert len(problems) == 1


@pytest.mark.parametrize("content", ["", "   \n", "just a text\nof two lines\n"])
def test_what_is_no_markup_is_refused(content: str) -> None:
    with pytest.raises(CorpusError, match="=== report"):
        read_markup(content)


def test_keys_may_be_hangul() -> None:
    content = MARKUP.replace("#p1", "#신항_1").replace(" p1\n", " 신항_1\n").replace("&a", "&가")
    assert read_markup(content) == read_markup(MARKUP)


@pytest.mark.parametrize("value", ["1" * 24 + "00000", "9" * 400, "-" + "9" * 40 + "00000", "3" + "0" * 27, "0.00001"])
def test_numbers_of_any_length_come_back(value: str) -> None:
    (document,) = read_markup(MARKUP)
    mentions = tuple(replace(m, value=value) if m.label == "MONEY" else m for m in document.mentions)
    changed = replace(document, mentions=mentions)
    assert read_markup(write_markup([changed])) == [changed]
    assert list(check_document(changed)) == []


@pytest.mark.parametrize(
    "line", ["== relations", "=== text", "o1 participates_in.owner p1", " p1 located_in l1", "a part_of b c"]
)
def test_a_text_may_hold_what_looks_like_markup(line: str) -> None:
    (document,) = read_markup(MARKUP)
    changed = replace(document, text=f"{document.text}\n{line}\n")
    content = write_markup([changed])
    assert read_markup(content) == [changed]


def test_a_relation_is_named_with_its_own_line() -> None:
    content = MARKUP.replace("q1 amount_of.area p1", "q1 amount_of.size p1")
    (problem,) = check_document(read_markup(content, path="x.txt")[0])
    assert str(problem).startswith("x.txt:17: port-01: '58㎢' amount_of.size")


def test_a_brace_left_open_is_the_one_problem_that_is_named() -> None:
    _, problems = parse_markup(MARKUP.replace("{58㎢|QUANTITY#q1 58 km2}", "{58㎢|QUANTITY#q1 58 km2"), path="x")
    assert [problem.split(": ")[0] for problem in problems] == ["x:13"]
