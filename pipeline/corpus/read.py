"""Labelled reports from whatever holds them: JSON lines, markup, or folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.corpus.documents import Document, parse_documents, read_documents
from pipeline.corpus.markup import parse_markup, read_markup
from pipeline.errors import CorpusError


def read_labelled(path: Path) -> Iterator[Document]:
    """The reports of a `.jsonl` file, of a markup file (any other suffix), or of the `.jsonl` files of a folder and below.

    The annotations kept for the agreement of two labellers (a folder `agreement`) are left out, unless they are named.
    Raises `CorpusError`.
    """
    for file in _find_files(path):
        if file.suffix == ".jsonl":
            documents = read_documents(file)
            first = next(documents, None)
            if first is not None:
                yield first
            elif file == path:
                raise _no_report(path)
            yield from documents
        else:
            yield from read_markup(_read_text(file), path=str(file))


def parse_labelled(paths: Iterable[Path]) -> tuple[list[Document], list[str], list[CorpusError]]:
    """The reports of paths as `read_labelled` takes them, and all that cannot be read among them.

    That is, after the documents: lines of markup that are wrong, as `path:line: problem`; and files, folders and JSON lines
    that are no labelled reports.
    """
    documents: list[Document] = []
    problems: list[str] = []
    errors: list[CorpusError] = []
    for path in paths:
        try:
            files = _find_files(path)
        except CorpusError as error:
            errors.append(error)
            continue
        for file in files:
            count = len(documents) + len(problems) + len(errors)
            _parse_file(file, documents, problems, errors)
            if file == path and count == len(documents) + len(problems) + len(errors):
                errors.append(_no_report(path))
    return documents, problems, errors


def _parse_file(file: Path, documents: list[Document], problems: list[str], errors: list[CorpusError]) -> None:
    if file.suffix == ".jsonl":
        for found in parse_documents(file):
            if isinstance(found, CorpusError):
                errors.append(found)
            else:
                documents.append(found)
        return
    try:
        found_here, wrong = parse_markup(_read_text(file), path=str(file))
    except CorpusError as error:
        errors.append(error)
    else:
        documents += found_here
        problems += wrong


def _find_files(path: Path) -> list[Path]:
    """The files of a path. Raises `CorpusError` where there is none."""
    try:
        is_there = path.exists()
    except OSError:  # a name that no file can have
        is_there = False
    if not is_there:
        raise CorpusError(
            f"nothing there, seen from {Path.cwd()}",
            where=str(path),
            expected="labelled reports: .jsonl, markup, or a folder of .jsonl files",
        )
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*.jsonl") if "agreement" not in file.relative_to(path).parts[:-1])
    if not files:
        raise CorpusError("a folder without .jsonl files", where=str(path), expected="labelled reports as JSON lines")
    return files


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError("a file that cannot be read as UTF-8", where=str(path)) from error


def _no_report(path: Path) -> CorpusError:
    return CorpusError("no report", where=str(path), expected="labelled reports, one a line")
