"""What each date dates, and as what: `date_of`, to a figure or to an undertaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.facts import dead_clauses, is_analogy
from pipeline.relations.lexicon import EVENTS, SINCE, STRONG_ROLES, UNTIL, Cue
from pipeline.relations.syntax import FIGURES, Clause, Phrase, Sentence
from pipeline.types import CalendarDate, Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context

SOURCE = "rule:date_of"
_COMPARED = re.compile(r"^(?:에|보다|의)?\s?(?:대비|비해|비교|보다|부터 시작된 위기)")
_AMOUNT_NOUN = re.compile(r"^\s?(?:금?액|고\b|고[는가를]|규모|실적|잔액|가\b)")
_OF_FIGURE = frozenset({"as_of", "forecast"})
_PERIOD_LINE = re.compile(r"기간|period|期間|工期|年限", re.IGNORECASE)
_OPERATION = re.compile(r"(?:운영|영업|가동|운전|서비스|상업\s?운전)[을를]?\s?(?:개시|시작|에\s?들어)")
_HANGUL = re.compile("[가-힣]")


def find_dates(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `date_of` relations of a sentence, in the order of the dates. A date that dates nothing named gives none."""
    if sentence.block is not None and sentence.block.kind in ("source_note", "header", "page_number"):
        return
    dead = dead_clauses(sentence)
    for phrase in sentence.with_label("DATE"):
        if phrase.bracket >= 0:
            yield from _in_bracket(sentence, context, phrase)
        else:
            yield from _in_clause(sentence, context, phrase, dead=phrase.clause in dead)


def _in_bracket(sentence: Sentence, context: Context, phrase: Phrase) -> Iterator[Relation]:
    """`X(1994년)`, `참가(2008년 합의)`, `8조 달러(2013년 기준)`, `착공(2019년)`."""
    bracket = sentence.brackets[phrase.bracket]
    after = bracket.text[phrase.mention.end_char - bracket.start :]
    event = _first_event(after)
    host = sentence.host_phrase(phrase)
    inner = [p for p in bracket.phrases if p.mention.label in FIGURES and p.mention.start_char > phrase.mention.start_char]
    if inner:
        yield _relation(sentence, phrase, inner[0].mention, event if event in _OF_FIGURE else "as_of", 0.75)
    elif host is not None and host.mention.label in FIGURES:
        yield _relation(
            sentence, phrase, host.mention, event if event in _OF_FIGURE else _period(phrase.mention) or "as_of", 0.88
        )
    elif host is not None and host.mention.label == "PROJECT":
        yield _relation(sentence, phrase, host.mention, event or _period(phrase.mention) or "other", 0.85)
    elif host is None and bracket.host >= 0 and sentence.clauses:
        number = _clause_of(sentence, bracket.start)
        before = sentence.blank[max(0, bracket.start - sentence.start - 8) : bracket.start - sentence.start]
        cue = _last_event(before)
        chosen = event or (cue.attribute if cue is not None else "")
        if chosen and chosen not in _OF_FIGURE:
            for mention, sure in _projects(sentence, context, sentence.clauses[number], number, phrase)[:1]:
                yield _relation(sentence, phrase, mention, chosen, 0.85 * sure)


def _clause_of(sentence: Sentence, position: int) -> int:
    return next((n for n, clause in enumerate(sentence.clauses) if position < clause.end), len(sentence.clauses) - 1)


def _in_clause(sentence: Sentence, context: Context, phrase: Phrase, *, dead: bool) -> Iterator[Relation]:
    clause = sentence.clauses[phrase.clause]
    start = phrase.mention.end_char - clause.start
    stop = _zone_end(clause, phrase)
    zone = clause.text[start : stop - clause.start]
    if _COMPARED.match(zone):
        return
    figures = _figures(sentence, phrase, stop)
    sure = 0.88
    if not figures and clause.ending == "link" and not any(p.mention.label == "PROJECT" for p in clause.phrases):
        figures, sure = _figures_ahead(sentence, phrase.clause), 0.55
    event = _find_event(clause, phrase, zone)
    if (
        figures
        and (event in ("", "as_of", "forecast", "announcement", "period") or dead)
        and not _funds_project(clause, event, zone)
    ):
        yield from _to_figures(sentence, phrase, figures, event, sure)
        return
    projects = _projects(sentence, context, clause, phrase.clause, phrase)
    if projects and event and event != "as_of" and not dead:
        for mention, sure in projects[:1]:
            yield _relation(sentence, phrase, mention, event, 0.88 * sure)
    elif figures:
        yield from _to_figures(sentence, phrase, figures, event or "as_of", sure)


