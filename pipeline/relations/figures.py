"""What each figure is said of: `amount_of`. Every figure of a sentence gets one relation, its tail may be None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import ANAPHOR, MEASURES
from pipeline.relations.measures import GENERIC, PERCENT_MEASURES, allowed, by_unit, find_measure, plain
from pipeline.relations.syntax import FIGURES, Clause, Phrase, Sentence
from pipeline.types import Amount, Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context, Topic

SOURCE = "rule:amount_of"
# How well a measure goes with a tail of each label; what is not listed does not go.
_FIT: dict[str, dict[str, float]] = {
    "PROJECT": dict.fromkeys(
        ((
            "cost"
        ), (
            "investment"
        ), (
            "funding"
        ), (
            "contract"
        ), (
            "area"
        ), (
            "length"
        ), (
            "population"
        ), (
            "capacity"
        ), (
            "count"
        ), (
            "capital"
        ), (
            "share"
        )), 0.85
    )
    | {"growth": 0.5, "revenue": 0.6, "other": 0.6},
    "ORG": {
        "revenue": 0.85, "capital": 0.8, "share": 0.8, "contract": 0.65, "investment": 0.65, "funding": 0.6, "growth": 0.62,
        "count": 0.62, "capacity": 0.55, "other": 0.5, "area": 0.45,
    },
    "PLACE": {
        "population": 0.85, "area": 0.75, "share": 0.7, "growth": 0.65, "count": 0.5, "length": 0.5, "contract": 0.6,
        "investment": 0.55, "funding": 0.55, "revenue": 0.45, "capacity": 0.5, "other": 0.5,
    },
}  # fmt: skip
_CASE = {
    (
        "topic"
    ): 1.0, (
        "subject"
    ): 1.0, (
        "genitive"
    ): 1.0, (
        "object"
    ): 0.95, (
        "dative"
    ): 0.95, (
        "bare"
    ): 0.85, (
        "locative"
    ): 0.75, (
        "source"
    ): 0.7,
    "with": 0.6, "with_genitive": 0.6, "by": 0.7, "as": 0.6,
}  # fmt: skip
_PROJECT_MEASURES = frozenset(
    ["cost", "investment", "funding", "contract", "area", "length", "population", "capacity", "count"]
)
_MODIFIES = re.compile(
    r"^\s?(?:상당|규모|가량|정도|이상|이하|안팎|수준|미만|내외|\s)*(?:의|짜리|인|규모의|을 들인|"
    r"를 들인|에 달하는|에 이르는|이 넘는|가 넘는|을 넘는|를 넘는)?\s?"
)
_COPULA = re.compile(r"^(?:이다|이며|이고|다\.|로서?[,\s]|으로서?[,\s]|입니다|임|\.|$)")
_SURE, _LEAST = 0.75, 0.4
_OBJECTS = ("object", "dative")


@dataclass(slots=True)
class _Found:
    measure: str
    tail: Mention | None
    score: float


def find_amounts(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """One `amount_of` for each MONEY, QUANTITY and PERCENT of the sentence, in order."""
    if sentence.block is not None and sentence.block.kind == "source_note":
        return
    found: dict[int, _Found] = {}
    for phrase in sentence.with_label(*FIGURES):
        host = sentence.host_phrase(phrase)
        if host is not None and host.index in found and _restates(host.mention, phrase.mention):
            result = _restate(found[host.index], phrase.mention)
            if not _alone(sentence, phrase) and result.measure == "cost":
                result.measure = "funding"  # `1억 달러(A은행 6천만 달러, B은행 4천만 달러)`: who pays what
        elif host is not None and host.mention.label not in FIGURES | {"DATE"} and _alone(sentence, phrase):
            result = _of_host(sentence, phrase, host)
        else:
            result = _of_clause(sentence, context, phrase)
            _inherit(sentence, phrase, result, found)
        found[phrase.index] = result
        tail = None if result.tail is phrase.mention else result.tail
        yield Relation(
            "amount_of", phrase.mention, tail, result.measure, round(min(result.score, 0.99), 3), SOURCE, sentence.evidence
        )


def _inherit(sentence: Sentence, phrase: Phrase, result: _Found, found: dict[int, _Found]) -> None:
    """An amount without any cue carries on what the sentence said of the one before: `… 규모는 3억 원에서 5억 원으로`."""
    if result.measure != "other" or phrase.mention.label != "MONEY" or phrase.bracket >= 0:
        return
    before = [p for p in sentence.phrases if p.index in found and p.mention.label == "MONEY" and p.bracket < 0]
    if before and result.tail is None:
        last = found[before[-1].index]
        result.measure, result.tail, result.score = last.measure, last.tail, last.score * 0.85


def _restates(host: Mention, mention: Mention) -> bool:
    """A conversion (`3,000만 파운드(약 510억 원)`), or the share that a figure makes up (`2,526억 엔(18.7%)`)."""
    return host.label == mention.label or (host.label in FIGURES and mention.label == "PERCENT")


def _restate(host: _Found, mention: Mention) -> _Found:
    measure = host.measure if mention.label != "PERCENT" or host.measure in PERCENT_MEASURES else "share"
    return _Found(measure, host.tail, host.score * 0.95)


def _alone(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the bracket names nobody but the figures: then they are said of the word before it."""
    labels = {other.mention.label for other in sentence.brackets[phrase.bracket].phrases}
    return labels <= FIGURES | {"DATE"}


