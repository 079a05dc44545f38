from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.errors import DamagedFile, EmptyReport, EncryptedFile
from pipeline.read import limits, read_bytes

from .checks import cells, check_offsets, texts
from .make_pdf import PAGE, Box, Text, make_pdf, rule, width_of

if TYPE_CHECKING:
    from pipeline.types import Report

LEFT, RIGHT, TOP, STEP = 50.0, 310.0, 120.0, 16.0


def read(*pages: list[Text | Box], **options: object) -> Report:
    report = read_bytes(make_pdf(pages, **options), "report.pdf")  # type: ignore[arg-type]
    check_offsets(report)
    return report


def column(x: float, lines: list[str], top: float = TOP) -> list[Text | Box]:
    return [Text(x, top + STEP * index, line) for index, line in enumerate(lines)]


def prose(mark: str, count: int = 10) -> list[str]:
    """Lines of equal width, none of which looks like anything but prose."""
    return [f"{mark}{index:02d} 여러 나라의 도시 개발을 살펴보고" for index in range(count)]


def grid(rows: list[tuple[str, ...]], xs: tuple[float, ...], top: float) -> list[Text | Box]:
    return [Text(x, top + 18 * index, text) for index, row in enumerate(rows) for x, text in zip(xs, row, strict=True) if text]


def test_a_paragraph_keeps_its_line_ends_and_the_spaces_before_them() -> None:
    lines = [
        "해외 건설 시장의 규모가 빠르게 커질 것으로 ",
        "전망하고 있다. 따라서 우수한 기술을 가진 우리나",
        "라에는 기회이다.",
    ]
    report = read(column(LEFT, lines))
    assert report.source == "\n".join(lines)
    assert len(report.blocks) == 1


def test_two_columns_below_a_heading_across_both() -> None:
    title = Text(LEFT, 80, "제2장 도시 개발의 현황과 시사점을 정리한 긴 제목", 18)
    report = read([*column(RIGHT, prose("우")), title, *column(LEFT, prose("좌"))])
    assert texts(report) == [title.text, "\n".join(prose("좌")), "\n".join(prose("우"))]
    assert [b.kind for b in report.blocks] == ["heading", "paragraph", "paragraph"]


def test_lines_of_two_columns_drawn_in_turn_are_read_column_by_column() -> None:
    pairs = zip(column(LEFT, prose("좌")), column(RIGHT, prose("우")), strict=True)
    assert texts(read([text for pair in pairs for text in pair])) == ["\n".join(prose("좌")), "\n".join(prose("우"))]


def test_what_crosses_both_columns_parts_the_page() -> None:
    below = TOP + STEP * 16
    across = Text(LEFT, TOP + STEP * 12, "그림과 표에 이어지는 두 단에 걸친 글줄이 한가운데에 길게 놓여 있다.")
    page = [*column(LEFT, prose("가")), *column(RIGHT, prose("나")), across]
    page += [*column(LEFT, prose("다"), below), *column(RIGHT, prose("라"), below)]
    assert [text[:1] for text in texts(read(page))] == ["가", "나", "그", "다", "라"]


def test_the_last_page_has_columns_where_the_others_have_them() -> None:
    full = [*column(LEFT, prose("좌")), *column(RIGHT, prose("우"))]
    last = [*column(LEFT, prose("끝", 3)), Text(RIGHT, TOP, prose("밖")[0])]
    assert [text[:1] for text in texts(read(full, last))] == ["좌", "우", "끝", "밖"]


def test_a_short_second_column() -> None:
    page = [*column(LEFT, prose("좌")), *column(RIGHT, prose("우", 3))]
    assert texts(read(page)) == ["\n".join(prose("좌")), "\n".join(prose("우", 3))]


def test_one_column_stays_one() -> None:
    lines = [f"{index:02d} 한 단으로 된 글은 그대로 위에서 아래로 읽으며 줄이 길게 이어져 있어서" for index in range(20)]
    assert texts(read(column(LEFT, lines))) == ["\n".join(lines)]


ROWS = [("국가", "금액", "비중"), ("베트남", "1,000", "10%"), ("인도", "2,000", "20%"), ("태국", "300", "3%")]
CELLS = [(text, r, c, r == 0) for r, row in enumerate(ROWS) for c, text in enumerate(row)]


