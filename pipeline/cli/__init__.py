"""The command line: `bogoseo extract`, `show`, `formats`, `evaluate`, `agreement` and `corpus`.

Results go to standard output, everything else to standard error. Exit codes: 0 all well; 1 something was refused or failed, and
the rest was done; 2 the command itself was wrong, or its output could not be written; 130 Ctrl-C. A reader that closes the
pipe early (`| head`) ends it quietly.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.corpus import corpus
from pipeline.cli.evaluation import AGREEMENT_EXAMPLES, EVALUATE_EXAMPLES, agreement, evaluate
from pipeline.cli.extraction import EXTRACT_EXAMPLES, SHOW_EXAMPLES, extract, formats, show

app = typer.Typer(
    name="bogoseo",
    help="Korean source reports in; structured, sourced and checked records of actors, amounts, years and projects out.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bogoseo {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console of another encoding shows `?` for what it cannot show
            stream.reconfigure(errors="replace")


app.command(epilog=EXTRACT_EXAMPLES)(extract)
app.command(epilog=SHOW_EXAMPLES)(show)
app.command()(formats)
app.command(epilog=EVALUATE_EXAMPLES)(evaluate)
app.command(epilog=AGREEMENT_EXAMPLES)(agreement)
app.add_typer(corpus, name="corpus")
