"""Numbers as reports write them: `1조 4,205억`, `24억6500만`, `2.2조`, `삼천오백만`, `수십억`, `3億5千萬`, `1.2 billion`.

`read_number` reads the number that begins at an offset. It looks at each character a bounded number of times and says where it
stopped, so that a caller who goes on from there is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

SMALL_SCALES: dict[str, int] = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
MYRIADS: dict[str, int] = {
    "만": 10**4, "萬": 10**4, "万": 10**4,
    "억": 10**8, "億": 10**8, "亿": 10**8,
    "조": 10**12, "兆": 10**12,
    "경": 10**16, "京": 10**16,
}  # fmt: skip
SCALE_CHARS = frozenset(SMALL_SCALES) | frozenset(MYRIADS)
DIGIT_WORDS: dict[str, int] = {
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9,
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "兩": 2,
}  # fmt: skip
ENGLISH_SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
# `십수억` is 11 to 19 times the scale, `수억` and `몇억` 1 to 9 times.
VAGUE = ("십수", "十数", "十數", "十几", "수", "몇", "数", "數", "几", "幾")
SPACES = " \u00a0\u3000"

_CHAIN = re.compile(r"\d+(?:[.,]\d+)*")
_PLAIN = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?")
_ENGLISH = re.compile(r" ?(" + "|".join(sorted(ENGLISH_SCALES, key=len, reverse=True)) + r")(?![A-Za-z])", re.IGNORECASE)
# What unscaled digits after `3만 ` must not be followed by: in `인구 5만 2012년` the year is no part of the number.
_NOT_A_REST = re.compile(r" ?(?:[년월일시분차호위단세대층%~∼-]|\d)")
# 千瓦 is a kilowatt, 千米 a kilometre, 兆瓦 a megawatt; but in `2兆米ドル` 米 is America.
_UNIT_OF_SCALE = re.compile("[千兆](?:[瓦克伏]|米(?!ドル))")
_LONGEST = 24  # characters: more digits are no number of a report


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text. `low` equals `high` unless it is vague (`수십억`) or a range.

    `scales` are the powers of ten that a bare number before it in a range may share (`3백만`: 10^4, 10^6). `myriad` says that
    만 or more was written out, `approx` that 여, 수 or 몇 was, `grouped` that it has thousands separators, `words` that no
    digit is in it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scales: tuple[int, ...] = ()
    myriad: bool = False
    approx: bool = False
    grouped: bool = False
    words: bool = False


@dataclass(slots=True)
class _Sum:
    """A number under way: the whole myriads, the section below the next one, and the digits not yet scaled."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    small: int = 0
    myriad: int = 0
    fraction: bool = False
    scales: set[int] = field(default_factory=set)

    def add_digits(self, digits: Decimal, *, fraction: bool) -> bool:
        """Take digits; False where they cannot follow what is there."""
        limit = self.small or self.myriad
        if self.current is not None or self.fraction or (limit and digits >= limit):
            return False
        self.current, self.fraction = digits, fraction
        return True

    def add_small(self, scale: int) -> bool:
        """Take 십, 백 or 천; False where it does not come down from the one before."""
        count = Decimal(1) if self.current is None else self.current
        if self.small and (scale >= self.small or count * scale >= self.small):
            return False
        self.section += count * scale
        self.current, self.small = None, scale
        return True

    def add_myriad(self, scale: int) -> bool:
        """Take 만, 억, 조 or 경; False where it does not come down from the one before, or where a lone 억 counts nothing."""
        count = self.section + (self.current or 0)
        if self.current is None and not self.section:
            if scale > 10**4 or self.myriad:
                return False
            count = Decimal(1)
        if self.myriad and count * scale >= self.myriad:
            return False
        tail = self.small if self.small and self.current is None else 1
        self.scales |= {scale, scale * tail}
        self.total += count * scale
        self.section, self.current, self.small, self.myriad = Decimal(0), None, 0, scale
        return True

    @property
    def value(self) -> Decimal:
        return self.total + self.section + (self.current or 0)

    @property
    def open(self) -> bool:
        """Whether it ends in a scale, so that smaller digits may follow."""
        return self.current is None and not self.fraction

    @property
    def all_scales(self) -> tuple[int, ...]:
        own = {self.small} if self.small and self.current is None and not self.myriad else set()
        return tuple(sorted((self.scales | own) - {1}))


def read_number(text: str, start: int) -> tuple[Number | None, int]:
    """The number that begins with the digits or the numeral word at `start`, and the offset to go on from.

    None where the characters there are no number (`1.2.3`, `1,23`, `억억`); the offset is then behind them.
    """
    chain = _CHAIN.match(text, start)
    if chain is None:
        return _read_words(text, start)
    first = _to_decimal(text, chain.start(), chain.end())
    if first is None:
        return None, chain.end()
    parts = _Sum(current=first, fraction="." in chain.group())
    end, approx = _read_parts(text, chain.end(), parts, words=False)
    grouped = "," in chain.group()
    number = Number(start, end, parts.value, parts.value, parts.all_scales, parts.myriad > 0, approx, grouped)
    if end == chain.end():
        number = _read_english(text, number)
    return number, number.end


