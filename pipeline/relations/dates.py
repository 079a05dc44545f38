"""What each date dates, and as what: `date_of`, to a figure or to an undertaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.dated import dated_projects, find_postponed
from pipeline.relations.facts import dead_clauses
from pipeline.relations.figure_cues import CLIMBS, EVENTS, SINCE, UNTIL
from pipeline.relations.lexicon import DROPPED, NEGATED, STRONG_ROLES, Cue
from pipeline.relations.measures import is_compared, is_rate, plain
from pipeline.relations.syntax import FIGURES, Clause, Phrase, Sentence
from pipeline.types import CalendarDate, Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context

SOURCE = "rule:date_of"
_BEHIND_FIGURE = re.compile(r"\s(?:in|at|during|for|by|as of)\s(?:the\s)?(?:end of\s)?(?:early\s|late\s|mid-?)?")
_COMPARED = re.compile(r"^\s?(?:동기|동월|같은\s기간)?(?:에|보다|의)?\s?(?:대비|비해|비교|보다|부터 시작된 위기)")
_AMOUNT_NOUN = re.compile(r"^\s?(?:금?액|잔[고액]|목표|고\b|고[는가를]|규모|실적|잔액|가\b)")
_OF_FIGURE = frozenset({"as_of", "forecast"})
_SAID_OF_FIGURES = frozenset({"", "as_of", "forecast", "announcement", "period"})
_BUILDS = re.compile(r"지을|짓[는고기]|건설(?:할|하기|하고|한다)|조성(?:할|하기|하고|한다)")
_DEADLINE = re.compile(r"(?:기한|일시|기일|마감일?)\s?[:：]\s?$")
# A clause that stands although what follows it came to nothing: `양해각서를 맺었으나 중단됐다`, not `준공할 예정이었으나`.
_STANDS = re.compile(r"(?:지만|으나|는데|ㄴ데|은데|나)$")
_PLANNED = re.compile(r"예정|계획|목표|추진|려[고던]")
_PERIOD_LINE = re.compile(r"기간|공기(?=\s?[:：])|period|期間|工期|年限", re.IGNORECASE)
_OPERATION = re.compile(r"(?:운영|영업|가동|운전|서비스|상업\s?운전)[을를]?\s?(?:개시|시작|에\s?들어)")
_HANGUL = re.compile("[가-힣]")
_RELEASED = re.compile(
    r"^\W{0,4}(?:보도|배포|발표|발간|발행|작성|게재|게시|등록|공개|엠바고)\s?(?:일시|일자|시점|시간|날짜|일)\s?[:：]"
)


def find_dates(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `date_of` relations of a sentence, in the order of the dates. A date that dates nothing named gives none."""
    if sentence.block is not None and sentence.block.kind in ("source_note", "header", "page_number"):
        return
    if _RELEASED.match(sentence.blank):  # the day of the report itself
        return
    dead = {number for number in dead_clauses(sentence) if not _stands(sentence.clauses[number])}
    postponed = find_postponed(sentence)
    for phrase in sentence.with_label("DATE"):
        if postponed is not None and phrase.index in postponed[0]:
            continue
        if postponed is not None and phrase.index == postponed[1]:
            for mention, sure in dated_projects(sentence, context, sentence.clauses[phrase.clause], phrase.clause, phrase)[:1]:
                yield _relation(sentence, phrase, mention, postponed[2], 0.85 * sure)
        elif (figure := _figure_behind(sentence, phrase)) is not None:
            yield _relation(sentence, phrase, figure, "as_of", 0.85)
        elif phrase.bracket >= 0:
            yield from _in_bracket(sentence, context, phrase)
        else:
            yield from _in_clause(sentence, context, phrase, dead=phrase.clause in dead)


