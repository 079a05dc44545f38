"""Amounts and dates together, and what holds for any text."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotations import get_mentions
from pipeline.quantities import component as _component  # noqa: F401 - registers the factory
from pipeline.quantities import find_quantities
from pipeline.quantities.find import resolve_overlaps
from pipeline.types import Amount, CalendarDate, Mention

from .amount_notation import cases, values

JOINED = """
2014년까지 8조 원을 -> 2014년=2014; 8조 원=8000000000000 KRW
2015년 기준 12개국 -> 2015년=2015; 12개국=12 country
2010~2015년 30개 도시 -> 2010~2015년=2010/2015; 30개 도시=30 city
2012년 3만 명 -> 2012년=2012; 3만 명=30000 person
5년간 20% 성장 -> 20%=20 %
"""
PIECES = [
    "1", "2,345", "3.5", "0", "억", "조", "만", "천", "백", "십", "수", "여", "약", "원", "달러", "%", "㎡", "km",
    "명", "개", "도시", "개국", "~", "∼", "-", "–", ",", ".", "(", ")", "/", "$", "US$", "미화", "年", "2011년",
    "3월", "제", "분의", "절반", "세", "나라", "각각", "단위: ", "이상", "까지", "\n", "\t", "１２", "￥", "億",
    "円", "https://a.b/1", "대", "기", "동", "인", "세대", "시속", "영하", "million", "bn", "EUR", "위안", "루피",
    "인도", "층", "지상", "의", "당", "新台幣", "港元", "元", "米ドル", "割", "成", "三", "数", "至", "百分之", "分の",
    "half", "of the", "two-thirds", "between ", " and ", "from ", " to ", "per day", "m", "ルピー", "半数",
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), cases(JOINED))
def test_joined(sentence: str, expected: str) -> None:
    assert values(sentence) == expected


def check(text: str) -> None:
    end = 0
    for mention in find_quantities(text, report_date="2015-03"):
        assert end <= mention.start_char < mention.end_char <= len(text)
        assert text[mention.start_char : mention.end_char] == mention.text
        assert mention.text == mention.text.strip()
        assert "\n" not in mention.text
        assert 0 < mention.score <= 1
        assert mention.value is not None
        if isinstance(mention.value, Amount):
            assert mention.value.low <= mention.value.high
            assert mention.value.unit
        end = mention.end_char


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=30))
def test_any_mixture_of_what_the_grammar_knows(pieces: list[tuple[str, str]]) -> None:
    check("".join(piece + joint for piece, joint in pieces))


HOSTILE = [
    "1,", "1.", "1~", "1~1~1~", "억", "만", "천", "1억", "1억 ", "(", "$", "$1", "수", "약 ", "1 ", "1-", "1:",
    "제1", "1개 ", "a1", "두 ", "1분의 ", "각각 1, ", "개", "http://a", "십백천만", "이", "１", "(단위: ", "1억, ",
    "3 루피 ", "\n1 동", "인도 ", "1여 ", "1~2억 원~", "미화 약 ", "1개 도시 ", "가", "1 million ",
    "三", "三~", "数", "割", "3割", "half ", "half of ", "one-third ", "between 1 and ", "from $1m to ", "港元", "港元1 ",
    "百分之",
    "1至", "十", "US$1m", "ドン", "1 per ", "from 1 to ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_repeats_end(piece: str) -> None:
    """A quadratic reader would run for minutes here."""
    check(piece * (60_000 // len(piece)))


def mention(label: str, start: int, end: int, score: float = 0.9, text: str = "") -> Mention:
    value = CalendarDate("2011") if label == "DATE" else None
    return Mention(label, start, end, text or "가" * (end - start), score, "test", value)  # type: ignore[arg-type]


def test_the_longest_then_the_most_certain_wins() -> None:
    long, short = mention("DATE", 0, 8), mention("QUANTITY", 4, 9)
    sure, unsure = mention("PERCENT", 20, 24, 0.99), mention("DATE", 20, 24, 0.5)
    assert resolve_overlaps([short, unsure, long, sure]) == [long, sure]


def test_a_date_that_ends_in_an_amounts_digits_gives_way() -> None:
    date, amount = mention("DATE", 0, 7, text="2011. 6"), mention("QUANTITY", 6, 10, text="6만 명")
    assert resolve_overlaps([date, amount]) == [amount]


def test_the_component_adds_mentions() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("bogoseo_quantities")
    doc = nlp("2013년 3조 원, 12개국")
    assert [(m.label, m.text) for m in get_mentions(doc)] == [("DATE", "2013년"), ("MONEY", "3조 원"), ("QUANTITY", "12개국")]
    assert [span.label_ for span in doc.spans["bogoseo"]] == ["DATE", "MONEY", "QUANTITY"]
