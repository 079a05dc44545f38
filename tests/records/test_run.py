from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from pipeline.errors import OutputError
from pipeline.records import run, staging, workbook
from pipeline.records.delimited import to_plain_number, to_safe_cell
from pipeline.records.export import to_dict
from pipeline.records.projects import PROJECT_COLUMNS
from pipeline.records.run import RunWriter, read_run, write_run
from pipeline.records.tables import RECORD_COLUMNS, to_records_table
from pipeline.types import Failure

from .building import Builder, make_extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.types import Extraction

FILES = {
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


def list_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def read_all(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in list_files(folder)}


def test_a_run_has_all_files_and_nothing_else(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction], [Failure("나쁜.pdf", "read", "암호")], info={"bogoseo": "1"})
    assert list_files(run_folder) == FILES | {f"text/{extraction.report.id}.txt"}
    assert [path.name for path in run_folder.iterdir() if path.name.startswith(".")] == []


def test_a_run_is_read_back(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction], [Failure("나쁜.pdf", "read", "암호", 3, "표 2")], info={"bogoseo": "1", "seconds": 2.5})
    found = read_run(run_folder)
    assert found.reports == [to_dict(extraction)]
    assert found.failures == [Failure("나쁜.pdf", "read", "암호", 3, "표 2"), *extraction.failures]
    assert found.info["seconds"] == 2.5
    counts = found.info["counts"]
    assert (counts["reports"], counts["mentions"], counts["facts"], counts["projects"], counts["failures"]) == (1, 9, 5, 1, 2)
    pd.testing.assert_frame_equal(found.records, to_records_table([extraction]))
    assert found.sentences(extraction.report.id)["r1"].startswith("나라건설은")
    assert len(found.projects) == 1


def test_offsets_lead_into_the_text_file(extraction: Extraction, run_folder: Path) -> None:
    source = extraction.report.source.replace("\n", "\r\n", 1)
    crlf = Builder(source, ("신\n- 1 -\n도시",))
    crlf.mention("ORG", "나라건설")
    write_run(run_folder, [crlf.build()])
    text = (run_folder / "text" / f"{crlf.report.id}.txt").read_bytes().decode("utf-8")
    [mention] = read_run(run_folder).reports[0]["mentions"]
    assert text[mention["start"] : mention["end"]] == "나라건설"


def test_a_plain_text_file_in_utf8_is_not_copied(run_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "가.txt"
    path.write_bytes("내용\n".encode())
    copied = Builder("내용\n", (), path=str(tmp_path / "없음.txt"), form="txt").build()
    plain = Builder("내용\n", (), path=str(path), form="txt").build()
    write_run(run_folder, [plain])
    assert not (run_folder / "text").exists()
    write_run(run_folder, [copied])
    assert (run_folder / "text" / f"{copied.report.id}.txt").read_bytes() == "내용\n".encode()


def test_nothing_in_nothing_out(run_folder: Path) -> None:
    write_run(run_folder, [], [])
    found = read_run(run_folder)
    assert found.reports == found.failures == []
    assert list(found.records.columns) == list(RECORD_COLUMNS)
    assert list(found.projects.columns) == list(PROJECT_COLUMNS)
    assert list(map(str, found.records.dtypes)) == list(RECORD_COLUMNS.values())


def test_the_csv_opens_in_korean_excel(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction])
    assert (run_folder / "records.csv").read_bytes().startswith(b"\xef\xbb\xbfreport,page,subject")
    table = pd.read_csv(run_folder / "records.csv", dtype={"value": "string"})
    assert list(table["name"]) == ["나라건설", "3조 2천억 원", "2014년 3월", "푸른섬 다온시", "8조 달러"]
    assert table["value"][1] == "3200000000000"


def test_numbers_in_a_csv_are_written_plainly(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction])
    with (run_folder / "records.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["low"], row["high"]) for row in rows] == [
        ("", ""),
        ("3200000000000", "3200000000000"),
        ("", ""),
        ("", ""),
        ("8000000000000", "8000000000000"),
    ]
    assert {row["score"] for row in rows} == {"0.75"}