def _figure_behind(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """The figure that an English date stands straight behind: `£410 million in 2020`."""
    at = sentence.phrases.index(phrase)
    before = sentence.phrases[at - 1].mention if at else None
    if before is None or before.label not in FIGURES:
        return None
    gap = sentence.blank[before.end_char - sentence.start : phrase.mention.start_char - sentence.start]
    return before if _BEHIND_FIGURE.fullmatch(gap) else None


def _event_behind(sentence: Sentence, clause: Clause, phrase: Phrase) -> str:
    """The event of the English verb that leads up to a date: `began in 2015 and was completed in 2018`."""
    ends = [p.mention.end_char for p in sentence.with_label("DATE") if p.mention.end_char <= phrase.mention.start_char]
    start = max(clause.start, *ends, clause.start)
    text = clause.text[start - clause.start : phrase.mention.start_char - clause.start]
    cues = EVENTS.find(text) if re.search(r"\b(?:in|on|by|at|from|since)\s(?:\w{3,5}\s)?$", text) else []
    return cues[-1].attribute if cues else ""


def _stands(clause: Clause) -> bool:
    return (
        clause.ending == "link"
        and _STANDS.search(clause.joint) is not None
        and not (_PLANNED.search(clause.text) or NEGATED.search(clause.text) or DROPPED.search(clause.text))
    )


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
    elif host is None and event == "as_of" and _figures_before(sentence, bracket.start):
        yield _relation(sentence, phrase, _figures_before(sentence, bracket.start)[-1].mention, "as_of", 0.75)
    elif host is None and bracket.host >= 0 and sentence.clauses:
        number = _clause_of(sentence, bracket.start)
        before = sentence.blank[max(0, bracket.start - sentence.start - 8) : bracket.start - sentence.start]
        cue = _last_event(before)
        chosen = event or (cue.attribute if cue is not None else "")
        if chosen and chosen not in _OF_FIGURE:
            for mention, sure in dated_projects(sentence, context, sentence.clauses[number], number, phrase)[:1]:
                yield _relation(sentence, phrase, mention, chosen, 0.85 * sure)


def _figures_before(sentence: Sentence, position: int) -> list[Phrase]:
    """The figures of the clause in which a bracket stands, up to it: `급수율은 37%로 낮다(2023년 기준)`."""
    number = _clause_of(sentence, position)
    return [
        p
        for p in sentence.phrases
        if p.mention.label in FIGURES and p.clause == number and p.bracket < 0 and p.mention.end_char <= position
    ]


def _clause_of(sentence: Sentence, position: int) -> int:
    return next((n for n, clause in enumerate(sentence.clauses) if position < clause.end), len(sentence.clauses) - 1)


def _in_clause(sentence: Sentence, context: Context, phrase: Phrase, *, dead: bool) -> Iterator[Relation]:
    clause = sentence.clauses[phrase.clause]
    start = phrase.mention.end_char - clause.start
    stop = _zone_end(clause, phrase)
    zone = clause.text[start : stop - clause.start]
    if _COMPARED.match(zone):
        return
    label = clause.text[: phrase.mention.start_char - clause.start]
    figures, sure = _reached(sentence, phrase, stop)
    event = _event_behind(sentence, clause, phrase) or _find_event(clause, phrase, zone)
    if _PERIOD_LINE.search(label) and ":" in label.replace("：", ":"):
        event, figures = "period", []
    elif _DEADLINE.search(plain(label)):
        event, figures = "other", []
    elif event == "as_of" and figures:
        yield from _to_figures(sentence, phrase, figures, event, sure)
        return
    if _is_day(phrase.mention):
        figures = []
    projects = dated_projects(sentence, context, clause, phrase.clause, phrase)
    if not event and projects and _is_dated_closely(phrase.mention):
        event, dead = _event_ahead(sentence, phrase.clause), dead
    if not event and projects and DROPPED.search(zone) and _among(sentence, projects[0][0]):
        yield _relation(sentence, phrase, projects[0][0], "other", 0.8 * projects[0][1])
        return
    climbs = figures and UNTIL.match(plain(zone)) and CLIMBS.search(zone) is not None and event == "period"
    of_works = _funds_project(clause, event, zone) or (event == "period" and bool(projects) and _builds(zone))
    if figures and (event in _SAID_OF_FIGURES or dead or climbs) and not of_works:
        yield from _to_figures(sentence, phrase, figures, "forecast" if climbs else event, sure)
    elif projects and event and event != "as_of" and not dead:
        for mention, fit in projects[:1]:
            yield _relation(sentence, phrase, mention, event, 0.88 * fit)
    elif figures:
        yield from _to_figures(sentence, phrase, figures, event or "as_of", sure)


def _reached(sentence: Sentence, phrase: Phrase, stop: int) -> tuple[list[Phrase], float]:
    """The figures that a date may date, and how sure that is."""
    clause = sentence.clauses[phrase.clause]
    figures = _figures(sentence, phrase, stop)
    if figures and all(is_rate(sentence, p) for p in figures) and clause.ending == "adnominal":
        ahead = [p for p in sentence.phrases if p.mention.label in FIGURES and p.clause == phrase.clause + 1 and p.bracket < 0]
        if ahead and not _date_between(sentence, clause.end, ahead[0].mention.start_char):
            return ahead[:1], 0.8  # `지난해 잔액은 12% 늘어난 8조 원이다`
    named = any(p.mention.label == "PROJECT" for p in clause.phrases)
    if not figures and clause.ending == "link" and not named:
        return _figures_ahead(sentence, phrase.clause), 0.55
    return figures, 0.88


def _date_between(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= p.mention.start_char < end for p in sentence.with_label("DATE"))


def _is_day(mention: Mention) -> bool:
    value = mention.value.edtf if isinstance(mention.value, CalendarDate) else ""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None or mention.text.rstrip().endswith("일")


def _is_dated_closely(mention: Mention) -> bool:
    value = mention.value.edtf if isinstance(mention.value, CalendarDate) else ""
    return _is_day(mention) or re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value) is not None


def _event_ahead(sentence: Sentence, number: int) -> str:
    """`3일 X에 2억 달러를 빌려주는 계약을 체결했다고 밝혔다`: the event of the clauses that take up the date's."""
    for clause in sentence.clauses[number + 1 : number + 3]:
        if any(p.mention.label in ("DATE", "PROJECT") for p in clause.phrases) or clause.closed_subject:
            return ""
        event = _first_event(clause.text)
        if event:
            return event if event not in _OF_FIGURE else ""
    return ""


def _among(sentence: Sentence, mention: Mention) -> bool:
    return any(p.mention is mention for p in sentence.phrases)


def _builds(zone: str) -> bool:
    return _BUILDS.search(zone) is not None


def _zone_end(clause: Clause, phrase: Phrase) -> int:
    """Where the reach of a date to its right ends: at the next date that is not the other end of the same period."""
    for other in clause.phrases:
        if other.mention.label == "DATE" and other.mention.start_char > phrase.mention.start_char:
            if _COMPARED.match(clause.text[other.mention.end_char - clause.start :]):
                continue
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
    kept = [p for n, p in enumerate(figures[:4]) if n == 0 or not (is_rate(sentence, p) or is_compared(sentence, p))]
    for place, figure in enumerate(kept):
        yield _relation(sentence, phrase, figure.mention, chosen, max(0.5, sure - 0.08 * place))


def _relation(sentence: Sentence, phrase: Phrase, tail: Mention, event: str, score: float) -> Relation:
    return Relation("date_of", phrase.mention, tail, event, round(min(score, 0.99), 3), SOURCE, sentence.evidence)
