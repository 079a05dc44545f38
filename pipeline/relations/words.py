"""From morphemes and mentions to words: particles cut from names, contracted endings opened, brackets paired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.relations.syntax import CASES, Bracket, Word

if TYPE_CHECKING:
    from pipeline.types import Mention, Morpheme

_REST = re.compile(r"[가-힣]{1,5}")
_OPEN, _CLOSE = "([（〔［", ")]）〕］"
_STEMS = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
_HANGUL, _SYLLABLES = ord("가"), 11172
# The ending that a final consonant of a contracted syllable stands for, by its number in the syllable block.
_CODAS = {0: ("어", "EC"), 4: ("ㄴ", "ETM"), 8: ("ㄹ", "ETM"), 16: ("ㅁ", "ETN"), 20: ("었", "EP")}


def blank_mentions(text: str, offset: int, mentions: Sequence[Mention]) -> str:
    """The text with every character of a mention replaced by NUL: `offset` is where the text starts in the report."""
    parts, at = [], 0
    for mention in mentions:
        first, last = max(at, mention.start_char - offset), min(len(text), mention.end_char - offset)
        if last > first:
            parts += [text[at:first], "\x00" * (last - first)]
            at = last
    return "".join([*parts, text[at:]])


def to_words(text: str, end: int, morphemes: Sequence[Morpheme], mentions: Sequence[Mention]) -> list[Word]:
    """Mentions and the morphemes outside them, in order."""
    words: list[Word] = []
    upto, queue = -1, list(reversed(mentions))
    for at, morpheme in enumerate(morphemes):
        while queue and queue[-1].start_char < morpheme.end_char:
            mention = queue.pop()
            if mention.start_char < upto:
                continue
            words.append(Word(mention.start_char, mention.end_char, mention.text, "M", mention))
            upto = mention.end_char
            particle = _particle_at(text, upto, end)
            if particle:
                words.append(Word(upto, upto + len(particle), particle, "J"))
                upto += len(particle)
        if morpheme.start_char >= upto:
            words += _open_fusion(text, morpheme, morphemes[at + 1] if at + 1 < len(morphemes) else None)
        elif morpheme.end_char > upto and morpheme.tag[:1] not in "JE":
            words.append(Word(upto, morpheme.end_char, text[upto : morpheme.end_char], "NNG"))
            upto = morpheme.end_char
    for mention in reversed(queue):
        if mention.start_char >= upto:
            words.append(Word(mention.start_char, mention.end_char, mention.text, "M", mention))
            upto = mention.end_char
    return words


def _particle_at(text: str, start: int, end: int) -> str:
    """The particle that fills the rest of a word after a name: surer than the analyser, which does not know the name."""
    match = _REST.match(text, start, end)
    return match.group() if match is not None and match.group() in CASES else ""


def _open_fusion(text: str, morpheme: Morpheme, following: Morpheme | None) -> list[Word]:
    """The morpheme, and the ending that shares its last syllable (`한` is `하` and `ㄴ`), if it does."""
    start, end = morpheme.start_char, morpheme.end_char
    surface, tag = text[start:end], morpheme.tag.split("+")[0].split("-")[0]
    stem = morpheme.lemma.removesuffix("다") or surface
    word = Word(start, end, surface, tag)
    if tag not in _STEMS or (following is not None and _continues(following, end)):
        return [word]
    ending = _fused_ending(stem, surface)
    if ending is None:
        return [word]
    return [Word(start, end, stem, tag), Word(start, end, *ending)]


def _continues(following: Morpheme, end: int) -> bool:
    return following.start_char < end or (following.start_char == end and following.tag[:1] == "E")


def _fused_ending(stem: str, surface: str) -> tuple[str, str] | None:
    """Form and tag of the ending in a contracted last syllable, None if the stem stands alone."""
    last = ord(surface[-1]) - _HANGUL
    if surface == stem or not 0 <= last < _SYLLABLES:
        return None
    return _CODAS.get(last % 28)


def mark_brackets(text: str, words: list[Word]) -> tuple[list[Word], list[Bracket]]:
    """Words with the number of the innermost pair of brackets that holds them; signs without a partner are left alone."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for index, word in enumerate(words):
        if word.mention is None and word.text in _OPEN and word.text:
            stack.append(index)
        elif word.mention is None and word.text in _CLOSE and word.text and stack:
            partner[stack.pop()] = index
    marked: list[Word] = []
    brackets: list[Bracket] = []
    open_now: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if index in partner:
            host = index - 1 if index > 0 and not text[words[index - 1].end : word.start].strip() else -1
            open_now.append((len(brackets), partner[index]))
            brackets.append(Bracket(word.start, words[partner[index]].end, host, ""))
        number = open_now[-1][0] if open_now else -1
        marked.append(Word(word.start, word.end, word.text, word.tag, word.mention, number))
        if open_now and open_now[-1][1] == index:
            open_now.pop()
    return marked, brackets
