"""`bogoseo extract`, `show` and `formats`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import metadata
from io import TextIOWrapper
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from pipeline import __version__
from pipeline.cli.console import ConfigOption, DateOption, ModelOption, errors, load_model, say, stop, waiting, with_progress
from pipeline.errors import BogoseoError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from pipeline.records.run import RunWriter
    from pipeline.types import Extraction, Failure

_LISTED = 20  # failures, and reports without a record, that a summary names

EXTRACT_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo extract report.pdf -o outputs/one

  bogoseo extract reports/ 'more/**/*.hwpx' -o outputs/2026-11 --date 2026-11

  cat report.txt | bogoseo extract - -o - | jq .records
"""
SHOW_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo show outputs/one

  bogoseo show report.docx
"""

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders or globs; - is standard input.", show_default=False)
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Where the run goes; - prints reports as JSON lines. Without it, a new folder: outputs/run, outputs/run-2, …",
    ),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress and no summary; what failed is in failures.jsonl.")
]


def extract(
    paths: PathsArgument,
    output: OutputOption = None,
    *,
    date: DateOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> None:
    """Extract records from reports: files, folders or globs."""
    from pipeline.batch.extract import extract_files
    from pipeline.batch.find import find_files

    started = time.monotonic()
    _check_date(date)
    output = output or _new_folder()
    try:
        with waiting("loading the model", quiet=quiet):
            nlp = load_model(model, config)
        files, failures = find_files(paths)
        results = with_progress(extract_files(files, nlp, date=date), len(files), quiet=quiet or output == "-")
        if output == "-":
            failed = _print_reports(results, failures)
        else:
            failed = _write_run(results, failures, Path(output), nlp, started, quiet=quiet)
    except BogoseoError as error:
        stop(error)
    raise typer.Exit(1 if failed else 0)


def show(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The directory of a run, or a report to extract and show.")],
    *,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Only the report with this id.")] = None,
    date: DateOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
) -> None:
    """Show the records of a run, or of one report, as a table."""
    from pipeline.records.terminal import render_records

    _check_date(date)
    console = Console()
    try:
        for shown, sentences in _find_reports(path, report, date=date, model=model, config=config):
            console.print(render_records(shown, sentences=sentences, width=console.width))
    except BogoseoError as error:
        stop(error)


def formats() -> None:
    """List the file formats that are read, and what is known of each."""
    from rich.table import Table

    from pipeline.read import list_formats

    table = Table("format", "files", "what is read")
    for known in list_formats():
        table.add_row(known.name, " ".join(known.suffixes), known.description)
    Console().print(table)


def _new_folder() -> str:
    """A folder for a run that nobody named: the first of outputs/run, outputs/run-2, ... that is not there yet."""
    names = chain(["outputs/run"], (f"outputs/run-{number}" for number in count(2)))
    return next(name for name in names if not Path(name).exists())


def _check_date(date: str | None) -> None:
    from pipeline.read import check_date

    try:
        check_date(date)
    except BogoseoError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from error


def _print_reports(results: Iterable[Extraction | Failure], failures: list[Failure]) -> bool:
    from pipeline.records.export import to_dict
    from pipeline.types import Failure

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # JSON is UTF-8, whatever the console speaks
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            failures.extend(result.failures)
            sys.stdout.write(json.dumps(to_dict(result), ensure_ascii=False) + "\n")
            sys.stdout.flush()  # a line is there for the next program at once, and a closed pipe is met here, not at exit
    for failure in failures:
        errors.print(f"[red]{escape(failure.path)}[/red]: {escape(failure.reason)}", soft_wrap=True)
    return bool(failures)


def _write_run(
    results: Iterable[Extraction | Failure],
    failures: list[Failure],
    directory: Path,
    nlp: Language,
    started: float,
    *,
    quiet: bool,
) -> bool:
    from pipeline.records.run import RunWriter
    from pipeline.types import Failure

    writer = RunWriter(directory, info=_describe_run(nlp))
    try:
        with ExitStack() as opened:
            finishing = opened.enter_context(ExitStack())  # left after the writer, which makes tables and pages when it is left
            opened.enter_context(writer)
            for failure in failures:
                writer.add_failure(failure)
            for result in results:
                if isinstance(result, Failure):
                    writer.add_failure(result)
                else:
                    writer.add(result)
            writer.info["seconds"] = round(time.monotonic() - started, 3)
            finishing.enter_context(waiting("writing tables and pages", quiet=quiet))
    except BogoseoError:
        _list_failures(writer)  # a run that cannot be written would take its failures along
        raise
    if not quiet:
        _print_summary(writer)
    return bool(writer.failures)


def _describe_run(nlp: Language) -> dict[str, Any]:
    libraries = ("spacy", "kiwipiepy", "kiwipiepy_model", "pandas")
    return {
        "bogoseo": __version__,
        "python": sys.version.split()[0],
        "libraries": {name: metadata.version(name) for name in libraries},
        "model": {
            "name": nlp.meta["name"],
            "version": nlp.meta["version"],
            "training_data": nlp.meta["bogoseo"]["training_data"],
        },
        "config": nlp.config.to_str(),
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": sys.argv[1:],
    }


def _print_summary(writer: RunWriter) -> None:
    directory, counts = writer.directory, writer.counts
    shown = ("reports", "pages", "projects", "records", "facts", "mentions", "failures")
    say(f"{directory}: " + " · ".join(f"{name}: {counts[name]:,}" for name in shown))
    if counts["reports"]:
        say(f"  to look at: {directory / 'index.html'} in a browser, {directory / 'records.xlsx'} in Excel")
    if counts["loose"]:
        say(f"  figures that no project, organisation or place was found for: {counts['loose']:,} (시장·지표)")
    _list("[yellow]no record found in[/yellow]", [escape(path) for path in writer.empty], "index.html")
    _list_failures(writer)


def _list_failures(writer: RunWriter) -> None:
    reasons = [f"{escape(failure.path)}: {escape(failure.reason)}" for failure in writer.failures]
    _list("[red]not done[/red]", reasons, "failures.jsonl")


def _list(head: str, lines: list[str], rest: str) -> None:
    for line in lines[:_LISTED]:
        errors.print(f"  {head} {line}", soft_wrap=True, highlight=False)
    if len(lines) > _LISTED:
        errors.print(f"  {head} and {len(lines) - _LISTED:,} more, see {rest}", soft_wrap=True, highlight=False)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name that no file can have, as a pasted sentence
        return False


def _find_reports(
    path: str, report: str | None, *, date: str | None, model: str | None, config: Path | None
) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """The reports to show, each with the sentences of its relations."""
    from pipeline.records.export import to_dict, to_sentences
    from pipeline.records.run import read_run

    if not _is_folder(path):
        from pipeline.language import extract as extract_report

        with waiting("loading the model", quiet=False):
            nlp = load_model(model, config)
        extraction = extract_report(Path(path), date=date, nlp=nlp)
        yield to_dict(extraction), to_sentences(extraction)
        return
    if date or model or config:
        raise typer.BadParameter("a run was made with its own date and model; name a report to use others", param_hint="PATH")
    run = read_run(Path(path))
    wanted = [item for item in run.reports if report in (None, item["id"])]
    if not wanted:
        known = ", ".join(item["id"] for item in run.reports)
        raise OutputError(f"no report {report!r}" if report else "no report", where=path, expected=f"one of: {known}")
    yield from ((item, run.sentences(item["id"])) for item in wanted)
