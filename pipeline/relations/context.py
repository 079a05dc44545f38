"""What a sentence may lean on outside itself: the heading or box it stands under, the sentence before, the whole report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pipeline.relations.figure_cues import FIRM_ANAPHOR
from pipeline.relations.lexicon import ANAPHOR, DEFINITE_HEAD, GENERIC_HEADS, LATER_WORKS
from pipeline.relations.parse import parse_sentence
from pipeline.relations.scopes import Scopes
from pipeline.relations.syntax import ACTORS, Phrase, Sentence
from pipeline.types import Analysis, Mention, Morpheme, TextBlock

if TYPE_CHECKING:
    from pipeline.relations.signature import EntityKeys

_Item = TypeVar("_Item", Morpheme, Mention)
_LONGEST = 700  # characters
_FAR = 3  # sentences that an anaphor reaches back
_NOTES = ("※", "*", "주)", "주:", "주 :")


@dataclass(frozen=True, slots=True)
class Topic:
    """The undertaking that a sentence is about without naming it. `how` is `anaphor`, `previous`, `heading` or `report`."""

    mention: Mention
    strength: float
    how: str


@dataclass(slots=True)
class Context:
    """The surroundings of one sentence. `actor` is the topic of the sentence before, in the same block.

    `heading` is the undertaking of the headings, list heads and naming lines above; `place` the country they are about.
    """

    topic: Topic | None = None
    actor: Mention | None = None
    heading: Mention | None = None
    place: Mention | None = None


@dataclass(slots=True)
class _Reach:
    """What the rules remember while they walk down the blocks of one region."""

    scopes: Scopes = field(default_factory=Scopes)
    projects: list[tuple[int, Mention]] = field(default_factory=list)  # the latest main projects, with their sentences
    block: TextBlock | None = None
    started: bool = False


def read_sentences(analysis: Analysis, mentions: Sequence[Mention], keys: EntityKeys) -> Iterator[tuple[Sentence, Context]]:
    """Every sentence of the report with its surroundings, in order. One pass: linear in the length of the report."""
    sole = _sole_project(mentions, keys)
    sizes = Counter(block.region for block in analysis.blocks)
    reaches: dict[int, _Reach] = {}
    reach = _Reach()
    previous: Sentence | None = None
    kept: Context | None = None
    for number, sentence in enumerate(_parse_all(analysis, mentions)):
        sentence.number = number
        block = sentence.block
        region = block.region if block is not None else 0
        if region in reaches or not (sizes[region] == 1 and sentence.text.startswith(_NOTES)):
            reach = reaches.setdefault(region, _Reach())  # a note of one line stays with the text that it is a note to
        if block is not reach.block:
            reach.scopes.enter(block, sentence.text)
            reach.block = block
        same_block = previous is not None and previous.block is block and block is not None
        context = _surroundings(sentence, reach, previous if same_block else None, kept if same_block else None, sole)
        if not same_block and previous is not None and kept is not None and FIRM_ANAPHOR.match(sentence.blank):
            context.actor = _main_actor(previous) or (kept.actor if _same_actor(previous) else None)
        yield sentence, context
        _remember(sentence, reach, keys, title=region != 0 and not reach.started)
        previous, kept = sentence, context


def _parse_all(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences, parsed. Blocks with cells are left to the table rules."""
    ordered = sorted(mentions, key=lambda mention: (mention.start_char, -mention.end_char))
    morphemes, at, mention_at, block_at = analysis.morphemes, 0, 0, 0
    for start, end in _cut_long(analysis.sentences, ordered):
        while block_at < len(analysis.blocks) and analysis.blocks[block_at].end_char <= start:
            block_at += 1
        block: TextBlock | None = analysis.blocks[block_at] if block_at < len(analysis.blocks) else None
        at, inside = _take(morphemes, at, start, end)
        mention_at, within = _take(ordered, mention_at, start, end)
        if block is not None and (block.cells or block.kind in ("header", "page_number")):
            continue
        end = max(end, max((mention.end_char for mention in within), default=end))
        yield parse_sentence(analysis.text, start, end, inside, within, block)


