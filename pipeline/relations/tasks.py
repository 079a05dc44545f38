"""Who does which part of an undertaking, where one sentence or line deals the parts out among several.

`시공은 A, 설계는 B가 맡았다`; `A가 시공, B가 운영한다`; `시공 : A(책임준공), 운영 : B`; `A(설계), B(운영)`; `A 45%, B 55%`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import TASKS, Cue
from pipeline.relations.nominal import bracket_roles, to_participation
from pipeline.relations.reach import is_elsewhere
from pipeline.relations.syntax import FIGURES, Phrase, Sentence

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.types import Mention, Relation

_GIVEN = re.compile(
    r"맡|담당|수행|하(?:고|며|기|였|게)|한다|했|할|함|책임|진행|이다|다\.|이며|이고|로,|로 (?:선정|결정|정해)|"
    r"선정|예정|진다|지게|따내|따냈"
)
_AS_TOPIC = re.compile(
    r"^(?:\s?(?:업무|부문|분야|계약|용역|공사|권|업체|사))?(?:은|는)\s(?:\x00+\s)?(?:[가-힣]{1,6}\s)?[‘'“\"]?$"
)
_AS_LABEL = re.compile(
    r"^(?:\s?(?:업무|부문|분야|계약|용역|공사|사|자|업체|기관))?\s?(?:[:：]\s?|\s(?=$))(?:\x00+\s)?[‘'“\"]?$"
)
_AS_VERB = re.compile(r"^(?:이|가|은|는|에서|측이)\s(?:각각\s)?(?:\x00+의?\s)?(?:[가-힣]{1,8}\s)?$")
_BARE_END = re.compile(r"^(?:\s?[·/]\s?[가-힣]{1,6})?(?:[을를]|\s?[,、]|\s?(?:하고|하며|맡고|맡으며|담당))")
_APPROVED = re.compile(r"[을를]\s(?:\S{1,6}\s)?(?:승인|인가|의결|비준|심의)")
_SHARE_LABEL = re.compile(r"^[^:：]{0,60}(?:[:：]|지분(?:율|구조|구성)?(?:은|는)\s)")
_OF_LINE = re.compile(r"지분|출자|주주|재원|조달|융자|대출|차관|사업비|투자비|금융")
_FUNDED = re.compile(
    r"^(?:의|에서 (?:제공|지원)한)?\s?(?:[가-힣]{1,5}\s)?(?:협조|공동|연계|직접)?(?:차관|융자|융자금|대출|대출금|자금|재원|"
    r"지원|보조금|보증|무상원조|유상원조|원조|공여)(?:\s?자금|금)?(?:으로|로|[을를] 받|[을를] 통해|[을를] 활용|을 재원)\s?"
)
_SUBJECT = ("subject", "topic")


def by_task(sentence: Sentence, context: Context, dead: set[int]) -> Iterator[Relation]:
    """The roles that a sentence deals out by naming the parts of the work."""
    cues = TASKS.find(sentence.blank)
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0 and phrase.clause not in dead]
    for phrase in firms:
        for role in _roles_of(sentence, phrase, cues):
            for project, sure in task_projects(sentence, context, phrase):
                yield to_participation(sentence, phrase.mention, project, role, 0.9 * sure)


def _roles_of(sentence: Sentence, phrase: Phrase, cues: list[Cue]) -> list[str]:
    start, end = phrase.mention.start_char - sentence.start, phrase.mention.end_char - sentence.start
    inside = bracket_roles(sentence, phrase)
    if inside:
        return inside
    behind = next((cue for cue in cues if cue.start >= end), None)
    if behind is not None and phrase.case in _SUBJECT and _AS_VERB.match(_skip(sentence.blank[end : behind.start])):
        rest = sentence.blank[behind.end :]
        end_of = _BARE_END.match(rest)
        if _APPROVED.match(rest):
            return []  # who approves a plan does not draw it
        if end_of and _GIVEN.search(rest) and (phrase.case == "subject" or end_of.group()[-1] in "을를"):
            return behind.attribute.split()
    before = next((cue for cue in reversed(cues) if cue.end <= start), None)
    if before is None:
        return []
    gap = _listed_gap(sentence, before.end, start)
    if _AS_TOPIC.match(gap) and _GIVEN.search(sentence.blank[end:]):
        return before.attribute.split()
    label = _AS_LABEL.match(gap)
    if label is not None and _is_line(sentence, before, gap):
        return before.attribute.split()
    return []


def _skip(text: str) -> str:
    return re.sub(r"[(（][^)）]{0,80}[)）]", "", text).lstrip("\x00")


def _listed_gap(sentence: Sentence, start: int, end: int) -> str:
    """The text between a part of the work and a name, without the names listed before that one and their brackets."""
    gap = _skip(sentence.blank[start:end])
    return re.sub(r"(?:\x00+(?:\s?[,·/、]\s?|\s?및\s|[와과]\s))+$", "", gap)


def _is_line(sentence: Sentence, cue: Cue, gap: str) -> bool:
    """`시공 : A`, or `시공 A` in a line of fields: a label, or a bare noun at the start of a part."""
    if re.search(r"[:：]", gap):
        return re.search(r"(?:^|[,/;·\s\-ㅇ○□(•)])(?:[가-힣]{1,8}\s)?$", sentence.blank[: cue.start]) is not None
    block = sentence.block
    head = re.search(r"[:：)\],/]\s?(?:[가-힣]{1,6}[\s·]){0,3}$", sentence.blank[: cue.start])
    return block is not None and block.kind == "list_item" and head is not None


def task_projects(sentence: Sentence, context: Context, phrase: Phrase) -> list[tuple[Mention, float]]:
    """The undertaking whose parts are dealt out: the last one named before the actor, else that of the surroundings."""
    own = [p for p in sentence.with_label("PROJECT") if p.bracket < 0]
    if own:
        named = [p for p in own if p.mention.end_char <= phrase.mention.start_char] or own[:1]
        return [] if is_analogy(sentence, named[-1]) else [(named[-1].mention, 1.0)]
    topic = context.topic
    if topic is None or is_elsewhere(sentence.clauses[phrase.clause], topic):
        return []
    return [(topic.mention, topic.strength)]


def by_share(sentence: Sentence, context: Context, dead: set[int]) -> Iterator[Relation]:
    """`지분 : A 45%, B 55%`, `사업비(A 2억 달러, B 1억 달러)`: names in a line or bracket, each with what it puts up."""
    label = _SHARE_LABEL.match(sentence.blank)
    labelled = label.group() if label is not None and _OF_LINE.search(label.group()) else ""
    for phrase in sentence.with_label("ORG"):
        start = phrase.mention.start_char - sentence.start
        text = labelled if phrase.bracket < 0 and start >= len(labelled) else _bracket_label(sentence, phrase)
        figure = _figure_behind(sentence, phrase) if text and phrase.clause not in dead else None
        if figure is None:
            continue
        between = sentence.between(phrase.mention.end_char, figure.mention.start_char)
        role = _share_role(f"{text} {between}", figure)
        for project, sure in task_projects(sentence, context, phrase):
            yield to_participation(sentence, phrase.mention, project, role, 0.85 * sure)


def _bracket_label(sentence: Sentence, phrase: Phrase) -> str:
    """What a bracket deals out among the names in it: its own label, or the cost or loan that it follows; else empty."""
    if phrase.bracket < 0:
        return ""
    bracket = sentence.brackets[phrase.bracket]
    own = _SHARE_LABEL.match(bracket.text)
    text = (
        own.group()
        if own is not None
        else sentence.blank[max(0, bracket.start - sentence.start - 40) : bracket.start - sentence.start]
    )
    return text if _OF_LINE.search(text) else ""


def _share_role(text: str, figure: Phrase) -> str:
    lent = re.search(r"융자|대출|차관|보조|지원|원조", text)
    return "investor" if not lent and (figure.mention.label == "PERCENT" or re.search(r"지분|출자", text)) else "funder"


def _figure_behind(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The amount or share right behind a name, with at most two nouns between."""
    at = sentence.phrases.index(phrase) + 1
    if at >= len(sentence.phrases) or sentence.phrases[at].mention.label not in FIGURES - {"QUANTITY"}:
        return None
    gap = sentence.between(phrase.mention.end_char, sentence.phrases[at].mention.start_char)
    return sentence.phrases[at] if re.fullmatch(r"\s?\(?\s?(?:[가-힣]{1,6}\s){0,2}(?:약\s)?\s?", gap) else None


