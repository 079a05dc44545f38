"""Which undertakings a clause is about: those it names, those it describes, and those it takes from its surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.actors import DEED
from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import ANAPHOR, CONDITION

if TYPE_CHECKING:
    from pipeline.relations.context import Context, Topic
    from pipeline.relations.syntax import Clause, Phrase, Sentence
    from pipeline.types import Mention

# Roles that are so particular that an actor of them may take its undertaking from the sentence before.
_PARTICULAR = frozenset({"contractor", "designer", "operator", "owner", "funder", "supplier"})
_SHORT, _SHORT_TEXT = 4, 130  # clauses and characters of a sentence that may take its undertaking from the one before
_WORKS = re.compile(r"시공|수주|도급|공사를|EPC|낙찰")
_ABOUT = 0.75  # how sure a heading's undertaking must be to reach into prose
_BROAD = frozenset({"developer"})
# What is done to the undertaking itself, as the object of a verb.
_OWN_WORK = re.compile(
    r"(?:시공|설계|운영|관리|공사|건설|사업|개발|조성|투자|출자|융자|차관|대출|자금|재원|지원|보조금|보증|원조|계약|업무|"
    r"용역|컨설팅|마스터\s?플랜|감리|조사|입찰|발주|공급|설비|기자재|장비|자재|크레인|터빈|차량|지분|EPC|역할|책임|시행|프로젝트|"
    r"협약|양해각서|MOU|합의|협정|컨소시엄|합작법인|계획|구상|준공|착공|규모|상당|건설비|사업비|공사비|비용|사업권|개발권|운영권|[\x00\x01])\s?(?:등|부문|일체|전체)?$"
)
# `1단계 기반시설 공사는 A가 시행했다`: the topic is a part of the undertaking.
_PART_TOPIC = re.compile(r"^[\s,]*(?:\S{1,6}\s){0,2}(?:공사|사업|기반시설|단계|공구|개발|조성|사업은)(?:은|는)\s")
_KINDS = (
    r"발전소|도로|고속도로|철도|공항|항만|병원|학교|호텔|아파트|주택|플랜트|공장|댐|교량|대교|터널|지하철|터미널|정수장|처리장|단지|신도시|"
    r"빌딩|청사|리조트|센터|경기장|송전선"
)
_KIND = re.compile(rf"(?:{_KINDS})\s$")
_KIND_TOPIC = re.compile(rf"^[\s,]*(?:\x00+의?\s)?(?:[가-힣]{{1,6}}\s)?[가-힣]{{0,4}}({_KINDS})(?:은|는|이|가)\s")
_ABROAD = re.compile(
    r"(?:다른|여러|각|타)\s?(?:나라|국가|지역|도시|사업|현장)|해외에서|국내에서|국내외|세계\s?(?:각국|여러)|전국"
)
_CARRIED_CASES = frozenset({"topic", "subject", "object", "dative", "as", "genitive"})


def projects_in(sentence: Sentence, clause: Clause) -> list[Phrase]:
    """The undertakings that a clause names and does not only hold up as examples."""
    return [
        phrase
        for phrase in clause.phrases
        if phrase.mention.label == "PROJECT" and not is_analogy(sentence, phrase) and not _beside(phrase)
    ]


def _beside(phrase: Phrase) -> bool:
    """`X 인근의 창고`: what is near an undertaking is something else."""
    return bool(phrase.nouns) and phrase.nouns[0] in ("인근", "주변", "옆", "근처", "맞은편", "배후", "건너편")


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
    if topic is None or not _leans_on(sentence, clause, topic, roles):
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


def _leans_on(sentence: Sentence, clause: Clause, topic: Topic, roles: set[str]) -> bool:
    """Whether a sentence that names no undertaking may take one from outside."""
    if roles == {"contractor"} and not _WORKS.search(clause.text):  # `도로를 건설했다`: it builds something else
        return topic.how == "anaphor"
    if topic.how == "anaphor":
        return True
    if _has_own_object(sentence, clause, topic.mention.text) or is_elsewhere(clause, topic):
        return False
    narrow = bool(roles & (_PARTICULAR | {"partner"})) or (roles <= _BROAD and _PART_TOPIC.match(clause.text) is not None)
    if sentence.block is not None and sentence.block.kind in ("list_item", "heading") and topic.how in ("heading", "report"):
        return narrow
    short = len(sentence.clauses) <= _SHORT and len(sentence.text) <= _SHORT_TEXT
    if topic.how == "heading" and topic.strength < _ABOUT:
        return False
    return topic.how in ("previous", "heading") and (short or topic.strength >= _ABOUT) and narrow


def is_elsewhere(clause: Clause, topic: Topic) -> bool:
    """Whether a clause speaks of something else: `A는 해외에서 …`, under a heading `A는 나래에서 …`, `도로는 …`."""
    if topic.how == "anaphor":
        return False
    subject = _KIND_TOPIC.search(clause.text)
    if _ABROAD.search(clause.text) or (subject is not None and subject.group(1) not in topic.mention.text):
        return True
    return topic.how != "previous" and any(p.mention.label == "PLACE" and p.case == "locative" for p in clause.phrases)


def _has_own_object(sentence: Sentence, clause: Clause, name: str) -> bool:
    """Whether a clause's object is some other thing: `도로를 시공했다`, but not `시공을 맡았다` or `3억 달러를 융자했다`."""
    for index in range(clause.first + 1, clause.last + 1):
        word, before = sentence.words[index], sentence.words[index - 1]
        if word.tag != "JKO" or word.bracket >= 0 or before.mention is not None:
            continue
        phrase = sentence.between(clause.start, word.start)
        head = _OWN_WORK.search(phrase)
        if head is None:
            return True
        kind = _KIND.search(phrase[: head.start()])
        if kind is not None and kind.group().strip() not in name:  # `발전소 공사를`, where no power station is meant
            return True
    return False


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
