"""The workbook of a run: records, projects, entities and failures with Korean headings, each fact linked to its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.records.guide import find_guide
from pipeline.records.labels import (
    ATTRIBUTES,
    EVENTS,
    FIELDS,
    KINDS,
    LABELS,
    MARKET,
    MEASURES,
    QUALIFIERS,
    ROLES,
    to_korean_date,
    to_korean_value,
)
from pipeline.records.units import to_korean_unit
from pipeline.types import Failure

if TYPE_CHECKING:
    from pandas import DataFrame

CELL_LIMIT = 32_767  # characters in a cell, rows in a sheet and links in a sheet that Excel allows
ROW_LIMIT = 1_048_576
LINK_LIMIT = 65_530
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_INTEGER, _FRACTION = "#,##0", "#,##0.0###"
_WORDS = {**EVENTS, **MEASURES, **ROLES}
_HEAD = re.compile(r"(\w*)(\W{0,2})(.*)", re.DOTALL)
_AMOUNT = re.compile(rf"(?:({'|'.join(QUALIFIERS)}) )?([-\d./]+)(?: ([^\s(]+))?(?: \((.+)\))?")
Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: to a place in the workbook (`internal:`) or beside it (`external:`)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet before it is written. `columns` are heading and width; cells are text, numbers, links or None."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[tuple[Cell | Link, ...]]
    bars: tuple[int, ...] = ()  # columns whose numbers from 0 to 1 are drawn as bars
    wrapped: tuple[int, ...] = ()
    plain: tuple[int, ...] = ()  # columns of numbers without thousands separators


def write_workbook(
    path: Path,
    records: DataFrame,
    projects: DataFrame,
    entities: DataFrame,
    failures: Sequence[Failure],
    *,
    info: Mapping[str, Any],
) -> list[Failure]:
    """Write `records.xlsx` and return what did not fit Excel's limits, a failure each; those are also on its sheet 실패."""
    sheets = [*_to_record_sheets(records), _to_project_sheet(projects), _to_entity_sheet(entities)]
    cut: list[Failure] = []
    fitted = [_fit(sheet, path.name, cut) for sheet in sheets]
    fitted.insert(3, fitted.pop(1))  # the sentences stand after the entities
    fitted += [_fit(sheet, path.name, cut) for sheet in (_to_failure_sheet([*failures, *cut]), _to_guide_sheet(info))]
    _write_sheets(path, fitted)
    return cut


def to_anchor(report: str, mention: str) -> str:
    """The fragment of `index.html` that opens a mention: `<report>~<mention>`."""
    return f"{report}~{mention}"


def _to_record_sheets(records: DataFrame) -> tuple[Sheet, Sheet]:
    lines: dict[tuple[str, str], int] = {}
    sentences: list[tuple[Cell | Link, ...]] = []
    rows: list[tuple[Cell | Link, ...]] = []
    for row in _to_rows(records):
        target = f"external:index.html#{to_anchor(row['report'], row['mention'])}"
        place = (row["report"], row["sentence"] or "")
        if place not in lines:
            lines[place] = len(sentences) + 2
            sentences.append((len(sentences) + 1, row["report"], row["page"], row["sentence"], Link("본문", target)))
        line = lines[place]
        links = (Link(f"문장 {line - 1}", f"internal:'문장'!A{line}"), Link("본문", target))
        rows.append((*_to_shown_cells(row), *links, *_to_machine_cells(row)))
    columns = (
        ("보고서", 18.0), ("쪽", 6.0), ("대상", 26.0), ("종류", 7.0), ("항목", 11.0), ("이름·표현", 26.0), ("읽는 값", 20.0),
        ("단위", 12.0), ("구분", 13.0), ("시점", 14.0), ("문장", 70.0), ("점수", 9.0), ("문장 보기", 10.0), ("본문 보기", 10.0),
        ("한정", 7.0), ("값(최소)", 18.0), ("값(최대)", 18.0), ("값(원형)", 18.0), ("단위(부호)", 10.0), ("시점(EDTF)", 12.0),
        ("시작", 8.0), ("끝", 8.0), ("기록", 19.0),
    )  # fmt: skip
    sentence_columns = (("번호", 7.0), ("보고서", 18.0), ("쪽", 6.0), ("문장", 120.0), ("본문 보기", 10.0))
    return (
        Sheet("기록", columns, rows, bars=(11,), plain=(1, 20, 21)),
        Sheet("문장", sentence_columns, sentences, wrapped=(3,), plain=(0, 2)),
    )


