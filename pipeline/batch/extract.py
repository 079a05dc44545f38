"""Many reports in one run: what cannot be read or analysed becomes a failure, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.language import analyse, to_failure
from pipeline.read import read_report
from pipeline.types import Extraction, Failure, Report

if TYPE_CHECKING:
    from spacy.language import Language


def extract_files(files: Iterable[Path], nlp: Language, *, date: str | None = None) -> Iterator[Extraction | Failure]:
    """One `Extraction` or `Failure` for each file, in order; `-` is standard input.

    A file whose content was seen before in the run is a `Failure` that names the first: its facts would be counted twice.
    """
    return analyse(_read_all(files, date), nlp)


def _read_all(files: Iterable[Path], date: str | None) -> Iterator[Report | Failure]:
    seen: dict[str, str] = {}
    for path in files:
        try:
            report = read_report(path, date=date)
        except Exception as error:  # a fault of a reader or of its library must not end a run of thousands
            yield to_failure(str(path), "read", error)
            continue
        if report.sha256 in seen:
            yield Failure(str(path), "read", f"the same content as {seen[report.sha256]}, which stands for both")
            continue
        seen[report.sha256] = report.path
        yield report
