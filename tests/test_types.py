from __future__ import annotations

from array import array
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.types import Amount, CleanText, TextBlock, plain_decimal


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("3.2E+12", "3200000000000"),
        ("18.70", "18.7"),
        ("0.0", "0"),
        ("-0", "0"),
        ("100", "100"),
        ("1E-3", "0.001"),
    ],
)
def test_plain_decimal(number: str, text: str) -> None:
    assert plain_decimal(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_plain_decimal_keeps_the_value(number: Decimal) -> None:
    text = plain_decimal(number)
    assert Decimal(text) == number
    assert "E" not in text.upper()


def test_a_range_has_a_low_and_a_high() -> None:
    assert Amount(Decimal(30), Decimal("32.5"), "KRW").value == "30/32.5"
    assert Amount(Decimal(30), Decimal(30), "KRW").value == "30"


def _clean(text: str, starts: list[int], ends: list[int], page_starts: tuple[int, ...] = (0,)) -> CleanText:
    return CleanText(text, array("q", starts), array("q", ends), (TextBlock(0, len(text), "paragraph"),), (), page_starts)


def test_white_space_does_not_break_a_piece() -> None:
    source = "해\n외건설"
    clean = _clean("해외건설", [0, 2, 3, 4], [1, 3, 4, 5])
    assert clean.to_source(0, 4, source) == ((0, 5),)
    assert clean.surface(0, 4, source) == "해외건설"


def test_an_interruption_makes_two_pieces() -> None:
    source = "에코[표 3]시티"
    clean = _clean("에코시티", [0, 1, 7, 8], [1, 2, 8, 9])
    assert clean.to_source(0, 4, source) == ((0, 2), (7, 9))
    assert clean.to_source(1, 2, source) == ((1, 2),)


def test_a_joining_space_has_no_source() -> None:
    source = "대한민국"
    clean = _clean("대한 민국", [0, 1, 2, 2, 3], [1, 2, 2, 3, 4])
    assert clean.to_source(0, 5, source) == ((0, 4),)
    assert clean.surface(0, 5, source) == "대한 민국"


def test_what_was_folded_is_shown_unfolded() -> None:
    source = "３억"
    clean = _clean("3억", [0, 1], [1, 2])
    assert clean.surface(0, 2, source) == "３억"


def test_pages_follow_the_source() -> None:
    clean = _clean("가나다", [0, 10, 20], [1, 11, 21], (0, 10, 20))
    assert [clean.page_at(i) for i in range(3)] == [1, 2, 3]


def test_block_at_knows_gaps() -> None:
    clean = CleanText(
        "가\n나", array("q", [0, 1, 2]), array("q", [1, 2, 3]), (TextBlock(0, 1, "heading"), TextBlock(2, 3, "paragraph"))
    )
    assert [block.kind if (block := clean.block_at(i)) else None for i in range(4)] == ["heading", None, "paragraph", None]
