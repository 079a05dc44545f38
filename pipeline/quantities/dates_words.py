"""Dates by words: relative ones (`지난해`), halves and seasons, eras, centuries, codes (`1Q23`, `FY2023`), English months."""

from __future__ import annotations

import re
from typing import TypedDict

from pipeline.quantities import dates_grammar as grammar
from pipeline.quantities.dates_calendar import HALF, QUARTER, SEASON, era_year, is_day
from pipeline.quantities.dates_points import (
    EVERY,
    Base,
    Expression,
    Match,
    Point,
    Reader,
    after,
    before,
    read_number,
    read_year,
)

_MONTH_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his"
    r"|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween)[ \-]$"
)
_LASTING_BEFORE = re.compile(r"(?:the|past|per|every|each|one) $")  # `over the next year` is a duration
_BC_BEFORE = re.compile(r"(?:기원전|紀元前|公元前|B\.?C\.?) ?$")
_FIRST_HALF_BEFORE = re.compile(r"상 ?[·/,]?$")  # of `상·하반기`
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS = {"봄": 1, "여름": 2, "가을": 3, "겨울": 4, "spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
_HANJA = {numeral: digit for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0}


def _plain(word: str) -> str:
    return word.replace(" ", "").lower()


_SHIFTS = {
    kind: {_plain(grammar.fold(word)): shift for word, shift in words.items()} for kind, words in grammar.RELATIVE.items()
}


def _read_relative(match: Match) -> Expression | None:
    """`지난해`, `이달`, `next year`: from the report's date (`r…`) or from the text's (`t…`), a year, month or quarter."""
    kind = match.lastgroup or ""
    shift = _SHIFTS[kind][_plain(match[f"{kind}_w"])]
    base: Base = "report" if kind[0] == "r" else "text"
    if match[0].isascii() and _is_lasting(match, base):
        return None
    if kind.endswith("year"):
        return Expression(Point(*match.span(), 0.97, base=base, years=shift))
    if kind.endswith("month"):
        return Expression(Point(*match.span(), 0.95, base=base, months=shift))
    return Expression(Point(*match.span(), 0.9, base=base, quarters=shift))


def _is_lasting(match: Match, base: Base) -> bool:
    return after(match, 4) == " of " or (base == "report" and _LASTING_BEFORE.search(before(match)) is not None)


def _read_half(match: Match) -> Expression | None:
    """A half year. 전반기 and 후반기 are halves of anything, 上期 and 上 too short: all of them only behind a year."""
    word, left = match[0], before(match)
    if EVERY.search(left) or _FIRST_HALF_BEFORE.search(left):
        return None
    half = 1 if word[0] in "상전上" else 2
    return Expression(Point(*match.span(), 0.93, part=HALF + half, weak=word[0] in "전후" or len(word) < 3))


def _read_season(match: Match) -> Expression | None:
    part = SEASON + _SEASONS[match["season_n"]]
    return Expression(Point(match.start(), match.end("season_n"), 0.93, part=part, weak=True))


def _read_enseason(match: Match) -> Expression | None:
    part = SEASON + _SEASONS[match["enseason_n"].lower()]
    return Expression(Point(*match.span(), 0.95, int(match["enseason_y"]), part=part))


def _read_tquarter(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.93, part=QUARTER + int(match["tquarter_a"])))


def _read_hanquarter(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.93, part=QUARTER + _HANJA[match["hanquarter_n"]]))


def _read_code(match: Match) -> Expression | None:
    """`1Q23`, `Q3 2024`, `1H24`; without a year only `3Q`, since `1H` and `Q1` mean other things too."""
    kind = match.lastgroup or ""
    unit, number, written = match[f"{kind}_u"], int(match[f"{kind}_n"]), match[f"{kind}_y"]
    if unit == "H" and number > 2:
        return None
    part = (QUARTER if unit == "Q" else HALF) + number
    if written is None:
        end = max(match.end(f"{kind}_n"), match.end(f"{kind}_u"))
        return Expression(Point(match.start(), end, 0.8, part=part, weak=unit == "H" or kind == "qcode", lends=True))
    year = read_year(written.replace("FY", "").strip())
    return Expression(Point(match.start(), match.end(f"{kind}_y"), 0.97, year, part=part))


def _read_century(match: Match) -> Expression | None:
    number = int(match[f"{match.lastgroup}_n"])
    if _BC_BEFORE.search(before(match)):
        return None
    return Expression(Point(*match.span(), 0.9, (number - 1) * 100, unit="century"))


def _read_endecade(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.97, read_year(match["endecade_y"]), unit="decade"))


