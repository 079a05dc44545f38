"""PDF with a text layer: the characters with their places, as pypdfium2 gives them. Order and blocks are made of the places."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import DamagedFile, EmptyReport, EncryptedFile
from pipeline.read import limits
from pipeline.read.pdf_blocks import add_pages
from pipeline.read.pdf_page import Page, Run
from pipeline.read.pdf_rules import Rule, read_rules
from pipeline.read.source import Draft, SourceBuilder

_PASSWORD_ERROR = 4
_OCR_MEND = "Run OCR first (for example ocrmypdf -l kor+eng) and read its result."
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # what PDFium writes for a hyphen at the end of a line
_SPACES = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0))
_GAP = 1.0  # em without a space, and with one, after which a line goes on in another column or cell
_SPACED_GAP = 2.5
_BULLET = re.compile("[\ue000-\uf8ff\ufffd•‣◦▪▫■□●○◆◇▶►▷➢➤✓✔※·∙ㆍ–—-]")
_BULLET_GAP = 6.0  # em after a bullet, whose text hangs
_SPACE = 0.5  # em after a bullet that are a space
_NARROW = "\0"
_NARROW_GAP = 0.3  # em
_RAISED = 1.3  # times the size of the mark of a note
_MIN_WRITTEN = 0.04  # of the characters that are spaces in a file which writes them
_OVERHANG = 0.1  # em by which a letter's box may reach over a rule
_ANGLE_SAMPLES = 50
_MAX_SLANT = 0.1  # of a quarter turn
_MIN_SIZE = 1.0  # points
_MAX_UNMAPPED_SHARE = 0.5
_DAY = re.compile(r"D:((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


def read(data: bytes) -> Draft:
    """Blocks in reading order with page and box: columns, tables, headings, running headers and page numbers are told apart.

    A space at the end of a line is kept as the file has it, and so are the line ends inside a block. A page without text or
    with damage becomes a notice. Raises `EncryptedFile`, `DamagedFile`, and `EmptyReport` if no page has a text layer.
    """
    builder = SourceBuilder()
    with _open(data) as document:
        count = len(document)
        if not 0 < count <= limits.MAX_PAGES:
            raise DamagedFile(f"a PDF of {count:,} pages", expected=f"1 to {limits.MAX_PAGES:,}", mend="Split it.")
        pages = [page for page in (_read_page(document, index, builder) for index in range(count)) if page is not None]
        made = _find_made(document)
    if not any(page.runs for page in pages):
        raise EmptyReport(f"no text layer on any of {count} pages", expected="a PDF with text", mend=_OCR_MEND)
    add_pages(builder, pages)
    return builder.finish(pages=count, made=made)


@contextmanager
def _open(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise EncryptedFile("a PDF with a password", mend="Save it without the password.") from error
        raise DamagedFile(f"a PDF that cannot be opened ({error})", mend="Fetch it again, or print it to a new PDF.") from error
    try:
        yield document
    finally:
        document.close()


def _read_page(document: Any, index: int, builder: SourceBuilder) -> Page | None:
    import pypdfium2

    number = index + 1
    try:
        page = document[index]
        text_page = page.get_textpage()
        count = text_page.count_chars()
        if count > limits.MAX_PAGE_CHARACTERS:
            builder.note(f"more than {limits.MAX_PAGE_CHARACTERS:,} characters on a page", page=number)
            return None
        placing = _Placing(page, _find_turns(text_page.raw, count))
        rules = read_rules(page, placing.place)
        runs = _read_runs(text_page.raw, count, placing, _Walls(rules))
        is_blank = not runs and next(page.get_objects(max_depth=1), None) is None
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        builder.note(f"the page cannot be read ({error})", page=number)
        return None
    if not runs and not is_blank:
        builder.note(f"no text layer on the page. {_OCR_MEND}", page=number)
    text = "".join(run.text for run in runs)
    if text.count("\ufffd") > _MAX_UNMAPPED_SHARE * len(text.replace(" ", "")) > 0:
        builder.note(f"most letters of the page have no Unicode value. {_OCR_MEND}", page=number)
    return Page(number, placing.width, placing.height, runs, rules)


def _find_turns(handle: Any, count: int) -> int:
    """By how many quarter turns against the clock most text of a page is turned, as stored: 0 to 3.

    The page's own rotation does not matter: lines are read in the direction in which they are written.
    """
    step = max(1, count // _ANGLE_SAMPLES)
    turns = Counter(_turns_at(handle, index) for index in range(0, count, step))
    turns.pop(None, None)
    return turns.most_common(1)[0][0] or 0 if turns else 0


def _turns_at(handle: Any, index: int) -> int | None:
    """The quarter turns of a character, None if it is slanted or was put in by PDFium."""
    from pypdfium2 import raw

    if raw.FPDFText_IsGenerated(handle, index) == 1:
        return None
    quarters = -raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)  # PDFium counts with the clock
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _MAX_SLANT else None


class _Placing:
    """Turns PDFium's coordinates (from the bottom left of the page as stored) into points from the top left as read."""

    def __init__(self, page: Any, turns: int) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self.turns = turns
        width, height = self._right - self._left, self._top - self._bottom
        self.width, self.height = (height, width) if turns % 2 else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box."""
        if self.turns == 1:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self.turns == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        if self.turns == 3:
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        return left - self._left, self._top - top, right - self._left, self._top - bottom


class _Walls:
    """The upright rules of a page, which part what stands on either side of them however near it is."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted((rule for rule in rules if not rule.level), key=lambda rule: rule.at)
        self._places = [rule.at for rule in self._rules]

    def stand_between(self, left: float, right: float, height: float) -> bool:
        """Whether a rule stands between two places at a height."""
        index = bisect_left(self._places, left)
        while index < len(self._places) and self._places[index] <= right:
            if self._rules[index].start <= height <= self._rules[index].end:
                return True
            index += 1
        return False


