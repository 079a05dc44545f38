"""Characters that mean something else than they look like: which are dropped, which are folded, and why.

Folding is one to one (full-width `３` to `3`, NO-BREAK SPACE to a space) but for what is spelled in parts (decomposed Hangul,
combining marks), which is composed (Unicode NFC) many to one.
"""

from __future__ import annotations

import re
import unicodedata

_ZERO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u180e\u061c"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\ufffb\ufffe\uffff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_JUNK = f"{_ZERO_WIDTH}{_CONTROL}{_PRIVATE}\u00ad\ufffc\ufffd"
_DROPPED = re.compile(f"[{_JUNK}]")
_COMPOSED = (
    r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[가-힣][\u11a8-\u11c2]"
    r"|[^\W\d_\u1100-\u11ff][\u0300-\u036f\u3099\u309a]{1,3}"
)
# Everything that is not copied as it stands. Plain runs between the matches are copied whole, which is quick.
SPECIAL = re.compile(
    rf"(?P<gap>[\s{_JUNK}]{{2,}}|[^\S ]|[{_JUNK}])|(?P<composed>{_COMPOSED})"
    r"|(?P<folded>[\uff01-\uff5e\uffe0-\uffe6\uf900-\ufad9])"
)
# The same, with every single space as well: where a letter-spaced word is closed up.
SPECIAL_OR_SPACE = re.compile(SPECIAL.pattern.replace(r"[^\S ]", r"\s"))
_SIGNS = {"\uffe0": "¢", "\uffe1": "£", "\uffe2": "¬", "\uffe3": "¯", "\uffe4": "¦", "\uffe5": "¥", "\uffe6": "₩"}


def reason_for_dropping(char: str) -> str:
    """Why a character is left out of the clean text, empty for a character that stays.

    One of `zero-width`, `control`, `private-use`, `soft-hyphen`, `replacement`.
    """
    if not _DROPPED.match(char):
        return ""
    if char == "\u00ad":
        return "soft-hyphen"
    if char in "\ufffc\ufffd":
        return "replacement"
    category = unicodedata.category(char)
    if category == "Co":
        return "private-use"
    return "zero-width" if category == "Cf" and not "\ufff0" <= char <= "\ufffb" else "control"


def fold(char: str) -> str:
    """The plain form of one character: ASCII for full-width forms, the unified ideograph for its compatibility twin.

    A character without a plain form of exactly one character is given back as it is.
    """
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    if char in _SIGNS:
        return _SIGNS[char]
    if "\uf900" <= char <= "\ufad9":
        return compose(char)[:1]
    return char


def compose(parts: str) -> str:
    """`parts` in Unicode NFC: one character where there is one for it, else more."""
    return unicodedata.normalize("NFC", parts)


def plain(text: str) -> str:
    """`text` folded, composed, without dropped characters, white space collapsed and stripped: to look at, without a map."""
    kept = "".join(fold(char) for char in _DROPPED.sub("", text))
    return compose(" ".join(kept.split()))
