"""What a date leaves open is found in its context: the dates before it in the text, and the report's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.quantities.dates_calendar import (
    QUARTER,
    Moment,
    add_months,
    first_month,
    is_before,
    is_day,
    last_month,
    to_edtf,
    to_interval,
)
from pipeline.quantities.dates_points import Expression, Point

_PAST = re.compile(r"(?:지난|[Ll]ast) ?$")
_FUTURE = re.compile(r"(?:오는|다가오는|[Nn]ext|[Cc]oming) ?$")
_AHEAD = re.compile(r"[^\n.]{0,12}(?:까지|예정|계획|전망|목표)")
_SENTENCE_END = re.compile(r"[가-힣][.!?] |。|[a-z)][.!?] (?=[A-Z])|\n")
_ASIDE = re.compile(r" ?(?:까지|이래|이후|부터|대비|[가-힣]{2,5}(?:된|한|은|던|할|될|인) (?!뒤|후|이후|다음))")
_TIE = re.compile(r"인? ?")
_CLOSED = re.compile(r"(?: ?기준)? ?\)")
_HEADING = 40  # a line as short as this may set the year for the lines below it
_AIM = re.compile("목표|예정|완공|준공|개통|까지")  # a line that says when something will be done is not about that year
_PAST_DAYS = 15  # a bare day that would lie further ahead is the last month's
_COMING_DAYS = 24  # one that would lie further back is the next month's
_NEXT_DAY = 6  # characters between two days that one month governs
_LEAD = 12  # characters: an indentation
_LISTED = re.compile(r"[ \t]*(?:[-·*•○●◦ㅇ□■▪▶‣❍◇◆※]|\(?[0-9가-힣][).])")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of an expression: its EDTF string, empty where unknown, and how sure the context makes it."""

    edtf: str
    certainty: float = 1.0


