"""Morphemes without places, back to the text they came from, in time linear in both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.tokenise.pieces import Piece

Named = tuple[str, str, str]
"""A morpheme: its form, Sejong tag and lemma."""

_CODA: Final = re.compile(r"^[ㄱ-ㆎ\u1100-\u11ff]+")  # the ㅂ of ㅂ니다 belongs to the syllable before
_HANGUL: Final = re.compile(r"[가-힣]")
_HANGUL_RUN: Final = re.compile(r"[가-힣]+")
_WORD: Final = re.compile(r"\S+")
_NUMERALS: Final = re.compile(r"[일이삼사오육칠팔구십백천만억조경]+")
_WORD_END: Final = re.compile(r"\s|$")
_SYLLABLES_PER_INITIAL = 588
_LONGEST_WAIT = 12


class _Alignment:
    """One pass over a stretch of text.

    `waiting` are morphemes that were not found as they are named, such as `하` for `했`.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.cursor, self.end = text, start, end
        self.waiting: list[Named] = []
        self.pieces: list[Piece] = []
        self.missed = 0

    def read(self, named: Named) -> None:
        """Place one morpheme, or let it wait for the next that can be placed."""
        form = _CODA.sub("", named[0]).strip()
        self._skip_space()
        if self.waiting and not self._may_be_here(self.waiting[0][0]):
            self._fuse_waiting()
        if not form:
            self._wait(named)
            return
        at = self._find_after_waiting(form) if self.waiting else self._find_here(form)
        if at < 0:
            self._wait(named)
            return
        if self.waiting:
            self._place_waiting(at)
        self._place(at, at + len(form), named)
        self.missed = 0

    def finish(self) -> list[Piece]:
        """All pieces, in order; what still waits takes the rest of the word at which it could be."""
        self._skip_space()
        if self.waiting and self.cursor < self.end and self._may_be_here(self.waiting[0][0]):
            word_end = _WORD_END.search(self.text, self.cursor, self.end)
            self._place_waiting(word_end.start() if word_end else self.end)
        self._fuse_waiting()
        return self.pieces

    def _skip_space(self) -> None:
        while self.cursor < self.end and self.text[self.cursor].isspace():
            self.cursor += 1

    def _may_be_here(self, form: str) -> bool:
        """Whether a contracted form of `form` can start at the cursor: contraction keeps a syllable's initial consonant."""
        return self.cursor < self.end and _initial(form[0]) == _initial(self.text[self.cursor])

    def _find_here(self, form: str) -> int:
        """Where a form stands at the cursor or after characters that analysers drop; -1 if nowhere."""
        if self.text.startswith(form, self.cursor, self.end):
            return self.cursor
        at = self.text.find(form, self.cursor, self.end)
        if at < 0 or (len(form) > 1 and self.missed > 2):  # lost: a longer form is a safe place to go on
            return at
        return -1 if _HANGUL.search(self.text, self.cursor, at) else at

    def _find_after_waiting(self, form: str) -> int:
        syllables = [len(_CODA.sub("", name)) for name, _, _ in self.waiting]
        total = sum(syllables)
        first = self.cursor + (max(1, total - len(syllables)) if total else 0)
        return self.text.find(form, first, min(self.end, self.cursor + total + 2 + len(form)))

    def _wait(self, named: Named) -> None:
        self.waiting.append(named)
        self.missed += 1
        if len(self.waiting) > _LONGEST_WAIT:
            self._fuse_waiting()

    def _place_waiting(self, end: int) -> None:
        """Give the words before `end` to those that wait: the first to the first, the others to what they can be a form of."""
        rest = self.waiting
        for index, word in enumerate(_WORD.finditer(self.text, self.cursor, end)):
            if not rest:
                break
            initial = _initial(word.group()[0])
            chosen = next((i for i, named in enumerate(rest) if _initial(named[0][0]) == initial), 0) if index else 0
            self.waiting = rest[:chosen]
            self._fuse_waiting()
            self._place(*word.span(), rest[chosen])
            rest = rest[chosen + 1 :]
        self.waiting = rest
        self._fuse_waiting()

    def _fuse_waiting(self) -> None:
        if self.waiting and self.pieces:
            last = self.pieces[-1]
            self.pieces[-1] = last._replace(fused="+".join(filter(None, (last.fused, *(tag for _, tag, _ in self.waiting)))))
        self.waiting = []

    def _place(self, start: int, end: int, named: Named) -> None:
        _, tag, lemma = named
        for match in _HANGUL_RUN.finditer(self.text, start, end):
            run = match.group()
            whole = match.span() == (start, end)
            self.pieces.append(Piece(*match.span(), _number_tag(run) if tag == "SN" else tag, lemma if whole else run))
        self.cursor = end


def align(text: str, start: int, end: int, morphemes: Sequence[Named]) -> list[Piece]:
    """Pieces of `text[start:end]` for the morphemes that an analyser made of it: in order, without overlap.

    Morphemes that are not written as they are named (`하`, `았` for `했`) share one piece, with the tag and lemma of the first
    and the others' tags in `fused`. Pieces are of Hangul only: `2011년` becomes `년`. Text that no morpheme matches is in no
    piece. Takes time linear in the morphemes for stretches of bounded length.
    """
    alignment = _Alignment(text, start, end)
    for named in morphemes:
        alignment.read(named)
    return alignment.finish()


def _initial(character: str) -> int:
    """The number of a syllable's initial consonant; of any other character its own code, negative."""
    if "가" <= character <= "힣":
        return (ord(character) - ord("가")) // _SYLLABLES_PER_INITIAL
    return -ord(character)


def _number_tag(surface: str) -> str:
    return "NR" if _NUMERALS.fullmatch(surface) else "NNB"