def by_funds(sentence: Sentence, context: Context, dead: set[int]) -> Iterator[Relation]:
    """`A의 차관으로 추진된다`, `A 융자를 받아 짓는다`: whose money an undertaking lives on."""
    for phrase in sentence.with_label("ORG", "PLACE"):
        if phrase.clause in dead or phrase.bracket >= 0:
            continue
        after = sentence.blank[phrase.mention.end_char - sentence.start :].lstrip("\x00")
        if _FUNDED.match(_skip(after)) and not _sentence_asks(after):
            for project, sure in task_projects(sentence, context, phrase):
                for each in _group_before(sentence, phrase):
                    yield to_participation(sentence, each.mention, project, "funder", 0.85 * sure)


def _sentence_asks(after: str) -> bool:
    return re.match(r"[^.]{0,40}(?:추진할 수|받을 수|요청|신청|기대)", after) is not None


def _group_before(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """A phrase with those that a comma, `와` or `및` ties to it from before."""
    at = sentence.phrases.index(phrase)
    group = [phrase]
    while at > 0 and sentence.phrases[at - 1].joined and sentence.phrases[at - 1].mention.label == phrase.mention.label:
        at -= 1
        group.insert(0, sentence.phrases[at])
    return group


def by_pact(sentence: Sentence, context: Context, dead: set[int]) -> Iterator[Relation]:
    """`MOU 체결(A-B)`: the parties of a pact in the bracket behind it."""
    for bracket in sentence.brackets:
        before = sentence.blank[max(0, bracket.start - sentence.start - 14) : bracket.start - sentence.start]
        parties = [phrase for phrase in bracket.phrases if phrase.mention.label in ("ORG", "PLACE")]
        if not parties or not re.search(
            r"(?:MOU|MOA|양해각서|업무\s?협약|협약|합의|협정|합의서)\s?(?:체결|서명|조인)?\s?$", before
        ):
            continue
        if parties[0].clause in dead or re.search(r"[가-힣]{2}", re.sub(r"측|및|와|과|간", "", bracket.text)):
            continue
        for phrase in parties:
            for project, sure in task_projects(sentence, context, parties[0]):
                yield to_participation(sentence, phrase.mention, project, "partner", 0.88 * sure)
