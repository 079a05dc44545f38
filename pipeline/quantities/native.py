"""Native Korean numerals that count things of the world: `세 나라`, `여섯 곳`, `열두 개 도시`, `두세 명`.

They mostly point back in Korean (`두 회사`, `세 부처는`), so only what is clearly counted is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.nouns import read_noun
from pipeline.quantities.tails import ends_word
from pipeline.quantities.words import either

_UNITS = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_VAGUE = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5),
    "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9), "여남은": (11, 13),
}  # fmt: skip
NUMERALS: dict[str, tuple[int, int]] = {
    **{word: (value, value) for word, value in _UNITS.items()},
    **{word: (value, value) for word, value in _TENS.items()},
    **{tens + unit: (value + low, value + low) for tens, value in _TENS.items() for unit, low in _UNITS.items()},
    "스무": (20, 20),
    **_VAGUE,
}
# Counters, and nouns that are counted without one, with their units.
_COUNTERS = {
    "곳": "place", "명": "person", "군데": "place", "개국": "country", "나라": "country", "도시": "city", "마을": "village",
    "척": "ship", "그루": "tree", "마리": "animal", "개소": "place",
}  # fmt: skip
_NEEDS_COUNT = ("나라", "도시", "마을")  # nouns that may also be pointed back at
_COUNTER = re.compile(f"(여)? ?({either(_COUNTERS)}|개)")
_POINTING = re.compile(
    r"(?<![가-힣])(?:이|그|저|이들|그들|위|위의|앞의|앞선|상기|해당|양|나머지|다른|모두|이러한|그런|같은) ?$"
)
# After these a noun with a numeral is known already: `세 나라는`, `두 도시 간`.
_KNOWN_AFTER = re.compile(r"(?:은|는|간|의| ?사이| ?모두| ?간| ?공히| ?정상| ?관계| ?정부)")
_KNOWN_PAIR = re.compile(r"(?:이|가|와|과|끼리|에서 모두| ?중| ?가운데)(?![가-힣])")


@dataclass(frozen=True, slots=True)
class NativeCount:
    """A count by a native numeral, from the numeral to `end`."""

    end: int
    low: Decimal
    high: Decimal
    unit: str
    approx: bool


def read_native(text: str, start: int, numeral: str) -> NativeCount | None:
    """The count that begins with the native `numeral` at `start`; None where it points back or counts no thing of the world."""
    low, high = NUMERALS[numeral]
    match = _COUNTER.match(text, start + len(numeral))
    if match is None or _POINTING.search(text[max(0, start - 6) : start]):
        return None
    counter, end = match.group(2), match.end()
    approx = low < high or match.group(1) is not None
    if counter == "개":
        return _read_counted(text, end, low, high, approx=approx)
    if not ends_word(text, end) or (low == high == 1 and counter != "명"):
        return None
    if counter in _NEEDS_COUNT and (_KNOWN_AFTER.match(text, end) or (high == 2 and _KNOWN_PAIR.match(text, end))):
        return None
    return NativeCount(end, Decimal(low), Decimal(high), _COUNTERS[counter], approx)


def _read_counted(text: str, end: int, low: int, high: int, *, approx: bool) -> NativeCount | None:
    """`열두 개 도시`: a counter with a noun that the table knows; `두 개의 축` is not taken."""
    counted = read_noun(text, end + 1 if text[end : end + 1] == " " else end)
    if counted is None or counted.abstract or counted.unit == "item" or low == high == 1:
        return None
    if _KNOWN_AFTER.match(text, counted.end) or (high == 2 and _KNOWN_PAIR.match(text, counted.end)):
        return None
    return NativeCount(counted.end, Decimal(low), Decimal(high), counted.unit, approx)
