"""A sentence cut to a width around the figure that it is shown for."""

from __future__ import annotations

import re


def clip_sentence(sentence: str, figure: str, width: int) -> str:
    """The sentence if it fits `width` terminal cells, else what stands around the figure, `…` where something is left out.

    Korean says first what a figure is about, so most of the room goes to what stands before it. Cuts are at spaces where
    there are any near. A figure wider than the room is not cut.
    """
    from rich.cells import cell_len

    if cell_len(sentence) <= width:
        return sentence
    start, end = _find_figure(sentence, figure)
    room = max(width - 2 - cell_len(sentence[start:end]), 0)  # two cells for the signs of omission
    right = _reach(sentence, end, min(room, width // 5), step=1)
    left = _reach(sentence, start, room - cell_len(sentence[end:right]), step=-1)
    right = _reach(sentence, right, room - cell_len(sentence[left:start]) - cell_len(sentence[end:right]), step=1)
    if left > 0:
        left = _snap(sentence, left, start, step=1)
    if right < len(sentence):
        right = _snap(sentence, right, end, step=-1)
    kept = sentence[left:right].strip()
    return f"{'…' if left > 0 else ''}{kept}{'…' if right < len(sentence) else ''}"


def _find_figure(sentence: str, figure: str) -> tuple[int, int]:
    """Where the figure stands, if it can be not as the end of another number; the sentence's beginning where it does not."""
    match = re.search(rf"(?<![\d.,]){re.escape(figure)}", sentence) or re.search(re.escape(figure), sentence)
    return match.span() if match else (0, 0)


def _reach(sentence: str, place: int, room: int, *, step: int) -> int:
    """How far one gets from a place within `room` cells."""
    from rich.cells import cell_len

    while room > 0 and 0 <= (at := place if step > 0 else place - 1) < len(sentence):
        room -= cell_len(sentence[at])
        if room >= 0:
            place += step
    return place


def _snap(sentence: str, place: int, stop: int, *, step: int) -> int:
    """The nearest cut between words on the way from a place towards the figure; the place itself where words are too long."""
    for at in range(place, place + step * 12, step):
        if at == stop:
            break
        if sentence[at - 1 if step > 0 else at].isspace():
            return at
    return place
