"""Korean lines to morphemes and sentences, by Kiwi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from pipeline.kiwi import load_kiwi
from pipeline.tokenise.pieces import Piece, Split, split_by_script, with_particle
from pipeline.tokenise.sentences import find_korean_cuts
from pipeline.tokenise.tags import KIWI_TAGS, PREDICATES, particle_tag, symbol_tag

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

_LONGEST_CHUNK = 4000  # Kiwi's time grows with the square of the length from about 20,000 characters on
_STATEMENT_END: Final = re.compile(r"[다요]\.\s")
_SPACE: Final = re.compile(r"\s")
_in_order = attrgetter("start")


def split_korean(line: str) -> Split:
    """The morphemes of a line and its further sentence starts, both in order, in offsets of the line.

    Particles are pieces of their own, never part of a name. Of morphemes that share a syllable (`했` is `하` and `았`) the
    first one carries it: the stem, whose ending is named in `Piece.fused`. White space is in no piece.
    """
    kiwi = load_kiwi()
    pieces: list[Piece] = []
    cuts: list[int] = []
    for start, end in _chunks(line):
        _read_chunk(kiwi, line, start, end, pieces, cuts)
    return pieces, find_korean_cuts(line, cuts)


def _chunks(line: str) -> Iterator[tuple[int, int]]:
    """Stretches of at most `_LONGEST_CHUNK` characters that end after a statement if they can, else at white space."""
    start = 0
    while len(line) - start > _LONGEST_CHUNK:
        middle, limit = start + _LONGEST_CHUNK // 2, start + _LONGEST_CHUNK
        ends = [match.end() for match in _STATEMENT_END.finditer(line, middle, limit)]
        if not ends:
            ends = [match.end() for match in _SPACE.finditer(line, middle, limit)]
        end = ends[-1] if ends else limit
        yield start, end
        start = end
    yield start, len(line)


def _read_chunk(kiwi: Kiwi, line: str, begin: int, stop: int, pieces: list[Piece], cuts: list[int]) -> None:
    """Append the pieces of `line[begin:stop]` and the cuts that Kiwi sees in it."""
    cursor = begin
    sentence = 0
    tokens: list[Token] = kiwi.tokenize(line[begin:stop] if begin or stop < len(line) else line, compatible_jamo=True)
    tokens.sort(key=_in_order)
    for token in tokens:
        start = begin + token.start
        end = start + token.len
        tag = KIWI_TAGS.get(token.tag, "UN")
        if token.sent_position != sentence:
            sentence = token.sent_position
            cuts.append(start)
        if start < cursor:
            start = cursor
        if start >= end:
            if pieces and token.len:
                pieces[-1] = _fuse(line, pieces[-1], tag)
            continue
        cursor = end
        form = token.form
        if token.tag == "W_SERIAL" or (not (form.isalnum() and len(form) >= end - start) and _SPACE.search(line, start, end)):
            pieces.extend(split_by_script(line, start, end, hangul_tag=tag))
        elif tag == "SW" and symbol_tag(line, start) == "SL":
            pieces.append(Piece(start, end, "SL", form))  # kana and other scripts are letters, not symbols
        else:
            piece = Piece(start, end, tag, form + "다" if tag in PREDICATES else form)
            pieces.append(with_particle(line, piece) if tag == "NNG" and end - start < 3 else piece)


def _fuse(line: str, piece: Piece, tag: str) -> Piece:
    """The piece with a morpheme joined to it; a bare particle that was taken for a contracted noun is a particle again."""
    surface = line[piece.start : piece.end]
    if tag.startswith("J") and (particle := particle_tag(surface)):
        return piece._replace(tag=particle, lemma=surface)
    return piece._replace(fused=f"{piece.fused}+{tag}" if piece.fused else tag)
