"""Which undertakings a clause is about: those it names, those it describes, and those it takes from its surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.actors import DEED
from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import ANAPHOR, CONDITION

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Clause, Phrase, Sentence
    from pipeline.types import Mention

# Roles that are so particular that an actor of them may take its undertaking from the sentence before.
_PARTICULAR = frozenset({"contractor", "designer", "operator", "owner", "funder", "supplier"})
_SHORT, _SHORT_TEXT = 4, 130  # clauses and characters of a sentence that may take its undertaking from the one before
_WORKS = re.compile(r"시공|수주|도급|공사를|EPC|낙찰")
_CARRIED_CASES = frozenset({"topic", "subject", "object", "dative", "as", "genitive"})


def projects_in(sentence: Sentence, clause: Clause) -> list[Phrase]:
    """The undertakings that a clause names and does not only hold up as examples."""
    return [phrase for phrase in clause.phrases if phrase.mention.label == "PROJECT" and not is_analogy(sentence, phrase)]


def reached_projects(
    sentence: Sentence, context: Context, clause: Clause, number: int, roles: set[str]
) -> list[tuple[Mention, float]]:
    """The undertakings that a clause's predicate is about, with how sure that is."""
    own = projects_in(sentence, clause)
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "PROJECT":
        group = [clause.head]
        if clause.head.joined:
            group = list(_follow_projects(sentence, clause.head))
        return [(phrase.mention, 0.97) for phrase in group]
    if own:
        return [(phrase.mention, _fit(phrase)) for phrase in own]
    ahead = _described_ahead(sentence, number)
    if ahead is not None:
        return [(ahead.mention, 0.9)]
    carried = _carried_projects(sentence, number)
    if carried:
        return carried if roles != {"supplier"} else []  # what is supplied has its own receiver
    if sentence.with_label("PROJECT") and not ANAPHOR.search(sentence.blank):
        return []
    topic = context.topic
    if topic is None or not _leans_on(sentence, clause, topic.how, roles):
        return []
    return [(topic.mention, topic.strength)]


def _carried_projects(sentence: Sentence, number: int) -> list[tuple[Mention, float]]:
    """The undertakings of the nearest earlier clause that has some as topic or object; not from conditions or descriptions."""
    for back in range(number - 1, -1, -1):
        clause = sentence.clauses[back]
        before = projects_in(sentence, clause)
        if not before:
            continue
        if CONDITION.search(clause.joint):
            return []
        if clause.ending == "adnominal" and not DEED.match(sentence.clauses[back + 1].text):
            before = [phrase for phrase in before if phrase.case == "topic"]
        listed = re.search(r"비롯|포함", clause.text[-8:]) is not None
        return [(p.mention, 0.9 if listed or p.case == "topic" else 0.75) for p in before if listed or p.case in _CARRIED_CASES]
    return []


def _described_ahead(sentence: Sentence, number: int) -> Phrase | None:
    """`A가 발주하고 B가 시공하는 X`: what the clauses that follow in the chain describe."""
    for clause in sentence.clauses[number : number + 3]:
        if clause.ending == "adnominal":
            head = clause.head
            named = any(phrase.mention.label == "PROJECT" for phrase in clause.phrases)
            return head if head is not None and head.mention.label == "PROJECT" and not named else None
        if clause.ending != "link":
            return None
    return None


def _leans_on(sentence: Sentence, clause: Clause, how: str, roles: set[str]) -> bool:
    """Whether a sentence that names no undertaking may take one from outside."""
    if how == "anaphor":
        return True
    if roles == {"contractor"} and not _WORKS.search(clause.text):  # `도로를 건설했다`: it builds something else
        return False
    if sentence.block is not None and sentence.block.kind == "list_item" and how in ("heading", "report"):
        return bool(roles & (_PARTICULAR | {"partner"}))
    short = len(sentence.clauses) <= _SHORT and len(sentence.text) <= _SHORT_TEXT
    return how == "previous" and short and bool(roles & (_PARTICULAR | {"partner"}))


def _follow_projects(sentence: Sentence, head: Phrase) -> list[Phrase]:
    at = sentence.phrases.index(head)
    group = [head]
    while group[-1].joined and at + 1 < len(sentence.phrases):
        at += 1
        group.append(sentence.phrases[at])
    return [phrase for phrase in group if phrase.mention.label == "PROJECT"]


def _fit(phrase: Phrase) -> float:
    return {"object": 1.0, "dative": 0.97, "genitive": 0.95, "topic": 0.95, "subject": 0.9, "locative": 0.9, "bare": 0.85}.get(
        phrase.case, 0.75
    )
