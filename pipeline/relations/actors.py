"""Who acts in a clause: its subject, the agent of a passive, what it describes, or a subject carried on from before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.relations.clauses import ACTOR_SUFFIXES
from pipeline.relations.facts import is_analogy
from pipeline.relations.syntax import ACTORS, FIGURES, Clause, Phrase, Sentence

if TYPE_CHECKING:
    from pipeline.types import Mention

_TOGETHER = re.compile(
    r"^\s?(?:과|와)?\s?(?:공동|함께|합작|손을|손잡|컨소시엄|협력|제휴|공동으로|더불어|같이|파트너|"
    r"협약|양해각서|합의|업무협약|MOU|JV)"
)
_SIGNED = re.compile(
    r"기로\s(?:[가-힣]{1,4}\s)?(?:합의|했|하였|한|함|협약|손)|(?:계약|협약|협정|합의서|합의|양해각서|MOU|MOA)[을를에]?\s?(?:체결|맺|서명|조인)"
)
DEED = re.compile(r"^\s?(?:\S{1,6}\s)?(?:계약|협약|양해각서|MOU|합의|업무협약|사업|프로젝트|공사|방안|방식|계획|작업)")


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who may act in a clause, and how sure that is. `by` marks the agent of a passive, `source` one who gives."""

    phrase: Phrase
    strength: float
    how: str


def find_actors(sentence: Sentence, clause: Clause, number: int) -> list[Actor]:
    """Who acts in a clause, surest first: its own subject, what it describes, the subject or topic before it."""
    own = [
        phrase
        for phrase in clause.phrases
        if phrase.mention.label in ACTORS and phrase.case == "subject" and _is_actor(phrase) and not _within(sentence, phrase)
    ]
    agents = [Actor(phrase, 0.9, "by") for phrase in clause.phrases if phrase.case == "by" and phrase.mention.label in ACTORS]
    if agents:
        return agents
    if own:
        return [Actor(phrase, 0.9, "subject") for phrase in _group_of(clause.phrases, own[-1]) + _sharers(clause, own)]
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label in ("ORG", "PERSON"):
        return [Actor(phrase, 0.8, "head") for phrase in followers(sentence, clause.head)]
    if clause.closed_subject or (clause.ending == "adnominal" and _describes_doer(sentence, clause, number)):
        return []
    offices = [
        phrase for phrase in clause.phrases if phrase.case == "locative" and phrase.mention.label == "ORG" and not phrase.nouns
    ]
    topics = [
        phrase for phrase in clause.phrases if phrase.mention.label in ACTORS and phrase.case == "topic" and _is_actor(phrase)
    ]
    if topics:
        return [Actor(phrase, 0.88, "topic") for phrase in _group_of(clause.phrases, topics[-1]) + _sharers(clause, topics)]
    if offices:
        return [Actor(offices[-1], 0.75, "office")]
    headline = clause.phrases[0] if clause.phrases and not clause.ending else None
    if headline is not None and headline.mention.label == "ORG" and headline.case == "bare" and _is_actor(headline):
        return [Actor(phrase, 0.85, "headline") for phrase in followers(sentence, headline)]
    return _carried(sentence, number)


def _within(sentence: Sentence, phrase: Phrase) -> bool:
    """`C는 A가 최대주주인 법인으로`: the subject of an apposition does not act in the clause."""
    after = sentence.blank[phrase.mention.end_char - sentence.start :]
    return re.match(r"\x00*(?:이|가)\s(?:[가-힣]{1,6}\s)?[가-힣]{1,6}인\s", after) is not None


def _sharers(clause: Clause, subjects: list[Phrase]) -> list[Phrase]:
    """`A가 2억 달러, B가 1억 달러를 융자했다`: subjects before the last, where each has an amount or a share of its own."""
    found: list[Phrase] = []
    for at, phrase in enumerate(subjects[:-1]):
        stop = subjects[at + 1].mention.start_char
        between = [p for p in clause.phrases if phrase.mention.end_char <= p.mention.start_char < stop]
        if any(p.mention.label in FIGURES for p in between):
            found += _group_of(clause.phrases, phrase)
    return found


def _describes_doer(sentence: Sentence, clause: Clause, number: int) -> bool:
    """`X에 참가하는 도시`: an adnominal clause with its object inside describes who acts, unless it describes the deed."""
    if not any(phrase.mention.label == "PROJECT" for phrase in clause.phrases) or number + 1 >= len(sentence.clauses):
        return False
    return not DEED.match(sentence.clauses[number + 1].text)


def _carried(sentence: Sentence, number: int) -> list[Actor]:
    """The actor of a clause without a subject: that of the clause it hangs on, or of one before it."""
    following = sentence.clauses[number + 1 : number + 3]
    for ahead in following:
        if (
            ahead.ending == "adnominal"
            and ahead.head is not None
            and ahead.head.mention.label == "ORG"
            and not has_subject(ahead)
        ):
            return [Actor(ahead.head, 0.7, "head")]
        if ahead.ending != "adnominal" and has_subject(ahead):
            break
    for back in range(number - 1, -1, -1):
        clause = sentence.clauses[back]
        wanted = ("topic", "subject") if clause.ending != "adnominal" else ("topic",)
        found = [
            phrase
            for phrase in clause.phrases
            if phrase.mention.label in ACTORS and phrase.case in wanted and _is_actor(phrase)
        ]
        if found:
            return [Actor(phrase, 0.78, "carried") for phrase in _group_of(clause.phrases, found[-1])]
        if (
            any(p.case in ("topic", "subject") and p.mention.label == "PROJECT" for p in clause.phrases)
            or clause.closed_subject
        ):
            return []
    return []


