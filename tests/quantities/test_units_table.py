from decimal import Decimal

import pytest

from pipeline.errors import ConfigError
from pipeline.quantities.currencies import load_currencies
from pipeline.quantities.units import PER, load_units, to_base, unit_dimension
from pipeline.quantities.words import read_table

UNITS = load_units()
PHYSICAL = [unit for unit in UNITS.values() if unit.pint]


@pytest.mark.parametrize("unit", PHYSICAL, ids=lambda unit: unit.name)
def test_pint_knows_every_physical_unit(unit) -> None:
    amount, base = to_base(Decimal(3), unit.name)
    assert amount > 0
    assert base


def test_units_of_one_dimension_have_one_base() -> None:
    bases: dict[str, set[str]] = {}
    for unit in PHYSICAL:
        bases.setdefault(unit.dimension, set()).add(to_base(Decimal(1), unit.name)[1])
    assert {dimension: len(names) for dimension, names in bases.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("amount", "unit", "same", "other"),
    [
        ("30000", "m2", "3", "ha"),
        ("1", "km2", "100", "ha"),
        ("121", "pyeong", "400", "m2"),
        ("2", "GWh", "2000", "MWh"),
        ("24", "t/day", "1", "t/hour"),
        ("5", "t", "5000", "kg"),
    ],
)
def test_units_compare(amount: str, unit: str, same: str, other: str) -> None:
    first, second = to_base(Decimal(amount), unit), to_base(Decimal(same), other)
    assert first[1] == second[1]
    assert abs(first[0] - second[0]) <= abs(first[0]) * Decimal("1e-20")


def test_counts_and_money_are_their_own_base() -> None:
    assert to_base(Decimal(3), "person") == (3, "person")
    assert to_base(Decimal(3), "KRW") == (3, "KRW")


def test_unknown_units_are_refused() -> None:
    with pytest.raises(ConfigError, match="unknown unit `furlong`"):
        to_base(Decimal(1), "furlong")


@pytest.mark.parametrize(
    ("unit", "dimension"), [("km2", "area"), ("person", "count"), ("t/day", "mass/day"), ("USD", "money"), ("what", "")]
)
def test_dimensions(unit: str, dimension: str) -> None:
    assert unit_dimension(unit) == dimension


def test_names_are_plain_ascii() -> None:
    assert all(name.isascii() and " " not in name for name in (*UNITS, *PER.values()))


def test_no_spelling_is_a_unit_and_a_currency() -> None:
    spellings = {spelling for unit in UNITS.values() for spelling in unit.spellings}
    assert spellings & set(load_currencies().after) == set()


def test_currencies_are_iso_4217() -> None:
    pycountry = pytest.importorskip("pycountry")
    known = {currency.alpha_3 for currency in pycountry.currencies} | {"BGN", "ZWL"}  # older reports use them
    table = load_currencies()
    families = {code for family in table.families.values() for code in family.countries.values()}
    assert {*table.after.values(), *table.before.values(), *families} - {""} <= known


def test_rows_with_too_many_cells_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"units\.tsv:"):
        list(read_table("units.tsv", 2))
