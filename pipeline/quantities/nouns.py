"""What is counted after 개 or a numeral word (`30개 도시`, `세 나라`), and what is counted but is no thing of the world."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.quantities.tails import ends_word, noun_particle
from pipeline.quantities.units import load_units
from pipeline.quantities.words import load_words

# Parts of texts, plans and time: `4개 분야`, `12개 과제`, `3개 분기` measure nothing in the world.
ABSTRACT = frozenset(load_words("abstract"))
_NOT_NOUNS = frozenset(load_words("not_counted"))  # words that follow a count without being counted
_RUN = re.compile(r"[가-힣]{1,12}(?:[·ㆍ][가-힣]{1,6}){0,3}")
_SPACED_RUNS = re.compile(r"(?:의)?[ \u00a0]([가-힣]{1,12})(?:[ \u00a0]([가-힣]{1,12}))?(?:[ \u00a0]([가-힣]{1,12}))?")
_LONGEST_NOUN = 8
_JOINTS = ("·", "ㆍ")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: where it ends and its unit. `abstract` ones are no QUANTITY."""

    end: int
    unit: str
    abstract: bool = False


@lru_cache(maxsize=1)
def load_nouns() -> dict[str, str]:
    """Counted nouns of the table of units, to the unit; the first line that has a noun keeps it."""
    nouns: dict[str, str] = {}
    for unit in load_units().values():
        for noun in unit.nouns:
            nouns.setdefault(noun, unit.name)
    return nouns


def noun_unit(word: str) -> str:
    """The unit of a noun by its head, the part at its end (`산업단지` ends in 단지); empty where unknown."""
    nouns = load_nouns()
    if word in nouns:
        return nouns[word]
    for length in range(min(_LONGEST_NOUN, len(word) - 1), 1, -1):
        if word[-length:] in nouns:
            return nouns[word[-length:]]
    return ""


def is_abstract(word: str) -> bool:
    """Whether a word's head is a part of a plan, a text or time."""
    return word in ABSTRACT or any(word[-length:] in ABSTRACT for length in (2, 3, 4) if length < len(word))


def read_noun(text: str, pos: int) -> Counted | None:
    """The one word counted at `pos`: the longest head of the table that a particle or nothing follows.

    None where no noun stands there. A noun that no table knows counts when a particle shows that it is one; its unit is `item`.
    """
    run = _RUN.match(text, pos)
    if run is None:
        return None
    attached = text[pos - 1 : pos] == "개"
    for end in range(run.end(), pos, -1):
        word = text[pos:end]
        if text[end : end + 1] in _JOINTS and end < run.end():
            continue  # the 시 of `시·도교육청`
        if attached and word == "도":
            return None  # a particle: `10개도`
        if word in _NOT_NOUNS:
            return None
        if is_abstract(word) and ends_word(text, end):
            return None if _known_follows(text, end) else Counted(end, "", abstract=True)
        unit = noun_unit(word)
        if unit and ends_word(text, end):
            return Counted(end, unit, abstract=_abstract_follows(text, end))
    for end in range(run.end() - 1, pos + 1, -1):
        if noun_particle(text, end):
            return Counted(end - 1 if text[end - 1] == "들" and end - pos > 2 else end, "item")
    return None


def _abstract_follows(text: str, end: int) -> bool:
    """Whether the next word is what is really counted: `3개 사업 분야`."""
    match = _SPACED_RUNS.match(text, end)
    return match is not None and not text.startswith("의", end) and _begins_abstract(match.group(1))


def _known_follows(text: str, end: int) -> bool:
    """Whether the next word is a thing of the world that the last one only describes: `40개 정책 금융기관`."""
    run = _RUN.match(text, end + 1) if text[end : end + 1] == " " else None
    if run is None:
        return False
    return any(noun_unit(text[run.start() : at]) and ends_word(text, at) for at in range(run.end(), run.start(), -1))


def abstract_ahead(text: str, end: int) -> bool:
    """Whether a part of a plan or text is counted within the next three words (`5개 중점 추진 과제`, `3개의 전략`)."""
    match = _SPACED_RUNS.match(text, end)
    if match is None:
        return False
    for index, word in enumerate(match.groups(), start=1):
        if not word:
            return False
        if _begins_abstract(word):
            return not _known_follows(text, match.end(index))
        if word[-1] in "은는이가을를에의로와과" or word in _NOT_NOUNS:
            return False
    return False


def _begins_abstract(word: str) -> bool:
    return any(is_abstract(word[:end]) and len(word[:end]) > 1 and ends_word(word, end) for end in range(len(word), 1, -1))


def abstract_behind(text: str, start: int) -> bool:
    """Whether the word straight before a count is a part of a plan or text (`추진과제 5개를`)."""
    match = _BEHIND.search(text[max(0, start - 12) : start])
    return match is not None and len(match.group(1)) > 1 and is_abstract(match.group(1))


_BEHIND = re.compile(r"([가-힣]{2,8}) ?$")
