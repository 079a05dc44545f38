"""Where sentences end within one line: rules on the text alone, shared by all analysers and languages.

A cut is the offset of a sentence's first character in the line. The start of the line is never listed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from pipeline.tokenise.tags import CLOSING, OPENING

_PARTNER: Final = dict(zip(CLOSING, OPENING, strict=True))
_MARKS: Final = re.compile("[" + re.escape(OPENING + CLOSING) + "\"']")
_YEAR_MARK: Final = re.compile(r"\d{2}(?=[년.\-~∼～/,)\s]|$)")  # the apostrophe of ’11년 opens and closes nothing

# A footnote's mark may stand between the full stop and the space: 했다.1) 그러나
_NOTE: Final = r"(?:\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴-⁹*†]{1,3})?"
_QUOTED: Final = r"(?!(?:이?라고|이?라며|이?라는|고|며|면서|는)\s)"  # a particle of quotation goes on with the sentence
_STATEMENT: Final = re.compile(r"(?<=[가-힣][다요까])[.?!…]{1,3}" + _NOTE + r"\s+" + _QUOTED)
_ANY_STOP: Final = re.compile(r"(?<=[가-힣A-Za-z%\])”’\"'㎡㎢])[.?!]{1,3}" + _NOTE + r"\s+" + _QUOTED)
_ENGLISH_STOP: Final = re.compile(r"[.?!]{1,3}[\"”’')\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_IDEOGRAPHIC_STOP: Final = re.compile(r"[。！？!?]{1,3}(?P<close>[」』”’）)】]{0,3})\s*")

_LABEL: Final = re.compile(
    r"\s*[(\[<]?(?:\d{1,3}(?:[.\-]\d{1,3}){0,3}|[가나다라마바사아자차카타파하]|[ㄱ-ㅎ]|[IVXivx]{1,4}|[Ⅰ-ⅿ]|[A-Za-z])[.)\]>]{1,2}\s*"
    r"|\s*[①-⑳㉠-㉻⑴-⒵Ⅰ-ⅿ■□▪▫●○◆◇▶▷►※·•*\-–]\s*"
)
_ABBREVIATION: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:vol|no|nos|pp?|figs?|tab|eq|corp|inc|co|ltd|llc|plc|bhd|sdn|pte|dr|mrs?|ms|prof|st"
    r"|jr|sr|gov|gen|et al|e\.g|i\.e|cf|vs|ed|eds|dept|univ|approx|est|tel|fax|art|sec|ch|[A-Z]|(?:[A-Za-z]\.){1,4}[A-Za-z])"
    r"\.\s*\Z",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 24
_SENTENCE_OPENER: Final = re.compile(r"(?:The|This|These|It|Its|In|On|At|A|An|However|But|He|She|They|We|For|As)\s")
_ENDS_WORD: Final = re.compile(r"(?:\s|[.?!…。！？][)\]”’」』\"']?)\Z")
_CITED_YEAR: Final = re.compile(r"(?:19|20)\d\d[a-z]?[.,](?:\s|$)")
_STATEMENT_STOP: Final = re.compile(r"[다요까함임됨음]\.\s*\Z")
_NUMBER_STOP: Final = re.compile(r"\d\.\s*\Z")


def find_enclosed(line: str) -> list[tuple[int, int]]:
    """The outermost stretches between brackets or quotation marks that close within the line.

    Pairs of the offsets of the two marks, in order, without overlap. A mark without a partner, an
    apostrophe before a year and one within a word enclose nothing.
    """
    stack: list[tuple[str, int]] = []
    open_marks: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for match in _MARKS.finditer(line):
        mark, index = match.group(), match.start()
        opener = _opener_of(line, mark, index, open_marks)
        if opener is None:
            continue
        if not opener:
            stack.append((mark, index))
            open_marks[mark] = open_marks.get(mark, 0) + 1
        elif open_marks.get(opener):
            start = _close(stack, open_marks, opener)
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, index))
    return pairs


def _opener_of(line: str, mark: str, index: int, open_marks: dict[str, int]) -> str | None:
    """The mark that this one closes, empty if it opens, None if it does neither."""
    if mark in "‘’'" and _YEAR_MARK.match(line, index + 1) and not open_marks.get("‘" if mark == "’" else mark):
        return None
    if mark in OPENING:
        return ""
    if mark in _PARTNER:
        return _PARTNER[mark]
    before = line[index - 1] if index else " "
    if open_marks.get(mark):
        return mark if mark == '"' or not before.isspace() else None
    if mark == '"':
        return None if before.isdigit() else ""  # 55" is a screen
    return "" if not before.isalnum() and line[index + 1 : index + 2].strip() else None


def _close(stack: list[tuple[str, int]], open_marks: dict[str, int], opener: str) -> int:
    """The offset of the last `opener` on the stack, which is there; all that was opened after it is forgotten."""
    while True:
        mark, index = stack.pop()
        open_marks[mark] -= 1
        if mark == opener:
            return index


def find_korean_cuts(line: str, found: Iterable[int] | None) -> list[int]:
    """The cuts of a Korean line, in order.

    Those that an analyser found, or that the punctuation suggests for one that finds none (`found` is None), with statements
    that end in a full stop added. Left out are those within a bracket or a quotation or a word, and those that part an
    abbreviation, a date such as `2010. 12. 10.` or a list item's number from what follows.
    """
    pattern = _ANY_STOP if found is None else _STATEMENT
    cuts = {match.end() for match in pattern.finditer(line)}
    if found is not None:
        cuts.update(cut for cut in found if _ENDS_WORD.search(line, max(0, cut - 3), cut))
    if not cuts:
        return []
    return [cut for cut in _without_labels(line, _outside(line, cuts)) if not _parts_number(line, cut)]


def _parts_number(line: str, cut: int) -> bool:
    """Whether a cut stands after a number's full stop, or before the year of a citation (`홍길동 외. 2012.`)."""
    if _NUMBER_STOP.search(line, max(0, cut - 8), cut):
        return True
    return bool(_CITED_YEAR.match(line, cut)) and not _STATEMENT_STOP.search(line, max(0, cut - 8), cut)


