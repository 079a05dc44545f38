"""Names of countries, cities, regions, waters and well-known bodies in four languages, looked up by their spelling.

The data stands in `data/world.tsv` (generated) and `data/written.tsv` (written by hand); `data/ATTRIBUTION.md` says where it
comes from. One identity may have many names (`미국`, `美`, `USA`): that is how mentions of one country come to be one entity.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["country", "province", "city", "district", "region", "water", "org"]
KINDS: frozenset[str] = frozenset(("country", "province", "city", "district", "region", "water", "org"))
_COLUMNS = 5
_PACKAGED = ("written.tsv", "world.tsv")


@dataclass(frozen=True, slots=True)
class Entry:
    """One identity of the gazetteer. `code` is ISO 3166 or empty; `name` its first Korean name, else its first name."""

    id: str
    kind: Kind
    code: str
    name: str


@dataclass(slots=True)
class Gazetteer:
    """Names to entries. Keys are spellings without white space; Latin keys are kept as they are written."""

    names: dict[str, Entry] = field(default_factory=dict)
    first_words: set[str] = field(default_factory=set)
    _entries: dict[str, Entry] = field(default_factory=dict)
    _variants: dict[str, Entry] | None = None

    def find(self, name: str) -> Entry | None:
        """The entry of a name whatever its spaces, None if there is none. Where names clash, the first in the data wins."""
        return self.names.get(name) or (self.names.get(name.replace(" ", "")) if " " in name else None)

    def find_variant(self, name: str) -> Entry | None:
        """The city whose Korean name differs from `name` only by the usual variation of transliterated names."""
        if self._variants is None:
            cities = ((n, e) for n, e in self.names.items() if e.kind in ("city", "province") and "가" <= n[0] <= "힣")
            self._variants = {}
            for known, entry in cities:
                self._variants.setdefault(variant_key(known), entry)
        return self._variants.get(variant_key(name))

    def add_row(self, identity: str, kind: Kind, code: str, names: Sequence[str]) -> None:
        """Take in one row. A city known already under one of the names and the same code is the same city."""
        entry = self._entries.get(identity)
        if entry is None:
            known = (self.names.get(name.replace(" ", "")) for name in names)
            same = (e for e in known if e and e.code == code and e.kind == kind) if kind != "org" else iter(())
            entry = next(same, None) or Entry(identity, kind, code, names[0])
            self._entries[identity] = entry
        for name in names:
            self.names.setdefault(name.replace(" ", ""), entry)
            if " " in name:
                self.first_words.add(name.split(" ", 1)[0])


_TENSE = {1: 0, 4: 3, 8: 7, 10: 9, 13: 12}  # initial consonants: ㄲㄸㅃㅆㅉ to ㄱㄷㅂㅅㅈ
_VOWELS = {1: 5, 3: 5, 7: 5, 2: 0, 6: 4, 12: 8, 17: 13}  # ㅐㅒㅖ to ㅔ; ㅑㅕㅛㅠ to ㅏㅓㅗㅜ


@lru_cache(maxsize=65536)
def variant_key(name: str) -> str:
    """A spelling that variants of one transliterated name share: tense and plain initials, ㅐ and ㅔ, a long 오우 are one."""
    key: list[str] = []
    open_o = False
    for character in name:
        code = ord(character) - 0xAC00
        if not 0 <= code < 11172:
            key.append(character)
            open_o = False
            continue
        initial, vowel, final = code // 588, code % 588 // 28, code % 28
        if open_o and initial == 11 and vowel == 13 and not final:  # 우 after an open 오: the length of the vowel
            continue
        initial, vowel = _TENSE.get(initial, initial), _VOWELS.get(vowel, vowel)
        open_o = vowel == 8 and not final
        key.append(chr(0xAC00 + initial * 588 + vowel * 28 + final))
    return "".join(key)


def read_rows(lines: Iterable[str], *, where: str) -> Iterator[tuple[str, Kind, str, list[str]]]:
    """Rows (id, kind, code, names) of tab-separated lines; comment lines start with `#`.

    Raises ConfigError on a row with other than five columns or of an unknown kind.
    """
    for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != _COLUMNS or row[1] not in KINDS:
            raise ConfigError(
                f"found {row!r}"[:200],
                expected="id, kind, code, language and names, separated by tabs; a kind of " + ", ".join(sorted(KINDS)),
                where=f"{where}, line {number}",
                mend="Correct the line or leave the file out of the setting `gazetteers`.",
            )
        names = [name for name in row[4].split("|") if name]
        if names:
            yield row[0], cast("Kind", row[1]), row[2], names


@lru_cache(maxsize=8)
def load_gazetteer(extra: tuple[str, ...] = ()) -> Gazetteer:
    """The packaged gazetteer with the rows of extra files before it, loaded once a process.

    Raises ConfigError where an extra file is missing or misshapen.
    """
    gazetteer = Gazetteer()
    for path in extra:
        if not Path(path).is_file():
            raise ConfigError("no such file", expected="a tab-separated gazetteer", where=path, mend="Correct the path.")
        with Path(path).open(encoding="utf-8", newline="") as lines:
            for row in read_rows(lines, where=path):
                gazetteer.add_row(*row)
    for name in _PACKAGED:
        text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
        for row in read_rows(text.splitlines(), where=name):
            gazetteer.add_row(*row)
    return gazetteer
