"""What a noun stem is by its shape: a place, a body of the gazetteer, a word that looks like a name, or a common noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.entities.heads import (
    ACRONYM_STOPS,
    ADMIN_SUFFIXES,
    COMMON_LOANS,
    COMMON_PROPER,
    DEMONYM_TAILS,
    GENERIC_ORGS,
    HARD_PLACES,
)

if TYPE_CHECKING:
    from pipeline.entities.gazetteer import Entry, Gazetteer
    from pipeline.entities.stems import Stem
    from pipeline.types import Morpheme

# Suffixes that make an adjective of a name: `한국형`.
ADJECTIVES = ("형", "식", "적", "용", "급", "별", "화")
# Syllables of transliterated words that hardly any Sino-Korean or native noun has.
_SURE_LOANS = frozenset(
    "쑤스트크프르러레카케켄코쿠쿤크키킨킬터테텐텔톈튀트틀티틴팅퍼페펜펠푸퓨프플즈츠쉬셰슈엔옌뮤브블베벤벨메멘멜뭄젠첸쩐쯔쏜쓰응웬"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.\-' ]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A gazetteer name or a place by its suffix inside a stem, in clean offsets. `entry` is None for an unlisted place."""

    start: int
    end: int
    entry: Entry | None
    score: float
    source: str
    whole: bool

    @property
    def is_country(self) -> bool:
        """Whether it is a country of the gazetteer."""
        return self.entry is not None and self.entry.kind == "country"

    @property
    def is_org(self) -> bool:
        """Whether it is a body of the gazetteer."""
        return self.entry is not None and self.entry.kind == "org"


@dataclass(frozen=True, slots=True)
class Shape:
    """The reading of one stem."""

    hits: tuple[Hit, ...]
    namelike: bool
    route: bool = False  # places joined by hyphens, and nothing else

    @property
    def place(self) -> Hit | None:
        """The place that is the whole stem, with its administrative suffix."""
        return next((hit for hit in self.hits if hit.whole and not hit.is_org), None)

    @property
    def first_place(self) -> Hit | None:
        """A place inside the stem."""
        return next((hit for hit in self.hits if not hit.is_org), None)


def has_loan_syllable(text: str) -> bool:
    """Whether a word has a syllable that only transliterated words have."""
    return any(character in _SURE_LOANS for character in text)


def is_namelike(morpheme: Morpheme, text: str) -> bool:
    """Whether a morpheme looks like part of a name: a proper noun or a capitalised word that is no known common one."""
    if morpheme.tag == "NNP":
        return text not in COMMON_PROPER and len(text) > 1
    if morpheme.tag == "SL":
        return text[0].isupper() and text.upper() not in ACRONYM_STOPS and len(text) > 1
    if morpheme.tag == "NNG":
        return len(text) > 2 and has_loan_syllable(text) and text not in COMMON_LOANS and text not in COMMON_PROPER
    return False


def is_han(text: str) -> bool:
    """Whether a text is Chinese characters only."""
    return _HAN.fullmatch(text.replace(" ", "")) is not None


def is_latin_name(text: str) -> bool:
    """Whether a text is capitalised Latin words only."""
    return _LATIN_NAME.fullmatch(text) is not None


def read_shape(stem: Stem, gazetteer: Gazetteer, text: str) -> Shape:
    """The shape of a stem: places and bodies in it from left to right, and whether any part looks like a name."""
    hits: list[Hit] = []
    position = stem.start
    for index, morpheme in enumerate(stem.morphemes):
        if morpheme.start_char < position or morpheme.tag in ("SN", "XSN", "NNB"):
            continue
        hit = _hit_at(stem, index, gazetteer, text)
        if hit is not None:
            hits.append(hit)
            position = hit.end
        elif index and morpheme.tag not in ("NNP", "SH", "SL", "SO", "SW"):
            break
    route = len(hits) > 1 and sum(hit.end - hit.start for hit in hits) + len(hits) - 1 == stem.end - stem.start
    route = route or (bool(hits) and len(stem.morphemes) > 2 and all(m.tag in ("NNP", "SO", "SW") for m in stem.morphemes))
    last = stem.morphemes[-1]
    adjective = last.tag == "XSN" and text[last.start_char : last.end_char] in ADJECTIVES
    namelike = not adjective and any(is_namelike(m, text[m.start_char : m.end_char]) for m in stem.morphemes)
    return Shape(tuple(hits), namelike, route)


def _hit_at(stem: Stem, index: int, gazetteer: Gazetteer, text: str) -> Hit | None:
    """The longest name of the gazetteer, else a place by its suffix, that starts at a morpheme of a stem."""
    start = stem.morphemes[index].start_char
    for last in range(min(len(stem.morphemes), index + 6) - 1, index - 1, -1):
        end = stem.morphemes[last].end_char
        entry = gazetteer.names.get(text[start:end])
        if entry is not None and _fits(stem, index, last, entry, text):
            return _with_suffix(stem, last, Hit(start, end, entry, _score(entry), f"gazetteer:{entry.kind}", False), text)
    return _variant_or_suffixed(stem, index, gazetteer, text)


