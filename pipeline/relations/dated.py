"""Which undertaking a date dates, and which of two dates of a postponed event counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.facts import is_analogy
from pipeline.relations.figure_cues import EVENTS, POSTPONED

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Clause, Phrase, Sentence
    from pipeline.types import Mention

# What only happens to an undertaking, so that whoever does it may stand beside: `B청은 2012년 국제입찰을 공고했다`.
_BOUND_TO_WORKS = re.compile(r"사업을\s(?:승인|확정|인가|발표|시작)|입찰|우선협상|사업자|착공|준공|개통|개장|기공")
_PLANNED = re.compile(r"당초|애초|원래|예정|계획|목표")


def find_postponed(sentence: Sentence) -> tuple[set[int], int, str] | None:
    """The dates that a postponement gives up, the date that takes their place, and the event; by the index of their words.

    `2012년 준공할 예정이었으나 2014년으로 연기됐다`, `준공이 2025년에서 2026년으로 늦춰졌다`. None without a new date.
    """
    for match in POSTPONED.finditer(sentence.blank):
        found = _moved_before(sentence, match)
        if found is not None:
            return found
    return None


def _moved_before(sentence: Sentence, match: re.Match[str]) -> tuple[set[int], int, str] | None:
    dates = [p for p in sentence.with_label("DATE") if p.bracket < 0 and p.mention.end_char - sentence.start <= match.start()]
    if len(dates) < 2:
        return None
    new = dates[-1]
    after = sentence.blank[new.mention.end_char - sentence.start : match.start()]
    between = sentence.blank[dates[-2].mention.end_char - sentence.start : new.mention.start_char - sentence.start]
    planned = re.match(r"\s?[초말]?\s?에서\s", between) or _PLANNED.search(
        sentence.blank[: new.mention.start_char - sentence.start]
    )
    if planned is None or re.match(r"\s?(?:[초말]\s?)?(?:이후\s?)?(?:으로|로)\s", after) is None or len(after) > 24:
        return None
    cues = [
        cue.attribute
        for cue in EVENTS.find(sentence.blank[: new.mention.start_char - sentence.start])
        if cue.attribute in ("start", "completion")
    ]
    return ({dates[-2].index}, new.index, cues[-1]) if cues else None


def dated_projects(
    sentence: Sentence, context: Context, clause: Clause, number: int, phrase: Phrase
) -> list[tuple[Mention, float]]:
    """The undertakings that a date may date, the surest first: in its clause behind it, before it, then further off."""
    own = [p for p in clause.phrases if p.mention.label == "PROJECT" and not is_analogy(sentence, p)]
    later = [p for p in own if p.mention.start_char > phrase.mention.start_char and _before_next_date(clause, phrase, p)]
    if later:
        return [(later[0].mention, 1.0)]
    earlier = [p for p in own if p.mention.start_char < phrase.mention.start_char]
    if earlier:
        return [(earlier[-1].mention, 0.97)]
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "PROJECT":
        return [(clause.head.mention, 0.95)]
    for ahead in sentence.clauses[number + 1 : number + 3]:
        named = any(p.mention.label == "PROJECT" for p in ahead.phrases)
        if ahead.ending == "adnominal" and ahead.head is not None and ahead.head.mention.label == "PROJECT" and not named:
            return [(ahead.head.mention, 0.88)]
    for back in range(number - 1, -1, -1):
        found = [p for p in sentence.clauses[back].phrases if p.mention.label == "PROJECT" and not is_analogy(sentence, p)]
        main = [p for p in found if p.case in ("topic", "subject", "object")]
        if main and not _other_undertaking(clause):
            return [(main[0].mention, 0.85)]
        if found:
            return []
    topic = context.topic
    if topic is None or sentence.with_label("PROJECT") or _other_undertaking(clause):
        return []
    if topic.how in ("anaphor", "previous") or (
        sentence.block is not None and sentence.block.kind in ("list_item", "paragraph")
    ):
        near = clause.phrases if clause.closed_subject or topic.how == "heading" else sentence.phrases
        actor = any(p.case in ("topic", "subject") and p.mention.label in ("ORG", "PLACE") for p in near)
        if actor and topic.how != "anaphor":
            return [(topic.mention, 0.85 * topic.strength)] if _BOUND_TO_WORKS.search(clause.text) else []
        return [(topic.mention, topic.strength)]
    return []


def _before_next_date(clause: Clause, phrase: Phrase, project: Phrase) -> bool:
    return not any(
        p.mention.label == "DATE" and phrase.mention.start_char < p.mention.start_char < project.mention.start_char
        for p in clause.phrases
    )


def _other_undertaking(clause: Clause) -> bool:
    """Whether the clause has a subject of its own that is no stage or part word: what is dated is that."""
    if not clause.closed_subject:
        return False
    subject = re.search(r"([가-힣]+)(?:이|가|은|는)\s", clause.text)
    return subject is None or not re.search(
        r"(?:사업|공사|건설|시설|단지|도시|운영|단계|개발|착공|준공|계약|프로젝트|구간|기간|일정|시기|시점|목표|개통|완공)$",
        subject.group(1),
    )
