"""Pages a second of `read_report` on a PDF beside bare text extraction by pypdfium2, in one run.

    python benchmarks/reading.py --pages 200

The PDF is generated: two columns of prose, a title, a table, a running header and a page number on each page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.read import read_report

_TESTS = Path(__file__).parent.parent / "tests"


def _write_pdf(path: Path, pages: int) -> None:
    """A PDF of about 1,300 characters a page."""
    sys.path.insert(0, str(_TESTS))
    from read.make_pdf import Text, make_pdf  # type: ignore[import-not-found]  # the tests' own writer

    made = []
    for number in range(1, pages + 1):
        page = [Text(50, 40, "도시 개발 동향 보고", 8), Text(290, 810, f"- {number} -", 8)]
        page.append(Text(50, 80, f"제{number}장 도시 개발의 현황과 시사점을 정리한 제목", 16))
        for line in range(34):
            page.append(Text(50, 110 + 15 * line, f"{number}-{line} 여러 나라의 도시 개발을 살펴보고"))
            page.append(Text(310, 110 + 15 * line, f"{line}-{number} 시장의 규모가 커질 것으로 보며"))
        for row in range(8):
            cells = ("국가", "사업", "금액") if row == 0 else (f"나라{row}", f"철도 {row}호선", f"{row},{number:03d}")
            page += [Text(x, 660 + 16 * row, text) for x, text in zip((60, 220, 420), cells, strict=True)]
        made.append(page)
    path.write_bytes(make_pdf(made))


def _extract_bare(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    characters = 0
    for page in document:
        text_page = page.get_textpage()
        characters += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return characters


def _read_whole(path: Path) -> int:
    return len(read_report(path).source)


def _best_time(read: Callable[[Path], int], path: Path, rounds: int) -> tuple[float, int]:
    best, characters = float("inf"), 0
    for _ in range(rounds):
        start = time.perf_counter()
        characters = read(path)
        best = min(best, time.perf_counter() - start)
    return best, characters


def main() -> None:
    """Print a table: pages and characters a second of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many is shown")
    options = parser.parse_args()
    table = Table("reader", "pages/s", "characters/s", "time, bare = 1")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        _write_pdf(path, options.pages)
        bare, characters = _best_time(_extract_bare, path, options.rounds)
        table.add_row("pypdfium2, text only", f"{options.pages / bare:,.0f}", f"{characters / bare:,.0f}", "1.0")
        full, characters = _best_time(_read_whole, path, options.rounds)
        table.add_row("read_report", f"{options.pages / full:,.0f}", f"{characters / full:,.0f}", f"{full / bare:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
