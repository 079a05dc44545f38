from __future__ import annotations

import pytest

from pipeline.read.styles import settle_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. 사업 개요", "heading"),
        ("사업이 바꾼 도시", "heading"),
        ("정부는 계획을 발표하였다. 사업비는 크다.", "paragraph"),
        ("<표 1> 사업 현황", "caption"),
        ("자료: 가람연구원(2018)", "source_note"),
    ],
)
def test_what_stands_in_a_heading_style(text: str, kind: str) -> None:
    assert settle_kind("heading", 2, text) == (kind, 2 if kind == "heading" else 0)


def test_other_styles_are_believed() -> None:
    assert settle_kind("list_item", 1, "정부는 계획을 발표하였다. 사업비는 크다.") == ("list_item", 1)
