"""The table of currencies (`currencies.tsv`): spellings to ISO 4217 codes, with the countries that decide between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from pipeline.quantities.words import either, load_words, read_table, split_cell

DEFAULT_SCORE = 0.6  # of a currency that neither its name nor the text states
_NEAR = 400  # characters: how far back a country still decides for a bare name that many countries share


@dataclass(frozen=True, slots=True)
class Family:
    """Currencies of one name: `루피` of India, Pakistan, Nepal. `default` is empty where a bare name says too little."""

    name: str
    default: str
    by_context: bool
    countries: dict[str, str]


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """`after` and `before` map spellings to codes; `families` those bare names that the text around has to decide."""

    after: dict[str, str]
    before: dict[str, str]
    families: dict[str, Family]


@lru_cache(maxsize=1)
def load_currencies() -> CurrencyTable:
    """The table, with a spelling for every country and family (`이라크 디나르`, `싱가포르달러`)."""
    codes = load_words("currency_codes")
    after, before = dict(zip(codes, codes, strict=True)), dict(zip(codes, codes, strict=True))
    members: dict[str, dict[str, str]] = {}
    by_context: dict[str, str] = {}
    for code, spellings, leads, names, countries, context in read_table("currencies.tsv", 6):
        after.update(dict.fromkeys(split_cell(spellings), code))
        before.update(dict.fromkeys(split_cell(leads), code))
        for name in split_cell(names):
            by_context.update({name: code} if context else {})
            for country in split_cell(countries):
                if _is_hangul(country) != _is_hangul(name) and not country.isascii():
                    continue
                members.setdefault(name, {})[country] = code
                after[f"{country}{name}"] = after[f"{country} {name}"] = code
                if _is_hangul(country) and len(country) > 1:
                    before[f"{country}{name}"] = before[f"{country} {name}"] = code  # `이라크 디나르 300억`
    families = {
        name: Family(name, by_context.get(name, ""), name in by_context, countries)
        for name, countries in members.items()
        if name in by_context or name not in after
    }
    for name in families:
        after[name] = ""
    return CurrencyTable(after, before, families)


def _is_hangul(word: str) -> bool:
    return "가" <= word[0] <= "힣"


class CountryContext:
    """The countries that a text names, to decide for a bare `루피`, `페소` or `동`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[list[int], list[str]]] = {}
        self._named: list[tuple[int, str]] | None = None

    def decide(self, name: str, at: int) -> tuple[str, float]:
        """The code that a bare family name at an offset means, with a score; an empty code where nothing decides.

        The nearest country of the family before it decides, then one that follows in the same line, then the family's default.
        """
        family = load_currencies().families[name]
        places, codes = self._places(family)
        index = bisect_left(places, at)
        if index and at - places[index - 1] <= _NEAR:
            return codes[index - 1], 0.9
        if index < len(places) and places[index] - at <= _NEAR and "\n" not in self._text[at : places[index]]:
            return codes[index], 0.8
        return family.default, DEFAULT_SCORE

    def _places(self, family: Family) -> tuple[list[int], list[str]]:
        if family.name not in self._found:
            found = [(at, family.countries[name]) for at, name in self._countries() if name in family.countries]
            self._found[family.name] = ([at for at, _ in found], [code for _, code in found])
        return self._found[family.name]

    def _countries(self) -> list[tuple[int, str]]:
        """All countries of all families where the text names them; the longest name counts, so that 인도네시아 is not 인도."""
        if self._named is None:
            families = load_currencies().families.values()
            names = {name for family in families for name in family.countries if len(name) > 1} | {
                "인도네시아",
                "남수단",
                "인도양",
                "インドネシア",
                "インド洋",
                "印度尼西亚",
                "印度洋",
            }
            pattern = re.compile("(?<![가-힣])" + either(names))
            self._named = [(match.start(), match.group()) for match in pattern.finditer(self._text)]
        return self._named
