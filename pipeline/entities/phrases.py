"""A text as stems with their shapes, and how far a name reaches to the left of its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.entities.shapes import Shape, has_loan_syllable, is_han, is_latin_name, read_shape
from pipeline.entities.stems import Stem, to_stems
from pipeline.types import Morpheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.entities.gazetteer import Gazetteer
    from pipeline.types import Analysis, Mention

_MAX_STEMS = 5
_POSSESSIVES = ("주의", "성의", "시의", "군의", "도의")  # a state and its particle, read as one unknown noun
_LONGEST = 8  # syllables of a name to be mended
_MAX_PIECE = 4  # the first piece of a broken name has fewer syllables


@dataclass(slots=True)
class Phrases:
    """The noun stems of a text, each with its shape."""

    analysis: Analysis
    gazetteer: Gazetteer
    stems: list[Stem]
    shapes: dict[Stem, Shape]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.analysis.text

    def gloss_text(self, stem: Stem) -> str:
        """What stands in brackets behind a stem, empty if nothing does."""
        return self.text[stem.gloss[0] : stem.gloss[1]] if stem.gloss else ""

    def is_spelling(self, stem: Stem) -> bool:
        """Whether the gloss of a stem only spells it in other characters, so that a name may go on behind it."""
        gloss = self.gloss_text(stem)
        return bool(gloss) and (is_han(gloss) or is_latin_name(gloss))


def to_phrases(analysis: Analysis, gazetteer: Gazetteer, taken: Sequence[Mention] = ()) -> Phrases:
    """The stems and shapes of a text."""
    stems = to_stems(analysis, taken, mend_names(analysis, gazetteer))
    return Phrases(analysis, gazetteer, stems, {stem: read_shape(stem, gazetteer, analysis.text) for stem in stems})


def mend_names(analysis: Analysis, gazetteer: Gazetteer) -> list[Morpheme]:
    """The morphemes of a text, where long names of the gazetteer that the analyser took to pieces are whole again.

    Only at the start of a word, and only names with a syllable of foreign sound: `나이로비` is not `나이` + `로` + `비`.
    """
    text, mended = analysis.text, list[Morpheme]()
    covered = 0
    for morpheme in analysis.morphemes:
        start = morpheme.start_char
        if start < covered:
            if morpheme.end_char > covered:
                mended.append(Morpheme(covered, morpheme.end_char, morpheme.tag, text[covered : morpheme.end_char]))
            continue
        if morpheme.end_char - start < _MAX_PIECE and "가" <= text[start] <= "힣" and not text[start - 1 : start].isalnum():
            end = _listed_end(text, start, morpheme.end_char, gazetteer)
            if end:
                covered = end
                mended.append(Morpheme(start, end, "NNP", text[start:end]))
                continue
        mended.append(morpheme)
    return mended


def _listed_end(text: str, start: int, past: int, gazetteer: Gazetteer) -> int:
    """The end of the longest listed place of foreign sound that is spelled from `start` beyond `past`, else 0."""
    for end in range(min(len(text), start + _LONGEST), past, -1):
        if end - start > 2 and (entry := gazetteer.names.get(text[start:end])) is not None:
            return end if entry.kind in ("country", "city", "province") and _is_foreign(text[start:end]) else 0
    return 0


def _is_foreign(name: str) -> bool:
    return len(name) > 3 or has_loan_syllable(name)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far left a name goes from its head: the first stem, and what was met on the way."""

    first: Stem
    name: bool = False
    place: bool = False
    country: bool = False
    inner: tuple[str, ...] = ()


def reach_left(phrases: Phrases, head: Stem, *, inner: frozenset[str], stops: frozenset[Stem], named: bool = False) -> Reach:
    """The reach of a name whose head is, or is in, a stem.

    Goes over names, places and the words of `inner` that stand between them; a country ends it, as do `stops`, particles,
    and a gloss that does more than spell the word before it. `named` says that the head's own stem holds a name, so that only
    a country or a place may come before it.
    """
    reach = Reach(head, name=named)
    pending: tuple[str, ...] = ()
    current = head
    for _ in range(_MAX_STEMS):
        previous = current.previous
        if (
            previous is None
            or previous in stops
            or previous.text.endswith(_POSSESSIVES)
            or (previous.gloss and not (phrases.is_spelling(previous) and not named))
        ):
            break
        shape = phrases.shapes[previous]
        place = shape.place
        if place is not None or shape.route:
            country = place is not None and place.is_country
            reach = Reach(previous, reach.name, reach.place or not country, country, reach.inner + pending)
            if country:
                break
            pending = ()
        elif shape.namelike and not reach.place and not named and not shape.hits:
            reach, pending = Reach(previous, True, reach.place, False, reach.inner + pending), ()
        elif previous.text in inner and not named:
            pending += (previous.text,)
        else:
            break
        current = previous
    return reach
