"""The page's script, run where a reader runs it. Chromium is no dependency: without it these tests are left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.records.run import write_run
from pipeline.types import Failure

from .browser import Browser, find_browser
from .building import Builder, make_extraction

PROGRAM = find_browser()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on the path: the page's script is not run")
CHOSEN = "[...document.querySelectorAll('mark.chosen')].map((mark) => mark.textContent).join('')"
FACTS = "[...document.querySelectorAll('.fact.chosen .name')].map((name) => name.textContent)"
SHOWN = "(selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0).length"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of two reports, the second without a record, and a failure."""
    folder = tmp_path_factory.mktemp("browser") / "run"
    empty = Builder("나라건설이라는 이름뿐이다.\n", (), path="빈.txt")
    empty.entity(empty.mention("ORG", "나라건설"))
    write_run(folder, [make_extraction(prefix="\U0001f600\n"), empty.build()], [Failure("나쁜.pdf", "read", "암호")])
    return folder


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    assert PROGRAM is not None
    with Browser(PROGRAM) as browser:
        yield browser


@pytest.fixture
def browser(window: Browser, run: Path) -> Iterator[Browser]:
    """The page of the run, open at its first report. A test fails if the page complains."""
    window.complaints.clear()
    window.resize(1280, 860)
    window.open(run / "index.html")
    yield window
    assert window.complaints == []


def test_a_field_leads_to_its_mention_and_the_mention_back(browser: Browser) -> None:
    names = browser.ask("[...document.querySelectorAll('.fact .name')].map((name) => name.textContent)")
    assert names == ["나라건설", "3조 2천억 원", "2014년 3월", "푸른섬 다온시", "8조 달러"]
    for nth, name in enumerate(names):
        browser.click(".fact", nth)
        assert browser.ask(CHOSEN) == name
        assert browser.ask(FACTS) == [name]
        assert browser.ask("document.querySelector('#detail h2 span').textContent") == name
    browser.click("mark.MONEY", 0)
    assert browser.ask(CHOSEN) == "3조 2천억 원"
    assert browser.ask(FACTS) == ["3조 2천억 원"]
    browser.press("Escape")
    assert browser.ask(CHOSEN) == ""
    assert browser.ask(f"({SHOWN})('#detail')") == 0


def test_a_name_that_a_page_mark_cuts_is_one_mention(browser: Browser) -> None:
    browser.click("mark.PROJECT", 1)
    assert browser.ask(CHOSEN) == "한빛 신도시"
    assert browser.ask("document.querySelectorAll('mark.chosen').length") == 2
    assert browser.ask("document.querySelector('.card.hot h3 button').textContent") == "한빛 신도시"


def test_a_figure_without_a_subject_stands_under_its_sentence(browser: Browser) -> None:
    said = browser.ask("document.querySelector('.field.loose .said').textContent")
    assert said.endswith("세계 시장은 2013년 기준 8조 달러로 전망되었다.")
    assert browser.ask("document.querySelector('.field.loose .more').textContent") == "(2013년)"


def test_an_address_opens_a_mention_and_a_choice_makes_an_address(browser: Browser, run: Path) -> None:
    name = browser.ask("JSON.parse(document.getElementById('page').textContent).reports[0].id")
    browser.open(run / "index.html", f"{name}~m5")
    assert browser.ask(CHOSEN) == "3조 2천억 원"
    browser.click(".fact", 0)
    assert browser.ask("decodeURIComponent(location.hash)") == f"#{name}~m2"


def test_the_search_ignores_spaces_and_line_ends(browser: Browser) -> None:
    browser.ask("document.getElementById('search').value = '전망되 었다'")
    browser.ask("document.getElementById('search').dispatchEvent(new Event('input'))")
    browser.wait_for("document.getElementById('hits').textContent === '1곳'")
    assert browser.ask(f"({SHOWN})('.card')") == 1


def test_fields_and_scores_hide_what_they_leave_out(browser: Browser) -> None:
    browser.click("#fields .chip", 1)
    assert browser.ask(f"({SHOWN})('.fact')") == 3
    assert browser.ask(f"({SHOWN})('.card')") == 1
    browser.ask("document.getElementById('score').value = 0.9")
    browser.ask("document.getElementById('score').dispatchEvent(new Event('input'))")
    assert browser.ask(f"({SHOWN})('.card')") == 0
    assert "조건에 맞는 기록이 없습니다" in browser.ask("document.getElementById('summary').textContent")


def test_a_report_without_a_record_says_why(browser: Browser) -> None:
    browser.click("#reports summary")
    browser.click("#report-list button", 1)
    shown = browser.ask("document.getElementById('records').textContent")
    assert "이 보고서에서 찾은 기록이 없습니다" in shown
    assert "기관 1" in shown
    assert browser.ask(f"({SHOWN})('.filters')") == 0


def test_a_phone_shows_records_or_source_and_is_never_wider_than_its_screen(browser: Browser, run: Path) -> None:
    browser.resize(390, 844)
    browser.open(run / "index.html")
    assert browser.ask(f"({SHOWN})('.left')") == 1
    assert browser.ask(f"({SHOWN})('.right')") == 0
    browser.click(".fact", 0)
    assert browser.ask(f"({SHOWN})('.left')") == 0
    assert browser.ask(CHOSEN) == "나라건설"
    browser.click(".failures summary")
    assert browser.ask("document.documentElement.scrollWidth") == 390


def test_dark_and_light_follow_the_system_until_the_reader_chooses(browser: Browser, run: Path) -> None:
    is_dark = "document.documentElement.classList.contains('dark')"
    browser.set_dark(is_dark=True)
    browser.open(run / "index.html")
    assert browser.ask(is_dark) is True
    browser.click("#theme")
    assert browser.ask(is_dark) is False
    browser.ask("localStorage.clear()")
    browser.set_dark(is_dark=False)


def test_a_run_without_reports(window: Browser, tmp_path: Path) -> None:
    window.complaints.clear()
    write_run(tmp_path / "run", [], [Failure("나쁜.pdf", "read", "암호")])
    window.open(tmp_path / "run" / "index.html")
    assert "보고서가 없습니다" in window.ask("document.querySelector('main').textContent")
    assert window.complaints == []
