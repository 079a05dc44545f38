"""Where a number and a syllable look like an amount but are not: generations, ages, ordinals, top-ten lists, addresses.

A guard answers for one spelling, whose unit it returns, or an empty string to refuse. Context is a bounded stretch of the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.quantities.numerals import SCALE_CHARS, Number
from pipeline.quantities.words import either_of

_BACK = 16
_IN_LINE_VEHICLE = re.compile(either_of("vehicles") + r"[^\n.]{0,14}$")
_IN_LINE_MACHINE = re.compile(either_of("machines") + r"[^\n.]{0,12}$")
_IN_LINE_PLANT = re.compile(either_of("plants") + r"[^\n]{0,10}$")
_PLANT_AFTER = re.compile("기 ?(?:의|를|을)? ?" + either_of("plants"))
# `크레인은 한빛중공업이 14기를 공급한다`: further off, if 기 ends its word as a count does; `3기 신도시` is an ordinal.
_IN_CLAUSE_PLANT = re.compile(either_of("plants") + r"(?:은|는|을|를|이|가|도|의|,)? [^\n.,]{0,34}$")
_PLANT_COUNTED = re.compile(r"기(?:를|는|가|로|와|씩|다|에|[,.)·]|$)")
_FAR_BACK = 48
_TERM = re.compile("기 ?(?:신도시|내각|정부|행정부|위원회|체제|지도부|집행부|지하철|도시철도|시공|사업)")
_RANK_OR_RATIO = re.compile(rf"대 ?(?:\d|{either_of('not_counted_by_대')})")
_HOUSEHOLDS = re.compile(r"동[ ,·(]{0,3}\d[\d,]{0,6} ?(?:가구|세대|실)")
_BUILDINGS_BEFORE = re.compile(r"(?:아파트|건물|주택|공장|창고|오피스텔)(?:는|은|를|을|가|이|도)? ?(?:약|총|모두)? ?$")
_BUILDINGS_AFTER = re.compile(
    r"동(?:을|이|은|과|의|으로|씩|이다|이며|,|\.|$| ?(?:규모|이상|등|가량|정도|건설|건립|신축|철거|매입))(?! ?\d{1,4}호)"
)
_NAMED_BY_NUMBER = re.compile(r"(?:아파트|오피스텔)[^\n.]{0,4}$")
# 동의 is consent, as often as not: `5만 동의를 얻은 청원`.
_DONG_MONEY = re.compile(
    r"동(?:(?:을|이|은|과|도|만|에|으로|까지|이다|이며|에서)(?![가-힣])| ?(?:규모|상당|어치|가량|이상|이하|미만))"
)
_FLOORS_ABOVE = re.compile(r"(?:지상|높이|총|최고|최대) ?$")
_FLOORS_BELOW = re.compile(r"지하 ?$")
_FLOORS_BESIDE = re.compile(r"지상 ?\d{1,3}층[,·/ ]{0,2} ?지하 ?$")
_FLOORS_AND = re.compile(r"층[,·/~∼ ]{0,3}(?:에서 |부터 )?지상 ?\d")
_FLOORS_AFTER = re.compile(r"층 ?(?:규모|짜리|건물|높이|이하|이상|아파트|빌딩|주상복합|타워|구조|\d+ ?개 ?동|으로 지|으로 건)")
_LANES_BEFORE = re.compile(r"(?:왕복|편도|총|폭) ?$")
_LANES_AFTER = re.compile(r"차[로선] ?(?:도로|확장|고속|터널|교량|(?:으로|로) ?확장|신설|규모|국도|지방도|이상)")
_PERSONS = re.compile("인 ?" + either_of("after_인"))
_GENERATION = re.compile("세대 ?" + either_of("after_세대"))
_DWELLINGS_BEFORE = re.compile(r"(?:주택|아파트|임대|분양|가구|호텔|공급|물량|총)[^\n.]{0,10}$")
_ROOMS_BEFORE = re.compile(r"(?:객실|오피스텔|호텔|총|레지던스|숙박|병실|리조트|호스텔|교실|독서실|룸|세대)[^\n.]{0,10}$")
_PARKING = re.compile(r"(?:주차|수영장|테니스|코트|야영)[^\n.]{0,12}$")
_FILE_NUMBER = re.compile(r"\d(?:-|동 ?)$")  # also `30동 1203호`, a flat
_CARS = re.compile(r"(?:차량|열차|전동차|객차|화차|고속차|경전철|지하철|트램|기관차|편성)[^\n.]{0,12}$")
_SETS = re.compile("종 ?세트|종 경기")
_POWERS = re.compile("권 분립")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number and the offset `at` of the syllable behind it that may be its unit."""

    text: str
    number: Number
    at: int

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Whether the line before the number ends in a pattern."""
        start = self.number.start
        return pattern.search(self.text[max(0, start - _BACK) : start]) is not None

    def leads(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern begins with the syllable."""
        return pattern.match(self.text, self.at) is not None

    @property
    def large(self) -> bool:
        """Whether the number is written as amounts are: with separators, scales or 여."""
        number = self.number
        return number.grouped or number.approx or bool(number.scales)


def _read_machines(found: Candidate) -> str:
    number, text, at = found.number, found.text, found.at
    if text[at - 1] == "%" or (found.leads(_RANK_OR_RATIO) and not number.grouped and number.high < 1000):
        return ""
    if found.follows(_IN_LINE_VEHICLE):
        return "vehicle"
    if found.follows(_IN_LINE_MACHINE):
        return "unit"
    many = number.grouped or (number.myriad and not number.words) or (number.approx and number.high > 100)
    return "unit" if many and text[at - 1] not in "억조" else ""  # `3억대 자산` is a price


