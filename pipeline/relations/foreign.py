"""Participation in English, Japanese and Chinese sentences, at a basic level: a verb between an actor and an undertaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.relations.lexicon import ADVISED, DROPPED, NEGATED, CueTable
from pipeline.types import Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Phrase, Sentence

SOURCE = "rule:participates_in"
_HANGUL = re.compile("[가-힣]")
# Actor first: `A won the contract for X`, `AはXを受注した`, `A承建X`.
ACTIVE = CueTable(
    {
        "contractor": (
            r"\b(?:won|(?:was|were) awarded|to build|will build|is building|built|builds|constructed|constructs|"
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
            r"\b(?:provid(?:es?|ed)|will provide|lent|allocated|committed)\s\x00+\s"
            r"(?:in (?:loans|grants|financing)\s)?(?:for|to|towards)\b|"
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


_ORDERED = re.compile(r"\s?to build\b")
_AND = re.compile(r"\s?(?:,|、|and|, and|&|と|和|及|與|与)\s?(?:the )?")
_PARTS = {
    "designer": r"設計|设计|基本設計|詳細設計|監理|监理",
    "contractor": r"施工|承建|建設|建设",
    "operator": r"運営|运营|營運",
    "funder": r"融資|融资",
    "owner": r"発注|主導|主导",
}
_PART = "|".join(_PARTS.values())
_PART_TOPIC = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<part>{_PART})は(?P<name>\x00+)が(?:担当|行|請け負|手[掛が]け|務め|実施|受注)"
)
_PART_BY = re.compile(
    rf"由(?P<name>\x00+)(?:共同)?(?:负责|負責|承担|承擔|进行|進行)?(?P<part>{_PART})(?![\u4e00-\u9fff]{{0,2}}(?:院|公司))"
)


def find_foreign(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """`participates_in` for a sentence without Hangul. Nothing for denied, dropped or recommended ones."""
    if _HANGUL.search(sentence.text) or DROPPED.search(sentence.blank) or ADVISED.search(sentence.blank):
        return
    if NEGATED.search(sentence.blank):
        return
    named = [phrase for phrase in sentence.phrases if phrase.mention.label != "MONEY"]
    for first, second in pairwise(named):
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
                for actor in _joined(sentence, first):
                    yield _relation(sentence, actor, second.mention, _role(cue.attribute, gap), 0.72)
    yield from _dealt(sentence, context)


def _role(role: str, gap: str) -> str:
    """`a contract from A to build X`: who a contract comes from is the owner of the works."""
    return "owner" if role == "contractor" and _ORDERED.match(gap) else role


def _joined(sentence: Sentence, last: Phrase) -> list[Mention]:
    """An actor with those that a comma or `and` ties to it."""
    found = [last.mention]
    for phrase in reversed(sentence.phrases[: sentence.phrases.index(last)]):
        gap = sentence.blank[phrase.mention.end_char - sentence.start : found[-1].start_char - sentence.start]
        if phrase.mention.label != "ORG" or not _AND.fullmatch(gap):
            break
        found.append(phrase.mention)
    return found


def _dealt(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """Parts of the work of the undertaking that is spoken of: `設計はAが担当`, `由A负责设计`."""
    own = [phrase.mention for phrase in sentence.with_label("PROJECT")]
    topic = context.topic
    for pattern in (_PART_TOPIC, _PART_BY):
        for match in pattern.finditer(sentence.blank):
            at = sentence.start + match.start("name")
            actor = next((p.mention for p in sentence.with_label("ORG") if p.mention.start_char == at), None)
            before = [mention for mention in own if mention.end_char <= at]
            project = before[-1] if before else own[0] if own else topic.mention if topic is not None else None
            if actor is None or project is None or actor.end_char - at != match.end("name") - match.start("name"):
                continue
            role = next(role for role, words in _PARTS.items() if re.fullmatch(words, match["part"]))
            yield _relation(sentence, actor, project, role, 0.72 if own else 0.6)


def _passive(sentence: Sentence, project: Mention, actor: Mention, gap: str) -> Iterator[Relation]:
    after = sentence.blank[actor.end_char - sentence.start :].lstrip("\x00")[:10]
    cues = PASSIVE.find(gap)
    if re.search(r"[はを、]\s?$", gap) or gap.strip() == "由":
        cues = ACTIVE.find(after)
    for cue in cues[:1]:
        yield _relation(sentence, actor, project, cue.attribute, 0.72)


def _relation(sentence: Sentence, head: Mention, tail: Mention, role: str, score: float) -> Relation:
    return Relation("participates_in", head, tail, role, score, SOURCE, sentence.evidence)
