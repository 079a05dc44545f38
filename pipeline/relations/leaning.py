"""What a figure is said of that its sentence does not name: the undertaking or the firm that the text is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.figure_cues import FIRM_ANAPHOR, FIRM_TOTAL, MEASURES, PROGRESS
from pipeline.relations.measures import is_deed, plain
from pipeline.types import Amount, Mention

if TYPE_CHECKING:
    from pipeline.relations.context import Context, Topic
    from pipeline.relations.syntax import Clause, Phrase, Sentence

PROJECT_MEASURES = frozenset(["cost", "investment", "funding", "contract", "area", "length", "population", "capacity", "count"])
_PUT_IN = frozenset({"cost", "investment", "funding", "contract"})
_SAID_IN_LISTS = _PUT_IN | {"area", "length", "capacity"}
_SAID_UNDER_HEADINGS = frozenset({"cost", "area", "length", "population", "capacity", "investment", "funding"})
_RECEIVER = re.compile(r"(?<![가-힣])([가-힣]{2,10})(?:에|에게)\s(?:약\s|총\s|모두\s)?$")
_OF_THE_WORKS = re.compile(
    r"(?:사업|건설|공사|개발|조성|시공|설치|프로젝트|단계|부문|분야|구간|공구|시설|해|년|월|일|분기|초|말|뒤|후|전|때|당시)$"
)
_HELD = re.compile(r"지분|주주")
_SURE = 0.75
_FUND = re.compile(r"(?<![가-힣])(?:이|동|해당|같은)\s(기금|은행|펀드|재단|공사|컨소시엄|법인|그룹)(?:에|의|은|는|이|가)")


def find_leaning(
    sentence: Sentence, context: Context, phrase: Phrase, measure: str, score: float
) -> tuple[Mention | None, float] | None:
    """What the surroundings say of a figure more surely than the sentence's own names do; None where they do not."""
    fund = _fund(sentence, phrase) if measure in ("funding", "investment", "capital", "other") else None
    if fund is not None:
        return fund, 0.7
    topic = context.topic
    if topic is not None and topic.how == "anaphor" and measure in PROJECT_MEASURES:
        return topic.mention, 0.76
    actor = _firm_before(sentence, phrase) or context.actor
    if not score and actor is not None and actor.label == "ORG" and of_a_firm(sentence, phrase, measure):
        return actor, 0.6
    boxed = _box_project(sentence, context, measure)
    return (boxed, 0.6) if boxed is not None and score < _SURE else None


def _firm_before(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """The firm that the sentence has last spoken of: `A의 매출은 늘었으며, 회사는 3억 원을 내다본다`."""
    spoken = [
        p.mention
        for p in sentence.with_label("ORG")
        if p.bracket < 0 and p.case in ("topic", "subject", "genitive") and p.mention.end_char <= phrase.mention.start_char
    ]
    return spoken[-1] if spoken else None


def _fund(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """`이 기금에는 A가 3억 원을 출연했다`: the fund that the sentence has named before."""
    for match in _FUND.finditer(sentence.blank, 0, phrase.mention.start_char - sentence.start):
        before = [
            p.mention
            for p in sentence.with_label("ORG")
            if p.mention.end_char - sentence.start <= match.start() and p.mention.text.endswith(match[1])
        ]
        if before:
            return before[-1]
    return None


def of_a_firm(sentence: Sentence, phrase: Phrase, measure: str) -> bool:
    """`해외 수주액은 41억 달러였다`, `매출은 …`: totals of a firm, said of the one that the sentence before is about."""
    before = plain(sentence.blank[: phrase.mention.start_char - sentence.start])
    if FIRM_ANAPHOR.match(before) and measure not in ("area", "length", "market_size"):
        return True
    if measure in ("growth", "share"):
        return FIRM_TOTAL.search(before) is not None and _HELD.search(before[-12:]) is None
    return measure == "revenue" or FIRM_TOTAL.search(before[-24:]) is not None


def _box_project(sentence: Sentence, context: Context, measure: str) -> Mention | None:
    """In the list of a box, money that is put up or spent is the undertaking's that the box is about."""
    block = sentence.block
    if block is None or block.kind != "list_item" or not block.region or context.topic is None:
        return None
    listed = context.topic.how == "heading" and measure in ("cost", "investment", "funding", "capital")
    return context.topic.mention if listed else None


def may_lean(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str, topic: Topic, *, generic: bool) -> bool:
    """Whether a figure without a subject of its own may be said of the undertaking that the text is about."""
    before = plain(sentence.blank[: phrase.mention.start_char - sentence.start])
    progress = measure in ("other", "share") and PROGRESS.search(before[-14:]) is not None
    listed = sentence.block is not None and sentence.block.kind == "list_item"
    own = listed and measure == "capital" and re.search(r"자기\s?자본|자본금?\s?$", before) is not None
    if generic or not (measure in PROJECT_MEASURES or progress or own) or of_a_firm(sentence, phrase, measure):
        return False
    if topic.how == "anaphor":
        return True
    if not progress and _has_owner(sentence, clause, phrase, measure):
        return False
    line = bool(MEASURES.find(before)) or progress
    if listed:
        return line or measure in _SAID_IN_LISTS or _counts_parts(phrase, measure)
    if measure == "count" and not line and not (_counts_parts(phrase, measure) and _unit(phrase) != "person"):
        return False  # `응답자 412명`: whoever that is
    if topic.how == "previous":
        return line or measure in _PUT_IN or not clause.closed_subject or is_deed(clause, phrase, measure)
    return (line and measure in _SAID_UNDER_HEADINGS) or (topic.how == "heading" and measure in _PUT_IN)


def _goes_elsewhere(clause: Clause, phrase: Phrase) -> bool:
    """`아시아에 3억 달러를 지원했다`, `중소기업에 5조 원을 대출했다`: the money has a receiver of its own."""
    if any(p.mention.label == "PLACE" and p.case == "dative" for p in clause.phrases):
        return True
    before = plain(clause.text[: max(0, phrase.mention.start_char - clause.start)])
    receiver = _RECEIVER.search(before)
    return receiver is not None and _OF_THE_WORKS.search(receiver[1]) is None


def _counts_parts(phrase: Phrase, measure: str) -> bool:
    """A count of what is built, housed or taught: `정수장 2개소`, `320명 교육`; not of firms or countries."""
    return measure in ("count", "population") and _unit(phrase) not in ("company", "country", "city", "case")


def _unit(phrase: Phrase) -> str:
    return phrase.mention.value.unit if isinstance(phrase.mention.value, Amount) else ""


def _has_owner(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> bool:
    """Whether the clause has a topic or subject of its own that the figure may be said of. Who puts money in is none."""
    if measure in ("funding", "investment") and _goes_elsewhere(clause, phrase):
        return True
    if measure == "cost" or is_deed(clause, phrase, measure):
        return False
    return any(
        p.mention.label in ("ORG", "PLACE")
        and p.case in ("topic", "subject")
        and p.mention.start_char < phrase.mention.start_char
        for p in sentence.phrases
    )