@pytest.mark.parametrize(
    ("number", "text"), [(0.0, "0"), (45e6, "45000000"), (1e22, "1" + "0" * 22), (0.614, "0.614"), (-1e-7, "-0.0000001")]
)
def test_a_plain_number_has_no_exponent_and_no_empty_fraction(number: float, text: str) -> None:
    assert to_plain_number(number) == text
    assert float(text) == number


def test_a_writer_tells_what_has_no_subject_and_what_no_record(extraction: Extraction, run_folder: Path) -> None:
    with RunWriter(run_folder) as writer:
        writer.add(extraction)
        writer.add(Builder("본문\n", (), path="빈.txt").build())
    assert writer.counts["loose"] == 1
    assert writer.empty == ["빈.txt"]
    assert read_run(run_folder).info["counts"]["loose"] == 1


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "-", "+82-2-555"])
def test_a_formula_in_a_csv_becomes_text(cell: str) -> None:
    assert to_safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "-5.2", "+3", "-5/3", "사업=1", "2010-04", ""])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert to_safe_cell(cell) == cell


def test_the_same_report_twice_is_a_failure(extraction: Extraction, run_folder: Path) -> None:
    with RunWriter(run_folder) as writer:
        writer.add(extraction)
        writer.add(replace(extraction, failures=()))
    assert writer.counts["reports"] == 1
    assert "written before" in writer.failures[-1].reason
    assert len(read_run(run_folder).reports) == 1


@pytest.mark.parametrize("identity", ["../../evil", "a/b", "/tmp/evil"])
def test_an_id_that_leads_elsewhere_is_refused(extraction: Extraction, run_folder: Path, identity: str) -> None:
    with RunWriter(run_folder) as writer:
        writer.add(replace(extraction, report=replace(extraction.report, id=identity), failures=()))
    assert [failure.stage for failure in writer.failures] == ["records"]
    assert list_files(run_folder) == FILES


def test_annotations_that_contradict_each_other_cost_one_report(extraction: Extraction, run_folder: Path) -> None:
    broken = replace(extraction, mentions=())
    with RunWriter(run_folder) as writer:
        writer.add(broken)
        writer.add(make_extraction("다른.txt", "머리말\n"))
    assert writer.counts["reports"] == 1
    assert "one of the report's mentions" in writer.failures[1].reason


def test_a_crash_while_reports_are_read_leaves_nothing(extraction: Extraction, run_folder: Path) -> None:
    def read() -> Iterator[Extraction]:
        yield extraction
        raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        write_run(run_folder, read())
    assert not run_folder.exists()


