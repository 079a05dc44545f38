"""DATE: calendar expressions in Korean, English, Japanese and Chinese reports, with their EDTF values.

The way: `fold` the text and match one pattern (`dates_grammar`), accept or refuse each match (`dates_digits`, `dates_words`,
`dates_bare`), join neighbours (`dates_join`), and fill in from the context what is left open (`dates_context`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.quantities import dates_digits, dates_words
from pipeline.quantities.dates_bare import BareYears
from pipeline.quantities.dates_calendar import read_report_date
from pipeline.quantities.dates_context import Context
from pipeline.quantities.dates_grammar import DATE, fold
from pipeline.quantities.dates_join import join
from pipeline.types import CalendarDate, Mention, Qualifier

if TYPE_CHECKING:
    from pipeline.quantities.dates_points import Expression, Reader

_READERS: dict[str, Reader] = dates_digits.READERS | dates_words.READERS
_APPROX_AFTER = re.compile(
    r" ?경(?![가-힣])| ?경(?=에(?![가-힣])|에는|부터|까지)|경(?=의|으로|이(?![가-힣]))|께(?![가-힣])|께(?=부터|까지)"
    r"|쯤| ?(?:무렵|즈음)| 전후(?![가-힣])|頃|ごろ|左右|前後"
)
_APPROX_BEFORE = re.compile(r"(?:약|대략|[Aa]round|[Aa]bout|[Cc]irca|c\.|ca\.|[Aa]pproximately) ?$")
_LONGEST_HEDGE = 15


def find_dates(text: str, *, report_date: str | None = None) -> list[Mention]:
    """The DATE mentions of a text, in order and without overlaps.

    `value.edtf` is EDTF level 1 with level 2's quarters (`2009-33`) and halves (`2009-40`), empty where the year cannot be
    known. Years, months and days that the text leaves open, and relative words (`지난해`), are resolved against the dates
    before them in the text and against `report_date`: EDTF of a year, month or day; anything else counts as unknown.
    `value.qualifier` is `approx` (`2015년경`) or empty. `score` is the certainty of span and value together. Takes time linear
    in the text; raises nothing.
    """
    folded = fold(text)
    expressions = join(folded, _read_atoms(folded))
    context = Context(folded, read_report_date(report_date))
    mentions = []
    for index, expression in enumerate(expressions):
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        resolved = context.resolve(expression, following)
        start, end = expression.start, expression.end
        value = CalendarDate(resolved.edtf, _read_qualifier(folded, start, end))
        score = round(min(expression.low.score, expression.last.score) * resolved.certainty, 2)
        mentions.append(Mention("DATE", start, end, text[start:end], score, "grammar:date", value))
    return mentions


def _read_atoms(folded: str) -> Iterator[Expression]:
    bare = BareYears(folded)
    for match in DATE.finditer(folded):
        kind = match.lastgroup or ""
        if kind == "url":
            continue
        atom = bare.read(match) if kind in ("bare", "years") else _READERS[kind](match)
        if atom is not None:
            yield atom


def _read_qualifier(folded: str, start: int, end: int) -> Qualifier:
    if _APPROX_AFTER.match(folded, end) or _APPROX_BEFORE.search(folded, max(0, start - _LONGEST_HEDGE), start):
        return "approx"
    return ""
