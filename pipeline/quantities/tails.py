"""What may stand straight after a Korean unit or counted noun, so that `3건을` is three cases and `3건설` is not.

Korean writes particles, the copula and some nouns of measure without a space. Anything else that follows makes the syllables
part of another word, and the number is left alone.
"""

from __future__ import annotations

import re

from pipeline.quantities.words import either_of

_NO_WORD = r"(?![가-힣])"
# After a particle nothing goes on; the copula and nouns of measure may (`규모의`, `이었으며`).
_TAIL = re.compile(f"{_NO_WORD}|{either_of('particles')}{_NO_WORD}|{either_of('tail_beginnings')}")
# A particle that only follows nouns: what it follows is one word, even if no table knows it (`12개 원전을`).
_NOUN_PARTICLE = re.compile(r"(?:을|를|에서|에게|에서의|과의|와의|의)(?![가-힣])")
# The copula behind a vowel, where it has no syllable of its own: `3억 유로다`, `5억 달러라고`.
_SHORT_COPULA = re.compile(r"(?:다|며|고|지만|라고|라는|라며|라서|라|여서|니|든지|든|던|면)(?![가-힣])")
_FINALS = 28  # final consonants of a Hangul syllable, none among them, in the order of Unicode
_BASIS = re.compile(r" ?당(?:[ \n,.)]|$| )")


def ends_word(text: str, end: int) -> bool:
    """Whether the Korean word or unit that ends at `end` is whole there: nothing, a particle or a noun of measure follows."""
    if _TAIL.match(text, end) is not None:
        return True
    return end > 0 and _ends_in_vowel(text[end - 1]) and _SHORT_COPULA.match(text, end) is not None


def _ends_in_vowel(syllable: str) -> bool:
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % _FINALS == 0


def noun_particle(text: str, end: int) -> bool:
    """Whether a particle follows that only nouns take."""
    return _NOUN_PARTICLE.match(text, end) is not None


def is_basis(text: str, end: int) -> bool:
    """Whether the unit is what something is counted by (`1인당`, `3.3㎡당`), not an amount."""
    return _BASIS.match(text, end) is not None
