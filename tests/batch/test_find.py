from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.batch.find import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.pdf", "sub/c.hwpx", "sub/d.xyz", ".hidden/e.txt", "sub/~$f.docx", "[2024] 보고서.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("내용", encoding="utf-8")
    return tmp_path


def _names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_a_folder_gives_known_formats_in_order(folder: Path) -> None:
    files, failures = find_files([str(folder)])
    assert _names(files, folder) == ["[2024] 보고서.txt", "a.pdf", "b.txt", "sub/c.hwpx"]
    assert failures == []


def test_a_glob_gives_what_it_matches(folder: Path) -> None:
    files, _ = find_files([f"{folder}/**/*.hwpx", f"{folder}/?.txt"])
    assert _names(files, folder) == ["sub/c.hwpx", "b.txt"]


def test_a_named_file_is_taken_whatever_its_suffix_and_only_once(folder: Path) -> None:
    files, _ = find_files([f"{folder}/sub/d.xyz", f"{folder}/sub/../sub/d.xyz", f"{folder}/[2024] 보고서.txt"])
    assert _names(files, folder) == ["sub/d.xyz", "[2024] 보고서.txt"]


def test_standard_input_is_kept() -> None:
    assert find_files(["-"]) == ([Path("-")], [])


@pytest.mark.parametrize(
    ("name", "reason"), [("none.txt", "no such file"), ("*.nothing", "no file matches"), ("empty", "no report in this folder")]
)
def test_what_names_nothing_is_a_failure(folder: Path, name: str, reason: str) -> None:
    (folder / "empty").mkdir()
    files, failures = find_files([str(folder / name)])
    assert files == []
    assert [failure.path for failure in failures] == [str(folder / name)]
    assert reason in failures[0].reason


def test_a_folder_gives_documents_of_other_formats_too_so_that_they_are_refused_aloud(folder: Path) -> None:
    (folder / "old.hwp").write_bytes(b"")
    (folder / "table.csv").write_bytes(b"")
    files, _ = find_files([str(folder)])
    assert "old.hwp" in _names(files, folder)
    assert "table.csv" not in _names(files, folder)


def test_what_a_run_wrote_is_no_source(folder: Path) -> None:
    run = folder / "run"
    run.mkdir()
    for name in ("run.json", "reports.jsonl", "index.html"):
        (run / name).write_text("{}", encoding="utf-8")
    files, _ = find_files([str(folder)])
    assert not any(path.is_relative_to(run) for path in files)


def test_a_folder_that_cannot_be_opened_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files, failures = find_files([str(folder)])
    assert "b.txt" in _names(files, folder)
    assert [(Path(failure.path).name, failure.reason) for failure in failures] == [
        ("sub", "a folder that cannot be opened: Permission denied")
    ]
