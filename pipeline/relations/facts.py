"""What a sentence says as a fact, and what it only denies, recommends, supposes or compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.relations.lexicon import ADVISED, ANALOGY, CONDITION, DROPPED, FACT_JOINTS, NEGATED, SIMILE

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
            dead.update(range(number + 1))
        if advised:
            dead.add(number)
            back = number - 1
            while back >= 0 and not (clauses[back].ending == "link" and FACT_JOINTS.search(clauses[back].joint)):
                dead.add(back)
                back -= 1
    return dead


def is_analogy(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a mention is only held up as an example (`X 사례와 같이`, `X처럼`)."""
    after = sentence.blank[phrase.mention.end_char - sentence.start : phrase.mention.end_char - sentence.start + 40]
    return bool(ANALOGY.match(after) or SIMILE.match(after))
