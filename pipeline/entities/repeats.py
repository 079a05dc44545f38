"""The second pass: names that a report has defined or shown once are found wherever they occur again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import COMMON_PROPER, GENERIC_ORGS, GENERIC_PROJECTS, KNOWN_POLICIES, NOT_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem
    from pipeline.types import NameLabel

_MIN_SCORE = 0.65
_INNER_GLOSS = re.compile(r"[(（][^()（）]{1,60}[)）]")
_MAX_STEMS = 6
_MIN_SPELLED = 5
_MIN_REST = 3
_WORD_HEAD = re.compile(r"(?<![가-힣])[가-힣]{2}")
_COMMON = COMMON_PROPER | GENERIC_ORGS | GENERIC_PROJECTS


def to_known(phrases: Phrases, found: Iterable[Candidate]) -> dict[str, tuple[NameLabel, float]]:
    """The names of a report, without spaces, with label and score. Names of the gazetteer's places are left out.

    A name behind its country is known without it too.
    """
    known: dict[str, tuple[NameLabel, float]] = {}
    for item in found:
        gazetteer = item.label == "PLACE" and item.source.startswith("gazetteer:") and item.source != "gazetteer:variant"
        if item.score < _MIN_SCORE or gazetteer:
            continue
        for spelling in _spellings(phrases, item):
            name = spelling.replace(" ", "")
            if len(name) > 1 and name not in _COMMON and (name not in known or known[name][1] < item.score):
                known[name] = (item.label, item.score)
    return known


def _spellings(phrases: Phrases, item: Candidate) -> list[str]:
    """A name without the glosses inside it, and without the country before it."""
    name = _INNER_GLOSS.sub("", phrases.text[item.start : item.end])
    head, _, rest = name.partition(" ")
    entry = phrases.gazetteer.find(head) if len(rest) > _MIN_REST and item.label in ("ORG", "PROJECT") else None
    if entry is None or entry.kind != "country":
        return [name]
    state, _, inner = rest.partition(" ")
    return [name, rest, inner] if is_state_form(state, inner) and item.label == "PROJECT" else [name, rest]


def is_state_form(state: str, rest: str) -> bool:
    """Whether a word behind a country is a state by its ending, with a name of two words and more behind it."""
    return len(state) > _MIN_REST - 1 and state[-1] in "성주시도현" and " " in rest and state not in NOT_PLACES


def find_repeats(phrases: Phrases, known: Mapping[str, tuple[NameLabel, float]]) -> list[Candidate]:
    """Candidates for the known names at the boundaries of morphemes, the longest at each place, in the order of the text."""
    prefixes = {name[:size] for name in known for size in range(1, len(name) + 1)}
    found = []
    for stem in phrases.stems:
        for index, morpheme in enumerate(stem.morphemes):
            if index and stem.morphemes[index - 1].tag not in ("SH", "XPN", "SO", "SW", "SS") and morpheme.tag != "SL":
                continue
            repeat = _longest(phrases, stem, index, known, prefixes)
            if repeat is not None:
                found.append(repeat)
    return found


def find_spellings(phrases: Phrases, named: Iterable[Candidate]) -> list[Candidate]:
    """The longer Korean names among those found, and known policies, wherever a word begins with them.

    This catches names in which the analyser saw a verb or a particle.
    """
    spellings: dict[str, tuple[NameLabel, float, str]] = dict.fromkeys(KNOWN_POLICIES, ("PROJECT", 0.85, "gazetteer:policy"))
    for item in named:
        if item.label != "PLACE" and item.score >= _MIN_SCORE:
            for name in (n for n in _spellings(phrases, item) if len(n) >= _MIN_SPELLED):
                spellings.setdefault(name, (item.label, round(item.score * 0.95, 2), "rule:repeat"))
    by_head: dict[str, list[str]] = {}
    for name in sorted(spellings, key=len, reverse=True):
        by_head.setdefault(name[:2], []).append(name)
    found, text = [], phrases.text
    for match in _WORD_HEAD.finditer(text):
        name = next((name for name in by_head.get(match[0], ()) if text.startswith(name, match.start())), "")
        if name:
            found.append(Candidate(match.start(), match.start() + len(name), *spellings[name]))
    return found


def _longest(
    phrases: Phrases, stem: Stem, index: int, known: Mapping[str, tuple[NameLabel, float]], prefixes: set[str]
) -> Candidate | None:
    text = phrases.text
    name, best = "", None
    current: Stem | None = stem
    start = stem.morphemes[index].start_char
    for _ in range(_MAX_STEMS):
        if current is None:
            break
        for morpheme in current.morphemes[index:]:
            name += text[morpheme.start_char : morpheme.end_char]
            if name not in prefixes:
                return best
            if name in known and _is_safe(stem, name, morpheme.end_char, current):
                label, score = known[name]
                first = (
                    _country_before(phrases, stem) if index == 0 and current is stem and label in ("ORG", "PROJECT") else None
                )
                best = Candidate(
                    start if first is None else first, morpheme.end_char, label, round(score * 0.97, 2), "rule:repeat"
                )
        index = 0
        current = current.following if not current.gloss else None
    return best


def _country_before(phrases: Phrases, stem: Stem) -> int | None:
    """The start of a country that stands straight before a name, and so belongs to it."""
    previous = stem.previous
    place = phrases.shapes[previous].place if previous is not None and not previous.gloss else None
    return place.start if place is not None and place.is_country else None


def _is_safe(stem: Stem, name: str, end: int, last: Stem) -> bool:
    """Whether a short Hangul name is a word of its own here."""
    if last.verbal and end == last.end:
        return False
    return len(name) > 2 or not "가" <= name[0] <= "힣" or (end == last.end and stem.morphemes[0].tag in ("NNP", "NNG"))
