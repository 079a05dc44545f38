"""`bogoseo corpus`: check labelled reports, count them, and turn them into markup and back."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from pipeline.cli.console import load_model, say, stop, waiting, with_progress
from pipeline.errors import BogoseoError

if TYPE_CHECKING:
    from pipeline.corpus import Document

CHECK_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo corpus check

  bogoseo corpus check my-labels.txt --draft --look
"""
MARKUP_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo corpus to-markup corpus/gold/dev.jsonl --id ko-gold-a-01 > one.txt

  bogoseo corpus from-markup one.txt > one.jsonl
"""

corpus = typer.Typer(
    help="Labelled reports: check them, count them, turn them into markup that a person edits and back.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="JSON lines, markup (.txt), or folders of JSON lines. Without one: corpus/", show_default=False
    ),
]


@corpus.command(epilog=CHECK_EXAMPLES)
def check(
    paths: PathsArgument = None,
    *,
    draft: Annotated[bool, typer.Option("--draft", help="Let split, source, licence and maker be missing.")] = False,
    look: Annotated[
        bool,
        typer.Option("--look", help="Ask, too: names left unmarked, figures the grammar reads otherwise, figures of nothing."),
    ] = False,
) -> None:
    """Refuse offsets, types, values and attributes that break the guidelines."""
    from pipeline.corpus.check import check_documents

    try:
        documents = _read(paths)
        problems = list(check_documents(documents, draft=draft))
        for problem in problems:
            sys.stdout.write(f"{problem}\n")
        if look:
            _ask(documents)
    except BogoseoError as error:
        stop(error)
    say(f"{len(documents):,} reports, {len(problems):,} problems")
    raise typer.Exit(1 if problems else 0)


def _ask(documents: list[Document]) -> None:
    from pipeline.corpus.looks import find_looks

    with waiting("loading the model"):
        nlp = load_model(None, None)
    for document in with_progress(documents, len(documents)):
        for question in find_looks([document], nlp):
            sys.stdout.write(f"{question}\n")


@corpus.command()
def stats(paths: PathsArgument = None) -> None:
    """Count reports, characters, mentions and relations by split and language."""
    from pipeline.corpus.stats import render_stats

    try:
        documents = _read(paths)
    except BogoseoError as error:
        stop(error)
    console = Console()
    for table in render_stats(documents):
        console.print(table)


@corpus.command("to-markup", epilog=MARKUP_EXAMPLES)
def to_markup(
    paths: PathsArgument = None,
    *,
    ids: Annotated[
        list[str] | None, typer.Option("--id", metavar="ID", help="Only the report with this id; may be given more than once.")
    ] = None,
) -> None:
    """Print labelled reports as markup."""
    from pipeline.corpus import write_markup

    try:
        documents = _read(paths)
    except BogoseoError as error:
        stop(error)
    known = {document.id for document in documents}
    if unknown := sorted(set(ids or ()) - known):
        raise typer.BadParameter(f"no report {', '.join(unknown)} among {len(known)}", param_hint="--id")
    _write(write_markup(document for document in documents if not ids or document.id in ids))


@corpus.command("from-markup", epilog=MARKUP_EXAMPLES)
def from_markup(paths: PathsArgument = None) -> None:
    """Print labelled reports as JSON lines."""
    import json

    from pipeline.corpus.documents import to_dict

    try:
        documents = _read(paths)
    except BogoseoError as error:
        stop(error)
    _write("".join(json.dumps(to_dict(document), ensure_ascii=False) + "\n" for document in documents))


def _write(text: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def _read(paths: list[Path] | None) -> list[Document]:
    from pipeline.corpus import read_labelled

    return [document for path in paths or [Path("corpus")] for document in read_labelled(path)]
