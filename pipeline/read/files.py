"""From a path or bytes to a `Report`: the file is opened, its format found, and its reader called."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
import unicodedata
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from pipeline.errors import BogoseoError, ConfigError, DamagedFile, EmptyReport, ReadError
from pipeline.read import limits
from pipeline.read.dateline import confirm_date, find_dateline
from pipeline.read.formats import FORMATS
from pipeline.read.layout import find_blocks
from pipeline.read.sniff import find_format
from pipeline.read.source import Draft
from pipeline.types import Report

_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NOT_IN_ID = re.compile(r"[^\w]+")
_MAX_SLUG_CHARACTERS = 60
_STDIN = Path("-")


class _Reader(Protocol):
    def read(self, data: bytes) -> Draft: ...


def read_report(path: Path, *, date: str | None = None) -> Report:
    """The report in a file, `-` for standard input.

    `date` is the report's own date as EDTF (`2013`, `2013-04`, `2013-04-15`) and overrides what the file says of it. Raises a
    `ReadError` that names the file if it cannot be read, `ConfigError` for a bad `date`. What is damaged in part is left out,
    with a notice.
    """
    check_date(date)
    return read_bytes(_load(path), str(path), date=date)


def read_bytes(data: bytes, name: str, *, date: str | None = None) -> Report:
    """The report in bytes that have been loaded already; `name` is its file name or path. Raises like `read_report`."""
    check_date(date)
    try:
        return _read(data, name, date)
    except ReadError as error:
        if error.where.startswith(name):
            raise
        where = f"{name} ({error.where})" if error.where else name
        raise type(error)(error.found, expected=error.expected, where=where, mend=error.mend) from error


def _read(data: bytes, name: str, date: str | None) -> Report:
    if len(data) > limits.MAX_FILE_BYTES:
        raise _too_large()
    format_name = find_format(data, name)
    draft = _reader_of(format_name).read(data)
    return _to_report(draft, name, format_name, hashlib.sha256(data).hexdigest(), date)


def read_text(text: str, *, name: str = "text", date: str | None = None) -> Report:
    """The report in a string that is the text itself: offsets are the string's own, whatever it looks like.

    Half a surrogate pair, which is no character, becomes U+FFFD. Raises `EmptyReport` for a string without text, `ConfigError`
    for a wrong date.
    """
    check_date(date)
    text = _HALF_PAIR.sub("\ufffd", text)
    blocks, pages = find_blocks(text)
    return _to_report(Draft(text, blocks, pages), name, "txt", hashlib.sha256(text.encode("utf-8")).hexdigest(), date)


def _to_report(draft: Draft, name: str, format_name: str, digest: str, date: str | None) -> Report:
    if not draft.source.strip() or not draft.blocks:
        raise EmptyReport("no text", expected="a report with text")
    if len(draft.source) > limits.MAX_TEXT_CHARACTERS:
        raise DamagedFile(
            f"more than {limits.MAX_TEXT_CHARACTERS:,} characters of text", mend="Split the report into several files."
        )
    return Report(
        id=f"{_slug(name)}-{digest[:8]}",
        path=name,
        sha256=digest,
        format=format_name,
        source=draft.source,
        blocks=draft.blocks,
        pages=draft.pages,
        date=date or draft.date or find_dateline(draft.source) or confirm_date(draft.made, draft.source),
        notices=draft.notices,
    )


def _load(path: Path) -> bytes:
    try:
        if path == _STDIN:
            return sys.stdin.buffer.read(limits.MAX_FILE_BYTES + 1)
        if path.is_dir():
            raise ReadError("a folder", expected="a file", where=str(path))
        with path.open("rb") as file:
            return file.read(limits.MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise ReadError("no such file", where=str(path), mend="Check the path.") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"the file cannot be opened ({error})", where=str(path)) from error


def _reader_of(format_name: str) -> _Reader:
    module = next(format_.module for format_ in FORMATS if format_.name == format_name)
    return cast("_Reader", import_module(f"pipeline.read.{module}"))


def _slug(name: str) -> str:
    """A file's stem that is safe as a file name everywhere: letters of any script, digits, and hyphens between them."""
    stem = "stdin" if name == "-" else unicodedata.normalize("NFC", PurePath(name).stem)
    return _NOT_IN_ID.sub("-", stem)[:_MAX_SLUG_CHARACTERS].strip("-_") or "report"


def check_date(date: str | None) -> None:
    """Raises `ConfigError` unless a report's date is None, a year, a month or a day that exists, as EDTF."""
    if date is None:
        return
    match = _EDTF_DATE.fullmatch(date)
    if match is not None:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            dt.date(year, month, day)
        except ValueError:
            match = None
    if match is None:
        raise ConfigError(
            f"the date {date!r}", expected="a year, month or day such as 2013, 2013-04 or 2013-04-15", where="date"
        )


def _too_large() -> BogoseoError:
    return DamagedFile(
        f"a file of more than {limits.MAX_FILE_BYTES // 2**20} MiB", mend="Split it, or take the pictures out of it."
    )
