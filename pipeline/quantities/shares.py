"""Shares in words beside the Korean ones: `two-thirds`, `half of`, `3割`, `三成`, `半数`, `五分之三`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.numerals import DIGIT_WORDS, SMALL_SCALES
from pipeline.quantities.tails import ends_word

_HAN_DIGITS = {**{digit: value for digit, value in DIGIT_WORDS.items() if "一" <= digit <= "龥"}, "十": 10, "半": 5}
_TENTH = r"\d{1,2}(?:\.\d)?|[一二三四五六七八九十两兩]"
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
# What the scan looks for, each with the name of its group.
FINDER = (
    rf"(?P<tenths>(?<![\d.])(?:{_TENTH})(?:[~–至到-](?:{_TENTH}))?[割成할])"
    r"|(?P<han_half>[過过]半[数數]?|半[数數]|一半)"
    rf"|(?P<part>(?<![A-Za-z0-9-])(?i:{'|'.join(_COUNTS)})[ -](?i:{'|'.join(_PARTS)})s?(?![A-Za-z-]))"
    r"|(?P<english_half>(?<![A-Za-z0-9-])[Hh]alf(?![A-Za-z-]))"
)
_TENTHS = re.compile(rf"({_TENTH})(?:[~–至到-]({_TENTH}))?(割|成)(?:([\d一二三四五六七八九半])(分)?)?")
_TENTH_GOES_ON = {  # what makes another word of 割 and 成
    "割": frozenset("りれるいっ合当當拠烹愛"),
    "成": frozenset("员員立功分熟人为為长長就果型交都本因语語家名年績绩る"),
}
_KOREAN_TENTHS = re.compile(r"(\d{1,2})(?:[~–-](\d{1,2}))?할(?: ?(\d)푼)?(?!인|당| ?(?:타자|타율|승률|의 타율))")
_FRACTION = re.compile(
    r"(\d{1,4}|[이삼사오육칠팔구십]{1,3}|[二三四五六七八九十百]{1,2}) ?(?:분의|分[之の]) ?"
    r"(\d{1,4}(?:\.\d{1,2})?|[일이삼사오육칠팔구십]{1,3}|[一二三四五六七八九十两兩]{1,3})(?![拍音点點百秒縮]|マイル|ミリ|\.\d)"
)
# `전체의 1/3을`: a share only behind 의 or before a word of share, since `5/8에` is a day and `3/4분기` a quarter.
_SLASHED = re.compile(r"([1-9])/([2-9]|10)(?![\d/.,]|분기| ?지점)")
_OF_BEFORE = re.compile(r"[가-힣]의 ?(?:약|최대|최소|거의|대략|무려)? ?$")
_DAY_AFTER = re.compile(r"에(?! ?(?:달|해당|이르|이른|불과|못|미치|육박|그[쳤치친]|가까|근접))|[~(]|부터")
_SHARE_AFTER = re.compile(
    r"(?:을|를)? ?(?:차지|넘[는어었]|이상|이하|미만|가량|정도|수준|밖에)|[이가] ?(?:찬성|반대|넘)"
    r"|에 ?(?:달하|해당하|불과|육박|못 ?미)"
)
_DIGITS = Decimal("0.0001")  # of a fraction's percentage: 2/3 is 66.6667 %
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN_HEDGES = frozenset("约約近超逾达達过過占佔有的")  # 石田三成 is a name
_HALF_GOES_ON = frozenset("径徑岛島球导導音衿身")
_NOT_HALF_BEFORE = frozenset("另第前後后上下")
_HEDGE = (
    r"(?:about|around|approximately|roughly|some|nearly|almost|over|under|only|just|exactly|more than|less than|fewer than"
    r"|at least|at most|up to|well over|no more than|as much as)"
)
_AFTER_HEDGE = re.compile(rf"(?<![A-Za-z]){_HEDGE} ?$", re.IGNORECASE)
# Words before `half of` that leave it a share; after an adjective it is a part of a game or a land (`the southern half of`).
_AFTER_WORD = re.compile(
    r"(?:^|[.,;:(—–\n] ?|(?<![A-Za-z])(?:for|to|by|in|and|or|with|than|is|was|are|were|of|from|that|while|where|when|as|owns?"
    r"|owned|holds?|held|buy|bought|sold?|sell|accounts? for|lost|lose|gave|covers?|covered|paid|pays?|financed?|provided?) )$",
    re.IGNORECASE,
)
_OF = re.compile(
    r" (?:of )?(?:all|the|its|their|his|her|our|those|these|them|it|which|whom|this|that|total|every)(?![A-Za-z])| of "
)
_TIMES = (
    r"years?|centur(?:y|ies)|decades?|seasons?|months?|weeks?|days?|hours?|minutes?|match|game|fiscal|time|miles?|millions?"
    r"|billions?|dozens?|degrees?|tour|album|show|film|book|reason|fun|battle|way|size"
)
_OF_TIME = re.compile(
    r" (?:of )?(?:(?:the|that|this|its|his|her|their|a|an) )?(?:[a-z]{1,10} )?"
    rf"(?:\d{{4}}(?![\d,])|\d{{1,2}}(?:st|nd|rd|th)|(?:{_TIMES})(?![A-Za-z]))"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 100 from its first character to `end`."""

    end: int
    low: Decimal
    high: Decimal
    more: bool = False


