"""What a figure is said of: the name that its clause, its sentence or its surroundings give it; None where that is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.facts import is_analogy
from pipeline.relations.figure_cues import FIRM_TOTAL, MEASURES, PROGRESS
from pipeline.relations.leaning import find_leaning, may_lean
from pipeline.relations.lexicon import ANAPHOR, UNDERTAKING
from pipeline.relations.measures import GENERIC, is_built, is_deed, plain

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Clause, Phrase, Sentence
    from pipeline.types import Mention

# How well a measure goes with a tail of each label; what is not listed does not go.
_OF_PROJECTS = (
    "cost", "investment", "funding", "contract", "area", "length", "population", "capacity", "count", "capital", "share",
)  # fmt: skip
FIT: dict[str, dict[str, float]] = {
    "PROJECT": dict.fromkeys(_OF_PROJECTS, 0.85) | {"growth": 0.5, "revenue": 0.6, "other": 0.6},
    "ORG": {
        "revenue": 0.85, "capital": 0.8, "share": 0.8, "contract": 0.65, "investment": 0.65, "funding": 0.6, "growth": 0.62,
        "count": 0.62, "capacity": 0.55, "other": 0.5, "area": 0.45,
    },
    "PLACE": {
        "population": 0.85, "area": 0.75, "share": 0.7, "growth": 0.65, "count": 0.5, "length": 0.5, "contract": 0.6,
        "investment": 0.55, "funding": 0.55, "revenue": 0.45, "capacity": 0.5, "other": 0.5, "market_size": 0.8,
    },
}  # fmt: skip
_CASE = {
    "topic": 1.0, "subject": 1.0, "genitive": 1.0, "object": 0.95, "dative": 0.95, "bare": 0.85, "locative": 0.75,
    "source": 0.7, "by": 0.7, "with": 0.6, "with_genitive": 0.6, "as": 0.6,
}  # fmt: skip
_MODIFIES = re.compile(
    r"^\s?(?:상당|규모|가량|정도|이상|이하|안팎|수준|미만|내외|\s)*(?:의|짜리|인|규모의|을 들인|"
    r"를 들인|에 달하는|에 이르는|이 넘는|가 넘는|을 넘는|를 넘는)?\s?"
)
_COPULA = re.compile(r"^(?:이다|이며|이고|다\.|로서?[,\s]|으로서?[,\s]|입니다|임|\.|$)")
_MADE_OF = re.compile(r"\s?(?:으로|로)\s(?:구성|이루어|이뤄)")
_COORDINATE = re.compile(r"(?:고|며|지만|으나|나|는데|ㄴ데|은데)$")
# `매출 비중` after a place: the place is where a firm sells, not whose share it is.
_SOLD_THERE = re.compile(r"^(?:내|시장|지역|향)?\s?(?:매출|수주|수출|영업|판매|생산|공장|법인)")
_HOLDS = re.compile(r"^\s?(?:은|는|을|를)\s$")
# What may stand before the place that a market is of: a bullet, a source.
_OPENING = re.compile(r"[\s\-·•ㅇ○□◦*※]*(?:[^,.]{0,40}(?:따르면|의하면),?\s)?")
_LOAN_OF = re.compile(r"의\s(?:융자|대출|차관|지원|출자|보조|투자)금?")
_LEAST = 0.4
_OBJECTS = ("object", "dative")


def find_subject(
    sentence: Sentence, context: Context, clause: Clause, phrase: Phrase, measure: str
) -> tuple[Mention | None, float]:
    """What a figure of that measure is said of, and how sure that is; None where nothing fits."""
    if measure == "market_size":
        return _market_of(sentence, phrase)
    fixed = _modified(sentence, clause, phrase, measure) or (find_holder(sentence, phrase) if measure == "share" else None)
    if fixed is not None:
        return fixed.mention, 0.88
    candidate, score = _best_candidate(sentence, clause, phrase, measure)
    best = candidate.mention if candidate is not None else None
    generic = is_unnamed(sentence, clause, phrase, measure)
    after = plain(clause.text[phrase.mention.end_char - clause.start :])
    made_of = phrase.bracket < 0 and _MADE_OF.match(after) is not None
    if best is not None and (generic or made_of) and best.label != "PROJECT":
        best, score = None, 0.0
    if best is None or best.label != "PROJECT":
        giver = candidate is not None and _only_does(sentence, clause, phrase, candidate, measure)
        leaning = find_leaning(sentence, context, phrase, measure, 0.0 if giver else score)
        if leaning is not None:
            return leaning
        topic = context.topic
        if (
            giver
            and topic is not None
            and topic.how != "report"
            and may_lean(sentence, clause, phrase, measure, topic, generic=generic)
        ):
            return topic.mention, 0.8 * topic.strength + 0.1
    if best is not None and score >= _LEAST:
        return best, score
    topic = context.topic
    if topic is not None and may_lean(sentence, clause, phrase, measure, topic, generic=generic):
        return topic.mention, 0.8 * topic.strength + 0.1
    return None, 0.5


def _market_of(sentence: Sentence, phrase: Phrase) -> tuple[Mention | None, float]:
    """The country of `중국 시장은`, `중국의 물류 시장 규모는`: the place right before the market that the sentence is about."""
    for other in sentence.phrases:
        if other.mention.label != "PLACE" or other.bracket >= 0 or other.mention.start_char > phrase.mention.start_char:
            continue
        after = plain(sentence.blank[other.mention.end_char - sentence.start :])[:30]
        first = _OPENING.fullmatch(sentence.blank[: other.mention.start_char - sentence.start])
        if first and re.match(r"(?:의)?\s(?:[가-힣A-Za-z]{1,8}\s){0,2}시장(?:\s규모)?[은는이가]\s", after):
            return other.mention, 0.8
    return None, 0.85


def _only_does(sentence: Sentence, clause: Clause, phrase: Phrase, candidate: Phrase, measure: str) -> bool:
    """Whether a name only gives the money, takes the job or supplies the things that the figure counts."""
    after_name = plain(sentence.blank[candidate.mention.end_char - sentence.start :][:12])
    lends = candidate.case == "genitive" and _LOAN_OF.match(after_name) is not None
    if not (lends or candidate.case in ("topic", "subject", "bare")) or candidate.mention.label == "PROJECT":
        return False
    return is_deed(clause, phrase, measure)


def _best_candidate(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> tuple[Phrase | None, float]:
    """The best of the sentence's names. Who gives money is no candidate where the sentence says what it is given to."""
    found = list(_candidates(sentence, clause, phrase, measure))
    if measure in ("funding", "investment", "contract", "cost") or (measure == "count" and is_built(phrase)):
        given_to = [(other, worth) for other, worth in found if _takes(other, measure)]
        if given_to and max(worth for _, worth in given_to) >= _LEAST:
            found = given_to
    best: Phrase | None = None
    score = 0.0
    for candidate, worth in found:
        if worth > score + 1e-9:
            best, score = candidate, worth
    return best, score


