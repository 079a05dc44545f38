"""Which lines of several pages are one running line: they differ in nothing but numbers that count the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

_MASK = "\0"  # in no line of a text
_NUMBER = re.compile(r"\d{1,9}")
_NUMBER_OF_SECTION = re.compile(r"[<\[(]?(?:제|第)?\0(?:[.．)、]\D|[장절편부章節])")  # in a line without white space
_MAX_BLANK_PAGES = 2  # that are counted but not given


def find_keys(lines: Sequence[tuple[int, str]]) -> list[str]:
    """For each line, given with its page, a key that it shares with the lines which it recurs as.

    White space, case, and numbers that grow with the pages are left out of the key. The number that begins a heading counts
    sections, even if each section begins a page.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, (_, text) in enumerate(lines):
        places[_NUMBER.sub(_MASK, _bare(text))].append(index)
    keys = [""] * len(lines)
    for template, indices in places.items():
        numbers = [[int(number) for number in _NUMBER.findall(_bare(lines[index][1]))] for index in indices]
        pages = [lines[index][0] for index in indices]
        counting = [
            not (place == 0 and _NUMBER_OF_SECTION.match(template))
            and _counts_pages(sorted({(page, row[place]) for page, row in zip(pages, numbers, strict=True)}))
            for place in range(template.count(_MASK))
        ]
        for index, row in zip(indices, numbers, strict=True):
            shown = (_MASK if counts else str(number) for counts, number in zip(counting, row, strict=True))
            keys[index] = f"{template} {' '.join(shown)}"
    return keys


def _bare(text: str) -> str:
    return "".join(text.split()).lower().replace(_MASK, "")


def _counts_pages(values: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers, each with its page, mostly grow as the pages do."""
    steps = [(later - earlier, after - before) for (earlier, before), (later, after) in pairwise(values) if later > earlier]
    growing = sum(0 <= counted - turned <= _MAX_BLANK_PAGES for turned, counted in steps)
    return bool(steps) and 2 * growing > len(steps)