def read_share(text: str, match: re.Match[str]) -> Share | None:
    """The share that a match of `FINDER` begins, None where the words mean something else."""
    kind = match.lastgroup
    if kind == "tenths":
        return _read_tenths(text, match.start())
    if kind == "han_half":
        return _read_han_half(text, match)
    if kind == "part":
        return _read_part(text, match)
    return _read_half(text, match)


def _read_tenths(text: str, start: int) -> Share | None:
    match = _TENTHS.match(text, start)
    if match is None:
        return _read_korean_tenths(text, start)
    low, high, mark, rest, hundredths = match.groups()
    end = match.end()
    if rest and (hundredths is None) == (mark == "割") and rest != "半":
        end, rest = match.end(3), ""  # `3割5人` is no 35 %
    if text[end : end + 1] in _TENTH_GOES_ON[mark] and end < len(text):
        return None
    if mark == "成" and not low[0].isdigit() and not _is_chinese(text, start, end):
        return None
    first, last = _tenths(low), _tenths(high or low)
    more = Decimal(_HAN_DIGITS.get(rest) or rest) if rest else Decimal(0)
    if first > last or last > 10:
        return None
    return Share(end, first * 10, last * 10 + more) if high else Share(end, first * 10 + more, last * 10 + more)


def _read_korean_tenths(text: str, start: int) -> Share | None:
    """`3할`, `2~3할`, `2할5푼`."""
    match = _KOREAN_TENTHS.match(text, start)
    if match is None or not ends_word(text, match.end()):
        return None
    first, last = Decimal(match.group(1)), Decimal(match.group(2) or match.group(1))
    more = Decimal(match.group(3) or 0)
    if first > last or last > 10 or not first:
        return None
    return Share(match.end(), first * 10 + (0 if match.group(2) else more), last * 10 + more)


def read_fraction(text: str, start: int) -> Share | None:
    """The share of `3분의 2`, `五分之三` or `전체의 1/3`, rounded to four places; None where no fraction stands there."""
    match = _FRACTION.match(text, start)
    if match is None:
        return _read_slashed(text, start)
    if not ends_word(text, match.end()):
        return None
    below, above = (_small_number(part) for part in match.groups())
    if not below or above > below or text[match.end() : match.end() + 1].isdigit():
        return None
    return _of_hundred(above, below, match.end())


def _read_slashed(text: str, start: int) -> Share | None:
    match = _SLASHED.match(text, start)
    if match is None or not ends_word(text, match.end()):
        return None
    above, below = Decimal(match.group(1)), Decimal(match.group(2))
    behind = _OF_BEFORE.search(text[max(0, start - 8) : start]) is not None and not _DAY_AFTER.match(text, match.end())
    if above >= below or not (behind or _SHARE_AFTER.match(text, match.end())):
        return None
    return _of_hundred(above, below, match.end())


def _of_hundred(above: Decimal, below: Decimal, end: int) -> Share:
    share = (above * 100 / below).quantize(_DIGITS)
    return Share(end, share, share)


def _small_number(digits: str) -> Decimal:
    """A number below ten thousand in digits or Sino-Korean words; 0 where the words are no number."""
    if digits[0].isdigit():
        return Decimal(digits)
    total = current = 0
    for char in digits:
        if char in DIGIT_WORDS:
            current = DIGIT_WORDS[char]
        else:
            total, current = total + (current or 1) * SMALL_SCALES[char], 0
    return Decimal(total + current)


def _is_chinese(text: str, start: int, end: int) -> bool:
    """Whether 三成 stands in a Chinese phrase of measure and is no name."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if _KANA.match(after) or _KANA.match(before):
        return False
    return not _HAN.match(before) or before in _HAN_HEDGES


def _tenths(digits: str) -> Decimal:
    return Decimal(digits) if digits[0].isdigit() else Decimal(_HAN_DIGITS[digits])


def _read_han_half(text: str, match: re.Match[str]) -> Share | None:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before in _NOT_HALF_BEFORE or (after and after in _HALF_GOES_ON):
        return None
    return Share(match.end(), Decimal(50), Decimal(50), more=match.group()[0] in "過过")


def _read_part(text: str, match: re.Match[str]) -> Share | None:
    """`two-thirds`, `a third of`: bare words with a space may be ordinals or quarters of a year."""
    words = match.group().lower()
    count, part = re.split("[ -]", words)
    name = part if part in _PARTS else part.removesuffix("s")
    if _COUNTS[count] >= _PARTS[name] or _OF_TIME.match(text, match.end()):
        return None
    determined = _OF.match(text, match.end())
    if "quarters" in words and " " in words and determined is not None and determined.group() == " of ":
        return None  # three quarters of growth are nine months
    firm = "-" in words and "quarters" not in words and count not in ("a", "an")
    if not firm and determined is None:
        return None
    share = (Decimal(_COUNTS[count]) * 100 / _PARTS[name]).quantize(Decimal("0.0001")).normalize()
    share = share.quantize(Decimal(1)) if share == share.to_integral() else share
    return Share(match.end(), share, share)


def _read_half(text: str, match: re.Match[str]) -> Share | None:
    if _OF_TIME.match(text, match.end()):
        return None
    before = text[max(0, match.start() - 20) : match.start()]
    hedged = _AFTER_HEDGE.search(before) is not None
    if not (_OF.match(text, match.end()) and (hedged or _AFTER_WORD.search(before))):
        more = hedged and re.match(r"[ ]?(?:[.,;)]|$)", text[match.end() : match.end() + 2])
        if not more:
            return None
    return Share(match.end(), Decimal(50), Decimal(50))
