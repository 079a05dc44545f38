"""Who takes part in which undertaking, and as what: `participates_in`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.actors import Actor, acts, all_subjects, find_actors, find_partners, gapped, has_subject
from pipeline.relations.facts import dead_clauses
from pipeline.relations.nominal import by_bracket, by_noun, by_title, to_participation
from pipeline.relations.reach import projects_in, reached_projects
from pipeline.relations.roles import find_roles
from pipeline.relations.syntax import Clause, Phrase, Sentence

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.types import Relation


def find_participation(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `participates_in` relations that a sentence states, in no particular order; the same one may come twice."""
    dead = dead_clauses(sentence)
    for number, clause in enumerate(sentence.clauses):
        if number in dead:
            continue
        yield from _by_predicate(sentence, context, clause, number)
    if not dead or len(dead) < len(sentence.clauses):
        yield from by_title(sentence, context, dead)
        yield from by_noun(sentence, dead)
        yield from by_bracket(sentence, dead)


def _by_predicate(sentence: Sentence, context: Context, clause: Clause, number: int) -> Iterator[Relation]:
    yield from _by_receipt(sentence, context, clause, number)
    roles = find_roles(sentence, clause, number)
    if not roles:
        return
    actors = find_actors(sentence, clause, number)
    if not actors and context.actor is not None and not has_subject(clause) and number == 0 and projects_in(sentence, clause):
        actors = [Actor(Phrase(context.actor, -1, 0, -1), 0.55, "before")]
    partners = find_partners(sentence, clause)
    for project, sure in reached_projects(sentence, context, clause, number, {role for role, _, _ in roles}):
        for role, strength, passive in roles:
            for actor in (all_subjects(sentence, number) if role == "partner" else gapped(clause, project)) or actors:
                if acts(sentence, actor, passive, project):
                    yield to_participation(sentence, actor.phrase.mention, project, role, actor.strength * strength * sure)
        for partner in partners:
            yield to_participation(sentence, partner.mention, project, "partner", 0.85 * sure)


def _by_receipt(sentence: Sentence, context: Context, clause: Clause, number: int) -> Iterator[Relation]:
    """`A에서 3억 달러를 지원받았다`: the giver is named by a particle, the subject only receives."""
    if not re.search(r"(?:지원|차관|융자|보조금|대출|자금|재원)[을를]?\s?(?:받|조달|유치|확보)", clause.text):
        return
    givers = [p for p in clause.phrases if p.mention.label == "ORG" and p.case in ("locative", "source", "dative")]
    for project, sure in reached_projects(sentence, context, clause, number, {"funder"}):
        for giver in givers:
            yield to_participation(sentence, giver.mention, project, "funder", 0.85 * sure)
