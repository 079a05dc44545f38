"""Which format a file is in, by its content; the suffix only decides between formats that are all plain text."""

from __future__ import annotations

import re
from pathlib import PurePath

from pipeline.errors import DamagedFile, EmptyReport, EncryptedFile, UnsupportedFormat
from pipeline.read.archive import open_archive
from pipeline.read.decode import decode, looks_like_plain_text
from pipeline.read.formats import FORMATS, describe_formats

_PDF_HEADER_BYTES = 1024  # readers accept a header that stands this late
_HTML_START_BYTES = 2048
_OLE_BYTES = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s{0,200}(?:<!--.{0,1000}?-->\s{0,20}|<\?xml[^>]{0,200}\?>\s{0,20}){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)

_HWP_MEND = "Open it in Hangul and save it as .hwpx (한글에서 ‘다른 이름으로 저장’ → .hwpx)."
_OCR_MEND = "Run OCR first and read the result."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"HWP Document File", "a Hangul document (.hwp 3 or older)", _HWP_MEND),
    (b"{\\rtf", "a Rich Text document (.rtf)", "Save it as .docx."),
    (b"\x89PNG\r\n", "a PNG picture", _OCR_MEND),
    (b"\xff\xd8\xff", "a JPEG picture", _OCR_MEND),
    (b"GIF8", "a GIF picture", _OCR_MEND),
    (b"II*\0", "a TIFF picture", _OCR_MEND),
    (b"MM\0*", "a TIFF picture", _OCR_MEND),
    (b"BM", "a BMP picture", _OCR_MEND),
    (b"RIFF", "a picture, sound or video (RIFF)", ""),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"ID3", "a sound file", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
    (b"%!PS", "a PostScript document", "Save it as .pdf."),
    (b"PAR1", "a Parquet table", ""),
    (b"SQLite format 3\0", "an SQLite database", ""),
)
_MAY_BE_TEXT = (b"BM", b"MZ", b"ID3", b"RIFF", b"PAR1")  # short marks with which a text may begin, too
_OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("HwpSummaryInformation", "a Hangul document (.hwp 5)", _HWP_MEND),
    ("BodyText", "a Hangul document (.hwp 5)", _HWP_MEND),
    ("WordDocument", "an old Word document (.doc)", "Save it as .docx."),
    ("Workbook", "an old Excel workbook (.xls)", "Save the sheets as .html or .txt."),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", "Save it as .pdf."),
)
_ZIP_PARTS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook (.xlsx)", "Save the sheets as .html or .txt."),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)", "Save it as .pdf."),
    ("META-INF/container.xml", "an e-book or a package", "Unpack it and read the pages inside."),
    ("content.xml", "an OpenDocument file", "Save it as .docx."),
)


def find_format(data: bytes, name: str) -> str:
    """The name of the format that `data` is in: one of `txt`, `md`, `html`, `docx`, `hwpx`, `pdf`.

    Raises `EmptyReport` for no bytes, `EncryptedFile` for a Word or Excel file with a password, `DamagedFile` for a file that
    is not what its suffix says and not readable as text, and `UnsupportedFormat` with what was found and what to do.
    """
    if not data:
        raise EmptyReport("the file is empty", expected="a file with text")
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_PDF_HEADER_BYTES] and not looks_like_plain_text(data)):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _find_zip_format(data)
    if data.startswith(_OLE_BYTES):
        raise _refuse_compound_file(data)
    _refuse_by_magic(data)
    return _find_text_format(data, name)


def _find_text_format(data: bytes, name: str) -> str:
    by_suffix = format_of_suffix(name)
    start = data[:_HTML_START_BYTES]
    if b"<HWPML" in start:
        raise UnsupportedFormat("a Hangul XML document (.hml)", expected=describe_formats(), mend=_HWP_MEND)
    if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if by_suffix in ("pdf", "docx", "hwpx"):
        if looks_like_plain_text(data):
            return "txt"
        raise DamagedFile(
            f"no {by_suffix.upper()} file, though it is named {PurePath(name).suffix}",
            expected="the signature of that format at its beginning",
            mend="The file may be cut off or damaged: fetch it again.",
        )
    if by_suffix == "" and data[:1] != b"<":
        decode(data[:65_536])  # raises UnsupportedFormat for what is not text
    return by_suffix or "txt"


def format_of_suffix(name: str) -> str:
    """The format that a file name claims, empty if its suffix is none that is known."""
    suffix = PurePath(name).suffix.lower()
    return next((format_.name for format_ in FORMATS if suffix in format_.suffixes), "")


def _find_zip_format(data: bytes) -> str:
    with open_archive(data) as archive:
        names = archive.names
        if "word/document.xml" in names or any(name.startswith("word/document") and name.endswith(".xml") for name in names):
            return "docx"
        if any(name.startswith("Contents/section") and name.endswith(".xml") for name in names):
            return "hwpx"
        mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    if mimetype.startswith((b"application/hwp+zip", b"application/owpml")):
        return "hwpx"
    for part, what, mend in _ZIP_PARTS:
        if part in names:
            raise UnsupportedFormat(what, expected=describe_formats(), mend=mend)
    raise UnsupportedFormat("a zip archive", expected=describe_formats(), mend="Unpack it first.")


def _refuse_compound_file(data: bytes) -> UnsupportedFormat | EncryptedFile:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedFile("an Office document with a password", mend="Save it without the password.")
    for stream, what, mend in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedFormat(what, expected=describe_formats(), mend=mend)
    return UnsupportedFormat("an old Office or Hangul document", expected=describe_formats(), mend="Save it in a newer format.")


def _refuse_by_magic(data: bytes) -> None:
    for magic, what, mend in _MAGIC:
        if data.startswith(magic) and not (magic in _MAY_BE_TEXT and looks_like_plain_text(data[:4096])):
            raise UnsupportedFormat(what, expected=describe_formats(), mend=mend)
