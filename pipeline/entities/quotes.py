"""Names in quotation marks: a quoted phrase with the head of a project or a body, or with such a head behind the mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import (
    BODY_SUFFIXES,
    GENERIC_ORGS,
    GENERIC_PROJECTS,
    LOAN_FIRM_SUFFIXES,
    PLAN_HEADS,
    PROJECT_HEADS,
    QUOTED_HEADS,
)

if TYPE_CHECKING:
    from pipeline.types import Analysis, NameLabel

_QUOTED = re.compile(r"[‘“'\"「『《〈<]([^‘’“”'\"「」『』《》〈〉<>\n]{2,50})[’”'\"」』》〉>]")
_PAIRS = dict(zip("‘“'\"「『《〈<", "’”'\"」』》〉>", strict=True))
_GLOSS = re.compile(r" ?[(（]([^()（）\n]{1,60})[)）]")
_BEHIND = re.compile(r"(?:[(（][^()（）\n]{1,60}[)）])? ?([가-힣]{2,8})")
_YEARED = re.compile(r"(?:비전|플랜|전략|아젠다|어젠다|구상|계획|뉴딜|이니셔티브|Vision|Plan|Agenda) ?(?:19|20)\d\d$")
_VERBAL = frozenset(("EF", "EC", "ETM", "JKS", "JKO", "JKB", "JX", "VCP", "JKQ"))
_PROJECT_SUFFIXES = tuple(sorted(PROJECT_HEADS | QUOTED_HEADS, key=len, reverse=True))
_ORG_SUFFIXES = tuple(BODY_SUFFIXES | LOAN_FIRM_SUFFIXES)
_FOLLOWERS = tuple(sorted(QUOTED_HEADS | frozenset(("사업", "프로젝트")), key=len, reverse=True))


def find_quoted(analysis: Analysis) -> list[Candidate]:
    """Candidates for PROJECT and ORG that a pair of quotation marks bounds, in the order of the text.

    They outrank a DATE inside them: `‘비전 2030’` is a name.
    """
    text = analysis.text
    tags = {m.end_char: m.tag for m in analysis.morphemes}
    found = []
    for match in _QUOTED.finditer(text):
        if text[match.end() - 1] != _PAIRS[match[0][0]]:
            continue
        start, end = _trim(text, match.start(1), match.end(1))
        gloss = _GLOSS.search(text, start, end)
        name_end = gloss.start() if gloss else end
        if tags.get(end, "") in _VERBAL or name_end - start < 2:
            continue
        behind = _BEHIND.match(text, match.end())
        label = _label(text[start:name_end].rstrip(), text[start:end], behind[1] if behind else "")
        if label is None:
            continue
        if gloss and not _renames(text[start:name_end], text[gloss.end() : end].strip()):
            name_end = end
        found.append(Candidate(start, name_end, label, 0.85, "rule:quoted", rank=2))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _renames(name: str, rest: str) -> bool:
    """Whether a gloss inside the marks renames what stands before it: nothing or a generic head follows."""
    return not rest or rest in PLAN_HEADS or name.rstrip().endswith(_PROJECT_SUFFIXES)


def _label(name: str, whole: str, behind: str) -> NameLabel | None:
    """The label of a quoted phrase, None where it is a slogan or a topic."""
    if name in GENERIC_PROJECTS or name in GENERIC_ORGS or len(name) > 40 or name.endswith(("다", "요", "자", "?", "!", ".")):
        return None
    if _YEARED.search(name) or _YEARED.search(whole):
        return "PROJECT"
    if behind.startswith(("펀드", "기금")) and len(behind) <= 3:
        return "ORG"
    if behind.startswith(_FOLLOWERS):
        return "PROJECT"
    if whole.endswith(_PROJECT_SUFFIXES) or name.endswith(_PROJECT_SUFFIXES):
        return "PROJECT"
    if name.endswith(_ORG_SUFFIXES) and " " not in name:
        return "ORG"
    return None