def _read_words(text: str, start: int) -> tuple[Number | None, int]:
    vague = next((prefix for prefix in VAGUE if text.startswith(prefix, start)), "")
    begin = start + len(vague)
    if vague and text[begin : begin + 1] in SPACES:
        begin += 1
    if vague and text[begin : begin + 1] not in SCALE_CHARS:
        return None, start + 1
    parts = _Sum()
    if vague:
        parts.current = Decimal(1)
    end, approx = _read_parts(text, begin, parts, words=True)
    if end == begin or not (parts.myriad or parts.small):
        return None, max(end, start + 1)
    value = parts.value
    low, high = _spread(vague, value)
    return Number(start, end, low, high, parts.all_scales, parts.myriad > 0, approx or bool(vague), words=True), end


def _spread(vague: str, value: Decimal) -> tuple[Decimal, Decimal]:
    """The bounds of a vague number of a scale: `수십억` is 10 to 90 times 억."""
    if len(vague) == 2:
        return value * 11, value * 19
    return (value, value * 9) if vague else (value, value)


def _to_decimal(text: str, start: int, end: int) -> Decimal | None:
    if end - start > _LONGEST or not _PLAIN.fullmatch(text, start, end):
        return None
    return Decimal(text[start:end].replace(",", ""))


def _read_english(text: str, number: Number) -> Number:
    match = _ENGLISH.match(text, number.end)
    if match is None:
        return number
    scale = ENGLISH_SCALES[match.group(1).lower()]
    value = number.low * scale
    return replace(number, end=match.end(), low=value, high=value, scales=(scale,), myriad=scale >= 10**4)


def _read_parts(text: str, pos: int, parts: _Sum, *, words: bool) -> tuple[int, bool]:
    """Take scales and further digits from `pos` on. Gives the end of the number and whether a 여 was in it."""
    approx = False
    while pos < len(text):
        yeo = text[pos] in "여多余餘" and _next_letter(text, pos + 1) in SCALE_CHARS
        at = pos + 1 if yeo else pos
        if text[at] in SPACES:
            at = _skip_space(text, at, parts, words=words)
        step = _take(text, at, parts, words=words)
        if not step:
            break
        pos, approx = at + step, approx or yeo
    return pos, approx


def _next_letter(text: str, pos: int) -> str:
    """The character at `pos`, or behind the one space there; `?` at the end of the text."""
    if text[pos : pos + 1] in SPACES:
        pos += 1
    return text[pos : pos + 1] or "?"


def _skip_space(text: str, pos: int, parts: _Sum, *, words: bool) -> int:
    """Past one space inside a number, or `pos` where the space ends it."""
    following = text[pos + 1 : pos + 2] or "?"
    if following in SCALE_CHARS:  # `2 조 원`, `3 천만`, `5천 억`
        return pos + 1 if parts.current is not None or (parts.small and following in MYRIADS) else pos
    if not (parts.open and (parts.myriad or parts.small)):
        return pos
    if following in DIGIT_WORDS:
        return pos + 1 if words and text[pos + 2 : pos + 3] in SCALE_CHARS else pos
    chain = _CHAIN.match(text, pos + 1)
    if chain is None:
        return pos
    if _next_letter(text, chain.end()) in SCALE_CHARS:
        return pos + 1
    below = (parts.small and not parts.myriad) or parts.myriad == 10**4
    return pos + 1 if below and not _NOT_A_REST.match(text, chain.end()) else pos


def _take(text: str, pos: int, parts: _Sum, *, words: bool) -> int:
    """Add the token at `pos` to the number; gives its length, 0 where it does not belong there."""
    char = text[pos : pos + 1]
    if char in SCALE_CHARS and not _UNIT_OF_SCALE.match(text, pos):
        taken = parts.add_small(SMALL_SCALES[char]) if char in SMALL_SCALES else parts.add_myriad(MYRIADS[char])
        return int(taken)
    if words and char in DIGIT_WORDS:
        return int(parts.add_digits(Decimal(DIGIT_WORDS[char]), fraction=False))
    chain = _CHAIN.match(text, pos) if parts.myriad or parts.small else None
    digits = _to_decimal(text, pos, chain.end()) if chain is not None else None
    if chain is None or digits is None:
        return 0
    if parts.myriad > 10**4 and not parts.small and _next_letter(text, chain.end()) not in SCALE_CHARS:
        return 0  # `1억5000` is short for 1억 5000만 as often as not
    return chain.end() - pos if parts.add_digits(digits, fraction="." in chain.group()) else 0


def share_scale(low: Number, high: Number) -> Decimal:
    """The factor for the first number of a range: `2~3억` means 2억, `5000~1만` means 5000.

    The largest power written out in the second number that keeps the first at or below it; 1 where the first has its own.
    """
    if low.myriad or low.words:
        return Decimal(1)
    fitting = [scale for scale in high.scales if low.low * scale <= high.high]
    return Decimal(max(fitting, default=1))
