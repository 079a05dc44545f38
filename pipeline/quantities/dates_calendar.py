"""The calendar behind DATE: moments, their EDTF spelling, and the arithmetic that relative dates need."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

YearUnit = Literal["year", "decade", "century"]

QUARTER = 32  # EDTF level 2 codes a quarter as 32 + its number
HALF = 39  # and a half year as 39 + its number
SEASON = 20  # level 1 codes spring, summer, autumn, winter as 21 to 24

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}  # the year before each era's first
_REPORT_DATE = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?![0-9X])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the calendar: a year (or its decade or century), and a part of it.

    `year` is astronomical (0 is 1 BC), and the first year of a decade or century. `part` is EDTF's second field: 1-12 a month,
    21-24 a season, 33-36 a quarter, 40-41 a half, 0 none. `day` is 0 unless `part` is a month.
    """

    year: int
    part: int = 0
    day: int = 0
    unit: YearUnit = "year"


def to_edtf(moment: Moment) -> str:
    """The EDTF string of a moment: `2010`, `2010-04`, `2010-04-05`, `2009-33`, `199X`, `19XX`, `-0056`."""
    year = f"-{-moment.year:04d}" if moment.year < 0 else f"{moment.year:04d}"
    if moment.unit == "decade":
        return year[:-1] + "X"
    if moment.unit == "century":
        return year[:-2] + "XX"
    if not moment.part:
        return year
    return f"{year}-{moment.part:02d}-{moment.day:02d}" if moment.day else f"{year}-{moment.part:02d}"


def to_interval(low: Moment, high: Moment) -> str:
    """The EDTF interval from the first day of `low` to the last of `high`, `to_edtf(low)` where both are one moment.

    EDTF has no interval of quarters, halves, seasons or unspecified digits: their first or last month or year stands for them.
    """
    if low == high:
        return to_edtf(low)
    return f"{to_edtf(_first(low))}/{to_edtf(_last(high))}"


def _first(moment: Moment) -> Moment:
    if moment.unit != "year":
        return Moment(moment.year)
    return Moment(moment.year, first_month(moment.part), moment.day) if moment.part > 12 else moment


def _last(moment: Moment) -> Moment:
    if moment.unit != "year":
        return Moment(moment.year + (9 if moment.unit == "decade" else 99))
    if moment.part == SEASON + 4:  # a winter ends in the next year's February
        return Moment(moment.year + 1, 2)
    return Moment(moment.year, last_month(moment.part), moment.day) if moment.part > 12 else moment


def first_month(part: int) -> int:
    """The first month of a month, season, quarter or half; 1 for a whole year."""
    if part > HALF:
        return (part - HALF) * 6 - 5
    if part > QUARTER:
        return (part - QUARTER) * 3 - 2
    return (part - SEASON) * 3 if part > SEASON else part or 1


def last_month(part: int) -> int:
    """The last month of a month, season, quarter or half; 12 for a whole year. A winter's is 14: the next February."""
    if part > HALF:
        return (part - HALF) * 6
    if part > QUARTER:
        return (part - QUARTER) * 3
    return (part - SEASON) * 3 + 2 if part > SEASON else part or 12


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists: in that year, or in any year where it is None."""
    if not 1 <= month <= 12:
        return False
    leap_or_given = 2000 if year is None or not 1 <= year <= 9999 else year
    return 1 <= day <= monthrange(leap_or_given, month)[1]


def add_months(moment: Moment, months: int) -> Moment:
    """The month that lies so many months after (before, if negative) a moment's month."""
    index = moment.year * 12 + moment.part - 1 + months
    return Moment(index // 12, index % 12 + 1)


def is_before(low: Moment, high: Moment) -> bool:
    """Whether `low` begins before `high` does."""
    return _order(low) < _order(high)


def _order(moment: Moment) -> tuple[int, int, int]:
    return moment.year, first_month(moment.part), moment.day


def full_year(two_digits: int) -> int:
    """The year that two digits mean: 1960 to 2059, which covers both records since 1960 and targets such as 2050."""
    return two_digits + (1900 if two_digits >= 60 else 2000)


def era_year(era: str, year: int) -> int | None:
    """The western year of a Japanese era's year (平成 25 is 2013); None beyond the eras' longest, 64 years."""
    return _ERAS[era] + year if 1 <= year <= 64 else None


def read_report_date(edtf: str | None) -> Moment | None:
    """The report's date as far as its EDTF says (`2013`, `2013-04`, `2013-04-05`); None where its year is not certain."""
    match = _REPORT_DATE.match(edtf or "")
    if match is None:
        return None
    year, month, day = (int(group or 0) for group in match.groups())
    return Moment(year, month, day if is_day(year, month, day) else 0)
