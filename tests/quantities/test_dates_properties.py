"""Properties that hold for any text: spans, EDTF, round trips of written dates, and patterns that cannot run away."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.quantities import dates_grammar
from pipeline.quantities.dates import find_dates
from pipeline.quantities.dates_calendar import (
    HALF,
    QUARTER,
    SEASON,
    Moment,
    add_months,
    era_year,
    full_year,
    is_before,
    is_day,
    read_report_date,
    to_edtf,
    to_interval,
)

_FRAGMENTS = (
    "2010", "2011", "1998", "24", "99", "10", "1", "3", "12", "31", "45", "년", "월", "일", "년도", "년대", "분기", "세기",
    "반기", "상반기", "하반기", "~", "∼", "-", "–", ".", ",", "/", "(", ")", "'", "’", "‘", "·", "Q", "H", "FY", "올해",
    "지난해", "작년", "내년", "전년", "동년", "이듬해", "이달", "지난달", "다음", "지난", "오는", "달", "해", "그", "초",
    "말", "경", "까지", "부터", "March", "May", "of", "last", "year", "the", "in", "to", "and", "年", "月", "日", "平成",
    "昭和", "元", "昨年", "同年", "第", "季度", "世紀", "기원전", "봄", "자료:", "외.", "(금)", "억", "원", "명", "매년",
    "약",
)  # fmt: skip
_mixed = st.lists(st.sampled_from((*_FRAGMENTS, " ", " ", "\n", "\t")), max_size=40).map("".join)
_texts = st.one_of(st.text(max_size=200), _mixed)
_report_dates = st.sampled_from([None, "2013", "2013-04", "2013-04-05", "2000-02-29", "1899-12-31"])


@cache
def is_edtf(value: str) -> bool:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


@given(_texts, _report_dates)
@settings(max_examples=600, deadline=None)
@example("10월~3월 5일~2일", "2013")
@example("겨울~2010년 겨울", "2013")
@example("2010년 봄~2011년 겨울", None)
@example("기원전 1년~2010년", None)
@example("올해 2월~29일", "2013-04-05")
def test_mentions_are_in_order_inside_the_text_and_valid(text: str, report_date: str | None) -> None:
    end = 0
    for mention in find_dates(text, report_date=report_date):
        assert end <= mention.start_char < mention.end_char <= len(text)
        assert text[mention.start_char : mention.end_char] == mention.text
        assert mention.text == mention.text.strip()
        assert 0 < mention.score < 1
        assert mention.value is not None
        assert mention.value.value == "" or is_edtf(mention.value.value), mention
        end = mention.end_char


@given(_texts)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(dates_grammar.fold(text)) == len(text)


_NOTATIONS = {
    "{y}년 {m}월 {d}일": "day",
    "{y}년{m}월{d}일": "day",
    "{y} 년 {m} 월 {d} 일": "day",
    "{y}年 {m}月 {d}日": "day",
    "{y}. {m}. {d}.": "day",
    "{y}.{m}.{d}.": "day",
    "{y}.{m:02d}.{d:02d}": "day",
    "{y}-{m:02d}-{d:02d}": "day",
    "{y}/{m:02d}/{d:02d}": "day",
    "’{yy:02d}.{m}.{d}.": "day",
    "’{yy:02d}년 {m}월 {d}일": "day",
    "{en} {d}, {y}": "day",
    "{d} {en} {y}": "day",
    "{y}년 {m}월": "month",
    "{y}.{m}월": "month",
    "’{yy:02d}.{m}월": "month",
    "{en} {y}": "month",
    "{y}년 {q}분기": "quarter",
    "{y}년 {q}/4분기": "quarter",
    "{q}Q{yy:02d}": "quarter",
    "{q}Q {y}": "quarter",
    "{y}년": "year",
    "’{yy:02d}년": "year",
    "FY{y}": "year",
}
_ENGLISH = [name for name in dates_grammar.MONTHS if len(name) > 4 or name in ("May", "June", "July")]


@given(
    st.dates(date(1960, 1, 1), date(2059, 12, 31)), st.sampled_from(sorted(_NOTATIONS)), st.sampled_from(["", "사업은 ", "("])
)
@settings(max_examples=400, deadline=None)
def test_a_written_date_is_read_back(day: date, notation: str, before: str) -> None:
    quarter = (day.month + 2) // 3
    written = notation.format(y=day.year, yy=day.year % 100, m=day.month, d=day.day, q=quarter, en=_ENGLISH[day.month - 1])
    expected = {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "quarter": f"{day.year}-{QUARTER + quarter}",
        "year": str(day.year),
    }
    mentions = find_dates(f"{before}{written}에 시작했다")
    assert [(mention.text, mention.value.value) for mention in mentions if mention.value] == [
        (written, expected[_NOTATIONS[notation]])
    ]


@given(
    st.integers(1900, 2090),
    st.integers(1, 9),
    st.sampled_from(["{a}~{b}년", "{a}년~{b}년", "{a}∼{b}년", "{a}-{b}년", "({a}~{b})", "{a}년 3월~{b}년 6월", "{a}.3~{b}.6"]),
)
def test_a_written_range_is_read_back(first: int, years: int, notation: str) -> None:
    low, high = str(first), str(first + years)
    (mention,) = find_dates("기간 " + notation.format(a=low, b=high))
    assert mention.value is not None
    months = "3" in notation.replace("{", "")
    assert mention.value.value == (f"{low}-03/{high}-06" if months else f"{low}/{high}")


@given(st.integers(1000, 2199), st.sampled_from([0, *range(1, 13), 21, 22, 23, 24, 33, 34, 35, 36, 40, 41]), st.integers(0, 28))
def test_every_moment_is_edtf(year: int, part: int, day: int) -> None:
    assert is_edtf(to_edtf(Moment(year, part, day if 1 <= part <= 12 else 0)))


_moments = st.builds(
    Moment,
    st.integers(1, 2199),
    st.sampled_from([0, 1, 2, 12, SEASON + 1, SEASON + 4, QUARTER + 1, QUARTER + 4, HALF + 1, HALF + 2]),
)


@given(_moments, _moments)
def test_every_interval_is_edtf_and_begins_first(one: Moment, other: Moment) -> None:
    low, high = (other, one) if is_before(other, one) else (one, other)
    value = to_interval(low, high)
    assert is_edtf(value)
    if "/" in value:
        begin, end = value.split("/")
        assert begin[:4] <= end[:4]


@given(st.integers(1, 3000), st.integers(1, 12), st.integers(-500, 500))
def test_months_add_up(year: int, month: int, months: int) -> None:
    there = add_months(Moment(year, month), months)
    assert 1 <= there.part <= 12
    assert add_months(there, -months) == Moment(year, month)


def test_calendar_facts() -> None:
    assert is_day(2012, 2, 29)
    assert not is_day(2011, 2, 29)
    assert is_day(None, 2, 29)
    assert not is_day(2011, 0, 1)
    assert (full_year(60), full_year(59), full_year(0)) == (1960, 2059, 2000)
    assert (era_year("平成", 25), era_year("昭和", 64), era_year("令和", 99)) == (2013, 1989, None)
    assert to_interval(Moment(2013, SEASON + 3), Moment(2013, SEASON + 4)) == "2013-09/2014-02"
    assert read_report_date("2013-04~") == Moment(2013, 4)


@pytest.mark.parametrize(
    "unit",
    [
        "2010.",
        "1월",
        "1일",
        "2010년 ",
        "2010~",
        "2010, ",
        "'1",
        "(",
        "같은 해 ",
        "3.1.(금)~",
        "in 2010 ",
        "1/4",
        "0",
        " ",
        "1Q",
        "http://",
        "1 Mar ",
    ],
)
def test_repetition_makes_no_step_longer(unit: str) -> None:
    """A pattern that is tried at a position looks at a bounded stretch: what lies further away changes nothing."""
    text = unit * 400
    whole = [(match.start(), match.end()) for match in dates_grammar.DATE.finditer(text)]
    limit = 3000
    assert all(end - start <= limit for start, end in whole)
    near = [(start, end) for start, end in whole if end < len(text) // 2 - limit // 4]
    longer = [(match.start(), match.end()) for match in dates_grammar.DATE.finditer(text * 2)]
    assert longer[: len(near)] == near


def test_no_pattern_repeats_without_a_bound() -> None:
    unbounded = re.compile(r"(?<!\\)(?:\*|\+|\{\d*,\})")
    in_classes = re.compile(r"\[(?:\\.|[^\]\\])*\]")
    assert not unbounded.search(in_classes.sub("[]", dates_grammar.DATE.pattern))
