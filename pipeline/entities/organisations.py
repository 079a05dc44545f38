"""ORG: ministries, governments, firms, banks, bodies, by their suffixes and heads and by the company they keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    ACRONYM_STOPS,
    ACTIVITY_FIRMS,
    BODY_INNER,
    BODY_SUFFIXES,
    BUILT_ENDS,
    COMMON_LOANS,
    FIRM_SUFFIXES,
    GENERIC_CORES,
    GENERIC_ORGS,
    GOVERNMENT_HEADS,
    LOAN_FIRM_SUFFIXES,
    LONG_BODIES,
    MINISTRY_WORDS,
    NEEDS_NAME,
    NOT_MINISTRIES,
    ORG_TAILS,
    PLACE_FIRMS,
    PROJECT_HEADS,
    PROJECT_INNER,
    SINGLE_MINISTRIES,
    VEHICLES,
    WORKS,
)
from pipeline.entities.phrases import Phrases, Reach, reach_left
from pipeline.entities.shapes import ADJECTIVES, has_loan_syllable, is_han, is_namelike

if TYPE_CHECKING:
    from pipeline.entities.stems import Stem

_SUFFIXES = BODY_SUFFIXES | FIRM_SUFFIXES | LOAN_FIRM_SUFFIXES
_LONGEST = max(map(len, _SUFFIXES))
_INNER = MINISTRY_WORDS | BODY_INNER
_VEHICLE_INNER = PROJECT_INNER | PROJECT_HEADS
_PROJECT_ENDS = tuple(PROJECT_HEADS)
_NONE: frozenset[Stem] = frozenset()
_WEAK = ("사", "대")
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,2})? ?%")  # behind a name in a list of owners
_GLUED = re.compile(r"[A-Z][A-Za-z]{0,9}(?:&[A-Z][A-Za-z]{0,3})?")  # Latin letters of the same name: `대림E&S`
_PRODUCTS = ACRONYM_STOPS | {"TV", "SUV", "CEO", "R&D"}
_AGENT = re.compile(r"[은는이가의과와도측]|에서|에게|에 ?의하면|에 ?따르면")


def find_organisations(phrases: Phrases) -> list[Candidate]:
    """Candidates for ORG in a text, in no order."""
    found = []
    for stem in phrases.stems:
        if stem.verbal:
            continue
        candidate = _known_body(phrases, stem) or _suffixed(phrases, stem) or _spaced_firm(phrases, stem)
        if candidate is not None:
            found.append(candidate)
    return found


def _known_body(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A body of the gazetteer, with a country straight before it."""
    hit = next((h for h in phrases.shapes[stem].hits if h.is_org), None)
    if hit is None or hit.start != stem.start:
        return None
    rest = phrases.text[hit.end : stem.end]
    if rest in BODY_SUFFIXES or rest in FIRM_SUFFIXES:
        return None  # part of a longer name
    country = stem.previous
    start = hit.start
    if country is not None and not country.gloss and _is_country(phrases, country) and not phrases.text[hit.start].isascii():
        start = country.start
    glued = _GLUED.match(rest)
    if glued is not None and glued[0] not in _PRODUCTS and "가" <= phrases.text[hit.end - 1] <= "힣":
        return Candidate(start, hit.end + glued.end(), "ORG", hit.score, hit.source, rank=1)
    end = stem.end if len(rest) > 3 and has_loan_syllable(rest) and rest not in ORG_TAILS and stem.after != "XSN" else hit.end
    return Candidate(start, end, "ORG", hit.score, hit.source, rank=1)


def _is_country(phrases: Phrases, stem: Stem) -> bool:
    place = phrases.shapes[stem].place
    return place is not None and place.is_country


