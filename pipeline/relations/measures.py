"""What a figure measures: the nearest cue that its kind allows, else what its unit says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.figure_cues import MEASURES, UNIT_MEASURES
from pipeline.relations.lexicon import UNDERTAKING, Cue
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
    r"^\s?(?:이상|가량|정도|이하|씩|대|포인트|p|\s)*(?:의\s)?(?:성장|증가|감소|늘|줄|상승|하락|급증|급감|확대|↑|↓|▲|▼|△|"
    r"올[라랐]|오른|[높낮]아[져졌지진]|많[은았다]|적[은었다]|떨어|뛰|growth|increase|増|減|增|成長|下降)"
)
_RECEIVED = re.compile(r"받[았는은을아고게]|유치|확보|조달")
_SUPPLIED = re.compile(r"[을를]?\s?(?:공급|납품|설치|인도|제작)")
# `3억 달러에 시공을 맡았다`: what is paid for work.
_PRICE = re.compile(r"^에\s(?:[가-힣A-Z&]{1,8}(?:[을를]|까지)?\s){0,3}?(?:시공|수주|도급|맡|따[내냈]|낙찰|계약|EPC)")
_LABEL = re.compile(r"^[\s\-·•ㅇ○□◦*※]{0,6}[(（\[]\s?([가-힣 /·]{2,16})\s?[)）\]]\s?[:：]?\s?")
_TOPIC = re.compile(r"(?:^|의\s)([가-힣 ]{2,16})[은는]\s")
_OUTPUT = re.compile(r"생산|처리|발전|용량|능력|하역|저장|탱크|연산|연간|하루|일일|\x00급|capacity", re.IGNORECASE)
_PART_OF = re.compile(r"[가-힣]의\s(?:약\s|총\s)?$")
_TIGHT = 10
# Units of single things: they have no size of their own.
_THINGS = frozenset(
    [
        "place",
        "item",
        "floor",
        "building",
        "company",
        "country",
        "city",
        "case",
        "province",
        "room",
        "household",
        "unit",
        "berth",
    ]
)

# `868억 원은 X의 차관으로`: where the money comes from, whatever it is a part of.
_RAISED = re.compile(r"[은는을를]\s(?:[가-힣A-Za-z()·]{0,20}\s?){0,3}(?:차관|융자|보조금|재정|국비|대출|기금|지원금)으?로[\s,]")


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
    if mention.label == "MONEY" and _PRICE.match(plain(after)):
        return "contract", 0.9
    if mention.label == "MONEY" and _RAISED.match(plain(after[:80])):
        return "funding", 0.9
    said = _by_cue(sentence, clause, phrase, before, after)
    if said is not None:
        return said
    if mention.label == "MONEY" and (GENERIC.match(plain(after)) or re.match(r"\s?규모", plain(after))):
        return "cost", 0.75
    topic = _topic_measure(sentence, phrase) if unit in ("count", "other") and phrase.bracket < 0 else ""
    if topic == "population" or (topic and unit == "other" and mention.label == "MONEY"):
        return (topic, 0.8) if topic in _measures_of(mention) else (unit, 0.75)
    return unit, 0.75 if unit != "other" else 0.5


def _by_cue(sentence: Sentence, clause: Clause, phrase: Phrase, before: str, after: str) -> tuple[str, float] | None:
    """The measure that the words around a figure name, the nearest before it first; None if they name none that it can have."""
    mention = phrase.mention
    left = allowed(MEASURES.find(before), mention)
    field = [] if left else allowed(_field_cues(sentence, phrase), mention)
    if field:
        return field[-1].attribute, 0.9
    right = allowed(MEASURES.find(after), mention)
    tight_left = left[-1] if left and len(plain(before[left[-1].end :])) <= _TIGHT else None
    tight_right = right[0] if right and _is_tight(after[: right[0].start]) else None
    shared = tight_right.attribute == "share" if tight_right is not None else _PART_OF.search(before) is not None
    if mention.label == "PERCENT" and shared:
        return "share", 0.9
    if tight_left is not None and not _other_figure_between(sentence, clause, phrase, tight_left):
        if tight_right is not None and tight_left.attribute == "cost" and before[tight_left.end :].startswith(("로", "으로")):
            return tight_right.attribute, 0.9  # `사업비로 3억 달러를 융자했다`
        return tight_left.attribute, 0.95
    if tight_right is not None:
        return tight_right.attribute, 0.9
    near = left[-1] if left else right[0] if right else None
    return (near.attribute, 0.7) if near is not None and mention.label in ("MONEY", "PERCENT") else None


def is_deed(clause: Clause, phrase: Phrase, measure: str) -> bool:
    """Whether the verb behind a figure says that its subject gives the money, does the work or supplies what is counted."""
    after = plain(clause.text[max(0, phrase.mention.end_char - clause.start) :])
    if measure in ("funding", "investment"):
        return _RECEIVED.search(after) is None
    if measure == "contract":
        return _PRICE.match(after) is not None
    return measure == "count" and (is_built(phrase) or _SUPPLIED.match(after) is not None)


def is_rate(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a percentage says how fast something grew or fell: `12% 늘어`."""
    after = plain(sentence.blank[phrase.mention.end_char - sentence.start :][:24])
    return phrase.mention.label == "PERCENT" and _RATE_AFTER.match(after) is not None


