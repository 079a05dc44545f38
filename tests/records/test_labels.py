from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.units import load_units
from pipeline.quantities.words import read_table
from pipeline.records.labels import (
    ATTRIBUTES,
    QUALIFIERS,
    to_korean_date,
    to_korean_number,
    to_korean_value,
    to_numbers,
    to_years,
)
from pipeline.records.units import CURRENCIES, UNITS, is_money, to_korean_unit
from pipeline.types import EVENTS, MEASURES, ROLES


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0", "0"),
        ("12", "12"),
        ("9999", "9,999"),
        ("10000", "1만"),
        ("3200000000000", "3조 2,000억"),
        ("1350300000000", "1조 3,503억"),
        ("58.50", "58.5"),
        ("12345.6", "1만 2,345.6"),
        ("-250000000", "-2억 5,000만"),
        ("0.003", "0.003"),
        ("1E+30", "1,000,000,000,000,000,000,000,000,000,000"),
    ],
)
def test_numbers_are_read_in_steps_of_ten_thousand(number: str, shown: str) -> None:
    assert to_korean_number(Decimal(number)) == shown


@given(st.integers(min_value=-(10**19), max_value=10**19))
def test_a_number_shown_is_the_number(number: int) -> None:
    steps = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4}
    total = 0
    for part in to_korean_number(Decimal(number)).lstrip("-").replace(",", "").split():
        total += int(part[:-1]) * steps[part[-1]] if part[-1] in steps else int(part)
    assert total == abs(number)


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "shown"),
    [
        ("3200000000000", "KRW", "approx", "약 3조 2,000억 원"),
        ("30000000000/32000000000", "USD", "", "300억~320억 달러"),
        ("58.5", "km2", "", "58.5㎢"),
        ("50", "%", "more_than", "50% 초과"),
        ("5/6", "person", "", "5~6명"),
        ("500", "MW", "at_least", "500 MW 이상"),
        ("7", "XAU", "", "7 XAU"),
        ("8000", "m3/day", "", "8,000㎥/일"),
        ("120000", "m3/day", "", "12만㎥/일"),
        ("45000000", "TZS", "", "4,500만 탄자니아 실링"),
        ("70", "USD/bbl", "", "70 달러/배럴"),
        ("3", "company", "at_most", "3개사 이하"),
        ("40000", "household", "", "4만 가구"),
        ("45000", "t/year", "", "4만 5,000톤/년"),
        ("12.5", "degC", "", "12.5℃"),
        ("300", "km/h", "", "300 km/h"),
        ("", "", "", ""),
        ("많음", "KRW", "", "많음"),
    ],
)
def test_values_are_written_as_a_reader_writes_them(value: str, unit: str, qualifier: str, shown: str) -> None:
    assert to_korean_value(value, unit, qualifier) == shown


@pytest.mark.parametrize(
    ("edtf", "shown", "years"),
    [
        ("2010", "2010년", (2010, 2010)),
        ("2010-04", "2010년 4월", (2010, 2010)),
        ("2010-04-05", "2010년 4월 5일", (2010, 2010)),
        ("2010/2015", "2010~2015년", (2010, 2015)),
        ("2023-36", "2023년 4분기", (2023, 2023)),
        ("2024-03/2024-06", "2024년 3월~6월", (2024, 2024)),
        ("2024-12/2025-02", "2024년 12월~2025년 2월", (2024, 2025)),
        ("2024/2025-02", "2024년~2025년 2월", (2024, 2025)),
        ("199X/200X", "1990년대~2000년대", (1990, 2009)),
        ("199X", "1990년대", (1990, 1999)),
        ("19XX", "20세기", (1900, 1999)),
        ("2009-33", "2009년 1분기", (2009, 2009)),
        ("2009-41", "2009년 하반기", (2009, 2009)),
        ("2014/..", "2014년~", None),
        ("", "", None),
        ("XXXX-03", "XXXX-03", None),
    ],
)
def test_dates_are_written_out_and_have_years(edtf: str, shown: str, years: tuple[int, int] | None) -> None:
    assert to_korean_date(edtf) == shown
    assert to_years(edtf) == years


def test_what_is_no_number_has_no_ends() -> None:
    assert to_numbers("") is None
    assert to_numbers("2010-04") is None
    assert to_numbers("NaN") is None
    assert to_numbers("5/6") == (Decimal(5), Decimal(6))


def test_every_attribute_has_a_korean_name() -> None:
    assert set(ATTRIBUTES["actor"]) == set(ROLES)
    assert set(ATTRIBUTES["amount"]) == set(MEASURES)
    assert set(ATTRIBUTES["year"]) == set(EVENTS)
    assert set(QUALIFIERS) == {"approx", "at_least", "at_most", "less_than", "more_than"}


def test_every_currency_and_every_thing_counted_has_a_korean_name() -> None:
    assert {row[0] for row in read_table("currencies.tsv", 6)} <= set(CURRENCIES)
    assert {unit.name for unit in load_units().values() if unit.dimension in ("count", "percent")} <= set(UNITS)
    assert all(map(is_money, CURRENCIES))
    assert not any(map(is_money, UNITS))


@pytest.mark.parametrize(("unit", "shown"), [("", ""), ("MW", "MW"), ("km2", "㎢"), ("L/person", "L/인"), ("USD/t", "달러/톤")])
def test_a_unit_without_a_korean_name_stays(unit: str, shown: str) -> None:
    assert to_korean_unit(unit) == shown