def _to_shown_cells(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    """What a reader looks at, in Korean."""
    field, value, unit = row["field"], row["value"] or "", row["unit"] or ""
    shown = to_korean_date(value) if field == "year" else to_korean_value(value, unit, row["qualifier"] or "")
    return (
        row["report"], row["page"], row["subject"] or MARKET, KINDS.get(row["kind"], row["kind"]), FIELDS.get(field, field),
        row["name"], shown, to_korean_unit(unit), ATTRIBUTES.get(field, {}).get(row["attribute"] or "", row["attribute"]),
        to_korean_date(row["year"] or ""), row["sentence"], row["score"],
    )  # fmt: skip


def _to_machine_cells(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    """What is computed with, as the contract writes it."""
    return (
        QUALIFIERS.get(row["qualifier"] or "", row["qualifier"]), row["low"], row["high"], row["value"], row["unit"],
        row["year"], row["start"], row["end"], row["record"],
    )  # fmt: skip


def _to_project_sheet(projects: DataFrame) -> Sheet:
    names = (
        ("project", "사업", 30.0), ("aliases", "다른 이름", 26.0), ("places", "장소", 20.0), ("actors", "참여 주체", 50.0),
        ("amounts", "금액·수치", 50.0), ("years", "연도", 30.0), ("first_year", "첫 해", 8.0), ("last_year", "끝 해", 8.0),
        ("report_count", "보고서 수", 9.0), ("mention_count", "언급 수", 9.0), ("fact_count", "사실 수", 9.0),
        ("score", "점수", 9.0),
        ("reports", "보고서", 24.0),
    )  # fmt: skip
    rows = []
    for row in _to_rows(projects):
        shown = {
            **row,
            "actors": _to_korean(row["actors"]),
            "amounts": _to_korean(row["amounts"]),
            "years": _to_korean(row["years"], is_dates=True),
        }
        rows.append(tuple(shown[name] for name, _, _ in names))
    columns = tuple((heading, width) for _, heading, width in names)
    return Sheet("사업", columns, rows, bars=(11,), wrapped=(1, 2, 3, 4, 5), plain=(6, 7))


def _to_korean(listed: str | None, *, is_dates: bool = False) -> str | None:
    """A list of a project row (`contractor: …; cost approx 5 USD (2013); start 2010`) in Korean."""
    if listed is None:
        return None
    items = []
    for item in listed.split("; "):
        head, mark, rest = _HEAD.match(item).groups()  # type: ignore[union-attr]  # matches any text
        amount = _AMOUNT.fullmatch(rest) if not is_dates and not mark.startswith(":") and head in MEASURES else None
        if amount is not None:
            year = f" ({to_korean_date(amount[4])})" if amount[4] else ""
            rest = f"{to_korean_value(amount[2], amount[3] or '', amount[1] or '')}{year}"
        items.append(f"{_WORDS.get(head, head)}{mark}{to_korean_date(rest) if is_dates else rest}")
    return "; ".join(items)


def _to_entity_sheet(entities: DataFrame) -> Sheet:
    rows = [
        (
            row["report"], LABELS.get(row["label"], row["label"]), row["name"], row["aliases"], row["mentions"], row["page"],
            Link("본문", f"external:index.html#{to_anchor(row['report'], row['mention'])}"),
        )
        for row in _to_rows(entities)
    ]  # fmt: skip
    columns = (
        ("보고서", 18.0),
        ("분류", 9.0),
        ("이름", 34.0),
        ("다른 이름", 44.0),
        ("언급 수", 9.0),
        ("첫 쪽", 8.0),
        ("본문 보기", 10.0),
    )
    return Sheet("개체", columns, rows, plain=(5,))


def _to_failure_sheet(failures: Iterable[Failure]) -> Sheet:
    rows = [(item.path, item.stage, item.page, item.where, item.reason) for item in failures]
    return Sheet(
        "실패", (("파일", 44.0), ("단계", 12.0), ("쪽", 6.0), ("위치", 24.0), ("이유", 90.0)), rows, wrapped=(4,), plain=(2,)
    )


def _to_guide_sheet(info: Mapping[str, Any]) -> Sheet:
    return Sheet("안내", (("항목", 22.0), ("설명", 110.0)), find_guide(info), wrapped=(1,))


def _to_rows(table: DataFrame) -> Iterable[dict[str, Any]]:
    plain = table.astype(object).where(table.notna(), None)
    columns = list(plain.columns)
    return (dict(zip(columns, values, strict=True)) for values in plain.itertuples(index=False, name=None))


def _fit(sheet: Sheet, path: str, cut: list[Failure]) -> Sheet:
    """The sheet within Excel's limits; what had to go is added to `cut`."""
    rows, links = list(sheet.rows), 0
    if len(rows) > ROW_LIMIT - 1:
        reason = f"{len(rows)} rows, of which Excel takes {ROW_LIMIT - 1}: the rest is in the .parquet and .csv files"
        cut.append(Failure(path, "records", reason, where=sheet.name))
        rows = rows[: ROW_LIMIT - 1]
    shortened = unlinked = 0
    for index, row in enumerate(rows):
        cells = []
        for cell in row:
            fitted, is_short, is_plain = _fit_cell(cell, links < LINK_LIMIT)
            shortened, unlinked, links = shortened + is_short, unlinked + is_plain, links + isinstance(fitted, Link)
            cells.append(fitted)
        rows[index] = tuple(cells)
    if shortened:
        reason = f"{shortened} cells longer than the {CELL_LIMIT} characters that Excel takes were cut short"
        cut.append(Failure(path, "records", reason, where=sheet.name))
    if unlinked:
        reason = f"{unlinked} links beyond the {LINK_LIMIT} that Excel takes in a sheet were left out"
        cut.append(Failure(path, "records", reason, where=sheet.name))
    return Sheet(sheet.name, sheet.columns, rows, sheet.bars, sheet.wrapped, sheet.plain)


def _fit_cell(cell: Cell | Link, may_link: bool) -> tuple[Cell | Link, bool, bool]:
    """The cell as Excel takes it, whether it was cut short, and whether it lost its link."""
    if isinstance(cell, Link):
        return (cell, False, False) if may_link else (cell.text, False, True)
    if isinstance(cell, str):
        legal = _ILLEGAL.sub("\ufffd", cell)
        return (legal, False, False) if len(legal) <= CELL_LIMIT else (legal[: CELL_LIMIT - 1] + "…", True, False)
    return cell, False, False


def _write_sheets(path: Path, sheets: Iterable[Sheet]) -> None:
    import xlsxwriter

    options = {"tmpdir": str(path.parent), "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), {**options, "nan_inf_to_errors": True})
    try:
        formats = _add_formats(book)
        for sheet in sheets:
            _write_sheet(book, sheet, formats)
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(None, str(error), str(path)) from error


def _add_formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "맑은 고딕", "font_size": 10, "valign": "top"}
    looks: dict[str, dict[str, object]] = {
        "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "valign": "vcenter", "text_wrap": True},
        "text": {},
        "wrap": {"text_wrap": True},
        "integer": {"num_format": _INTEGER},
        "fraction": {"num_format": _FRACTION},
        "plain": {"num_format": "0"},
        "score": {"num_format": "0.00"},
        "link": {"font_color": "#0B57D0", "underline": 1},
    }
    return {name: book.add_format({**base, **look}) for name, look in looks.items()}


def _write_sheet(book: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    written = book.add_worksheet(sheet.name)
    for column, (heading, width) in enumerate(sheet.columns):
        written.set_column(column, column, width)
        written.write_string(0, column, heading, formats["head"])
    written.set_row(0, 24)
    written.freeze_panes(1, 0)
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            _write_cell(written, row, column, cell, sheet, formats)
    last = max(len(sheet.rows), 1)
    written.autofilter(0, 0, last, len(sheet.columns) - 1)
    for column in sheet.bars:
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#9CC3E6", "min_type": "num", "min_value": 0}
        written.conditional_format(1, column, last, column, {**bar, "max_type": "num", "max_value": 1})


def _write_cell(written: Any, row: int, column: int, cell: Cell | Link, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Link):
        written.write_url(row, column, cell.target, formats["link"], cell.text)
    elif isinstance(cell, str):
        written.write_string(row, column, cell, formats["wrap" if column in sheet.wrapped else "text"])
    else:
        kind = "score" if column in sheet.bars else "plain" if column in sheet.plain else _number_kind(cell)
        written.write_number(row, column, cell, formats[kind])


def _number_kind(number: float) -> str:
    return "integer" if float(number).is_integer() else "fraction"
