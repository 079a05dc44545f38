"""What the fields of the output contract are called in Korean, and values as a Korean reader writes them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pipeline.records.units import is_money, to_korean_unit

LABELS = {
    "PROJECT": "사업",
    "ORG": "기관",
    "PERSON": "인물",
    "PLACE": "장소",
    "MONEY": "금액",
    "QUANTITY": "수량",
    "PERCENT": "비율",
    "DATE": "날짜",
}
KINDS = {"project": "사업", "statistic": "통계"}
MARKET = "시장·지표"  # what a statistic without a subject is called
FIELDS = {"actor": "참여 주체", "amount": "금액·수치", "year": "연도", "place": "장소"}
ROLES = {
    "owner": "발주·주도",
    "developer": "시행·개발",
    "contractor": "시공·수주",
    "designer": "설계·컨설팅",
    "investor": "투자",
    "funder": "자금 지원",
    "operator": "운영",
    "supplier": "공급",
    "partner": "협력",
    "other": "기타",
}
MEASURES = {
    "cost": "사업비",
    "investment": "투자액",
    "funding": "지원액",
    "contract": "계약·수주액",
    "revenue": "매출",
    "market_size": "시장 규모",
    "capital": "자본금",
    "area": "면적",
    "length": "길이",
    "population": "인구",
    "count": "개수",
    "capacity": "용량·규모",
    "share": "비중",
    "growth": "증감률",
    "other": "기타",
}
EVENTS = {
    "start": "착수",
    "agreement": "합의·체결",
    "completion": "완공",
    "period": "기간",
    "as_of": "기준",
    "forecast": "전망",
    "announcement": "발표",
    "other": "기타",
}
RELATIONS = {
    "participates_in": "참여",
    "located_in": "위치",
    "amount_of": "수치",
    "date_of": "시기",
    "part_of": "소속",
}
QUALIFIERS = {"approx": "약", "at_least": "이상", "at_most": "이하", "less_than": "미만", "more_than": "초과"}
ATTRIBUTES = {"actor": ROLES, "amount": MEASURES, "year": EVENTS, "place": {"": ""}}

_STEPS = ((10**16, "경"), (10**12, "조"), (10**8, "억"), (10**4, "만"))
_READABLE = Decimal(10) ** 20
_EDTF = re.compile(r"(\d{3}[\dX]|\d\dXX)(?:-(\d\d))?(?:-(\d\d))?[?~%]?$")
_PLAIN_YEAR = re.compile(r"\d{4}년$")
_SEASONS = {"33": "1분기", "34": "2분기", "35": "3분기", "36": "4분기", "40": "상반기", "41": "하반기"}


def to_numbers(value: str) -> tuple[Decimal, Decimal] | None:
    """The low and the high end of a contract value (`5`, `300/320`), None for what is no number."""
    try:
        numbers = [Decimal(part) for part in value.split("/")]
    except InvalidOperation:
        return None
    if not all(number.is_finite() for number in numbers):
        return None
    return numbers[0], numbers[-1]


def to_years(edtf: str) -> tuple[int, int] | None:
    """The first and the last calendar year of an EDTF date or span; None where an end is open or the year is unknown."""
    ends = [_EDTF.match(part) for part in edtf.split("/")]
    if not ends or ends[0] is None or ends[-1] is None:
        return None
    return int(ends[0][1].replace("X", "0")), int(ends[-1][1].replace("X", "9"))


def to_korean_number(number: Decimal) -> str:
    """A number in steps of ten thousand: `3조 2,000억`, `58.5`, `-1억`."""
    if abs(number) >= _READABLE:
        return f"{number:,f}"
    sign, rest, parts = ("-" if number < 0 else ""), abs(number), []
    for step, name in _STEPS:
        count, rest = divmod(rest, step)
        if count:
            parts.append(f"{count:,f}{name}")
    if rest or not parts:
        parts.append(f"{rest:,f}".rstrip("0").rstrip(".") if rest % 1 else f"{int(rest):,}")
    return sign + " ".join(parts)


def to_korean_value(value: str, unit: str, qualifier: str = "") -> str:
    """An amount as a reader writes it: `3조 2,000억 원`, `58.5㎢`, `50% 초과`, `약 5~6명`. What is no number stays."""
    ends = to_numbers(value)
    if ends is None:
        return value
    numbers = "~".join(dict.fromkeys(to_korean_number(number) for number in ends))
    name = to_korean_unit(unit)
    is_word = "가" <= name[:1] <= "힣" and not numbers[-1].isdigit()  # 350만 명, but 5명 and 350만㎡
    is_latin = name[:1].isascii() and name[:1].isalpha()
    shown = f"{numbers} {name}" if is_money(unit) or is_word or is_latin else f"{numbers}{name}"
    hedge = QUALIFIERS.get(qualifier, "")
    return f"약 {shown}" if qualifier == "approx" else f"{shown} {hedge}".strip()


def to_korean_date(edtf: str) -> str:
    """An EDTF date as a reader writes it: `2010년 4월`, `1990년대`, `2009년 1분기`, `2010~2015년`. Other forms stay."""
    parts = [_to_korean_day(part) for part in edtf.split("/")]
    if len(parts) == 2 and all(_PLAIN_YEAR.match(part) for part in parts):
        return f"{parts[0][:-1]}~{parts[1]}"
    if len(parts) == 2 and " " in parts[0] and " " in parts[1] and parts[0][:5] == parts[1][:5]:
        parts[1] = parts[1].partition(" ")[2]  # 2024년 3월~6월
    return "~".join(parts)


def _to_korean_day(part: str) -> str:
    match = _EDTF.match(part)
    if match is None:
        return "" if part == ".." else part
    year, month, day = match.groups()
    if year.endswith("XX"):
        return f"{int(year[:2]) + 1}세기"
    shown = f"{year.replace('X', '0')}년대" if year.endswith("X") else f"{year}년"
    if month is not None:
        shown += f" {_SEASONS[month]}" if month in _SEASONS else f" {int(month)}월"
    return f"{shown} {int(day)}일" if day is not None else shown
