from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pipeline.kiwi import load_kiwi
from pipeline.types import Analysis, Morpheme

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = re.compile(r"\[(ORG|PERSON|PLACE|PROJECT) ([^\[\]]+)\]")


def split_korean(text: str) -> Analysis:
    """An analysis by Kiwi alone, one sentence a line, without overlapping morphemes."""
    morphemes: list[Morpheme] = []
    sentences: list[tuple[int, int]] = []
    position = covered = 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append((position, position + len(line)))
        for token in load_kiwi().tokenize(line):
            start, end = max(covered, position + token.start), position + token.start + token.len
            if end > start:
                morphemes.append(Morpheme(start, end, str(token.tag), token.form))
                covered = end
        position += len(line) + 1
    return Analysis(text, "ko", tuple(morphemes), tuple(sentences), ())


def split_words(text: str, language: str) -> Analysis:
    """An analysis of words and single characters for other languages."""
    pieces = re.finditer(r"[A-Za-z0-9'&.-]+|[^\sA-Za-z0-9]", text)
    morphemes = tuple(Morpheme(m.start(), m.end(), "SL" if m[0][0].isalnum() else "SW", m[0]) for m in pieces)
    return Analysis(text, language, morphemes, ((0, len(text)),) if text else (), ())


def read_marks(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without its marks, and the (label, name) pairs in order: `[ORG 한빛건설]은` and the like."""
    return MARK.sub(r"\2", marked), [(m[1], m[2]) for m in MARK.finditer(marked)]


@pytest.fixture(scope="session")
def analyse() -> Callable[[str], Analysis]:
    return split_korean