def _suffixed(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A stem, or the first morphemes of one, that ends like a body, a firm, a ministry or a government."""
    for last in range(len(stem.morphemes) - 1, -1, -1):
        end = stem.morphemes[last].end_char
        name = phrases.text[stem.start : end]
        tail = phrases.text[end : stem.end]
        if tail and tail not in ORG_TAILS and not any(name.endswith(h) for h in ("정부", "위원회", "은행", "공사")):
            continue
        found = _government(phrases, stem, name, end) or _ministry(phrases, stem, name, end)
        if found is None:
            found = _body_or_firm(phrases, stem, name, end, last)
        if found is not None:
            return found
    return None


def _government(phrases: Phrases, stem: Stem, name: str, end: int) -> Candidate | None:
    """A government head behind a place: `베트남 정부`, `하노이시 인민위원회`, `일본정부`."""
    if name in GOVERNMENT_HEADS:
        reach = reach_left(phrases, stem, inner=frozenset(), stops=_NONE)
        if reach.place or reach.country:
            return Candidate(reach.first.start, end, "ORG", 0.93, "rule:government")
        return None
    place = phrases.shapes[stem].first_place
    if place is not None and place.start == stem.start and phrases.text[place.end : end] in GOVERNMENT_HEADS:
        first = stem.previous if stem.previous is not None and _is_country(phrases, stem.previous) else stem
        return Candidate(first.start, end, "ORG", 0.93, "rule:government")
    return None


def _ministry(phrases: Phrases, stem: Stem, name: str, end: int) -> Candidate | None:
    """Words of government business and 부, 성, 처, 청 (`국토교통부`); a single word only behind a country or if settled."""
    suffix, core = name[-1], name[:-1]
    if suffix not in "부성처청원국" or name in NOT_MINISTRIES or len(core) < 2:
        return None
    place = phrases.shapes[stem].first_place
    inside = place is not None and place.start == stem.start and place.end < end
    if inside and place is not None:
        core = core[place.end - place.start :]
    words = _split_words(core)
    if words == 0:
        return None
    reach = reach_left(phrases, stem, inner=frozenset(), stops=_NONE, named=suffix != "청")
    behind_place = inside or reach.country or reach.place or reach.name
    settled = name in SINGLE_MINISTRIES or (suffix in "부성" and words > 1) or (suffix == "처" and words > 2)
    if not (settled or (behind_place and suffix in "부성청" and words)):
        return None
    return Candidate(reach.first.start, end, "ORG", 0.9 if behind_place or words > 1 else 0.75, "rule:ministry")


def _split_words(core: str) -> int:
    """How many ministry words make up a text, 0 if it is not made of them alone. Greedy, the longest word first."""
    count = position = 0
    while position < len(core):
        for size in (5, 4, 3, 2, 1):
            if core[position : position + size] in MINISTRY_WORDS:
                position += size
                count += 1
                break
        else:
            return 0
    return count


def _body_or_firm(phrases: Phrases, stem: Stem, name: str, end: int, last: int) -> Candidate | None:
    suffix = next((name[-n:] for n in range(min(_LONGEST, len(name)), 0, -1) if name[-n:] in _SUFFIXES), "")
    if not suffix:
        return None
    core = name[: -len(suffix)]
    if not core:
        return _spaced_body(phrases, stem, suffix, end)
    if (
        name in GENERIC_ORGS
        or core in COMMON_LOANS
        or (suffix in _WEAK and last == 0 and not _is_weak_name(phrases, stem, core))
    ):
        return None
    place = phrases.shapes[stem].first_place
    listed = phrases.gazetteer.find(core)
    placed = (place is not None and place.start == stem.start) or (listed is not None and listed.kind != "org")
    known = listed is not None and listed.kind == "org"
    named = known or (_has_name(phrases, stem, name, core) and not core.endswith(ADJECTIVES))
    reach = reach_left(phrases, stem, inner=_INNER, stops=_NONE, named=named)
    share = _SHARE.fullmatch(phrases.gloss_text(stem)) is not None
    if not _is_name(
        core, suffix, placed=placed, named=named, reach=reach, generic=_is_generic(phrases, stem, core), share=share
    ):
        return None
    first = reach.first if _belongs(reach, suffix, named=named, placed=placed) else stem
    if first is stem and stem.previous is not None and _is_country(phrases, stem.previous) and not stem.previous.gloss:
        first = stem.previous
    return Candidate(first.start, end, "ORG", 0.85 if named or placed else 0.75, "rule:org-suffix")


def _is_weak_name(phrases: Phrases, stem: Stem, core: str) -> bool:
    """Whether a proper noun in 사 or 대 names a body: only a foreign word, a place or a known firm makes it sure."""
    return stem.morphemes[0].tag == "NNP" and (has_loan_syllable(core) or phrases.gazetteer.find(core) is not None)


def _has_name(phrases: Phrases, stem: Stem, name: str, core: str) -> bool:
    """Whether what stands before the suffix looks like a name, places aside."""
    shape = phrases.shapes[stem]
    place_ends = {hit.end for hit in shape.hits if not hit.is_org}
    core_end = stem.start + len(core)
    for morpheme in stem.morphemes:
        if morpheme.start_char >= core_end:
            break
        text = phrases.text[morpheme.start_char : morpheme.end_char]
        if morpheme.end_char > core_end:
            whole = morpheme.tag == "NNP" and text == name and len(core) > 1
            return whole and core not in GENERIC_CORES and phrases.gazetteer.find(core) is None
        if is_namelike(morpheme, text) and morpheme.end_char not in place_ends and phrases.gazetteer.find(text) is None:
            return True
    return False


def _is_generic(phrases: Phrases, stem: Stem, core: str) -> bool:
    if core in GENERIC_CORES:
        return True
    end = stem.start + len(core)
    parts = [phrases.text[m.start_char : m.end_char] for m in stem.morphemes if m.end_char <= end]
    return bool(parts) and all(part in GENERIC_CORES or part in "-–&·" for part in parts)


def _is_name(core: str, suffix: str, *, placed: bool, named: bool, reach: Reach, generic: bool, share: bool) -> bool:
    if suffix == "공단":
        return any(
            word in core for word in ("연금", "보험", "철도", "인력", "관리", "교통", "복지", "시설", "진흥", "에너지", "보상")
        )
    if named:
        return True
    if suffix in FIRM_SUFFIXES and suffix not in BODY_SUFFIXES:
        return placed and (suffix in PLACE_FIRMS or share)
    if suffix == "공사" and (core in WORKS or core.endswith(tuple(BUILT_ENDS))):
        return placed
    if placed or ((reach.place or reach.country) and suffix not in ("펀드", "은행", "대학", "센터", "조합", "공사")):
        return True
    if generic:
        return False
    return suffix not in NEEDS_NAME or (suffix in LONG_BODIES and len(core) > 3 and core not in WORKS)


def _belongs(reach: Reach, suffix: str, *, named: bool, placed: bool) -> bool:
    """Whether what stands to the left belongs to the name: before a firm's own name only a country does."""
    if reach.country and not reach.place:
        return True
    return not named and not placed and (suffix in BODY_SUFFIXES or reach.name)


def _spaced_body(phrases: Phrases, stem: Stem, suffix: str, end: int) -> Candidate | None:
    """A suffix that stands as a word of its own: `보스턴 컨설팅 그룹`, `한빛 상공회의소`."""
    if suffix in VEHICLES:
        reach = reach_left(phrases, stem, inner=_VEHICLE_INNER, stops=_NONE)
        if any(word.endswith(_PROJECT_ENDS) for word in _words_between(reach.first, stem)):
            return Candidate(reach.first.start, end, "ORG", 0.75, "rule:project-firm", rank=1)
    if suffix not in BODY_SUFFIXES and suffix not in LOAN_FIRM_SUFFIXES:
        return None
    reach = reach_left(phrases, stem, inner=_INNER, stops=_NONE)
    if reach.name or (reach.inner and reach.place) or (suffix in GOVERNMENT_HEADS and (reach.place or reach.country)):
        if suffix in ("공사", "센터", "공단", "투자공사", "개발공사", "조합") and not reach.name:
            return None
        return Candidate(reach.first.start, end, "ORG", 0.75, "rule:org-head")
    return None


def _words_between(first: Stem, last: Stem) -> list[str]:
    """The texts of the stems from one up to, not including, another, where the first is a name or a place."""
    words = []
    current: Stem | None = first
    while current is not None and current is not last:
        words.append(current.text)
        current = current.following
    return words


def _spaced_firm(phrases: Phrases, stem: Stem) -> Candidate | None:
    """An activity behind a name: sure with a gloss between (`다이세이(大成) 건설`), likely where the pair acts."""
    name = stem.previous
    if name is None or phrases.shapes[name].place is not None:
        return None
    glossed = bool(name.gloss) and phrases.is_spelling(name)
    attached = glossed and name.gloss is not None and name.gloss[1] + 1 == stem.start and stem.text.endswith(tuple(_SUFFIXES))
    if (name.gloss and not glossed) or not (attached or stem.text in ACTIVITY_FIRMS):
        return None
    shape = phrases.shapes[name]
    hanja = glossed and is_han(phrases.gloss_text(name))
    if not hanja and (not shape.namelike or shape.hits or len(name.morphemes) > 1):
        return None
    if not glossed and (stem.text not in ("건설", "전자", "그룹", "중공업", "컨설팅") or not _acts(phrases, stem)):
        return None
    reach = reach_left(phrases, name, inner=frozenset(), stops=_NONE, named=True)
    first = reach.first if reach.country and not reach.place else name
    return Candidate(first.start, stem.end, "ORG", 0.85 if hanja else 0.6, "rule:spaced-firm")


def _acts(phrases: Phrases, stem: Stem) -> bool:
    """Whether the particle behind a stem is that of someone who acts, has or is with."""
    behind = phrases.text[stem.end : stem.end + 6]
    return stem.following is None and _AGENT.match(behind) is not None
