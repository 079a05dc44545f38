"""A zip archive, opened so that no archive can exhaust memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import DamagedFile, EncryptedFile
from pipeline.read import limits
from pipeline.read.markup import FETCH_AGAIN, parse_xml

_ENCRYPTED_FLAG = 0x1


class Archive:
    """The parts of a zip archive by name. Reading counts against the limits on unpacked bytes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = limits.MAX_UNZIPPED_BYTES
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """The unpacked bytes of a part.

        Raises `DamagedFile` if the part is missing, damaged, larger than it says or packed harder than real files are, and
        `EncryptedFile` if it needs a password.
        """
        if name not in self.names:
            raise DamagedFile(f"no part {name}", expected="a complete document", mend=FETCH_AGAIN)
        info = self._archive.getinfo(name)
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile(f"{name} is encrypted", mend="Save the document without a password.")
        self._check_size(name, info.file_size, info.compress_size)
        try:
            with self._archive.open(info) as part:
                data = part.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise DamagedFile(f"{name} cannot be unpacked ({error})", mend=FETCH_AGAIN) from error
        self._check_size(name, len(data), info.compress_size)
        self._left -= len(data)
        return data

    def parse(self, name: str) -> Any:
        """The root element of an XML part; raises like `read` and `parse_xml`."""
        return parse_xml(self.read(name), name)

    def _check_size(self, name: str, size: int, packed: int) -> None:
        if size > self._left:
            raise DamagedFile(
                f"{name} makes the archive unpack to more than {limits.MAX_UNZIPPED_BYTES // 2**20} MiB",
                expected="the XML of a report",
                mend="Split the document.",
            )
        if size > limits.MAX_ZIP_RATIO_FREE_BYTES and size > limits.MAX_ZIP_RATIO * max(1, packed):
            raise DamagedFile(
                f"{name} unpacks to {size // max(1, packed)} times its size",
                expected=f"at most {limits.MAX_ZIP_RATIO} times (a zip bomb is refused)",
            )


@contextmanager
def open_archive(data: bytes) -> Iterator[Archive]:
    """A zip archive; raises `DamagedFile` if it is none or has more than `MAX_ZIP_ENTRIES` parts."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, UnicodeDecodeError, OverflowError) as error:
        raise DamagedFile(f"a zip archive that cannot be opened ({error})", mend=FETCH_AGAIN) from error
    with archive:
        if len(archive.infolist()) > limits.MAX_ZIP_ENTRIES:
            raise DamagedFile(
                f"an archive of {len(archive.infolist()):,} parts", expected=f"at most {limits.MAX_ZIP_ENTRIES:,}"
            )
        yield Archive(archive)
