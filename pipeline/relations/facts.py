"""What a sentence says as a fact, and what it only denies, recommends, supposes or compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.relations.lexicon import ADVISED, ANALOGY, APART, CONDITION, DROPPED, FACT_JOINTS, NEGATED, SIGNED_FIRST, SIMILE

if TYPE_CHECKING:
    from pipeline.relations.syntax import Phrase, Sentence


def dead_clauses(sentence: Sentence) -> set[int]:
    """The numbers of the clauses that state no fact: denied, dropped, recommended, conditional, or an analogy."""
    dead: set[int] = set()
    clauses = sentence.clauses
    for number, clause in enumerate(clauses):
        advised = ADVISED.search(clause.text)
        if NEGATED.search(clause.text) or CONDITION.search(clause.joint):
            dead.add(number)
        if DROPPED.search(clause.text):
            chain = range(_chain_start(sentence, number), number + 1)
            dead.update(back for back in chain if not SIGNED_FIRST.search(clauses[back].text))
        if advised:
            dead.add(number)
            back = number - 1
            while back >= 0 and not (clauses[back].ending == "link" and FACT_JOINTS.search(clauses[back].joint)):
                dead.add(back)
                back -= 1
    return dead


def _chain_start(sentence: Sentence, number: int) -> int:
    """Where the statement begins that a clause ends: behind the last clause of another statement, with a subject of its own."""
    own = False
    for back in range(number, 0, -1):
        clause, before = sentence.clauses[back], sentence.clauses[back - 1]
        cases = {phrase.case for phrase in clause.phrases if phrase.bracket < 0}
        own = own or clause.closed_subject or bool(cases & {"topic", "subject"})
        if own and before.ending == "link" and APART.search(before.joint):
            return back
    return 0


def is_analogy(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a mention is only held up as an example (`X 사례와 같이`, `X처럼`)."""
    after = sentence.blank[phrase.mention.end_char - sentence.start : phrase.mention.end_char - sentence.start + 40]
    return bool(ANALOGY.match(after) or SIMILE.match(after))
