from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

import pipeline.cli
from pipeline import __version__
from pipeline.cli import app, console

RUNNER = CliRunner()
TEXT = "케냐 정부는 2014년 5,000만 달러를 투자해 나이로비 남부 신도시를 조성하기로 했다.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "보고서.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_version() -> None:
    result = RUNNER.invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"bogoseo {__version__}\n")


def test_extract_writes_every_file_of_the_contract(report: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    result = RUNNER.invoke(app, ["extract", str(report), "-o", str(run)])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert {path.name for path in run.iterdir()} >= {
        "reports.jsonl",
        "records.parquet",
        "records.csv",
        "records.xlsx",
        "projects.parquet",
        "projects.csv",
        "index.html",
        "failures.jsonl",
        "run.json",
    }
    (line,) = (run / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"] == str(report)
    assert (run / "failures.jsonl").read_text(encoding="utf-8") == ""
    info = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert info["bogoseo"] == __version__
    assert info["seconds"] > 0


def test_a_failure_is_a_row_and_exit_code_1(report: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    bad = tmp_path / "그림.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = RUNNER.invoke(app, ["extract", str(report), str(bad), "missing.pdf", "-o", str(run)])
    assert result.exit_code == 1
    rows = [json.loads(line) for line in (run / "failures.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["path"] for row in rows} == {str(bad), "missing.pdf"}
    assert all(row["reason"] for row in rows)
    assert len((run / "reports.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_pipe_in_and_json_lines_out() -> None:
    result = RUNNER.invoke(app, ["extract", "-", "-o", "-"], input=TEXT.encode("cp949"))
    assert result.exit_code == 0, result.stderr
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["mentions"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract"], 2, "Missing argument"),
        (["extract", "-", "--date", "2013-13"], 2, "2013-13"),
        (["extract", "-", "--model", "none"], 2, "no saved model"),
        (["extract", "-", "--model", "a", "--config", "b"], 2, "not both"),
        (["show", "missing.txt"], 1, "missing.txt"),
    ],
)
def test_a_wrong_command_says_what_to_do(arguments: list[str], code: int, message: str, tmp_path: Path) -> None:
    extra = ["-o", str(tmp_path / "run")] if arguments[0] == "extract" and len(arguments) > 1 else []
    result = RUNNER.invoke(app, [*arguments, *extra], input=TEXT.encode())
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_show_prints_the_records_of_a_run_and_of_a_report(report: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    RUNNER.invoke(app, ["extract", str(report), "-o", str(run)])
    shown = RUNNER.invoke(app, ["show", str(run)], env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.stderr
    assert "신도시" in shown.stdout
    direct = RUNNER.invoke(app, ["show", str(report)], env={"COLUMNS": "200"})
    assert direct.stdout == shown.stdout
    wrong = RUNNER.invoke(app, ["show", str(run), "--report", "none"])
    assert wrong.exit_code == 2
    assert "expected one of" in wrong.stderr


def test_the_summary_says_what_was_found_where_it_is_and_what_was_not(report: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    empty = tmp_path / "빈.txt"
    empty.write_text("아무 내용도 없는 글이다.\n", encoding="utf-8")
    market = tmp_path / "시장.txt"
    market.write_text("세계 시장은 2013년 기준 8조 달러로 전망되었다.\n", encoding="utf-8")
    result = RUNNER.invoke(app, ["extract", str(report), str(empty), str(market), "missing.pdf", "-o", str(run)])
    assert "reports: 3 · pages: 3 · " in result.stderr
    assert "failures: 1" in result.stderr
    assert f"{run / 'index.html'} in a browser" in result.stderr
    assert f"{run / 'records.xlsx'} in Excel" in result.stderr
    assert f"no record found in {empty}" in result.stderr
    assert "was found for: 1 (" in result.stderr
    assert "not done missing.pdf" in result.stderr


def test_quiet_says_nothing(report: Path, tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["extract", "--quiet", str(report), "missing.pdf", "-o", str(tmp_path / "run")])
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


def test_slow_steps_are_named_on_a_terminal_only(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["extract", str(report), "-o", str(tmp_path / "run")]
    assert "loading" not in RUNNER.invoke(app, arguments).stderr
    screen = io.StringIO()
    monkeypatch.setattr(console, "errors", Console(file=screen, force_terminal=True, width=200))
    RUNNER.invoke(app, arguments)
    assert "loading the model" in screen.getvalue()
    assert "writing tables and pages" in screen.getvalue()
    screen.truncate(0)
    RUNNER.invoke(app, [*arguments, "--quiet"])
    assert screen.getvalue() == ""


def test_show_has_room_for_sentences_on_a_wide_terminal(report: Path) -> None:
    start = "케냐 정부는 2014년 5,000만 달러를"
    assert start in RUNNER.invoke(app, ["show", str(report)], env={"COLUMNS": "200"}).stdout
    assert start not in RUNNER.invoke(app, ["show", str(report)], env={"COLUMNS": "80"}).stdout


@pytest.mark.skipif(os.name == "nt", reason="no pipes that close and no interrupts as on POSIX")
@pytest.mark.parametrize("command", [["extract", "{}", "-o", "-"], ["show", "{}"], ["formats"]])
def test_a_pipe_that_closes_ends_the_command_quietly(command: list[str], report: Path) -> None:
    process = _start([part.format(report) for part in command])
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait() != 0
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="no pipes that close and no interrupts as on POSIX")
def test_an_interrupt_ends_with_130_and_leaves_no_half_run(tmp_path: Path) -> None:
    run = tmp_path / "run"
    process = _start(["extract", "-", "-o", str(run)])
    assert process.stdin is not None
    while not (run / ".bogoseo-writing").is_dir():  # the run is open and waits for its report
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in complaint
    assert not run.exists()


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen([sys.executable, "-m", "pipeline.cli", *arguments], **pipes)


@pytest.mark.parametrize("command", ["extract", "show", "evaluate", "agreement"])
def test_each_example_has_a_line_of_its_own(command: str) -> None:
    shown = RUNNER.invoke(app, [command, "--help"], env={"COLUMNS": "80", "NO_COLOR": "1"}).stdout
    examples = [line.strip() for line in getattr(pipeline.cli, f"{command.upper()}_EXAMPLES").splitlines() if "bogoseo" in line]
    assert examples
    assert [line.strip() for line in shown.splitlines() if line.strip() in examples] == examples


def test_formats_lists_each_suffix() -> None:
    result = RUNNER.invoke(app, ["formats"], env={"COLUMNS": "200"})
    assert all(suffix in result.stdout for suffix in (".txt", ".md", ".html", ".docx", ".hwpx", ".pdf"))


def test_a_run_is_not_lost_to_a_misspelt_path(report: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    RUNNER.invoke(app, ["extract", str(report), "-o", str(run), "-q"])
    before = (run / "reports.jsonl").read_bytes()
    result = RUNNER.invoke(app, ["extract", str(tmp_path / "보고사.txt"), "-o", str(run), "-q"])
    assert result.exit_code == 1
    assert "left as it was" in result.stderr
    assert "no such file" in result.stderr
    assert (run / "reports.jsonl").read_bytes() == before


def test_a_run_that_nobody_named_replaces_none(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert RUNNER.invoke(app, ["extract", str(report), "-q"]).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "outputs").iterdir()) == ["run", "run-2"]


@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_sentence_in_place_of_a_path_is_no_traceback(tmp_path: Path, command: str) -> None:
    arguments = [command, "가" * 300, *(["-o", str(tmp_path / "run")] if command == "extract" else [])]
    result = RUNNER.invoke(app, arguments)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", [["extract", "-o", "-"], ["show"]])
def test_a_console_of_another_encoding_ends_no_command(tmp_path: Path, command: list[str]) -> None:
    report = tmp_path / "电.txt"  # a letter that CP949 does not have
    report.write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp949"}
    name, *options = command
    line = [sys.executable, "-m", "pipeline.cli", name, str(report), *options]
    done = subprocess.run(line, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    if name == "extract":
        assert json.loads(done.stdout.decode("utf-8"))["path"] == str(report)
