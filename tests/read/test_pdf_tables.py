from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.clean import clean_report
from pipeline.read import read_bytes
from pipeline.types import Report

from .checks import cells, check_offsets, texts
from .make_pdf import Box, Text, make_pdf, rule

Page = list[Text | Box]
XS = (60.0, 160.0, 260.0, 360.0)


def read(*pages: Page) -> Report:
    report = read_bytes(make_pdf(pages), "report.pdf")
    check_offsets(report)
    return report


def kinds(report: Report) -> list[str]:
    return [block.kind for block in report.blocks]


def prose(x: float, top: float, count: int, mark: str = "") -> Page:
    return [Text(x, top + 16 * index, f"{mark}{index:02d} 여러 나라의 도시 개발을 살펴보고") for index in range(count)]


def lattice(xs: tuple[float, ...], ys: tuple[float, ...]) -> Page:
    return [rule(xs[0], y, xs[-1], y) for y in ys] + [rule(x, ys[0], x, ys[-1]) for x in xs]


def inside(xs: tuple[float, ...], ys: tuple[float, ...], rows: list[list[list[str]]]) -> Page:
    """The lines of each cell, from the top of the cell."""
    return [
        Text(xs[c] + 3, ys[r] + 12 + 13 * index, line)
        for r, row in enumerate(rows)
        for c, lines in enumerate(row)
        for index, line in enumerate(lines)
    ]


YS = (100.0, 132.0, 164.0, 180.0)
ROWS = [
    [["사업명"], ["국가"], ["사업비(백만 달", "러)"]],
    [["나루 산업", "단지"], ["인도"], ["1,200"]],
    [["다온 철도"], ["태국"], ["88"]],
]
WRAPPED = [
    ("사업명", 0, 0, True), ("국가", 0, 1, True), ("사업비(백만 달\n러)", 0, 2, True), ("나루 산업\n단지", 1, 0, False),
    ("인도", 1, 1, False), ("1,200", 1, 2, False), ("다온 철도", 2, 0, False), ("태국", 2, 1, False), ("88", 2, 2, False),
]  # fmt: skip


def test_cells_come_from_the_rules() -> None:
    report = read([*lattice(XS, YS), *inside(XS, YS, ROWS)])
    assert cells(report) == WRAPPED
    assert kinds(report) == ["table"]


def test_a_word_wrapped_in_a_cell_is_one_word_in_the_clean_text() -> None:
    report = read([*lattice(XS, YS), *inside(XS, YS, ROWS)])
    clean = clean_report(report, glue=lambda pairs: [False] * len(pairs))
    assert "나루 산업단지\t인도\t1,200" in clean.text


def test_cells_that_each_have_their_own_border() -> None:
    borders = [Box(left + 1, top + 1, right - 1, bottom - 1) for left, right in pairwise(XS) for top, bottom in pairwise(YS)]
    assert cells(read([*borders, *inside(XS, YS, ROWS)])) == WRAPPED


def test_a_table_without_borders_at_its_sides() -> None:
    rules = [rule(XS[0], y, XS[-1], y) for y in YS] + [rule(x, YS[0], x, YS[-1]) for x in XS[1:-1]]
    assert cells(read([*rules, *inside(XS, YS, ROWS)])) == WRAPPED


def test_a_rule_parts_what_stands_close_to_it() -> None:
    xs, ys = (60.0, 112.0, 164.0), (100.0, 116.0, 132.0)
    page = [*lattice(xs, ys), *inside(xs, ys, [[["일이삼사오"], ["육칠"]], [["하나둘셋넷"], ["9"]]])]
    assert [text for text, *_ in cells(read(page))] == ["일이삼사오", "육칠", "하나둘셋넷", "9"]


def test_a_merged_label_reaches_down_over_its_rows() -> None:
    ys = (100.0, 120.0, 140.0, 160.0)
    rules = [rule(XS[0], ys[0], XS[2], ys[0]), rule(XS[0], ys[1], XS[2], ys[1]), rule(XS[1], ys[2], XS[2], ys[2])]
    rules += [rule(XS[0], ys[3], XS[2], ys[3]), *(rule(x, ys[0], x, ys[3]) for x in XS[:3])]
    page = [*rules, *inside(XS, ys, [[["국가"], ["사업"]], [[], ["철도 1호선"]], [[], ["도로"]]]), Text(63, 142, "인도")]
    report = read(page)
    spans = {report.source[c.start : c.end]: (c.row, c.rows) for c in report.blocks[0].cells}
    assert spans == {"국가": (0, 1), "사업": (0, 1), "인도": (1, 2), "철도 1호선": (1, 1), "도로": (2, 1)}


def test_rows_without_rules_between_them_are_told_apart_by_their_lines() -> None:
    ys = (100.0, 116.0, 170.0)
    rows = [[["국가"], ["금액"], ["비중"]], [["인도", "태국", "가나"], ["10", "20", "30"], ["1%", "2%", "3%"]]]
    found = cells(read([*lattice(XS, ys), *inside(XS, ys, rows)]))
    assert [text for text, row, *_ in found if row == 2] == ["태국", "20", "2%"]


