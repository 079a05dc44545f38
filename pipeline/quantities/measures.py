"""The unit that follows a number: a currency, a physical unit, a rate, or a counter with its counted noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.quantities.currencies import DEFAULT_SCORE, CountryContext, load_currencies
from pipeline.quantities.guards import GUARDS, Candidate, is_large_dong, section_number
from pipeline.quantities.nouns import abstract_ahead, abstract_behind, read_noun
from pipeline.quantities.numerals import SPACES, Number
from pipeline.quantities.tails import ends_word, is_basis
from pipeline.quantities.units import PER, PER_WORDS, load_units
from pipeline.quantities.words import either, load_words

AmountLabel = Literal["MONEY", "QUANTITY", "PERCENT"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number measures: `end` is the end of the span, `factor` scales the number (`m` of `$45m`)."""

    end: int
    label: AmountLabel
    unit: str
    score: float = 0.99
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Spellings:
    """All spellings of currencies and units; `lengths` by first character, longest first."""

    units: dict[str, str]
    money: dict[str, str]
    lengths: dict[str, tuple[int, ...]]


# What goes on behind a Korean unit of time or people without making another word of it (`톤/일이다`, `리터/인까지`).
_RATE_GOES_ON = (
    r"급|의|을|를|로|에|은|는|씩|대(?![가-힣])|까지|가량|정도|이상|이하|미만|규모|수준"
    r"|(?:이(?:다|며|고|라|나|던|자|지만|므로|었)|인데|입니다|다|며|였)(?:[가-힣]{0,3})(?![가-힣])|인(?![가-힣])"
)
_PER = re.compile(
    rf"/ ?(?:({either(PER)})(?![A-Za-z가-힣0-9])|(일|년|연|시간|초|월|분|인|명|가구|세대|헥타르)(?={_RATE_GOES_ON}|$|[^가-힣]))"
)
_PER_WORD = re.compile(rf" (?:per ({either(PER_WORDS)})|an? (day|week|month|year|hour|minute|second))(?![A-Za-z])")
_FAMILIAR_RATES = {"km/hour": "km/h", "mile/hour": "mile/h", "m/second": "m/s"}
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_PEOPLE = re.compile(either(load_words("people")))
_MAGNITUDE = re.compile(r"(m|bn|b|k|M|B|K|MM|mm|t|T|mil\.?)(?![A-Za-z0-9])")
_SPACED_MAGNITUDE = re.compile(r" (m|M|MM)(?![A-Za-z0-9])")
_POWERS = {"m": 6, "mm": 6, "mil": 6, "mil.": 6, "b": 9, "bn": 9, "k": 3, "t": 12}
_MAGNITUDES = {letters: Decimal(10) ** power for letters, power in _POWERS.items()}
_CENTS = ("센트", "cents", "cent")  # of a dollar
# Han characters after which a Han counter is still whole (`5社以上`, `3人程度`).
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_GOES_ON = frozenset("以未程前余弱強超約規が左上下多分的")
_HAN_MONEY_STOPS = frozenset("方素論论年月首旦高安札")
_HYPHENATED = re.compile("-[A-Za-z]{2}")  # a 120-km road
_WARDS = re.compile(r"개 ?(?:구|시|군|읍|면)[^가-힣\n]{1,6}[가-힣]{0,2} ?$")  # `3개 구 12개 동`: no buildings
_NO_SPACE_BEFORE = frozenset("gWLVa")


@lru_cache(maxsize=1)
def _load_spellings() -> _Spellings:
    units = {spelling: unit.name for unit in load_units().values() for spelling in unit.spellings}
    money = dict(load_currencies().after)
    lengths: dict[str, set[int]] = {}
    money |= dict.fromkeys(_CENTS, "USD")
    for spelling in (*units, *money, *GUARDS):
        lengths.setdefault(spelling[0], set()).add(len(spelling))
    return _Spellings(units, money, {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()})


