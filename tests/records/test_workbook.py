from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pipeline.records import workbook
from pipeline.records.run import read_run, write_run
from pipeline.types import Failure

from .building import Builder, make_extraction

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from pipeline.types import Extraction


def write(folder: Path, *extractions: Extraction) -> Workbook:
    write_run(folder, extractions, [Failure("나쁜.pdf", "read", "암호가 걸린 파일", 3, "표 2")], info={"bogoseo": "9.9"})
    return openpyxl.load_workbook(folder / "records.xlsx")


def read_rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_sheets_headings_filters_and_frozen_panes(extraction: Extraction, run_folder: Path) -> None:
    book = write(run_folder, extraction)
    assert book.sheetnames == ["기록", "사업", "개체", "문장", "실패", "안내"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.value for cell in sheet[1])


def test_facts_are_in_korean_with_numbers_as_numbers(extraction: Extraction, run_folder: Path) -> None:
    rows = read_rows(write(run_folder, extraction), "기록")
    assert [row["구분"] for row in rows] == ["시공·수주", "사업비", "착수", None, "시장 규모"]
    assert [row["읽는 값"] for row in rows] == [None, "약 3조 2,000억 원", "2014년 3월", None, "8조 달러"]
    assert (rows[1]["값(최소)"], rows[1]["값(원형)"], rows[1]["한정"]) == (3.2e12, "3200000000000", "약")
    assert rows[2]["값(최소)"] is None
    assert [row["대상"] for row in rows] == ["한빛 신도시"] * 4 + ["시장·지표"]
    assert [row["단위"] for row in rows] == [None, "원", None, None, "달러"]
    assert [row["단위(부호)"] for row in rows] == [None, "KRW", None, None, "USD"]
    assert [row["시점"] for row in rows] == [None, None, "2014년 3월", None, "2013년"]
    assert [row["시점(EDTF)"] for row in rows] == [None, None, "2014-03", None, "2013"]


def test_every_fact_leads_to_its_sentence(extraction: Extraction, run_folder: Path) -> None:
    book = write(run_folder, extraction)
    sheet = book["기록"]
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        inside = sheet.cell(row, heads.index("문장 보기") + 1).hyperlink
        beside = sheet.cell(row, heads.index("본문 보기") + 1).hyperlink
        name, _, cell = inside.location.partition("!")
        assert name == "'문장'"
        assert book["문장"]["D" + cell[1:]].value == sheet.cell(row, heads.index("문장") + 1).value
        assert beside.target == "index.html"
        report, _, mention = beside.location.partition("~")
        assert (report, mention[0]) == (extraction.report.id, "m")
    assert book["문장"].max_row == 3  # two sentences hold all five facts


def test_projects_and_failures(extraction: Extraction, run_folder: Path) -> None:
    book = write(run_folder, extraction)
    [project] = read_rows(book, "사업")
    assert project["참여 주체"] == "시공·수주: 나라건설"
    assert project["금액·수치"] == "사업비 약 3조 2,000억 원"
    assert project["연도"] == "착수 2014년 3월"
    failures = read_rows(book, "실패")
    assert [(row["파일"], row["쪽"], row["이유"]) for row in failures] == [
        ("나쁜.pdf", 3, "암호가 걸린 파일"),
        ("보고서.txt", 2, "그림만 있는 쪽"),
    ]
    assert {"항목": "bogoseo", "설명": "9.9"} in read_rows(book, "안내")


def test_a_project_without_an_amount_or_with_a_range(run_folder: Path) -> None:
    assert (
        workbook._to_korean("area at_least 5/6 km2 (2013); growth 7 %; other 많음")
        == "면적 5~6㎢ 이상 (2013년); 증감률 7%; 기타 많음"
    )
    assert workbook._to_korean("funder: 나라은행, other 은행") == "자금 지원: 나라은행, other 은행"
    assert workbook._to_korean("period 2021/2025; other 2023-36", is_dates=True) == "기간 2021~2025년; 기타 2023년 4분기"
    assert workbook._to_korean(None) is None


def test_text_that_looks_like_a_formula_stays_text(run_folder: Path) -> None:
    build = Builder("=HYPERLINK(1) 사업\n", (), path="=1.txt")
    name = build.mention("PROJECT", "=HYPERLINK(1) 사업")
    build.entity(name)
    build.failures = [Failure("=2", "read", "@SUM(A1)")]
    book = write(run_folder, build.build())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1) 사업" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value} <= {"s", "n"}


def test_characters_that_xml_does_not_allow(run_folder: Path) -> None:
    build = Builder("가\x01나\ufffe다 _x0041_ 사업\n", ())
    build.entity(build.mention("PROJECT", "가\x01나\ufffe다 _x0041_ 사업"))
    build.failures = [Failure("가\x0b.txt", "read", "\x00")]
    book = write(run_folder, build.build())
    assert book["개체"]["C2"].value == "가 나 다 _x0041_ 사업"
    assert book["실패"]["A3"].value == "가\ufffd.txt"


def test_a_cell_beyond_the_limit_is_cut_and_noted(run_folder: Path) -> None:
    name = "가" * 40_000
    build = Builder(name + "\n", ())
    build.entity(build.mention("PROJECT", name))
    book = write(run_folder, build.build())
    assert len(book["개체"]["C2"].value) == 32_767
    noted = [failure for failure in read_run(run_folder).failures if "32767" in failure.reason]
    assert [failure.where for failure in noted] == ["개체"]
    assert book["실패"].max_row == 3


@pytest.mark.parametrize(("limit", "number", "word"), [("ROW_LIMIT", 4, "rows"), ("LINK_LIMIT", 3, "links")])
def test_a_sheet_beyond_the_limit_is_cut_and_noted(
    extraction: Extraction, run_folder: Path, monkeypatch: pytest.MonkeyPatch, limit: str, number: int, word: str
) -> None:
    monkeypatch.setattr(workbook, limit, number)
    book = write(run_folder, replace(extraction, failures=()))
    noted = {failure.where for failure in read_run(run_folder).failures if word in failure.reason}
    assert "기록" in noted
    assert book["기록"].max_row == (4 if limit == "ROW_LIMIT" else 6)
    assert sum(cell.hyperlink is not None for row in book["기록"].iter_rows() for cell in row) <= 10


def test_no_reports_give_a_workbook_that_opens(run_folder: Path) -> None:
    book = write(run_folder)
    assert book["기록"].max_row == 1
    assert book["실패"].max_row == 2


def test_many_reports_keep_their_sentences_apart(run_folder: Path) -> None:
    book = write(run_folder, make_extraction(), make_extraction("다른.txt", "머리말\n"))
    assert book["문장"].max_row == 5
