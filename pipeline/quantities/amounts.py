"""The grammar of amounts: one pass over a text, from number to unit, that gives MONEY, QUANTITY and PERCENT.

A single pattern finds where an amount may begin; from there readers go forward, and the scan goes on where they stopped.
Nothing looks further back or ahead than a fixed number of characters, so the time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.quantities import shares
from pipeline.quantities.currencies import CountryContext, load_currencies
from pipeline.quantities.guards import refused_before
from pipeline.quantities.hedges import qualify
from pipeline.quantities.measures import AmountLabel, Measure, has_yeo, read_lead_money, read_measure, read_spelled_magnitude
from pipeline.quantities.native import NUMERALS, read_native
from pipeline.quantities.numerals import SPACES, Number, read_number, share_scale
from pipeline.quantities.tails import ends_word
from pipeline.quantities.units import unit_dimension
from pipeline.quantities.words import either, load_words
from pipeline.types import Amount, Mention

# Full-width forms are read as their ASCII twins; the text keeps its length.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0xFFE1: 0xA3,
    0xFFE5: 0xA5,
    0xFFE6: 0x20A9,
    0x223C: 0x7E,
    0x301C: 0x7E,
}


def fold(text: str) -> str:
    """The text with full-width and look-alike characters as plain ones; its length stays."""
    return text.translate(_FOLD)


_LEADS = tuple(load_currencies().before)
_KOREAN_LEADS = [lead for lead in _LEADS if "가" <= lead[0] <= "힣"]
_LATIN_LEADS = [lead for lead in _LEADS if "A" <= lead[0] <= "Z"]
_HAN_LEADS = [lead for lead in _LEADS if "\u4e00" <= lead[0] <= "\u9fff"]
_SIGNS = [lead for lead in _LEADS if lead not in {*_KOREAN_LEADS, *_LATIN_LEADS, *_HAN_LEADS}]
_HEDGE = r"[ \u00a0]?(?:(?:약|최대|최소|about|approx\.) ?)?"
_HAN_NUMERAL = (
    r"(?:[数數几幾] ?[十百千万萬億亿]|[一二三四五六七八九两兩][十百千萬万億亿兆]|[百千][万萬億亿]"
    r"|十[数數几幾]?[一二三四五六七八九万萬億亿])"
)
_HAN_HEDGE = r"[ \u00a0]?(?:(?:[约約近逾达達약]|超[过過]) ?)?"
_NUMBER_AHEAD = r"(?=\d|[수몇][십백천만억조]|[일이삼사오육칠팔구]?[십백천만])"
# Units of time that lead a flow, as 시속 does a speed. 연간 and 일평균 say how a figure is meant, as 총 does, and stay out.
_PER_TIME = {
    "1일": "day", "일": "day", "하루": "day", "일일": "day", "일산": "day",
    "월": "month", "연": "year", "시간당": "hour", "분당": "minute", "초당": "second",
}  # fmt: skip
_FLOWS = frozenset({"mass", "volume", "energy", "container"})
_FINDER = re.compile(
    rf"{shares.FINDER}"
    rf"|(?P<rate>(?<![가-힣\d.,])(?<!월 ){either(_PER_TIME)}) ?{_HEDGE}(?=\d)"
    r"|(?P<digits>\d)"
    r"|(?P<url>(?:https?://|www\.)[!-~]+)"
    rf"|(?P<korean>(?<![가-힣]){either(_KOREAN_LEADS)}){_HEDGE}{_NUMBER_AHEAD}"
    rf"|(?P<chinese>{either(_HAN_LEADS)}){_HAN_HEDGE}(?=\d|{_HAN_NUMERAL})"
    rf"|(?P<code>(?<![A-Za-z0-9]){either(_LATIN_LEADS)}){_HEDGE}{_NUMBER_AHEAD}"
    rf"|(?P<sign>(?<![A-Za-z0-9십백천만억조]){either(_SIGNS)}){_HEDGE}{_NUMBER_AHEAD}"
    rf"|(?P<physical>(?<![가-힣])(?:(?:섭씨|화씨) ?(?:영하|영상)?|영하|영상|시속|초속|분속)) ?{_HEDGE}(?=\d)"
    rf"|(?P<native>(?<![가-힣]){either(NUMERALS)})(?=여? ?(?:곳|명|군데|개|나라|도시|마을|척|그루|마리))"
    r"|(?P<half>(?<![가-힣])(?:절반|과반수|과반))"
    r"|(?P<ratio>(?<![가-힣])[이삼사오육칠팔구십]{1,3} ?분의"
    r"|(?<![一二三四五六七八九十百千第])[二三四五六七八九十百]{1,2}分[之の])"
    r"|(?P<words>(?<![가-힣A-Za-z0-9])"
    r"(?:십수 ?[만억조]|[수몇] ?[십백천만억조]|[일이삼사오육칠팔구]?[십백천만]|[일이삼사오육칠팔구][억조]))"
    rf"|(?P<han>(?<![第一二三四五六七八九十百千万萬億亿两兩])(?:(?<![\u4e00-\u9fff])|(?<=[约約达達有近])|(?![数數几幾])){_HAN_NUMERAL})"
)
_RANGE = re.compile(r"(?: ?(?:[~–—]|내지|乃至|ないし) ?|[至到]|(?P<hyphen>-)|(?P<to> to ))")
# `5억에서 10억 원을`: 에서 behind a number with no unit of its own; what ends in 로 is a change.
_KOREAN_FROM = re.compile(r"에서 ?")
_CHANGE_TO = re.compile(r" ?[가-힣A-Za-z%㎡㎥㎞]{1,6}?(?:으로|로)(?!의|서|[가-힣])")
_PERCENT_AHEAD = re.compile(" ?(?:%|퍼센트)")
_ENUMERATION = re.compile(r" ?(?:,|·|ㆍ|및|와|과|또는|그리고) ?(?:약 ?)?(?=\d|[일이삼사오육칠팔구]?[십백천만])")
_EACH = re.compile(r"(?:각각|각기|차례로|나란히|순서대로)[^\n.]{0,6}$")
_AND = re.compile(r" and (?=\d)")
_BETWEEN = re.compile(r"(?<![A-Za-z])[Bb]etween (?:about |around |approximately )?$")
_FROM = re.compile(r"(?<![A-Za-z])[Ff]rom (?:about |around |approximately |nearly |over )?$")
_MINUS = re.compile(r"(?:(?:^|[ (~,:])[-−△]|(?:마이너스|영하) ?)$")
_NOTATION_BEFORE = re.compile(r"(?:단위|[Uu]nits?) ?[:：][^\n)\]]{0,24}$")
_NOTATION = re.compile(r"[(\[<] ?$")
_NOTATION_END = re.compile(r" ?[)\]>,/·]")
_SPEED = {"시속": ("", "h"), "초속": ("", "s"), "분속": ("", "minute")}


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount on its way to a mention; `unit_at` is where its first number ends, so that another may share the unit."""

    start: int
    end: int
    number: Number
    measure: Measure
    lead: str = ""


