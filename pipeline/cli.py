"""The command line: `bogoseo extract`, `show`, `formats`.

Results go to standard output, everything else to standard error. Exit codes: 0 all well; 1 something was refused or failed, and
the rest was done; 2 the command itself was wrong.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from pipeline import __version__
from pipeline.errors import BogoseoError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from pipeline.types import Extraction, Failure

app = typer.Typer(
    name="bogoseo",
    help="Korean source reports in; structured, sourced and checked records of actors, amounts, years and projects out.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
_errors = Console(stderr=True)

EXTRACT_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo extract report.pdf -o outputs/one

  bogoseo extract reports/ 'more/**/*.hwpx' -o outputs/2026-11 --date 2026-11

  cat report.txt | bogoseo extract - -o - | jq '.records'
"""
SHOW_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo show outputs/one

  bogoseo show report.docx
"""

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders or globs; - is standard input.", show_default=False)
]
OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="DIR", help="Where the run goes; - prints reports as JSON lines.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="EDTF", help="The date of the reports, as 2013, 2013-04 or 2013-04-05.")
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="MODEL", help="A saved model: its directory, or the name of a shipped one.")
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Build the pipeline from this .cfg instead of a saved model.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bogoseo {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command(epilog=EXTRACT_EXAMPLES)
def extract(
    paths: PathsArgument,
    output: OutputOption = "outputs/run",
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
    try:
        nlp = _load(model, config)
        files, failures = find_files(paths)
        results = _with_progress(extract_files(files, nlp, date=date), len(files), quiet=quiet or output == "-")
        if output == "-":
            failed = _print_reports(results, failures)
        else:
            failed = _write_run(results, failures, Path(output), nlp, started, quiet=quiet)
    except BogoseoError as error:
        _stop(error)
    raise typer.Exit(1 if failed else 0)


@app.command(epilog=SHOW_EXAMPLES)
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

    console = Console()
    try:
        for shown in _find_reports(path, report, date=date, model=model, config=config):
            console.print(render_records(shown))
    except BogoseoError as error:
        _stop(error)


@app.command()
def formats() -> None:
    """List the file formats that are read, and what is known of each."""
    from rich.table import Table

    from pipeline.read import list_formats

    table = Table("format", "files", "what is read")
    for known in list_formats():
        table.add_row(known.name, " ".join(known.suffixes), known.description)
    Console().print(table)


def _load(model: str | None, config: Path | None) -> Language:
    from pipeline.language import build, load

    if config is not None and model is not None:
        raise typer.BadParameter("name a model or a config, not both", param_hint="--config")
    return build(config) if config is not None else load(model)


def _with_progress(results: Iterator[Extraction | Failure], total: int, *, quiet: bool) -> Iterator[Extraction | Failure]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_errors, transient=True, disable=quiet or not _errors.is_terminal) as progress:
        task = progress.add_task("reports", total=total)
        for result in results:
            progress.advance(task)
            yield result


def _print_reports(results: Iterable[Extraction | Failure], failures: list[Failure]) -> bool:
    from pipeline.records.export import to_dict
    from pipeline.types import Failure

    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
        else:
            failures.extend(result.failures)
            sys.stdout.write(json.dumps(to_dict(result), ensure_ascii=False) + "\n")
    for failure in failures:
        _errors.print(f"[red]{escape(failure.path)}[/red]: {escape(failure.reason)}", soft_wrap=True)
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

    with RunWriter(directory, info=_describe_run(nlp)) as writer:
        for failure in failures:
            writer.add_failure(failure)
        for result in results:
            if isinstance(result, Failure):
                writer.add_failure(result)
            else:
                writer.add(result)
        writer.info["seconds"] = round(time.monotonic() - started, 3)
    if not quiet:
        _print_summary(writer.counts, directory, writer.failures)
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


def _print_summary(counts: dict[str, int], directory: Path, failures: Iterable[Failure]) -> None:
    numbers = ", ".join(f"{number} {name}" for name, number in counts.items())
    _errors.print(f"{escape(str(directory))}: {numbers}", soft_wrap=True)
    for failure in failures:
        _errors.print(f"[red]not done[/red] {escape(failure.path)}: {escape(failure.reason)}", soft_wrap=True)


def _find_reports(
    path: str, report: str | None, *, date: str | None, model: str | None, config: Path | None
) -> Iterator[dict[str, Any]]:
    from pipeline.records.export import to_dict
    from pipeline.records.run import read_run

    if not Path(path).is_dir():
        from pipeline.language import extract as extract_report

        yield to_dict(extract_report(Path(path), date=date, nlp=_load(model, config)))
        return
    reports = read_run(Path(path)).reports
    wanted = [item for item in reports if report in (None, item["id"])]
    if not wanted:
        known = ", ".join(item["id"] for item in reports)
        raise BogoseoError(f"no report {report!r}" if report else "no report", where=path, expected=f"one of: {known}")
    yield from wanted


def _stop(error: BogoseoError) -> None:
    _errors.print(f"[red]error[/red] {escape(str(error))}", soft_wrap=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    app()