def find_english_cuts(line: str) -> list[int]:
    """The cuts of a line in English or another language in Latin letters, in order."""
    return _without_labels(line, _outside(line, (match.end() for match in _ENGLISH_STOP.finditer(line))))


def find_ideographic_cuts(line: str) -> list[int]:
    """The cuts of a Japanese or Chinese line, in order: after `。！？`.

    A quotation that ends in one of them goes on with its sentence (`「…。」と述べた`), unless a colon introduced it.
    """
    starts = {end + 1: start for start, end in find_enclosed(line)}
    cuts = []
    for match in _IDEOGRAPHIC_STOP.finditer(line):
        opened = starts.get(match.end("close"))
        if not match.group("close") or (opened is not None and line[max(0, opened - 1) : opened] in (":", "：")):
            cuts.append(match.end())
    return _without_labels(line, _outside(line, cuts))


def _outside(line: str, cuts: Iterable[int]) -> list[int]:
    """The cuts that part no bracket or quotation, in order."""
    ordered = sorted(cuts)
    enclosed = find_enclosed(line) if ordered else []
    starts = [start for start, _ in enclosed]
    kept = []
    for cut in ordered:
        index = bisect_right(starts, cut - 1) - 1
        if 0 < cut < len(line) and (index < 0 or cut > enclosed[index][1]):
            kept.append(cut)
    return kept


def _without_labels(line: str, cuts: Iterable[int]) -> list[int]:
    """The cuts without those after a list item's number or an abbreviation."""
    kept: list[int] = []
    start = 0
    for cut in cuts:
        if not _LABEL.fullmatch(line, start, cut) and not _ends_in_abbreviation(line, start, cut):
            kept.append(cut)
            start = cut
    return kept


def _ends_in_abbreviation(line: str, start: int, cut: int) -> bool:
    found = _ABBREVIATION.search(line, max(start, cut - _LONGEST_ABBREVIATION), cut)
    return found is not None and not _SENTENCE_OPENER.match(line, cut)