class Context:
    """Resolves the expressions of one folded text, in order. Looks at each stretch between two expressions once."""

    def __init__(self, text: str, report_date: Moment | None) -> None:
        self._text = text
        self._report = report_date
        self._now = report_date.year if report_date else None  # the year that 올해 means
        self._seen: Moment | None = None  # the last moment with a year, anywhere before
        self._line: Moment | None = None  # the last one in this line that the text goes on from
        self._years = 0  # how many expressions of this line have a year
        self._sentence: Moment | None = None  # the last one in this sentence
        self._heading: Moment | None = None  # the one that a short line above has set
        self._explicit: int | None = None  # the year of the last expression, if it was a written year and nothing else
        self._dated = False  # whether the last expression had a written year
        self._gap = 0  # characters between the last expression and this one
        self._end = 0
        self._line_start = 0

    def resolve(self, expression: Expression, following: Expression | None) -> Resolved:
        """The value of the next expression; `following` is the one after it, whose year may be told in brackets."""
        self._advance(expression.start)
        self._gap = expression.start - self._end
        tied = self._tie(expression, following)
        hint = self._hint(expression.start)
        low, certainty = (tied, 0.97) if tied is not None else self._moment(expression.low, hint, expression)
        high = None
        if low is not None and expression.high is not None:
            high = self._high(expression.high, low)
        self._remember(expression, high or low)
        if low is None or (expression.high is not None and high is None):
            return Resolved("")
        if high is None:
            return Resolved(to_edtf(low), certainty)
        return Resolved(to_interval(low, high), certainty) if not is_before(high, low) else Resolved("")

    def _advance(self, start: int) -> None:
        """Forgets what ended between the last expression and this one: the sentence, the line, the list below a heading."""
        newline = self._text.rfind("\n", self._end, start)
        if newline >= 0:
            self._leave_line(newline, start)
            self._line = self._sentence = None
            self._years = 0
        elif self._sentence is not None and _SENTENCE_END.search(self._text, self._end, start):
            self._sentence = None

    def _leave_line(self, newline: int, start: int) -> None:
        first = self._text.find("\n", self._end)
        short = first - self._line_start <= _HEADING and self._text[first - 1 : first] != "."
        if self._line is not None and self._years == 1 and short:
            aimed = self._is_ahead(self._line) and _AIM.search(self._text, self._line_start, first)
            self._heading = replace(self._line, part=0, day=0) if self._line.unit == "year" and not aimed else None
        self._line_start = newline + 1
        led = self._text[newline + 1 : start] if start - newline <= _LEAD else "x"
        if led.strip() and not _LISTED.match(self._text, newline + 1):
            self._heading = None

    def _is_ahead(self, moment: Moment) -> bool:
        return self._now is None or moment.year > self._now

    def _hint(self, start: int) -> str:
        left = self._text[max(0, start - 6) : start]
        return "past" if _PAST.search(left) else "future" if _FUTURE.search(left) else ""

    def _tie(self, expression: Expression, following: Expression | None) -> Moment | None:
        """The value of a relative year that an explicit one explains: `2012년 올해`, `지난해(2012년)`."""
        point = expression.low
        if not point.base or point.months is not None or point.quarters is not None or expression.high is not None:
            return None
        year: int | None = None
        gap = self._text[self._end : expression.start]
        if point.base == "report" and self._explicit is not None and len(gap) <= 2 and _TIE.fullmatch(gap):
            year = self._explicit
        elif following and self._text[expression.end : following.start] in ("(", " (") and not following.high:
            named = following.low.year if following.low.unit == "year" else None
            year = named if _CLOSED.match(self._text, following.end) else None
        if year is None:
            return None
        if point.base == "report" and self._report is None:
            self._now = year - point.years
        return Moment(year, point.part, point.day)

    def _moment(self, point: Point, hint: str, expression: Expression) -> tuple[Moment | None, float]:
        if point.year is not None:
            return Moment(point.year, point.part, point.day, point.unit), 1.0
        if point.months is not None:
            return self._month(point)
        if point.quarters is not None:
            return self._quarter(point)
        if point.base == "report":
            return self._in_year(point, self._now, 0.97)
        if point.base == "text":
            return self._in_year(point, self._text_year(point), 0.88)
        return self._open(point, hint, expression)

    def _in_year(self, point: Point, year: int | None, certainty: float) -> tuple[Moment | None, float]:
        return (None if year is None else Moment(year + point.years, point.part, point.day)), certainty

    def _text_year(self, point: Point) -> int | None:
        """The year that `전년` or `이듬해` counts from. What lies in the future is no year to compare with."""
        if self._seen is None:
            return self._now
        if point.years < 0 and self._now is not None and self._seen.year > self._now:
            return self._now
        return self._seen.year

    def _month(self, point: Point) -> tuple[Moment | None, float]:
        if point.months is None:
            return None, 1.0
        base = self._report
        if point.base == "text" and self._line is not None and 1 <= self._line.part <= 12:
            base = self._line
        if base is None or not 1 <= base.part <= 12:
            return None, 1.0
        month = add_months(base, point.months)
        if point.day and not is_day(month.year, month.part, point.day):
            return None, 1.0
        return replace(month, day=point.day), 0.95

    def _quarter(self, point: Point) -> tuple[Moment | None, float]:
        base = self._line if self._line is not None and QUARTER < self._line.part <= QUARTER + 4 else self._report
        if base is None or not base.part or point.quarters is None:
            return None, 1.0
        index = base.year * 4 + (last_month(base.part) - 1) // 3 + point.quarters
        return Moment(index // 4, QUARTER + 1 + index % 4), 0.9

    def _open(self, point: Point, hint: str, expression: Expression) -> tuple[Moment | None, float]:
        """A month, quarter, half or day without a year."""
        if not point.part:
            return self._open_day(point, hint, expression.end)
        year: int | None = None
        certainty = 1.0
        if hint:
            year, certainty = self._year_by_hint(point, hint), 0.95
        elif self._line is not None and self._line.part:
            year, certainty = self._line.year, 0.93
        elif self._sentence is not None and self._sentence.unit == "year":
            year, certainty = self._sentence.year, 0.85
        elif self._heading is not None:
            year, certainty = self._heading.year, 0.8
        elif self._report is not None:
            year, certainty = self._year_by_habit(point, expression), 0.9
        elif self._now is not None:
            year, certainty = self._now, 0.8
        if year is None or (point.day and not is_day(year, point.part, point.day)):
            return None, 1.0
        return Moment(year, point.part, point.day), certainty

    def _year_by_hint(self, point: Point, hint: str) -> int | None:
        """`지난 3월` is the latest March that has come, `오는 3월` the next not over; unknown without a date."""
        report = self._report
        if report is None or not report.part:
            return self._now
        day = point.day if report.day else 0
        if hint == "past":
            begun = (first_month(point.part), day) <= (report.part, report.day)
            come = begun if point.part <= 12 else last_month(point.part) < report.part
            return report.year if come else report.year - 1
        over = (last_month(point.part), day) < (report.part, report.day if day else 0)
        return report.year + 1 if over else report.year

    def _year_by_habit(self, point: Point, expression: Expression) -> int:
        """The report's year; but the last months of a year, in a report of the next one's first, are those just past."""
        report = self._report
        if report is None:
            return 0
        first = first_month(point.part)
        late = first - report.part > 8 or (point.part > 12 and first >= 10 and report.part <= 3)
        if report.part and late and not _AHEAD.match(self._text, expression.end):
            return report.year - 1
        return report.year

    def _open_day(self, point: Point, hint: str, end: int) -> tuple[Moment | None, float]:
        """A bare day: of the month of a day before it in the line, else in the month that brings it nearest to the report's."""
        line, report = self._line, self._report
        if line is not None and line.day and not hint and self._goes_on(line):
            if is_day(line.year, line.part, point.day):
                return replace(line, day=point.day), 0.85
            return None, 1.0
        if report is None or not report.part:
            return None, 1.0
        months = self._months_to(point.day - report.day, hint, end) if report.day else 0
        month = add_months(report, months)
        return (replace(month, day=point.day), 0.85) if is_day(month.year, month.part, point.day) else (None, 1.0)

    def _months_to(self, ahead: int, hint: str, end: int) -> int:
        """Which month, from the report's, a day that lies so many days ahead in it is of. Reports tell more of the past."""
        if hint:
            return -int(ahead >= 0) if hint == "past" else int(ahead < 0)
        if ahead > _PAST_DAYS and not _AHEAD.match(self._text, end):
            return -1
        return int(ahead < -_COMING_DAYS)

    def _goes_on(self, day: Moment) -> bool:
        """Whether a bare day goes on from the day before it, rather than being the report's month's, as it is in news.

        It does where the report's month is unknown, straight behind that day (`3일과 4일`), or in another written year.
        """
        report = self._report
        if report is None or not report.part:
            return True
        return self._gap <= _NEXT_DAY or (self._dated and day.year != report.year)

    def _high(self, point: Point, low: Moment) -> Moment | None:
        """The end of a range, which takes from its beginning what it leaves open."""
        if point.year is not None or point.base:
            return self._moment(point, "", Expression(point))[0]
        high = replace(low, part=point.part or low.part, day=point.day)
        if is_before(high, low):
            high = replace(add_months(low, 1), day=point.day) if not point.part else replace(high, year=low.year + 1)
        return high if not high.day or is_day(high.year, high.part, high.day) else None

    def _remember(self, expression: Expression, moment: Moment | None) -> None:
        self._end = expression.end
        explicit = expression.high is None and not expression.low.part and expression.low.unit == "year"
        self._explicit = expression.low.year if explicit else None
        point = expression.low
        compared = point.base == "text" and not point.part and (point.years < 0 or (point.months or 0) < 0)
        if moment is None or compared:  # `전년 대비` looks back, while the text goes on with its own year
            return
        if moment.unit != "year":
            self._sentence = None
            return
        self._seen = moment
        self._dated = point.year is not None
        self._years += 1
        if moment.part:
            self._line = self._sentence = moment
            return
        beyond = self._report is not None and moment.year > self._report.year
        if expression.high is None and not beyond and not _ASIDE.match(self._text, expression.end):
            self._line = self._sentence = moment
