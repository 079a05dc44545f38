from __future__ import annotations

import datetime as dt

import pytest
from docx import Document

from pipeline.errors import DamagedFile
from pipeline.read import read_bytes

from .checks import cells, check_offsets, texts
from .make_office import W, add_part, flag_header_row, make_docx, save, unzip, zip_parts


def test_blocks_of_a_document() -> None:
    report = read_bytes(make_docx(), "report.docx")
    check_offsets(report)
    found = [(b.kind, b.level, b.page, report.source[b.start : b.end]) for b in report.blocks if b.kind != "table"]
    assert found == [
        ("heading", 1, 1, "해외 도시 개발 동향"),
        ("paragraph", 0, 1, "베트남 정부는 2024년에 5억 달러를 투자한다."),
        ("list_item", 1, 1, "첫째 항목"),
        ("list_item", 2, 1, "안쪽 항목"),
        ("paragraph", 0, 1, "본문이 있고 이어진다."),
        ("paragraph", 0, 1, "상자 안의 글이다."),
        ("paragraph", 0, 2, "둘째 쪽의 글이다."),
    ]
    assert report.pages == 2
    box, main = report.blocks[-2], report.blocks[-1]
    assert (main.region, box.region > 0) == (0, True)


def test_merged_cells_stand_once_and_the_header_is_guessed() -> None:
    assert cells(read_bytes(make_docx(), "report.docx")) == [
        ("국가", 0, 0, True), ("사업", 0, 1, True), ("금액", 0, 2, True), ("베트남", 1, 0, False), ("철도", 1, 1, False),
        ("1,000", 1, 2, False), ("도로", 2, 1, False), ("2,000", 2, 2, False),
    ]  # fmt: skip


@pytest.mark.parametrize("how", ["flag", "bold"])
def test_a_header_row_that_the_document_marks(how: str) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for index, text in enumerate(("2012", "2013", "10", "20")):
        table.cell(index // 2, index % 2).paragraphs[0].add_run(text).bold = how == "bold" and index < 2
    if how == "flag":
        flag_header_row(table.rows[0])
    assert [cell[3] for cell in cells(read_bytes(save(document), "a.docx"))] == [True, True, False, False]


def test_a_table_of_one_cell_is_a_box() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "□ 첫째 항목"
    cell.add_paragraph("둘째 문단의 글이다.")
    report = read_bytes(save(document), "a.docx")
    assert texts(report) == ["□ 첫째 항목", "둘째 문단의 글이다."]
    assert {b.region for b in report.blocks} == {1}


def test_a_table_in_a_cell_follows_its_table() -> None:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "바깥", "칸"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "안", "10"
    assert texts(read_bytes(save(document), "a.docx")) == ["바깥\t칸", "안\t10"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    document = Document()
    document.add_paragraph("앞의 글이다.")
    document.add_paragraph("뒤의 글이다.")
    data = save(document)
    main = unzip(data)["word/document.xml"].decode()
    main = main.replace("</w:t></w:r></w:p>", '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', 1)
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>각주의 글이다.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = add_part(add_part(data, "word/document.xml", main.encode()), "word/footnotes.xml", notes.encode())
    report = read_bytes(data, "a.docx")
    assert texts(report) == ["앞의 글이다.", "각주의 글이다.", "뒤의 글이다."]
    assert texts(report, "footnote") == ["각주의 글이다."]


def test_the_day_of_creation_needs_the_text_to_bear_it_out() -> None:
    document = Document()
    document.add_paragraph("2024년의 계획이다.")
    document.core_properties.created = document.core_properties.modified = dt.datetime(2024, 3, 15)
    assert read_bytes(save(document), "a.docx").date == "2024-03"
    document.core_properties.modified = dt.datetime(2030, 3, 15)
    assert read_bytes(save(document), "a.docx").date is None


@pytest.mark.parametrize("part", ["word/styles.xml", "word/footnotes.xml"])
def test_a_damaged_side_part_is_a_notice(part: str) -> None:
    report = read_bytes(add_part(make_docx(), part, b"<w:broken"), "a.docx")
    assert part in report.notices[0].where
    assert "둘째 쪽의 글이다." in texts(report)


def test_a_damaged_main_part_is_refused() -> None:
    parts = unzip(make_docx())
    parts["word/document.xml"] = parts["word/document.xml"][:-50]
    with pytest.raises(DamagedFile, match="not well formed"):
        read_bytes(zip_parts(parts), "a.docx")
