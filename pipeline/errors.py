"""The errors that bogoseo raises on purpose.

Every message answers four questions: what was found, what was expected, where, and what to do. `str(error)` is one line that
a person can act on; the command line prints it without a traceback.
"""

from __future__ import annotations


class BogoseoError(Exception):
    """Base of all errors raised on purpose.

    Parameters are the four parts of the message; empty parts are left out.
    """

    def __init__(self, found: str, *, expected: str = "", where: str = "", mend: str = "") -> None:
        self.found = found
        self.expected = expected
        self.where = where
        self.mend = mend
        super().__init__(self._message(where))

    @property
    def reason(self) -> str:
        """The message without its place, for where the place stands beside it."""
        return self._message("")

    def _message(self, where: str) -> str:
        parts = [f"{where}: {self.found}" if where else self.found]
        if self.expected:
            parts.append(f"expected {self.expected}")
        message = "; ".join(parts)
        return f"{message}. {self.mend}" if self.mend else message

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.found, self.expected, self.where, self.mend))


def _rebuild(kind: type[BogoseoError], found: str, expected: str, where: str, mend: str) -> BogoseoError:
    return kind(found, expected=expected, where=where, mend=mend)


class ReadError(BogoseoError):
    """A file that cannot be turned into a `Report`."""


class UnsupportedFormat(ReadError):
    """A file of a format that no reader takes."""


class EncryptedFile(ReadError):
    """A file that needs a password."""


class DamagedFile(ReadError):
    """A file that its format's library cannot open, or that breaks a size or nesting limit."""


class EmptyReport(ReadError):
    """A file that holds no text: empty, or pictures only."""


class ConfigError(BogoseoError):
    """A configuration value that is unknown, of the wrong type or out of bounds."""


class ModelError(BogoseoError):
    """A saved model that is missing, or was made by a package version that does not fit."""


class MissingExtra(BogoseoError):
    """A feature whose optional libraries are not installed."""


class OutputError(BogoseoError):
    """Results that cannot be written or read back."""


class CorpusError(BogoseoError):
    """Labelled reports that cannot be read, or that break the guidelines."""
