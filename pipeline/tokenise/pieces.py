"""The pieces that a line is split into, and the `Doc` that is made of them: no character is lost, none is used twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.tokens import Doc

from pipeline.tokenise.tags import OPENING, UD_OF_SEJONG, particle_tag, symbol_tag

if TYPE_CHECKING:
    from spacy.vocab import Vocab


class Piece(NamedTuple):
    """One token to be, in offsets of the text that it was split from; the end is exclusive.

    `tag` is its Sejong tag. `fused` names the tags, joined by `+`, of the morphemes that share its last syllable and could not
    become tokens: `ETM` for the `ㄴ` of `한`.
    """

    start: int
    end: int
    tag: str
    lemma: str
    fused: str = ""

    def moved(self, offset: int) -> Piece:
        """The piece in the offsets of a text in which its line starts at `offset`."""
        return Piece(self.start + offset, self.end + offset, self.tag, self.lemma, self.fused)


Split = tuple[list[Piece], list[int]]
"""The pieces of a line in order, without overlap, and the offsets in the line at which a further sentence starts."""

SplitLine = Callable[[str], Split]

_RUNS: Final = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}|\d+(?:[.,]\d+)*|[A-Za-zÀ-ɏḀ-ỿ]+|[ぁ-ゖァ-ヺー]+|[㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]+|[가-힣ㄱ-ㆎ\u1100-\u11ff]+|\s+|."
    , re.DOTALL,
)  # fmt: skip
_COUNTERS: Final = frozenset("만도가과의")
# What continues the character before it: variation selectors, joiners, skin tones, combining marks.
_CONTINUES: Final = re.compile("[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")


def split_by_script(text: str, start: int, end: int, *, hangul_tag: str = "UN") -> list[Piece]:
    """Pieces for a stretch that no analyser has split: runs of one script, numbers and single symbols, without white space.

    An emoji sequence stays in one piece. Hangul gets `hangul_tag`.
    """
    pieces: list[Piece] = []
    joined_at = -1
    for match in _RUNS.finditer(text, start, end):
        first, last = match.span()
        run = match.group()
        if run.isspace():
            continue
        if pieces and pieces[-1].end == first and (_CONTINUES.match(run) or joined_at == first):
            pieces[-1] = pieces[-1]._replace(end=last, lemma=text[pieces[-1].start : last])
        else:
            tag = symbol_tag(text, first)
            pieces.append(Piece(first, last, hangul_tag if tag == "UN" else tag, run))
        joined_at = last if run == "\u200d" else -1
    return pieces


def with_particle(line: str, piece: Piece) -> Piece:
    """The piece as a particle if it looks like one and stands alone right after a mark, a digit or a Latin letter.

    There an analyser may see no word before it, and take it for a noun. What counts (`3만`, `37도`) stays as it is.
    """
    start, end = piece.start, piece.end
    if not start or line[start - 1].isspace() or _is_hangul(line[start - 1]) or (end < len(line) and _is_hangul(line[end])):
        return piece
    surface = line[start:end]
    tag = particle_tag(surface)
    if not tag or line[start - 1] in OPENING or (line[start - 1].isdigit() and surface in _COUNTERS):
        return piece
    return piece._replace(tag=tag, lemma=surface)


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def build_doc(vocab: Vocab, text: str, pieces: Iterable[Piece], sentence_starts: Iterable[int]) -> Doc:
    """A `Doc` with `doc.text == text`, tags, parts of speech, lemmas and sentences.

    Pieces are in the order of the text and do not overlap; what none of them covers is split by script. `sentence_starts` are
    offsets in the text: the first piece at or after each starts a sentence. White space beyond one blank after a piece is a
    token of its own, which ends a sentence and never starts one, except at the start of the text.
    """
    rows: list[Piece] = []
    spaces: list[bool] = []
    cursor = 0
    for piece in _with_gaps(text, pieces):
        if piece.start > cursor:
            cursor = _add_white_space(text, cursor, piece.start, rows, spaces)
        rows.append(piece)
        spaces.append(False)
        cursor = piece.end
    if cursor < len(text):
        _add_white_space(text, cursor, len(text), rows, spaces)
    tags = [row.tag for row in rows]
    return Doc(
        vocab,
        words=[text[row.start : row.end] for row in rows],
        spaces=spaces,
        tags=tags,
        pos=[UD_OF_SEJONG[tag] for tag in tags],
        lemmas=[row.lemma for row in rows],
        morphs=[f"Fused={row.fused}" if row.fused else "" for row in rows],
        sent_starts=_mark_starts(rows, sentence_starts),
    )


def _with_gaps(text: str, pieces: Iterable[Piece]) -> Iterable[Piece]:
    cursor = 0
    for piece in pieces:
        if piece.start > cursor and not text[cursor : piece.start].isspace():
            yield from split_by_script(text, cursor, piece.start)
        yield piece
        cursor = piece.end
    if cursor < len(text):
        yield from split_by_script(text, cursor, len(text))


def _add_white_space(text: str, start: int, end: int, rows: list[Piece], spaces: list[bool]) -> int:
    """Give the first blank to the row before, the rest a row of its own; the end of the white space."""
    if rows and text[start] == " ":
        spaces[-1] = True
        start += 1
    if start < end:
        rows.append(Piece(start, end, "_SP", text[start:end]))
        spaces.append(False)
    return end


def _mark_starts(rows: list[Piece], sentence_starts: Iterable[int]) -> list[bool | int | None]:
    pending = sorted(sentence_starts, reverse=True)
    marks: list[bool | int | None] = []
    in_text = False
    for row in rows:
        starts = False
        if row.tag != "_SP":
            while pending and pending[-1] <= row.start:
                pending.pop()
                starts = in_text
            in_text = True
        marks.append(starts)
    if marks:
        marks[0] = True
    return marks
