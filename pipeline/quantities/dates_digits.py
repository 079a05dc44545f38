"""Dates that begin with a digit or an apostrophe: dotted and ISO dates, and numbers before 년, 월, 일 and 분기."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.quantities.dates_calendar import QUARTER, YearUnit, is_day
from pipeline.quantities.dates_grammar import WEEKDAY
from pipeline.quantities.dates_points import (
    EVERY,
    Expression,
    Match,
    Point,
    Reader,
    after,
    before,
    has_unit_after,
    read_number,
    read_year,
)

_ALONE = "(?![가-힣])"
# What makes a number of years a duration. In `2000년 전체` or `2000년 이후` it does not.
_YEAR_COUNTED = re.compile(
    rf" ?(?:간|동안|만[에의인]|여{_ALONE}|여[간만]|이상|이하|이내|넘|전(?!후|체|환)|후(?!반)|뒤|째|차{_ALONE}|생{_ALONE}"
    r"|짜리|정도|가량|남짓|마다|주기|주년|이나|가까|걸[리쳐친]|에 걸|세월|역사|전통|경력|연속|안[에 ]|안팎|미만|초과|사이|내내"
    r"|내[에로 ]|임기|형|치[의 ]|물|거치|상환|분할|보증|계약|묵|된|間|前|後|后|以[上内下]|ぶり|目|連続|半|余)"
)
_DO_COUNTED = re.compile(r" (?:안|채|못|넘|더|훨씬|되|지[나난]|남)")  # `10년도 안 되어`
_YEAR_OF_THINGS = re.compile(r"생(?![가-힣])|형|식(?![가-힣])|물")  # `1980년생`, `2013년형`
_NUMBERED = re.compile(r"[만약총제] ?$|[0-9][.,]$")

_COUNTED = (
    rf"동안|만[에의인]|이상|이하|이내|넘|전{_ALONE}|전[에의부]|후{_ALONE}|후[에의부]|뒤|정도|가량|남짓|마다|가까|걸[리려렸]|연속"
    r"|안[에팎]|씩"
)
_DAYS_COUNTED = re.compile(
    rf"(?:{_COUNTED}|간|만{_ALONE}|여[ 의]|째|차{_ALONE}|차[에의]|짜리|이나|치[의 ]|분[의 ]|장{_ALONE}|제{_ALONE}|제[를로]"
    r"|권|본|반|괄|정|상|천하|에 걸[쳐친]|間|前|後|后|以[上内下]|ぶり|目|連続|本|半|余)"
    rf"| (?:{_COUNTED}|미만|초과|사이|내내|내{_ALONE}|내[에로]|소요|단축|휴가|연휴|일정|유급|간격|완성|평균|최대|처리|생산"
    r"|이용|여 |[0-9]+(?:회|번|시간))"
)
_DAYS_COUNTED_BEFORE = re.compile(
    r"(?:주|약|총|최대|최소|최장|평균|만|무려|단|불과|향후|앞으로|생후|하루|연간|연|며칠|(?<!시)각각?|박|꼬박|영업일|기간|휴가|유급"
    r"|연차|이후|남은|입원|근무|공기|넘게|가까이|D-|第|월|제) ?$"
)
_DAY_SURE_BEFORE = re.compile(r"(?:지난|오는|인|일부터) ?$")
# `1일` is mostly a rate (`1일 5만 톤`), unless one of these says that something happened on it.
_FIRST_SURE = re.compile(
    r" ?\(|부터|까지|자[ 로]|에[는 도]|엔|께|경[ 에]|,|~"
    r"| (?:오전|오후|새벽|저녁|밤|낮|아침|자정|밝[혔힌히]|발표|보도|공시|공개|전했|말했|확인|사의|체결|개막|개최|개통|착공"
    r"|준공|출범|출시|시행|열[린리어고]|방한|취임)| [^\s\d]{1,12}(?: [^\s\d]{1,12})?에 따르면"
)

_MONTH_OTHER = re.compile(r"[드령세급차간회]|요일")
_TERM_BEFORE = re.compile(r"(?:징역|금고|구류|유예|(?<![0-9和成正治])[0-9]년) ?$")  # `징역 1년 6월` is a length
_AFTER_MONTH = re.compile(r"[0-9] {0,2}월 {0,2}$")
_QUARTERS_COUNTED = re.compile(r"점| ?(?:연속|만에|째|동안|당(?![가-힣])|별)")

_FIGURE_BEFORE = re.compile(r"(?:[$€£¥₩#]|(?:No|no|제|ver|Ver|표|그림|지수|코스피|버전|ISO|KS|IEC|RFC)\.?) ?$|[vV]$")
_DOTTED_TAIL = re.compile(r"[말초중경월현기이발부까에의자~]")
_DOTTED_OTHER = re.compile(r"\(?[0-9]|\)[0-9]|[가-힣]")
_WEEKDAY = re.compile(WEEKDAY)


def _read_iso(match: Match) -> Expression | None:
    year, month, day = int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])
    return Expression(Point(*match.span(), 0.98, year, part=month, day=day)) if is_day(year, month, day) else None


def _read_isom(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.9, int(match["isom_y"]), part=int(match["isom_m"])))


def _read_ydot(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.95, read_year(match["ydot_y"]), weak=True))


def _read_dot(match: Match) -> Expression | None:
    """A dotted date. Two digits without an apostrophe are a year only before 월 or a weekday, or in brackets of their own."""
    year, month, day = read_year(match["dot_y"]), int(match["dot_m"]), read_number(match, "dot_d")
    end = _dotted_end(match)
    if day and not match["dot_i"] and not match["dot_p"] and has_unit_after(match.string, end):  # `2011.6. 5개 기관`
        day, end = 0, match.end("dot_m") + 1
    if not 1 <= month <= 12 or (day and not is_day(year, month, day)) or _FIGURE_BEFORE.search(before(match)):
        return None
    if len(match["dot_y"]) == 2 and not _is_short_dotted(match):
        return None
    if end == match.end("dot_m") and _is_figure(match.string, end):
        return None
    low = Point(match.start(), end, 0.98 if day else 0.93, year, part=month, day=day)
    return Expression(low, _dotted_high(match, low))


def _dotted_end(match: Match) -> int:
    ends = (match.end(group) for group in ("dot_p", "dot_i", "dot_d", "dot_w", "dot_m"))
    return next(end for end in ends if end >= 0)


def _is_short_dotted(match: Match) -> bool:
    if match["dot_w"] or (match["dot_d"] and _WEEKDAY.match(match.string, _dotted_end(match))):
        return True
    return bool(match["dot_d"]) and before(match).endswith("(") and after(match, 1) == ")"


def _is_figure(text: str, end: int) -> bool:
    """Whether a bare `2011.6` is a decimal number or a volume: by a unit, a digit or a word that is glued to it."""
    if has_unit_after(text, end):
        return True
    return _DOTTED_OTHER.match(text, end) is not None and _DOTTED_TAIL.match(text, end) is None


def _dotted_high(match: Match, low: Point) -> Point | None:
    """The end of `2010.3.~6.` or `2010.3.5.~4.2.`, whose year (and month) is its beginning's."""
    if match["dot_e"] is None:
        return None
    first, second = int(match["dot_e"]), read_number(match, "dot_f")
    point = Point(match.start("dot_e"), match.end(), low.score)
    if second:
        return replace(point, part=first, day=second) if is_day(None, first, second) else None
    if low.day:
        return replace(point, day=first) if low.day < first <= 31 and match["dot_v"] != "월" else None
    return replace(point, part=first) if 1 <= first <= 12 and match["dot_v"] != "일" else None


