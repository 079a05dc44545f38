"""What the headings and list heads above a line say it is about: a stack of scopes, opened and closed by their ranks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.relations.syntax import Sentence
    from pipeline.types import Mention, TextBlock

# `사업명 : X`: a field that names the undertaking of all the fields around it.
NAMING_LINE = re.compile(
    r"(?:(?:사업|과제|과업|용역|프로젝트|공사|단지|의안|안건|건)\s?(?:명칭|명)|대상\s?사업|사업\s?개요|"
    r"project(?: name| title)?|事業名|案件名|项目名称)\s?[)\]:：]",
    re.IGNORECASE,
)
_LIST_HEAD = 1  # the depth of list heads under which paragraphs may stand (`◆ X`)
_BULLETS = " -·•ㅇ○□◦◆■▪▶*※①②③④⑤"
_NUMBER = re.compile(r"^\s?(?:\(?\d{1,2}[.)]|[가-하][.)]|[①-⑳]|\([가-하]\))\s?")
# What a heading may say beside the name of a country or of an undertaking, and still be about it.
_ABOUT = re.compile(
    r"(?:box|박스|사례|분석|연구|소개|개요|현황|추진|주요|사업|프로젝트|국가별|지역|기획|참고|붙임|별첨|조사|진행|경과|진출|동향|"
    r"내용|계획|보고|결과|심층|case|study|국|및|의|\d|[\s.,:：()\[\]<>〈〉「」『』·‘’“”'\"#\-–—~Ⅰ-Ⅹ①-⑳]|\x00)*",
    re.IGNORECASE,
)

# Headings under which other undertakings than the one above are spoken of.
_OTHERS = re.compile(
    r"(?:유사|비교|다른|타|선진|해외|국내|외국|관련)\s?(?:[가-힣]{1,4}\s)?(?:사례|사업|프로젝트|기업|현황|동향)"
)


@dataclass(slots=True)
class Scope:
    """What stands under one heading or list head. `named` comes from a naming line among its fields.

    `about` is true where the heading names nothing but the undertaking or place, so that all below is about that.
    """

    level: int
    heading: bool
    project: Mention | None = None
    place: Mention | None = None
    several: bool = False
    about: bool = False
    named: Mention | None = None


class Scopes:
    """The open scopes of one region of the page, the outermost first. The root is always there."""

    def __init__(self) -> None:
        self._open = [Scope(1, heading=True)]

    def enter(self, block: TextBlock | None, text: str) -> None:
        """Close what a new block ends: a heading all below its rank, a list item its like, a numbered one headings too."""
        if block is None:
            return
        if block.kind == "heading":
            self._close(block.level, items=0, headings=True)
            if block.level <= 1:
                self._open[0].named = None
        elif block.kind == "list_item":
            self._close(block.level, items=block.level, headings=_NUMBER.match(text) is not None)
        elif block.kind == "paragraph":
            self._close(_LIST_HEAD + 1, items=_LIST_HEAD + 1, headings=False)

    def _close(self, level: int, *, items: int, headings: bool) -> None:
        """Close headings from rank `level` down, if any are to be closed, and list items from depth `items` down."""
        while len(self._open) > 1:
            last = self._open[-1]
            if last.level < (level if last.heading else items) or (last.heading and not headings):
                break
            self._open.pop()

    def add(self, sentence: Sentence, single: Mention | None, *, several: bool, title: bool) -> None:
        """Open the scope of a heading or list head; `title` is the first line of a box, which all of the box is under.

        `single` is the one undertaking that the sentence names; `several` is true where it names more.
        """
        block = sentence.block
        named = single is not None and not title and is_naming(sentence)
        if named:
            self._open[-1].named = single
        if not title:
            if block is None or block.kind not in ("heading", "list_item") or block.start_char < sentence.start:
                return
            if named and block.kind == "heading":
                return
        heading = title or (block is not None and block.kind == "heading")
        places = [phrase.mention for phrase in sentence.with_label("PLACE") if phrase.bracket < 0]
        about = any(_ABOUT.fullmatch(part) for part in {sentence.blank, re.split("[:：]", sentence.blank)[-1]})
        level = 0 if title or block is None else block.level
        other = heading and single is None and _OTHERS.search(sentence.blank) is not None
        scope = Scope(level, heading, project=single, several=several or other, about=about or title)
        if heading and about and len(places) == 1 and single is None and not several:
            scope.place = places[0]
        self._open.append(scope)

    def project(self) -> tuple[Mention, float] | None:
        """The undertaking of the innermost scope that has one, and how sure that is; None where a scope names several."""
        for scope in reversed(self._open):
            if scope.named is not None:
                return scope.named, 0.85
            if scope.project is not None:
                return scope.project, 0.8 if scope.about or not scope.heading else 0.65
            if scope.several:
                return None
        return None

    def place(self) -> Mention | None:
        """The place that the innermost heading is about, None without one."""
        return next((scope.place for scope in reversed(self._open) if scope.place is not None), None)


def is_naming(sentence: Sentence) -> bool:
    """Whether a line is a field that names an undertaking (`1. 사업명 : X`)."""
    text = _NUMBER.sub("", sentence.blank.lstrip(_BULLETS))
    return NAMING_LINE.match(text.lstrip("([ ")) is not None
