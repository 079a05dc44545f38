from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import clean_report
from pipeline.read import read_bytes
from pipeline.read.emphasis import find_marks, is_bold_title, without_marks

from .checks import check_offsets


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("**도시 개발**은 크다.", "도시 개발은 크다."),
        ("총 __12억 원__ 규모", "총 12억 원 규모"),
        ("*강조*한 말과 _기울인_ 말", "강조한 말과 기울인 말"),
        ("[개발은행](https://bank.example/a?b=c)이 지원한다.[^1]", "개발은행이 지원한다."),
        ("![지도](map.png) `코드` ~~지움~~", "지도 코드 지움"),
        ("첫째<br>둘째", "첫째둘째"),
        (r"5 \* 3", "5 * 3"),
    ],
)
def test_marks_are_no_text(text: str, bare: str) -> None:
    assert without_marks(text) == bare


@pytest.mark.parametrize(
    "text", ["5 * 3 * 2", "snake_case_name", "3**", "* 비고", "[사례] 물류센터", "a < b > c", "(단위: 억 원)", "2 ** 3"]
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert without_marks(text) == text


@pytest.mark.parametrize(
    ("text", "is_title"), [("**사업 개요**", True), ("**사업이 끝났다.**", False), ("**사업** 개요", False)]
)
def test_a_line_in_bold_is_a_title(text: str, is_title: bool) -> None:
    assert is_bold_title(text) is is_title


@given(st.text(alphabet="*_`~[]()^!\\<b> 가a1\n", max_size=60))
def test_marks_are_in_order_and_inside(text: str) -> None:
    end = 0
    for start, last in find_marks(text, 0, len(text)):
        assert end <= start < last <= len(text)
        end = last


def test_the_clean_text_is_without_marks_and_knows_its_source() -> None:
    source = "**사업 개요**\n\n[개발은행](https://bank.example)은 **5억 달러**를 지원한다.[^1] 사업은 *내년*에 끝난다.\n\n"
    source += "| 국가 | 금액 |\n|---|---|\n| **인도** | 10 |\n"
    report = read_bytes(source.encode(), "report.md")
    check_offsets(report)
    clean = clean_report(report)
    assert clean.text == "사업 개요\n개발은행은 5억 달러를 지원한다. 사업은 내년에 끝난다.\n국가\t금액\n인도\t10"
    assert [block.kind for block in clean.blocks] == ["heading", "paragraph", "table"]
    start = clean.text.index("5억 달러")
    assert clean.to_source(start, start + 5, source) == ((source.index("5억"), source.index("5억") + 5),)
    assert {source[drop.start : drop.end] for drop in clean.dropped if drop.reason == "markup"} >= {"**", "[^1]", "*"}
