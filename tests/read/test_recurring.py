from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.layout import find_repeated
from pipeline.read.recurring import find_keys


def recurs(*lines: str) -> bool:
    return len(set(find_keys(list(enumerate(lines))))) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("도시 개발 동향", "도시 개발 동향", "도시  개발 동향"),
        ("- 4 -", "- 5 -", "- 6 -"),
        ("도시 개발 동향 | 9", "도시 개발 동향 | 10", "도시 개발 동향 | 12"),
        ("제1장 서론 3", "제1장 서론 5", "제1장 서론 6"),
        ("2013년 제4호 7", "2013년 제4호 8"),
        ("3/12", "4/12", "5/12"),
        ("# 3", "# 4"),
    ],
)
def test_lines_that_recur(lines: tuple[str, ...]) -> None:
    assert recurs(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("1. 사업 개요", "2. 사업 개요", "3. 사업 개요"),
        ("제1장 사업 개요", "제2장 사업 개요"),
        ("3) 사업 개요", "4) 사업 개요"),
        ("사업비 133억 원을 투자", "사업비 193억 원을 투자"),
        ("2010년 계획", "2020년 계획"),
    ],
)
def test_lines_that_only_look_alike(lines: tuple[str, ...]) -> None:
    assert not recurs(*lines)


def test_headings_that_begin_each_page_are_no_running_header() -> None:
    pages = [["도시 개발 동향", f"{n}. 사업 개요", "글이다.", f"- {n} -"] for n in range(1, 5)]
    assert find_repeated(pages) == {"도시 개발 동향", "- 1 -", "- 2 -", "- 3 -", "- 4 -"}


@given(st.lists(st.tuples(st.integers(0, 9), st.text()), max_size=12))
def test_each_line_has_a_key_and_equal_lines_share_it(lines: list[tuple[int, str]]) -> None:
    keys = find_keys(lines)
    assert len(keys) == len(lines)
    assert all(keys[i] == keys[j] for i, (_, a) in enumerate(lines) for j, (_, b) in enumerate(lines) if a == b)
