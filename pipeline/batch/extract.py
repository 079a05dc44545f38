"""Many reports in one run: what cannot be read or analysed becomes a failure, and the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import BogoseoError
from pipeline.language import analyse
from pipeline.read import read_bytes, read_report
from pipeline.types import Extraction, Failure, Report

if TYPE_CHECKING:
    from spacy.language import Language


def extract_files(files: Iterable[Path], nlp: Language, *, date: str | None = None) -> Iterator[Extraction | Failure]:
    """One `Extraction` or `Failure` for each file, in order; `-` is standard input.

    A file whose content was seen before in the run is a `Failure` that names the first: its facts would be counted twice.
    """
    failures: list[Failure] = []
    reports = _read_all(files, date, failures)
    for result in analyse(reports, nlp):
        while failures:
            yield failures.pop(0)
        yield result
    yield from failures


def _read_all(files: Iterable[Path], date: str | None, failures: list[Failure]) -> Iterator[Report]:
    seen: dict[str, str] = {}
    for path in files:
        try:
            report = _read(path, date)
        except BogoseoError as error:
            inside = error.where.removeprefix(str(path)).strip(" ()")
            failures.append(Failure(str(path), "read", error.reason, where=inside))
            continue
        except Exception as error:  # a fault of a reader or of its library must not end a run of thousands
            reason = f"internal error, please report it: {type(error).__name__}: {error}"
            failures.append(Failure(str(path), "read", reason))
            continue
        if report.sha256 in seen:
            failures.append(Failure(str(path), "read", f"the same content as {seen[report.sha256]}, which stands for both"))
            continue
        seen[report.sha256] = report.path
        yield report


def _read(path: Path, date: str | None) -> Report:
    if str(path) == "-":
        return replace(read_bytes(sys.stdin.buffer.read(), "stdin", date=date), path="-")
    return read_report(path, date=date)
