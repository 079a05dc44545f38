"""The lines of a plain text, and what one line is when it is looked at alone: marker, caption, note, page mark."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.types import BlockKind

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FEED = "\f"
# What extractors leave in place of a glyph or a tab: it says nothing about a line, but must not hide its marker.
_JUNK = re.compile("[\ufffd\ue000-\uf8ff\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f\U000f0000-\U0010fffd]")
_LOST_BULLET = re.compile("[\ufffd\ue000-\uf8ff][ \t\u00a0]")
_SPACES = re.compile(r"\s{1,64}")

_KOREAN_LETTERS = "가나다라마바사아자차카타파하"
_BULLET_DEPTH = {
    **dict.fromkeys("□■◇◆▣▢◈❏❑☐❖★☆◎", 1),
    **dict.fromkeys("ㅇ○●◦◯❍⊙〇", 2),
    **dict.fromkeys("▶►▷▸➢➤⇒➜➔☞→√✓✔△▲▽▼", 2),
    **dict.fromkeys("-–—―‐−", 3),
    **dict.fromkeys("•·∙‧▪▫ㆍ・", 4),
    **dict.fromkeys("*※＊", 4),
}
_BULLET = re.compile(
    r"(?:(?P<set>[□■◇◆▣▢◈❏❑☐❖★☆◎ㅇ●◦❍⊙▶►▷▸➢➤⇒➜➔☞→√✓✔•∙‧▪▫※▲▽▼]|[○◯〇](?![○◯〇ㅇ])|△(?!\d)|[*＊·ㆍ・](?=\s)|[-–—―‐−](?=\s|[^\W\d_]))|o(?=\s[가-힣]))\s{0,8}"
)

_HEADINGS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"제\s?\d{1,3}\s?[장편부](?=[\s.:]|$)"), 1),
    (re.compile(r"第[\d一二三四五六七八九十]{1,4}[章部編编篇]"), 1),
    (re.compile(r"(?:Chapter|CHAPTER|Part|PART|Annex|ANNEX|Appendix|APPENDIX)\s{1,3}[\dIVXA-F]{1,5}(?=[\s.:]|$)"), 1),
    (re.compile(r"[Ⅰ-Ⅻⅰ-ⅻ]\s{0,3}[.．,:]?\s{0,8}(?=\S)"), 1),
    (re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X)\.\s{1,8}(?=\S)"), 1),
    (re.compile(r"[一二三四五六七八九十]{1,3}、\s{0,8}(?=\S)"), 1),
    (re.compile(r"제\s?\d{1,3}\s?절(?=[\s.:]|$)"), 2),
    (re.compile(r"第[\d一二三四五六七八九十]{1,4}[節节]"), 2),
    (re.compile(r"\d{1,2}[.．](?!\s{0,2}\d)\s{0,8}(?=\S)"), 2),
    (re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s{1,8}(?=[^\W\d_])"), 3),
    (re.compile(rf"[{_KOREAN_LETTERS}][.．]\s{{0,8}}(?=\S)"), 3),
    (re.compile(r"\d{1,2}\)\s{0,8}(?=\S)"), 4),
    (re.compile(rf"[{_KOREAN_LETTERS}]\)\s{{0,8}}(?=\S)"), 5),
    (re.compile(r"[(（]\d{1,2}[)）]\s{0,8}(?=\S)"), 5),
    (re.compile(rf"[(（][{_KOREAN_LETTERS}一二三四五六七八九十][)）]\s{{0,8}}(?=\S)"), 6),
    (re.compile(r"[①-⑳㉠-㉯㉮-㉻❶-❿➀-➓]\s{0,8}(?=\S)"), 6),
)
_LABEL_HEADING = re.compile(
    r"[<\[【〈]?\s?(?:사례|참고|예시|부록|별첨|별지|붙임|첨부|Case|Box|BOX|事例|案例)\s?(?:연구\s?)?[\d]{0,2}\s?[>\]】〉]?\s{0,2}[:：]\s{0,4}(?=\S)"
)
_SUBTITLE = re.compile(r"[-–—]\s?[^\s-].{2,78}\s[-–—]$")
_BRACKETED_TITLE = re.compile(r"(?:<[^<>]{2,40}>|【[^】]{2,40}】|〈[^〉]{2,40}〉|《[^》]{2,40}》|\[[^\[\]]{2,40}\])$")
_NUMBERING_OF_FLOAT = r"(?:[\dⅠ-Ⅻ]{1,3}(?:[-–.][\dⅠ-Ⅻ]{1,3}){0,2})"
_CAPTION = re.compile(
    rf"(?P<open>[<\[(〈《【≪])?\s?(?:표|그림|도표|사진|자료|도|지도|図表|図|表|图表|图|写真)\s?{_NUMBERING_OF_FLOAT}"
    r"(?P<gap>\s{0,3})(?P<close>[>\])〉》】≫.:：])?(?P<rest>.{0,300})$"
)
_LATIN_CAPTION = re.compile(
    rf"(?P<open>[<\[(])?(?:Table|Figure|Fig\.?|Chart|Exhibit|Map|Photo|TABLE|FIGURE)\s?{_NUMBERING_OF_FLOAT}"
    r"(?P<gap>\s{0,3})(?P<close>[>\]).:：])?(?P<rest>.{0,300})$"
)
# `표 1은 …`, `<그림 3>에서 보듯이`, `Table 2 shows`: prose that speaks of a float.
_PARTICLE_AFTER_FLOAT = re.compile(
    r"(?:에서|에게|에|은|는|이|가|을|를|의|과|와|로|으로|처럼|같이|부터|까지|도|만|として|は|が|を|に|の|と|で)(?=[\s,가-힣]|$)|,"
)
_SPEAKS_OF_FLOAT = re.compile(
    r"\s{0,3}(?:(?:및|참조|참고|과|와|을|를|은|는)(?=[\s,.)]|$)|(?:and|shows?|showed|presents?|lists?|gives?|gave|summari[sz]es|illustrates?|"
    r"provides?|below|above|in|is|are|was|reports?|indicates?)\b)"
)
_UNIT_LINE = re.compile(r"[(（\[]\s?단위\s?[:：][^)）\]]{1,60}[)）\]]$")
_SOURCE_NOTE = re.compile(
    r"(?:[*※]\s?)?[<\[(]?\s?(?:자\s{0,4}료(?:원|출처)?|출\s{0,4}처|주\s?\d{0,2}\)?|주석|비고|Sources?|SOURCES?|Notes?|NOTES?|資料|出典|出所|注\d?|資料来源|来源|数据来源)"
    r"\s{0,4}[:：]"
)
_NUMBERED_NOTE = re.compile(r"주\s?\d{1,2}\)\s?(?=\S)")
_FOOTNOTE = re.compile(r"(?:\d{1,3}\s{2,12}|\d{1,2}[ ]?[\ufffd]\s?|[¹²³⁴-⁹]{1,2}\s?|†\s?|‡\s?)(?=\S)")
_PAGE_MARK = re.compile(
    r"(?:[-–—−~·|<〈\[]\s{0,3}\d{1,4}\s{0,3}[-–—−~·|>〉\]]|\d{1,4}\s?/\s?\d{1,4}|(?:[Pp]age|PAGE|[Pp]{1,2}\.)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|"
    r"\d{1,4}\s?(?:쪽|페이지|ページ|页)|(?:페이지|쪽)\s?\d{1,4}|第\s?\d{1,4}\s?页)$"
)
_TERMINAL = re.compile(r"[.!?。！？．…][\"'”’」』)\]〉》>]{0,3}\s?(?:\[?\d{1,3}[)\]])?$")
_NOT_TERMINAL = re.compile(
    r"(?:\b(?:Corp|Inc|Ltd|Co|No|Nos|Vol|vs|Dr|Mr|Mrs|Ms|St|al|e\.g|i\.e|pp?|ed|eds|cf|Fig|approx|U\.S|U\.K|[A-Z])\.|\d{4}\.\s?(?:\d{1,2}\.)?)$"
)
# What a Korean line ends in when its sentence must go on: particles, adnominal and connective endings, commas.
_GOES_ON = re.compile(
    r"(?:[,，、·:：;(（\[「『“‘~∼-]|[가-힣)\d%’”](?:은|는|을|를|의|에|와|과|로|에서|에게|으로|부터|까지|이며|으며|하며|되며|하고|되고|[했었았였됐]고|지만|는데|면서|하여|되어|해|돼|위해|통해|따라|"
    r"대한|위한|통한|의한|관한|따른|있는|없는|하는|되는|된|한|할|될|인)|\b(?:및|등|또는|그리고|중|약|총|the|a|an|of|and|or|in|to|for|with|by|from|at|on|as|that|which|is|are|was|were|be|has|have|its|their|this))$"
)
# What no line begins with unless the word was cut before it. `이`, `가`, `도` and `만` are words of their own, too.
_CUT_START = re.compile(
    r"(?:[.,。、](?:\s|$|[가-힣])|(?:을|를|은|는|의|에|와|과|으로|에서|에게|며|였다|었다|이다|하고|하며|하여|되어)(?=[\s,.]|$))"
)
_QUOTING = re.compile(r"(?:고|며|면서|는|지)\s")  # `밝혔다⏎고 말했다`, `2030년까⏎지 조성`
_NUMBER = 16  # characters before a line end that may be a number
_OPEN_GROUP = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,2},(\d{1,2})$")
_DIGITS = re.compile(r"\d{1,9}")
_BROKEN_DECIMAL = re.compile(r"[^\d.]\d{1,3}\.$")
_DECIMALS = re.compile(r"\d{1,2}%")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it. `start` and `end` are source offsets without the white space around it.

    `text` is without white space around it and without unprintable characters. `indent` and `width` are in columns: a wide
    (East Asian) character takes two. `trailing` says that white space stands before the line's end, `gap` how many blank lines
    stand before it, `feed` how many form feeds.
    """

    start: int
    end: int
    text: str
    indent: int
    width: int
    trailing: bool
    gap: int
    feed: int