def is_compared(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a figure is only what another is held against: `전국 평균 33%보다 낮다`."""
    after = plain(sentence.blank[phrase.mention.end_char - sentence.start :][:12])
    return re.match(r"\s?(?:보다|에\s비해|대비)", after) is not None


def is_built(phrase: Phrase) -> bool:
    """Whether a figure counts dwellings, rooms, floors or buildings: what a place is built with."""
    unit = phrase.mention.value.unit if isinstance(phrase.mention.value, Amount) else ""
    return unit in ("household", "room", "floor", "building")


def _is_tight(gap: str) -> bool:
    """Whether a cue behind a figure is near enough to speak of it: no comma between."""
    return len(plain(gap)) <= _TIGHT and "," not in gap


def _field_cues(sentence: Sentence, phrase: Phrase) -> list[Cue]:
    """The cues of a list item's label: `(사업비) 총 3억 원`. Where it lists parts behind a colon, those have their own."""
    label = _LABEL.match(sentence.text)
    if label is None or phrase.bracket >= 0:
        return []
    between = sentence.blank[label.end() : max(label.end(), phrase.mention.start_char - sentence.start)]
    return [] if re.search(r"\s[:：=]\s", between) else MEASURES.find(label[1])


def _topic_measure(sentence: Sentence, phrase: Phrase) -> str:
    """The measure that the sentence's topic names: `A의 도시 인구는 해마다 늘어 …`."""
    before = sentence.blank[: phrase.mention.start_char - sentence.start]
    topic = _TOPIC.search(before)
    cues = MEASURES.find(topic[1]) if topic is not None else []
    return cues[-1].attribute if cues else ""


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
    measures = _measures_of(mention)
    return [cue for cue in cues if cue.attribute in measures]


def _measures_of(mention: Mention) -> frozenset[str]:
    if mention.label == "MONEY":
        return _MONEY_MEASURES - {"growth"}
    if mention.label == "PERCENT":
        return PERCENT_MEASURES
    unit = mention.value.unit if isinstance(mention.value, Amount) else ""
    if unit == "person":
        return frozenset({"population", "count", "capacity"})
    if unit in _THINGS:
        return frozenset({"population", "count"} if unit == "household" else {"count"})
    return _QUANTITY_MEASURES - {"population"}


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
    if unit in ("t", "kg", "kt", "Mt", "m3", "L", "l", "kL", "ML"):
        return "capacity" if _OUTPUT.search(text) else "other"
    return "count" if unit and unit[:1].isalpha() and unit not in ("degC", "degF", "g", "h", "s") else "other"


def guess_measure(mention: Mention, text: str) -> str:
    """The measure of a figure in a table or the like: the first cue of `text` that its kind allows, else its unit's."""
    unit = by_unit(mention, text)
    if unit in ("area", "length", "capacity"):
        return unit
    cues = allowed(MEASURES.find(text), mention)
    return cues[0].attribute if cues else unit
