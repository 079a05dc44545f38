"""From atoms to whole expressions: a year takes its month, a month its day, and two dates around a tilde are a range."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.quantities.dates_calendar import HALF, QUARTER, Moment, is_before, is_day
from pipeline.quantities.dates_grammar import WEEKDAY
from pipeline.quantities.dates_points import Expression, Point

_RANGE = re.compile(rf"{WEEKDAY}? {{0,2}}[~\-] {{0,2}}")
_LENDING = (" to ", " and ", " through ", " until ", " or ")
_LONGEST_GAP = 12


def join(text: str, atoms: Iterable[Expression]) -> list[Expression]:
    """The expressions of folded `text`: atoms in order, joined as far as they belong together, but for weak ones left over."""
    joined: list[Expression] = []
    for atom in atoms:
        longer = _extend(text, joined[-1], atom) if joined else None
        if longer is not None:
            joined[-1] = longer
        else:
            if joined and _repeats_month(joined[-1], atom):
                continue
            if joined:
                joined[-1] = _lend(text, joined[-1], atom)
            joined.append(atom)
    return [whole for expression in joined if (whole := _without_weak(expression)) is not None]


def _repeats_month(left: Expression, right: Expression) -> bool:
    """Whether `right` is the 동월 of `전년 동월`, which says no more than the 동기 of `전년 동기`."""
    return right.low.months == 0 and right.low.base == "text" and bool(left.low.base) and right.start - left.end <= 1


def _lend(text: str, left: Expression, right: Expression) -> Expression:
    """`left` with the year of `right` in `from March to May 2013`."""
    low, year = left.low, right.low.year
    if not low.lends or low.year is not None or low.base or left.high is not None or year is None or not right.low.part:
        return left
    if text[left.end : right.start] not in _LENDING:
        return left
    return Expression(replace(low, year=year - (low.part > right.low.part), weak=False))


def _without_weak(expression: Expression) -> Expression | None:
    if not expression.last.weak:
        return None if expression.low.weak else expression
    return None if expression.low.weak else Expression(expression.low)


def _extend(text: str, left: Expression, right: Expression) -> Expression | None:
    """`left` and `right` as one expression, None where they are two."""
    gap = text[left.end : right.start] if right.start - left.end <= _LONGEST_GAP else "\n"
    if gap in ("", " ", "  "):
        last = _compose(left.last, right.low)
        if last is None or (right.high is not None and left.high is not None):
            return None
        if right.high is not None:
            return Expression(last, right.high)
        return Expression(left.low, last) if left.high is not None else Expression(last)
    if left.high is None and right.high is None and _RANGE.fullmatch(gap):
        return _span(left.low, right.low)
    return None


def _compose(large: Point, small: Point) -> Point | None:
    """A year with its part, or a month with its day. The end and the part come from `small`."""
    score = min(0.99, max(large.score, small.score))
    if small.day and not small.part:
        if (not 1 <= large.part <= 12 and large.months is None) or large.day or small.base:
            return None
        if large.part and not is_day(large.year, large.part, small.day):
            return None
        return replace(large, end=small.end, day=small.day, score=score)
    if large.unit == "century" and small.unit == "decade" and small.year is not None and large.year is not None:
        return replace(small, start=large.start, year=large.year + small.year % 100)
    is_year = (large.year is not None or (large.base and large.months is None)) and not large.part and large.unit == "year"
    if not is_year or not small.part or small.year is not None or small.base or large.quarters is not None:
        return None
    if small.day and not is_day(large.year, small.part, small.day):
        return None
    return replace(large, end=small.end, part=small.part, day=small.day, score=score, weak=False, lends=False)


def _span(low: Point, high: Point) -> Expression | None:
    """The range between two dates of like kind, None where the second cannot end what the first begins."""
    if low.weak and not low.lends:
        return None
    if low.lends and low.year is None and high.year is not None and not low.base and low.part < high.part:
        return Expression(replace(low, year=high.year, weak=False), high)
    if high.year is None and not high.base and not _continues(low, high):
        return None
    if low.year is None and high.year is not None and not low.base:
        return None
    if low.year is not None and high.year is not None:
        begin = Moment(low.year, low.part if high.part else 0, low.day if high.day else 0, low.unit)
        end = Moment(high.year, high.part if low.part else 0, high.day if low.day else 0, high.unit)
        if is_before(end, begin):
            return None
    return Expression(low, high)


def _continues(low: Point, high: Point) -> bool:
    """Whether a date without a year can end a range that `low` begins: `3월~6월`, `3월 5일~18일`, `1분기~3분기`."""
    if not high.part:
        return bool(low.day)
    return bool(low.part) and _kind(low.part) == _kind(high.part) and (not high.day or bool(low.day))


def _kind(part: int) -> str:
    if part > HALF:
        return "half"
    return "quarter" if part > QUARTER else "season" if part > 12 else "month"
