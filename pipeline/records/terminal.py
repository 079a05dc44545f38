"""Records as a table in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.records.clip import clip_sentence
from pipeline.records.labels import ATTRIBUTES, FIELDS, KINDS, MARKET, to_korean_date, to_korean_value
from pipeline.records.tables import Row, find_facts

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

WIDE = 120  # cells from which a sentence has a column of its own
_SUBJECT = 30
_CORE = 3 * _SUBJECT - 6  # cells of a sentence that stands for a subject: three lines, less what word ends leave open


class _Sentence:
    """A sentence on one line, cut around its figure to the width that the other columns leave."""

    def __init__(self, sentence: str, figure: str) -> None:
        self.sentence = sentence
        self.figure = figure

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        from rich.cells import cell_len
        from rich.measure import Measurement

        return Measurement(min(12, options.max_width), min(cell_len(self.sentence), options.max_width))

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        line = Text(clip_sentence(self.sentence, self.figure, options.max_width), no_wrap=True)
        line.truncate(options.max_width, overflow="ellipsis")
        yield line


def render_records(report: Mapping[str, Any], *, sentences: Mapping[str, str] | None = None, width: int = 80) -> Table:
    """The records of one report (as `to_dict` gives it) as a Rich table: one line a fact, the subject on its first line.

    Columns: subject; role, measure or event; value; time; page. Figures without a subject come last, together; where
    `sentences` are given by relation id, the core of the sentence says what each is about. From `WIDE` cells on every fact has
    its sentence in a column, cut to the width that is left.
    """
    from rich.text import Text

    is_wide = sentences is not None and width >= WIDE
    table = _make_table(report, width, is_wide=is_wide)
    before: Row | None = None
    core = ""
    for row in _find_lines(report, sentences or {}):
        is_first = before is None or before["block"] != row["block"]
        if is_first and before is not None:
            table.add_section()
        subject = row["block_name"] if is_first else ""
        if row["block"] == MARKET and sentences and not is_wide:
            if is_first:
                table.add_row(subject)
            subject = clip_sentence(row["sentence"], row["name"], _CORE)
            is_told = before is not None and before["sentence"] == row["sentence"] and row["name"] in core
            subject, core = ("", core) if is_told else (subject, subject)
        cells = (_name_field(row), _name_value(row), row["time"], str(row["page"]))
        shown = Text(subject, style="" if row["block"] == MARKET and not is_wide else "bold")
        table.add_row(shown, *map(Text, cells), *([_Sentence(row["sentence"], row["name"])] if is_wide else []))
        before = row
    return table


def _make_table(report: Mapping[str, Any], width: int, *, is_wide: bool) -> Table:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    title = Text(f"{report['path']} ({report['id']})", no_wrap=True, overflow="ellipsis")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, caption=_describe(report))
    table.caption_justify = "left"
    table.min_width = min(max(cell_len(title.plain), cell_len(_describe(report))), width - 2)
    table.add_column("대상", overflow="fold", max_width=_SUBJECT)
    table.add_column("항목", style="cyan", no_wrap=True)
    table.add_column("값", overflow="fold", max_width=34)
    table.add_column("시점", overflow="fold", max_width=16)
    table.add_column("쪽", justify="right", no_wrap=True)
    if is_wide:
        table.add_column("문장", style="dim")
    return table


def _find_lines(report: Mapping[str, Any], sentences: Mapping[str, str]) -> Iterator[Row]:
    """The lines to show: the facts of each record, or one empty line; those without a subject last, in one block."""
    facts: dict[str, list[Row]] = {}
    for row in find_facts(report, sentences):
        facts.setdefault(row["record"], []).append(row)
    for record in sorted(report["records"], key=lambda record: record["subject"]["entity"] is None):
        is_market = record["subject"]["entity"] is None
        block = MARKET if is_market else record["id"]
        name = MARKET if is_market else record["subject"]["name"]
        empty = {"field": "", "name": "", "attribute": "", "page": "", "sentence": ""}
        for row in facts.get(record["id"]) or [empty]:
            time = "" if row["field"] == "year" else to_korean_date(row.get("year") or "")
            yield {**row, "block": block, "block_name": name, "time": time}


def _name_field(row: Row) -> str:
    field, attribute = row["field"], row["attribute"] or ""
    return ATTRIBUTES.get(field, {}).get(attribute, attribute) or FIELDS.get(field, str(field))


def _name_value(row: Row) -> str:
    if row["field"] == "year":
        return to_korean_date(row["value"]) or row["name"]
    if row["field"] != "amount":
        return str(row["name"])
    shown = to_korean_value(row["value"], row["unit"] or "", row["qualifier"] or "")
    return shown or str(row["name"])


def _describe(report: Mapping[str, Any]) -> str:
    if not report["records"]:
        return "이 보고서에서 찾은 기록이 없습니다."
    count = {kind: sum(record["kind"] == kind for record in report["records"]) for kind in KINDS}
    parts = [f"{KINDS[kind]} {number}" for kind, number in count.items()]
    loose = sum(len(record["amounts"]) for record in report["records"] if record["subject"]["entity"] is None)
    return " · ".join([*parts, f"대상 없는 수치 {loose}"] if loose else parts)
