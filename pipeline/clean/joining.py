"""How two lines of one paragraph meet: with a space, without one, or without the hyphen that broke a word.

The rules here decide what numbers, brackets, hyphens and scripts settle; what is left, mostly Hangul meeting Hangul, is `ASK`,
for the file's own trailing spaces or a language model to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clean.numbers import Cut, cut_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Join(Enum):
    """How two lines meet."""

    SPACE = auto()
    NONE = auto()
    HYPHEN = auto()  # without a space, and the hyphen at the end of the left line is dropped
    ASK = auto()


@dataclass(frozen=True, slots=True)
class Manner:
    """What a file shows of its own habits.

    `trailing`: a line that ends in white space ends a word, one that does not is broken within a word.
    `spaced_brackets`: an opening bracket after a Latin word stands behind a space. `words` are the words, and `pairs` the
    neighbouring words, that no line break touches, as written and without a particle at the end.
    """

    trailing: bool = False
    spaced_brackets: bool = True
    words: frozenset[str] = field(default=frozenset())
    pairs: frozenset[tuple[str, str]] = field(default=frozenset())


_HANGUL = re.compile("[가-힣ㄱ-ㆎ]")
_IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")
_OPENING_QUOTES = "‘“「『《〈【"
_OPENING = "([{（［" + _OPENING_QUOTES
_CLOSING = ")]}）］」』》〉】’”,.;:!?%…、。，．·/~∼～"
_TIGHT_AFTER = "([{（［「『《〈【‘“/·~∼～"
_WORD_BEFORE_HYPHEN = re.compile(r"([A-Za-z\u00c0-\u024f]{1,40})[-‐]$")
_WORD_AT_START = re.compile(r"[A-Za-z\u00c0-\u024f]{1,40}")
_HYPHEN = re.compile(r"\S[-‐–]$")
_FIRST_PARTS = (
    "all anti bi by co cross double e eco ex first five four free full half high in inter large late left long low "
    "micro mid mini multi near net new non off old on one open over part post pre pro public quasi re right second "
    "self semi short single six small so state sub ten third three top two ultra under up well world zero"
)
_KEEPS_HYPHEN = frozenset(_FIRST_PARTS.split())
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{0,200}$")
# After a digit these are written without a space, whatever follows them.
_COUNTER = re.compile(
    r"(?:[억만조천백경兆億萬]|여\s?(?:[억만조천]|[가-힣])|년|월|일(?![가-힣]{2})|분기|세기|명|인(?![가-힣]{2})|개|건|곳|%|퍼센트|프로|호|위|차|층|배(?!경)|대(?![가-힣]{3})|원|달러|엔|위안|유로|㎡|㎢|㎞|㎿|℃|"
    r"km|m2|㎥|kg|GW|MW|kW|TEU|ha\b|평|가구|세대|장|절|단계|시간|분(?!야)|초(?!기)|주년|주(?=간)|회(?!사|의|담)|기(?![가-힣])|선(?![가-힣]{2})|편|권|번|종|척|톤|석|실(?![가-힣]{2})|동(?![가-힣]{2})|배럴|쪽)"
)
_TIGHT_BEFORE_NUMBER = re.compile(r"(?:(?:^|\s)제|[‘'’$€£¥₩])$")
# The particles that may follow a bracket, a quotation mark or a Latin word at once.
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|에의|에서는|에서도|에서의|와|과|와의|과의|로|으로|로의|로서|로써|으로서|으로써|으로의|로부터|으로부터|도|만|만의|까지|부터|보다|처럼|마다|라는|이라는|라고|이라고|"
    r"란|이란|인|이며|이고|이나|나|이다|였다|이었다|이었으며|였으며|이라|라|하고|하는|하여|한|할|했다|된|되는|되어|됐다|들|들은|들이|들을|들의)(?=[\s,.)’”]|$)"
)
_FINALS = 28  # final consonants, none among them, in the order of Unicode
_STEM_FINALS = frozenset({5, 6, 15, 20})  # ㄵ ㄶ ㅀ ㅆ, in which no word ends
_AND_OTHERS = re.compile(r"등(?:의|을|이|은|에|과|도|으로|에서)?(?=[\s,.)]|$)")
_NEAR = 16  # characters before a line end that tell its script
_LAST_WORD = re.compile(r"\S{1,24}$")
_FIRST_WORD = re.compile(r"\S{1,24}")
_OPENING_MARKS = re.compile(r"^[(\[{‘“「『《〈'\"]{1,3}(?=.)")
_CLOSING_MARKS = re.compile(r"(?<=.)[)\]}’”」』》〉'\",.;:!?]{1,3}$")
_PARTICLE_AT_END = re.compile(
    r"(?:에서는|에서도|에서의|에서|에게는|에게|에는|에도|에의|에|으로서|으로써|으로는|으로도|으로의|으로|로서|로써|로는|로의|로|까지|부터|보다|처럼|"
    r"만|은|는|이|가|을|를|의|도|과의|와의|과는|와는|과|와|이라는|라는|이라고|라고|이며|이고|이다|인|이나|나|등|들의|들은|들이|들을|들)$"
)
_SPACED_BRACKET = re.compile(r"[A-Za-z] [(（]")
_TIGHT_BRACKET = re.compile(r"[A-Za-z][(（]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,40}(?:-[A-Za-z\u00c0-\u024f]{2,40})?")


def join_of(left: str, right: str, *, trailing: bool, manner: Manner) -> Join:
    """How the line `left` meets the line `right`, both without white space around them and folded.

    `trailing` says whether `left` ended in white space. `Join.ASK` where neither the file nor a rule knows.
    """
    if not left or not right:
        return Join.NONE
    hyphen = _join_at_hyphen(left, right, trailing=trailing, manner=manner)
    if hyphen is not None:
        return hyphen
    cut = cut_of(left, right)
    if cut is Cut.SURE:
        return Join.NONE
    if manner.trailing and trailing:
        return Join.SPACE
    if cut is Cut.LIKELY:
        return Join.NONE
    decided = _join_at_marks(left, right, manner)
    if decided is not None:
        return decided
    if manner.trailing:
        return Join.SPACE if _LATIN.match(left[-1]) and _LATIN.match(right[0]) else Join.NONE
    decided = _join_of_scripts(left, right)
    if decided is not Join.ASK:
        return decided
    return _join_of_known(left, right, manner)


def _join_at_hyphen(left: str, right: str, *, trailing: bool, manner: Manner) -> Join | None:
    if not _HYPHEN.search(left):
        return None
    before, after = _WORD_BEFORE_HYPHEN.search(left), _WORD_AT_START.match(right)
    if before is None or after is None:
        return Join.SPACE if trailing and left[-1] == "–" else Join.NONE
    if after.group()[0].isupper() or before.group(1).isupper() or (before.start() > 0 and left[before.start() - 1] in "-‐"):
        return Join.NONE
    word, rest = before.group(1), after.group()
    if f"{word}-{rest}".lower() in manner.words:
        return Join.NONE
    if f"{word}{rest}".lower() in manner.words:
        return Join.HYPHEN
    return Join.NONE if word.lower() in _KEEPS_HYPHEN else Join.HYPHEN


def _join_at_marks(left: str, right: str, manner: Manner) -> Join | None:
    end, start = left[-1], right[0]
    if start in _OPENING_QUOTES and end not in _OPENING and (_HANGUL.match(end) or end in ",." or end.isalnum()):
        return Join.NONE if _IDEOGRAPH.match(end) else Join.SPACE
    if start in _CLOSING and not (start == "." and right[:2].strip(".").isdigit()):
        return Join.NONE
    if end in _TIGHT_AFTER or _ADDRESS.search(left[-200:]):
        return Join.NONE
    if start in "([（［":
        return _join_at_bracket(end, manner)
    if end in ",;:" or end in ".!?":
        return Join.SPACE
    if end in "、。，．；：！？":
        return Join.NONE
    if end in "&+=<>|" or start in "&+=<>|":
        return Join.SPACE
    return None


def _join_at_bracket(end: str, manner: Manner) -> Join:
    if _LATIN.match(end) and manner.spaced_brackets:
        return Join.SPACE
    if end in ".,;:!?":
        return Join.SPACE
    return Join.NONE


def _join_of_scripts(left: str, right: str) -> Join:
    end, start = left[-1], right[0]
    if _AND_OTHERS.match(right):
        return Join.SPACE
    if end.isdigit():
        return _join_after_digit(left, right)
    if start.isdigit() and (_HANGUL.match(end) or _LATIN.match(end)):
        return Join.NONE if _TIGHT_BEFORE_NUMBER.search(left) else Join.SPACE
    if _LATIN.match(end) and _LATIN.match(start):
        return Join.SPACE
    if _IDEOGRAPH.match(start) and (_IDEOGRAPH.match(end) or end in ")）」』’”" or end.isdigit() or _LATIN.match(end)):
        return Join.NONE
    if _IDEOGRAPH.match(end) and (start.isalnum() and not _HANGUL.match(start)):
        return Join.NONE
    if _HANGUL.match(start) and not _HANGUL.match(end) and _PARTICLE.match(right):
        return Join.NONE
    if _HANGUL.match(start) and is_stem(end):
        return Join.NONE
    if end in ")）]」』》〉】’”" and not _HANGUL.match(start):
        return Join.SPACE
    return Join.ASK if _HANGUL.match(end) or _HANGUL.match(start) else Join.SPACE


def _join_after_digit(left: str, right: str) -> Join:
    if _COUNTER.match(right):
        return Join.NONE
    if right[0].isdigit():
        seen = left[-_NEAR:]
        return Join.NONE if _IDEOGRAPH.search(seen) and not _HANGUL.search(seen) else Join.SPACE
    if _LATIN.match(right[0]):
        return Join.SPACE
    return Join.NONE if _PARTICLE.match(right) or _IDEOGRAPH.match(right[0]) else Join.ASK


def is_stem(syllable: str) -> bool:
    """Whether a Hangul syllable can only be the stem of a verb, to which an ending must come: `했`, `않`, `없`, `잃`."""
    return "가" <= syllable <= "힣" and ((ord(syllable) - ord("가")) % _FINALS in _STEM_FINALS or syllable in "없읽맡붙")


def _join_of_known(left: str, right: str, manner: Manner) -> Join:
    """What the file itself writes elsewhere: the two halves as one word, or as two words side by side.

    Compared without the particle at the end, so that `한빛` and `건설의` are one word where `한빛건설은` is written.
    """
    last, first = _LAST_WORD.search(left), _FIRST_WORD.match(right)
    if last is None or first is None:
        return Join.ASK
    before, after = _OPENING_MARKS.sub("", last.group()), _CLOSING_MARKS.sub("", first.group())
    as_one, as_two = before + after in manner.words, (before, after) in manner.pairs
    if not as_one and not as_two:
        stem = stem_of(after)
        as_one, as_two = stem_of(before + after) in manner.words, (before, stem) in manner.pairs
    if as_one == as_two:
        return Join.ASK
    return Join.NONE if as_one else Join.SPACE


def stem_of(word: str) -> str:
    """A Korean word without the particle at its end, of two syllables at least; any other word as it is."""
    particle = _PARTICLE_AT_END.search(word, 2)
    return word[: particle.start()] if particle is not None else word


def find_manner(paragraphs: Sequence[Sequence[tuple[str, bool]]]) -> Manner:
    """The habits of a file, from the lines of its paragraphs, each with whether it ends in white space.

    Trailing spaces count as a signal if enough broken lines have one and enough have none, and if nearly all broken lines that
    end in a comma or a full stop have one.
    """
    texts = [text for lines in paragraphs for text, _ in lines]
    whole = [words for lines in paragraphs for words in _whole_words([text for text, _ in lines])]
    return Manner(
        trailing=_has_trailing_signal([line for lines in paragraphs for line in lines[:-1]]),
        spaced_brackets=_spaces_brackets(texts),
        words=frozenset(form for words in whole for word in words for form in _forms(word)),
        pairs=frozenset((a, form) for words in whole for a, b in pairwise(words) for form in (b, stem_of(b))),
    )


def _has_trailing_signal(lines: Sequence[tuple[str, bool]]) -> bool:
    spaced = sum(trailing for _, trailing in lines)
    bare = len(lines) - spaced
    if spaced < 3 or bare < 3 or not 0.08 <= spaced / len(lines) <= 0.92:
        return False
    # A comma or full stop ends a word: where the signal holds, a space follows nearly all of those at the ends of broken lines.
    ends = [(text[-1:] in ",.", trailing) for text, trailing in lines]
    at_marks = sum(mark for mark, _ in ends)
    return at_marks == 0 or sum(mark and trailing for mark, trailing in ends) >= 0.7 * at_marks


def _spaces_brackets(texts: Iterable[str]) -> bool:
    spaced = tight = 0
    for text in texts:
        spaced += len(_SPACED_BRACKET.findall(text))
        tight += len(_TIGHT_BRACKET.findall(text))
    return spaced >= tight


def _whole_words(lines: Sequence[str]) -> list[list[str]]:
    """The words of each line that cannot be halves: all but those beside the line breaks within a paragraph."""
    found = []
    for place, line in enumerate(lines):
        words = line.split()[1 if place else 0 : None if place + 1 == len(lines) else -1]
        found.append([_CLOSING_MARKS.sub("", _OPENING_MARKS.sub("", word)) for word in words])
    return found


def _forms(word: str) -> Iterator[str]:
    """A word, its stem, and what is Latin in it in small letters."""
    yield word
    yield stem_of(word)
    latin = _LATIN_WORD.search(word)
    if latin is not None:
        yield latin.group().lower()
