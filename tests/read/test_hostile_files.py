"""Files that are broken or mean harm, through the command line: each a row of `failures.jsonl`, and exit code 1."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.read import limits

from .make_office import add_part, make_docx, sample_hwpx
from .make_pdf import Text, make_pdf

ENTITIES = (
    b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>"""
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>"""


def _zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (limits.MAX_ZIP_RATIO_FREE_BYTES * 60))
    return stream.getvalue()


def _hostile_files(folder: Path) -> set[str]:
    pdf = make_pdf([[Text(50, 60, "보고서의 한 줄")]])
    files = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n ",
        "binary.txt": bytes(range(256)) * 64,
        "truncated.pdf": pdf[: len(pdf) // 3],
        "encrypted.pdf": make_pdf([[Text(50, 60, "비밀")]], encrypted=True),
        "pictures.pdf": make_pdf([[]], pictures=True),
        "truncated.docx": make_docx()[:900],
        "truncated.hwpx": sample_hwpx()[:500],
        "bomb.docx": _zip_bomb(),
        "entities.docx": add_part(make_docx(), "word/document.xml", ENTITIES),
        "outside.docx": add_part(make_docx(), "word/document.xml", OUTSIDE),
        "entities.hwpx": add_part(sample_hwpx(), "Contents/section0.xml", ENTITIES),
        "archive.docx": zip_of({"a.txt": b"not a document"}),
        "old.hwp": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "nested.html": b"<div>" * 200_000,
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)
    return {*files, "huge.txt"}


def zip_of(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path, set[str]]:
    folder = tmp_path_factory.mktemp("hostile")
    names = _hostile_files(folder)
    (folder / "good.txt").write_text("케냐 정부는 2014년 5,000만 달러를 투자했다.", encoding="utf-8")
    (folder / "disguised.pdf").write_text("가나 정부는 2015년 700만 유로를 지원했다.", encoding="utf-8")
    paths = sorted(str(path) for path in folder.iterdir())
    command = [sys.executable, "-m", "pipeline.cli", "extract", *paths, "-o", str(folder / "run")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done, folder / "run", names


def test_hostile_files_end_in_failures_and_the_rest_goes_on(
    run: tuple[subprocess.CompletedProcess[str], Path, set[str]],
) -> None:
    done, directory, names = run
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    rows = [json.loads(line) for line in (directory / "failures.jsonl").read_text(encoding="utf-8").splitlines()]
    read = [json.loads(line)["path"] for line in (directory / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {Path(row["path"]).name for row in rows} == names
    assert {Path(path).name for path in read} == {"good.txt", "disguised.pdf"}


def test_each_reason_is_for_a_person(run: tuple[subprocess.CompletedProcess[str], Path, set[str]]) -> None:
    _, directory, _ = run
    for line in (directory / "failures.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert "internal error" not in row["reason"], row
        assert "Error" not in row["reason"], row
        assert len(row["reason"]) > 20, row


def test_what_lies_outside_a_document_is_not_read(run: tuple[subprocess.CompletedProcess[str], Path, set[str]]) -> None:
    _, directory, _ = run
    assert "root:" not in (directory / "reports.jsonl").read_text(encoding="utf-8")