def _read_bc(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.95, 1 - int(match["bc_y"]))) if int(match["bc_y"]) else None


def _read_era(match: Match) -> Expression | None:
    """`平成25年`, `平成20~25年`."""
    low = era_year(match["era_e"], 1 if match["era_n"] == "元" else int(match["era_n"]))
    if low is None:
        return None
    if match["era_m"] is None:
        return Expression(Point(*match.span(), 0.98, low))
    high = era_year(match["era_e"], int(match["era_m"]))
    if high is None or high <= low:
        return None
    return Expression(Point(match.start(), match.end("era_n"), 0.98, low), Point(match.start("era_m"), match.end(), 0.98, high))


def _read_hanyear(match: Match) -> Expression | None:
    year = int("".join(str(_HANJA[numeral]) for numeral in match["hanyear_y"]))
    return Expression(Point(*match.span(), 0.98, year)) if 1000 <= year < 2200 else None


def _read_fy(match: Match) -> Expression | None:
    """`FY2023`, `FY2022/23`, `fiscal year 2023`."""
    low, second = read_year(match["fy_a"]), match["fy_b"]
    if second is None:
        return Expression(Point(match.start(), match.end("fy_a"), 0.97, low))
    high = low // 100 * 100 + int(second) if len(second) == 2 else read_year(second)
    if high <= low:
        return None
    return Expression(
        Point(match.start(), match.end("fy_a"), 0.97, low), Point(match.start("fy_b"), match.end("fy_b"), 0.97, high)
    )


class _YearFields(TypedDict, total=False):
    year: int
    base: Base
    years: int


def _english_year(written: str | None) -> _YearFields:
    """The year of a point as `2013`, `'13` or `last year` say it; nothing where none is written."""
    if not written:
        return {}
    if written[-1].isdigit():
        return {"year": read_year(written)}
    word = _plain(written)
    if word in _SHIFTS["ryear"]:
        return {"base": "report", "years": _SHIFTS["ryear"][word]}
    return {"base": "text", "years": _SHIFTS["tyear"][word]}


def _read_ordinal(match: Match) -> Expression | None:
    """`first quarter of 2013`, `second half of last year`; `first half` needs its year, `first quarter` does not."""
    number, quarter, written = _ORDINALS[match["ordinal_n"].lower()], match["ordinal_u"] == "quarter", match["ordinal_y"]
    if number > 2 and not quarter:
        return None
    part = (QUARTER if quarter else HALF) + number
    weak = not quarter and not written
    score = 0.95 if written else 0.75
    return Expression(Point(*match.span(), score, part=part, weak=weak, lends=not written, **_english_year(written)))


def _read_english(match: Match) -> Expression | None:
    """`March 5, 2013`, `5-7 March`, `March 2013`; a month's name alone only behind a word such as `in` or `since`."""
    kind = match.lastgroup or ""
    month, written = grammar.MONTHS[match[f"{kind}_m"].rstrip(".").capitalize()], match[f"{kind}_y"]
    low, high = read_number(match, f"{kind}_d"), read_number(match, f"{kind}_e")
    if (match[f"{kind}_d"] and not is_day(None, month, low)) or (match[f"{kind}_e"] and not is_day(None, month, high)):
        return None
    if not low and not written:
        return _read_month_name(match, month)
    fields = _english_year(written)
    score = 0.97 if written else 0.85
    if not high:
        return Expression(Point(*match.span(), score, part=month, day=low, lends=not written, **fields))
    if high <= low:
        return None
    return Expression(
        Point(match.start(), match.end(f"{kind}_d"), score, part=month, day=low, **fields),
        Point(match.start(f"{kind}_e"), match.end(), score, day=high),
    )


def _read_month_name(match: Match, month: int) -> Expression | None:
    if match[0].isupper():
        return None
    end = match.end() - match[0].endswith(".")
    weak = _MONTH_BEFORE.search(before(match)) is None
    return Expression(Point(match.start(), end, 0.85, part=month, weak=weak, lends=True))


READERS: dict[str, Reader] = {
    **dict.fromkeys(grammar.RELATIVE, _read_relative),
    "half": _read_half,
    "shang": _read_half,
    "season": _read_season,
    "enseason": _read_enseason,
    "tquarter": _read_tquarter,
    "hanquarter": _read_hanquarter,
    "code": _read_code,
    "qcode": _read_code,
    "century": _read_century,
    "encentury": _read_century,
    "endecade": _read_endecade,
    "bc": _read_bc,
    "era": _read_era,
    "hanyear": _read_hanyear,
    "fy": _read_fy,
    "ordinal": _read_ordinal,
    "mdy": _read_english,
    "dmy": _read_english,
}
