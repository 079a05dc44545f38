"""What the steps of the date grammar hand on: points, expressions, and the reading of what stands beside a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pipeline.quantities.dates_calendar import YearUnit, full_year

Match = re.Match[str]
Base = Literal["", "report", "text"]


@dataclass(frozen=True, slots=True)
class Point:
    """A date as written: what is left open (`year` None, `part` 0) is found in the context. Fields as in `Moment`.

    `base` says what a relative date counts from, the report's date or a date that the text gave before; `years`, `months` and
    `quarters` say how far. A `weak` point is a date only as a part of a longer one (`24년` of `24년 3월`); one that `lends`
    takes its year from the date behind it (`March` of `March-May 2013`).
    """

    start: int
    end: int
    score: float
    year: int | None = None
    unit: YearUnit = "year"
    part: int = 0
    day: int = 0
    base: Base = ""
    years: int = 0
    months: int | None = None
    quarters: int | None = None
    weak: bool = False
    lends: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """One point, or a range of two that share a unit (`2010~2015년`) or were joined. The span is from `start` to `end`."""

    low: Point
    high: Point | None = None

    @property
    def start(self) -> int:
        """The first character."""
        return self.low.start

    @property
    def end(self) -> int:
        """The end, exclusive."""
        return self.last.end

    @property
    def last(self) -> Point:
        """The point that the expression ends with."""
        return self.high or self.low


Reader = Callable[[Match], Expression | None]

_WINDOW = 24  # characters before a match that its rules look at

EVERY = re.compile(r"(?:매년|매월|매달|매해|해마다|격년|매|매주|每년|毎년|毎월|每월|[Ee]very|[Ee]ach) ?$")
_COUNTERS = "명|인|개|건|곳|톤|평|배|대|동|호|회|번|권|쪽|장|층|점|도|분|불|조|시|석|척|병|마리|제곱"
_MEASURES = "km|m|kg|t|ha|MW|GW|kW|GWh|MWh|TEU|p|pp|bp|cm|mm|g|L"
_UNIT = re.compile(
    r" ?(?:[%‰℃°㎡㎢㎞㎏㎿㎥㎜㎝$]|원|달러|엔|위안|유로|파운드|억|만(?!료|기|들)|천(?!안|연)|조(?= ?(?:원|달러|[0-9]))"
    r"|여 ?[가-힣]|포인트|퍼센트|리터|가구|세대|미터|킬로|페이지|개[ 국사월소]|[명개건곳톤평][은는이가을를의에로도과와,]"
    rf"|(?:{_COUNTERS}|{_MEASURES})(?![가-힣A-Za-z]|기준)"
    r"|people|persons|million|billion|percent|tons|units|dollars|words|miles|meters)"
)


def before(match: Match, group: str | int = 0) -> str:
    """The few characters before a match, or before one of its groups, that rules look at."""
    start = match.start(group)
    return match.string[max(0, start - _WINDOW) : start]


def after(match: Match, length: int) -> str:
    """So many characters behind a match."""
    return match.string[match.end() : match.end() + length]


def has_unit_after(text: str, end: int) -> bool:
    """Whether a unit or a counter stands behind `end`, which makes the number before it a measure."""
    return _UNIT.match(text, end) is not None


def read_year(digits: str) -> int:
    """The year of `2011`, `'11` or `11`."""
    bare = digits.lstrip("' ")
    return full_year(int(bare)) if len(bare) == 2 else int(bare)


def read_number(match: Match, group: str) -> int:
    """The number in a group, 0 where the group did not take part."""
    return int(match[group] or 0)