@pytest.mark.parametrize(("module", "name"), [(workbook, "write_workbook"), (run, "write_csv"), (staging, "_swap")])
def test_a_crash_while_files_are_written_leaves_the_old_run(
    extraction: Extraction, run_folder: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    write_run(run_folder, [extraction])
    before = read_all(run_folder)

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("crash")

    monkeypatch.setattr(module, name, crash)
    with pytest.raises(RuntimeError, match="crash"):
        write_run(run_folder, [make_extraction("다른.txt", "머리말\n")])
    assert read_all(run_folder) == before


@pytest.mark.parametrize("failing", range(1, 22))
def test_a_move_that_fails_takes_back_all_others(
    extraction: Extraction, run_folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    write_run(run_folder, [extraction])
    before = read_all(run_folder)
    moves = 0
    move = Path.replace

    def fail(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == failing:
            raise PermissionError(13, "held open", str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    other = make_extraction("다른.txt", "머리말\n")
    if failing <= 20:  # ten files step aside, ten come in
        with pytest.raises(OutputError, match="held open"):
            write_run(run_folder, [other])
        assert read_all(run_folder) == before
    else:
        write_run(run_folder, [other])
        assert read_run(run_folder).reports[0]["path"] == "다른.txt"


def test_a_new_run_takes_the_place_of_the_old_and_leaves_other_files(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction])
    (run_folder / "notes.md").write_text("mine")
    (run_folder / "text" / "mine.txt").write_text("mine too")
    other = make_extraction("다른.txt", "머리말\n")
    write_run(run_folder, [other])
    assert list_files(run_folder) == FILES | {f"text/{other.report.id}.txt", "text/mine.txt", "notes.md"}
    assert read_run(run_folder).reports[0]["path"] == "다른.txt"


def test_a_folder_with_other_files_is_refused(extraction: Extraction, run_folder: Path) -> None:
    run_folder.mkdir()
    (run_folder / "records.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"holds 'records\.csv'.*Name another folder"):
        write_run(run_folder, [extraction])
    assert (run_folder / "records.csv").read_text() == "mine"
    assert list_files(run_folder) == {"records.csv"}


def test_a_workbook_that_was_edited_is_not_overwritten(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction])
    (run_folder / "records.xlsx").write_bytes(b"edited")
    with pytest.raises(OutputError, match=r"records\.xlsx was changed"):
        write_run(run_folder, [extraction])
    assert (run_folder / "records.xlsx").read_bytes() == b"edited"


def test_a_file_of_the_user_in_the_way_is_kept(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [])
    (run_folder / "text").mkdir()
    mine = run_folder / "text" / f"{extraction.report.id}.txt"
    mine.write_text("mine")
    with pytest.raises(OutputError, match="in the way"):
        write_run(run_folder, [extraction])
    assert mine.read_text() == "mine"
    assert read_run(run_folder).reports == []


def test_what_a_killed_run_left_is_cleared(extraction: Extraction, run_folder: Path) -> None:
    left = run_folder / ".bogoseo-writing"
    left.mkdir(parents=True)
    (left / "reports.jsonl").write_text("half")
    (left / "text").mkdir()
    (left / "text" / "old.txt").write_text("half")
    write_run(run_folder, [extraction])
    assert list_files(run_folder) == FILES | {f"text/{extraction.report.id}.txt"}


def test_two_writers_of_one_folder(extraction: Extraction, run_folder: Path) -> None:
    with RunWriter(run_folder) as writer:
        with pytest.raises(OutputError, match="another run is being written"):
            write_run(run_folder, [])
        writer.add(extraction)
    assert len(read_run(run_folder).reports) == 1


def test_a_folder_that_cannot_be_made(extraction: Extraction, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"):
        write_run(tmp_path / "file" / "run", [extraction])
    with pytest.raises(OutputError):
        write_run(tmp_path / "file", [extraction])


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name == "nt", reason="no device that is always full")
def test_a_full_disk_is_an_output_error(extraction: Extraction, run_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_run(run_folder, [])
    before = read_all(run_folder)
    monkeypatch.setattr(run, "write_csv", lambda table, path: Path("/dev/full").write_bytes(b"x"))
    with pytest.raises(OutputError, match=r"No space left.*free space"):
        write_run(run_folder, [extraction])
    assert read_all(run_folder) == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("run.json", None, "no run"),
        ("run.json", b"{", "no run"),
        ("run.json", b"[]", "no run"),
        ("run.json", b'{"format": "other"}', "no run"),
        ("reports.jsonl", None, r"without its reports\.jsonl"),
        ("reports.jsonl", b'{"id"', "damaged"),
        ("failures.jsonl", b"", "damaged"),
    ],
)
def test_a_run_that_is_not_whole_is_refused(
    extraction: Extraction, run_folder: Path, name: str, content: bytes | None, message: str
) -> None:
    write_run(run_folder, [extraction])
    if content is None:
        (run_folder / name).unlink()
    else:
        (run_folder / name).write_bytes(content)
    with pytest.raises(OutputError, match=message):
        read_run(run_folder)


def test_a_damaged_table_is_refused_when_asked_for(extraction: Extraction, run_folder: Path) -> None:
    write_run(run_folder, [extraction])
    (run_folder / "records.parquet").write_bytes(b"PAR1")
    found = read_run(run_folder)
    with pytest.raises(OutputError, match="damaged"):
        _ = found.records


def test_no_run_at_all(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no run"):
        read_run(tmp_path / "missing")


def test_odd_characters_are_written(run_folder: Path) -> None:
    build = Builder("가\ud800나 \U0001f600\x01 사업\n", (), path="\udcb0.txt")
    build.entity(build.mention("PROJECT", "가\ud800나 \U0001f600\x01 사업"))
    build.failures = [Failure("\udcb0.txt", "read", "\ud800")]
    write_run(run_folder, [build.build()], info={"command": ["\udcb0"], "path": Path("x")})
    assert read_run(run_folder).reports[0]["mentions"][0]["text"] == "가?나 \U0001f600\x01 사업"
    assert json.loads((run_folder / "run.json").read_text(encoding="utf-8"))["path"] == "x"