def _read_plants(found: Candidate) -> str:
    if found.leads(_TERM):
        return ""
    if found.follows(_IN_LINE_PLANT) or found.leads(_PLANT_AFTER):
        return "unit"
    start = found.number.start
    counted = found.leads(_PLANT_COUNTED) and _IN_CLAUSE_PLANT.search(found.text[max(0, start - _FAR_BACK) : start])
    return "unit" if counted else ""


def _read_buildings(found: Candidate) -> str:
    number = found.number
    if number.words:
        return ""
    if number.high < 1000 and found.leads(_HOUSEHOLDS):
        return "building"
    if not (found.follows(_BUILDINGS_BEFORE) and found.leads(_BUILDINGS_AFTER)):
        return ""
    name = number.high > 100 and number.high % 100 < 10 and found.follows(_NAMED_BY_NUMBER)
    return "" if name else "building"  # `아파트 101동` is one of them


def is_large_dong(found: Candidate) -> bool:
    """Whether 동 behind a multiple of 만, 억 or 조 is the currency, though the text names no country."""
    large = found.number.myriad and not found.number.words and found.text[found.number.end - 1] in "만억조"
    building = found.text[found.number.end - 1] == "만" and found.follows(_BUILDINGS_BEFORE)
    return large and not building and found.leads(_DONG_MONEY)


def _read_dwellings(found: Candidate) -> str:
    if found.number.words or (not found.number.grouped and found.follows(_FILE_NUMBER)):
        return ""
    return "household" if found.large or found.follows(_DWELLINGS_BEFORE) else ""


def _read_rooms(found: Candidate) -> str:
    return "room" if found.number.high >= 10 and (found.number.grouped or found.follows(_ROOMS_BEFORE)) else ""


def _read_floors(found: Candidate) -> str:
    above = found.number.high >= 3 and found.follows(_FLOORS_ABOVE)  # `지상 1층` is where something is
    below = found.follows(_FLOORS_BELOW) and found.leads(_FLOORS_AND)
    return "floor" if above or below or found.follows(_FLOORS_BESIDE) or found.leads(_FLOORS_AFTER) else ""


def _read_lanes(found: Candidate) -> str:
    return "lane" if found.follows(_LANES_BEFORE) or found.leads(_LANES_AFTER) else ""


def _read_persons(found: Candidate) -> str:
    bare_word = found.number.words and not found.number.approx
    return "" if bare_word or found.number.high < 2 or found.leads(_PERSONS) else "person"


def _read_households(found: Candidate) -> str:
    return "" if found.number.high < 10 or found.leads(_GENERATION) else "household"


def _read_parking(found: Candidate) -> str:
    return "parking" if found.number.high >= 2 and found.follows(_PARKING) else ""


def _read_species(found: Candidate) -> str:
    return "species" if found.number.high >= 10 and not found.leads(_SETS) else ""


def _read_seats(found: Candidate) -> str:
    return "seat" if found.number.high >= 10 else ""


def _read_cars(found: Candidate) -> str:
    return "car" if found.follows(_CARS) else ""


def _read_books(found: Candidate) -> str:
    return "" if found.leads(_POWERS) or found.number.words else "book"


GUARDS: dict[str, Callable[[Candidate], str]] = {
    "대": _read_machines,
    "기": _read_plants,
    "동": _read_buildings,
    "호": _read_dwellings,
    "실": _read_rooms,
    "층": _read_floors,
    "차로": _read_lanes,
    "차선": _read_lanes,
    "인": _read_persons,
    "세대": _read_households,
    "면": _read_parking,
    "량": _read_cars,
    "종": _read_species,
    "석": _read_seats,
    "권": _read_books,
}

# Before a number that counts no amount: an ordinal, a reference, a part of a word, a date or a telephone number.
_REFUSED_BEFORE = re.compile(
    r"(?:(?<![가-힣])제 ?|[A-Za-z_#№]|[A-Za-z]-|\d[.,:/-]|\d[-–] |제\d{1,3}[·,]"
    r"|(?<![가-힣A-Za-z])(?:[Nn]o|[Vv]ol|pp|[Vv]er|ISBN|ISSN)[.:]? ?)$"
)


def refused_before(text: str, start: int) -> bool:
    """Whether what stands straight before a number makes it an ordinal, a reference or a part of something longer."""
    if start > 1 and text[start - 1] in SCALE_CHARS and (text[start - 2].isdigit() or text[start - 2] in SCALE_CHARS):
        return True
    return _REFUSED_BEFORE.search(text[max(0, start - 7) : start]) is not None


_SECTION = re.compile(r"(?:^|\n)[ \u00a0]{0,4}$")


def section_number(text: str, number: Number, unit_at: int, spelled: str) -> bool:
    """Whether a small number that opens a line is its section number (`3 동향`, `2 기반`), not a count."""
    spaced = text[number.end : number.end + 1].isspace() and unit_at > number.end
    bare = not (number.myriad or number.grouped or number.approx or number.scales or number.words) and number.high < 100
    korean_syllable = len(spelled) == 1 and "가" <= spelled <= "힣"
    return spaced and bare and korean_syllable and _SECTION.search(text[max(0, number.start - 5) : number.start]) is not None
