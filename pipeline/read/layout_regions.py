"""Regions of a plain text: which blocks stand outside the main flow, in a table, a figure, a box or a pull quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.layout_pages import Form, furniture_key
from pipeline.read.lines import Line, goes_on, is_finished
from pipeline.types import FURNITURE, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.read.layout_groups import Group

_TABLE_CAPTION = re.compile(r"[<\[(〈《【≪]?\s?(?:표|Table|TABLE|図表|表|图表)")
_LETTER = re.compile(r"[^\W\d_]")
_GRAM = 10
_UNMARKED_LEVEL = 5


@dataclass(slots=True)
class _Zone:
    kind: BlockKind
    region: int


def set_regions(lines: Sequence[Line], groups: Sequence[Group], form: Form) -> list[Group]:
    """The blocks with their regions, and with the kinds that only their place tells: fragments of floats, unmarked titles.

    The lines of a pull quote become one block.
    """
    count = _set_floats(lines, groups, form)
    merged = _merge_pull_quotes(lines, groups, form, count)
    _set_headings(lines, merged, form)
    _set_numbered_lists(merged)
    return merged


def text_of(lines: Sequence[Line], group: Group) -> str:
    """The text of a block on one line."""
    return " ".join(lines[i].text for i in group.places)


def _set_floats(lines: Sequence[Line], groups: Sequence[Group], form: Form) -> int:
    zone: _Zone | None = None
    count = 0
    body_levels: set[int] = set()
    for place, group in enumerate(groups):
        if group.kind in FURNITURE:
            continue
        if group.kind == "caption":
            if zone is None or _LETTER.search(lines[group.places[0]].text[:1]) or not _is_unit(lines, group):
                count += 1
                zone = _Zone("table" if _TABLE_CAPTION.match(lines[group.places[0]].text) else "figure", count)
        elif _opens_box(lines, groups, place, body_levels):
            count += 1
            zone = _Zone("paragraph", count)
        elif zone is not None and _leaves(lines, groups, place, form, zone, body_levels):
            zone = None
        if zone is None:
            if group.kind == "list_item":
                body_levels.add(group.level)
            continue
        group.region = zone.region
        if group.kind == "paragraph" and zone.kind != "paragraph":
            group.kind = zone.kind
    return count


def _is_unit(lines: Sequence[Line], group: Group) -> bool:
    return "단위" in lines[group.places[0]].text[:8]


def _next_kind(groups: Sequence[Group], place: int) -> BlockKind | None:
    return next((group.kind for group in groups[place + 1 : place + 6] if group.kind not in FURNITURE), None)


def _opens_box(lines: Sequence[Line], groups: Sequence[Group], place: int, body_levels: set[int]) -> bool:
    """Whether a box begins: a title behind `※`, or at the start of a frame, with a list under it that the body does not use."""
    group = groups[place]
    text = text_of(lines, group)
    following = _next_kind(groups, place)
    if is_finished(text) or following not in ("list_item", "heading"):
        return False
    if group.kind == "list_item" and text.startswith("※"):
        return 4 not in body_levels and following is not None
    return (
        group.kind == "paragraph" and group.frame and following == "list_item" and not goes_on(text) and len(group.places) <= 2
    )


def _leaves(lines: Sequence[Line], groups: Sequence[Group], place: int, form: Form, zone: _Zone, body_levels: set[int]) -> bool:
    """Whether the main flow resumes: with running text, with a numbered title, or with a list like those before the float."""
    group = groups[place]
    if group.kind == "heading":
        return zone.kind != "paragraph" or _next_kind(groups, place) not in ("list_item", "caption")
    if group.kind == "list_item":
        return group.level in body_levels
    if group.kind in ("source_note", "footnote", "caption"):
        return False
    return is_running_text(lines, group, form)


def is_running_text(lines: Sequence[Line], group: Group, form: Form) -> bool:
    """Whether a block reads as prose: it ends a sentence, or runs over several full lines."""
    text = text_of(lines, group)
    if len(group.places) == 1:
        line = lines[group.places[0]]
        return (is_finished(text) and line.width >= 20) or (group.frame and form.wrapped and line.width >= 0.85 * form.width)
    full = sum(lines[i].width >= 0.85 * form.width for i in group.places[:-1])
    return full * 2 >= len(group.places) - 1


def _merge_pull_quotes(lines: Sequence[Line], groups: Sequence[Group], form: Form, count: int) -> list[Group]:
    """A run of short lines that says what another paragraph says is a pull quote: one block, in a region of its own."""
    if not form.wrapped:
        return list(groups)
    runs = _ragged_runs(lines, groups, form)
    grams = [_grams(" ".join(text_of(lines, groups[place]) for place in run)) for run in runs]
    wanted = frozenset().union(*grams)
    chosen = {place for run in runs for place in run}
    seen: set[str] = set()
    for place, group in enumerate(groups if wanted else ()):
        if place not in chosen and group.kind not in FURNITURE:
            seen.update(wanted & _grams(text_of(lines, group)))
    absorbed: set[int] = set()
    for run, own in zip(runs, grams, strict=True):
        if own and len(own & seen) >= 0.4 * len(own):
            count += 1
            first = groups[run[0]]
            first.region = count
            first.places = [i for place in run for i in groups[place].places]
            absorbed.update(run[1:])
    return [group for place, group in enumerate(groups) if place not in absorbed]


def _ragged_runs(lines: Sequence[Line], groups: Sequence[Group], form: Form) -> list[list[int]]:
    """Neighbouring paragraphs of the main flow that are not set to the width of the text: 3 to 14 lines, without titles."""
    titles = {furniture_key(lines[group.places[0]].text) for group in groups if group.kind == "header"}
    runs: list[list[int]] = []
    for place, group in enumerate(groups):
        if group.kind != "paragraph" or group.region or not _is_ragged(lines, group, form):
            continue
        if furniture_key(text_of(lines, group)) in titles:
            continue
        follows = bool(runs) and runs[-1][-1] == place - 1 and not group.frame and lines[group.places[0]].gap <= form.gap
        if follows and groups[place - 1].page == group.page and max(len(groups[place - 1].places), len(group.places)) <= 2:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run for run in runs if 3 <= sum(len(groups[place].places) for place in run) <= 14]


def _is_ragged(lines: Sequence[Line], group: Group, form: Form) -> bool:
    inner = group.places[:-1] or group.places
    return sum(0.87 * form.width <= lines[i].width <= 1.1 * form.width for i in inner) <= 0.5 * len(inner)


def _grams(text: str) -> frozenset[str]:
    tight = "".join(text.split())
    return frozenset(tight[i : i + _GRAM] for i in range(len(tight) - _GRAM + 1))


def _set_headings(lines: Sequence[Line], groups: Sequence[Group], form: Form) -> None:
    """Unmarked titles: a short line that ends no sentence, after a finished block and before running text or a list."""
    titles = {furniture_key(lines[g.places[0]].text) for g in groups if g.kind == "header"}
    body = [group for group in groups if group.kind not in FURNITURE]
    for place, group in enumerate(body):
        if group.kind != "paragraph":
            continue
        text = text_of(lines, group)
        if furniture_key(text) in titles:
            group.kind, group.level = "heading", 1
        elif _is_title(lines, body, place, form, text):
            group.kind, group.level = "heading", 1 if place == 0 else _UNMARKED_LEVEL


def _is_title(lines: Sequence[Line], body: Sequence[Group], place: int, form: Form, text: str) -> bool:
    group = body[place]
    if len(group.places) > 2 or is_finished(text) or goes_on(text) or not _LETTER.search(text) or len(text) > 45:
        return False
    if (
        form.wrapped
        and len(group.places) == 1
        and lines[group.places[0]].width > 0.9 * form.width
        and not lines[group.places[0]].text.isupper()
    ):
        return False
    if place + 1 == len(body):
        return False
    following = body[place + 1]
    if following.kind == "paragraph" and not (is_running_text(lines, following, form) or place == 0):
        return False
    before = body[place - 1] if place else None
    return before is None or before.kind != "paragraph" or before.region != group.region or is_finished(text_of(lines, before))


def _set_numbered_lists(groups: Sequence[Group]) -> None:
    """Numbered lines with nothing between them are a list, not titles, but for the last if something stands under it."""
    body = [group for group in groups if group.kind not in FURNITURE]
    in_list = False
    for place, group in enumerate(body):
        if group.kind != "heading" or not 2 <= group.level <= 6 or group.level == _UNMARKED_LEVEL:
            in_list = False
            continue
        following = body[place + 1] if place + 1 < len(body) else None
        sibling = following is not None and following.kind == "heading" and following.level == group.level
        ends_list = in_list and (
            group.level >= 4
            or following is None
            or following.kind not in ("paragraph", "list_item", "heading")
            or (following.kind == "heading" and following.level < group.level)
        )
        if sibling or ends_list:
            group.kind, group.level = "list_item", min(4, group.level)
        in_list = sibling
