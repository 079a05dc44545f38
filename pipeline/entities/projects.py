"""PROJECT: new towns, zones, lines, plants, programmes and plans, by the head of the name and what stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    ACTIVITIES,
    DIRECTIONS,
    GENERIC_PROJECTS,
    GENERIC_TAILS,
    LONG_PLANS,
    PLAN_HEADS,
    PROJECT_HEADS,
    PROJECT_INNER,
)
from pipeline.entities.phrases import Phrases, Reach, reach_left
from pipeline.entities.shapes import ADJECTIVES, is_namelike

if TYPE_CHECKING:
    from pipeline.entities.stems import Stem

_HEADS = PROJECT_HEADS | PLAN_HEADS
_LONGEST = max(map(len, _HEADS))
# Plans of a single unknown word are trades and products as often as undertakings.
_BARE_PLANS = frozenset(("사업", "계획", "정책", "전략", "프로그램", "구상"))
_LINE = re.compile(r"\d{1,2}호선")
_YEARED = ("비전", "플랜", "아젠다", "어젠다", "전략", "구상", "계획", "이니셔티브")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_projects(phrases: Phrases, organisations: frozenset[Stem] = frozenset()) -> list[Candidate]:
    """Candidates for PROJECT in a text, in no order. No name reaches over the stems of `organisations`."""
    found = []
    for stem in phrases.stems:
        if stem.verbal or stem in organisations:
            continue
        candidate = _named_year(phrases, stem, organisations) or _headed(phrases, stem, organisations)
        if candidate is not None:
            found.append(candidate)
    return found


def _headed(phrases: Phrases, stem: Stem, stops: frozenset[Stem]) -> Candidate | None:
    """The longest head in a stem that makes a name; what hangs on behind it decides where the name ends."""
    for last in range(len(stem.morphemes) - 1, -1, -1):
        end = stem.morphemes[last].end_char
        name = phrases.text[stem.start : end]
        head = next((name[-n:] for n in range(min(_LONGEST, len(name)), 0, -1) if name[-n:] in _HEADS), "")
        if not head and _LINE.fullmatch(name):
            head = name
        if not head or not _tail_fits(phrases.text[end : stem.end]):
            continue
        found = _name_before(phrases, stem, name, head, stops)
        if found is not None:
            first, score = found
            return Candidate(first.start, find_end(phrases, stem, end), "PROJECT", score, f"rule:project-{_kind(head)}")
    return None


def _kind(head: str) -> str:
    return "plan" if head in PLAN_HEADS else "head"


def _tail_fits(tail: str) -> bool:
    """Whether what follows a head in its stem leaves the name a name: `에코시티개발`, but not `철도차량`."""
    if (
        not tail
        or tail in GENERIC_TAILS
        or tail in ACTIVITIES
        or tail in ("내", "간", "지역", "주변", "부지", "등", "측", "과정", "현장", "사례")
    ):
        return True
    return any(tail.startswith(a) and (tail[len(a) :] in GENERIC_TAILS or tail[len(a) :] == "과정") for a in ACTIVITIES)


def _name_before(phrases: Phrases, stem: Stem, name: str, head: str, stops: frozenset[Stem]) -> tuple[Stem, float] | None:
    """The first stem of the name that a head closes and how sure it is, None if there is none."""
    core = name[: -len(head)] if head != name else ""
    if name in GENERIC_PROJECTS:
        core = ""
    named, placed = _core_kind(phrases, stem, core)
    reach = reach_left(phrases, stem, inner=PROJECT_INNER, stops=stops, named=named or placed)
    if named or placed:
        if head in PLAN_HEADS and not named and not _plan_after_place(name, head):
            return None
        return reach.first, 0.85 if head in PROJECT_HEADS else 0.75
    if core and not _inner_core(phrases, stem, core):
        return None
    if not _spelled_only(reach, stem):
        return None
    return _judge(phrases, reach, stem, head, core) or _behind_part(phrases, stem, name)


def _behind_part(phrases: Phrases, stem: Stem, name: str) -> tuple[Stem, float] | None:
    """A plan for a part of a city: one common word between the city and the plan (`부산 북항 재개발사업`)."""
    part = stem.previous
    city = part.previous if part is not None else None
    if name not in LONG_PLANS or part is None or city is None or part.gloss or city.gloss or part.morphemes[0].tag == "SN":
        return None
    place = phrases.shapes[city].place
    if place is None or place.is_country or place.entry is None or place.entry.kind not in ("city", "district"):
        return None
    return city, 0.6


def _judge(phrases: Phrases, reach: Reach, stem: Stem, head: str, core: str) -> tuple[Stem, float] | None:
    plan = head in PLAN_HEADS
    if reach.name and not (head in _BARE_PLANS and reach.first is stem.previous and not reach.inner):
        return reach.first, 0.7 if plan else 0.8
    if reach.place:
        if not plan and stem.text in GENERIC_PROJECTS and _only_region(phrases, reach, stem):
            return None  # `동남아 신도시`: a topic
        if not plan:
            return reach.first, 0.75
        return (reach.first, 0.6) if head in LONG_PLANS or (core + head) in LONG_PLANS else None
    if reach.country and not plan and any(word in DIRECTIONS for word in (*reach.inner, core)):
        return reach.first, 0.65
    return None


def _only_region(phrases: Phrases, reach: Reach, stem: Stem) -> bool:
    """Whether nothing but a region of the world stands before a head."""
    place = phrases.shapes[reach.first].place
    return reach.first is stem.previous and place is not None and place.entry is not None and place.entry.kind == "region"


def _core_kind(phrases: Phrases, stem: Stem, core: str) -> tuple[bool, bool]:
    """Whether the part of a stem before the head looks like a name, and whether it begins with a place below a country."""
    if not core or core.endswith(ADJECTIVES):
        return False, False
    end = stem.start + len(core)
    named = placed = False
    place_spans = [
        (hit.start, hit.end, hit.is_country) for hit in phrases.shapes[stem].hits if hit.end <= end and not hit.is_org
    ]
    placed = any(not country for _, _, country in place_spans)
    for morpheme in stem.morphemes:
        text = phrases.text[morpheme.start_char : morpheme.end_char]
        in_place = any(start <= morpheme.start_char < stop for start, stop, _ in place_spans)
        if morpheme.start_char >= end or in_place:
            continue
        if morpheme.end_char <= end:
            named = named or (is_namelike(morpheme, text) and phrases.gazetteer.find(text) is None)
        elif morpheme.tag == "NNP" and len(core) > 1:
            part = phrases.text[morpheme.start_char : end]
            entry = phrases.gazetteer.find(part)
            placed = placed or (entry is not None and entry.kind != "country")
            named = named or (entry is None and text not in GENERIC_PROJECTS and part not in PROJECT_INNER)
    return named, placed


def _plan_after_place(name: str, head: str) -> bool:
    return head in LONG_PLANS or any(name.endswith(plan) for plan in LONG_PLANS)


def _inner_core(phrases: Phrases, stem: Stem, core: str) -> bool:
    """Whether what precedes the head in its stem is made of words that stand inside names of projects."""
    if core in PROJECT_INNER or core in ACTIVITIES or core in PROJECT_HEADS:
        return True
    end = stem.start + len(core)
    parts = [phrases.text[m.start_char : m.end_char] for m in stem.morphemes if m.end_char <= end]
    return "".join(parts) == core and all(part in PROJECT_INNER or part in ACTIVITIES for part in parts)


def _spelled_only(reach: Reach, stem: Stem) -> bool:
    """Whether every gloss inside the name stands in its middle: a gloss before a generic head renames the whole."""
    current: Stem | None = stem
    while current is not None and current is not reach.first:
        current = current.previous
        if current is not None and current.gloss and stem.text in GENERIC_TAILS:
            return False
    return True


def find_end(phrases: Phrases, stem: Stem, end: int) -> int:
    """The end of a name with the generic heads that follow it: `스타레이크 시티` + `개발 사업`."""
    tail = phrases.text[end : stem.end]
    if tail:
        for activity in ("", *ACTIVITIES):
            if tail.startswith(activity) and tail[len(activity) :] in GENERIC_TAILS:
                return stem.end
        return end
    if stem.gloss:
        return end
    following = stem.following
    if following is None or following.gloss or following.verbal:
        return end
    if _is_tail(following.text):
        return _end_of_tail(following)
    after = following.following
    if following.text in ACTIVITIES and after is not None and after.text in GENERIC_TAILS and not after.verbal:
        return _end_of_tail(after)
    return end


def _is_tail(text: str) -> bool:
    return text in GENERIC_TAILS or any(text == activity + tail for activity in ACTIVITIES for tail in GENERIC_TAILS)


def _end_of_tail(stem: Stem) -> int:
    following = stem.following
    return following.end if following is not None and _LINE.fullmatch(following.text) else stem.end


def _named_year(phrases: Phrases, stem: Stem, stops: frozenset[Stem]) -> Candidate | None:
    """A vision or plan with a year for a name: `비전 2030`, `에너지전략 2040`."""
    year = stem.following
    if year is None or stem.gloss or not _YEAR.fullmatch(year.text) or year.after in ("NNB", "NNG"):
        return None
    head = next((word for word in _YEARED if stem.text.endswith(word)), "")
    if not head or (head in ("구상", "계획", "전략") and len(stem.text) < 4):
        return None
    reach = reach_left(phrases, stem, inner=PROJECT_INNER, stops=stops)
    return Candidate(reach.first.start, year.end, "PROJECT", 0.8, "rule:project-year")