def _takes(other: Phrase, measure: str) -> bool:
    """Whether a name stands for what money is put into: an undertaking, or a fund or firm in the dative."""
    if other.mention.label == "PROJECT":
        return True
    return measure in ("funding", "investment") and other.mention.label == "ORG" and other.case == "dative"


def find_holder(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """`지분 51%는 A가`, `40%를 B가 보유`: who holds a share that stands first."""
    at = sentence.phrases.index(phrase)
    following = sentence.phrases[at + 1] if at + 1 < len(sentence.phrases) else None
    if following is None or following.mention.label != "ORG" or following.bracket != phrase.bracket:
        return None
    gap = sentence.blank[phrase.mention.end_char - sentence.start : following.mention.start_char - sentence.start]
    return following if following.case == "subject" and _HOLDS.match(gap) else None


def _modified(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> Phrase | None:
    """The name that the figure describes: `3조 원 규모의 X`, `5천만 달러를 투입하는 X`, `지분 5%를 가진 A`."""
    if phrase.bracket >= 0:
        return None
    if measure == "share" and clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "ORG":
        held = re.match(
            r"\s?[을를]\s(?:보유|소유|확보|가지|가진|갖)", plain(clause.text[phrase.mention.end_char - clause.start :])
        )
        return clause.head if held and not _acts_in(clause) else None
    for other in sentence.phrases:
        if other.mention.start_char < phrase.mention.end_char or other.mention.label not in FIT or other.bracket >= 0:
            continue
        gap = plain(sentence.blank[phrase.mention.end_char - sentence.start : other.mention.start_char - sentence.start])
        gap = re.sub(r"\([^)]{0,60}\)", "", gap)
        rest = _MODIFIES.sub("", gap, count=1)
        if (
            rest != gap
            and re.fullmatch(r"(?:[가-힣]{1,8}\s){0,2}[‘'“\"]?", rest)
            and not re.search(r"[을를에]\s|[와과]\s", gap)
        ):
            return other if _may_describe(other, measure) else None
        break
    if clause.ending == "adnominal" and clause.head is not None and _may_describe(clause.head, measure):
        before = [
            p for p in clause.phrases if p.mention.label == "PROJECT" and p.mention.start_char < phrase.mention.start_char
        ]
        return None if before else clause.head
    return None


def _may_describe(other: Phrase, measure: str) -> bool:
    return other.mention.label == "PROJECT" and FIT["PROJECT"].get(measure, 0) > 0


def _acts_in(clause: Clause) -> bool:
    return any(p.case in ("subject", "topic") and p.mention.label in ("ORG", "PLACE", "PERSON") for p in clause.phrases)


def _candidates(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> Iterator[tuple[Phrase, float]]:
    for other in _inside(sentence, clause, phrase):
        fit = FIT.get(other.mention.label, {}).get(measure, 0.0)
        if not fit or other.case == "according" or is_analogy(sentence, other) or _barred(sentence, phrase, other, measure):
            continue
        yield other, fit * _worth(sentence, phrase, other, measure)
    yield from _carried(sentence, clause, phrase, measure)


def _worth(sentence: Sentence, phrase: Phrase, other: Phrase, measure: str) -> float:
    """How well a name of the same clause stands to be what the figure is said of: by its case and the way between."""
    worth = _CASE.get(other.case, 0.5)
    after = other.mention.start_char > phrase.mention.start_char
    touches = not after and _touches(sentence, other, phrase)
    worth *= 0.85 if after else 1.15 if touches else 1.0
    label = other.mention.label
    if measure == "share" and not after and _is_whole(sentence, other, phrase):
        worth *= 0.3
    if measure == "share" and label == "PROJECT" and not _touches_cue(sentence, other):
        worth *= 0.75
    if measure == "share" and label == "ORG" and other.case == "genitive" and _other_holder(sentence, phrase, other):
        worth *= 0.5
    if label == "PLACE" and other.case in ("bare", "dative", "locative") and not touches:
        worth *= 0.7
    if other.nouns and label != "PROJECT" and not MEASURES.find(" ".join(other.nouns)) and not after:
        worth *= 0.7
    return worth


def _barred(sentence: Sentence, phrase: Phrase, other: Phrase, measure: str) -> bool:
    """What a name cannot be said to have: a place the sales of a firm there, a builder the progress of the work."""
    before = sentence.blank[: phrase.mention.start_char - sentence.start]
    if other.mention.label == "PROJECT":
        return bool(FIRM_TOTAL.search(plain(before[-80:])[-24:])) and not _genitive_of_total(sentence, other)
    if measure == "other" and PROGRESS.search(plain(before[-60:])[-14:]):
        return True
    after = plain(sentence.blank[other.mention.end_char - sentence.start :][:60])[:12].lstrip()
    compared = re.match(r"보다", plain(sentence.blank[phrase.mention.end_char - sentence.start :][:20])[:4]) is not None
    if other.mention.label == "PLACE":
        return compared or (measure in ("share", "growth") and _SOLD_THERE.match(after) is not None)
    return False


def _genitive_of_total(sentence: Sentence, other: Phrase) -> bool:
    return other.case == "genitive" or other.mention.start_char == sentence.start


def _other_holder(sentence: Sentence, phrase: Phrase, venture: Phrase) -> bool:
    """Whether somebody else acts in the sentence, so that a share `A의 지분 30%` is held by that one."""
    return any(
        p is not venture and p.mention.label == "ORG" and p.case in ("topic", "subject") and p.clause <= phrase.clause
        for p in sentence.phrases
        if p.bracket < 0
    )


def _inside(sentence: Sentence, clause: Clause, phrase: Phrase) -> list[Phrase]:
    if phrase.bracket >= 0:
        within = [p for p in sentence.brackets[phrase.bracket].phrases if p.mention.start_char < phrase.mention.start_char]
        named = [p for p in within if p.mention.label in FIT]
        if named:
            return named[-1:]
    return [p for p in clause.phrases if p.mention.label in FIT]


def _touches(sentence: Sentence, other: Phrase, phrase: Phrase) -> bool:
    """Nothing but a particle and a hedge between a name and the figure: `A가 49%`."""
    gap = sentence.blank[other.mention.end_char - sentence.start : phrase.mention.start_char - sentence.start]
    gap = re.sub(r"^\s?\([^)]{0,60}\)", "", gap)
    return bool(re.fullmatch(r"\s?(?:이|가|은|는|의)?\s?[,:]?\s?(?:약|총|각각|최대|최소|무려)?\s?", gap))


def _is_whole(sentence: Sentence, other: Phrase, phrase: Phrase) -> bool:
    """`B성 내 GDP의 65%`: B is what the share is taken of, not whose it is."""
    gap = plain(sentence.blank[other.mention.end_char - sentence.start : phrase.mention.start_char - sentence.start])
    if other.case in ("topic", "subject"):
        return False
    part = re.fullmatch(r"\s?(?:내의|내|전체|국내|의)?\s?(?:\S{1,8}\s)?(\S{1,10})의\s?(?:약|총)?\s?", gap)
    return part is not None and not re.search(r"지분|투자|출자|점유", part.group(1))


def _touches_cue(sentence: Sentence, other: Phrase) -> bool:
    after = plain(sentence.blank[other.mention.end_char - sentence.start :][:60])[:16]
    return bool(re.match(r"(?:의|\s)?\s?(?:[가-힣]{1,4}\s)?(?:지분|투자|출자)", after))


def _carried(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> Iterator[tuple[Phrase, float]]:
    """Topics and subjects of other clauses of the sentence, and what a following adnominal clause describes."""
    nearest = _nearest_project(sentence, phrase.clause)
    for number, other_clause in enumerate(sentence.clauses):
        if other_clause is clause:
            continue
        ahead = number - phrase.clause
        described = [other_clause.head] if ahead == 1 and other_clause.head is not None else []
        for other in [*other_clause.phrases, *described]:
            fit = FIT.get(other.mention.label, {}).get(measure, 0.0)
            if not fit or is_analogy(sentence, other) or _barred(sentence, phrase, other, measure):
                continue
            if ahead < 0:
                yield other, fit * _carried_worth(sentence, clause, other_clause, other, nearest)
            elif ahead == 1 and clause.ending == "link" and nearest < 0 and not _COORDINATE.search(clause.joint):
                if other in described:
                    yield other, fit * 0.78
                elif other.mention.label == "PROJECT" and other.case in _OBJECTS:
                    yield other, fit * 0.8
                elif other.mention.label == "PROJECT" and other.case == "bare" and measure == "investment":
                    yield other, fit * 0.7  # `투자해 X 2단계를 조성`


def _nearest_project(sentence: Sentence, number: int) -> int:
    """The last clause up to `number` that names an undertaking, -1 if none does."""
    for back in range(number, -1, -1):
        if any(p.mention.label == "PROJECT" for p in sentence.clauses[back].phrases):
            return back
    return -1


def _carried_worth(sentence: Sentence, clause: Clause, other_clause: Clause, other: Phrase, nearest: int) -> float:
    """What an earlier clause's name is worth to a figure: its topic most, an undertaking that is not the nearest least."""
    label = other.mention.label
    project = label == "PROJECT"
    far = 0.7 if project and other.clause < nearest else 1.0
    if other.case in ("topic", "subject") and (project or not other.nouns):
        if other_clause.ending == "adnominal" and other.case == "subject":
            return 0.0
        return far * (0.85 if not clause.closed_subject or _measured_subject(clause) else 0.64)
    if project:
        return far * (0.8 if _owns_topic(sentence, other) else 0.5 if other.case == "genitive" else 0.62)
    if _owns_topic(sentence, other) and not (clause.closed_subject and not _measured_subject(clause)):
        return 1.2
    return 0.0


def _owns_topic(sentence: Sentence, other: Phrase) -> bool:
    """`A의 지난해 대출 잔액은 …`, `B의 도시 인구는 …`: whose measure the whole sentence is about."""
    if other.case != "genitive":
        return False
    after = sentence.blank[other.mention.end_char - sentence.start :][:40].replace("\x00", "")
    topic = re.match(r"의\s([가-힣A-Z ]{1,24}?)[은는]\s", after)
    return topic is not None and bool(MEASURES.find(topic.group(1)))


def _measured_subject(clause: Clause) -> bool:
    """Whether the clause's subject is a measure (`총사업비가`), so that what is measured lies outside."""
    measured = MEASURES.find(clause.text) or FIRM_TOTAL.search(clause.text)
    return bool(re.search(r"[이가은는]\s", clause.text)) and bool(measured)


def is_unnamed(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> bool:
    """`3억 달러 규모의 공사를`: the figure of an undertaking that has no name."""
    after = plain(clause.text[max(0, phrase.mention.end_char - clause.start) :])
    match = GENERIC.match(after) if measure not in ("count", "population", "share", "growth") else None
    if match is None or ANAPHOR.search(sentence.blank):
        return False
    return _COPULA.match(after[match.end() :]) is None and UNDERTAKING.search(match.group()) is not None