def _of_host(sentence: Sentence, phrase: Phrase, host: Phrase) -> _Found:
    bracket = sentence.brackets[phrase.bracket]
    cues = allowed(MEASURES.find(bracket.text), phrase.mention)
    around = allowed(MEASURES.find(sentence.clauses[host.clause].text), phrase.mention) if not cues and sentence.clauses else []
    measure = cues[0].attribute if cues else by_unit(phrase.mention, "")
    if not cues and phrase.mention.label != "QUANTITY" and around and measure in ("other", "share"):
        measure = around[-1].attribute
    return _Found(
        measure, host.mention, 0.85 if _FIT[host.mention.label if host.mention.label in _FIT else "ORG"].get(measure) else 0.6
    )


def _of_clause(sentence: Sentence, context: Context, phrase: Phrase) -> _Found:
    clause = sentence.clauses[phrase.clause]
    measure, sure = find_measure(sentence, clause, phrase)
    if measure == "market_size":
        return _Found(measure, None, 0.85)
    unit = phrase.mention.value.unit if isinstance(phrase.mention.value, Amount) else ""
    tail, fit = _tail(sentence, context, clause, phrase, measure)
    if measure == "count" and unit == "person" and tail is not None and tail.label == "PLACE":
        measure = "population"
    return _Found(measure, tail, (0.5 + 0.5 * sure) * fit if tail is not None else 0.6 * sure)


def _tail(sentence: Sentence, context: Context, clause: Clause, phrase: Phrase, measure: str) -> tuple[Mention | None, float]:
    """What a figure is said of, and how sure that is; None where nothing fits."""
    modified = _modified(sentence, clause, phrase)
    if modified is not None and _FIT[modified.mention.label].get(measure, 0) > 0:
        return modified.mention, 0.88
    best: Mention | None = None
    score = 0.0
    for candidate, worth in _candidates(sentence, clause, phrase, measure):
        if worth > score + 1e-9:
            best, score = candidate.mention, worth
    generic = _is_unnamed(sentence, clause, phrase, measure)
    made_of = re.match(r"\s?(?:으로|로)\s(?:구성|이루어|이뤄)", plain(clause.text[phrase.mention.end_char - clause.start :]))
    if best is not None and (generic or (made_of and phrase.bracket < 0)) and best.label != "PROJECT":
        best, score = None, 0.0
    if best is None or best.label != "PROJECT":
        leaned = _lean(sentence, context, phrase, measure, score)
        if leaned is not None:
            return leaned
    if best is not None and score >= _LEAST:
        return best, score
    topic = context.topic
    if topic is not None and _may_lean(sentence, clause, phrase, measure, topic, generic=generic):
        return topic.mention, 0.8 * topic.strength + 0.1
    return None, 0.5


