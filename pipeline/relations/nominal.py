"""Participation without a verb: titles (`시공사 : A`), nouns (`A 시공 X`), genitives and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.actors import followers
from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import LIGHT_VERBS, STRONG_ROLES, TASKS, TITLES, Cue
from pipeline.relations.reach import projects_in
from pipeline.types import Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Phrase, Sentence

SOURCE = "rule:participates_in"
_LOOSE = frozenset({"developer", "partner", "other"})


def by_title(sentence: Sentence, context: Context, dead: set[int]) -> Iterator[Relation]:
    """`시공사인 A`, `발주처는 A`, `시공사 : A, B`, `A(시공사)`."""
    blank = sentence.blank
    for cue in TITLES.find(blank):
        at = sentence.start + cue.end
        named = _titled(sentence, at)
        if not named or _clause_at(sentence, at) in dead:
            continue
        projects = _title_projects(sentence, context, cue, at)
        for project, sure in projects:
            for phrase in named:
                if cue.attribute in _LOOSE and bracket_roles(sentence, phrase):
                    continue  # `수행기관 : A(설계)`: the bracket says more
                yield to_participation(sentence, phrase.mention, project, cue.attribute, 0.92 * sure)


def _titled(sentence: Sentence, at: int) -> list[Phrase]:
    """Those whom a title names: the mentions right behind it."""
    for phrase in sentence.phrases:
        start = phrase.mention.start_char
        if start < at or phrase.mention.label not in ("ORG", "PERSON"):
            if start >= at and phrase.mention.label != "PLACE":
                return []
            continue
        gap = sentence.blank[at - sentence.start : start - sentence.start].replace("\x00", "")
        if (
            re.fullmatch(
                (
                    r"(?:\s?[:：\-]\s?|(?:은|는|이|가)?\s?(?:바로\s)?|인\s|로는\s?|로\s?|이자\s[가-힣 ]{0,10}인\s|\s?[(（:]\s?|"
                    r"의\s|is |are |: )[‘'“\"「]?"
                ),
                gap,
            )
            is None
        ):
            return []
        if re.match(r"\s?(?:은|는|이|가)", gap) and not _is_predicate(sentence, phrase):
            return []
        return followers(sentence, phrase)
    return []


def bracket_roles(sentence: Sentence, phrase: Phrase) -> list[str]:
    """`A(설계)`, `A(시공·운영)`: a bracket behind a name that holds nothing but parts of the work."""
    for bracket in sentence.brackets:
        if bracket.host != phrase.index or bracket.phrases:
            continue
        text = bracket.text.strip("()（）[] ")
        cues = TASKS.find(f"{text})")
        rest = re.sub(r"사업|부문|분야|업무|담당|사$|[\s·,/및]", "", "".join(_outside(text, cues)))
        named = cues and (not rest or (len(rest) <= 4 and cues[-1].attribute == "supplier"))  # `수하물 설비 공급`
        return [role for cue in cues for role in cue.attribute.split()] if named else []
    return []


def _outside(text: str, cues: list[Cue]) -> Iterator[str]:
    at = 0
    for cue in cues:
        yield text[at : cue.start]
        at = cue.end
    yield text[at:]


def _is_predicate(sentence: Sentence, phrase: Phrase) -> bool:
    """`시공사는 A이다`, `발주처는 A로, …`, `A가 맡는다`: not `시공사는 A와 협의했다`."""
    last = followers(sentence, phrase)[-1]
    after = sentence.blank[last.mention.end_char - sentence.start :].lstrip("\x00")
    after = re.sub(r"^\s?\([^)]{0,60}\)", "", after)
    after = re.sub(r"^\s?등", "", after)
    return bool(
        re.match(
            (
                r"\s?(?:이다|다[. ]|이며|며|이고|고[, ]|로[, ]|으로[, ]|였|이었|입니다|가 (?:맡|선정)|이 (?:맡|"
                r"선정)|가 된|이 된|[.。]|$)"
            ),
            after,
        )
    )


def _title_projects(sentence: Sentence, context: Context, cue: Cue, at: int) -> list[tuple[Mention, float]]:
    number = _clause_at(sentence, at)
    phrases = projects_in(sentence, sentence.clauses[number]) if sentence.clauses else []
    if not phrases:
        phrases = [phrase for phrase in sentence.with_label("PROJECT") if not is_analogy(sentence, phrase)]
    if phrases:
        before = [phrase for phrase in phrases if phrase.mention.start_char < at]
        return [((before or phrases)[-1 if before else 0].mention, 1.0)]
    topic = context.topic
    if topic is None:
        return []
    line = cue.start <= 8 and re.match(r"\s?[:：]", sentence.blank[cue.end :])
    return [(topic.mention, max(topic.strength, 0.9) if line else topic.strength)]


def _clause_at(sentence: Sentence, position: int) -> int:
    for number, clause in enumerate(sentence.clauses):
        if position <= clause.end:
            return number
    return max(0, len(sentence.clauses) - 1)


def by_noun(sentence: Sentence, dead: set[int]) -> Iterator[Relation]:
    """`A 시공 X`, `A 주도의 X`, `A의 X 사업`: nouns and genitives without a verb."""
    for phrase, following in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if following.mention.label != "PROJECT" or phrase.bracket != following.bracket or phrase.clause in dead:
            continue
        if is_analogy(sentence, following):
            continue
        gap = sentence.blank[phrase.mention.end_char - sentence.start : following.mention.start_char - sentence.start]
        gap = gap.replace("\x00", "")
        cues = STRONG_ROLES.find(gap)
        if (
            phrase.mention.label in ("ORG", "PLACE")
            and cues
            and re.fullmatch(r"\s" + re.escape(cues[0].text) + r"(?:의|하는|)\s[‘'“\"]?", gap)
        ):
            yield to_participation(sentence, phrase.mention, following.mention, cues[0].attribute, 0.8)
        elif re.fullmatch(r"의\s[‘'“\"「『]?", gap) and phrase.mention.label == "ORG":
            yield to_participation(sentence, phrase.mention, following.mention, "developer", 0.55)
        elif re.fullmatch(r"의\s[‘'“\"「『]?", gap) and phrase.mention.label == "PLACE" and _is_policy(following):
            yield to_participation(sentence, phrase.mention, following.mention, "developer", 0.5)


def _is_policy(phrase: Phrase) -> bool:
    return bool(re.search(r"(?:정책|전략|비전|구상|이니셔티브|비전 ?\d{4})$", phrase.mention.text))


def by_bracket(sentence: Sentence, dead: set[int]) -> Iterator[Relation]:
    """`X(A 시공)`, `X(시공: A)`: a bracket after an undertaking that names an actor and a role."""
    for bracket in sentence.brackets:
        host = next((p for p in sentence.phrases if p.index == bracket.host), None)
        if host is None or host.clause in dead:
            continue
        actors = [phrase for phrase in bracket.phrases if phrase.mention.label == "ORG"]
        text = bracket.text
        cues = STRONG_ROLES.find(text) or LIGHT_VERBS.find(text)
        roles = [cue.attribute for cue in cues if cue.attribute]
        if host.mention.label == "PROJECT" and len(actors) >= 1 and roles:
            for actor in _bracket_actors(actors, cues):
                yield to_participation(sentence, actor.mention, host.mention, roles[0], 0.88)
        elif host.mention.label == "ORG":
            projects = [phrase for phrase in bracket.phrases if phrase.mention.label == "PROJECT"]
            if len(projects) == 1 and roles:
                yield to_participation(sentence, host.mention, projects[0].mention, roles[0], 0.85)


def _bracket_actors(actors: list[Phrase], cues: list[Cue]) -> list[Phrase]:
    return actors if len({cue.attribute for cue in cues}) == 1 else actors[:1]


def to_participation(sentence: Sentence, head: Mention, tail: Mention, role: str, score: float) -> Relation:
    """A `participates_in` relation whose evidence is the sentence."""
    return Relation("participates_in", head, tail, role, round(min(score, 0.99), 3), SOURCE, sentence.evidence)
