"""Which files a run reads: files, folders and globs on the command line, made a list."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path

from pipeline.read import list_suffixes
from pipeline.types import Failure

# Documents that no reader takes: folders give them all the same, for their refusal is a row of `failures.jsonl`.
UNREAD_DOCUMENTS = frozenset({".hwp", ".doc", ".odt", ".rtf"})


def find_files(paths: Sequence[str]) -> tuple[list[Path], list[Failure]]:
    """The files that `paths` name, each once, in the order given, and a failure for each path that names none.

    A folder gives all documents below it, sorted by path, hidden ones and runs left out: those whose suffix a reader knows, and
    those of formats that are not read (`.hwp`, `.doc`), for the reader to say so; a folder that cannot be opened is a failure.
    A glob (`*`, `?`, `[`, `**`) gives what it matches. A file is taken whatever its suffix: its reader decides. `-` stands for
    standard input and is kept as it is.
    """
    files: dict[Path, Path] = {}
    failures: list[Failure] = []
    for text in paths:
        before = len(failures)
        try:
            found = _expand(text, failures)
        except OSError as error:  # a name that no file can have, as a pasted sentence
            failures.append(Failure(text, "read", f"no file of this name: {error.strerror}"))
            continue
        if not found and len(failures) == before:
            failures.append(Failure(text, "read", _why_none(text)))
        for path in found:
            files.setdefault(path if text == "-" else path.resolve(), path)
    return list(files.values()), failures


def _expand(text: str, failures: list[Failure]) -> list[Path]:
    path = Path(text)
    if text == "-" or path.is_file():
        return [path]
    if path.is_dir():
        return _walk(path, failures)
    if has_magic(text):
        return [Path(match) for match in sorted(glob(text, recursive=True)) if Path(match).is_file()]  # noqa: PTH207 - absolute too
    return []


def _walk(folder: Path, failures: list[Failure]) -> list[Path]:
    """The documents below a folder, sorted; folders that cannot be opened become failures."""
    found = []
    wanted = list_suffixes() | UNREAD_DOCUMENTS

    def note(error: OSError) -> None:
        failures.append(Failure(str(error.filename), "read", f"a folder that cannot be opened: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=note):
        if "run.json" in names and "reports.jsonl" in names:  # what a run wrote is no source
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.startswith((".", "~$")) or not path.is_file():
                continue
            if path.suffix.lower() in wanted:
                found.append(path)
    return sorted(found)


def _why_none(text: str) -> str:
    if Path(text).is_dir():
        return f"no report in this folder; expected files ending in {', '.join(sorted(list_suffixes()))}"
    if has_magic(text):
        return "no file matches this pattern; quote it if the shell expands it, and check the folder"
    return "no such file or folder; check the spelling and the current folder"
