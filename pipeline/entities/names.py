"""Mentions of ORG, PERSON, PLACE and PROJECT: the first version, by rules of language and a gazetteer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.entities.bodies import find_bodies
from pipeline.entities.candidates import Candidate, choose
from pipeline.entities.cells import find_in_cells
from pipeline.entities.company import find_by_company
from pipeline.entities.gazetteer import Gazetteer, load_gazetteer
from pipeline.entities.glosses import find_concepts, find_glosses
from pipeline.entities.hanzi import find_hanzi
from pipeline.entities.latin import find_latin
from pipeline.entities.organisations import find_organisations
from pipeline.entities.parties import find_parties
from pipeline.entities.persons import find_persons
from pipeline.entities.phrases import Phrases, to_phrases
from pipeline.entities.places import find_places
from pipeline.entities.projects import find_projects
from pipeline.entities.quotes import find_quoted
from pipeline.entities.repeats import find_repeats, find_spellings, to_known
from pipeline.entities.settlements import find_settlements
from pipeline.entities.undertakings import find_phases, find_undertakings
from pipeline.entities.unlisted import find_unlisted
from pipeline.entities.words import to_words
from pipeline.types import Analysis, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.entities.stems import Stem

_LONGEST_NAME = 120  # characters; more is no name but a text without marks, and the search for repeats pays for each one
_FACILITY = re.compile(r"(?:병원|센터|대학|대학교|연구소|박물관|도서관|문화원|연구원|법원|경찰서|소방서|교육원|기술원)$")
_BUILDING = re.compile(r" ?(?:건립|건설|신축|조성|증축|확장|현대화|개선|설립|구축) ?(?:사업|공사|프로젝트|지원사업)")
_PLAIN_TAILS = ("사업", "프로젝트", "프로그램")


def find_names(
    analysis: Analysis, *, taken: Sequence[Mention] = (), gazetteer: Gazetteer | None = None, threshold: float = 0.5
) -> list[Mention]:
    """The names of a text in its order, none overlapping another.

    `taken` are the amounts and dates already found. No name overlaps one, but for a quoted name that holds a date whole
    (`‘비전 2030’`): the caller removes what `overridden` lists. Names that score below `threshold` are left out.
    """
    gazetteer = gazetteer or load_gazetteer()
    quoted = _whole(find_quoted(analysis), taken, ("DATE",))
    quoted += _whole(find_in_cells(analysis, gazetteer), taken, ("DATE", "QUANTITY"))
    held = {position for item in quoted for position in range(item.start, item.end)}
    blocked = [m for m in taken if m.start_char not in held]
    phrases = to_phrases(analysis, gazetteer, blocked)
    if analysis.language in ("ja", "zh"):
        first = find_hanzi(analysis.text, analysis.language, gazetteer)
    elif analysis.language == "en":
        first = []
    else:
        first = _korean(phrases, blocked)
    first += quoted + find_latin(analysis.text, gazetteer, english=analysis.language == "en")
    first = [_widen(analysis.text, item) for item in first if item.end - item.start <= _LONGEST_NAME]
    found = _with_glosses_and_repeats(phrases, first, [(m.start_char, m.end_char) for m in blocked])
    return [_to_mention(analysis.text, item) for item in found if item.score >= threshold]


def overridden(names: Sequence[Mention], taken: Sequence[Mention]) -> list[Mention]:
    """The amounts and dates that lie inside a name, and so are part of it."""
    spans = sorted((name.start_char, name.end_char) for name in names)
    inside = []
    position = 0
    for mention in sorted(taken, key=lambda m: m.start_char):
        while position < len(spans) and spans[position][1] <= mention.start_char:
            position += 1
        if position < len(spans) and spans[position][0] < mention.end_char:
            inside.append(mention)
    return inside


def _korean(phrases: Phrases, blocked: Sequence[Mention]) -> list[Candidate]:
    words = to_words(phrases, sorted((m.start_char, m.end_char) for m in blocked))
    organisations = [*find_organisations(phrases), *find_bodies(phrases, words)]
    organisations = [item for item in organisations if not _is_built(phrases.text, item)]
    stops = _stems_of(phrases, organisations)
    inside = frozenset(position for o in organisations for position in range(o.start, o.end))
    projects = [*find_projects(phrases, stops), *find_undertakings(phrases, words, inside)]
    projects += find_unlisted(phrases, words, inside)
    first_words = frozenset(_first_word(phrases, item) for item in projects)
    return [
        *organisations,
        *projects,
        *find_phases(phrases, words, first_words),
        *find_places(phrases),
        *find_settlements(phrases, words),
        *find_persons(phrases),
        *find_by_company(phrases),
        *find_parties(phrases, words),
    ]


def _is_built(text: str, item: Candidate) -> bool:
    """Whether a facility is only to be built, and so begins the name of an undertaking: `부하라 국제병원 건립사업`."""
    return _FACILITY.search(text, item.start, item.end) is not None and _BUILDING.match(text, item.end) is not None


def _first_word(phrases: Phrases, item: Candidate) -> str:
    """The first word of a name, of two if the first is a country."""
    head, _, rest = phrases.text[item.start : item.end].partition(" ")
    entry = phrases.gazetteer.find(head) if rest else None
    return rest.partition(" ")[0] if entry is not None and entry.kind == "country" else head


def _stems_of(phrases: Phrases, found: Sequence[Candidate]) -> frozenset[Stem]:
    """The stems that candidates end in: names of other things do not reach over them."""
    ends = {item.end for item in found}
    return frozenset(stem for stem in phrases.stems if not ends.isdisjoint(m.end_char for m in stem.morphemes))


def _with_glosses_and_repeats(phrases: Phrases, first: list[Candidate], blocked: list[tuple[int, int]]) -> list[Candidate]:
    """The final choice: the first candidates, their glosses, and all of them wherever they occur again."""
    concepts = find_concepts(phrases)
    first = [item for item in first if not _is_concept(phrases.text, item, concepts)]
    hosts = choose(first, blocked)
    glosses = find_glosses(phrases, hosts)
    named = [*hosts, *(g.host for g in glosses), *(g.other for g in glosses)]
    repeats = find_repeats(phrases, to_known(phrases, named)) + find_spellings(phrases, named)
    return choose([*first, *named[len(hosts) :], *repeats], blocked)


def _widen(text: str, item: Candidate) -> Candidate:
    """The candidate from the start of its word, where the analyser split off the first syllables of an unknown name."""
    if item.label not in ("ORG", "PROJECT") or not item.source.startswith(("rule:project", "rule:org")):
        return item
    start = item.start
    while start > max(0, item.start - 3) and "가" <= text[start - 1] <= "힣":
        start -= 1
    bounded = start == 0 or not "가" <= text[start - 1] <= "힣"
    return replace(item, start=start) if bounded and start < item.start else item


def _is_concept(text: str, item: Candidate, concepts: frozenset[str]) -> bool:
    """Whether a project's name is, but for a generic tail, a term that the report uses as a common noun."""
    if item.label != "PROJECT" or not concepts:
        return False
    name = text[item.start : item.end].replace(" ", "")
    return name in concepts or any(name.endswith(tail) and name.removesuffix(tail) in concepts for tail in _PLAIN_TAILS)


def _whole(items: Sequence[Candidate], taken: Sequence[Mention], labels: tuple[str, ...]) -> list[Candidate]:
    """The names that hold what they meet of amounts and dates whole, with more beside it, and only those of the labels."""
    held = {position: mention for mention in taken for position in range(mention.start_char, mention.end_char)}
    kept = []
    for item in items:
        met = {id(held[at]): held[at] for at in range(item.start, item.end) if at in held}.values()
        if all(
            m.label in labels
            and item.start <= m.start_char
            and m.end_char <= item.end
            and m.end_char - m.start_char < item.end - item.start - 1
            for m in met
        ):
            kept.append(item)
    return kept


def _to_mention(text: str, item: Candidate) -> Mention:
    return Mention(item.label, item.start, item.end, text[item.start : item.end], item.score, item.source)