def _score(entry: Entry) -> float:
    return {"country": 0.97, "org": 0.95, "region": 0.93, "province": 0.92, "water": 0.92}.get(entry.kind, 0.9)


def _fits(stem: Stem, first: int, last: int, entry: Entry, text: str) -> bool:
    """Whether the morphemes may be read as the name: `인도` in `인도하다` or `강화` in `강화하다` may not."""
    covered = stem.morphemes[first : last + 1]
    start, end = covered[0].start_char, covered[-1].end_char
    name = text[start:end]
    rest = text[end : stem.end]
    if stem.verbal and end == stem.end:
        return False
    if name.isascii():
        return _fits_latin(name, rest, entry)
    if _HAN.match(name):
        return (len(name) > 1 or not rest or stem.in_gloss is False) and (len(name) > 1 or _beside_han_or_noun(stem, rest))
    if rest in DEMONYM_TAILS or (rest and rest[0] in "인어산식형" and len(rest) == 1):
        return False
    suffixed = last + 1 < len(stem.morphemes) and _suffix_text(stem, last, text) in ADMIN_SUFFIXES
    glossed = stem.gloss is not None and not rest and is_han(text[stem.gloss[0] : stem.gloss[1]])
    if name in HARD_PLACES or (len(covered) == 1 and name + rest in GENERIC_ORGS):
        return suffixed or glossed
    if entry.kind == "org":
        firm = entry.id.startswith("F-") and len(name) < 4
        return rest not in ("화", "적", "형", "식", "인") and (not firm or any(m.tag == "NNP" for m in covered))
    if any(m.tag == "NNP" for m in covered):
        return len(name) > 2 or entry.kind != "city" or entry.code == "KR" or len(covered) == 1
    return suffixed or glossed or (len(name) > 2 and entry.kind in ("country", "region", "water", "province"))


def _fits_latin(name: str, rest: str, entry: Entry) -> bool:
    return len(name) > 1 and (entry.kind != "city" or not rest)


def _beside_han_or_noun(stem: Stem, rest: str) -> bool:
    """Whether a country's single hanja stands as a word (`美 정부`, `韓·中`), not inside one."""
    return not rest or (len(stem.morphemes) > 1 and not _HAN.match(rest))


def _suffix_text(stem: Stem, last: int, text: str) -> str:
    following = stem.morphemes[last + 1]
    return text[following.start_char : following.end_char]


def _with_suffix(stem: Stem, last: int, hit: Hit, text: str) -> Hit:
    """The hit with an administrative suffix that follows it: `하노이` + `시`."""
    end = hit.end
    if last + 1 < len(stem.morphemes) and not hit.is_org and not hit.is_country:
        following = stem.morphemes[last + 1]
        if text[following.start_char : following.end_char] in ADMIN_SUFFIXES and following.tag in ("NNG", "XSN", "NNB"):
            end = following.end_char
    return Hit(hit.start, end, hit.entry, hit.score, hit.source, hit.start == stem.start and end == stem.end)


def _variant_or_suffixed(stem: Stem, index: int, gazetteer: Gazetteer, text: str) -> Hit | None:
    """A city in another transliteration, or a proper noun with an administrative suffix."""
    morpheme = stem.morphemes[index]
    start, end = morpheme.start_char, morpheme.end_char
    name = text[start:end]
    if morpheme.tag not in ("NNP", "NNG") or not "가" <= name[0] <= "힣" or len(name) < 2:
        return None
    proper = is_namelike(morpheme, name)
    suffixed = index + 1 < len(stem.morphemes) and _suffix_text(stem, index, text) in ADMIN_SUFFIXES
    if name in HARD_PLACES:
        return None
    if (morpheme.tag == "NNP" and proper) or (len(name) > 2 and name not in COMMON_LOANS):
        entry = gazetteer.find_variant(name)
        if entry is not None and (suffixed or len(name) > 2 or has_loan_syllable(name)):
            return _with_suffix(stem, index, Hit(start, end, entry, 0.75, "gazetteer:variant", False), text)
        if proper and morpheme.tag == "NNP" and suffixed and _suffix_text(stem, index, text) != "도":
            return _with_suffix(stem, index, Hit(start, end, None, 0.75, "rule:place-suffix", False), text)
    if len(name) > 2 and name[-1] in "시성주군현" and end == stem.end:
        return _single_morpheme_place(stem, morpheme, gazetteer, name, proper=proper)
    return None


def _single_morpheme_place(stem: Stem, morpheme: Morpheme, gazetteer: Gazetteer, name: str, *, proper: bool) -> Hit | None:
    """A place whose suffix the analyser did not split off: `부하라주`."""
    core = gazetteer.names.get(name[:-1]) or (gazetteer.find_variant(name[:-1]) if proper else None)
    start, end = morpheme.start_char, morpheme.end_char
    whole = start == stem.start
    if core is not None and core.kind in ("city", "province") and (proper or has_loan_syllable(name)):
        return Hit(start, end, core, 0.85, "gazetteer:suffix", whole)
    if (
        proper
        and not name.endswith(("도시", "택시"))
        and name[-1] in "시성주"
        and has_loan_syllable(name[:-1])
        and len(name) > 3
    ):
        return Hit(start, end, None, 0.6, "rule:place-suffix", whole)
    return None
