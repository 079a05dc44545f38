"""What each figure is said of: `amount_of`. Every figure of a sentence gets one relation, its tail may be None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.relations.facts import dead_clauses
from pipeline.relations.figure_cues import MEASURES
from pipeline.relations.measures import PERCENT_MEASURES, allowed, by_unit, find_measure, is_rate
from pipeline.relations.subjects import FIT, find_holder, find_subject
from pipeline.relations.syntax import FIGURES, Phrase, Sentence
from pipeline.types import Amount, Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context

SOURCE = "rule:amount_of"
# Whose money it is that a bracket splits a sum into; without one of these the parts are costs.
_SOURCES = re.compile(r"차관|융자|대출|보조|기금|(?:국|도|시|군|구|지방)비|국고|민자|자기자본|정부|유상|무상|출자|재원")
_NEAR_HOST = re.compile(r"(?:의|\s)[가-힣A-Za-z ]{1,14}")
_PART = re.compile(r"(?:\([^)]{0,40}\))?\s?(?:가운데|중|(?:으로|로|이며|이고),?\s이\s?(?:가운데|중))\s?(?:약\s?)?")
_INCLUDING = re.compile(r"[^.;]{0,40}?,? including\b")
_SPEAKER = re.compile(r"(?:当社|同社|弊社|我社|本公司|我公司)[がは]$")
_REST = re.compile(r"나머지\s(?:약\s)?$")
_GIVEN = frozenset({"funding"})
_NO_CUE = 0.5  # sureness of a measure that neither a word nor the unit tells


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
    dead = dead_clauses(sentence)
    for phrase in sentence.with_label(*FIGURES):
        result = _in_bracket(sentence, phrase, found) if phrase.bracket >= 0 else None
        if result is None:
            result = _of_clause(sentence, context, phrase, found)
        if result.measure in _GIVEN and phrase.clause in dead:
            result = _Found(result.measure, None, min(result.score, _NO_CUE))  # money that was never given is nobody's
        found[phrase.index] = result
        tail = None if result.tail is phrase.mention else result.tail
        yield Relation(
            "amount_of", phrase.mention, tail, result.measure, round(min(result.score, 0.99), 3), SOURCE, sentence.evidence
        )


def _in_bracket(sentence: Sentence, phrase: Phrase, found: dict[int, _Found]) -> _Found | None:
    """What the word before its bracket says of a figure; None if the bracket has to be read as part of the clause."""
    host = sentence.host_phrase(phrase)
    if host is not None and host.index in found:
        return _beside_figure(sentence, phrase, host.mention, found[host.index])
    if not _alone(sentence, phrase):
        return None
    if host is None:
        host = _near_host(sentence, phrase)
    if host is None or host.mention.label in FIGURES | {"DATE"}:
        return None
    return _of_host(sentence, phrase, host)


def _beside_figure(sentence: Sentence, phrase: Phrase, host: Mention, result: _Found) -> _Found | None:
    """A conversion (`3,000만 파운드(약 510억 원)`), the parts of a sum, or the share that a figure makes up."""
    mention, score = phrase.mention, result.score * 0.95
    bracket = sentence.brackets[phrase.bracket]
    cue = _cue_before(sentence, phrase)
    if is_rate(sentence, phrase):
        return _Found("growth", result.tail, score)
    if mention.label == "PERCENT":
        return _Found(result.measure if result.measure in PERCENT_MEASURES else cue or "share", result.tail, score)
    if host.label != mention.label:
        return None
    if mention.label == "QUANTITY":
        same = by_unit(host, "") == by_unit(mention, "") and _unit(host) != _unit(mention)
        return _Found(result.measure if same else cue or by_unit(mention, bracket.text), result.tail, score)
    sums = [other for other in bracket.phrases if other.mention.label == "MONEY"]
    if len(sums) == 1 and _alone(sentence, phrase) and (not cue or _unit(host) != _unit(mention)):
        return _Found(result.measure, result.tail, score)
    if result.measure == "cost" and not cue:
        paid = not _alone(sentence, phrase) or _SOURCES.search(bracket.text) is not None
        return _Found("funding" if paid else "cost", result.tail, score)
    return _Found(cue or result.measure, result.tail, score)


def _cue_before(sentence: Sentence, phrase: Phrase) -> str:
    """The measure that the words between the last figure in the bracket, or its start, and the figure name."""
    bracket = sentence.brackets[phrase.bracket]
    text = bracket.text[: phrase.mention.end_char - bracket.start]
    own = text[text.rfind(",") + 1 :]
    cues = allowed(MEASURES.find(own), phrase.mention)
    return cues[-1].attribute if cues else ""


def _unit(mention: Mention) -> str:
    return mention.value.unit if isinstance(mention.value, Amount) else ""


def _alone(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the bracket names nobody but the figures: then they are said of the word before it."""
    labels = {other.mention.label for other in sentence.brackets[phrase.bracket].phrases}
    return labels <= FIGURES | {"DATE"}