@pytest.mark.parametrize("ruled", [True, False])
def test_captions_and_sources_part_tables(ruled: bool) -> None:
    page: Page = []
    for number, top in enumerate((100.0, 200.0), 1):
        ys = tuple(top + 6 + 16 * index for index in range(4))
        page += [Text(60, top, f"<표 {number}> 나라별 금액"), Text(60, ys[3] + 12, "자료: 가람연구원")]
        page += lattice(XS, ys) if ruled else []
        page += inside(XS, ys, [[["국가"], ["금액"], ["비중"]], [["인도"], ["10"], ["1%"]], [["태국"], ["20"], ["2%"]]])
    assert kinds(read(page)) == ["caption", "table", "source_note"] * 2


def test_a_table_across_both_columns_stands_between_them_with_its_caption_and_source() -> None:
    xs, ys = (50.0, 150.0, 290.0, 400.0, 540.0), (300.0, 316.0, 332.0)
    page = [*prose(50, 100, 11, "가"), *prose(310, 100, 11, "나"), *prose(50, 380, 10, "다"), *prose(310, 380, 10, "라")]
    page += [
        *lattice(xs, ys),
        *inside(xs, ys, [[["국가"], ["사업"], ["금액"], ["기간"]], [["인도"], ["철도"], ["10"], ["2020"]]]),
    ]
    page += [Text(50, 294, "<표 1> 나라별 금액"), Text(50, 344, "자료: 가람연구원")]
    assert [text[:3] for text in texts(read(page))] == ["가00", "나00", "<표 ", "국가\t", "자료:", "다00", "라00"]


def test_a_table_in_one_column_leaves_the_columns_be() -> None:
    xs, ys = (310.0, 370.0, 430.0, 490.0, 540.0), (150.0, 176.0, 202.0)
    rows = [[["사업"], ["국가"], ["금액"], ["연도"]], [["나루 산", "업단지"], ["인도"], ["10"], ["2020"]]]
    page = [
        *prose(50, 100, 14, "가"),
        *prose(310, 100, 3, "나"),
        *lattice(xs, ys),
        *inside(xs, ys, rows),
        *prose(310, 220, 8, "다"),
    ]
    assert [text[:3] for text in texts(read(page))] == ["가00", "나00", "사업\t", "다00"]


def test_columns_of_text_with_rules_around_them_are_no_table() -> None:
    page = [*lattice((45.0, 300.0, 555.0), (90.0, 420.0)), *prose(50, 110, 18, "가"), *prose(310, 110, 18, "나")]
    assert kinds(read(page)) == ["paragraph", "paragraph"]


def test_a_line_under_a_word_is_no_table() -> None:
    page = [*prose(50, 100, 6), rule(50, 103, 90, 103), rule(45, 200, 550, 200)]
    assert kinds(read(page)) == ["paragraph"]


@pytest.mark.parametrize("marks", [("•",) * 3, ("1.", "2.", "3."), ("가.", "나.", "다.")])
def test_marks_of_a_list_are_no_column(marks: tuple[str, ...]) -> None:
    page: Page = [Text(60, 80, "발주 방식은 다음과 같이 바뀌고 있다.")]
    for index, mark in enumerate(marks):
        top = 100 + 32 * index
        page += [
            Text(60, top, mark),
            Text(82, top, f"교통부는 올해 {index}월에 철도 사업의 입찰을 공고하기로 하고 여러"),
            Text(82, top + 16, f"나라와 {index}번 협의하였다."),
        ]
    report = read(page)
    assert "table" not in kinds(report)
    assert len(report.blocks) == 4
    assert all(text.split()[0] == mark for text, mark in zip(texts(report)[1:], marks, strict=True))


def test_what_follows_a_list_at_its_edge_is_no_item() -> None:
    page = [
        Text(60, 80, "• 교통부는 올해 봄에 철도 사업의 입찰을 공고하기로 하고 여러"),
        Text(82, 96, "나라와 협의하였다."),
        Text(60, 112, "이상이다."),
    ]
    assert kinds(read(page)) == ["list_item", "paragraph"]


def test_lines_of_a_cell_in_the_middle_of_its_row_without_rules() -> None:
    page: Page = []
    for index, (name, country, amount) in enumerate(
        (("사업명", "국가", "금액"), ("다온 철도", "태국", "88"), ("나루 항만", "인도", "20"))
    ):
        page += [Text(x, 100 + 30 * index, text) for x, text in zip(XS, (name, country, amount), strict=False)]
    page += [Text(60, 190, "가람 산업"), Text(160, 196, "가나"), Text(260, 196, "7"), Text(60, 202, "단지")]
    assert [cell for cell in cells(read(page)) if cell[1] == 3] == [
        ("가람 산업\n단지", 3, 0, False), ("가나", 3, 1, False), ("7", 3, 2, False),
    ]  # fmt: skip
