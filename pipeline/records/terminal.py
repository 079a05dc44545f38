"""Records as a table in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.records.labels import ATTRIBUTES, FIELDS, KINDS, to_korean_date, to_korean_value
from pipeline.records.tables import Row, find_facts

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.table import Table

MARKET = "시장·지표"


class _Line:
    """Text on one line, cut to the width that the other columns leave; Rich would give it all it wants and starve them."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        from rich.cells import cell_len
        from rich.measure import Measurement

        return Measurement(min(12, options.max_width), min(cell_len(self.text), options.max_width))

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        line = Text(self.text, no_wrap=True)
        line.truncate(options.max_width, overflow="ellipsis")
        yield line


def render_records(report: Mapping[str, Any], *, sentences: Mapping[str, str] | None = None) -> Table:
    """The records of one report (as `to_dict` gives it) as a Rich table: one line a fact, the subject on its first line.

    Columns: subject; role, measure or event; value; year; page; and the sentence, cut to the width that is left, where
    `sentences` are given by relation id.
    """
    from rich.text import Text

    table = _make_table(report, has_sentences=sentences is not None)
    before = None
    for row in _find_lines(report, sentences or {}):
        is_new = row["record"] != before
        if is_new and before is not None:
            table.add_section()
        before = row["record"]
        subject = (row["subject"] or MARKET) if is_new else ""
        cells = (subject, _name_field(row), _name_value(row), row["time"], str(row["page"]))
        table.add_row(*map(Text, cells), *([_Line(row["sentence"])] if sentences is not None else []))
    return table


def _make_table(report: Mapping[str, Any], *, has_sentences: bool) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = Text(f"{report['path']} ({report['id']})", no_wrap=True, overflow="ellipsis")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, caption=_describe(report))
    table.caption_justify = "left"
    table.add_column("대상", style="bold", overflow="fold", max_width=28)
    table.add_column("항목", style="cyan", no_wrap=True)
    table.add_column("값", overflow="fold", max_width=34)
    table.add_column("시점", no_wrap=True)
    table.add_column("쪽", justify="right", no_wrap=True)
    if has_sentences:
        table.add_column("문장", style="dim")
    return table


def _find_lines(report: Mapping[str, Any], sentences: Mapping[str, str]) -> Iterator[Row]:
    facts: dict[str, list[Row]] = {}
    for row in find_facts(report, sentences):
        facts.setdefault(row["record"], []).append(row)
    for record in report["records"]:
        empty = {"field": "", "name": "", "attribute": "", "page": "", "sentence": "", "record": record["id"]}
        for row in facts.get(record["id"]) or [{**empty, "subject": record["subject"]["name"]}]:
            yield {**row, "time": "" if row["field"] == "year" else row.get("year") or ""}


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
    count = {kind: sum(record["kind"] == kind for record in report["records"]) for kind in KINDS}
    return ", ".join(f"{KINDS[kind]} {number}" for kind, number in count.items())
