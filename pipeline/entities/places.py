"""PLACE: what the shapes found, country and city side by side as one, and unlisted places beside listed ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import ADMIN_SUFFIXES, NOT_DISTRICTS, NOT_STATES
from pipeline.entities.shapes import Hit, has_loan_syllable

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem

_SPREAD = re.compile(r"(?<!\S)[가-힣](?: {1,6}[가-힣]){1,5}(?!\S)")


def find_places(phrases: Phrases) -> list[Candidate]:
    """Candidates for PLACE in a text, in no order."""
    found: list[Candidate] = []
    for stem in phrases.stems:
        shape = phrases.shapes[stem]
        found.extend(_with_country(phrases, stem, hit) for hit in shape.hits if not hit.is_org)
        if not shape.hits:
            spelled = _spelled_place(phrases, stem) or _behind_country(phrases, stem)
            if spelled is not None:
                found.append(spelled)
        joined = _joined_name(phrases, stem)
        if joined is not None:
            found.append(joined)
    return found + _spread(phrases)


def _spread(phrases: Phrases) -> list[Candidate]:
    """Countries whose syllables a table sets apart: `베 트 남`."""
    found: list[Candidate] = []
    for match in _SPREAD.finditer(phrases.text):
        entry = phrases.gazetteer.names.get(match[0].replace(" ", ""))
        if entry is not None and entry.kind == "country":
            found.append(Candidate(match.start(), match.end(), "PLACE", 0.85, "gazetteer:country"))
    return found


def _with_country(phrases: Phrases, stem: Stem, hit: Hit) -> Candidate:
    """The place with its suffix behind a gloss, and with the country straight before it: `중국 산둥(山東)성`."""
    start, end = hit.start, hit.end
    if hit.end == stem.end:
        end = _end_behind_gloss(phrases, stem, end)
    if hit.start == stem.start and not hit.is_country and (country := _country_before(phrases, stem)) is not None:
        start = country
    return Candidate(start, end, "PLACE", hit.score, hit.source)


def _end_behind_gloss(phrases: Phrases, stem: Stem, end: int) -> int:
    """The end with an administrative suffix that a gloss keeps apart: `선전(深圳)시`."""
    following = stem.following
    if stem.gloss and following is not None and following.start == stem.gloss[1] + 1:
        first = following.morphemes[0]
        if phrases.text[first.start_char : first.end_char] in ADMIN_SUFFIXES and phrases.is_spelling(stem):
            return first.end_char
    return end


def _country_before(phrases: Phrases, stem: Stem) -> int | None:
    previous = stem.previous
    if previous is None or previous.gloss:
        return None
    place = phrases.shapes[previous].place
    return place.start if place is not None and place.is_country else None


def _spelled_place(phrases: Phrases, stem: Stem) -> Candidate | None:
    """An unlisted name with a gloss and an administrative suffix behind it: `푸양(富陽)시`."""
    end = _end_behind_gloss(phrases, stem, stem.end)
    if end == stem.end or len(stem.text) < 2 or len(stem.morphemes) > 2:
        return None
    country = _country_before(phrases, stem)
    return Candidate(stem.start if country is None else country, end, "PLACE", 0.85, "rule:place-gloss")


def _behind_country(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A state or city straight behind a country (`사우디 타북주`), a district behind a city (`하노이 서호구`)."""
    text = stem.text
    previous = stem.previous
    if previous is None or previous.gloss or not 3 <= len(text) <= 7 or len(stem.morphemes) > 2 or stem.verbal:
        return None
    place = phrases.shapes[previous].place
    if place is None:
        return None
    if not place.is_country:
        district = text[-1] == "구" and not text.endswith(tuple(NOT_DISTRICTS)) and place.entry is not None
        return Candidate(stem.start, stem.end, "PLACE", 0.75, "rule:district") if district else None
    state = text[-1] == "주" and not text.endswith(tuple(NOT_STATES)) and len(stem.morphemes) == 1
    if state or (text[-1] in "시성현" and has_loan_syllable(text)):
        return Candidate(place.start, stem.end, "PLACE", 0.75 if has_loan_syllable(text) else 0.6, "rule:place-suffix")
    return None


def _joined_name(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A place of the gazetteer that is written as two or three words: `뉴 델리`."""
    names = [stem]
    while len(names) < 3 and (following := names[-1].following) is not None and not names[-1].gloss:
        names.append(following)
        entry = phrases.gazetteer.names.get("".join(name.text for name in names))
        if entry is not None and entry.kind != "org" and len(entry.name) > 2 and phrases.shapes[names[0]].place is None:
            country = _country_before(phrases, stem)
            start = stem.start if country is None or entry.kind == "country" else country
            return Candidate(start, following.end, "PLACE", 0.85, f"gazetteer:{entry.kind}")
    return None
