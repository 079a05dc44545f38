from __future__ import annotations

import pytest

from pipeline.errors import DamagedFile, EncryptedFile
from pipeline.read import read_bytes

from .checks import cells, check_offsets, texts
from .make_office import add_part, cell, make_hwpx, p, sample_hwpx, sub, table


def test_blocks_of_a_document() -> None:
    report = read_bytes(sample_hwpx(), "report.hwpx")
    check_offsets(report)
    found = [(b.kind, b.level, b.page, report.source[b.start : b.end]) for b in report.blocks if b.kind != "table"]
    assert found == [
        ("heading", 2, 1, "개발 동향"),
        ("header", 0, 1, "달리는 머리글"),
        ("paragraph", 0, 1, "베트남 정부는 5억 달러를 투자한다."),
        ("footnote", 0, 1, "각주의 글이다."),
        ("paragraph", 0, 1, "상자 안의 글이다."),
        ("caption", 0, 1, "표 1 수주 현황"),
        ("paragraph", 0, 2, "둘째 쪽의 글이다."),
    ]
    assert report.pages == 2
    assert len({b.region for b in report.blocks}) == 5  # the main flow, the running header, the note, the box, the table


def test_cells_stand_where_the_document_says() -> None:
    assert cells(read_bytes(sample_hwpx(), "report.hwpx")) == [
        ("국가", 0, 0, True), ("금액", 0, 1, True), ("베트남", 1, 0, False), ("1,000", 1, 1, False), ("2,000", 2, 1, False),
    ]  # fmt: skip


def test_characters_that_are_elements_and_text_that_was_deleted() -> None:
    runs = (
        "<hp:t>가<hp:nbSpace/>나<hp:tab/>다<hp:deleteBegin/>지움<hp:deleteEnd/><hp:markpenBegin/>라<hp:markpenEnd/>마</hp:t>"
        "<hp:equation><hp:script>x over y</hp:script></hp:equation>"
    )
    assert texts(read_bytes(make_hwpx(p("", inner=runs)), "a.hwpx")) == ["가\u00a0나 다라마"]


def test_styles_make_headings_and_items() -> None:
    report = read_bytes(make_hwpx(p("제목", style=1) + p("항목", style=2) + p("글이다.")), "a.hwpx")
    assert [(b.kind, b.level) for b in report.blocks] == [("heading", 2), ("list_item", 1), ("paragraph", 0)]


def test_a_table_of_one_cell_is_a_box_and_an_inner_table_follows() -> None:
    inner = table((cell("안", 0, 0), cell("10", 0, 1)), (cell("밖", 1, 0), cell("20", 1, 1)))
    report = read_bytes(make_hwpx(p("", inner=table((cell("상자의 글이다.", 0, 0, inner=inner),)))), "a.hwpx")
    assert texts(report) == ["상자의 글이다.", "안\t10\n밖\t20"]
    outer = table((cell("가", 0, 0, inner=inner), cell("나", 0, 1)))
    assert texts(read_bytes(make_hwpx(p("", inner=outer)), "a.hwpx")) == ["가\t나", "안\t10\n밖\t20"]


def lines(*heights: int) -> str:
    segments = "".join(f'<hp:lineseg vertpos="{height}"/>' for height in heights)
    return f"<hp:linesegarray>{segments}</hp:linesegarray>"


def paragraph(text: str, *heights: int) -> str:
    return p(text).replace("</hp:p>", lines(*heights) + "</hp:p>")


def test_pages_follow_the_heights_of_lines() -> None:
    section = paragraph("첫째", 0) + paragraph("둘째", 1000, 2000) + paragraph("셋째", 3000, 0) + paragraph("넷째", 0)
    report = read_bytes(make_hwpx(section, paragraph("다섯째", 0)), "a.hwpx")
    assert [b.page for b in report.blocks] == [1, 1, 1, 2, 3]
    two_columns = p("", inner='<hp:ctrl><hp:colPr colCount="2"/></hp:ctrl>')
    section = two_columns + "".join(paragraph("글", height) for height in (0, 1000, 0, 1000, 0, 1000))
    assert [b.page for b in read_bytes(make_hwpx(section), "a.hwpx").blocks] == [1, 1, 1, 1, 2, 2]


def test_a_damaged_section_is_a_notice_while_another_can_be_read() -> None:
    data = add_part(make_hwpx(p("첫째 글이다."), p("둘째 글이다.")), "Contents/section0.xml", b"<hs:sec")
    report = read_bytes(data, "a.hwpx")
    assert texts(report) == ["둘째 글이다."]
    assert report.notices[0].where == "Contents/section0.xml"
    with pytest.raises(DamagedFile, match="not well formed"):
        read_bytes(add_part(make_hwpx(p("글")), "Contents/section0.xml", b"<hs:sec"), "a.hwpx")


def test_a_password_is_named() -> None:
    manifest = (
        '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><odf:file-entry>'
        "<odf:encryption-data/></odf:file-entry></odf:manifest>"
    )
    with pytest.raises(EncryptedFile, match="password"):
        read_bytes(make_hwpx(p("글"), manifest=manifest), "a.hwpx")


def test_the_day_of_creation_is_a_hint() -> None:
    assert read_bytes(make_hwpx(p("2024년의 계획이다."), made="2024-03-15T01:02:03Z"), "a.hwpx").date == "2024-03"
    assert read_bytes(make_hwpx(p("2013년의 계획이다."), made="2024-03-15T01:02:03Z"), "a.hwpx").date is None


def test_paragraphs_without_a_list_around_them_are_read() -> None:
    note = f"<hp:ctrl><hp:endNote>{p('미주의 글이다.')}</hp:endNote></hp:ctrl>"
    group = f"<hp:container><hp:rect><hp:drawText>{sub(p('묶음 안의 글이다.'))}</hp:drawText></hp:rect></hp:container>"
    assert texts(read_bytes(make_hwpx(p("글이다.", inner=note + group)), "a.hwpx")) == [
        "글이다.",
        "미주의 글이다.",
        "묶음 안의 글이다.",
    ]
