from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import DamagedFile
from pipeline.read import read_bytes

from .checks import cells, check_offsets, texts

if TYPE_CHECKING:
    from pipeline.types import Report

PAGE = """<!doctype html><html><head><meta charset="euc-kr"><title>제목</title>
<meta property="article:published_time" content="2024-03-15T09:00:00+09:00"><style>p{}</style></head>
<body><nav><a>메뉴</a></nav><h1>1. 개요</h1><p>베트남 <b>정</b>부는
 5억 달러를 투자한다.</p><ul><li>첫째<ul><li>안쪽</li></ul></li></ul>
<table><caption>표 1 현황</caption><tr><th>국가</th><th>금액</th></tr><tr><td rowspan=2>베트남</td><td>1,000</td></tr>
<tr><td>2,000<br>(추정)</td></tr></table>
<table><tr><td><p>상자 문장이다.</p></td></tr></table>
<figure><img alt="x"><figcaption>그림 1 지도</figcaption></figure><div class="footnotes"><p>각주의 글이다.</p></div>
<script>var a = "<p>x</p>"</script><p style="display: none">숨김</p><footer>저작권</footer></body></html>"""


def read(page: str, encoding: str = "utf-8") -> Report:
    report = read_bytes(page.encode(encoding), "page.html")
    check_offsets(report)
    return report


def test_blocks_of_a_page_in_the_encoding_that_it_names() -> None:
    report = read(PAGE, "cp949")
    found = [(b.kind, b.level, report.source[b.start : b.end]) for b in report.blocks if b.kind != "table"]
    assert found == [
        ("heading", 1, "1. 개요"),
        ("paragraph", 0, "베트남 정부는 5억 달러를 투자한다."),
        ("list_item", 1, "첫째"),
        ("list_item", 2, "안쪽"),
        ("caption", 0, "표 1 현황"),
        ("paragraph", 0, "상자 문장이다."),
        ("caption", 0, "그림 1 지도"),
        ("footnote", 0, "각주의 글이다."),
        ("header", 0, "저작권"),
    ]
    assert report.date == "2024-03-15"


def test_cells_with_spans() -> None:
    assert cells(read(PAGE, "cp949")) == [
        ("국가", 0, 0, True), ("금액", 0, 1, True), ("베트남", 1, 0, False), ("1,000", 1, 1, False),
        ("2,000 (추정)", 2, 1, False),
    ]  # fmt: skip


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    inner = "<table><tr><td>국가<td>금액<tr><td>인도<td>10</table>"
    report = read(f"<html><table><tr><td>차림<td><p>본문이다.</p>{inner}<tr><td>끝<td>글</table>")
    assert "본문이다." in texts(report)
    assert cells(report)[:2] == [("국가", 0, 0, True), ("금액", 0, 1, True)]


def test_what_stands_outside_of_the_article_is_furniture() -> None:
    prose = "베트남 정부는 도시철도를 놓는다. " * 20
    report = read(f"<html><div>이웃 글의 목록이 있다</div><article><p>{prose}</p></article><div>회사 소개</div></html>")
    assert texts(report, "header") == ["이웃 글의 목록이 있다", "회사 소개"]
    assert texts(report, "paragraph") == [prose.strip()]


def test_broken_lines_become_blocks_where_sentences_end() -> None:
    assert texts(read("<html><p>첫 문장이 끝났다.<br>둘째 문장이다.<br><br>셋째</p>")) == [
        "첫 문장이 끝났다.",
        "둘째 문장이다.",
        "셋째",
    ]


def test_a_wrong_encoding_name_is_passed_over() -> None:
    page = '<html><meta charset="us-ascii"><p>베트남 정부</p>'
    assert texts(read(page)) == ["베트남 정부"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000,
        "<html>" + "<b>" * 5000 + "글",
        "<html>" + "<font a><i>" * 3000,
        "<html><!-->" + "<div>" * 3000,
        "<html><svg><script>" + "<div>" * 3000 + "</script>",
        "<html><!-- --!>" + "<div>" * 3000,
    ],
)
def test_a_page_nested_too_deep_is_refused_before_it_is_parsed(page: str) -> None:
    with pytest.raises(DamagedFile, match="nested"):
        read_bytes(page.encode(), "page.html")


def test_unclosed_paragraphs_and_items_are_not_deep() -> None:
    assert len(read("<html>" + "<p>글이 있다.<ul><li>하나<li>둘</ul>" * 1000).blocks) == 3000


def test_a_script_full_of_comparisons_is_no_deep_page() -> None:
    script = "<script>" + "for (i = 0; i<n; i++) a<b;" * 2000 + "</SCRIPT>"
    assert texts(read(f"<html><svg><path/></svg>{script}<p>글이 있다.</p><!-- {'<div>' * 2000} -->")) == ["글이 있다."]
