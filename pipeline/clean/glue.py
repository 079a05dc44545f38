"""What a Korean language model says of two line ends: whether a space belongs between, and whether they belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.kiwi import load_kiwi

if TYPE_CHECKING:
    from kiwipiepy import Token

Glue = Callable[[Sequence[tuple[str, str]]], Sequence[bool]]
"""For pairs of line ends, whether a space belongs between the two."""

Gain = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""For pairs of line ends, how much likelier (in nats) they are as one text than as two; above 8, one goes on in the other."""

_CONTEXT = 14
_TIE = 0.01  # nats; Kiwi finds many compounds as likely with a space as without
_BOUND = ("E", "J", "XS", "VCP")  # tags of morphemes that are written at the word before


def glue_with_kiwi(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each pair of line ends, True where a space belongs between: the more probable analysis by Kiwi, in one batch.

    Some 14 characters on either side decide, cut at a space where there is one. Where both are as likely, the morphemes at the
    line end decide: before an ending, a particle or a suffix, and after a prefix or a lone syllable, there is no space.
    """
    if not pairs:
        return []
    ends = [_tail(left) for left, _ in pairs]
    texts: list[str] = []
    for end, (_, right) in zip(ends, pairs, strict=True):
        start = _head(right)
        texts += (f"{end} {start}", f"{end}{start}")
    analyses = [result[0] for result in load_kiwi().analyze(texts)]
    answers: list[bool] = []
    for i, end in enumerate(ends):
        (_, spaced), (tokens, joined) = analyses[2 * i], analyses[2 * i + 1]
        tie = abs(spaced - joined) < _TIE
        answers.append(not _meets_within_word(tokens, end) if tie else spaced > joined)
    return answers


def _meets_within_word(tokens: Sequence[Token], end: str) -> bool:
    """Whether the morphemes of two line ends written as one text show that `end` is no whole word."""
    at = len(end)
    after = next((token for token in tokens if token.start >= at), None)
    before = next((token for token in reversed(tokens) if token.start < at), None)
    if after is None or before is None:
        return False
    if after.start > at or after.tag.startswith(_BOUND) or before.tag == "XPN":
        return True
    return before.tag in ("NNG", "NNP", "XR") and len(end.rsplit(" ", 1)[-1]) == 1


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