def _cut_long(sentences: Sequence[tuple[int, int]], ordered: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The sentences; what is longer than any sentence is cut between mentions, so that no rule compares too much."""
    at = 0
    for start, end in sentences:
        while end - start > _LONGEST:
            cut = start + _LONGEST
            while at < len(ordered) and ordered[at].end_char <= cut:
                at += 1
            if at < len(ordered) and start < ordered[at].start_char < cut:
                cut = ordered[at].start_char
            yield start, cut
            start = cut
        yield start, end


def _take(items: Sequence[_Item], at: int, start: int, end: int) -> tuple[int, list[_Item]]:
    while at < len(items) and items[at].start_char < start:
        at += 1
    first = at
    while at < len(items) and items[at].start_char < end:
        at += 1
    return at, list(items[first:at])


def _sole_project(mentions: Sequence[Mention], keys: EntityKeys) -> Mention | None:
    """The first mention of the report's only project; None if it has several, or names it only once."""
    projects = [mention for mention in mentions if mention.label == "PROJECT"]
    if len(projects) < 2 or len({keys.get(mention, -1 - number) for number, mention in enumerate(projects)}) != 1:
        return None
    return projects[0]


def _surroundings(
    sentence: Sentence, reach: _Reach, previous: Sentence | None, kept: Context | None, sole: Mention | None
) -> Context:
    above = reach.scopes.project()
    context = Context(heading=above[0] if above is not None else None, place=reach.scopes.place())
    if previous is not None:
        context.actor = _main_actor(previous) or (kept.actor if kept is not None and _same_actor(previous) else None)
    anaphor = ANAPHOR.search(sentence.blank)
    if sentence.with_label("PROJECT") and not anaphor:
        return context
    if anaphor and LATER_WORKS.match(sentence.blank[anaphor.end() :]):  # `본 사업의 후속 공사`: that is another one
        return context
    context.topic = _definite(sentence, reach, above) or _find_topic(previous, kept, above)
    if context.topic is None and sole is not None:
        context.topic = Topic(sole, 0.55, "report")
    return context


def _definite(sentence: Sentence, reach: _Reach, above: tuple[Mention, float] | None) -> Topic | None:
    """What a definite phrase goes back to: `동 사업` to the latest undertaking, `터미널은` to the one that is a 터미널.

    Where several sentences lie between, and for `본 사업`, the heading's undertaking comes before the latest.
    """
    match = ANAPHOR.search(sentence.blank) or DEFINITE_HEAD.match(sentence.blank)
    if match is None:
        return None
    near = [(number, mention) for number, mention in reversed(reach.projects) if sentence.number - number <= _FAR]
    candidates = [mention for _, mention in near]
    last = near and sentence.number - near[0][0] <= 1
    if above is not None:
        candidates.insert(1 if last and not match.group().startswith("본") else 0, above[0])
    head = match.group().rstrip("은는이의가을를에 ").split()[-1]
    kind = next((noun for noun in GENERIC_HEADS if head.endswith(noun)), None)
    if kind is None:
        named = [mention for mention in candidates if head in mention.text]
        candidates = (named or candidates) if ANAPHOR.search(sentence.blank) else named
    return Topic(candidates[0], 0.85, "anaphor") if candidates else None


def _find_topic(previous: Sentence | None, kept: Context | None, above: tuple[Mention, float] | None) -> Topic | None:
    """The undertaking of the sentence before in the block, or of the headings above."""
    if previous is not None:
        found = main_project(previous)
        if found is not None:
            again = above is not None and above[0].text == found.mention.text
            return Topic(found.mention, max(0.7, above[1]) if again and above is not None else 0.7, "previous")
        if kept is not None and kept.topic is not None and kept.topic.strength > 0.5 and kept.topic.how != "heading":
            how = "previous" if kept.topic.how == "anaphor" else kept.topic.how
            if above is not None and above[0].text == kept.topic.mention.text:
                return Topic(kept.topic.mention, max(kept.topic.strength * 0.85, above[1]), how)
            if above is None or kept.topic.how == "anaphor" or kept.topic.strength * 0.85 >= above[1]:
                return Topic(kept.topic.mention, kept.topic.strength * 0.85, how)
    return Topic(above[0], above[1], "heading") if above is not None else None


def _remember(sentence: Sentence, reach: _Reach, keys: EntityKeys, *, title: bool) -> None:
    reach.started = True
    projects = [phrase.mention for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    distinct = {keys.get(mention, (mention.start_char, mention.end_char)) for mention in projects}
    reach.scopes.add(sentence, projects[0] if len(distinct) == 1 else None, several=len(distinct) > 1, title=title)
    main = main_project(sentence)
    if main is not None:
        reach.projects = [*reach.projects[-_FAR:], (sentence.number, main.mention)]


def main_project(sentence: Sentence) -> Phrase | None:
    """The project that a sentence is about: its topic or subject, else its only one. None if there is no such one."""
    projects = [phrase for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    for phrase in projects:
        if phrase.case in ("topic", "subject") and not phrase.joined:
            return phrase
    names = {phrase.mention.text for phrase in projects}
    return projects[0] if len(names) == 1 else None


def _same_actor(sentence: Sentence) -> bool:
    """Whether a sentence goes on about the actor before: it names none, or begins with `이 회사는`."""
    return not sentence.with_label(*ACTORS) or FIRM_ANAPHOR.match(sentence.blank) is not None


def _main_actor(sentence: Sentence) -> Mention | None:
    first = sentence.phrases[0] if sentence.phrases else None
    topics = any(p.case == "topic" and p.mention.label in ("ORG", "PLACE") for p in sentence.phrases)
    if first is not None and first.mention.label == "ORG" and first.case == "genitive" and not topics:
        return first.mention  # `A의 지분 30%는 B가 갖는다`: it is about A
    for phrase in sentence.phrases:
        if phrase.mention.label in ("ORG", "PLACE") and phrase.case in ("topic", "subject") and phrase.bracket < 0:
            return phrase.mention
    owners = [p.mention for p in sentence.with_label("ORG") if p.case == "genitive" and p.bracket < 0]
    return owners[0] if len(owners) == 1 else None
