"""Page furniture in a plain text, and where its pages break."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from pipeline.read.lines import Line, classify_line, goes_on, is_cut, is_finished, is_letter_spaced, is_number_cut, width_of
from pipeline.read.recurring import find_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.types import BlockKind

_EDGE = 3  # lines at either end of a page among which running headers are looked for
_FEW_PAGES = 6
_MIN_PAGE = 8  # lines that a page has at least, where only the text's shape tells where it ends
_MANY_TIGHT = 0.3  # of all lines follow the one before without a blank line, where blank lines part paragraphs
_FAR_APART = 12  # lines between two running headers
_BARE_NUMBER = re.compile(r"\d{1,4}$")
_DASHED_NUMBER = re.compile(r"[-–—−~·|<〈\[]\s{0,3}\d{1,4}\s{0,3}[-–—−~·|>〉\]]$")
_NUMBER_AT_END = re.compile(r"(?:\s|\|)\s{0,8}[-–|·]?\s?\d{1,4}\s?[-–|·]?$")
_NUMBER_AT_START = re.compile(r"[-–|·]?\s?\d{1,4}\s?[-–|·]?\s{1,8}(?=\D)")
_DIGITS = re.compile(r"\d{1,9}")
# The number of a title in its furniture key.
_ENUMERATION = re.compile(r"^(?:제?#[장절편부.)]|[가-하][.)]|[ⅰ-ⅻivx]{1,4}[.,]|\(#\)|[①-⑳ⅰ-ⅻ])[.:]?")
_HAN_OR_KANA_END = re.compile("[\u3040-\u30ff\u3400-\u9fff、，]$")
_SENTENCE_ENDS_INSIDE = re.compile(r"^[.。] ?\S|[다요]\.\s?\S|[a-z]\.\s[A-Z]|。\S")
_ENDS_SENTENCE = re.compile(r"[다요]\.|[a-z]\.\s[A-Z]|。|[.!?]$")
_ENDS_PLAINLY = re.compile(r"[다요]\.$|[a-z]\.$|。$")
_ENDS_NOTE = re.compile(r"(?:함|음|임|됨|짐|것|예정|계획|필요|전망|중)$")
_SENTENCE_WIDE = 30  # columns that a line of running text has at least
_SYLLABLES = 4  # columns that lines of one width may differ by
_LOWER_END = re.compile(r"[a-z,]$")


@dataclass(frozen=True, slots=True)
class Form:
    """How the lines of a text are set.

    `gap` is the number of blank lines between two lines of one paragraph, `width` the columns of a full line, `wrapped` whether
    paragraphs run over several lines at all. `trailing` says that a broken line ends in a space just where a word ends.
    """

    gap: int
    width: float
    wrapped: bool
    trailing: bool


def furniture_key(line: str) -> str:
    """What stays the same in a running header from page to page: no white space, no page number, other digits masked."""
    text = _NUMBER_AT_END.sub("", line.strip(), count=1) if not _BARE_NUMBER.match(line.strip()) else line.strip()
    text = _NUMBER_AT_START.sub("", text, count=1) if not _BARE_NUMBER.match(text) else text
    return _DIGITS.sub("#", "".join(text.split())).lower()


def find_repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The running headers, footers and page numbers among the lines of pages, as they are given.

    `pages` holds the lines of each page from top to bottom. A line is furniture if it is among the first or last three of its
    page and recurs there, but for numbers that count the pages, on three pages, or on two of at most six. List items, captions,
    notes and whole sentences are never furniture.
    """
    edges = [
        (page, line) for page, lines in enumerate(pages) for line in (*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :])
    ]
    keys = find_keys(edges)
    counts = Counter(key for key, _ in {(key, page) for key, (page, _) in zip(keys, edges, strict=True)})
    needed = 2 if len(pages) <= _FEW_PAGES else 3
    return frozenset(
        line for key, (_, line) in zip(keys, edges, strict=True) if counts[key] >= needed and _may_be_furniture(line)
    )


