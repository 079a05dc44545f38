"""Labelled reports from whatever holds them: JSON lines, markup, or folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.documents import Document, read_documents
from pipeline.corpus.markup import read_markup
from pipeline.errors import CorpusError


def read_labelled(path: Path) -> Iterator[Document]:
    """The reports of a `.jsonl` file, of a markup file (any other suffix), or of the `.jsonl` files of a folder and below.

    The annotations kept for the agreement of two labellers (a folder `agreement`) are left out, unless they are named.
    Raises `CorpusError`.
    """
    try:
        is_there = path.exists()
    except OSError:  # a name that no file can have
        is_there = False
    if not is_there:
        raise CorpusError(
            "nothing there", where=str(path), expected="labelled reports: .jsonl, markup, or a folder of .jsonl files"
        )
    if path.is_dir():
        files = sorted(file for file in path.rglob("*.jsonl") if "agreement" not in file.relative_to(path).parts[:-1])
        if not files:
            raise CorpusError("a folder without .jsonl files", where=str(path), expected="labelled reports as JSON lines")
        for file in files:
            yield from read_documents(file)
    elif path.suffix == ".jsonl":
        yield from read_documents(path)
    else:
        try:
            content = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError("a file that cannot be read as UTF-8", where=str(path)) from error
        yield from read_markup(content, path=str(path))
