"""Tags: every analyser's own to Sejong's, and Sejong's to Universal Dependencies'. The one place where tags are mapped.

Sejong's set is taken as Kiwi refines it: brackets and quotation marks are `SSO` or `SSC`, and `SB` is the number of a list item
(`1.`, `가.`). `_SP` is white space, as in spaCy.
"""

from __future__ import annotations

from typing import Final

UD_OF_SEJONG: Final[dict[str, str]] = {
    "NNG": "NOUN", "NNP": "PROPN", "NNB": "NOUN", "NR": "NUM", "NP": "PRON",
    "VV": "VERB", "VA": "ADJ", "VX": "AUX", "VCP": "AUX", "VCN": "ADJ",
    "MM": "DET", "MAG": "ADV", "MAJ": "CCONJ", "IC": "INTJ",
    "JKS": "ADP", "JKC": "ADP", "JKG": "ADP", "JKO": "ADP", "JKB": "ADP", "JKV": "ADP", "JKQ": "ADP",
    "JX": "ADP", "JC": "CCONJ",
    "EP": "PART", "EF": "PART", "EC": "PART", "ETN": "PART", "ETM": "PART",
    "XPN": "PART", "XSN": "PART", "XSM": "PART", "XSV": "VERB", "XSA": "ADJ", "XR": "NOUN",
    "SF": "PUNCT", "SP": "PUNCT", "SSO": "PUNCT", "SSC": "PUNCT", "SE": "PUNCT", "SO": "PUNCT", "SB": "PUNCT", "SW": "SYM",
    "SL": "X", "SH": "X", "SN": "NUM", "UN": "X", "_SP": "SPACE",
}  # fmt: skip

PREDICATES: Final = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})

KIWI_TAGS: Final[dict[str, str]] = {
    **{tag: tag for tag in UD_OF_SEJONG},
    **{f"{tag}{kind}": tag for tag in PREDICATES for kind in ("-I", "-R")},
    "MMA": "MM", "MMD": "MM", "MMN": "MM",
    "W_URL": "SL", "W_EMAIL": "SL", "W_HASHTAG": "SL", "W_MENTION": "SL", "W_SERIAL": "SN", "W_EMOJI": "SW",
    "Z_CODA": "UN", "Z_SIOT": "UN",
}  # fmt: skip

_OKT: Final[dict[str, str]] = {
    "Noun": "NNG", "ProperNoun": "NNP", "Verb": "VV", "Adjective": "VA", "Adverb": "MAG", "Determiner": "MM", "Modifier": "MM",
    "VerbPrefix": "XPN", "Exclamation": "IC", "Josa": "JX", "PreEomi": "EP", "Eomi": "EC", "Conjunction": "MAJ",
    "Suffix": "XSN", "Number": "SN", "Alpha": "SL", "Foreign": "SW", "Punctuation": "SF", "KoreanParticle": "SW",
    "Hashtag": "SL", "ScreenName": "SL", "Email": "SL", "URL": "SL", "CashTag": "SL", "Unknown": "UN", "Others": "UN",
}  # fmt: skip

_KOMORAN: Final[dict[str, str]] = {"SS": "SSO", "NA": "UN", "NF": "NNG", "NV": "VV"}

_HANNANUM: Final[dict[str, str]] = {
    "NC": "NNG", "NQ": "NNP", "NB": "NNB", "NP": "NP", "NN": "NR", "PV": "VV", "PA": "VA", "PX": "VX", "MM": "MM", "MA": "MAG",
    "II": "IC", "JC": "JKB", "JX": "JX", "JP": "VCP", "EP": "EP", "EF": "EF", "EC": "EC", "ET": "ETM", "XP": "XPN", "XS": "XSN",
    "S": "SW", "F": "SL",
}  # fmt: skip

_KKMA: Final[dict[str, str]] = {
    "NNM": "NNB", "VXV": "VX", "VXA": "VX", "MDN": "MM", "MDT": "MM", "MAC": "MAJ", "JKM": "JKB", "JKI": "JKV",
    "EPH": "EP", "EPT": "EP", "EPP": "EP", "EFN": "EF", "EFQ": "EF", "EFO": "EF", "EFA": "EF", "EFI": "EF", "EFR": "EF",
    "ECE": "EC", "ECS": "EC", "ECD": "EC", "ETD": "ETM", "XPV": "XPN", "SS": "SSO", "OL": "SL", "OH": "SH", "ON": "SN",
}  # fmt: skip

_BY_ANALYSER: Final = {"kiwi": KIWI_TAGS, "okt": _OKT, "komoran": _KOMORAN, "hannanum": _HANNANUM, "kkma": _KKMA}

# Particles whose case their form alone decides: for analysers that call every one of them a particle and no more.
_PARTICLES: Final[dict[str, str]] = {
    **dict.fromkeys(("이", "가", "께서"), "JKS"),
    **dict.fromkeys(("을", "를"), "JKO"),
    "의": "JKG",
    **dict.fromkeys(("에", "에서", "에게", "로", "으로", "로서", "으로서", "로써", "으로써", "께", "에게서", "한테"), "JKB"),
    **dict.fromkeys(("와", "과"), "JC"),
    **dict.fromkeys(("라고", "이라고"), "JKQ"),
    **dict.fromkeys(("은", "는", "도", "만", "까지", "부터", "마다", "조차"), "JX"),
}

OPENING: Final = "([{<（［｛「『《〈【〔“‘«"
CLOSING: Final = ")]}>）］｝」』》〉】〕”’»"
_SYMBOLS: Final[dict[str, str]] = {
    **dict.fromkeys(".?!。！？．", "SF"),
    **dict.fromkeys(",·/:;、，：；・ㆍ‧／", "SP"),
    **dict.fromkeys("…‥⋯", "SE"),
    **dict.fromkeys("-~–—―∼〜～‐‑−", "SO"),
    **dict.fromkeys(OPENING, "SSO"),
    **dict.fromkeys(CLOSING, "SSC"),
}


def to_sejong(analyser: str, tag: str, form: str) -> str:
    """The Sejong tag for an analyser's own tag of a morpheme of this form; `UN` for a tag that no table knows."""
    mapped = _BY_ANALYSER[analyser].get(tag, tag)
    if analyser in ("okt", "hannanum") and mapped in ("JX", "JKB"):
        return particle_tag(form) or mapped
    return mapped if mapped in UD_OF_SEJONG else "UN"


def particle_tag(form: str) -> str | None:
    """The Sejong tag of a particle of this form, None where the form is no particle or its case is open."""
    return _PARTICLES.get(form)


def symbol_tag(text: str, index: int) -> str:
    """The Sejong tag of the character at `index`, by what it is.

    `SN` for a digit, `SH` for a Han character, `UN` for Hangul, `SL` for a letter of any other script, `SSO` or `SSC` for a
    straight quotation mark by its left neighbour, `SW` for what is in no table.
    """
    character = text[index]
    known = _SYMBOLS.get(character)
    if known is not None:
        return known
    if character in "\"'":
        before = text[index - 1] if index else " "
        return "SSO" if before.isspace() or before in OPENING else "SSC"
    if character.isdigit():
        return "SN"
    if character.isalpha():
        return _letter_tag(character)
    return "SW"


def _letter_tag(character: str) -> str:
    if "가" <= character <= "힣" or "ㄱ" <= character <= "ㆎ":
        return "UN"
    if "㐀" <= character <= "鿿" or "豈" <= character <= "\ufaff" or "\U00020000" <= character <= "\U0003ffff":
        return "SH"
    return "SL"
