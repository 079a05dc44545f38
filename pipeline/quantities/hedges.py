"""Words around an amount that qualify it: `약 3억`, `3억 이상`, `최대 3억`, `30%를 넘는`. They stay outside the span."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.quantities.words import either_of

if TYPE_CHECKING:
    from pipeline.types import Qualifier

_NO_HEDGE_BEFORE = frozenset(["", *"0123456789([,:$·~"])  # no hedge ends in these: spares a search
_WINDOW = 24  # characters before an amount that are looked at

_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("at_least", "최소|최소한|적어도|적게는|못해도|at least|no less than|not less than|a minimum of|最低|至少|少なくとも"),
    ("at_most", "최대|최고|많게는|많아야|최대한|up to|at most|no more than|as much as|as many as|a maximum of|最大|最多|最高"),
    ("more_than", "more than|over|exceeding|in excess of|upwards of|超过|超過|逾"),
    ("less_than", "less than|fewer than|under|below|不足|不到"),
    ("approx", "약|대략|대략적으로|거의|어림잡아|얼추|줄잡아|about|around|approximately|approx\\.?|some|nearly|almost"
               "|roughly|circa|close to|an estimated|ほぼ|約|约|およそ|およそ約|大约|大約|近|近くの"),
)  # fmt: skip
# `국내 최대 30만㎡` is the largest there is, not at most 30만㎡.
_SUPERLATIVE = re.compile(either_of("superlatives") + " ?$")
_AFTER: tuple[tuple[Qualifier, str], ...] = (
    ("at_most", "(?:[을를이가] ?)?(?:넘지 ?[않못]|초과하지 ?[않못])"),
    ("at_least", "이상(?!적|하|한|향)|or more|以上|及以上|(?:[을를이가은는] ?)?(?:(?:훌쩍 |크게 )?넘|웃[도돌돈]|상회)"),
    ("at_most", "이하|이내|or less|以下|以内|까지"),
    ("less_than", "미만|未満|未满|(?:[을를이가] ?)?(?:밑[도돌돈]|하회)|에 ?(?:못 ?미치|미치지 ?못)"),
    ("more_than", "초과(?! ?달성)|(?:[을를이가] ?)초과|超(?!過)|余り上|超え|を(?:超|越|上回)"),
    ("approx", "여(?![가-힣])|가량|정도|안팎|내외|남짓|쯤|전후|에 ?육박|에 ?가까운|에 ?근접|程度|余り|前後|左右|上下"
               "|or so(?![a-z])"),
)  # fmt: skip

_BEFORE_WORD = re.compile(
    r"(?<![가-힣A-Za-z])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE) + r")[ \u00a0]{0,2}$",
    re.IGNORECASE,
)
_AFTER_WORD = re.compile(
    r"[ \u00a0]?(?:" + "|".join(f"(?P<q{i}_{name}>{words})" for i, (name, words) in enumerate(_AFTER)) + r")"
)


def _last_words(text: str, end: int) -> str:
    """The characters before `end` on its line, as many as a hedge may take."""
    window = text[max(0, end - _WINDOW) : end]
    return window[window.rfind("\n") + 1 :]


def qualifier_before(text: str, start: int) -> tuple[Qualifier, int]:
    """What the words straight before an amount say of it, and where they begin. `최대 약 3억` is at most."""
    qualifier: Qualifier = ""
    if text[start - 1 : start] in _NO_HEDGE_BEFORE:  # also at the start of the text
        return qualifier, start
    for _ in range(2):
        match = _BEFORE_WORD.search(_last_words(text, start))
        if match is None:
            break
        name = match.lastgroup or ""
        start -= len(match.group())
        if name in ("at_least", "at_most") and _SUPERLATIVE.search(_last_words(text, start)):
            break
        qualifier = _stronger(qualifier, name)
    return qualifier, start


def qualifier_after(text: str, end: int) -> Qualifier:
    """What the words straight after an amount say of it."""
    match = _AFTER_WORD.match(text, end)
    return _stronger("", (match.lastgroup or "").partition("_")[2]) if match is not None else ""


def _stronger(first: Qualifier, second: str) -> Qualifier:
    """A bound says more than an approximation."""
    for qualifier in ("at_least", "at_most", "less_than", "more_than", "approx"):
        if qualifier in (first, second):
            return qualifier
    return ""


def qualify(text: str, start: int, end: int, *, approx: bool) -> Qualifier:
    """The qualifier of an amount from the words around it, and from a 여 or 수 inside it."""
    before, _ = qualifier_before(text, start)
    return _stronger(_stronger(before, qualifier_after(text, end)), "approx" if approx else "")
