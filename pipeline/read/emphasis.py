"""The marks of Markdown inside a line: emphasis, links, references to notes. They are no text."""

from __future__ import annotations

import re

_PAIRED = re.compile(r"(?<!\\)(?:\*\*\*|\*\*|~~|`{1,3}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))")
_SINGLE = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![*\d])|(?<![\w\\])_(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])_(?!\w)"
)
_LINK = re.compile(r"!?\[(?P<text>[^\[\]\n^][^\[\]\n]{0,400})\](?:\([^()\n]{0,800}\)|\[[^\[\]\n]{0,200}\])")
_WHOLE = re.compile(
    r"\[\^[^\]\s]{1,40}\]|</?(?:br|b|i|u|em|strong|sup|sub|span|a|font)\b[^<>\n]{0,200}>|\\(?=[\\`*_{}\[\]()#+.!|<>~-])"
)
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(?P<text>[^*_\n]{1,80})(?<=\S)\1")
_SENTENCE_END = re.compile(r"[다요]\.|[.!?。]$")


def find_marks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each mark in `text[start:end]`, in order and without overlap."""
    found = [match.span() for match in _WHOLE.finditer(text, start, end)]
    for match in _LINK.finditer(text, start, end):
        found += [(match.start(), match.start("text")), (match.end("text"), match.end())]
    for match in _SINGLE.finditer(text, start, end):
        found += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    waiting: dict[str, tuple[int, int]] = {}
    for match in _PAIRED.finditer(text, start, end):
        opened = waiting.pop(match.group(), None)
        if opened is None:
            waiting[match.group()] = match.span()
        else:
            found += [opened, match.span()]
    marks: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if not marks or first >= marks[-1][1]:
            marks.append((first, last))
    return marks


def without_marks(text: str) -> str:
    """The text but for its marks."""
    parts: list[str] = []
    at = 0
    for start, end in find_marks(text, 0, len(text)):
        parts.append(text[at:start])
        at = end
    return "".join((*parts, text[at:]))


def is_bold_title(text: str) -> bool:
    """Whether a paragraph is nothing but a few bold words: how a heading is written without a sign for one."""
    match = _BOLD_LINE.fullmatch(text.strip())
    return match is not None and _SENTENCE_END.search(match["text"]) is None