def _may_be_furniture(line: str) -> bool:
    kind, _ = classify_line(line)
    text = line.strip()
    if kind == "page_number" or _BARE_NUMBER.match(text):
        return True
    return kind in ("paragraph", "heading") and bool(text) and not is_finished(text) and width_of(text) <= 120


def measure(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]]) -> Form:
    """How the lines are set, from the pairs of neighbours in which a sentence visibly goes on from one to the next."""
    gaps = Counter(min(line.gap, 3) for line in lines[1:])
    gap = gaps.most_common(1)[0][0] if gaps else 0
    if gaps[0] >= _MANY_TIGHT * gaps.total():
        gap = 0  # blank lines part short paragraphs, not lines
    pairs = [
        (lines[i], lines[i + 1])
        for i in range(len(lines) - 1)
        if lines[i + 1].gap <= gap and kinds[i + 1][0] == "paragraph" and kinds[i][0] in ("paragraph", "list_item")
    ]
    least = _SENTENCE_WIDE if len(pairs) == 1 else 0  # a single short line is more often a title or a name
    broken = [a for a, b in pairs if is_number_cut(a.text, b.text) or (a.width >= least and _visibly_goes_on(a, b))]
    enough = 1 if len(pairs) <= 3 else 2
    wrapped = len(broken) >= enough and len(broken) >= 0.12 * len(pairs)
    if not wrapped:
        broken = _even_lines([a for a, _ in pairs])
        wrapped = bool(broken)
    width = median(line.width for line in broken) if broken else 80.0
    return Form(gap, width, wrapped, wrapped and _has_trailing_signal([a for a, _ in pairs if not is_finished(a.text)]))