def read_measure(text: str, number: Number, context: CountryContext) -> Measure | None:
    """The unit behind `number`, past 여 and one space; None where none stands there or it is part of another word."""
    pos = number.end
    yeo = _skip_yeo(text, pos)
    at = yeo or pos
    if text[at : at + 1] in SPACES and at < len(text):
        at += 1
    measure = _read_unit(text, number, at, context)
    if measure is None and _HYPHENATED.match(text, pos):
        measure = _read_unit(text, number, pos + 1, context)
    if measure is None and yeo:
        counted = read_noun(text, at)
        if counted is not None and not counted.abstract and counted.unit != "item":
            return Measure(counted.end, "QUANTITY", counted.unit, 0.9)  # `80여 국가`
    if measure is None and number.myriad:
        return _read_people(text, at)
    return measure


def _read_people(text: str, at: int) -> Measure | None:
    """People counted in ten thousands without a counter: `1000만 관객`, `30만 인구`."""
    people = _PEOPLE.match(text, at)
    if people is None or not ends_word(text, people.end()):
        return None
    return Measure(people.end(), "QUANTITY", "person", 0.9)


def _skip_yeo(text: str, pos: int) -> int:
    """Past a 여 between number and unit, 0 where none stands there."""
    at = pos + 1 if text[pos : pos + 1] in SPACES and pos < len(text) else pos
    return at + 1 if text[at : at + 1] in ("여", "餘", "余", "多") and at < len(text) else 0


def has_yeo(text: str, pos: int) -> bool:
    """Whether 여 stands straight behind a number."""
    return _skip_yeo(text, pos) > 0


def _read_unit(text: str, number: Number, at: int, context: CountryContext) -> Measure | None:
    spellings = _load_spellings()
    if text.startswith("개", at):
        counted = _read_counted(text, number, at)
        if counted is not None:
            return counted if counted.unit else None
    for length in spellings.lengths.get(text[at : at + 1], ()):
        spelled = text[at : at + length]
        if len(spelled) < length:
            continue
        if not _whole(text, at, spelled, number) or section_number(text, number, at, spelled):
            continue
        if spelled in spellings.money:
            measure = _read_money(text, at, spelled, context, number)
            if measure is not None:
                return measure
        if spelled in spellings.units or spelled in GUARDS:
            return _read_quantity(text, number, at, spelled)
    return None


def _whole(text: str, at: int, spelled: str, number: Number) -> bool:
    """Whether a spelling is not just the beginning of a longer word."""
    end = at + len(spelled)
    last, following = spelled[-1], text[end : end + 1]
    if last.isascii() and last.isalnum():
        if at > number.end and spelled in _NO_SPACE_BEFORE:
            return False
        return not (following.isascii() and following.isalnum())
    if "가" <= last <= "힣":
        bare = not (number.myriad or number.grouped or number.scales)
        if bare and len(spelled) == 1 and text.startswith(("인", "일"), end):
            return False  # `3 원인`, `2 동일`
        if bare and spelled == "위안" and at == number.end and text.startswith("에", end) and number.high <= 100:
            return False  # `10위안에`: 10위 안에
        return ends_word(text, end) or (following == "화" and ends_word(text, end + 1))
    if _KATAKANA.match(last) and _KATAKANA.match(following):
        return number.myriad and spelled in _load_spellings().money  # `5トンネル` is no weight; `3億ドルファンド` is money
    if _HAN.match(last) and _HAN.match(following):
        if spelled in _load_spellings().money:
            return following not in _HAN_MONEY_STOPS
        return following in _HAN_GOES_ON
    return True


