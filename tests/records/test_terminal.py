from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.records.export import to_dict, to_sentences
from pipeline.records.terminal import render_records

from .building import Builder

if TYPE_CHECKING:
    from pipeline.types import Extraction


def show(extraction: Extraction, width: int, *, with_sentences: bool = True) -> str:
    out = io.StringIO()
    sentences = to_sentences(extraction) if with_sentences else None
    Console(file=out, width=width).print(render_records(to_dict(extraction), sentences=sentences))
    return out.getvalue()


def test_every_fact_is_a_line(extraction: Extraction) -> None:
    text = show(extraction, 140)
    rows = {line.split()[-0] for line in text.splitlines() if line.strip()}
    assert {"대상", "한빛", "시장·지표"} <= rows
    for part in ("시공·수주", "나라건설", "약 3조 2,000억 원", "2014년 3월", "푸른섬 다온시", "시장 규모", "8조 달러", "2013"):
        assert part in text
    assert text.count("한빛 신도시 ") == 1  # the subject stands on the first of its lines only
    assert "사업 1, 통계 1" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width_and_carry_no_codes(extraction: Extraction, width: int) -> None:
    text = show(extraction, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_a_wide_terminal_shows_more_of_the_sentence(extraction: Extraction) -> None:
    assert "8조 달러로 전망되었다." in show(extraction, 200)
    assert "8조 달러로 전망되었다." not in show(extraction, 90)
    assert "문장" not in show(extraction, 200, with_sentences=False)


def test_brackets_in_a_report_are_no_markup() -> None:
    build = Builder("[bold]나라[/bold] 신도시\n", (), path="[red]x")
    title = build.mention("PROJECT", "[bold]나라[/bold] 신도시")
    entity = build.entity(title)
    from pipeline.types import Record

    build.records = [Record("project", entity)]
    text = show(build.build(), 100)
    assert "[bold]나라[/bold] 신도시" in text
    assert "[red]x" in text


def test_a_report_without_records() -> None:
    assert "사업 0, 통계 0" in show(Builder("본문\n", ()).build(), 80)
