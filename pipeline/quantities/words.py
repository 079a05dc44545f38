"""The tables beside this module: units, currencies, and the lists of words that the grammar looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources

from pipeline.errors import ConfigError


def read_table(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a tab-separated table, padded to `columns` cells, without comments and empty lines.

    Raises `ConfigError` for a row with more cells.
    """
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > columns:
            raise ConfigError(f"{len(cells)} columns", expected=f"at most {columns}", where=f"{name}:{number}")
        yield (*cells, *[""] * (columns - len(cells)))


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that `|` separates, without empty ones."""
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def _load_lists() -> dict[str, tuple[str, ...]]:
    return {name: split_cell(words) for name, words in read_table("words.tsv", 2)}


def load_words(name: str) -> tuple[str, ...]:
    """The list of `words.tsv` with that name."""
    return _load_lists()[name]


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def either_of(name: str) -> str:
    """A pattern that matches any word of a list."""
    return either(load_words(name))
