from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigError, DamagedFile, EmptyReport, EncryptedFile, ReadError, UnsupportedFormat
from pipeline.read import limits, list_formats, read_bytes, read_report

from .checks import check_offsets
from .make_office import add_part, make_docx, make_hwpx, p, sample_hwpx, zip_parts
from .make_pdf import Text, make_pdf

TEXT = "1. 개 요\n\n베트남 정부는 5억 달러를 투자한다.\n"
PDF = make_pdf([[Text(50, 100, "베트남 정부는 투자한다.")]])
SAMPLES = {
    "txt": TEXT.encode(), "md": b"# Title\n\ntext", "html": b"<html><p>text</p>", "docx": make_docx(), "hwpx": sample_hwpx(),
    "pdf": PDF,
}  # fmt: skip


def test_a_text_file_is_its_own_source(tmp_path: Path) -> None:
    path = tmp_path / "동향 보고.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    report = read_report(path)
    check_offsets(report)
    assert report.source == TEXT.replace("\n", "\r\n")
    assert (report.format, report.path) == ("txt", str(path))


def test_every_listed_format_is_read() -> None:
    assert {format_.name for format_ in list_formats()} == set(SAMPLES)
    for format_ in list_formats():
        for suffix in format_.suffixes:
            report = read_bytes(SAMPLES[format_.name], f"report{suffix.upper()}")
            assert report.format == format_.name
            assert any(block.box for block in report.blocks) == format_.boxes


@pytest.mark.parametrize("name", ["docx", "hwpx", "pdf", "html"])
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".md", ".bin", ""])
def test_content_wins_over_a_wrong_suffix(name: str, suffix: str) -> None:
    assert read_bytes(SAMPLES[name], f"report{suffix}").format == name


def test_text_under_a_wrong_suffix_is_text() -> None:
    assert read_bytes(TEXT.encode(), "report.pdf").format == "txt"
    assert read_bytes(TEXT.encode("cp949"), "report.log").format == "txt"
    assert read_bytes("머리글이 %PDF-1.7 인 파일".encode(), "notes.txt").format == "txt"
    assert read_bytes(b"\xff\n" + PDF, "report.pdf").format == "pdf"


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.hwpx"])
def test_neither_what_its_suffix_says_nor_text_is_damaged(name: str) -> None:
    with pytest.raises(DamagedFile, match="cut off"):
        read_bytes(b"\x00\x01\x02garbage\xff" * 50, name)