def _read_num(match: Match) -> Expression | None:
    """`31/12/2013` and `12/31/2013`; where either number may be the month, only the year is known."""
    first, second, year = int(match["num_a"]), int(match["num_b"]), int(match["num_y"])
    options = {(month, day) for month, day in ((first, second), (second, first)) if is_day(year, month, day)}
    if not options:
        return None
    if len(options) > 1:
        return Expression(Point(*match.span(), 0.8, year))
    ((month, day),) = options
    return Expression(Point(*match.span(), 0.95, year, part=month, day=day))


def _read_list(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.95, read_year(match["list_y"])))


def _read_years(match: Match) -> Expression | None:
    """`2011년` and its like, single or as a range; where the first number cannot begin a range, the second stands alone."""
    if match["year_b"] is None:
        return _read_year(match, "year_a")
    ranged = _read_year_range(match)
    return _read_year(match, "year_b") if ranged is None and len(match["year_b"]) == 4 else ranged


def _read_year(match: Match, group: str) -> Expression | None:
    """One year before 년. Four digits are a year but for round ones that last (`2000년 동안`); for fewer digits see below."""
    digits, decade = match[group], match["year_u"] is not None
    point = Point(match.start(group), match.end(), 0.99, read_year(digits), unit="decade" if decade else "year")
    counted = match["year_f"] is None and _YEAR_COUNTED.match(match.string, match.end()) is not None
    if len(digits) < 4:
        return _read_short_year(match, digits, point, counted)
    year = int(digits)
    if not 1000 <= year < 2200 or (counted and year % 500 == 0) or (decade and year % 10):
        return None
    return None if _YEAR_OF_THINGS.match(match.string, match.end()) else Expression(point)


