"""Years written as digits alone: dates only where a bracket, a citation, a preposition or a table's row says so."""

from __future__ import annotations

import re

from pipeline.quantities.dates_points import Expression, Match, Point, after, before, has_unit_after, read_year

_LABELLED = re.compile(r"(?:ISSN|ISBN|전화|☎|TEL|Tel|FAX|Fax|팩스|문의|번호|No\.?|제|第|우편)[ :.()~\-]*$")
_PREPOSITION = re.compile(
    r"(?<![A-Za-z])(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]f|[Tt]hrough|[Bb]etween"
    r"|[Tt]hroughout|[Cc]irca|[Aa]round|[Ee]arly|[Ll]ate|[Mm]id|[Yy]ears?|[Tt]o|[Ff]or|[Oo]ver)[ \-]$"
)
_COUNTED = re.compile(r" (?:[a-z]{2,20}s|people|BC|B\.C)(?![A-Za-z])")  # `in 2000 cases`
_CHAIN = re.compile(r"(?:,|,? and|,? or|,? to|,? through| &) ")
_LONGEST_CHAIN = 10
_ESTIMATE = re.compile(r"[EFP](?![0-9A-Za-z])")  # `2024E`, as market reports mark what is not final
_SINCE = re.compile(r" ?[~\-] ?(?:현재|지금|현\)|present|now)")
_LABEL = re.compile(
    r"(?:(?:연도|년도|[Yy]ear)[ :]{1,3}|(?:설립|창립|착공|준공|완공|개통|[Ee]stablished|[Ff]ounded|[Cc]ompleted) ?: ?)$"
)
_CODE_END = re.compile(r"[A-Za-z_]{2}|[.,:/\-~][0-9]|[/_\-][A-Za-z]")
_HANGUL = re.compile(r"[가-힣]")
_RANGE_TAIL = re.compile(r"까지|의|에|동안|중|기간|간")

_SOURCE_LINE = re.compile(
    r"[^\w\n]{0,4}(?:원?자료|출처|참고|주|[Ss]ources?|SOURCE|資料|出典|出所|来源|资料来源|資料來源)[0-9]?(?: ?출처)? ?[):]"
)
_LONGEST_SOURCE = 2000  # characters of a line before a year in which it still counts as cited
_CITED = re.compile(r"(?:[^\W\d]|\))[.,] {1,2}$")  # a name and its full stop or comma
_PAGE = re.compile(r"(?<![A-Za-z])(?:pp?|[Nn]o|[Vv]ol)\. {1,2}$")
_ET_AL = re.compile(r"(?:et al\.?,?|외\.?) ?$")
_IN_BRACKETS = re.compile(r"\([^()\n]{0,80}[,;] $")
_CLOSES = re.compile(r"[a-e]?(?:[),;:~]| ?\)|[ \n]|$)")
_FULL_STOP = re.compile(r"[a-e]?\.(?:\s|$|\))")
_TITLE_NEXT = re.compile(r", {0,2}[「『“\"‘'<《]")
_SOURCE_NEXT = re.compile(r"[a-e]?(?:[.,;)]| {0,3}$| {0,3}\n)")
_BRACKET = 82

_ROW_NEXT = re.compile(r"[EFPA]?(?:\t| ?\|) ?(?P<y>(?:19|20)[0-9]{2})(?=[EFPA]?(?:[\s|]|$))")
_ROW_SPACED = re.compile(r" {1,4}(?P<y>(?:19|20)[0-9]{2}) {1,4}(?P<z>(?:19|20)[0-9]{2})(?=[EFPA]?(?:\s|$))")
_ROW_END = re.compile(r"[EFPA]?(?=[\s|]|$)")
_ROW_GAP = 6
_ROW_STEP = 10  # years between two columns at most


