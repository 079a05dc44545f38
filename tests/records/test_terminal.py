from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.records.export import to_dict, to_sentences
from pipeline.records.terminal import WIDE, render_records
from pipeline.types import Amount, AmountField, Record

from .building import Builder

if TYPE_CHECKING:
    from pipeline.types import Extraction


def show(extraction: Extraction, width: int, *, with_sentences: bool = True) -> str:
    out = io.StringIO()
    sentences = to_sentences(extraction) if with_sentences else None
    Console(file=out, width=width).print(render_records(to_dict(extraction), sentences=sentences, width=width))
    return out.getvalue()


def test_every_fact_is_a_line(extraction: Extraction) -> None:
    text = show(extraction, 140)
    rows = {line.split()[0] for line in text.splitlines() if line.strip()}
    assert {"대상", "한빛", "시장·지표"} <= rows
    for part in (
        "시공·수주",
        "나라건설",
        "약 3조 2,000억 원",
        "2014년 3월",
        "푸른섬 다온시",
        "시장 규모",
        "8조 달러",
        "2013년",
    ):
        assert part in text
    assert text.count("한빛 신도시 ") == 1  # the subject stands on the first of its lines only
    assert "사업 1 · 통계 1 · 대상 없는 수치 1" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width_and_carry_no_codes(extraction: Extraction, width: int) -> None:
    text = show(extraction, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_a_wide_terminal_shows_more_of_the_sentence(extraction: Extraction) -> None:
    start = "나라건설은 2014년 3월 푸른섬 다온시에서"
    assert f"{start} 약 3조 2천억 원 규모의 한빛 신도시를 착공하였다." in show(extraction, 200)
    assert start in show(extraction, WIDE)
    assert start not in show(extraction, WIDE - 1)
    assert "문장" not in show(extraction, 200, with_sentences=False)


def test_a_figure_without_a_subject_says_what_it_is_about_at_any_width(extraction: Extraction) -> None:
    for width in (60, 80, 119, 120, 200):
        lines = show(extraction, width).splitlines()
        first = next(number for number, line in enumerate(lines) if "시장·지표" in line)
        assert "시장은" in "".join(lines[first:])
    assert "세계 시장은" not in show(extraction, 80, with_sentences=False)


def test_figures_without_a_subject_stand_in_one_block_each_with_its_sentence() -> None:
    build = Builder("면적은 5㎢이고 길이는 7㎞이다.\n인구는 350만 명이다.\n", ())
    loose = []
    for surface, number, unit, measure in (
        ("5㎢", 5, "km2", "area"),
        ("7㎞", 7, "km", "length"),
        ("350만 명", 3500000, "person", "population"),
    ):
        figure = build.mention("QUANTITY", surface, Amount(Decimal(number), Decimal(number), unit))
        loose.append(AmountField(figure, measure, "2023-36", build.relation("amount_of", figure, None, measure)))
    build.records = [Record("statistic", None, amounts=tuple(loose[:2])), Record("statistic", None, amounts=(loose[2],))]
    text = show(build.build(), 80)
    assert text.count("시장·지표") == 1
    assert text.count("면적은 5㎢이고") == 1
    assert text.count("인구는 350만 명이다.") == 1
    assert text.count("2023년 4분기") == 3
    assert "대상 없는 수치 3" in text


def test_brackets_in_a_report_are_no_markup() -> None:
    build = Builder("[bold]나라[/bold] 신도시\n", (), path="[red]x")
    title = build.mention("PROJECT", "[bold]나라[/bold] 신도시")
    entity = build.entity(title)
    build.records = [Record("project", entity)]
    text = show(build.build(), 100)
    assert "[bold]나라[/bold] 신도시" in text
    assert "[red]x" in text


def test_a_report_without_records() -> None:
    assert "찾은 기록이 없습니다" in show(Builder("본문\n", ()).build(), 80)