def compound(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + b"\0".join(name.encode("utf-16-le") for name in streams)


@pytest.mark.parametrize(("data", "message"), [
    (compound("FileHeader", "BodyText"), "한글에서"),
    (compound("WordDocument"), "Save it as .docx"),
    (compound("Workbook"), "old Excel"),
    (compound("x"), "old Office or Hangul"),
    (b"HWP Document File V3.00 \x1a", "한글에서"),
    (b'<?xml version="1.0"?><HWPML Version="2.8">', "한글에서"),
    (b"{\\rtf1 text}", "Save it as .docx"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "OCR"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 30, "OCR"),
    (b"\x1f\x8b\x08" + b"\0" * 30, "Unpack"),
    (zip_parts({"xl/workbook.xml": b"<a/>"}), "Excel"),
    (zip_parts({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
    (zip_parts({"a.txt": b"text"}), "zip archive"),
    (b"\x00\x01\x02\x03" * 100, "binary data"),
])  # fmt: skip
def test_other_formats_are_named_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(UnsupportedFormat, match=message) as caught:
        read_bytes(data, "folder/report.dat")
    assert str(caught.value).startswith("folder/report.dat: ")
    assert ".hwpx or .pdf" in str(caught.value)


def test_an_office_document_with_a_password_is_named() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        read_bytes(compound("EncryptionInfo", "EncryptedPackage"), "report.docx")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\ufeff\n".encode("utf-16-le")])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyReport):
        read_bytes(data, "report.txt")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_report(tmp_path / "없음.txt")
    with pytest.raises(ReadError, match="folder"):
        read_report(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read_report(Path("a\0b"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp949"))))
    report = read_report(Path("-"))
    assert report.source == TEXT
    assert report.id.startswith("stdin-")


@pytest.mark.parametrize(("name", "slug"), [
    ("folder/동향 보고서(최종).txt", "동향-보고서-최종"),
    (unicodedata.normalize("NFD", "한글.txt"), "한글"),
    ("../../etc/passwd", "passwd"),
    ("...", "report"),
    ("a" * 300 + ".txt", "a" * 60),
    ("CON.txt", "CON"),
])  # fmt: skip
def test_ids_are_readable_and_safe(name: str, slug: str) -> None:
    report = read_bytes(TEXT.encode(), name)
    assert report.id == f"{slug}-{report.sha256[:8]}"
    assert report.path == name


@given(st.text(max_size=80))
def test_any_name_gives_an_id_that_is_one_file_name(name: str) -> None:
    made = read_bytes(b"text", name + ".txt").id
    assert Path(made).name == made
    assert len(made.encode()) < 255
    assert not set(made) & set('<>:"|?*\\/\0\n ')


@pytest.mark.parametrize("date", ["2013", "2013-04", "2013-04-15"])
def test_a_given_date_wins(date: str) -> None:
    assert read_bytes("보도일시 2024. 3. 15.\n본문".encode(), "a.txt", date=date).date == date


@pytest.mark.parametrize("date", ["", "13", "2013-13", "2013-02-30", "2013/04", "2013-4", "0000", "지난해"])
def test_a_bad_date_is_refused(date: str) -> None:
    with pytest.raises(ConfigError, match="2013-04"):
        read_bytes(b"text", "a.txt", date=date)


def test_the_dateline_gives_the_date() -> None:
    assert read_bytes("보도일시 2024. 3. 15.(금)\n본문이 있다.".encode(), "a.txt").date == "2024-03-15"


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"text " * 1000)
    with pytest.raises(DamagedFile, match="MiB"):
        read_report(path)


def test_a_huge_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT_CHARACTERS", 1000)
    with pytest.raises(DamagedFile, match="Split"):
        read_bytes(b"text " * 1000, "a.txt")


def bomb(name: str, size: int) -> bytes:
    return add_part(make_docx() if name.startswith("word") else make_hwpx(p("글")), name, b"<a>" + b" " * size + b"</a>")


@pytest.mark.parametrize(("name", "suffix"), [("word/document.xml", "docx"), ("Contents/section0.xml", "hwpx")])
def test_a_zip_bomb_is_refused(name: str, suffix: str) -> None:
    with pytest.raises(DamagedFile, match="times"):
        read_bytes(bomb(name, 20_000_000), f"a.{suffix}")


def test_an_archive_of_too_many_parts_or_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ZIP_ENTRIES", 3)
    with pytest.raises(DamagedFile, match="parts"):
        read_bytes(make_docx(), "a.docx")
    monkeypatch.setattr(limits, "MAX_ZIP_ENTRIES", 1000)
    monkeypatch.setattr(limits, "MAX_UNZIPPED_BYTES", 1000)
    with pytest.raises(DamagedFile, match="unpack"):
        read_bytes(make_docx(), "a.docx")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(make_hwpx(p("글이 있다. " * 100)))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("Contents/section0.xml").file_size
    position = data.rfind(b"Contents/section0.xml") - 46
    assert int.from_bytes(data[position + 24 : position + 28], "little") == size
    data[position + 24 : position + 28] = (size - 500).to_bytes(4, "little")
    with pytest.raises(DamagedFile):
        read_bytes(bytes(data), "a.hwpx")


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha">'
    b'<!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;">]>'
    b'<a b="&z;">&z;</a>'
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
DEEP = b"<a>" * 250 + b"</a>" * 250


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16"), DEEP, b"<a>" * 100_000])
@pytest.mark.parametrize(("name", "suffix"), [("word/document.xml", "docx"), ("Contents/section0.xml", "hwpx")])
def test_xml_with_entities_or_nested_too_deep_is_refused(xml: bytes, name: str, suffix: str) -> None:
    data = add_part(SAMPLES[suffix], name, xml)
    with pytest.raises(DamagedFile):
        read_bytes(data, f"a.{suffix}")


def test_the_readers_are_imported_only_when_they_are_needed() -> None:
    heavy = ["pypdfium2", "selectolax", "lxml", "docx", "charset_normalizer", "pandas", "spacy"]
    code = f"import sys, pipeline.read; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
