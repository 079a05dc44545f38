"""What a sentence may lean on outside itself: the heading or box it stands under, the sentence before, the whole report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pipeline.relations.lexicon import ANAPHOR
from pipeline.relations.parse import parse_sentence
from pipeline.relations.syntax import ACTORS, Phrase, Sentence
from pipeline.types import Analysis, Mention, Morpheme, TextBlock

if TYPE_CHECKING:
    from pipeline.relations.signature import EntityKeys

_NAMING_LINE = re.compile(
    r"(?:사업|과제|프로젝트|공사|단지)\s?(?:명|명칭)|project(?: name| title)?|事業名|案件名|项目名称", re.IGNORECASE
)
_Item = TypeVar("_Item", Morpheme, Mention)
_LONGEST = 700  # characters
_FAR = 3  # sentences that an anaphor reaches back


@dataclass(frozen=True, slots=True)
class Topic:
    """The undertaking that a sentence is about without naming it. `how` is `anaphor`, `previous`, `heading` or `report`."""

    mention: Mention
    strength: float
    how: str


@dataclass(slots=True)
class Context:
    """The surroundings of one sentence. `actor` is the topic of the sentence before, in the same block."""

    topic: Topic | None = None
    actor: Mention | None = None
    heading: Mention | None = None


@dataclass(slots=True)
class _Reach:
    """What the rules remember while they walk down the blocks of one region."""

    headings: list[tuple[int, Mention | None, bool]]
    project: Mention | None = None
    project_at: int = -100
    named: Mention | None = None
    started: bool = False


def read_sentences(analysis: Analysis, mentions: Sequence[Mention], keys: EntityKeys) -> Iterator[tuple[Sentence, Context]]:
    """Every sentence of the report with its surroundings, in order. One pass: linear in the length of the report."""
    sole = _sole_project(mentions, keys)
    reaches: dict[int, _Reach] = {}
    previous: Sentence | None = None
    kept: Context | None = None
    for number, sentence in enumerate(_parse_all(analysis, mentions)):
        sentence.number = number
        block = sentence.block
        region = block.region if block is not None else 0
        reach = reaches.setdefault(region, _Reach([]))
        same_block = previous is not None and previous.block is block and block is not None
        context = _surroundings(sentence, reach, previous if same_block else None, kept if same_block else None, sole)
        yield sentence, context
        _remember(sentence, reach, keys, first=region != 0 and not reach.started)
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
    context = Context(heading=_heading(reach))
    if previous is not None:
        context.actor = _main_actor(previous) or (kept.actor if kept is not None and not previous.with_label(*ACTORS) else None)
    if sentence.with_label("PROJECT") and not ANAPHOR.search(sentence.blank):
        return context
    context.topic = _find_topic(sentence, reach, previous, kept, sole, context.heading)
    return context


def _find_topic(
    sentence: Sentence,
    reach: _Reach,
    previous: Sentence | None,
    kept: Context | None,
    sole: Mention | None,
    heading: Mention | None,
) -> Topic | None:
    near = reach.project if sentence.number - reach.project_at <= _FAR else None
    if ANAPHOR.search(sentence.blank) and (near or heading):
        return Topic(near or heading, 0.85, "anaphor")  # type: ignore[arg-type]
    if reach.named is not None and sentence.block is not None and sentence.block.kind in ("list_item", "paragraph"):
        return Topic(reach.named, 0.85, "heading")
    if previous is not None:
        found = main_project(previous)
        if found is not None:
            return Topic(found.mention, 0.7, "previous")
        if kept is not None and kept.topic is not None and kept.topic.strength > 0.5:
            how = "previous" if kept.topic.how == "anaphor" else kept.topic.how
            return Topic(kept.topic.mention, kept.topic.strength * 0.85, how)
    if heading is not None:
        return Topic(heading, 0.65, "heading")
    return Topic(sole, 0.55, "report") if sole is not None else None


def _heading(reach: _Reach) -> Mention | None:
    for _, mention, _ in reversed(reach.headings):
        if mention is not None:
            return mention
    return None


def _remember(sentence: Sentence, reach: _Reach, keys: EntityKeys, *, first: bool) -> None:
    block = sentence.block
    reach.started = True
    projects = [phrase.mention for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    distinct = {keys.get(mention, (mention.start_char, mention.end_char)) for mention in projects}
    single = projects[0] if len(distinct) == 1 else None
    if block is not None and (block.kind in ("heading", "caption") or first):
        level = 0 if first else block.level if block.kind == "heading" else 9
        while reach.headings and reach.headings[-1][0] >= level:
            reach.headings.pop()
        reach.headings.append((level, single, bool(projects)))
        reach.named = None
    main = main_project(sentence)
    if main is not None:
        reach.project, reach.project_at = main.mention, sentence.number
    naming = _NAMING_LINE.match(sentence.blank.lstrip(" -·•ㅇ○□◦*※"))
    if naming and single is not None:
        reach.named = single
    elif projects and reach.named is not None and not naming:
        reach.named = None


def main_project(sentence: Sentence) -> Phrase | None:
    """The project that a sentence is about: its topic or subject, else its only one. None if there is no such one."""
    projects = [phrase for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    for phrase in projects:
        if phrase.case in ("topic", "subject") and not phrase.joined:
            return phrase
    names = {phrase.mention.text for phrase in projects}
    return projects[0] if len(names) == 1 else None


def _main_actor(sentence: Sentence) -> Mention | None:
    for phrase in sentence.phrases:
        if phrase.mention.label in ("ORG", "PLACE") and phrase.case in ("topic", "subject") and phrase.bracket < 0:
            return phrase.mention
    owners = [p.mention for p in sentence.with_label("ORG") if p.case == "genitive" and p.bracket < 0]
    return owners[0] if len(owners) == 1 else None