def find_amounts(text: str) -> list[Mention]:
    """All MONEY, QUANTITY and PERCENT in running text, in order and not overlapping; their surface is as written."""
    return _Scan(text).run()


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._original = text
        self._text = fold(text)
        self._context = CountryContext(self._text)
        self._mentions: list[Mention] = []
        self._pending: list[Number] = []

    def run(self) -> list[Mention]:
        pos = 0
        while (match := _FINDER.search(self._text, pos)) is not None:
            pos = max(self._read(match), match.start() + 1)
        return sorted(self._mentions, key=lambda mention: mention.start_char)

    def _read(self, match: re.Match[str]) -> int:
        """Read what begins at a match; gives the offset to go on from."""
        kind = match.lastgroup or ""
        if kind == "url":
            return match.end()
        if kind == "half":
            return self._read_half(match)
        if kind in ("tenths", "han_half", "part", "english_half"):
            return self._read_share(match)
        if kind == "native":
            return self._read_native(match)
        if kind in ("korean", "chinese", "code", "sign", "physical", "rate"):
            return self._read_amount(match.start(), match.end(), match.group(kind), kind)
        if kind in ("ratio", "digits"):
            end = self._read_fraction(match.start())
            if end:
                return end
        return self._read_amount(match.start(), match.start(), "", kind)

    def _read_half(self, match: re.Match[str]) -> int:
        end = match.end()
        if ends_word(self._text, end) and not self._text.startswith("의 성공", end):
            more = match.group().startswith("과반")
            qualifier = "more_than" if more else qualify(self._text, match.start(), end, approx=False)
            amount = Amount(Decimal(50), Decimal(50), "%", qualifier)
            self._add("PERCENT", match.start(), end, amount, 0.95)
        return end

    def _read_share(self, match: re.Match[str]) -> int:
        share = shares.read_share(self._text, match)
        if share is None or refused_before(self._text, match.start()):
            return self._read_amount(match.start(), match.start(), "", "digits") if match.group()[0].isdigit() else match.end()
        start, end = match.start(), share.end
        qualifier = "more_than" if share.more else qualify(self._text, start, end, approx=False)
        self._add("PERCENT", start, end, Amount(share.low, share.high, "%", qualifier), 0.9)
        return end

    def _read_native(self, match: re.Match[str]) -> int:
        count = read_native(self._text, match.start(), match.group("native"))
        if count is None:
            return match.end()
        qualifier = qualify(self._text, match.start(), count.end, approx=count.approx)
        self._add("QUANTITY", match.start(), count.end, Amount(count.low, count.high, count.unit, qualifier), 0.85)
        return count.end

    def _read_fraction(self, start: int) -> int:
        share = shares.read_fraction(self._text, start)
        if share is None or refused_before(self._text, start):
            return 0
        amount = Amount(share.low, share.high, "%", qualify(self._text, start, share.end, approx=False))
        self._add("PERCENT", start, share.end, amount, 0.9)
        return share.end

    def _read_amount(self, start: int, number_at: int, lead: str, kind: str) -> int:
        """Read number, range and unit; an amount without a unit may still share that of the next one."""
        number, end = read_number(self._text, number_at)
        if number is None:
            return end
        if start == number_at and refused_before(self._text, start):
            self._pending.clear()
            return self._past_chain(end)
        number = self._read_range(start, number, lead)
        found = self._read_unit(start, number, lead, kind)
        if found is None:
            return self._keep_for_later(number)
        found = self._read_second_unit(found)
        self._share_unit(found)
        self._emit(found)
        return found.end

    def _past_chain(self, end: int) -> int:
        """Past the digits joined by hyphens behind a refused number: the rest of a telephone or file number."""
        match = _CHAIN.match(self._text, end)
        return match.end() if match is not None else end

    def _read_range(self, start: int, first: Number, lead: str) -> Number:
        """Both numbers of a range whose unit is written once, as one number; `first` where no range follows."""
        between = self._text[start - 1 : start] == " " and _BETWEEN.search(self._text[max(0, start - 24) : start]) is not None
        second = self._read_partner(first.end, lead, _AND if between else _RANGE) or self._read_to(first)
        whole = lead and (first.scales or first.grouped) and self._text.startswith(f" to {lead}", first.end)
        if second is None or (whole and self._is_change(start, first.end)):
            return first
        low, high = first.low * share_scale(first, second), second.high
        if low > high:
            return first
        return replace(second, start=first.start, low=low, high=high, approx=first.approx or second.approx)

    def _read_to(self, first: Number) -> Number | None:
        """The second number of a range in words: `5억에서 10억 원`, `20에서 30%`."""
        second = self._read_partner(first.end, "", _KOREAN_FROM)
        if second is None or _CHANGE_TO.match(self._text, second.end):
            return None
        return second if first.scales or _PERCENT_AHEAD.match(self._text, second.end) else None

    def _read_partner(self, pos: int, lead: str, mark: re.Pattern[str] = _RANGE) -> Number | None:
        """The second number of a range, behind the mark at `pos`."""
        gap = mark.match(self._text, pos)
        if gap is None:
            return None
        at = gap.end()
        if lead and self._text.startswith(lead, at):
            at += len(lead)
        at += len(_APPROX.match(self._text, at).group())  # type: ignore[union-attr]  # the pattern may be empty
        if not _NUMBER_START.match(self._text, at):
            return None
        number, end = read_number(self._text, at)
        hyphenated = gap.group() == "-"
        if number is None or (hyphenated and self._text[end : end + 2].strip("0123456789") == "-"):
            return None
        return number

    def _read_unit(self, start: int, number: Number, lead: str, kind: str) -> _Found | None:
        text = self._text
        if kind == "physical":
            measure = self._read_physical(number, lead)
        elif kind == "rate":
            measure = read_measure(text, number, self._context)
            if measure is not None and unit_dimension(measure.unit) in _FLOWS:
                measure = replace(measure, unit=f"{measure.unit}/{_PER_TIME[lead]}")
            else:
                start = number.start
            lead = ""
        elif lead:
            measure = self._read_lead(number, lead, kind)
            if measure is not None and kind in ("korean", "chinese") and measure.unit != load_currencies().before[lead]:
                start, lead = number.start, ""  # `위안화 3억 달러어치`: the lead is another word
        else:
            measure = read_spelled_magnitude(text, number, self._context) or read_measure(text, number, self._context)
        if measure is None or self._is_notation(start, number, measure):
            return None
        return _Found(start, measure.end, number, measure, lead)

    def _read_lead(self, number: Number, lead: str, kind: str) -> Measure | None:
        code = load_currencies().before[lead]
        measure = read_lead_money(self._text, number, code, lead, self._context)
        trailing = read_measure(self._text, number, self._context)
        if kind == "sign" or (kind == "code" and measure.factor > 1):
            return measure
        if kind == "chinese":
            return self._read_chinese(number, code, trailing, measure)
        if trailing is not None:
            return trailing if kind == "korean" or trailing.label != "MONEY" else measure
        sure = number.myriad or (kind == "code" and (number.grouped or measure.factor > 1 or code in load_words("major_codes")))
        return measure if sure else None

    def _read_chinese(self, number: Number, code: str, trailing: Measure | None, measure: Measure) -> Measure | None:
        """`港幣6億元`: 元 is no currency of its own behind the name of one; any other unit belongs to the number alone."""
        if trailing is None:
            return measure if number.myriad or number.grouped else None
        bare = trailing.end - 2 < number.end or self._text[trailing.end - 2] in SPACES
        generic = trailing.label == "MONEY" and self._text[trailing.end - 1] in "元圓圆円" and bare
        return replace(trailing, unit=code) if generic or trailing.unit == code else trailing

    def _read_physical(self, number: Number, lead: str) -> Measure | None:
        at = number.end + (self._text[number.end : number.end + 1] == " ")
        if lead in _SPEED:
            measure = read_measure(self._text, number, self._context)
            if measure is None or measure.unit not in ("km", "m", "mile", "knot"):
                return measure
            name = f"{measure.unit}/{_SPEED[lead][1]}" if measure.unit != "knot" else "knot"
            return replace(measure, unit=name)
        for degree in ("도", "℃", "°C", "°"):
            if self._text.startswith(degree, at) and ends_word(self._text, at + len(degree)):
                return Measure(at + len(degree), "QUANTITY", "degF" if lead.startswith("화씨") else "degC")
        return None

    def _is_notation(self, start: int, number: Number, measure: Measure) -> bool:
        """Whether it is the notation of a unit (`(백만 달러)`, `단위: 1,000명`), not an amount."""
        behind = self._text[max(0, start - 32) : start]
        if _NOTATION_BEFORE.search(behind):
            return True
        bare = number.words and not number.approx
        return bare and _NOTATION.search(behind) is not None and _NOTATION_END.match(self._text, measure.end) is not None

    def _read_second_unit(self, found: _Found) -> _Found:
        """A range whose unit is written twice (`5%~6%`, `3천만 원∼5억 원`) is one amount."""
        second = self._read_partner(found.end, found.lead)
        if second is None or found.number.low != found.number.high or self._is_change(found.start, found.end):
            return found
        if found.lead and found.lead in _LEADS:
            measure = self._read_lead(second, found.lead, "sign")
        else:
            measure = read_measure(self._text, second, self._context)
            if measure is not None and found.start < found.number.start and found.measure.unit.startswith(f"{measure.unit}/"):
                measure = replace(measure, unit=found.measure.unit)  # `일 3만㎥~5만㎥`
        same = measure is not None and (measure.label, measure.unit) == (found.measure.label, found.measure.unit)
        if measure is None or not same or found.number.low * found.measure.factor > second.high * measure.factor:
            return found
        low = found.number.low * found.measure.factor / measure.factor
        approx = found.number.approx or second.approx
        return replace(found, end=measure.end, number=replace(second, low=low, approx=approx), measure=measure)

    def _is_change(self, start: int, end: int) -> bool:
        """Whether it is the first of two amounts, not the bottom of a range: `from $2 million to $3 million`."""
        return self._text.startswith(" to ", end) and _FROM.search(self._text[max(0, start - 24) : start]) is not None

    def _keep_for_later(self, number: Number) -> int:
        """Keep a number without a unit that an enumeration goes on from (`각각 3억, 5억 달러`)."""
        gap = _ENUMERATION.match(self._text, number.end)
        if gap is None:
            self._pending.clear()
        elif self._pending and not self._reaches(self._pending[-1], number):
            self._pending = [number]
        else:
            self._pending.append(number)
        return number.end

    def _reaches(self, earlier: Number, later: Number) -> bool:
        gap = _ENUMERATION.match(self._text, earlier.end)
        return gap is not None and gap.end() == later.start

    def _share_unit(self, found: _Found) -> None:
        """Give the unit of an amount to the bare numbers enumerated before it."""
        pending, self._pending = self._pending, []
        if not pending or found.lead or not self._reaches(pending[-1], found.number):
            return
        each = _EACH.search(self._text[max(0, pending[0].start - 12) : pending[0].start]) is not None
        if not each and not (found.measure.label == "MONEY" and all(number.myriad for number in pending)):
            return
        for number in pending:
            factor = share_scale(number, found.number)
            shared = replace(number, low=number.low * factor, high=number.high * factor)
            measure = replace(found.measure, end=number.end, score=min(0.85, found.measure.score))
            self._emit(_Found(number.start, number.end, shared, measure))

    def _emit(self, found: _Found) -> None:
        number, measure = found.number, found.measure
        approx = number.approx or has_yeo(self._text, number.end)
        qualifier = qualify(self._text, found.start, found.end, approx=approx)
        if not qualifier and found.start < number.start:
            qualifier = qualify(self._text, number.start, found.end, approx=approx)
        low, high = number.low * measure.factor, number.high * measure.factor
        if self._is_negative(found):
            low, high = -high, -low
        self._add(measure.label, found.start, found.end, Amount(low, high, measure.unit, qualifier), measure.score)

    def _is_negative(self, found: _Found) -> bool:
        signed = found.measure.label == "PERCENT" or found.measure.unit in ("degC", "degF")
        start = found.number.start
        return signed and _MINUS.search(self._text[max(0, start - 6) : start]) is not None

    def _add(self, label: AmountLabel, start: int, end: int, amount: Amount, score: float) -> None:
        surface = self._original[start:end]
        self._mentions.append(Mention(label, start, end, surface, score, f"grammar:{label.lower()}", amount))


_CHAIN = re.compile(r"(?:-\d+)*")
_APPROX = re.compile(r"(?:약 ?)?")
_NUMBER_START = re.compile(rf"\d|{_HAN_NUMERAL}|[수몇]?[십백천만]|[일이삼사오육칠팔구][십백천만억조]|[수몇][억조]")
