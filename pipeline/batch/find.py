"""Which files a run reads: files, folders and globs on the command line, made a list."""

from __future__ import annotations

from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path

from pipeline.read import list_formats
from pipeline.types import Failure


def find_files(paths: Sequence[str]) -> tuple[list[Path], list[Failure]]:
    """The files that `paths` name, each once, in the order given, and a failure for each path that names none.

    A folder gives all files below it whose suffix a reader knows, sorted by path, hidden ones left out. A glob (`*`, `?`, `[`,
    `**`) gives what it matches. A file is taken whatever its suffix: its reader decides. `-` stands for standard input and is
    kept as it is.
    """
    suffixes = {suffix for known in list_formats() for suffix in known.suffixes}
    files: dict[Path, Path] = {}
    failures = []
    for text in paths:
        found = _expand(text, suffixes)
        if not found:
            failures.append(Failure(text, "read", _why_none(text, suffixes)))
        for path in found:
            files.setdefault(path if text == "-" else path.resolve(), path)
    return list(files.values()), failures


def _expand(text: str, suffixes: set[str]) -> list[Path]:
    path = Path(text)
    if text == "-" or path.is_file():
        return [path]
    if path.is_dir():
        return _walk(path, suffixes)
    if has_magic(text):
        found = []
        for match in sorted(glob(text, recursive=True)):  # noqa: PTH207 - Path.glob does not take absolute patterns
            found.extend([Path(match)] if Path(match).is_file() else [])
        return found
    return []


def _walk(folder: Path, suffixes: set[str]) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in suffixes
        and path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    ]


def _why_none(text: str, suffixes: set[str]) -> str:
    if Path(text).is_dir():
        return f"no report in this folder; expected files ending in {', '.join(sorted(suffixes))}"
    if has_magic(text):
        return "no file matches this pattern; quote it if the shell expands it, and check the folder"
    return "no such file or folder; check the spelling and the current folder"
