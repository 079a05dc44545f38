"""What a Korean language model says of two line ends: whether a space belongs between, and whether they belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.kiwi import load_kiwi

Glue = Callable[[Sequence[tuple[str, str]]], Sequence[bool]]
"""For pairs of line ends, whether a space belongs between the two."""

Gain = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""For pairs of line ends, how much likelier (in nats) they are as one text than as two; above 8, one goes on in the other."""

_CONTEXT = 14


def glue_with_kiwi(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each pair of line ends, True where a space belongs between: the more probable analysis by Kiwi, in one batch.

    Some 14 characters on either side decide, cut at a space where there is one. A tie is a space.
    """
    if not pairs:
        return []
    texts: list[str] = []
    for left, right in pairs:
        end, start = _tail(left), _head(right)
        texts += (f"{end} {start}", f"{end}{start}")
    scores = _scores(texts)
    return [scores[2 * i] >= scores[2 * i + 1] for i in range(len(pairs))]


def gain_with_kiwi(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """For each pair of line ends, the log probability of the two as one text above that of the two apart, in nats."""
    texts: list[str] = []
    for left, right in pairs:
        end, start = _tail(left), _head(right)
        texts += (end, start, f"{end}{start}", f"{end} {start}")
    scores = _scores(texts)
    groups = [scores[i : i + 4] for i in range(0, len(scores), 4)]
    return [max(joined, spaced) - left - right for left, right, joined, spaced in groups]


def _scores(texts: Sequence[str]) -> list[float]:
    """The log probability of the best analysis of each text, in nats."""
    return [float(result[0][1]) for result in load_kiwi().analyze(texts)] if texts else []


def _tail(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[-2 * _CONTEXT :]
    space = cut.find(" ", 0, _CONTEXT)
    return cut[space + 1 :] if space >= 0 else cut


def _head(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[: 2 * _CONTEXT]
    space = cut.find(" ", _CONTEXT)
    return cut[:space] if space >= 0 else cut
