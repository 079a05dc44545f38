"""What the value, unit and qualifier of a labelled mention may be, and which measures a figure may be of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.corpus.scheme import ANY, LABELS, MEASURED_IN, QUALIFIERS
from pipeline.quantities.units import PER, PER_WORDS, load_units
from pipeline.quantities.words import load_words, read_table
from pipeline.types import NAME_LABELS, plain_decimal

if TYPE_CHECKING:
    from pipeline.corpus.documents import LabelledMention

_Day = tuple[int, int, int]

_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{3}X|\d\dXX)|(\d{4})-XX(?:-XX|-(\d\d))?", re.ASCII)
_CODES = {  # the first and last month of seasons, quarters and halves; a winter may lie on either end of its year
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_EDTF_EXAMPLES = "2010, 2010-04, 2010/2015, 199X, 2009-33 (a quarter), 2009-40 (a half)"
_EXPECTED_UNIT = {
    "MONEY": "an ISO 4217 code",
    "QUANTITY": "an ASCII unit of pipeline/quantities/units.tsv, as m2, km, person, item, or a rate of one, as m3/day",
    "PERCENT": "% or pp",
}
_MAY_BE_NEGATIVE = ("temperature", "level")  # dimensions whose zero is not nothing
_RATES = {*PER.values(), *PER_WORDS.values()}


def check_value(mention: LabelledMention) -> Iterator[str]:
    """What is wrong with a mention's value, unit and qualifier."""
    if mention.label not in LABELS:
        yield f"an unknown label; expected one of {', '.join(LABELS)}"
    elif mention.label in NAME_LABELS:
        if mention.value is not None or mention.unit or mention.qualifier:
            yield f"a name with the value {mention.value} {mention.unit} {mention.qualifier}".rstrip()
    elif mention.value is None:
        yield "no value"
    else:
        if mention.qualifier not in QUALIFIERS:
            yield f"the qualifier {mention.qualifier!r}; expected one of {', '.join(QUALIFIERS[1:])}"
        if mention.label == "DATE":
            yield from _check_date(mention.value, mention.unit)
        else:
            yield from _check_number(mention.value)
            if not _is_unit(mention.label, mention.unit):
                yield f"the unit {mention.unit!r}; expected {_EXPECTED_UNIT[mention.label]}"
            elif mention.value.startswith("-") and _is_of_things(mention):
                yield f"the value {mention.value}; a number of things is not below zero"


def check_measure(measure: str, mention: LabelledMention) -> Iterator[str]:
    """What is wrong with a figure as the amount_of a measure: its label, or what its unit measures."""
    allowed = MEASURED_IN.get(measure)
    if allowed is None or (mention.label == "QUANTITY" and not _is_unit("QUANTITY", mention.unit)):
        return  # said of the attribute or of the unit already
    kinds = allowed.get(mention.label)
    if kinds is None:
        yield f"{measure} of a {mention.label}; expected {' or '.join(allowed)}"
    elif kinds != ANY and not {find_dimension(mention.unit), mention.unit.split("/")[0]} & {*kinds}:
        yield f"{measure} in {mention.unit}, which is {find_dimension(mention.unit)}; expected {', '.join(kinds)}"


def find_dimension(unit: str) -> str:
    """What a unit of `units.tsv`, or a rate of one, measures; empty for no unit."""
    units = load_units()
    found = units.get(unit) or units.get(unit.split("/")[0])
    return found.dimension if found else ""


def _is_of_things(mention: LabelledMention) -> bool:
    return mention.label == "QUANTITY" and find_dimension(mention.unit) not in _MAY_BE_NEGATIVE


def _check_date(value: str, unit: str) -> Iterator[str]:
    if unit:
        yield f"a date with the unit {unit!r}"
    if value and not is_edtf(value):
        bounds = [_bounds(part) for part in value.split("/")]
        if len(bounds) == 2 and all(bounds):
            yield f"the range {value}, which ends before it begins"
        else:
            yield f"the value {value!r}; expected EDTF of a day there is, as {_EDTF_EXAMPLES}"


def _check_number(value: str) -> Iterator[str]:
    parts = value.split("/")
    try:
        numbers = [Decimal(part) for part in parts]
    except InvalidOperation:
        numbers = []
    if len(numbers) not in (1, 2) or any(
        not n.is_finite() or plain_decimal(n) != p for n, p in zip(numbers, parts, strict=True)
    ):
        yield f"the value {value!r}; expected a plain decimal, or low/high"
    elif numbers[0] > numbers[-1]:
        yield f"the range {value}, whose low is above its high"


def _is_unit(label: str, unit: str) -> bool:
    if label == "MONEY":
        return unit in _load_codes()
    if label == "PERCENT":
        return unit in ("%", "pp")
    if unit in ("%", "pp"):
        return False
    measure, *rates = unit.split("/")
    return unit in load_units() or (measure in load_units() and all(rate in _RATES for rate in rates))


@lru_cache(maxsize=1)
def _load_codes() -> frozenset[str]:
    """All currencies of the tables; the grammar's own list leaves out codes that are words of English (`TRY`)."""
    return frozenset(load_words("currency_codes")) | {row[0] for row in read_table("currencies.tsv", 6)}


def is_edtf(value: str) -> bool:
    """Whether a value is EDTF of the kind that the guidelines use: level 1, with codes for quarters and halves.

    One end of a range may be open (`2010/..`), and it does not end before it begins.
    """
    parts = value.split("/")
    bounds = [_bounds(part) for part in parts]
    if len(parts) == 2 and any(part in ("", "..") for part in parts):
        return any(bounds)
    if len(parts) > 2 or not all(bounds):
        return False
    first, last = bounds[0], bounds[-1]
    return first is not None and last is not None and first[0] <= last[1]


def _bounds(value: str) -> tuple[_Day, _Day] | None:
    """The first and the last day of an EDTF date as (year, month, day); None where it is none, or no day that there is."""
    if match := _UNSPECIFIED.fullmatch(value):
        decade, year, day = match.groups()
        if decade:
            return (int(decade.replace("X", "0")), 1, 1), (int(decade.replace("X", "9")), 12, 31)
        return ((int(year), 1, 1), (int(year), 12, 31)) if day is None or 1 <= int(day) <= 31 else None
    match = _EDTF.fullmatch(value)
    if match is None:
        return None
    year = int(match[1])
    if match[2] is None:
        return (year, 1, 1), (year, 12, 31)
    month, day = int(match[2]), int(match[3]) if match[3] else None
    low, high = _CODES.get(month, (month, month)) if day is None else (month, month)
    if not 1 <= low <= high <= 12:
        return None
    last = monthrange(year, high)[1]  # unlike `datetime.date` it knows the years before the first
    if day is None:
        return (year, low, 1), (year, high, last)
    return ((year, low, day), (year, low, day)) if 1 <= day <= last else None
