"""Which language a text or a line is in, by its scripts alone: Korean, English, Japanese or Chinese."""

from __future__ import annotations

import re
from typing import Final, Literal

LanguageCode = Literal["ko", "en", "ja", "zh"]

_HANGUL: Final = re.compile(r"[가-힣ㄱ-ㆎ\u1100-\u11ff]+")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー\uff66-\uff9d]+")
_HAN: Final = re.compile(r"[㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]+")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")

_LATIN_PER_HANGUL = 3  # a word takes about three times as many letters in English as it takes syllables in Korean
_HAN_PER_HANGUL = 4  # so many Han characters beside one of Hangul make a text Chinese or Japanese: mixed script stays Korean
_KANA_SHARE = 0.15  # Japanese prose is a third to two thirds kana; a Chinese text that cites a Japanese name has less
_GLOSS_LENGTH = 12  # a line of so few Han characters in a Korean report is a name in hanja, not Chinese prose


def detect_language(text: str) -> LanguageCode:
    """The main language of a text, by its scripts; `ko` for a text without letters and in doubt. Linear in the text."""
    hangul, kana, han, latin = (_count(script, text) for script in (_HANGUL, _KANA, _HAN, _LATIN))
    scores: dict[LanguageCode, float] = {"ko": hangul, "en": latin / _LATIN_PER_HANGUL, "ja": 0, "zh": 0}
    ideographic = kana + han
    if kana > _KANA_SHARE * ideographic:
        scores["ja"] = ideographic / _HAN_PER_HANGUL if hangul else ideographic
    else:
        scores["zh"] = ideographic / _HAN_PER_HANGUL if hangul else ideographic
    return max(scores, key=lambda code: scores[code])


def detect_line_language(line: str, document_language: LanguageCode) -> LanguageCode:
    """The language whose rules should split a line of a document in `document_language`.

    In a Korean document every line with Hangul is Korean, for its Latin and Han names carry particles, and so is a line that
    holds nothing but a short name in hanja. A line without letters goes with its document.
    """
    if document_language == "ko" and _HANGUL.search(line):
        return "ko"
    if _KANA.search(line) or _HANGUL.search(line):
        return detect_language(line)
    han = _count(_HAN, line)
    if not han:
        return "en" if _LATIN.search(line) else document_language
    if document_language == "ja" or (document_language == "ko" and han <= _GLOSS_LENGTH):
        return document_language
    return detect_language(line)


def _count(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))
