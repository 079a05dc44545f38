"""Sentences that a page, a running header, a table, a figure, a note or a box interrupts: which block goes on in which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.types import FURNITURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clean.glue import Gain
    from pipeline.clean.pieces import Fragment

_REACH = 120  # blocks between the two halves of a sentence
_PAGES = 2
_SURE = 8.0  # nats above which two texts are one
_LIKELY = 1.0
_FEW = 6  # blocks of a text that is too short to show how it is set
_WIDE = 36  # columns of a line that may have been broken
_FULL = 48  # columns that few titles have
_SET_APART = frozenset({"caption", "table", "figure", "footnote", "source_note", "header", "page_number"})

_TERMINAL = re.compile(r"[.!?。！？…][\"'”’」』)\]]{0,3}\s?(?:\[?\d{1,3}[)\]])?$")
_ABBREVIATED = re.compile(r"(?:\b(?:Corp|Inc|Ltd|Co|No|Vol|vs|Dr|Mr|Mrs|Ms|St|cf|[A-Z])\.|\d{4}\.\s?(?:\d{1,2}\.)?)$")
_NOTE_STYLE_END = re.compile(r"(?:다|요|죠|까|함|음|임|됨|것|[가-힣]ㅁ)[)\]”’」]{0,2}$")
_GOES_ON = re.compile(
    r"(?:[,(（\[「‘“·~-]|[가-힣)\]’”\d%A-Za-z](?:은|는|을|를|의|에|와|과|에서|에게|으로|로|부터|까지|이며|으며|하며|되며|고|"
    r"지만|는데|면서|하여|되어|해|돼|따라|여|한|할|된|될|인|적|하는|되는|있는|없는|던)"
    r"|(?:^|\s)(?:및|등|또는|그리고|중|약|총|the|a|an|of|and|or|in|to|for|with|by|from|at|on|as|that|which|is|are|was|were|has|have|its|their))$"
)
_OPENS_SENTENCE = re.compile(
    r"(?:또한|한편|그러나|그리고|따라서|이에|이와|이러한|이를|이처럼|그\s|특히|아울러|반면|다만|하지만|결국|먼저\s|우선|첫째|둘째|셋째|"
    r"끝으로|마지막으로|예를 들어|즉\s|"
    r"However|Moreover|In addition|Furthermore|Therefore|Meanwhile|But\s|しかし|また|そして|因此|但是|此外)"
)
_LOWER_START = re.compile(r"[a-z\u00df-\u00ff]")
_EAST_ASIAN_END = re.compile("[\u3040-\u30ff\u3400-\u9fff、，]$")
_EAST_ASIAN_START = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile("[가-힣]")
_NEAR = 16  # characters beside a line end that tell its script
_BLANK_LINE = re.compile(r"\n[^\S\n]{0,80}\r?\n|\f|\r\r")
_UNMARKED = re.compile(r"[가-힣A-Za-z“‘「『(\d](?!\d{0,2}[.)])")
_HAS_TOPIC = re.compile(r"[가-힣)](?:은|는)\s")
_FRAME_START = re.compile(r"\n[ ]$")


def is_open(text: str) -> bool:
    """Whether a line leaves its sentence open: no terminal punctuation, and no ending that a note-style sentence ends in."""
    if _TERMINAL.search(text[-16:]) and not _ABBREVIATED.search(text[-16:]):
        return False
    return _NOTE_STYLE_END.search(text[-8:]) is None


def find_continuations(fragments: Sequence[Fragment], source: str, gain: Gain) -> dict[int, int]:
    """For each block whose sentence goes on in a later one, where it does, both by place in `fragments`.

    Each is continued once, and continues one. Looks at most two pages and 120 blocks ahead; in doubt, leaves apart.
    """
    pairs = []
    short = _shows_no_habits(fragments)
    for index in range(len(fragments)):
        place = _find_candidate(fragments, index, short=short) if _may_go_on(fragments[index], short=short) else None
        if place is not None and (
            _is_interrupted(fragments, index, place)
            or _is_wrapped(fragments[index])
            or (short and _may_be_wrapped(fragments[index], fragments[place], source))
        ):
            pairs.append((index, place))
    gains = _gains([(fragments[index].last, fragments[place].first) for index, place in pairs], gain)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (index, place), nats in zip(pairs, gains, strict=True):
        if place not in taken and _goes_on_in(fragments, index, place, nats, source):
            found[index] = place
            taken.add(place)
    return found


def _gains(pairs: Sequence[tuple[str, str]], gain: Gain) -> list[float]:
    """What `gain` says of the Korean pairs; 0 for the others, which it knows nothing of."""
    korean = [i for i, pair in enumerate(pairs) if _HANGUL.search(pair[0][-_NEAR:]) or _HANGUL.search(pair[1][:_NEAR])]
    nats = [0.0] * len(pairs)
    if korean:
        for i, value in zip(korean, gain([pairs[i] for i in korean]), strict=True):
            nats[i] = value
    return nats


def _is_interrupted(fragments: Sequence[Fragment], index: int, place: int) -> bool:
    return place > index + 1 or fragments[place].block.page != fragments[index].block.page


def _is_wrapped(fragment: Fragment) -> bool:
    return len(fragment.pieces) > 1 or fragment.block.box is not None


def _shows_no_habits(fragments: Sequence[Fragment]) -> bool:
    """Whether a text is of so few lines that nobody can tell if its paragraphs are wrapped."""
    filled = [fragment for fragment in fragments if fragment.pieces]
    return len(filled) <= _FEW and all(len(fragment.pieces) == 1 for fragment in filled)


def _may_be_wrapped(left: Fragment, right: Fragment, source: str) -> bool:
    """Whether two lines of a short text may be one sentence: the first is wide, and the second stands straight under it."""
    return _columns(left.last) >= _WIDE and _BLANK_LINE.search(source, left.block.end, right.block.start) is None


def _reads_as_wrapped(left: Fragment, right: Fragment) -> bool:
    """Whether a wide line that has a topic, as titles seldom have, breaks off above a line that is no wider and ends."""
    width = _columns(left.last)
    finished = _TERMINAL.search(right.last[-16:]) is not None
    return width >= _FULL and _columns(right.last) <= width + 2 and finished and _HAS_TOPIC.search(left.last) is not None


def _columns(text: str) -> int:
    return sum(2 if char >= "\u1100" else 1 for char in text)


def _is_prose(fragment: Fragment, *, short: bool) -> bool:
    """Whether a block may be a part of a paragraph. In a short text what was taken for a title may be, if nothing marks it."""
    kind = fragment.block.kind
    return kind == "paragraph" or (short and kind == "heading" and _UNMARKED.match(fragment.first) is not None)


def _may_go_on(fragment: Fragment, *, short: bool) -> bool:
    prose = fragment.block.kind == "list_item" or _is_prose(fragment, short=short)
    if not prose or not fragment.pieces or not is_open(fragment.last):
        return False
    length = sum(len(piece.text) for piece in fragment.pieces)
    return len(fragment.pieces) > 1 or length >= 20 or _GOES_ON.search(fragment.last[-24:]) is not None


def _find_candidate(fragments: Sequence[Fragment], index: int, *, short: bool) -> int | None:
    """The next paragraph of the same region, in which an open block may go on; None if a title or a list stands before it."""
    left = fragments[index].block
    for place in range(index + 1, min(len(fragments), index + 1 + _REACH)):
        right = fragments[place].block
        if right.page > left.page + _PAGES:
            return None
        if right.kind in _SET_APART or right.region != left.region:
            continue
        if not _is_prose(fragments[place], short=short):
            return None
        if fragments[place].pieces:
            return place
    return None


def _goes_on_in(fragments: Sequence[Fragment], index: int, place: int, gain: float, source: str) -> bool:
    left, right = fragments[index], fragments[place]
    if not _is_interrupted(fragments, index, place):
        return gain >= 1.5 * _SURE or (gain >= 0.5 * _SURE and not _is_wrapped(left) and _reads_as_wrapped(left, right))
    if _LOWER_START.match(right.first) or (left.last.endswith("-") and right.first[:1].isalpha()):
        return True
    if gain >= _SURE:
        return True
    if _OPENS_SENTENCE.match(right.first) or not _is_wrapped(left):
        return False
    frame_start = _FRAME_START.search(source, max(0, right.block.start - 2), right.block.start) is not None
    if _EAST_ASIAN_END.search(left.last) and _EAST_ASIAN_START.match(right.first):
        return source[right.block.start - 1] != "\u3000"
    return (_GOES_ON.search(left.last[-24:]) is not None or frame_start) and gain >= _LIKELY


def chain_blocks(fragments: Sequence[Fragment], continuations: dict[int, int]) -> list[list[Fragment]]:
    """The blocks in the order of the clean text: an interrupted block with all that continues it, then what interrupted it."""
    continuing = set(continuations.values())
    chains = []
    for index, fragment in enumerate(fragments):
        if index in continuing or fragment.block.kind in FURNITURE:
            continue
        chain = [fragment]
        while index in continuations:
            index = continuations[index]
            chain.append(fragments[index])
        chains.append(chain)
    return chains