def _near_host(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """`B시 북쪽(반경 20km)`, `X의 저장탱크(20만㎘)`: the name that a plain noun before the bracket belongs to."""
    start = sentence.brackets[phrase.bracket].start
    before = [p for p in sentence.phrases if p.bracket < 0 and p.mention.end_char <= start]
    if not before or before[-1].mention.label not in FIT:
        return None
    gap = sentence.blank[before[-1].mention.end_char - sentence.start : start - sentence.start]
    return before[-1] if _NEAR_HOST.fullmatch(gap) else None


def _of_host(sentence: Sentence, phrase: Phrase, host: Phrase) -> _Found:
    bracket = sentence.brackets[phrase.bracket]
    cues = allowed(MEASURES.find(bracket.text), phrase.mention)
    around = allowed(MEASURES.find(sentence.clauses[host.clause].text), phrase.mention) if not cues and sentence.clauses else []
    measure = cues[0].attribute if cues else by_unit(phrase.mention, bracket.text)
    if not cues and phrase.mention.label != "QUANTITY" and around and measure in ("other", "share"):
        measure = around[-1].attribute
    if measure == "other" and phrase.mention.label == "MONEY" and host.mention.label == "PROJECT":
        measure = "cost"
    fits = FIT.get(host.mention.label, FIT["ORG"]).get(measure)
    return _Found(measure, host.mention, 0.85 if fits else 0.6)


def _of_clause(sentence: Sentence, context: Context, phrase: Phrase, found: dict[int, _Found]) -> _Found:
    if not sentence.clauses:  # nothing stands outside brackets
        return _Found(by_unit(phrase.mention, ""), None, _NO_CUE)
    clause = sentence.clauses[phrase.clause]
    measure, sure = find_measure(sentence, clause, phrase)
    before = _figure_before(sentence, phrase, found)
    if before is not None and (measure == "growth" or _taken_of(sentence, phrase)):
        return _Found(measure, before.tail, before.score * 0.9)
    share = _figure_before(sentence, phrase, found, label="PERCENT") if _is_rest(sentence, phrase) else None
    if share is not None:
        return _Found(share.measure, share.tail, share.score * 0.9)
    tail, fit = find_subject(sentence, context, clause, phrase, measure)
    holder = _holder_before(sentence, phrase) if measure == "share" else None
    if holder is not None:
        return _Found(measure, holder, 0.85)
    if tail is not None and _is_apart(sentence, phrase, tail):
        tail = None
    if measure == "count" and _unit(phrase.mention) == "person" and tail is not None and tail.label == "PLACE":
        measure = "population"
    if measure == "other" and sure <= _NO_CUE and tail is None and phrase.mention.label == "MONEY" and phrase.bracket < 0:
        money = _figure_before(sentence, phrase, found, label="MONEY")
        if money is not None:  # `… 규모는 3억 원에서 5억 원으로`
            return _Found(money.measure, money.tail, money.score * 0.85)
    return _Found(measure, tail, (0.5 + 0.5 * sure) * fit if tail is not None else 0.6 * sure)


def _holder_before(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """The body that a Japanese share stands straight behind: `X社が40%を出資`."""
    at = sentence.phrases.index(phrase)
    before = sentence.phrases[at - 1].mention if at else None
    if before is None or before.label != "ORG":
        return None
    gap = sentence.blank[before.end_char - sentence.start : phrase.mention.start_char - sentence.start]
    return before if gap in ("が", "は") else None


def _is_apart(sentence: Sentence, phrase: Phrase, tail: Mention) -> bool:
    """Whether a figure is of a whole whose named part follows (`£3m, including …`), or of the speaker (`当社が60%`)."""
    before = sentence.blank[: phrase.mention.start_char - sentence.start]
    if _SPEAKER.search(before):
        return True
    behind = sentence.blank[phrase.mention.end_char - sentence.start : max(0, tail.start_char - sentence.start)]
    return tail.label == "PROJECT" and _INCLUDING.match(behind) is not None


def _taken_of(sentence: Sentence, phrase: Phrase) -> bool:
    """`총사업비 3억 달러 가운데 65%는`: a share of the figure before."""
    at = sentence.phrases.index(phrase)
    before = sentence.phrases[at - 1] if at else None
    if phrase.mention.label != "PERCENT" or before is None or before.mention.label not in ("MONEY", "QUANTITY"):
        return False
    gap = sentence.blank[before.mention.end_char - sentence.start : phrase.mention.start_char - sentence.start]
    return _PART.fullmatch(gap) is not None


def _is_rest(sentence: Sentence, phrase: Phrase) -> bool:
    """`80%는 차관으로, 나머지 20%는 예산으로`: the rest of what the share before is taken of, where nobody is named for it."""
    text = sentence.blank[: phrase.mention.start_char - sentence.start]
    return phrase.mention.label == "PERCENT" and _REST.search(text) is not None and find_holder(sentence, phrase) is None


def _figure_before(sentence: Sentence, phrase: Phrase, found: dict[int, _Found], *, label: str = "") -> _Found | None:
    """What was found of the figure before, outside brackets; without a label, None if a name stands between the two."""
    for other in reversed(sentence.phrases[: sentence.phrases.index(phrase)]):
        if other.bracket >= 0 or other.mention.label == "DATE":
            continue
        if other.index in found and label in ("", other.mention.label):
            return found[other.index]
        if not label:
            return None
    return None
