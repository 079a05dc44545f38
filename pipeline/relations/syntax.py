"""A sentence as the relation rules see it: words, brackets, clauses, and the case in which each mention stands.

Korean marks who does what by particles and closes each clause with an ending, so a flat list of clauses with their mentions
is enough for rules; no tree is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.types import Mention, TextBlock

ACTORS = frozenset({"ORG", "PERSON", "PLACE"})
FIGURES = frozenset({"MONEY", "QUANTITY", "PERCENT"})
CASES: dict[str, str] = {
    particle: case
    for case, particles in {
        "subject": "이 가 께서 이서 측이",
        "topic": "은 는 도 만 이라는 란 이란 역시",
        "object": "을 를",
        "genitive": "의",
        "dative": "에 에는 에도 에게 에게는 에만 에의",
        "locative": "에서 에서는 에서도 에서의",
        "source": "에게서 으로부터 로부터 으로부터의 로부터의",
        "with": "와 과 와는 과는 와도 과도 하고 이랑 랑",
        "with_genitive": "와의 과의",
        "as": "로 으로 로서 으로서 로써 으로써 로는 으로는",
        "since": "부터 부터는",
        "until": "까지 까지는 까지의",
    }.items()
    for particle in particles.split()
}


@dataclass(frozen=True, slots=True)
class Word:
    """A mention, or a morpheme outside all mentions. `bracket` is the number of the bracket that holds it, -1 outside."""

    start: int
    end: int
    text: str
    tag: str
    mention: Mention | None = None
    bracket: int = -1


@dataclass(slots=True)
class Phrase:
    """A mention in its place. `nouns` stand straight after it without a particle; `case` is that of the whole phrase.

    `bracket` is -1 outside brackets. `joined` is true where a comma, `와` or `및` ties it to the next phrase: one case for all.
    """

    mention: Mention
    index: int
    clause: int
    bracket: int
    nouns: tuple[str, ...] = ()
    case: str = "bare"
    joined: bool = False


@dataclass(slots=True)
class Clause:
    """A run of words up to a connective, adnominal or final ending. `text` has mentions and brackets blanked out.

    `ending` is `link`, `adnominal` or `final`, or empty for a clause without a predicate. `joint` is the ending itself.
    `head` is the phrase that an adnominal clause describes.
    """

    start: int
    end: int
    first: int
    last: int
    ending: str
    joint: str
    text: str = ""
    phrases: list[Phrase] = field(default_factory=list)
    head: Phrase | None = None
    closed_subject: bool = False


@dataclass(slots=True)
class Bracket:
    """A pair of brackets: `host` is the index of the word before it (-1 for none), `phrases` what it holds."""

    start: int
    end: int
    host: int
    text: str
    phrases: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """A parsed sentence. `blank` is its text in which every mention is replaced by blanks of the same length."""

    start: int
    end: int
    text: str
    blank: str
    block: TextBlock | None
    words: list[Word]
    phrases: list[Phrase]
    clauses: list[Clause]
    brackets: list[Bracket]
    number: int = 0

    @property
    def evidence(self) -> tuple[int, int]:
        """The sentence in clean offsets."""
        return (self.start, self.end)

    def between(self, start_char: int, end_char: int) -> str:
        """The text between two clean offsets of the sentence."""
        return self.text[max(0, start_char - self.start) : max(0, end_char - self.start)]

    def with_label(self, *labels: str) -> list[Phrase]:
        """The phrases outside and inside brackets whose mention has one of the labels, in order."""
        return [phrase for phrase in self.phrases if phrase.mention.label in labels]

    def host_phrase(self, phrase: Phrase) -> Phrase | None:
        """The phrase that a bracketed phrase's bracket directly follows, None if it follows something else."""
        if phrase.bracket < 0:
            return None
        host = self.brackets[phrase.bracket].host
        if host < 0:
            return None
        mention = self.words[host].mention
        return next((other for other in self.phrases if mention is not None and other.mention is mention), None)