def _read_short_year(match: Match, digits: str, point: Point, counted: bool) -> Expression | None:
    """`15년` is mostly a duration: two digits need an apostrophe, 대, 도, a leading 0, 8 or 9, or else a month behind them."""
    quoted = digits[0] == "'"
    if len(digits) == 3 and not quoted:
        return None if match["year_f"] or point.unit == "decade" else Expression(replace(point, score=0.8, weak=True))
    if point.unit == "decade":
        return _read_short_decade(point)
    if counted:
        return None
    if quoted or match["year_f"]:
        return Expression(replace(point, score=0.97))
    if match[0].endswith("도"):
        return None if _DO_COUNTED.match(match.string, match.end()) else Expression(replace(point, score=0.85))
    if _NUMBERED.search(before(match)):
        return None
    return Expression(replace(point, score=0.75, weak="0" < digits[0] < "8"))


def _read_short_decade(point: Point) -> Expression | None:
    """`90년대`: a decade by two digits is one of 1930 to 2029, as people speak of past and present ones."""
    year = (point.year or 0) - (100 if (point.year or 0) >= 2030 else 0)
    return None if year % 10 else Expression(replace(point, score=0.95, year=year))


def _read_year_range(match: Match) -> Expression | None:
    """The two years of `2010~2015년`, `2010~15년`, `’11~’15년`, `80~90년대`, `2012/13년`."""
    first, second, decade = match["year_a"], match["year_b"], match["year_u"] is not None
    shapes = (len(first), len(second))
    if first[0] != "'" and (shapes not in ((4, 4), (4, 2), (4, 3), (2, 2)) or (shapes == (2, 2) and not decade)):
        return None
    if len(second) == 3 and second[0] != "'":
        return None
    low, high = read_year(first), read_year(second)
    if shapes == (4, 2):
        high = low // 100 * 100 + int(second)
    if shapes == (2, 2) and first[0] != "'":
        low, high = (year - 100 if year >= 2030 else year for year in (low, high))
    counted = low % 500 == 0 and _YEAR_COUNTED.match(match.string, match.end()) is not None
    if not 1000 <= low < high < 2200 or counted or (decade and (low % 10 or high % 10)):
        return None
    if match["year_s"] in ("/", "·") and high != low + 1:
        return None
    unit: YearUnit = "decade" if decade else "year"
    return _pair(match, "year", Point(0, 0, 0.98, low, unit), Point(0, 0, 0.98, high, unit))


def _pair(match: Match, kind: str, low: Point, high: Point) -> Expression:
    """A range that shares its unit: `low` spans to the end of the first number, `high` from the second to the unit."""
    return Expression(
        replace(low, start=match.start(), end=match.end(f"{kind}_a")),
        replace(high, start=match.start(f"{kind}_b"), end=match.end()),
    )


