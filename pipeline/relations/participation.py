"""Who takes part in which undertaking, and as what: `participates_in`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.actors import Actor, acts, all_subjects, find_actors, find_partners, gapped, has_subject
from pipeline.relations.facts import dead_clauses
from pipeline.relations.lexicon import FIRM_AGAIN, TASKS
from pipeline.relations.nominal import by_bracket, by_noun, by_title, to_participation
from pipeline.relations.reach import projects_in, reached_projects
from pipeline.relations.roles import chosen_role, find_roles
from pipeline.relations.syntax import Clause, Phrase, Sentence
from pipeline.relations.tasks import by_funds, by_pact, by_share, by_task

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.types import Mention, Relation


_WORK_CONTRACT = re.compile(r"(?:시공|설계|공사|EPC|운영)(?=\s?계약)")


def find_participation(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `participates_in` relations that a sentence states, in no particular order; the same one may come twice."""
    dead = dead_clauses(sentence)
    dealt = list(by_task(sentence, context, dead))
    parts: dict[Mention, set[str]] = {}
    for relation in dealt:
        parts.setdefault(relation.head, set()).add(relation.attribute)
    yield from dealt
    for number, clause in enumerate(sentence.clauses):
        if number in dead:
            continue
        for relation in _by_predicate(sentence, context, clause, number):
            if relation.attribute in parts.get(relation.head, {relation.attribute}):  # the part that it is given says all
                yield relation
    if not dead or len(dead) < len(sentence.clauses):
        yield from by_title(sentence, context, dead)
        yield from by_noun(sentence, dead)
        yield from by_bracket(sentence, dead)
        yield from by_share(sentence, context, dead)
        yield from by_funds(sentence, context, dead)
        yield from by_pact(sentence, context, dead)


def _by_predicate(sentence: Sentence, context: Context, clause: Clause, number: int) -> Iterator[Relation]:
    yield from _by_receipt(sentence, context, clause, number)
    roles = find_roles(sentence, clause, number)
    if not roles or _joins_firm(clause, roles):
        return
    actors = find_actors(sentence, clause, number)
    actors = [actor for actor in actors if not (actor.how == "headline" and _ends_early(clause, actors, actor))]
    if not actors and number == 0:
        actors = _actor_before(sentence, context, clause)
    partners = find_partners(sentence, clause)
    for project, sure in reached_projects(sentence, context, clause, number, {role for role, _, _ in roles}):
        for role, strength, passive in roles:
            for actor in (all_subjects(sentence, number) if role == "partner" else gapped(clause, project)) or actors:
                if acts(sentence, actor, passive, project):
                    yield to_participation(sentence, actor.phrase.mention, project, role, actor.strength * strength * sure)
        for partner in partners:
            role = "partner" if actors else _contracted(clause)
            yield to_participation(sentence, partner.mention, project, role, 0.85 * sure)


def _actor_before(sentence: Sentence, context: Context, clause: Clause) -> list[Actor]:
    """The actor of the sentence before: of a clause without a subject, or of `이 회사는`, `회사는`."""
    if context.actor is None:
        return []
    if FIRM_AGAIN.match(clause.text):
        return [Actor(Phrase(context.actor, -1, 0, -1), 0.75, "before")]
    if not has_subject(clause) and projects_in(sentence, clause):
        return [Actor(Phrase(context.actor, -1, 0, -1), 0.55, "before")]
    return []


def _ends_early(clause: Clause, actors: list[Actor], actor: Actor) -> bool:
    """`시공 : A, 운영 : B`, `설계 A, 운영 B`: what follows a colon, or leads up to another name, is not said of A."""
    named = {other.phrase.index for other in actors}
    last = actor.phrase.mention.end_char
    later = any(p.mention.label == "ORG" and p.mention.start_char >= last and p.index not in named for p in clause.phrases)
    return later or ":" in clause.text[last - clause.start :]


def _contracted(clause: Clause) -> str:
    """`A와 시공계약 체결`, where nobody else acts: A gets the work; else both are partners."""
    match = _WORK_CONTRACT.search(clause.text)
    return (TASKS.find(match.group())[0].attribute.split() or ["partner"])[0] if match is not None else "partner"


def _joins_firm(clause: Clause, roles: list[tuple[str, float, bool]]) -> bool:
    """`컨소시엄에 A가 참여한다`: what is joined is a firm, no undertaking."""
    joined = any(p.mention.label == "ORG" and p.case == "dative" for p in clause.phrases)
    named = any(p.mention.label == "PROJECT" for p in clause.phrases)
    return joined and not named and all(role == "other" for role, _, _ in roles)


def _by_receipt(sentence: Sentence, context: Context, clause: Clause, number: int) -> Iterator[Relation]:
    """`A에서 3억 달러를 지원받았다`: the giver is named by a particle, the subject only receives."""
    yield from _by_order(sentence, context, clause, number)
    if not re.search(r"(?:지원|차관|융자|보조금|대출|자금|재원)[을를]?\s?(?:받|조달|유치|확보)", clause.text):
        return
    givers = [p for p in clause.phrases if p.mention.label == "ORG" and p.case in ("locative", "source", "dative")]
    for project, sure in reached_projects(sentence, context, clause, number, {"funder"}):
        for giver in givers:
            yield to_participation(sentence, giver.mention, project, "funder", 0.85 * sure)


def _by_order(sentence: Sentence, context: Context, clause: Clause, number: int) -> Iterator[Relation]:
    """`A로부터 X를 수주했다`: who gives the order, and `A는 B를 시공사로 선정했다`: who gives the role, and who gets it."""
    if re.search(r"수주|따내|따냈|낙찰|도급\s?(?:계약)?", clause.text):
        givers = [p for p in clause.phrases if p.mention.label == "ORG" and p.case == "source" and not p.nouns]
        for project, sure in reached_projects(sentence, context, clause, number, {"contractor"}) if givers else []:
            for giver in givers:
                yield to_participation(sentence, giver.mention, project, "owner", 0.85 * sure)
    role = chosen_role(clause.text)
    chosen = [p for p in clause.phrases if p.mention.label == "ORG" and p.case == "object"] if role else []
    if not chosen:
        return
    for project, sure in reached_projects(sentence, context, clause, number, {"owner"}):
        for phrase in chosen:
            yield to_participation(sentence, phrase.mention, project, role, 0.9 * sure)