def split_lines(source: str) -> list[Line]:
    """The lines of `source` that hold at least one character other than white space, in order."""
    lines: list[Line] = []
    gap, feed = 0, 0
    for start, end, mark in _spans(source):
        raw = source[start:end]
        stripped = raw.strip()
        if not stripped:
            gap += 1
        else:
            lead = len(raw) - len(raw.lstrip())
            text = _JUNK.sub(" ", stripped) if _LOST_BULLET.match(stripped) is None else "• " + _JUNK.sub(" ", stripped[1:])
            text = text.strip()
            trailing = len(raw) - lead > len(stripped) and raw[-1] != "\t"
            lines.append(
                Line(
                    start + lead, start + lead + len(stripped), text, width_of(raw[:lead]), width_of(text), trailing, gap, feed
                )
            )
            gap, feed = 0, 0
        feed += mark == _FEED
    return lines


def _spans(source: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for match in _LINE_END.finditer(source):
        yield start, match.start(), match.group()
        start = match.end()
    yield start, len(source), ""


def width_of(text: str) -> int:
    """The columns that `text` takes: two for each wide (East Asian) character, one for each other."""
    if text.isascii():
        return len(text)
    return sum(2 if char >= "\u1100" and unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def is_finished(text: str) -> bool:
    """Whether a line ends where a sentence does: in terminal punctuation that does not belong to an abbreviation or a date."""
    return _TERMINAL.search(text[-12:]) is not None and _NOT_TERMINAL.search(text[-12:]) is None


def goes_on(text: str) -> bool:
    """Whether a line ends in a form after which its sentence must go on, such as a particle, a conjunction or a comma."""
    return _GOES_ON.search(text[-24:]) is not None or has_open_bracket(text)


def is_cut(left: str, right: str) -> bool:
    """Whether one line ends, and the next begins, within a word: with a particle or a full stop that nothing stands before."""
    if _CUT_START.match(right):
        return True
    return _QUOTING.match(right) is not None and left[-1:] in ("다", "라", "자", "냐", "까")


def is_number_cut(left: str, right: str) -> bool:
    """Whether one line ends, and the next begins, within a number: `1,24⏎0ha`, `12.⏎5%`."""
    group = _OPEN_GROUP.search(left[-_NUMBER:])
    digits = _DIGITS.match(right)
    if group is not None and digits is not None:
        return len(group.group(1)) + len(digits.group()) == 3
    return _BROKEN_DECIMAL.search(left[-_NUMBER:]) is not None and _DECIMALS.match(right) is not None


def has_open_bracket(text: str) -> bool:
    """Whether a round bracket is opened and not closed again."""
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def is_letter_spaced(text: str) -> bool:
    """Whether a short text is a word set with spaces between its syllables (`개  요`)."""
    parts = text.split()
    return 2 <= len(parts) <= 8 and all(len(part) == 1 and "가" <= part <= "힣" for part in parts)


def classify_line(line: str) -> tuple[BlockKind, int]:
    """Kind and level of one line looked at alone; `("paragraph", 0)` where nothing marks it.

    A heading's level counts from 1 (a part or chapter) to 6 (a circled number); a list item's depth from 1 (`□`) to 4 (`•`).
    A marked line that is a sentence, or longer than a title, is a list item. A bare number is a paragraph: whether it is a page
    number only its place can tell.
    """
    stripped = line.strip()
    lost_bullet = _LOST_BULLET.match(stripped) is not None
    text = _SPACES.sub(" ", _JUNK.sub(" ", stripped)).strip()
    if not text:
        return "paragraph", 0
    if _PAGE_MARK.match(text):
        return "page_number", 0
    note = _kind_of_note(stripped, text)
    if note is not None:
        return note, 0
    marked = _kind_of_marked(text)
    if marked is not None:
        return marked
    return ("list_item", 2) if lost_bullet else ("paragraph", 0)


def _kind_of_note(stripped: str, text: str) -> BlockKind | None:
    if _SOURCE_NOTE.match(text) or _NUMBERED_NOTE.match(text):
        return "source_note"
    if is_caption(text) or _UNIT_LINE.match(text):
        return "caption"
    if _FOOTNOTE.match(stripped) and width_of(text) <= 120:
        return "footnote"
    return None


def is_caption(text: str) -> bool:
    """Whether a line is the title of a table or a figure, and not a sentence that speaks of one."""
    match = _CAPTION.match(text) or _LATIN_CAPTION.match(text)
    if match is None or (is_finished(text) and not text.endswith("..")):
        return False
    rest, closed = match["rest"], match["close"]
    if match["open"] is not None and (closed is None or closed in ".:："):
        return False
    if rest and not closed and not match["gap"]:
        return False
    touches = not match["gap"] or closed is not None
    return not (touches and _PARTICLE_AFTER_FLOAT.match(rest)) and _SPEAKS_OF_FLOAT.match(rest) is None


def _kind_of_marked(text: str) -> tuple[BlockKind, int] | None:
    if _SUBTITLE.match(text):
        return "heading", 5
    if _LABEL_HEADING.match(text) and not is_finished(text):
        return "heading", 4
    for pattern, level in _HEADINGS:
        match = pattern.match(text)
        if match is not None:
            return _heading_or_item(text, level)
    match = _BULLET.match(text)
    if match is not None:
        return "list_item", _BULLET_DEPTH.get(match["set"] or "○", 2)
    if _BRACKETED_TITLE.match(text):
        return "heading", 4
    return None


def _heading_or_item(text: str, level: int) -> tuple[BlockKind, int]:
    """A numbered line is a title as long as it is short and no sentence; otherwise it is an item of a list."""
    if is_finished(text) or width_of(text) > (110 if level <= 3 else 70):
        return "list_item", min(level, 4)
    return "heading", level


def settle_letters(lines: Sequence[Line], kinds: Sequence[tuple[BlockKind, int]]) -> list[tuple[BlockKind, int]]:
    """`kinds`, but a line that begins with a Korean letter and a full stop is a title only if its letter is the next one.

    Where prose is broken within words, `하였⏎다. 또한` is much more common than a third title.
    """
    settled = list(kinds)
    expected = 0
    for i, line in enumerate(lines):
        if line.text[1:2] not in (".", "．") or line.text[0] not in _KOREAN_LETTERS:
            continue
        place = _KOREAN_LETTERS.index(line.text[0])
        if place in (0, expected):
            expected = place + 1
        else:
            settled[i] = ("paragraph", 0)
    return settled
