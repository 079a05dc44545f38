"""`bogoseo corpus check` on what is partly broken, and `bogoseo corpus draft`."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corpus import read_markup, write_markup
from pipeline.corpus.documents import write_documents
from tests.corpus.reports import MARKUP

RUNNER = CliRunner()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of files that are whole, broken in their form, broken in their labels, and unreadable."""
    second = MARKUP.replace("port-01", "port-02").replace("58 km2", "58 moons")
    third = MARKUP.replace("port-01", "port-03").replace("|ORG#o1}(", "|FIRM#o1}(").replace("q1 amount_of.area p1", "what?")
    (tmp_path / "markup.txt").write_text(MARKUP + third + second, encoding="utf-8")
    write_documents(read_markup(MARKUP.replace("port-01", "port-04")), tmp_path / "lines.jsonl")
    with (tmp_path / "lines.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("{not json\n[1]\n")
    write_documents(read_markup(MARKUP.replace("port-01", "port-05").replace("58 km2", "58 suns")), tmp_path / "more.jsonl")
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def test_check_goes_on_behind_what_cannot_be_read(files: Path) -> None:
    names = ("binary.txt", "missing.jsonl", "markup.txt", "lines.jsonl", "more.jsonl")
    result = RUNNER.invoke(app, ["corpus", "check", *(str(files / name) for name in names)])
    assert result.exit_code == 1, result.output
    for said in (
        "binary.txt: a file that cannot be read as UTF-8",
        "missing.jsonl: nothing there",
        "lines.jsonl:2: a line that is no JSON",
        "lines.jsonl:3: JSON of the type list",
        "markup.txt:29: 'FIRM#o1' is no label",
        "markup.txt:35: 'what?' is no relation",
        "QUANTITY '58㎢': the unit 'moons'",
        "QUANTITY '58㎢': the unit 'suns'",
    ):
        assert said in result.stdout, result.stdout
    assert "reports: 4 · problems: 8" in " ".join(result.stderr.split())


def test_check_of_a_folder_goes_on_behind_a_bad_file(files: Path) -> None:
    result = RUNNER.invoke(app, ["corpus", "check", str(files)])
    assert (result.exit_code, result.stdout.count("\n")) == (1, 3)
    assert "suns" in result.stdout


def test_check_of_nothing_that_can_be_read_is_an_error(files: Path) -> None:
    result = RUNNER.invoke(app, ["corpus", "check", str(files / "none"), str(files / "binary.txt")])
    assert result.exit_code == 2
    assert "nothing there" in result.stderr
    assert "cannot be read as UTF-8" in result.stderr


def test_an_empty_file_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    result = RUNNER.invoke(app, ["corpus", "check", str(tmp_path / "empty.jsonl")])
    assert result.exit_code == 2
    assert "no report" in result.stderr


def test_a_draft_is_markup_to_correct(tmp_path: Path) -> None:
    path, drafted = tmp_path / "Report 1.txt", tmp_path / "draft.txt"
    text = "한빛건설은 2021년 3월 베트남에서 푸른만 신항을 약 3억 달러에 수주했다. {괄호}\n=== text\n"
    path.write_text(text, encoding="utf-8")
    result = RUNNER.invoke(app, ["corpus", "draft", str(path), "--date", "2024-05"])
    assert result.exit_code == 0, result.output
    assert "약 {3억 달러|MONEY#m1 3e8 USD approx}에 수주했다. \\{괄호\\}\n\\=== text\n" in result.stdout
    (document,) = read_markup(result.stdout)
    assert (document.text, document.date) == (text, "2024-05")
    assert document.id.startswith("report-1")
    assert {relation.type for relation in document.relations} >= {"participates_in", "amount_of"}
    assert write_markup([document]) == result.stdout
    drafted.write_text(result.stdout, encoding="utf-8")
    assert RUNNER.invoke(app, ["corpus", "check", "--draft", str(drafted)]).exit_code == 0


def test_a_draft_of_what_cannot_be_read_fails_and_goes_on(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("한빛건설은 3억 달러를 수주했다.\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-nothing")
    result = RUNNER.invoke(app, ["corpus", "draft", str(bad), str(good)])
    assert result.exit_code == 1
    assert "bad.pdf" in result.stderr
    assert len(read_markup(result.stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["corpus", "check", "corpus/gold/dev.jsonl"], 0, "problems: 0"),
        (["corpus", "stats", "corpus/gold/dev.jsonl"], 0, "dev"),
        (["corpus", "draft", "corpus/samples/press-release.txt"], 0, "=== relations"),
        (["evaluate"], 2, "pip install '.[evaluate]'"),
    ],
)
def test_only_evaluation_needs_its_extra(root: Path, arguments: list[str], code: int, said: str) -> None:
    script = (
        "import sys; sys.modules['scipy'] = sys.modules['matplotlib'] = None; from pipeline.cli import app; app(sys.argv[1:])"
    )
    line = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_says_that_dates_need_the_report_s_own(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("지난해 한국은 3억 달러를 투자했다.\n", encoding="utf-8")
    assert "give it with --date" in RUNNER.invoke(app, ["corpus", "draft", str(path)]).stderr
    dated = RUNNER.invoke(app, ["corpus", "draft", str(path), "--date", "2024"])
    assert "--date" not in dated.stderr
    assert " 2023}" in dated.stdout
