"""Glosses in brackets: other names of what stands before them, which are mentions and aliases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    ACRONYM_STOPS,
    BODY_SUFFIXES,
    COMMON_LOANS,
    COMMON_PROPER,
    CONCEPT_WORDS,
    GENERIC_ORGS,
    GENERIC_TAILS,
    PROJECT_HEADS,
    PROJECT_INNER,
)
from pipeline.entities.shapes import has_loan_syllable, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.entities.phrases import Phrases
    from pipeline.entities.stems import Stem
    from pipeline.types import NameLabel

_BRACKET = re.compile(r" ?[(（]([^()（）\n]{1,120})[)）]")
_PARTS = re.compile(r"[^,:;/·、]+")
_HEREAFTER = re.compile(r"^\s*(?:이하|약칭|일명|구|舊|현|옛|별칭)[ :]?\s*")
_ROLE = re.compile(r"-\s?[가-힣]{2,8}(?:[·,][가-힣]{2,8})*$")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ɏ0-9&.,'\-’]*(?: [A-Za-zÀ-ɏ0-9&.'\-’]+){0,8}")
_HANGUL = re.compile(r"[가-힣A-Za-z0-9&·\- ]{2,20}")
_QUOTES = "‘’“”'\"「」『』 "
_ACRONYM_GLOSS = re.compile(r"(?:이하 ?[‘“'\"]?)?([A-Z][A-Za-z&\-]{1,6})[’”'\"]?")
_PROJECT_ENDS, _BODY_ENDS = tuple(PROJECT_HEADS), tuple(BODY_SUFFIXES)
_SAYS = re.compile(r"에 ?(?:의하면|따르면)|[은는이가] ")
ORG_ENGLISH = re.compile(
    r"\b(?:Bank|Fund|Facility|Agency|Authority|Corporation|Corp|Company|Co|Inc|Ltd|LLC|PLC|Council|Commission|Committee|Ministry|Department|Group|"
    r"Holdings|Institute|Association|Organi[sz]ation|Union|University|Board|Bureau|Office|Partners|International|Consulting|Capital|Foundation|"
    r"Consortium|Administration|Federation|Chamber|Secretariat|Ventures|Technologies|Engineering|Construction|Centre|Center|Consultants|Contractors|"
    r"Associates|Architects|Industries|Systems|Utilities|Railways|Enterprises)\b"
)
PROJECT_ENGLISH = re.compile(
    r"\b(?:City|Project|Programme|Program|Corridor|Zone|Park|Initiative|Challenge|Plan|Town|Railway|Metro|Line|Expressway|Highway|Port|Airport|Dam|"
    r"Policy|Strategy|Vision|Network|Valley|Estate|Campaign|Complex|Bridge|Tunnel|Deal|Roadmap|Hub)\b"
)


@dataclass(frozen=True, slots=True)
class Gloss:
    """Another name in brackets behind a name: both as candidates. They name one thing."""

    host: Candidate
    other: Candidate


def find_glosses(phrases: Phrases, hosts: Sequence[Candidate]) -> list[Gloss]:
    """The glosses behind names already found, and behind names that only their gloss makes known, in the order of the text."""
    found: list[Gloss] = []
    covered = {host.end: host for host in hosts}
    inside = [(host.start, host.end) for host in hosts]
    for stem in phrases.stems:
        if stem.gloss is None:
            continue
        host = covered.get(stem.end) or _host_by_gloss(phrases, stem)
        if host is not None:
            found.extend(Gloss(host, other) for other in _other_names(phrases, host, stem.gloss))
    known = {stem.end for stem in phrases.stems if stem.gloss}
    for host in hosts:  # names that end in what is no stem: Latin words, quoted names
        if host.end in known:
            continue
        position = host.end + (phrases.text[host.end : host.end + 1] in _QUOTES[:-1] and host.end < len(phrases.text))
        match = _BRACKET.match(phrases.text, position)
        if match and not any(start < match.start() < end for start, end in inside if end > host.end):
            found.extend(Gloss(host, other) for other in _other_names(phrases, host, match.span(1)))
    return sorted(found, key=lambda g: g.other.start)


def _other_names(phrases: Phrases, host: Candidate, span: tuple[int, int]) -> Iterator[Candidate]:
    """The names inside a bracket that rename its host: Latin and Chinese names, acronyms, and what 이하 introduces."""
    text = phrases.text
    content = text[span[0] : span[1]]
    if re.search(r"https?:|www\.|[.@/]{2}|\d{3}", content):
        return
    name = text[host.start : host.end]
    for part in _PARTS.finditer(content):
        start, end = span[0] + part.start(), span[0] + part.end()
        lead = _HEREAFTER.match(text[start:end])
        start += lead.end() if lead else 0
        role = _ROLE.search(text[start:end])
        end = start + role.start() if role else end
        while start < end and text[start] in _QUOTES:
            start += 1
        while end > start and text[end - 1] in _QUOTES:
            end -= 1
        if _renames(phrases, host, name, text[start:end], hereafter=lead is not None):
            yield Candidate(start, end, host.label, min(host.score, 0.9), "rule:gloss", rank=1)


def _renames(phrases: Phrases, host: Candidate, name: str, other: str, *, hereafter: bool) -> bool:
    """Whether a part of a gloss is another name of its host."""
    if len(other) < 2 or other.upper() in ACRONYM_STOPS or other == name:
        return False
    if is_han(other):
        return not any(mark in name for mark in "(（")  # a second gloss of a name glossed inside is of a part of it
    entry = phrases.gazetteer.find(other)
    if host.label == "PLACE" and not hereafter:
        return (entry is not None and entry.kind != "org") or bool(_LATIN.fullmatch(other) and not other.isupper())
    if entry is not None and (entry.kind == "org") != (host.label == "ORG"):
        return False
    if _LATIN.fullmatch(other):
        return host.label != "PERSON" or not other.isupper()
    return hereafter and _HANGUL.fullmatch(other) is not None and other not in COMMON_PROPER


def _host_by_gloss(phrases: Phrases, stem: Stem) -> Candidate | None:
    """A name that its Latin gloss makes known: by the head of the gloss, its role, the citing word or head behind it."""
    gloss = phrases.gloss_text(stem)
    latin = _LATIN.match(gloss.strip())
    if stem.gloss is None or stem.verbal:
        return None
    acronym = _ACRONYM_GLOSS.fullmatch(gloss.strip())
    if acronym is not None and (host := _host_by_acronym(stem, acronym[1])) is not None:
        return host
    if latin is None or gloss.strip().upper() in ACRONYM_STOPS:
        return None
    first = _spelled_first(phrases, stem, len(latin[0].split()))
    name = phrases.text[first.start : stem.end]
    if not (has_loan_syllable(name) or phrases.shapes[stem].namelike or len(latin[0].split()) > 1):
        return None
    label = _label_by_gloss(phrases, stem, gloss.strip(), latin[0], name)
    return Candidate(first.start, stem.end, label, 0.7, "rule:glossed-name") if label else None


def _host_by_acronym(stem: Stem, acronym: str) -> Candidate | None:
    """A body or an undertaking by its head that is known by an acronym: generic words make a name then too."""
    if acronym in ACRONYM_STOPS or stem.text in GENERIC_ORGS:
        return None
    first = stem
    while (previous := first.previous) is not None and not previous.gloss and previous.text in PROJECT_INNER:
        first = previous
    core = first is not stem
    if stem.text.endswith(_PROJECT_ENDS) and (core or stem.text not in PROJECT_HEADS):
        return Candidate(first.start, stem.end, "PROJECT", 0.75, "rule:glossed-head")
    if stem.text.endswith(_BODY_ENDS) and (core or stem.text not in BODY_SUFFIXES):
        return Candidate(first.start, stem.end, "ORG", 0.75, "rule:glossed-head")
    return None


def _label_by_gloss(phrases: Phrases, stem: Stem, gloss: str, latin: str, name: str) -> NameLabel | None:
    proper = phrases.shapes[stem].namelike and name not in COMMON_PROPER
    if stem.following is not None and stem.following.text in GENERIC_TAILS and proper:
        return "PROJECT"
    if _ROLE.search(gloss) and proper:
        return "ORG"
    if ORG_ENGLISH.search(latin) and len(latin.split()) > 1 and not latin.islower():
        return "ORG"
    if PROJECT_ENGLISH.search(latin) and not is_concept(latin) and len(latin.split()) > 1 and proper:
        return "PROJECT"
    behind = phrases.text[(stem.gloss or (0, stem.end))[1] + 1 :][:8]
    if re.match(r" ?에 ?(?:의하면|따르면)", behind):
        return "ORG"
    return None


def is_concept(latin: str) -> bool:
    """Whether an English gloss says that what it glosses is a kind of thing: `Smart City`, `Eco Town`."""
    words = re.findall(r"[A-Za-z]+", latin)
    return 0 < len(words) < 4 and all(word.lower() in CONCEPT_WORDS or PROJECT_ENGLISH.fullmatch(word) for word in words)


def find_concepts(phrases: Phrases) -> frozenset[str]:
    """Terms, without spaces, whose English gloss makes them common nouns in this report, whatever they look like."""
    concepts = set()
    for stem in phrases.stems:
        gloss = phrases.gloss_text(stem)
        if gloss and is_concept(gloss) and gloss.replace(" ", "").replace("-", "").isalpha():
            first = _spelled_first(phrases, stem, len(gloss.split()))
            concepts.add(phrases.text[first.start : stem.end].replace(" ", ""))
    return frozenset(concepts)


def _spelled_first(phrases: Phrases, stem: Stem, words: int) -> Stem:
    """The first of as many stems as the gloss has words, as long as each looks transliterated."""
    first = stem
    for _ in range(words - 1):
        previous = first.previous
        if previous is None or previous.gloss or phrases.shapes[previous].place is not None:
            break
        foreign = has_loan_syllable(previous.text) or phrases.shapes[previous].namelike or previous.text in COMMON_LOANS
        if not foreign or any(character.isdigit() for character in previous.text):
            break
        first = previous
    return first