def _lean(
    sentence: Sentence, context: Context, phrase: Phrase, measure: str, score: float
) -> tuple[Mention | None, float] | None:
    """What the surroundings say of a figure more surely than the sentence's own names do; None where they do not."""
    topic = context.topic
    if topic is not None and topic.how == "anaphor" and measure in _PROJECT_MEASURES:
        return topic.mention, 0.76
    actor = context.actor
    if not score and actor is not None and actor.label == "ORG" and _of_a_firm(sentence, phrase, measure):
        return actor, 0.6
    boxed = _box_project(sentence, context, measure)
    return (boxed, 0.6) if boxed is not None and score < _SURE else None


def _of_a_firm(sentence: Sentence, phrase: Phrase, measure: str) -> bool:
    """`해외 수주액은 41억 달러였다`, `매출은 …`: totals of a firm, said of the one that the sentence before is about."""
    before = sentence.blank[: phrase.mention.start_char - sentence.start]
    return measure == "revenue" or (
        measure == "contract" and re.search(r"(?:수주|계약)\s?(?:총?액|고|실적)", before) is not None
    )


def _box_project(sentence: Sentence, context: Context, measure: str) -> Mention | None:
    """In the list of a box, money that is put up or spent is the undertaking's that the box is about."""
    block = sentence.block
    if block is None or block.kind != "list_item" or not block.region or context.topic is None:
        return None
    listed = context.topic.how == "heading" and measure in ("cost", "investment", "funding", "capital")
    return context.topic.mention if listed else None


def _modified(sentence: Sentence, clause: Clause, phrase: Phrase) -> Phrase | None:
    """The name that the figure describes: `3조 원 규모의 X`, `5천만 달러를 투입하는 X`."""
    if phrase.bracket >= 0:
        return None
    for other in sentence.phrases:
        if other.mention.start_char < phrase.mention.end_char or other.mention.label not in _FIT or other.bracket >= 0:
            continue
        gap = plain(sentence.blank[phrase.mention.end_char - sentence.start : other.mention.start_char - sentence.start])
        gap = re.sub(r"\([^)]{0,60}\)", "", gap)
        rest = _MODIFIES.sub("", gap, count=1)
        if (
            rest != gap
            and re.fullmatch(r"(?:[가-힣]{1,8}\s){0,2}[‘'“\"]?", rest)
            and not re.search(r"[을를에]\s|[와과]\s", gap)
        ):
            return other if other.mention.label == "PROJECT" else None
        break
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "PROJECT":
        before = [
            p for p in clause.phrases if p.mention.label == "PROJECT" and p.mention.start_char < phrase.mention.start_char
        ]
        return None if before else clause.head
    return None


