from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pipeline.records.clip import clip_sentence

LONG = "이 조사에 따르면 세계 수처리 시장은 2013년 기준 8조 달러로 전망되었고, 그 뒤로도 해마다 5%씩 자라 15%를 넘었다."


def test_a_sentence_that_fits_stays() -> None:
    assert clip_sentence("인구는 5명이다.", "5명", 15) == "인구는 5명이다."


@pytest.mark.parametrize(
    ("figure", "width", "shown"),
    [
        ("8조 달러", 46, "…수처리 시장은 2013년 기준 8조 달러로…"),
        ("5%", 30, "…그 뒤로도 해마다 5%씩…"),
        ("15%", 24, "…5%씩 자라 15%를…"),
        ("없는 것", 22, "이 조사에 따르면…"),
        ("", 22, "이 조사에 따르면…"),
    ],
)
def test_what_stands_before_the_figure_is_kept(figure: str, width: int, shown: str) -> None:
    assert clip_sentence(LONG, figure, width) == shown


@given(st.text("가나 5%a\u3000", max_size=60), st.integers(8, 60), st.data())
def test_the_cut_has_the_figure_and_keeps_to_the_width(sentence: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(len(sentence) - 1, 0)))
    figure = sentence[start : start + 2].strip()
    shown = clip_sentence(sentence, figure, width)
    assert cell_len(shown) <= width
    assert figure in shown
    assert shown.strip("…").strip() in sentence
