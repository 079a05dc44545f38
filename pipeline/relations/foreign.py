"""Participation in English, Japanese and Chinese sentences, at a basic level: a verb between an actor and an undertaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.lexicon import ADVISED, DROPPED, NEGATED, CueTable
from pipeline.types import Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.syntax import Sentence

SOURCE = "rule:participates_in"
_HANGUL = re.compile("[가-힣]")
# Actor first: `A won the contract for X`, `AはXを受注した`, `A承建X`.
ACTIVE = CueTable(
    {
        "contractor": (
            r"\b(?:won|was awarded|to build|will build|is building|built|builds|constructed|constructs|"
            r"is constructing)\b|受注|施工|建設|承建|中标|承包|建设"
        ),
        "designer": r"\b(?:designed|designs|is designing|drew up|master[- ]?plan(?:ned)?)\b|設計|设计|规划",
        "developer": (
            r"\b(?:develops?|developed|is developing|will develop|implements?|implemented|launched|"
            r"is carrying out)\b|開発|推進|实施|开发|推进|推動"
        ),
        "investor": r"\b(?:invests?|invested|will invest)\b|出資|投資|投资|入股",
        "funder": (
            r"\b(?:finances?|financed|funds?|funded|lends?|lent|provided? (?:a )?(?:loan|grant)|granted)\b|"
            r"融資|円借款|貸付|贷款|资助|提供资金"
        ),
        "operator": r"\b(?:operates?|operated|will operate|runs)\b|運営|运营",
        "supplier": r"\b(?:suppl(?:y|ies|ied)|will supply|deliver(?:s|ed)?)\b|供給|納入|供应|提供设备",
        "partner": r"\b(?:agreed|signed|partner(?:s|ed)?|teamed up)\b|合意|提携|共同|合作|签署|协议",
        "owner": r"\b(?:commissioned|tendered|ordered)\b|発注|发包|招标",
    }
)
# Undertaking first: `X is being built by A`, `XはAが施工する`, `X由A承建`.
PASSIVE = CueTable(
    {
        "contractor": r"\b(?:built|constructed) by\b|由$",
        "designer": r"\bdesigned by\b",
        "developer": r"\b(?:developed|implemented|led) by\b",
        "funder": r"\b(?:financed|funded) by\b",
        "operator": r"\b(?:operated|run) by\b",
        "supplier": r"\bsupplied by\b",
        "owner": r"\b(?:owned|commissioned) by\b",
    }
)


def find_foreign(sentence: Sentence) -> Iterator[Relation]:
    """`participates_in` for a sentence without Hangul. Nothing for denied, dropped or recommended ones."""
    if _HANGUL.search(sentence.text) or DROPPED.search(sentence.blank) or ADVISED.search(sentence.blank):
        return
    if NEGATED.search(sentence.blank):
        return
    for first, second in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        gap = sentence.blank[first.mention.end_char - sentence.start : second.mention.start_char - sentence.start]
        labels = (first.mention.label, second.mention.label)
        if "." in gap or ";" in gap or len(gap) > 90:
            continue
        if labels == ("PROJECT", "ORG"):
            yield from _passive(sentence, first.mention, second.mention, gap)
        elif labels[0] == "ORG" and labels[1] == "PROJECT":
            after = sentence.blank[second.mention.end_char - sentence.start :].lstrip("\x00")[:14]
            cues = ACTIVE.find(gap) or (ACTIVE.find(after) if re.match(r"の|[はがをに、]|的", after) else [])
            for cue in cues[:1]:
                yield _relation(sentence, first.mention, second.mention, cue.attribute, 0.72)


def _passive(sentence: Sentence, project: Mention, actor: Mention, gap: str) -> Iterator[Relation]:
    after = sentence.blank[actor.end_char - sentence.start :].lstrip("\x00")[:10]
    cues = PASSIVE.find(gap)
    if re.search(r"[はを、]\s?$", gap) or gap.strip() == "由":
        cues = ACTIVE.find(after)
    for cue in cues[:1]:
        yield _relation(sentence, actor, project, cue.attribute, 0.72)


def _relation(sentence: Sentence, head: Mention, tail: Mention, role: str, score: float) -> Relation:
    return Relation("participates_in", head, tail, role, score, SOURCE, sentence.evidence)
