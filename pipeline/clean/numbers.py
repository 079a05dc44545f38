"""Numbers that a line end cuts in two: which digits, separators and counters on either side make one number."""

from __future__ import annotations

import re
from enum import Enum, auto


class Cut(Enum):
    """What the two ends of a line break are to each other."""

    SURE = auto()  # one number: apart, at least one half is no number that anybody writes
    LIKELY = auto()  # one number, unless the file says that a word ends here
    NONE = auto()  # two numbers, or no number at all


_SEEN = 24  # characters on either side that are looked at
# `1,24` and `5,0` are no whole numbers: a group after a comma has three digits.
_OPEN_GROUP = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,6},(\d{0,2})$")
_ENUMERATED = re.compile(r"\d{1,3}, \d{1,3},$")  # the `3,` of `1, 3,` ends a word
_HEAD = re.compile(r"(\d{1,24})")
_PLAIN = re.compile(r"(?<![\d.,])(\d{1,4})$")
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d$")
_AFTER_YEAR = re.compile(r"년(?!간|차|생)|[~∼～–)-]|[.] ?\d|년대")
_SHORT_YEAR = re.compile(r"(?<!\d)[‘’'`]\d$")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,4}\.$")
_DECIMALS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3}){0,4}\.\d{1,2}$")
_FRACTION = re.compile(r"(\d{1,2})(?!\d|\.\d)(?:([%‰\u3380-\u33df]|k?m(?![A-Za-z])|ha(?![A-Za-z])|[kMG]W)|[가-힣])")
_POINT_AHEAD = re.compile(r"[.,]\d")
_GOES_ON_IN_NUMBER = re.compile(r",\d{3}(?!\d)|[^\s,]")
_WHOLE_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d$")
_LONGEST = 4  # digits that are written without a comma


def cut_of(left: str, right: str) -> Cut:
    """Whether the number at the end of line `left` goes on at the start of line `right`.

    Both are without white space around them, with plain digits.
    """
    left, right = left[-_SEEN:], right[:_SEEN]
    if _WHOLE_YEAR.search(left) and right.startswith("년"):
        return Cut.SURE
    if not left or not (left[-1].isdigit() or left[-1] in ".,"):
        return Cut.NONE
    if left[-1].isdigit() and _POINT_AHEAD.match(right):
        return Cut.SURE
    head = _HEAD.match(right)
    if head is None:
        return Cut.NONE
    digits = head.group(1)
    group = _OPEN_GROUP.search(left)
    if group is not None:
        return _cut_in_group(left, group.group(1), digits)
    if left[-1] == ",":
        return Cut.NONE
    if left[-1] == ".":
        return _cut_at_point(left, right)
    if _DECIMALS.search(left):
        return Cut.LIKELY if len(digits) <= 2 else Cut.NONE
    return _cut_in_digits(left, right, digits)


def _cut_in_group(left: str, begun: str, digits: str) -> Cut:
    """At or after a thousands separator: the group that is begun must come to three digits."""
    if len(begun) + len(digits) != 3:
        return Cut.NONE
    return Cut.NONE if not begun and _ENUMERATED.search(left) else Cut.SURE


def _cut_at_point(left: str, right: str) -> Cut:
    """`12.⏎5%` is one number, `2011.⏎6` a date."""
    fraction = _FRACTION.match(right)
    if fraction is None or not _DECIMAL_POINT.search(left):
        return Cut.NONE
    return Cut.SURE if fraction.group(2) else Cut.LIKELY


def _cut_in_digits(left: str, right: str, digits: str) -> Cut:
    if _SHORT_YEAR.search(left):
        return Cut.SURE if len(digits) == 1 else Cut.NONE
    begun = _PLAIN.search(left)
    if begun is None or len(begun.group(1)) + len(digits) > _LONGEST or begun.group(1).startswith("0"):
        return Cut.NONE
    whole = begun.group(1) + digits
    if _YEAR.match(whole) and _AFTER_YEAR.match(right, len(digits)):
        return Cut.SURE
    return Cut.LIKELY if _GOES_ON_IN_NUMBER.match(right, len(digits)) else Cut.NONE