def _even_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that end in mid-sentence at about one width, if they are most of `lines`; empty otherwise.

    Where sentences end within them as well, this is prose, broken without regard to words. It is also where sentences happen
    to end only with lines, if all lines are set to one width, as lists and verses never are.
    """
    if len(lines) < 2:
        return []
    full = sorted(line.width for line in lines)[len(lines) * 3 // 4]
    even = [line for line in lines if 0.86 * full <= line.width <= 1.08 * full and not is_finished(line.text)]
    all_even = len(even) == len(lines) and even[-1].width >= 0.94 * even[0].width
    if not 24 <= full <= 130 or (len(even) < max(3, 0.5 * len(lines)) and not all_even):
        return _flush_lines(lines, full)
    return even if any(_SENTENCE_ENDS_INSIDE.search(line.text) for line in lines) else _flush_lines(lines, full)


def _flush_lines(lines: Sequence[Line], full: int) -> list[Line]:
    """The lines that break off, if all of `lines` are full to a syllable or two and some sentence ends; empty otherwise."""
    if not 40 <= full <= 130 or len(lines) < 3 or not any(_ENDS_PLAINLY.search(line.text) for line in lines):
        return []
    if sum(abs(line.width - full) <= _SYLLABLES for line in lines) < 0.9 * len(lines):
        return []
    return [line for line in lines if not is_finished(line.text) and not _ENDS_NOTE.search(line.text)]


def _visibly_goes_on(a: Line, b: Line) -> bool:
    if is_finished(a.text) or a.width < 12:
        return False
    if a.width >= _SENTENCE_WIDE and is_cut(a.text, b.text):
        return True
    if goes_on(a.text) or (_LOWER_END.search(a.text) and b.text[:1].islower()):
        return True
    return a.width >= _SENTENCE_WIDE and _HAN_OR_KANA_END.search(a.text) is not None and not is_letter_spaced(b.text)


def _has_trailing_signal(broken: Sequence[Line]) -> bool:
    spaced = sum(line.trailing for line in broken)
    return spaced >= 3 and 0.08 <= spaced / max(1, len(broken)) <= 0.92


def find_frame_starts(lines: Sequence[Line], form: Form) -> frozenset[int]:
    """The lines with which a frame of text (a column, a box, a page) begins.

    Some extractors put one space before the first line of each frame, and no blank line, though blank lines part all others.
    """
    if form.gap != 1:
        return frozenset()
    starts = [i for i, line in enumerate(lines) if i and line.indent == 1 and (line.gap == 0 or line.gap >= 4)]
    return frozenset(starts) if len(starts) <= 0.1 * len(lines) else frozenset()


def find_furniture(
    lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, frames: frozenset[int]
) -> dict[int, BlockKind]:
    """The lines that are page furniture: `header` for running titles, `page_number` for page marks."""
    found: dict[int, BlockKind] = {}
    if any(line.feed for line in lines):
        found.update(_furniture_of_pages(lines))
    found.update(_page_marks(lines, kinds))
    found.update(_running_titles(lines, kinds, form, frames, found))
    found.update(_echoed_titles(lines, kinds, form, found))
    return found


def _furniture_of_pages(lines: Sequence[Line]) -> dict[int, BlockKind]:
    pages: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.feed and pages[-1]:
            pages.append([])
        pages[-1].append(i)
    repeated = find_repeated([[lines[i].text for i in page] for page in pages])
    edges = (i for page in pages for i in (*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]))
    return {i: _kind_of_furniture(lines[i].text) for i in edges if lines[i].text in repeated}


def _kind_of_furniture(text: str) -> BlockKind:
    return "page_number" if _BARE_NUMBER.match(text) or classify_line(text)[0] == "page_number" else "header"


def _page_marks(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]]) -> dict[int, BlockKind]:
    """Page marks by form (`- 12 -`), by form and company (`12 / 34`), or bare numbers that count up through the text."""
    marked = [i for i, (kind, _) in enumerate(kinds) if kind == "page_number"]
    found: dict[int, BlockKind] = {}
    for i in marked:
        at_edge = i in (0, len(lines) - 1) or lines[i].feed or (i + 1 < len(lines) and lines[i + 1].feed)
        if _DASHED_NUMBER.match(lines[i].text) or at_edge or len(marked) >= 3:
            found[i] = "page_number"
    run: list[int] = []
    for i, line in enumerate(lines):
        if not _BARE_NUMBER.match(line.text):
            continue
        if run and int(line.text) == int(lines[run[-1]].text) + 1 and i - run[-1] >= _MIN_PAGE:
            run.append(i)
        elif not run or i - run[-1] >= _MIN_PAGE:
            run = [i]
        if len(run) >= 3:
            found.update(dict.fromkeys(run, "page_number"))
    return found


def _running_titles(
    lines: Sequence[Line],
    kinds: Sequence[tuple[BlockKind, int]],
    form: Form,
    frames: frozenset[int],
    marks: dict[int, BlockKind],
) -> dict[int, BlockKind]:
    """Titles that recur far apart, if at least once one stands where only furniture can.

    That is beside a page mark or the start of a frame, with a page number of its own, or in the middle of a sentence.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if kinds[i][0] in ("paragraph", "heading") and 8 <= line.width <= 90 and not _ENDS_SENTENCE.search(line.text):
            places[furniture_key(line.text)].append(i)
    found: dict[int, BlockKind] = {}
    for key, where in places.items():
        if len(where) < 2 or len(key) < 4 or min(b - a for a, b in pairwise(where)) < _FAR_APART:
            continue
        if _repeats_with_neighbours(lines, form, where):
            continue
        if len(where) == 2 and all(_is_in_flow(lines, kinds, form, i) for i in where):
            continue
        numbered = {_NUMBER_AT_END.search(lines[i].text) is not None for i in where}
        if any(_stands_outside(lines, kinds, form, frames, marks, i) for i in where) or len(numbered) == 2:
            found.update(dict.fromkeys(where, "header"))
            first = where[0]
            if first + 1 in marks or first - 1 in marks or first in frames:
                continue
            if first < _EDGE or (kinds[first][0] == "heading" and not _interrupts(lines, kinds, form, first)):
                del found[first]  # the title of the report or a chapter, which later pages repeat
    return found


