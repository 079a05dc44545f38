from __future__ import annotations

import pytest

from pipeline.read.dateline import confirm_date, find_dateline


@pytest.mark.parametrize(("text", "date"), [
    ("보도일시 2024. 3. 15.(금) 조간", "2024-03-15"),
    ("보도시점\n2024. 3. 15.(금) 12:00", "2024-03-15"),
    ("배포일시\t’24. 3. 1.", "2024-03-01"),
    ("동향 보고\n2023년 5월\n본문이 있다.", "2023-05"),
    ("2024. 3. 15.(금)", "2024-03-15"),
    ("발행일\t2013. 4. 30.", "2013-04-30"),
    ("발간일: 2019년 12월", "2019-12"),
    ("Vol. 3 2013.04", "2013-04"),
    ("제12호 (2018. 7.)", "2018-07"),
    ("Published: 12 March 2024", "2024-03-12"),
    ("March 5, 2013", "2013-03-05"),
    ("2013-04-05", "2013-04-05"),
    ("発表日：2013年4月5日", "2013-04-05"),
    ("发布日期：2013-04-05", "2013-04-05"),
    ("2023년 5월\n2023년 5월 3일", "2023-05-03"),
])  # fmt: skip
def test_a_stated_date_is_found(text: str, date: str) -> None:
    assert find_dateline(text) == date


@pytest.mark.parametrize("text", [
    "",
    "2013년 5월 개통한 철도이다.",
    "2023년 5월\n2022년 5월",
    "보도일시 2024. 2. 30.",
    "2013년",
    "2013. 13.",
    "1899. 3. 1.",
    "발표한 2013년 5월의 수주",
    "전화 02-2013-0405",
    "매출 2013.04 3,000",
])  # fmt: skip
def test_what_is_no_dateline_gives_none(text: str) -> None:
    assert find_dateline(text) is None


def test_only_the_first_and_last_lines_count() -> None:
    filler = "도시 개발의 현황을 정리한 글이다.\n" * 400
    assert find_dateline(filler + "2013. 4. 5.\n" + filler) is None
    assert find_dateline(filler + "발행일 2013. 4. 5.") == "2013-04-05"


def test_a_label_wins_over_a_line_of_its_own() -> None:
    assert find_dateline("2023. 1. 1.\n배포일 2024. 3. 15.") == "2024-03-15"


@pytest.mark.parametrize(("made", "text", "date"), [
    ("2024-03-15", "2023년의 수주는 2024년에 늘었다.", "2024-03"),
    ("2024-03-15", "2013년의 수주는 2012년보다 늘었다.", None),
    ("2020-03-15", "2011년, 2012년, 2013년, 2013년, 2013년에 늘어 2020년까지 이어진다.", None),
    ("2024-03-15", "해가 없는 글이다.", None),
    (None, "2024년", None),
])  # fmt: skip
def test_the_day_a_file_was_made_needs_the_text_to_bear_it_out(made: str | None, text: str, date: str | None) -> None:
    assert confirm_date(made, text) == date
