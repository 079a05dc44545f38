"""The page of an evaluation, and its script where a reader runs it. Chromium is no dependency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.evaluation import score_documents
from pipeline.evaluation.mistakes import Mistake
from pipeline.evaluation.page import KIND_NAMES, PICTURES, render_page
from tests.evaluation.annotated import GOLD, annotate
from tests.records.browser import Browser, find_browser

PROGRAM = find_browser()
in_chromium = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on the path: the page's script is not run")
SCRIPT = "<script>document.title = 'broken'</script>"
ROWS = "[...document.querySelectorAll('#list tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
MISTAKES = [
    Mistake("r-01", 1, "label", "PLACE", "PLACE 가온시", "ORG 가온시", (("가온시", "both"),), 0.5, "ORG"),
    Mistake("r-01", 2, "missed", "PLACE", "PLACE 다온시", "", (("다온시", "gold"), ("의 ", ""), (SCRIPT, ""))),
    Mistake("r-02", 3, "false alarm", "ORG", "", f"ORG {SCRIPT}", (("Hanbit", "predicted"),), 0.25),
    Mistake("r-02", 4, "split", "entity", "개체 1개: 가 2회", "개체 2개: 가 / 가", (("가", "both"),)),
    *(Mistake("r-03", line, "missed field", "record", "항 – 장소: 시", "", (("항", "head"),)) for line in range(1, 301)),
]


def _render(mistakes: list[Mistake], *, kind: str = "evaluation") -> str:
    documents = [annotate(GOLD.replace("r-01", name)) for name in ("r-01", "r-02", "r-03")]
    scores = score_documents(documents, documents)
    groups = {"ko": score_documents(documents[:2], documents[:2]), "en": score_documents(documents[2:], documents[2:])}
    return render_page(scores, mistakes, groups=groups, title="dev", kind=kind)


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    assert PROGRAM is not None
    with Browser(PROGRAM) as browser:
        yield browser


@pytest.fixture
def browser(window: Browser, tmp_path: Path) -> Iterator[Browser]:
    """The page of `MISTAKES`. A test fails if the page complains."""
    (tmp_path / "index.html").write_text(_render(MISTAKES), encoding="utf-8")
    window.complaints.clear()
    window.resize(1280, 860)
    window.open(tmp_path / "index.html")
    yield window
    assert window.complaints == []


def _choose(browser: Browser, **chosen: str) -> list[list[str]]:
    """The rows that are shown when the filters are so."""
    for name in ("kind", "label", "report", "search"):
        browser.ask(
            f"(() => {{ const field = document.getElementById('{name}'); field.value = {chosen.get(name, '')!r};"
            "field.dispatchEvent(new Event('input')); })()"
        )
    return browser.ask(ROWS)


def test_f1_by_language_is_a_table_and_the_pictures_are_explained() -> None:
    page = _render([])
    (table,) = re.findall(r'<section id="languages">(.*?)</section>', page, re.DOTALL)
    assert re.findall(r"<th>(\w+ \(\d건\))</th>", table) == ["한국어 (2건)", "영어 (1건)"]
    rows = re.findall(r"<tr><th>(.+?)</th>(.+?)</tr>", table)[1:]
    assert len(rows) == 9
    name, cells = rows[0]
    assert name == "언급 (글자가 모두 같음) · names"
    assert re.findall(r"<td>([\d.]+) ", cells) == ["1.000", "1.000"]
    assert all(f"<figcaption>{meaning}</figcaption>" in page for meaning in PICTURES.values())
    assert PICTURES["calibration"] not in _render([], kind="agreement")


def test_kinds_are_told_of_the_two_sides() -> None:
    for kind, sides in {"evaluation": ("정답", "예측"), "agreement": ("주석 A", "주석 B")}.items():
        page = _render([], kind=kind)
        for _, meaning in KIND_NAMES.values():
            assert meaning.format(gold=sides[0], predicted=sides[1]) in page


@in_chromium
@pytest.mark.parametrize(
    ("chosen", "lines"),
    [
        ({"kind": "label"}, ["1"]),
        ({"kind": "split"}, ["4"]),
        ({"label": "PLACE"}, ["1", "2"]),
        ({"label": "ORG"}, ["1", "3"]),
        ({"label": "entity"}, ["4"]),
        ({"label": "PERSON"}, []),
        ({"report": "r-02"}, ["3", "4"]),
        ({"search": "다온시"}, ["2"]),
        ({"search": " hanbit "}, ["3"]),
        ({"search": "개체 2개"}, ["4"]),
        ({"kind": "missed", "label": "ORG"}, []),
        ({"report": "r-01", "label": "ORG"}, ["1"]),
    ],
)
def test_filters_show_the_rows_that_they_name(browser: Browser, chosen: dict[str, str], lines: list[str]) -> None:
    assert [row[1] for row in _choose(browser, **chosen)] == lines
    assert browser.ask("document.getElementById('count').textContent") == f"{len(lines)}건"
    meaning = KIND_NAMES[chosen["kind"]][1].format(gold="정답", predicted="예측") if "kind" in chosen else ""
    assert browser.ask("document.getElementById('meaning').textContent") == meaning


@in_chromium
def test_a_row_shows_both_sides_and_the_marked_sentence(browser: Browser) -> None:
    assert _choose(browser, kind="label") == [
        ["r-01", "1", "레이블 다름", "PLACE → ORG", "PLACE 가온시", "ORG 가온시", "0.50", "가온시"]
    ]
    assert browser.ask("document.querySelector('#list mark').className") == "both"
    assert _choose(browser, kind="split")[0][2:4] == ["개체 나뉨", "개체"]


@in_chromium
def test_markup_in_a_report_is_text(browser: Browser) -> None:
    (row,) = _choose(browser, kind="missed")
    assert row[-1] == f"다온시의 {SCRIPT}"
    (row,) = _choose(browser, kind="false alarm")
    assert row[5] == f"ORG {SCRIPT}"
    assert browser.ask("document.querySelectorAll('#list script').length") == 0
    assert browser.ask("document.title") == "평가 · dev"


@in_chromium
def test_more_rows_come_on_demand(browser: Browser) -> None:
    assert len(_choose(browser)) == 200
    browser.click("#more")
    assert len(browser.ask(ROWS)) == len(MISTAKES)
    assert browser.ask("document.getElementById('more').hidden")
    assert len(_choose(browser, report="r-03")) == 200
    assert not browser.ask("document.getElementById('more').hidden")


@in_chromium
def test_a_narrow_window_holds_the_page(browser: Browser) -> None:
    browser.resize(420, 900)
    assert browser.ask("document.documentElement.scrollWidth") == 420
    wide = (
        "[...document.querySelectorAll('.tables > *, figure')].filter((box) => box.getBoundingClientRect().right > 420).length"
    )
    assert browser.ask(wide) == 0
    low = "[...document.querySelectorAll('.tables th, #languages th')].filter((cell) => cell.clientHeight > 80).length"
    assert browser.ask(low) == 0
