"""The table of units (`units.tsv`): how they are spelled, what they measure, and how they convert.

pint knows the physical units; it is loaded when a conversion is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pipeline.errors import ConfigError
from pipeline.quantities.words import read_table, split_cell

# What may stand behind the slash of a rate (`톤/일`, `㎥/s`), and its ASCII name.
PER: dict[str, str] = {
    "일": "day", "day": "day", "d": "day", "D": "day", "日": "day",
    "월": "month", "month": "month", "月": "month",
    "년": "year", "연": "year", "year": "year", "yr": "year", "y": "year", "a": "year", "年": "year",
    "시간": "hour", "시": "hour", "hour": "hour", "hr": "hour", "h": "hour", "時": "hour",
    "분": "minute", "min": "minute",
    "초": "second", "sec": "second", "s": "second", "秒": "second",
    "인": "person", "명": "person", "人": "person",
    "가구": "household", "세대": "household", "대": "vehicle",
    "㎡": "m2", "m²": "m2", "m2": "m2", "㎢": "km2", "km²": "km2", "km2": "km2", "㏊": "ha", "ha": "ha", "헥타르": "ha",
    "㎥": "m3", "m³": "m3", "m3": "m3", "L": "L", "ℓ": "L", "리터": "L", "kg": "kg", "㎏": "kg", "t": "t", "톤": "t",
    "km": "km", "㎞": "km", "kWh": "kWh", "㎾h": "kWh",
}  # fmt: skip
# What may stand behind the `per` of an English rate (`tonnes per year`), and its ASCII name.
PER_WORDS: dict[str, str] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "annum": "year", "hour": "hour", "minute": "minute",
    "second": "second", "capita": "person", "person": "person", "head": "person", "household": "household",
    "square kilometre": "km2", "square kilometer": "km2", "sq km": "km2", "km2": "km2", "km²": "km2", "square metre": "m2",
    "square meter": "m2", "sq m": "m2", "m2": "m2", "m²": "m2", "square mile": "sqmi", "hectare": "ha", "acre": "acre",
    "cubic metre": "m3", "cubic meter": "m3", "m3": "m3", "litre": "L", "liter": "L", "kg": "kg", "tonne": "t", "ton": "t",
    "km": "km", "kilometre": "km", "kilometer": "km", "mile": "mile", "kWh": "kWh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of the table. `pint` is empty for units that physics does not know (people, cities, percent)."""

    name: str
    dimension: str
    pint: str
    spellings: tuple[str, ...]
    nouns: tuple[str, ...]


@lru_cache(maxsize=1)
def load_units() -> dict[str, Unit]:
    """All units by their ASCII name, in the order of the table. Raises `ConfigError` where a spelling is given twice."""
    units: dict[str, Unit] = {}
    owners: dict[str, str] = {}
    for name, dimension, pint, spellings, nouns in read_table("units.tsv", 5):
        unit = Unit(name, dimension, "" if pint == "-" else pint, split_cell(spellings), split_cell(nouns))
        for spelling in unit.spellings:
            if spelling in owners:
                found = f"`{spelling}` is a spelling of both `{owners[spelling]}` and `{name}`"
                raise ConfigError(found, where="units.tsv", mend="Keep it in one line.")
            owners[spelling] = name
        units[name] = unit
    return units


def unit_dimension(unit: str) -> str:
    """What a unit measures: `area`, `count`, `volume/day` for a rate, `money` for an ISO 4217 code; empty if unknown."""
    known = load_units().get(unit)
    if known is not None:
        return known.dimension
    above, slash, below = unit.partition("/")
    if slash:
        dimension = unit_dimension(above)
        return f"{dimension}/{below}" if dimension else ""
    return "money" if len(unit) == 3 and unit.isupper() else ""


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)


def to_base(amount: Decimal, unit: str) -> tuple[Decimal, str]:
    """An amount in the SI base units of its dimension, so that `만㎡` and `ha` compare: 3 ha is 30000 `meter ** 2`.

    Counts, percentages and money are their own base and come back unchanged. Raises `ConfigError` for an unknown unit.
    """
    known = load_units().get(unit)
    if known is not None and not known.pint:
        return amount, unit
    if known is None and not unit_dimension(unit):
        raise ConfigError(f"unknown unit `{unit}`", expected="a unit of units.tsv", mend="Add a line for it.")
    expression = known.pint if known is not None else _rate_expression(unit)
    if not expression:
        return amount, unit
    registry = _registry()
    if expression in ("degC", "degF"):
        base = registry.Quantity(amount, expression).to_base_units()
    else:
        base = (registry.parse_expression(expression) * amount).to_base_units()
    return Decimal(base.magnitude), str(base.units)


def _rate_expression(unit: str) -> str:
    above, slash, below = unit.partition("/")
    expression = _expression(above) if slash else ""
    divisor = _expression(below) or (below if below in ("day", "week", "month", "year", "hour", "minute", "second") else "")
    return f"({expression})/({divisor})" if expression and divisor else ""


def _expression(unit: str) -> str:
    known = load_units().get(unit)
    return known.pint if known is not None else ""
