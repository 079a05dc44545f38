from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.cli import app

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
        (["extract", "-", "--date", "올해"], 1, "date"),
        (["extract", "-", "--model", "none"], 1, "no saved model"),
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
    assert wrong.exit_code == 1
    assert "expected one of" in wrong.stderr


def test_formats_lists_each_suffix() -> None:
    result = RUNNER.invoke(app, ["formats"], env={"COLUMNS": "200"})
    assert all(suffix in result.stdout for suffix in (".txt", ".md", ".html", ".docx", ".hwpx", ".pdf"))