def _candidates(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> Iterator[tuple[Phrase, float]]:
    for other in _inside(sentence, clause, phrase):
        fit = _FIT.get(other.mention.label, {}).get(measure, 0.0)
        if not fit or other.case == "according" or is_analogy(sentence, other):
            continue
        worth = fit * _CASE.get(other.case, 0.5)
        after = other.mention.start_char > phrase.mention.start_char
        if after:
            worth *= 0.85
        elif _touches(sentence, other, phrase):
            worth *= 1.15
        if measure == "share" and not after and _is_whole(sentence, other, phrase):
            worth *= 0.3
        if measure == "share" and other.mention.label == "PROJECT" and not _touches_cue(sentence, other):
            worth *= 0.75
        if (
            other.mention.label == "PLACE"
            and other.case in ("bare", "dative", "locative")
            and not _touches(sentence, other, phrase)
        ):
            worth *= 0.7
        if other.nouns and other.mention.label != "PROJECT" and not MEASURES.find(" ".join(other.nouns)) and not after:
            worth *= 0.7
        yield other, worth
    yield from _carried(sentence, clause, phrase, measure)


def _inside(sentence: Sentence, clause: Clause, phrase: Phrase) -> list[Phrase]:
    if phrase.bracket >= 0:
        within = [p for p in sentence.brackets[phrase.bracket].phrases if p.mention.start_char < phrase.mention.start_char]
        named = [p for p in within if p.mention.label in _FIT]
        if named:
            return named[-1:]
    return [p for p in clause.phrases if p.mention.label in _FIT]


def _touches(sentence: Sentence, other: Phrase, phrase: Phrase) -> bool:
    """Nothing but a particle and a hedge between a name and the figure: `A가 49%`."""
    gap = plain(sentence.blank[other.mention.end_char - sentence.start : phrase.mention.start_char - sentence.start])
    return bool(re.fullmatch(r"\s?(?:이|가|은|는|의)?\s?[,:]?\s?(?:약|총|각각|최대|최소|무려)?\s?", gap))


def _is_whole(sentence: Sentence, other: Phrase, phrase: Phrase) -> bool:
    """`B성 내 GDP의 65%`: B is what the share is taken of, not whose it is."""
    gap = plain(sentence.blank[other.mention.end_char - sentence.start : phrase.mention.start_char - sentence.start])
    part = re.fullmatch(r"\s?(?:내의|내|전체|국내|의)?\s?(?:\S{1,8}\s)?(\S{1,10})의\s?(?:약|총)?\s?", gap)
    return part is not None and not re.search(r"지분|투자|출자|점유", part.group(1))


def _touches_cue(sentence: Sentence, other: Phrase) -> bool:
    after = plain(sentence.blank[other.mention.end_char - sentence.start :])[:16]
    return bool(re.match(r"(?:의|\s)?\s?(?:[가-힣]{1,4}\s)?(?:지분|투자|출자)", after))


def _carried(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> Iterator[tuple[Phrase, float]]:
    """Topics and subjects of other clauses of the sentence, and what a following adnominal clause describes."""
    for number, other_clause in enumerate(sentence.clauses):
        if other_clause is clause:
            continue
        ahead = number - phrase.clause
        described = [other_clause.head] if ahead == 1 and other_clause.head is not None else []
        for other in [*other_clause.phrases, *described]:
            fit = _FIT.get(other.mention.label, {}).get(measure, 0.0)
            if not fit or is_analogy(sentence, other):
                continue
            if ahead < 0 and other.case in ("topic", "subject") and (other.mention.label == "PROJECT" or not other.nouns):
                if other_clause.ending == "adnominal" and other.case == "subject":
                    continue
                yield other, fit * (0.85 if not clause.closed_subject or _measured_subject(clause) else 0.64)
            elif ahead < 0 and other.mention.label == "PROJECT":
                yield other, fit * (0.5 if other.case == "genitive" else 0.62)
            elif ahead == 1 and clause.ending == "link" and other in described:
                yield other, fit * 0.78
            elif ahead == 1 and clause.ending == "link" and other.mention.label == "PROJECT" and other.case in _OBJECTS:
                yield other, fit * 0.8


def _measured_subject(clause: Clause) -> bool:
    """Whether the clause's subject is a measure (`총사업비가`), so that what is measured lies outside."""
    return bool(re.search(r"[이가은는]\s", clause.text)) and bool(MEASURES.find(clause.text))


def _is_unnamed(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str) -> bool:
    """`3억 달러 규모의 공사를`: the figure of an undertaking that has no name."""
    after = plain(clause.text[max(0, phrase.mention.end_char - clause.start) :])
    match = GENERIC.match(after) if measure not in ("count", "population", "share", "growth") else None
    if match is None or ANAPHOR.search(sentence.blank):
        return False
    return _COPULA.match(after[match.end() :]) is None


def _may_lean(sentence: Sentence, clause: Clause, phrase: Phrase, measure: str, topic: Topic, *, generic: bool) -> bool:
    """Whether a figure without a subject of its own may be said of the undertaking that the text is about."""
    if measure not in _PROJECT_MEASURES or generic or _of_a_firm(sentence, phrase, measure):
        return False
    if topic.how == "anaphor":
        return True
    others = [p for p in sentence.phrases if p.mention.label in ("ORG", "PLACE") and p.case in ("topic", "subject")]
    if others:
        return False
    line = bool(MEASURES.find(plain(sentence.blank[: phrase.mention.start_char - sentence.start])))
    if sentence.block is not None and sentence.block.kind == "list_item":
        return line or measure in ("area", "length")
    if topic.how in ("previous", "anaphor"):
        return line or not clause.closed_subject
    return line and measure in ("cost", "area", "length", "population", "capacity", "investment")
