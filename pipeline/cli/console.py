"""What the commands share: messages on standard error, a spinner, a progress bar, options of every command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.markup import escape

from pipeline.errors import BogoseoError, ReadError

if TYPE_CHECKING:
    from spacy.language import Language

errors = Console(stderr=True)
_PIPED = 120  # columns of a table that goes to a pipe or a file, so that nothing of it is cut
_T = TypeVar("_T")

ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="MODEL", help="A saved model: its directory, or the name of a shipped one.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="EDTF", help="The date of the reports, as 2013, 2013-04 or 2013-04-05.")
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Build the pipeline from this .cfg instead of a saved model.")
]


def load_model(model: str | None, config: Path | None) -> Language:
    """The pipeline that a command's options name. Raises `typer.BadParameter` where both are given."""
    from pipeline.language import build, load

    if config is not None and model is not None:
        raise typer.BadParameter("name a model or a config, not both", param_hint="--config")
    return build(config) if config is not None else load(model)


def waiting(what: str, *, quiet: bool = False) -> AbstractContextManager[object]:
    """A spinner beside `what` while it lasts, on a terminal only."""
    return errors.status(what) if errors.is_terminal and not quiet else nullcontext()


def with_progress(results: Iterable[_T], total: int, *, quiet: bool = False) -> Iterator[_T]:
    """The results, with a bar that counts them as reports, on a terminal only."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as progress:
        task = progress.add_task("reports", total=total)
        for result in results:
            progress.advance(task)
            yield result


def open_output() -> Console:
    """Standard output for tables, wide where no terminal shows them."""
    return Console() if sys.stdout.isatty() else Console(width=_PIPED)


def say(text: str) -> None:
    """Print a line of plain text on standard error."""
    errors.print(escape(text), soft_wrap=True, highlight=False)


def stop(error: BogoseoError) -> NoReturn:
    """End the command with the error's message: exit code 1 for what cannot be read, 2 for all else."""
    errors.print(f"[red]error[/red] {escape(str(error))}", soft_wrap=True)
    raise typer.Exit(1 if isinstance(error, ReadError) else 2)