@pytest.mark.parametrize("columns", [1, 2])
def test_a_table_with_its_title_and_source(columns: int) -> None:
    page = [*column(LEFT, prose("좌")), *(column(RIGHT, prose("우")) if columns == 2 else [])]
    page += [Text(LEFT, 340, "<표 1> 국가별 수주 현황"), *grid(ROWS, (60, 220, 420), 360), Text(LEFT, 434, "자료 : 통계청")]
    report = read(page)
    assert cells(report) == CELLS
    assert [b.kind for b in report.blocks] == ["paragraph"] * columns + ["caption", "table", "source_note"]
    assert [b.region > 0 for b in report.blocks] == [False] * (columns + 1) + [True, False]


def test_further_lines_of_a_cell_belong_to_it() -> None:
    page = [*grid([("국가", "내용", "금액"), ("인도", "항만과 도로의 ", "10")], (60, 200, 400), 100)]
    page += [Text(200, 130, "건설 사업"), *grid([("태국", "철도", "20")], (60, 200, 400), 150)]
    assert ("항만과 도로의 \n건설 사업", 1, 1, False) in cells(read(page))


def pages_with_furniture(count: int) -> list[list[Text | Box]]:
    pages = []
    for number in range(1, count + 1):
        body = [f"{number}쪽 {line}" for line in prose("글")]
        pages.append([Text(LEFT, 40, "도시 개발 동향", 8), *column(LEFT, body), Text(290, 810, f"{number}", 8)])
    return pages


def test_running_headers_and_page_numbers_are_furniture() -> None:
    report = read(*pages_with_furniture(4))
    assert texts(report, "header") == ["도시 개발 동향"] * 4
    assert texts(report, "page_number") == ["1", "2", "3", "4"]
    assert [b.page for b in report.blocks if b.kind == "paragraph"] == [1, 2, 3, 4]
    assert report.pages == 4


def test_headers_of_even_and_odd_pages_differ() -> None:
    pages = [
        [Text(LEFT, 40, "왼쪽의 머리글" if number % 2 else "오른쪽의 머리글", 8), *column(LEFT, prose(f"{number}글"))]
        for number in range(6)
    ]
    assert len(texts(read(*pages), "header")) == 6


def test_a_single_page_has_no_running_header_but_may_have_a_page_mark() -> None:
    report = read([Text(LEFT, 40, "도시 개발 동향", 8), *column(LEFT, prose("글")), Text(290, 810, "- 3 -", 8)])
    assert texts(report, "header") == []
    assert texts(report, "page_number") == ["- 3 -"]


def test_numbers_at_the_foot_of_a_table_are_no_page_numbers() -> None:
    pages = [grid([(f"가{n}", "10", "20", "30", "40")] * 30, (60, 150, 250, 350, 450), 280) for n in range(3)]
    assert texts(read(*pages), "page_number") == []


def test_kinds_of_lines_in_a_column() -> None:
    page = [
        Text(LEFT, 60, "1. 개 요"),
        *column(LEFT, ["여러 나라가 도시 개발에 나서면서 시장이 커지고 있다고 한다.", "끝난 문단이다."], 90),
        *column(LEFT, ["□ 첫째 항목의 글이 길게 이어져 다음 줄로 넘어가는 경우에도", "  하나의 항목이다.", "○ 둘째 항목"], 140),
        Text(LEFT, 760, "1) 각주의 글이다.", 7),
    ]
    report = read(page)
    assert [(b.kind, report.source[b.start : b.end].split()[0]) for b in report.blocks] == [
        ("heading", "1."), ("paragraph", "여러"), ("list_item", "□"), ("list_item", "○"), ("footnote", "1)"),
    ]  # fmt: skip


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = prose("글", 6)
    page = [Text(LEFT + (12 if index in (0, 3) else 0), TOP + STEP * index, line) for index, line in enumerate(lines)]
    assert [text[:3] for text in texts(read(page))] == ["글00", "글03"]


def test_boxes_are_points_from_the_top_left() -> None:
    text = "도시 개발"
    left, top, right, bottom = read([Text(LEFT, 100, text)]).blocks[0].box or (0, 0, 0, 0)
    assert (left, right) == (LEFT, LEFT + width_of(text))
    assert 85 < top < 100 < bottom < 105