def _read_month(match: Match) -> Expression | None:
    low, high, left = int(match["month_a"]), read_number(match, "month_b"), before(match)
    if _MONTH_OTHER.match(match.string, match.end()) or EVERY.search(left) or _TERM_BEFORE.search(left):
        return None
    ranged = match["month_b"] is not None
    if not 1 <= (high if ranged else low) <= 12:
        return None
    if ranged and 1 <= low <= 31 and _AFTER_MONTH.search(left):  # `4월 29~5월 1일`
        return _pair(match, "month", Point(0, 0, 0.9, day=low, weak=True), Point(0, 0, 0.9, part=high))
    if ranged and not 1 <= low <= 12:
        return Expression(Point(match.start("month_b"), match.end(), 0.9, part=high))
    weak = match["month_s"] != ""
    if not ranged or low == high:
        return Expression(Point(*match.span(), 0.9, part=low, weak=weak))
    return _pair(match, "month", Point(0, 0, 0.9, part=low, weak=weak), Point(0, 0, 0.9, part=high))


def _read_months(match: Match) -> Expression | None:
    """The 3 of `3·4월`; that of `3, 4월` only behind a year."""
    month = int(match["months_a"])
    return Expression(Point(*match.span(), 0.85, part=month, weak=match["months_s"] != "·")) if 1 <= month <= 12 else None


def _read_day(match: Match) -> Expression | None:
    """A day of a month, `weak` where it may as well count days."""
    low, high = int(match["day_a"]), read_number(match, "day_b")
    if not 1 <= low <= 31 or (match["day_b"] is not None and not low < high <= 31):
        return None
    weak = match["day_s"] != "" or match[0].endswith("号") or _counts_days(match, low, high)
    if not high:
        return Expression(Point(*match.span(), 0.8, day=low, weak=weak))
    return _pair(match, "day", Point(0, 0, 0.8, day=low, weak=weak), Point(0, 0, 0.8, day=high))


def _counts_days(match: Match, low: int, high: int) -> bool:
    left = before(match)
    if _AFTER_MONTH.search(left):  # it belongs to that month, or to none
        return True
    if _DAY_SURE_BEFORE.search(left):
        return False
    if high == low + 1 < 11:  # `2~3일`
        return True
    if low == 1 and not high and not _FIRST_SURE.match(match.string, match.end()):
        return True
    counted = _DAYS_COUNTED.match(match.string, match.end()) or _DAYS_COUNTED_BEFORE.search(left) or EVERY.search(left)
    return counted is not None


def _read_days(match: Match) -> Expression | None:
    day = int(match["days_a"])
    return Expression(Point(*match.span(), 0.8, day=day, weak=True)) if 1 <= day <= 31 else None


def _read_md(match: Match) -> Expression | None:
    month, day = int(match["md_m"]), int(match["md_d"])
    if not is_day(None, month, day) or (match["md_i"] and (match["md_s"] != "." or day < 10)):  # `3.5일` is a duration
        return None
    return Expression(Point(*match.span(), 0.9, part=month, day=day))


def _read_quarter(match: Match) -> Expression | None:
    if _QUARTERS_COUNTED.match(match.string, match.end()) or EVERY.search(before(match)):
        return None
    low, high = int(match["quarter_a"]), read_number(match, "quarter_b")
    if match["quarter_b"] is None or high == low:
        return Expression(Point(*match.span(), 0.93, part=QUARTER + low))
    if high < low:
        return None
    return _pair(match, "quarter", Point(0, 0, 0.93, part=QUARTER + low), Point(0, 0, 0.93, part=QUARTER + high))


def _read_fourth(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.93, part=QUARTER + int(match["fourth_a"]), weak=True))


def _read_quarters(match: Match) -> Expression | None:
    return Expression(Point(*match.span(), 0.93, part=QUARTER + int(match["quarters_a"])))


READERS: dict[str, Reader] = {
    "iso": _read_iso,
    "isom": _read_isom,
    "ydot": _read_ydot,
    "dot": _read_dot,
    "num": _read_num,
    "list": _read_list,
    "year": _read_years,
    "month": _read_month,
    "months": _read_months,
    "day": _read_day,
    "days": _read_days,
    "md": _read_md,
    "quarter": _read_quarter,
    "fourth": _read_fourth,
    "quarters": _read_quarters,
}