def _read_money(text: str, at: int, spelled: str, context: CountryContext, number: Number) -> Measure | None:
    end = at + len(spelled)
    if is_basis(text, end):
        return None
    code, score = _load_spellings().money[spelled], 0.99
    if spelled == "ドン" and number.high < 1000:
        return None
    if code == spelled and code not in load_words("major_codes") and not (number.myriad or number.grouped):
        return None  # `3 CAD`, `12 PEN` are more often something else
    if spelled in load_currencies().families:
        code, score = context.decide(spelled, at)
        if not code and is_large_dong(Candidate(text, number, at)):
            code = "VND"
        if not code or (spelled == "동" and number.high < 1000):
            return None
        if spelled in ("숨", "솜") and score <= DEFAULT_SCORE and not number.myriad:
            return None  # a breath, cotton
    if text[end : end + 1] == "화" and "가" <= spelled[-1] <= "힣" and ends_word(text, end + 1):
        end += 1
    return Measure(end, "MONEY", code, score, Decimal("0.01") if spelled in _CENTS else Decimal(1))


def _read_quantity(text: str, number: Number, at: int, spelled: str) -> Measure | None:
    end = at + len(spelled)
    if is_basis(text, end):
        return None
    unit, score = _load_spellings().units.get(spelled, ""), 0.99
    if spelled in GUARDS:
        unit, score = GUARDS[spelled](Candidate(text, number, at)), 0.9
        if not unit:
            return None
    if unit in ("%", "pp"):
        return Measure(end, "PERCENT", unit)
    rate = _PER.match(text, end)
    if rate is not None:
        return Measure(rate.end(), "QUANTITY", f"{unit}/{PER[rate.group(1) or rate.group(2)]}")
    rate = _PER_WORD.match(text, end)
    if rate is not None:
        name = f"{unit}/{PER_WORDS[rate.group(1) or rate.group(2)]}"
        return Measure(rate.end(), "QUANTITY", _FAMILIAR_RATES.get(name, name))
    return Measure(end, "QUANTITY", unit, score)


def _read_counted(text: str, number: Number, at: int) -> Measure | None:
    """What 개 counts. The unit is empty where a part of a plan or text is counted, None where 개 begins another counter."""
    end = at + 1
    spaced = text[end : end + 1] in SPACES and end < len(text)
    counted = read_noun(text, end + 1 if spaced else end)
    if counted is not None and counted.abstract:
        return Measure(end, "QUANTITY", "")
    if counted is not None and counted.unit != "item":
        wards = counted.unit == "building" and _WARDS.search(text[max(0, number.start - 14) : number.start])
        return Measure(counted.end, "QUANTITY", "district" if wards else counted.unit)
    if not spaced and not ends_word(text, end):
        return None
    if counted is not None and spaced:
        return Measure(counted.end, "QUANTITY", "item", 0.85)
    if abstract_ahead(text, end) or abstract_behind(text, number.start) or is_basis(text, end):
        return Measure(end, "QUANTITY", "")
    return Measure(end, "QUANTITY", "item", 0.9)


def read_lead_money(text: str, number: Number, code: str, sign: str, context: CountryContext) -> Measure:
    """The amount that a sign or code leads: `$45m`, `US$ 3억`, `미화 3억 달러`, whose trailing currency is part of the span."""
    magnitude = (_MAGNITUDE.match(text, number.end) or _SPACED_MAGNITUDE.match(text, number.end)) if not number.myriad else None
    if magnitude is not None:
        return Measure(magnitude.end(), "MONEY", code, factor=_MAGNITUDES[magnitude.group(1).lower()])
    trailing = read_measure(text, number, context)
    if trailing is not None and trailing.label == "MONEY":
        return Measure(trailing.end, "MONEY", trailing.unit if sign in ("$", "¥", "￥") else code)
    return Measure(number.end, "MONEY", code)


def read_spelled_magnitude(text: str, number: Number, context: CountryContext) -> Measure | None:
    """An English letter for a magnitude, when a currency follows it (`45m euros`, `1.2bn USD`)."""
    magnitude = _MAGNITUDE.match(text, number.end)
    if magnitude is None or text[magnitude.end() : magnitude.end() + 1] != " ":
        return None
    scaled = Number(number.start, magnitude.end(), number.low, number.high)
    trailing = read_measure(text, scaled, context)
    if trailing is None or trailing.label != "MONEY":
        return None
    return Measure(trailing.end, "MONEY", trailing.unit, trailing.score, _MAGNITUDES[magnitude.group(1).lower()])