@pytest.mark.parametrize("rotate", [0, 90, 270])
def test_a_turned_page_is_read_along_its_lines(rotate: int) -> None:
    page = [Text(70 + 16 * index, 700, f"line {index} of a landscape page goes on", angle=True) for index in range(5)]
    report = read(page, rotate=rotate)
    assert [line[:6] for line in report.source.split("\n")] == [f"line {index}" for index in range(5)]
    assert report.blocks[0].box is not None
    assert report.blocks[0].box[2] <= PAGE[1]


def test_a_turned_legend_stays_apart_from_the_text() -> None:
    report = read([*column(LEFT, prose("글")), Text(580, 400, "turned legend", angle=True)])
    assert texts(report, "figure") == ["turned legend"]
    assert texts(report, "paragraph") == ["\n".join(prose("글"))]


def test_a_password_is_named() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        read([Text(LEFT, 100, "글")], encrypted=True)


def test_pictures_only_ask_for_ocr() -> None:
    with pytest.raises(EmptyReport, match="OCR"):
        read([], [], pictures=True)


def test_a_page_without_text_is_a_notice_unless_it_is_blank() -> None:
    words = [Text(LEFT, 100, "글이 있다.")]
    assert [notice.page for notice in read(words, [], pictures=True).notices] == [2]
    assert read(words, []).notices == ()


def test_limits_on_pages_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGE_CHARACTERS", 20)
    report = read([Text(LEFT, 100, "글이 있다.")], column(LEFT, prose("글")))
    assert [notice.page for notice in report.notices] == [2]
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    with pytest.raises(DamagedFile, match="2 pages"):
        read([Text(LEFT, 100, "글")], [])


def test_the_day_of_creation_is_a_hint() -> None:
    assert read([Text(LEFT, 100, "2024년의 계획이다.")], made="20240315").date == "2024-03"
    assert read([Text(LEFT, 100, "2013년의 계획이다.")], made="20240315").date is None


def test_sections_that_begin_their_page_and_sentences_are_no_running_header() -> None:
    pages = [
        [
            Text(LEFT, 50, f"{number}. 사업 개요"),
            Text(LEFT, 66, f"공사에 {number * 60 + 13}억 원을 투자하였다. 대온건설은 여러 나라에서"),
            *column(LEFT, prose("글"), 82),
        ]
        for number in range(1, 4)
    ]
    report = read(*pages)
    assert texts(report, "header") == []
    assert len(texts(report, "heading")) == 3


def test_a_numbered_line_that_goes_on_below_is_no_heading() -> None:
    lines = [
        "제 4 장 도입: 해외 건설 시장에서는 산업단",
        "지에 여러 나라의 기업이 투자할 계획이라고",
        "다. 이들은 올해 여러 차례 협의하였다.",
    ]
    report = read([Text(LEFT, 80, "1. 개요"), *column(LEFT, lines, 120)])
    assert [b.kind for b in report.blocks] == ["heading", "paragraph"]


@pytest.mark.parametrize("mark", ["1) ", "1 "])
def test_a_note_below_a_short_rule_is_one_footnote(mark: str) -> None:
    note = [
        f"{mark}개발은행의 발표 자료에 따르면 지원 규모는 여러 해에 걸쳐 늘어날 것이고",
        "2단계부터는 줄어들 것이라고 한다.",
        "2) 통계청의 자료이다.",
    ]
    page = [*column(LEFT, prose("글", 12), 100), rule(LEFT, 700, LEFT + 90, 700), *column(LEFT, note, 715)]
    assert texts(read(page), "footnote") == ["\n".join(note[:2]), note[2]]


def test_a_note_that_the_text_cites_is_a_footnote() -> None:
    page = [*column(LEFT, [*prose("글", 8), "개발은행이 지원한다.1)"], 100)]
    page += column(LEFT, ["1) 개발은행의 발표 자료에 따르면 지", "원 규모는 크다."], 500)
    assert texts(read(page), "footnote") == ["1) 개발은행의 발표 자료에 따르면 지\n원 규모는 크다."]


@pytest.mark.parametrize(("text", "shown"), [("사업비는 약 ", "2018년")])
def test_a_narrow_gap_between_scripts_is_no_space_in_a_file_that_writes_its_spaces(text: str, shown: str) -> None:
    year = Text(LEFT + width_of(text), 100, "2018")
    after = Text(year.x + width_of("2018") + 2.5, 100, "년에 늘어난 것으로 보인다")
    assert shown in read([Text(LEFT, 100, text), year, after]).source
