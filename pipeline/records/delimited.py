"""Tables as CSV that Korean Excel opens as it is, and that no cell of can run as a formula."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.types import plain_decimal

if TYPE_CHECKING:
    from pandas import DataFrame

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:/[+-]?\d+(?:\.\d+)?)?$")


def write_csv(table: DataFrame, path: Path) -> None:
    """Write UTF-8 with a byte order mark, commas, and lines that end as RFC 4180 has it.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are, without exponent
    and without a `.0` that nobody wrote.
    """
    guarded = table.copy()
    for name in guarded.columns:
        if guarded[name].dtype == "string":
            guarded[name] = guarded[name].map(to_safe_cell, na_action="ignore").astype("string")
        elif guarded[name].dtype == "Float64":
            guarded[name] = guarded[name].map(to_plain_number, na_action="ignore").astype("string")
    guarded.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def to_safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where it would be read as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def to_plain_number(number: float) -> str:
    """The shortest decimal that is this number: `45000000`, `0.614`, never `4.5e+07`."""
    return plain_decimal(Decimal(repr(float(number))))