def _echoed_titles(
    lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, found: dict[int, BlockKind]
) -> dict[int, BlockKind]:
    """Lines that say a title again, perhaps without its number, where they cut a sentence in two: one is witness enough."""
    titles: set[str] = set()
    echoes: dict[int, BlockKind] = {}
    for i, line in enumerate(lines):
        if i in found or kinds[i][0] not in ("paragraph", "heading") or not 8 <= line.width <= 90 or is_finished(line.text):
            continue
        key = _ENUMERATION.sub("", furniture_key(line.text))
        cuts = _interrupts(lines, kinds, form, i) and i + 1 < len(lines) and kinds[i + 1][0] == "paragraph"
        if cuts and key in titles and line.width < 0.85 * form.width:
            echoes[i] = "header"
        elif len(key) >= 4 and (not i or kinds[i][0] == "heading" or _is_set_off(lines, form, i)):
            titles.add(key)
    return echoes


def _is_set_off(lines: Sequence[Line], form: Form, i: int) -> bool:
    return i + 1 < len(lines) and lines[i].gap > form.gap and lines[i + 1].gap > form.gap


def _repeats_with_neighbours(lines: Sequence[Line], form: Form, where: Sequence[int]) -> bool:
    """Whether a whole passage is repeated, not a title: the full line before or after is the same at two places."""
    for side in (-1, 1):
        beside = [lines[i + side] for i in where if 0 <= i + side < len(lines)]
        texts = [line.text for line in beside if line.width >= 0.82 * form.width]
        if len(set(texts)) < len(texts):
            return True
    return False


def _stands_outside(
    lines: Sequence[Line],
    kinds: Sequence[tuple[BlockKind, int]],
    form: Form,
    frames: frozenset[int],
    marks: dict[int, BlockKind],
    i: int,
) -> bool:
    if i - 1 in marks or i + 1 in marks or i + 1 in frames:
        return True
    return _interrupts(lines, kinds, form, i)


def _interrupts(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, i: int) -> bool:
    """Whether the line before is a full line of prose that breaks off."""
    if not i or not form.wrapped or kinds[i - 1][0] != "paragraph" or is_letter_spaced(lines[i].text):
        return False
    before = lines[i - 1]
    return not is_finished(before.text) and 0.85 * form.width <= before.width <= 1.2 * form.width and lines[i].width > 12


def _is_in_flow(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, i: int) -> bool:
    """Whether nothing but its recurring sets a line apart from the prose around it."""
    following = i + 1 < len(lines) and kinds[i + 1][0] == "paragraph" and lines[i + 1].gap <= form.gap
    return following and lines[i].gap <= form.gap and _interrupts(lines, kinds, form, i)


def number_pages(
    lines: Sequence[Line], furniture: dict[int, BlockKind], frames: frozenset[int], *, header_marks: bool
) -> list[int]:
    """The page of each line, from 1. Form feeds decide alone; without any, page marks and the starts of frames do.

    `header_marks` says that page marks stand at the top of their pages.
    """
    if any(line.feed for line in lines):
        return _count([line.feed if i else 0 for i, line in enumerate(lines)])
    breaks = [0] * len(lines)
    body = 0  # lines of the page so far
    pending = False
    for i, line in enumerate(lines):
        mark = furniture.get(i) == "page_number" or (i in furniture and _NUMBER_AT_END.search(line.text) is not None)
        if mark:
            pending = pending or not header_marks
            if header_marks and body >= 1:
                breaks[i], body = 1, 0
            continue
        if i in furniture:
            continue
        frame = i in frames and line.width >= 10 and body >= _MIN_PAGE
        if body >= 1 and (pending or frame):
            breaks[i], body = 1, 0
        pending = False
        body += 1
    return _count(breaks)


def _count(breaks: Sequence[int]) -> list[int]:
    page = 1
    pages = []
    for broken in breaks:
        page += broken
        pages.append(page)
    return pages


def has_marks_on_top(lines: Sequence[Line], furniture: dict[int, BlockKind]) -> bool:
    """Whether page marks stand at the top of pages: the first of them does, with nothing but titles above it."""
    first = next((i for i in sorted(furniture) if furniture[i] == "page_number" or _NUMBER_AT_END.search(lines[i].text)), None)
    return first is not None and first < _EDGE and not any(is_finished(line.text) for line in lines[:first])
