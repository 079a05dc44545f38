"""The day, month or year on which a report came out, where its own first or last lines say so."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

_HEAD_CHARACTERS, _HEAD_LINES = 4_000, 40
_TAIL_CHARACTERS, _TAIL_LINES = 2_000, 25
_FIRST_YEAR, _LAST_YEAR = 1945, 2099

_YEAR = r"(?:(?P<year>(?:19|20)\d\d)|[’'‘`](?P<short>\d\d))"
_SEPARATOR = r"\s{0,2}[.．\-/년年]\s{0,2}"
_NUMERIC = (
    rf"{_YEAR}{_SEPARATOR}(?P<month>1[0-2]|0?[1-9])(?:\s{{0,2}}[.．\-/월月]\s{{0,2}}(?P<day>3[01]|[12]\d|0?[1-9])(?!\d))?(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ENGLISH_DAY_FIRST = (
    rf"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s{{1,2}})?{_MONTH_NAME},?\s{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_ENGLISH_MONTH_FIRST = (
    rf"{_MONTH_NAME}\s{{1,2}}(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DATES = tuple(re.compile(pattern) for pattern in (_NUMERIC, _ENGLISH_DAY_FIRST, _ENGLISH_MONTH_FIRST))

_LABEL = re.compile(
    r"(?:보\s?도\s?(?:일\s?시|시\s?점|일\s?자|일)|배\s?포\s?(?:일\s?시|일\s?자|일)?|발\s?간\s?(?:일\s?자|일|년월|연월)?|"
    r"발\s?행\s?(?:일\s?자|일)?|발\s?표\s?(?:일\s?자|일)|게\s?시\s?일|작\s?성\s?(?:일\s?자|일)|등\s?록\s?일|공\s?시\s?일|"
    r"発行日?|発表日|公表日|作成日|发布(?:日期|时间)|出版日期|"
    r"(?<![A-Za-z])(?:Date|Published(?:\son)?|Publication\sdate|Release\sdate|Released(?:\son)?|Issued(?:\son)?))"
    r"[\s:：|\]】)>\-–]{0,8}(?=[\d’'‘`A-Z])"
)
# What may stand on a line beside the date for the line to be a dateline: an issue's number, a weekday, brackets.
_BESIDE = re.compile(
    r"(?:(?:제\s?)?\d{1,4}\s?[호권]|통권|(?:Vol|No|VOL|NO|Issue)\.?\s?\d{1,4}|[(（][월화수목금토일月火水木金土日][)）]|[월화수목금토일]요일|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|발행|발간|일|월|[\s.,·|/()（）\[\]<>〈〉【】:~_-])*"
)


def find_dateline(text: str) -> str | None:
    """The report's date as EDTF (`2024-03-15`, `2023-05`), None where its first and last lines do not clearly state one.

    A date that is labelled as the day of release (`보도일시`, `발간일`, ...) wins, then a line of the beginning or the end that
    holds nothing but a date. Where such lines name different dates, none is taken.
    """
    head, tail = _head(text), _tail(text)
    for part in (head, tail):
        labelled = _find_labelled(part)
        if labelled is not None:
            return labelled
    for part in (head, tail):
        alone = {date for line in part.split("\n") if (date := _read_dateline(line)) is not None}
        if alone:
            return _agreed(alone)
    return None


def confirm_date(made: str | None, text: str) -> str | None:
    """The month in which a file was made, if the text bears out that it was written then; else None.

    A file is often made anew long after its report came out. So the year must be one that the text speaks of, itself or the
    year before making up a quarter of all years that it names, and more than the years after it. `made` is EDTF.
    """
    if made is None or not made[:4].isdigit():
        return None
    year = int(made[:4])
    named = Counter(int(match) for match in _NAMED_YEAR.findall(text))
    near = named[year] + named[year - 1]
    if not named[year] or 4 * near < sum(named.values()) or near < sum(named[year + ahead] for ahead in (1, 2, 3)):
        return None
    return made[:7]


_NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s?[년年.])")


def _head(text: str) -> str:
    lines = [line for line in text[:_HEAD_CHARACTERS].splitlines() if line.strip()]
    return "\n".join(lines[:_HEAD_LINES])


def _tail(text: str) -> str:
    lines = [line for line in text[max(_HEAD_CHARACTERS, len(text) - _TAIL_CHARACTERS) :].splitlines() if line.strip()]
    return "\n".join(lines[-_TAIL_LINES:])


def _find_labelled(text: str) -> str | None:
    for label in _LABEL.finditer(text):
        for pattern in _DATES:
            match = pattern.match(text, label.end())
            date = _to_edtf(match) if match is not None else None
            if date is not None:
                return date
    return None


def _read_dateline(line: str) -> str | None:
    for match in _find_dates(line):
        if _BESIDE.fullmatch(line[: match.start()]) and _BESIDE.fullmatch(line[match.end() :]):
            return _to_edtf(match)
    return None


def _find_dates(line: str) -> Iterator[re.Match[str]]:
    if len(line) <= 80:
        for pattern in _DATES:
            match = pattern.search(line)
            if match is not None:
                yield match


def _agreed(dates: set[str]) -> str | None:
    """The most exact of dates that do not contradict each other."""
    longest = max(dates, key=len)
    return longest if all(longest.startswith(date) for date in dates) else None


def _to_edtf(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts["year"] else 2000 + int(parts["short"])
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if parts.get("name") else int(parts["month"])
    try:
        day = dt.date(year, month, int(parts["day"] or 1))
    except ValueError:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return day.isoformat() if parts["day"] else f"{year}-{month:02d}"
