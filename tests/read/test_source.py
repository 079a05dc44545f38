from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DamagedFile
from pipeline.read import limits
from pipeline.read.paragraphs import split_at_breaks
from pipeline.read.source import SourceBuilder, TableCell
from pipeline.read.tables import SpanCell, flag_header, place_cells

GRIDS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.text(max_size=12), max_size=20)


@given(st.lists(st.one_of(st.text(max_size=30), GRIDS), max_size=8))
def test_every_block_and_cell_is_found_at_its_offsets(parts: list[str | dict[tuple[int, int], str]]) -> None:
    builder = SourceBuilder()
    for part in parts:
        if isinstance(part, str):
            builder.add(part, "paragraph")
        else:
            builder.add_table([TableCell(text, row, column) for (row, column), text in part.items()])
    draft = builder.finish()
    expected = [part for part in parts if (part.strip() if isinstance(part, str) else any(t.strip() for t in part.values()))]
    assert len(draft.blocks) == len(expected)
    end = -1
    for block, part in zip(draft.blocks, expected, strict=True):
        assert block.start == end + 1
        end = block.end
        if isinstance(part, str):
            assert draft.source[block.start : block.end].strip() == part.strip()
        else:
            got = {(c.row, c.column): draft.source[c.start : c.end] for c in block.cells}
            assert got == {key: " ".join(text.split()) for key, text in part.items() if text.strip()}
    assert end in (-1, len(draft.source))


def test_rows_are_lines_and_columns_are_tabs() -> None:
    builder = SourceBuilder()
    builder.add("앞", "paragraph")
    builder.add_table([TableCell("가", 0, 0), TableCell("나", 0, 2), TableCell("다\n라", 2, 1), TableCell(" ", 1, 1)])
    assert builder.finish().source == "앞\n가\t\t나\n\t다 라"


def test_a_space_at_the_end_is_kept_and_half_a_surrogate_pair_is_not() -> None:
    builder = SourceBuilder()
    builder.add("\n 수요가 \n", "paragraph")
    builder.add("가\ud800", "paragraph")
    draft = builder.finish()
    assert draft.source == "수요가 \n가\ufffd"
    assert draft.blocks[0].end == 4


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT_CHARACTERS", 10)
    with pytest.raises(DamagedFile, match="Split"):
        SourceBuilder().add("가" * 11, "paragraph")


def test_spans_push_later_cells_aside() -> None:
    rows = [
        [SpanCell("가", rows=2), SpanCell("나", columns=2)],
        [SpanCell("다"), SpanCell("라")],
        [SpanCell("마"), SpanCell("바"), SpanCell("사")],
    ]
    places = {cell.text: (cell.row, cell.column) for cell in place_cells(rows)}
    assert places == {
        "가": (0, 0), "나": (0, 1), "다": (1, 1), "라": (1, 2), "마": (2, 0), "바": (2, 1), "사": (2, 2),
    }  # fmt: skip


def test_spans_are_bounded() -> None:
    placed = place_cells([[SpanCell("가", columns=10**9, rows=10**9), SpanCell("나")], [SpanCell("다")]])
    assert [cell.text for cell in placed] == ["가"]


@pytest.mark.parametrize(("rows", "headers"), [
    ([["국가", "금액"], ["인도", "10"]], {"국가", "금액"}),
    ([["2012", "2013"], ["10", "20"]], set()),
    ([["국가", "수도"], ["인도", "델리"]], set()),
    ([["표의 제목", ""], ["인도", "10"]], set()),
])  # fmt: skip
def test_a_first_row_without_digits_heads_rows_with_digits(rows: list[list[str]], headers: set[str]) -> None:
    cells = [TableCell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]
    assert {cell.text for cell in flag_header(cells) if cell.header} == headers


@pytest.mark.parametrize(("text", "pieces"), [
    ("문장이 끝났다.\n새 문장이다.", ["문장이 끝났다.", "새 문장이다."]),
    ("여러 나라의 도시 개발 사업을\n정리한 글이다.", ["여러 나라의 도시 개발 사업을\n정리한 글이다."]),
    ("사업 개요\n규모는 5억 달러이다.", ["사업 개요", "규모는 5억 달러이다."]),
    ("여러 나라의 도시 개발 사업의 현황\n- 항목이다", ["여러 나라의 도시 개발 사업의 현황", "- 항목이다"]),
    ("여러 나라의 도시 개발 사업의 현황\n\n이어서 정리한다", ["여러 나라의 도시 개발 사업의 현황", "이어서 정리한다"]),
])  # fmt: skip
def test_line_breaks_that_begin_something_new(text: str, pieces: list[str]) -> None:
    assert split_at_breaks(text) == pieces
