from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.amounts import find_amounts
from pipeline.quantities.numerals import read_number, share_scale
from pipeline.types import Amount, plain_decimal

MYRIADS = [(10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")]
DIGITS = "영일이삼사오육칠팔구"


def read(text: str) -> Decimal | None:
    number, _ = read_number(text, 0)
    return number.low if number is not None else None


@pytest.mark.parametrize(
    ("written", "value", "length"),
    [
        ("9조 4천억 달러", 9_400_000_000_000, 6),
        ("24억6500만", 2_465_000_000, 8),
        ("3만 5천 톤", 35_000, 5),
        ("2 조 원", 2_000_000_000_000, 3),
        ("인구", None, 0),
        ("5만 2012년", 50_000, 2),
        ("3조 4명", 3_000_000_000_000, 2),
        ("1억5000", 100_000_000, 2),
        ("5천 300명", 5_300, 6),
        ("삼천 오백만 원", 35_000_000, 6),
        ("30여만 명", 300_000, 4),
        ("500兆瓦", 500, 3),
        ("3億5千萬", 350_000_000, 5),
        ("1.2 billion", 1_200_000_000, 11),
        ("1,23", None, 0),
        ("1.2.3", None, 0),
        ("007", None, 0),
        ("억", None, 0),
    ],
)
def test_numbers(written: str, value: int | None, length: int) -> None:
    number, _ = read_number(written, 0)
    assert (number.low if number else None) == value
    assert (number.end if number else 0) == length


@pytest.mark.parametrize(
    ("low", "high", "factor"),
    [("2", "3억", 10**8), ("500", "1000만", 10**4), ("5000", "1만", 1), ("2", "3백만", 10**6), ("3억", "5억", 1)],
)
def test_a_range_shares_the_scale_that_fits(low: str, high: str, factor: int) -> None:
    first, second = read_number(low, 0)[0], read_number(high, 0)[0]
    assert first is not None
    assert second is not None
    assert share_scale(first, second) == factor


def split(value: int) -> list[tuple[int, str]]:
    parts = []
    for scale, name in MYRIADS:
        part, value = divmod(value, scale)
        if part:
            parts.append((part, name))
    return parts


def in_hundreds(part: int) -> str:
    """`1234` as `1천2백34`."""
    written = ""
    for scale, name in ((1000, "천"), (100, "백")):
        count, part = divmod(part, scale)
        written += f"{count}{name}" if count else ""
    return written + (str(part) if part else "")


def in_words(part: int) -> str:
    """`1234` as `천이백삼십사`."""
    written = ""
    for scale, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        count, part = divmod(part, scale)
        if count:
            written += ("" if count == 1 and name else DIGITS[count]) + name
    return written


@st.composite
def numerals(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A value and one of the ways a report may write it."""
    value = draw(st.integers(1, 10**16 - 1))
    style = draw(st.sampled_from(["plain", "grouped", "myriads", "grouped myriads", "spaced", "hundreds", "decimal"]))
    if style == "plain":
        return str(value), Decimal(value)
    if style == "grouped":
        return f"{value:,}", Decimal(value)
    if style == "decimal":
        scale, name = draw(st.sampled_from(MYRIADS[:3]))
        digits = Decimal(draw(st.integers(1, 99999))).scaleb(-draw(st.integers(0, 3)))
        return plain_decimal(digits) + name, digits * scale
    parts = split(value)
    if len(parts) > 1 and not parts[-1][1] and parts[-2][1] != "만":
        value -= parts.pop()[0]  # units straight after 억 or 조 are not written so
    if style == "hundreds":
        return "".join(in_hundreds(part) + name for part, name in parts), Decimal(value)
    joint = " " if style == "spaced" else ""
    pattern = "{:,}" if style == "grouped myriads" else "{}"
    return joint.join(pattern.format(part) + name for part, name in parts), Decimal(value)


@given(numerals())
def test_every_notation_is_read_back(case: tuple[str, Decimal]) -> None:
    written, value = case
    number, end = read_number(written, 0)
    assert number is not None
    assert (number.low, number.high, end) == (value, value, len(written))


@given(st.integers(10, 9999), st.sampled_from(["만", "억", "조"]))
def test_words_are_read_back(part: int, myriad: str) -> None:
    scale = {"만": 10**4, "억": 10**8, "조": 10**12}[myriad]
    assert read(in_words(part) + myriad) == part * scale


@given(numerals())
def test_amounts_are_read_back_in_a_sentence(case: tuple[str, Decimal]) -> None:
    written, value = case
    sentence = f"사업비는 {written} 원으로 정했다."
    (mention,) = find_amounts(sentence)
    assert mention.text == f"{written} 원"
    assert mention.value == Amount(value, value, "KRW")


@given(st.decimals(0, 10**12, places=3))
def test_value_strings_are_plain(number: Decimal) -> None:
    assert Decimal(Amount(number, number, "KRW").value) == number