def _read_runs(handle: Any, count: int, placing: _Placing, walls: _Walls) -> list[Run]:
    """The text of a page in stretches that stand on one line without a gap or a rule, in the order of the file."""
    from pypdfium2 import raw

    runs: list[Run] = []
    written = 0  # spaces of the file
    rectangle = raw.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    get_unicode, get_box, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated
    spaces, guessed = "", False  # since the last character: spaces of the file, and one that PDFium put in
    for index in range(count):
        code = get_unicode(handle, index)
        if code in _SPACES:
            generated = is_generated(handle, index) == 1
            guessed = guessed or (generated and code == 0x20)
            spaces += "" if generated else " "
            written += not generated
            continue
        if not get_box(handle, index, pointer):
            continue
        left, top, right, bottom = placing.place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if not (left < placing.width and right > 0 and top < placing.height and bottom > 0):
            continue  # beyond the edge of the page (print marks), or at no place at all
        character = _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "\ufffd")
        last = runs[-1] if runs else None
        if (
            last is not None
            and not last.turned
            and _continues(last, left, top, bottom, spaced=bool(spaces))
            and not walls.stand_between(last.right - _OVERHANG * last.size, left + _OVERHANG * last.size, (top + bottom) / 2)
        ):
            last.extend(
                (spaces or _guess_space(last, left, bottom - top, character, guessed=guessed)) + character,
                left,
                top,
                right,
                bottom,
            )
        else:
            if last is not None:
                last.text += spaces or " " * (guessed and last.turned)
            turned = _turns_at(handle, index) != placing.turns
            runs.append(Run(character, left, top, right, bottom, max(bottom - top, _MIN_SIZE), turned))
        spaces, guessed = "", False
    if runs:
        runs[-1].text += spaces
    narrow = "" if written > _MIN_WRITTEN * count else " "
    for run in runs:
        run.text = run.text.replace(_NARROW, narrow)
    return runs


def _guess_space(run: Run, left: float, height: float, character: str, *, guessed: bool) -> str:
    """The space between a run and a character that goes on with it, where the file writes none but PDFium may see one.

    Between Hangul and a number or a Latin word of the same size some programs leave a narrow gap: `_NARROW` stands for that.
    """
    gap, end = left - run.right, run.text[-1]
    is_even = 1 / _RAISED < run.size / max(height, _MIN_SIZE) < _RAISED and not run.text.isdigit()  # else a note's mark
    if guessed and is_even and gap < _NARROW_GAP * run.size and _are_two_scripts(end, character):
        return _NARROW
    hangs = gap > _SPACE * run.size and _BULLET.fullmatch(run.text) is not None
    return " " if guessed or hangs else ""


def _are_two_scripts(first: str, second: str) -> bool:
    return (first.isascii() and "가" <= second <= "힣") or (second.isascii() and "가" <= first <= "힣")


def _continues(run: Run, left: float, top: float, bottom: float, *, spaced: bool) -> bool:
    """Whether a character goes on where a run ends: on the same line, to the right of it and not far off."""
    height = min(run.size, bottom - top)
    overlap = min(run.bottom, bottom) - max(run.top, top)
    if overlap < 0.5 * height:
        return False
    gap = left - run.right
    if gap > _GAP * run.size and _BULLET.fullmatch(run.text) is not None:
        return gap < _BULLET_GAP * run.size
    return -0.6 * run.size < gap < (_SPACED_GAP if spaced else _GAP) * run.size


def _find_made(document: Any) -> str | None:
    """The day on which the file was made, as EDTF."""
    match = _DAY.match(document.get_metadata_value("CreationDate"))
    return "-".join(match.groups()) if match is not None else None
