"""What a figure measures: the nearest cue that its kind allows, else what its unit says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.lexicon import MEASURES, UNDERTAKING, UNIT_MEASURES, Cue
from pipeline.types import Amount, Mention

if TYPE_CHECKING:
    from pipeline.relations.syntax import Clause, Phrase, Sentence

_MONEY_MEASURES = frozenset(
    ["cost", "investment", "funding", "contract", "revenue", "market_size", "capital", "other", "growth"]
)
PERCENT_MEASURES = frozenset({"share", "growth", "other"})
_QUANTITY_MEASURES = frozenset({"area", "length", "population", "count", "capacity"})
GENERIC = re.compile(
    rf"^\s?(?:상당|규모|가량|정도|이상|안팎|\s)*(?:의|짜리)\s?(?:[가-힣A-Za-z·]{{1,12}}\s){{0,3}}(?:[가-힣A-Za-z·]{{0,8}})(?:{UNDERTAKING.pattern})",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"^\s?(?:이상|가량|정도|이하|씩|대|포인트|p|\s)*(?:의\s)?(?:성장|증가|감소|늘|줄|상승|하락|급증|급감|확대|growth|increase)"
)
_TIGHT = 10


def find_measure(sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[str, float]:
    """The measure of a figure and how sure it is: the nearest cue that its kind allows, else what its unit says."""
    text, start, end = _zone(sentence, clause, phrase)
    mention = phrase.mention
    unit = by_unit(mention, text)
    if unit in ("area", "length", "capacity"):
        return unit, 0.95
    before, after = text[:start], text[end:]
    if mention.label == "PERCENT" and _RATE_AFTER.match(plain(after)):
        return "growth", 0.95
    left = allowed(MEASURES.find(before), mention)
    right = allowed(MEASURES.find(after), mention)
    tight_left = left[-1] if left and len(plain(before[left[-1].end :])) <= _TIGHT else None
    tight_right = right[0] if right and len(plain(after[: right[0].start])) <= _TIGHT else None
    if mention.label == "PERCENT" and tight_right is not None and tight_right.attribute == "share":
        return "share", 0.9
    if tight_left is not None and not _other_figure_between(sentence, clause, phrase, tight_left):
        return tight_left.attribute, 0.95
    if tight_right is not None:
        return tight_right.attribute, 0.9
    near = left[-1] if left else right[0] if right else None
    if near is not None and (unit in ("other", "share") or mention.label == "MONEY"):
        return near.attribute, 0.7
    if mention.label == "MONEY" and (GENERIC.match(plain(after)) or re.match(r"\s?규모", plain(after))):
        return "cost", 0.75
    return unit, 0.75 if unit != "other" else 0.5


def _zone(sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[str, int, int]:
    """The text whose cues may speak of a figure (its bracket, or its clause), and where the figure stands in it."""
    if phrase.bracket >= 0:
        bracket = sentence.brackets[phrase.bracket]
        return bracket.text, phrase.mention.start_char - bracket.start, phrase.mention.end_char - bracket.start
    return clause.text, phrase.mention.start_char - clause.start, phrase.mention.end_char - clause.start


def plain(text: str) -> str:
    """A text without the marks that stand for mentions and brackets."""
    return re.sub("[\x00\x01]+", "", text)


def _other_figure_between(sentence: Sentence, clause: Clause, phrase: Phrase, cue: Cue) -> bool:
    """Whether another figure of the kind stands between cue and figure: then the cue is that one's."""
    base = sentence.brackets[phrase.bracket].start if phrase.bracket >= 0 else clause.start
    return any(
        other.mention.label == phrase.mention.label and base + cue.end <= other.mention.start_char < phrase.mention.start_char
        and other.bracket == phrase.bracket and not other.joined
        for other in sentence.phrases
    )  # fmt: skip


def allowed(cues: list[Cue], mention: Mention) -> list[Cue]:
    """The cues whose measure a figure of this kind and unit can have."""
    measures = {"MONEY": _MONEY_MEASURES, "PERCENT": PERCENT_MEASURES}.get(mention.label, _QUANTITY_MEASURES)
    if mention.label == "MONEY":
        measures = measures - {"growth"}
    if mention.label == "QUANTITY" and isinstance(mention.value, Amount) and mention.value.unit != "person":
        measures = measures - {"population"} if mention.value.unit != "household" else measures
    if (
        mention.label == "QUANTITY"
        and isinstance(mention.value, Amount)
        and mention.value.unit in ("person", "country", "city")
    ):
        measures = measures - {"area", "length"}
    return [cue for cue in cues if cue.attribute in measures]


def by_unit(mention: Mention, text: str) -> str:
    """The measure that a figure's unit alone suggests; `other` if none."""
    unit = mention.value.unit if isinstance(mention.value, Amount) else ""
    if mention.label == "PERCENT":
        return "share"
    if mention.label == "MONEY":
        return "other"
    if unit in UNIT_MEASURES:
        return UNIT_MEASURES[unit]
    if "/" in unit:
        return "capacity"
    if unit in ("t", "kg", "kt", "Mt", "m3", "L", "l"):
        return "capacity" if re.search(r"생산|처리|발전|용량|능력|하역|연간|하루|일일|capacity", text) else "other"
    return "count" if unit and unit[:1].isalpha() and unit not in ("degC", "degF", "g", "h", "s") else "other"


def guess_measure(mention: Mention, text: str) -> str:
    """The measure of a figure in a table or the like: the first cue of `text` that its kind allows, else its unit's."""
    unit = by_unit(mention, text)
    if unit in ("area", "length", "capacity"):
        return unit
    cues = allowed(MEASURES.find(text), mention)
    return cues[0].attribute if cues else unit