def has_subject(clause: Clause) -> bool:
    """Whether a clause has a subject or topic of its own."""
    return clause.closed_subject or any(phrase.case in ("subject", "topic") for phrase in clause.phrases)


def _is_actor(phrase: Phrase) -> bool:
    """Not where another noun carries the particle: in `A의 제안이`, `A 기업이` it is not A that acts."""
    return all(noun in ACTOR_SUFFIXES for noun in phrase.nouns)


def _group_of(phrases: list[Phrase], last: Phrase) -> list[Phrase]:
    """A phrase with all that a comma, `와` or `및` ties to it."""
    group = [last]
    at = phrases.index(last)
    while at > 0:
        home = phrases[at - 1].mention.label == "PLACE" and phrases[at - 1].case == "genitive"
        step = 2 if home and at > 1 else 1  # `A와 베트남의 B`
        if not phrases[at - step].joined or phrases[at - step].mention.label not in ACTORS:
            break
        at -= step
        group.insert(0, phrases[at])
    return group


def followers(sentence: Sentence, head: Phrase) -> list[Phrase]:
    """A phrase with the actors that follow it in one list."""
    group = [head]
    for phrase in sentence.phrases[sentence.phrases.index(head) + 1 :]:
        if not group[-1].joined:
            break
        if phrase.bracket == head.bracket:  # not the gloss of the one before: `A(B), C`
            group.append(phrase)
    return [phrase for phrase in group if phrase.mention.label in ACTORS]


def gapped(clause: Clause, project: Mention) -> list[Actor]:
    """`A는 X를, B는 Y를 시공한다`: where a clause has several subjects apart, each acts on what stands behind it."""
    subjects = [
        phrase
        for phrase in clause.phrases
        if phrase.case in ("subject", "topic") and phrase.mention.label in ACTORS and not phrase.joined and _is_actor(phrase)
    ]
    before = [phrase for phrase in subjects if phrase.mention.end_char <= project.start_char]
    if len(subjects) < 2 or not before or all(phrase.mention is not project for phrase in _project_list(clause)):
        return []
    if subjects[0].case == "topic" and subjects[-1].case == "subject":  # a topic and its subject, not two of a kind
        return []
    if _sharers(clause, subjects) and len(_project_list(clause)) == 1:  # each holds a share of the one
        return []
    return [Actor(phrase, 0.85, "subject") for phrase in _group_of(clause.phrases, before[-1])]


def all_subjects(sentence: Sentence, number: int) -> list[Actor]:
    """`한국 측은 A가, 일본 측은 B가 … 컨소시엄을 구성`: all who are named as subjects take part."""
    clause = sentence.clauses[number]
    if number and not clause.phrases and sentence.clauses[number - 1].ending == "link":
        clause = sentence.clauses[number - 1]
    subjects = [p for p in clause.phrases if p.case == "subject" and p.mention.label in ACTORS and _is_actor(p)]
    return [Actor(phrase, 0.85, "subject") for phrase in subjects] if len(subjects) > 1 else []


def _project_list(clause: Clause) -> list[Phrase]:
    return [phrase for phrase in clause.phrases if phrase.mention.label == "PROJECT"]


def acts(sentence: Sentence, actor: Actor, passive: bool, project: Mention) -> bool:
    """Whether an actor does what a clause's predicate says of an undertaking: not in a passive, not where it is an example."""
    if actor.how == "by":
        return True
    if passive or actor.phrase.mention is project:
        return False
    if actor.phrase.mention.label == "PERSON" and all(phrase.mention is not project for phrase in sentence.phrases):
        return False  # who speaks in a report is seldom who acts in it
    if actor.phrase.mention.label == "PLACE":
        return actor.how in ("subject", "topic", "carried") and not is_analogy(sentence, actor.phrase)
    return not is_analogy(sentence, actor.phrase)


def find_partners(sentence: Sentence, clause: Clause) -> list[Phrase]:
    """Those with whom the subject acts: `A와 공동으로`."""
    found = []
    for phrase in clause.phrases:
        if phrase.case in ("with", "with_genitive") and phrase.mention.label in ACTORS and not phrase.joined:
            after = sentence.blank[phrase.mention.end_char - sentence.start :]
            if _TOGETHER.match(after[:16].lstrip("\x00 측")) or (
                phrase.case == "with" and phrase.mention.label == "ORG" and _signs(sentence, clause, after)
            ):
                found += _group_of(clause.phrases, phrase)
    return found


def _signs(sentence: Sentence, clause: Clause, after: str) -> bool:
    """`A와 … 계약을 체결했다`, also behind what describes the contract (`… 차관을 제공하는 계약을 체결했다`)."""
    number = sentence.clauses.index(clause)
    stop = number + 1 if clause.ending == "adnominal" else number
    end = sentence.clauses[min(stop, len(sentence.clauses) - 1)].end - sentence.start
    return _SIGNED.search(sentence.blank[len(sentence.blank) - len(after) : end]) is not None
