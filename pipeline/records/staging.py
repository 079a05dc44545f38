"""Files that appear in a directory all at once, or not at all.

They are first written into a folder inside the directory, so that both are on one disk, and then moved. What was there
before steps aside and comes back if a move fails. Only a power cut within the moves can leave a directory in between, and
then its `run.json` is missing, which every reader refuses.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pipeline.errors import OutputError

MANIFEST = "run.json"
FORMAT = "bogoseo-run/1"
_STAGING = ".bogoseo-writing"


class Staging:
    """The folder in which a run is written before it takes its place in `directory`.

    Raises `OutputError` when made, if the directory cannot be written, holds files that no run wrote, holds a run with files
    that were changed since, or is being written by another process.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.folder = directory / _STAGING
        self._existed = directory.exists()
        with writing(directory):
            directory.mkdir(parents=True, exist_ok=True)
            _check_directory(directory)
            self._lock = _claim(self.folder)

    def commit(self, manifest: dict[str, Any]) -> None:
        """Describe every file written in the manifest, write that, and move all into place; the lock is given back.

        Files of the run that was there are replaced or go; files that no run wrote stay.
        """
        with writing(self.directory):
            names = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
            names = [name for name in names if name != _LOCK]
            manifest["files"] = {name: _describe(self.folder / name) for name in names}
            text = json.dumps(manifest, ensure_ascii=False, indent=1, default=str)
            (self.folder / MANIFEST).write_bytes((text + "\n").encode("utf-8", "replace"))
            _swap(self.folder, self.directory, [*names, MANIFEST])
        self._release()

    def abandon(self) -> None:
        """Remove everything written, and the directory if it was made for this run."""
        self._release()
        if not self._existed and not any(self.directory.iterdir()):
            self.directory.rmdir()

    def _release(self) -> None:
        self._lock.close()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn every `OSError` inside (full disk, no permission, a file held open) into an `OutputError` that names the path."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or path)
        mend = "Check the free space and the permissions, close the run's files in other programs, and run again."
        raise OutputError(error.strerror or str(error) or type(error).__name__, where=where, mend=mend) from error


def read_manifest(directory: Path) -> dict[str, Any] | None:
    """What `run.json` says, None where there is none or it is not a run's."""
    try:
        manifest = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and str(manifest.get("format", "")).startswith("bogoseo-run/") else None


_LOCK = ".lock"


def _check_directory(directory: Path) -> None:
    manifest = read_manifest(directory)
    if manifest is None:
        foreign = sorted(path.name for path in directory.iterdir() if path.name != _STAGING)
        if foreign:
            raise OutputError(
                f"a folder that holds {foreign[0]!r}" + (f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""),
                expected="a new folder, an empty one, or one that holds a run",
                where=str(directory),
                mend="Name another folder.",
            )
        return
    for name, known in manifest.get("files", {}).items():
        path = directory / name
        if path.is_file() and _describe(path) != known:
            raise OutputError(
                f"{name} was changed since the run was written",
                where=str(directory),
                mend="Move it elsewhere to keep it, or name another folder for the new run.",
            )


def _claim(folder: Path) -> IO[bytes]:
    """Make the folder and hold it until the lock is closed; what a killed process left there goes."""
    folder.mkdir(exist_ok=True)
    lock = (folder / _LOCK).open("wb")
    try:
        _lock(lock)
    except OSError as error:
        lock.close()
        raise OutputError(
            "another run is being written", where=str(folder), mend="Wait for it, or name another folder."
        ) from error
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != _LOCK:
            path.unlink()
    return lock


def _lock(lock: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: no process can remove a file that another holds open, which serves as well
        return
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _describe(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _swap(folder: Path, directory: Path, names: list[str]) -> None:
    """Move the named files from the folder into the directory, and the old run's out of it; on failure everything moves back.

    The manifest goes first and comes last: while it is missing, the directory is no run.
    """
    manifest = read_manifest(directory) or {}
    old = [MANIFEST, *manifest.get("files", {})] if manifest else []
    aside = folder / "old"
    moves = [(directory / name, aside / name) for name in old if (directory / name).is_file()]
    moves += [(folder / name, directory / name) for name in names]
    done: list[tuple[Path, Path]] = []
    try:
        for start, end in moves:
            end.parent.mkdir(parents=True, exist_ok=True)
            if end.exists():
                raise FileExistsError(None, "a file that no run wrote is in the way", str(end))
            start.replace(end)
            done.append((start, end))
    except BaseException:
        for start, end in reversed(done):
            end.replace(start)
        raise
    text = directory / "text"
    if text.is_dir() and not any(text.iterdir()):
        text.rmdir()
