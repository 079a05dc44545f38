"""Which lines of a plain text are one block: wrapped paragraphs, list items with their hanging lines, titles of two lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.lines import Line, goes_on, has_open_bracket, is_finished, is_letter_spaced, is_number_cut, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.read.layout_pages import Form
    from pipeline.types import BlockKind

_FULL = 0.82  # of a frame's width, at which a line counts as full
_LONGEST = 150  # columns of a line on any page; a longer one was never wrapped
# Marks that a wrapped line may begin with by accident: `다. 또한`, `3.5 %`, `1) …`, `△`, `·`, `- `.
_WEAK_MARK = re.compile(r"(?:[가-하]\.|\d|[(（][\d가-하]|[△·ㆍ・→>]|[-–—]\s?[^\s]|[I]\.)")
_CELL_GAP = re.compile(r"[^\S\t]{0,8}\t[^\S\t]{0,8}|[^\S\t]{3,}")
_LATER_LETTER = re.compile(r"[다-하]\.")
# A glossed name that a generic head may follow on the next line: `쑤저우(蘇州)` / `공업단지`.
_HANJA_GLOSS = re.compile("[가-힣][(（][\u4e00-\u9fff]{1,6}[)）]$")
_GLOSS = re.compile(r"[(（][^()（）]{1,40}[)）]$")
_ENDS_INSIDE = re.compile(r"[다요]\.(?:\s|$)|[a-z]\.(?:\s[A-Z]|$)|。")
_OPENS_SENTENCE = re.compile(
    r"(?:또한|한편|그러나|그리고|따라서|이에|이와 같이|이러한|이처럼|특히|아울러|반면|다만|하지만|결국|우선|"
    r"마지막으로|예를 들어|However|Moreover|In addition|Therefore|Meanwhile)(?=[\s,])"
)
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_LATIN_WORD = re.compile(r"[A-Za-z(][A-Za-z\u00c0-\u024f.,;)-]{0,30}")
_WORD = 14  # characters of a long word
_BROKEN_DECIMAL = re.compile(r"\d\.$")
_DECIMALS = re.compile(r"\d{1,3}[%가-힣]")
_NUMBERED_NOTE = re.compile(r"(?:\d{1,2}|[(]\d{1,2})\)")
_LIST_SEEN = 12  # lines around a list item that tell how its list is written
_HANGUL_ONLY = re.compile(r"[가-힣]{2,12}$")


@dataclass(slots=True)
class Group:
    """Lines of one block: their places, and what the first line says the block is."""

    places: list[int]
    kind: BlockKind
    level: int
    page: int
    frame: bool = False
    region: int = 0
    rows: bool = False  # each line is a row of a table, with its cells parted by tabs or wide spaces


def split_cells(text: str) -> list[tuple[int, int]]:
    """The cells of a row: stretches of `text` between tabs, or between three or more spaces."""
    cells: list[tuple[int, int]] = []
    start = 0
    for match in _CELL_GAP.finditer(text):
        cells.append((start, match.start()))
        start = match.end()
    return [*cells, (start, len(text))]


def find_rows(source: str, lines: Sequence[Line], furniture: dict[int, BlockKind]) -> dict[int, bool]:
    """The lines that are rows of a table: neighbours of as many cells, at least two. True for a row that is not the first."""
    counts = [0 if i in furniture else len(split_cells(source[line.start : line.end])) for i, line in enumerate(lines)]
    rows: dict[int, bool] = {}
    for i in range(1, len(lines)):
        if counts[i] >= 2 and counts[i] == counts[i - 1] and (counts[i] >= 3 or "\t" in source[lines[i].start : lines[i].end]):
            rows.setdefault(i - 1, False)
            rows[i] = True
    return rows


def group_lines(
    source: str,
    lines: Sequence[Line],
    kinds: Sequence[tuple[BlockKind, int]],
    form: Form,
    furniture: dict[int, BlockKind],
    frames: frozenset[int],
    pages: Sequence[int],
) -> list[Group]:
    """The lines of the text as blocks, in order. Furniture is a block a line."""
    groups: list[Group] = []
    rows = find_rows(source, lines, furniture)
    for i, line in enumerate(lines):
        if i in rows:
            if groups and groups[-1].rows and rows[i] and line.gap <= form.gap and pages[i] == groups[-1].page:
                groups[-1].places.append(i)
            else:
                groups.append(Group([i], "table", 0, pages[i], rows=True))
            continue
        if i in furniture:
            groups.append(Group([i], furniture[i], 0, pages[i]))
            continue
        last = groups[-1] if groups else None
        if (
            last is not None
            and not last.rows
            and last.places[0] not in furniture
            and i not in frames
            and pages[i] == last.page
            and _continues(lines, kinds, form, last, i)
        ):
            last.places.append(i)
            if last.kind == "heading" and is_finished(line.text):
                last.kind, last.level = "list_item", min(4, last.level)  # a sentence, or a note with its page
            continue
        kind, level = kinds[i]
        groups.append(Group([i], "paragraph" if kind == "page_number" else kind, level, pages[i], i in frames))
        if line.text == "":
            groups[-1].kind = "paragraph"
    return groups


def _continues(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, group: Group, i: int) -> bool:
    a, b = lines[group.places[-1]], lines[i]
    if b.gap > form.gap or not a.text or not b.text or is_letter_spaced(b.text) or is_letter_spaced(a.text):
        return False
    if kinds[i][0] != "paragraph" and not _is_accident(lines, kinds, form, group, i):
        return False
    if group.kind in ("paragraph", "list_item") and is_number_cut(a.text, b.text):
        return True
    if not form.wrapped:
        return _hangs(lines, group, i)
    if group.kind in ("heading", "caption", "source_note", "footnote"):
        return _continues_title(lines, kinds, form, group, i)
    return _continues_prose(lines, kinds, form, group, i)


def _is_accident(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, group: Group, i: int) -> bool:
    """Whether a mark at the start of a line is none: the sentence before is broken off at a full line."""
    a = lines[group.places[-1]]
    if kinds[i][0] not in ("heading", "list_item", "footnote") or not _WEAK_MARK.match(lines[i].text):
        return False
    if (
        not form.wrapped
        or group.kind not in ("paragraph", "list_item")
        or is_finished(a.text)
        or not _is_full(lines, form, group, lines[i])
    ):
        return False
    return group.kind == "paragraph" or goes_on(a.text) or _LATER_LETTER.match(lines[i].text) is not None


def _hangs(lines: Sequence[Line], group: Group, i: int) -> bool:
    """Whether a line hangs under the list item above it: indented more than the mark, and the item is not finished."""
    first, a, b = lines[group.places[0]], lines[group.places[-1]], lines[i]
    return group.kind == "list_item" and b.gap == 0 and b.indent >= 2 and b.indent > first.indent and not is_finished(a.text)


def _width_of_group(lines: Sequence[Line], form: Form, group: Group) -> float:
    """The columns of a full line of this block, from its own lines, but hardly less than elsewhere in the text."""
    if len(group.places) == 1:
        return form.width
    return max(0.75 * form.width, *(lines[i].width for i in group.places[-6:]))


def _is_full(lines: Sequence[Line], form: Form, group: Group, following: Line) -> bool:
    """Whether the last line of a block is as wide as lines get, or would be with the word that comes next."""
    a = lines[group.places[-1]]
    width = _width_of_group(lines, form, group)
    needed: float = a.width
    word = _LATIN_WORD.match(following.text)
    if word is not None and a.width >= 0.5 * width:
        needed += 1 + len(word.group())
    elif group.kind == "paragraph" and len(group.places) > 1 and a.width >= 0.68 * width:
        needed += 1 + width_of(following.text[:_WORD].split(" ", 1)[0])
    return a.width <= _LONGEST and (a.width >= _FULL * width or needed > 1.02 * width)


def _continues_prose(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, group: Group, i: int) -> bool:
    a, b = lines[group.places[-1]], lines[i]
    full = _is_full(lines, form, group, lines[i])
    if b.indent > lines[group.places[-1]].indent + 1 and group.kind == "paragraph" and is_finished(a.text):
        return False
    if full and _BROKEN_DECIMAL.search(a.text) and _DECIMALS.match(b.text):
        return True
    if is_finished(a.text):
        return full and (a.trailing or not form.trailing)
    if _hangs(lines, group, i):
        return True
    if form.trailing and a.trailing and (group.kind != "list_item" or a.width >= 0.7 * form.width or goes_on(a.text)):
        return True
    if full:
        return not (group.kind == "list_item" and _is_new_prose(lines, kinds, form, group, i))
    if has_open_bracket(" ".join(lines[k].text for k in group.places[-4:])) or _HYPHENATED.search(a.text):
        return True
    if goes_on(a.text) and a.width >= 0.5 * _width_of_group(lines, form, group):
        return True
    if _GLOSS.match(b.text) and not a.text.endswith(")"):
        return True
    if _HANJA_GLOSS.search(a.text) and _HANGUL_ONLY.match(b.text) and not _is_list_of_names(lines, form, i):
        return True
    return form.gap == 1 and b.gap == 0 and _HANGUL_ONLY.match(a.text) is not None and _HANGUL_ONLY.match(b.text) is not None


def _is_list_of_names(lines: Sequence[Line], form: Form, i: int) -> bool:
    """Whether another bare name stands under line `i`, as in a column of labels."""
    return i + 1 < len(lines) and lines[i + 1].gap <= form.gap and _HANGUL_ONLY.match(lines[i + 1].text) is not None


def _is_new_prose(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, group: Group, i: int) -> bool:
    """Whether running text begins at a line under a list of noun phrases.

    It opens like a sentence, or reaches a sentence's end, which no item above it does.
    """
    if goes_on(lines[group.places[-1]].text):
        return False
    if _OPENS_SENTENCE.match(lines[i].text):
        return True
    first = group.places[0]
    above = range(max(0, first - _LIST_SEEN), first)
    if sum(kinds[k] == kinds[first] for k in above) < 2 or any(_ENDS_INSIDE.search(lines[k].text) for k in above):
        return False
    for ahead, k in enumerate(range(i, min(len(lines), i + _LIST_SEEN))):
        if kinds[k][0] != "paragraph" or (ahead and lines[k].gap > form.gap):
            break
        if ahead >= 2 and _ENDS_INSIDE.search(lines[k].text):
            return True
    return False


def _continues_title(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]], form: Form, group: Group, i: int) -> bool:
    """Whether a title or a note has a second line: it is broken off, or it is full and a short line without an end follows."""
    a, b = lines[group.places[-1]], lines[i]
    if has_open_bracket(" ".join(lines[k].text for k in group.places)):
        return True
    if is_finished(a.text) or len(group.places) >= 3:
        return False
    if form.trailing and a.trailing:
        return True
    if a.width < 0.85 * form.width:
        return False
    if group.kind == "footnote":
        return True
    if group.kind == "caption":
        return b.indent > lines[group.places[0]].indent or goes_on(a.text)
    following = lines[i + 1] if i + 1 < len(lines) else None
    is_last = following is None or following.gap > form.gap or kinds[i + 1][0] != "paragraph" or b.width <= 0.5 * form.width
    if is_last and is_finished(b.text) and b.width <= 0.7 * form.width and _NUMBERED_NOTE.match(a.text):
        return True
    return b.width <= 0.7 * form.width and not is_finished(b.text) and is_last