def _zone_end(clause: Clause, phrase: Phrase) -> int:
    """Where the reach of a date to its right ends: at the next date that is not the other end of the same period."""
    for other in clause.phrases:
        if other.mention.label == "DATE" and other.mention.start_char > phrase.mention.start_char:
            gap = clause.text[phrase.mention.end_char - clause.start : other.mention.start_char - clause.start]
            if re.fullmatch(r"\s?(?:초|말|중)?\s?(?:부터|이후|에서|~|-|,)?\s?", gap):
                continue
            return other.mention.start_char
    return clause.end


def _figures(sentence: Sentence, phrase: Phrase, stop: int) -> list[Phrase]:
    """The figures that a date reaches: those to its right in the clause, with their brackets."""
    start = phrase.mention.end_char
    figures = [p for p in sentence.phrases if p.mention.label in FIGURES and start <= p.mention.start_char < stop]
    return [p for p in figures if not _counted_back(sentence, p)]


def _figures_ahead(sentence: Sentence, number: int) -> list[Phrase]:
    """`2013년 …로 선정돼 3억 원을 받았다`: the figures of the next clause, if it has no date or undertaking of its own."""
    if number + 1 >= len(sentence.clauses):
        return []
    following = sentence.clauses[number + 1]
    if any(p.mention.label in ("DATE", "PROJECT") for p in following.phrases) or following.closed_subject:
        return []
    return [p for p in sentence.phrases if p.mention.label == "MONEY" and p.clause == number + 1]


def _counted_back(sentence: Sentence, phrase: Phrase) -> bool:
    """A bracket with a date of its own is dated by that."""
    return phrase.bracket >= 0 and any(p.mention.label == "DATE" for p in sentence.brackets[phrase.bracket].phrases)


def _find_event(clause: Clause, phrase: Phrase, zone: str) -> str:
    """What happened on the date: `기준` right behind it, the end of a period, else the first cue up to the clause's end."""
    near = zone.replace("\x00", "").replace("\x01", "")
    if re.match(r"\s?(?:[초말]\s?)?(?:기준|현재)", near) or re.match(r"\s?\w{0,3}\s?기준", near):
        return "as_of"
    event = _first_event(zone)
    if SINCE.match(near) or UNTIL.match(near) or _period(phrase.mention):
        if event in ("start", "completion") and not _period(phrase.mention):
            return event
        return "period"
    if not event:
        if not _HANGUL.search(clause.text):
            cue = _last_event(clause.text[: phrase.mention.start_char - clause.start])
            return cue.attribute if cue is not None else ""
        before = clause.text[: phrase.mention.start_char - clause.start]
        if _PERIOD_LINE.search(before[-14:]):
            return "period"
        cue = _last_event(before)
        if cue is not None and re.fullmatch(
            r"\s?(?:은|는|이|가|일|시기|연도|년도|목표|예정|\s)*[:：]?\s?(?:약|오는|지난)?\s?",
            before[cue.end :].replace("\x00", ""),
        ):
            return cue.attribute
    return event


def _period(mention: Mention) -> str:
    value = mention.value.edtf if isinstance(mention.value, CalendarDate) else ""
    return "period" if "/" in value else ""


def _first_event(zone: str) -> str:
    operation = _OPERATION.search(zone)
    for cue in EVENTS.find(zone):
        if _AMOUNT_NOUN.match(zone[cue.end :]) and cue.attribute == "agreement":
            return ""
        if operation is not None and operation.start() <= cue.start < operation.end():
            return "completion"
        return cue.attribute
    return ""


def _last_event(before: str) -> Cue | None:
    cues = EVENTS.find(before)
    return cues[-1] if cues else None


def _funds_project(clause: Clause, event: str, zone: str) -> bool:
    """A period over which money is put into a named undertaking dates the undertaking."""
    named = any(p.mention.label == "PROJECT" for p in clause.phrases) or (
        clause.head is not None and clause.head.mention.label == "PROJECT"
    )
    return event == "period" and named and bool(STRONG_ROLES.find(zone)) and not EVENTS_FORECAST.search(zone)


EVENTS_FORECAST = re.compile(r"전망|예측|예상|증가|성장|감소")


def _to_figures(sentence: Sentence, phrase: Phrase, figures: list[Phrase], event: str, sure: float) -> Iterator[Relation]:
    chosen = event if event in ("as_of", "forecast", "period", "agreement") else "as_of"
    for place, figure in enumerate(figures[:4]):
        yield _relation(sentence, phrase, figure.mention, chosen, max(0.5, sure - 0.08 * place))


def _projects(sentence: Sentence, context: Context, clause: Clause, number: int, phrase: Phrase) -> list[tuple[Mention, float]]:
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
        return [] if actor and topic.how != "anaphor" else [(topic.mention, topic.strength)]
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


def _relation(sentence: Sentence, phrase: Phrase, tail: Mention, event: str, score: float) -> Relation:
    return Relation("date_of", phrase.mention, tail, event, round(min(score, 0.99), 3), SOURCE, sentence.evidence)