class BareYears:
    """Reads bare years of one folded text from left to right: those that continue a chain or a row depend on the one before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chained = -1  # the end of a bare year that `, 2014 and 2015` may follow
        self._row = (-1, 0)  # the end and the value of the last year in a row of years
        self._line = (0, False)  # where the line ends that was last looked at, and whether it cites a source

    def read(self, match: Match) -> Expression | None:
        """The date of a match of `bare` or `years`, None where it is a mere number."""
        if match.lastgroup == "years":
            return self._read_range(match)
        if match["bare_y"].startswith("'"):
            return self._read_short(match)
        if not 1800 <= int(match["bare_y"]) <= 2100 or _CODE_END.match(self._text, match.end()):
            return None
        score = self._score(match, int(match["bare_y"]))
        return Expression(Point(*match.span(), score, int(match["bare_y"]))) if score else None

    def _read_range(self, match: Match) -> Expression | None:
        """`2010-2015`, `'11~'15`, and in brackets `(2010~15)`."""
        first, second, left = match["years_a"], match["years_b"], before(match)
        low, high = read_year(first), read_year(second)
        if len(second) == 2:
            high = low // 100 * 100 + int(second)
            bracketed = left.endswith("(") and after(match, 1) in ("", ")", ",", ";")
            sure = (bracketed and "~" in match["years_s"]) or _PREPOSITION.search(left)
            if len(first) == 4 and not sure:
                return None
        if match["years_s"] == "/" or not 1850 <= low < high <= 2100:
            return None
        if _LABELLED.search(left) or has_unit_after(self._text, match.end()):
            return None
        if _HANGUL.match(self._text, match.end()) and not _RANGE_TAIL.match(self._text, match.end()):
            return None
        return Expression(
            Point(match.start(), match.end("years_a"), 0.95, low), Point(match.start("years_b"), match.end(), 0.95, high)
        )

    def _read_short(self, match: Match) -> Expression | None:
        """`('15)` and `'15 →`. An apostrophe may also open a quotation, so what stands before it counts, too."""
        if before(match)[-1:] in ("", "(", " ", "→", ",", "\t", "\n"):
            return Expression(Point(*match.span(), 0.85, read_year(match["bare_y"])))
        return None

    def _score(self, match: Match, year: int) -> float:
        """How sure a four-digit number is a year, 0 where nothing says so."""
        left, end = before(match), match.end()
        if self._is_cited(match, left):
            return 0.93
        if self._is_in_row(match, year):
            return 0.9
        if _HANGUL.match(self._text, end) or has_unit_after(self._text, end):
            return 0.0
        if _LABEL.search(left) or _SINCE.match(self._text, end) or _ESTIMATE.match(self._text, end):
            return 0.9
        if self._is_spoken(match, year, left):
            self._chained = end
            return 0.95
        return 0.0

    def _is_spoken(self, match: Match, year: int, left: str) -> bool:
        """Whether English prose makes it a year: `in 2013`, `between 2010 and 2015`."""
        if year % 100 == 0 and _COUNTED.match(self._text, match.end()):
            return False
        if _PREPOSITION.search(left):
            return True
        near = 0 <= self._chained <= match.start() <= self._chained + _LONGEST_CHAIN
        return near and _CHAIN.fullmatch(self._text, self._chained, match.start()) is not None

    def _is_cited(self, match: Match, left: str) -> bool:
        """Whether it is the year of an author-year citation, or stands in brackets between their signs."""
        start, end = match.span()
        closes = _CLOSES.match(self._text, end) is not None and not has_unit_after(self._text, end)
        if left.endswith("("):
            return closes and (after(match, 1) != " " or after(match, 2) in (" )", " ~"))
        if _ET_AL.search(left):
            return True
        if closes and after(match, 1) != " " and _IN_BRACKETS.search(self._text, max(0, start - _BRACKET), start):
            return True
        if not _CITED.search(left) or _PAGE.search(left):
            return False
        if _FULL_STOP.match(self._text, end) or _TITLE_NEXT.match(self._text, end):
            return True
        return self._cites_source(start) and _SOURCE_NEXT.match(self._text, end) is not None

    def _cites_source(self, start: int) -> bool:
        if start >= self._line[0]:
            first = self._text.rfind("\n", max(0, start - _LONGEST_SOURCE), start) + 1
            last = self._text.find("\n", start)
            near = start - first <= _LONGEST_SOURCE
            self._line = (last if last >= 0 else len(self._text), near and _SOURCE_LINE.match(self._text, first) is not None)
        return self._line[1]

    def _is_in_row(self, match: Match, year: int) -> bool:
        """Whether it is a cell in a row of ascending years, as a table's header has them: `2010 2011 2012`."""
        text, (start, end) = self._text, match.span()
        if _ROW_END.match(text, end) is None:
            return False
        last_end, last = self._row
        continues = 0 <= last_end <= start <= last_end + _ROW_GAP and not text[last_end:start].strip("EFPA |\t")
        if not (continues and 0 < year - last <= _ROW_STEP) and not self._begins_row(start, end, year):
            return False
        self._row = (end, year)
        return True

    def _begins_row(self, start: int, end: int, year: int) -> bool:
        """Whether another year stands in the next cell, or two more behind spaces at equal steps."""
        spaced = _ROW_SPACED.match(self._text, end)
        if spaced is not None and 0 < int(spaced["y"]) - year == int(spaced["z"]) - int(spaced["y"]) <= _ROW_STEP:
            return True
        following = _ROW_NEXT.match(self._text, end)
        if following is None or not 0 < int(following["y"]) - year <= _ROW_STEP:
            return False
        left = self._text[max(0, start - 2) : start]
        return left == "" or left[-1] in "\n\t|" or left == "| "
