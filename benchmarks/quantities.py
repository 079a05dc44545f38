"""Speed of the quantities grammar: `python benchmarks/quantities.py [--characters N]`.

Prints characters a second on generated report prose, on the same with a table, and on the slowest of a list of hostile repeats.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from functools import partial

from rich.console import Console
from rich.table import Table

from pipeline.quantities import find_quantities
from pipeline.quantities.amounts import find_amounts
from pipeline.quantities.dates import find_dates
from pipeline.types import Cell, TextBlock

SENTENCES = (
    "{year}년 {month}월 착공한 이 사업의 총사업비는 {big}조 {small}억 원이며, 이 가운데 {share}%를 민간이 부담한다.",
    "발주처는 도로 {small}km와 교량 {month}개소를 포함한 공사를 약 {small}만 달러(약 {small}억 원)에 계약하였다.",
    "국내 기업 {month}개사와 현지 {small}여 개 업체가 참여하고 있으며, 수혜 인구는 {small}만 명에 이를 것으로 전망된다.",
    "이에 따라 정부는 관계 기관과 협의하여 재원 조달 방안을 마련하고 단계별로 추진할 계획이라고 밝혔다.",
    "발전 용량은 {small}MW로, 연간 {small}GWh의 전력을 생산하여 온실가스 {small}t을 줄일 수 있다.",
    "제{month}차 회의에서는 {month}단계 구간의 노선과 환경영향평가 결과를 논의하고 후속 조치를 점검하였다.",
)
HOSTILE = (
    "1,",
    "1~",
    "1~1~1~",
    "억",
    "만",
    "1억 ",
    "$1",
    "수",
    "약 ",
    "1개 ",
    "1분의 ",
    "3 루피 ",
    "\n1 동",
    "1~2억 원~",
    "1 ",
    "(",
)


def write_prose(characters: int, seed: int = 1) -> str:
    """Report prose of about that many characters; the same for the same seed."""
    chance = random.Random(seed)
    lines: list[str] = []
    length = 0
    while length < characters:
        numbers = {"year": chance.randint(1990, 2030), "month": chance.randint(1, 12), "big": chance.randint(1, 90)}
        line = chance.choice(SENTENCES).format(**numbers, small=chance.randint(10, 9999), share=chance.randint(1, 99))
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def write_table(rows: int) -> tuple[str, list[TextBlock]]:
    """A table of numbers whose header carries the units."""
    text, cells = "", []
    for row in range(rows):
        line = ["구분", "투자액(억 원)", "면적(㎢)"] if row == 0 else [f"{row}구역", f"{row * 37:,}", f"{row / 8}"]
        for column, cell in enumerate(line):
            cells.append(Cell(len(text), len(text) + len(cell), row, column, header=row == 0))
            text += cell + ("\t" if column < 2 else "\n")
    text = text.rstrip("\n")
    return text, [TextBlock(0, len(text), "table", cells=tuple(cells))]


def find_values(text: str) -> list[object]:
    """What the benchmark runs on hostile text."""
    return [*find_quantities(text)]


def measure(run: Callable[[], list[object]]) -> tuple[float, int]:
    """The best of three times in seconds, and how much was found."""
    best, found = float("inf"), 0
    for _ in range(3):
        start = time.perf_counter()
        found = len(run())
        best = min(best, time.perf_counter() - start)
    return best, found


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=1_000_000)
    size = parser.parse_args().characters
    prose = write_prose(size)
    half = prose[: len(prose) // 2]
    tabled, blocks = write_table(size // 50)
    runs: list[tuple[str, int, Callable[[], list[object]]]] = [
        ("amounts and dates, prose", len(prose), partial(find_values, prose)),
        ("amounts and dates, half of it", len(half), partial(find_values, half)),
        ("amounts alone, prose", len(prose), lambda: [*find_amounts(prose)]),
        ("dates alone, prose", len(prose), lambda: [*find_dates(prose)]),
        ("one table", len(tabled), lambda: [*find_quantities(tabled, blocks=blocks)]),
    ]
    for piece in HOSTILE:
        hostile = piece * (size // 5 // len(piece))
        runs.append((f"repeats of {piece!r}", len(hostile), partial(find_values, hostile)))
    report = Table("text", "characters", "found", "seconds", "characters/s")
    for name, length, run in runs:
        seconds, found = measure(run)
        report.add_row(name, f"{length:,}", f"{found:,}", f"{seconds:.2f}", f"{length / seconds:,.0f}")
    Console().print(report)


if __name__ == "__main__":
    main()
