"""`bogoseo corpus`: check labelled reports, count them, draft them, and turn them into markup and back."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import (
    ConfigOption,
    DateOption,
    ModelOption,
    load_model,
    open_output,
    say,
    stop,
    waiting,
    with_progress,
)
from pipeline.errors import BogoseoError, CorpusError

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

DRAFT_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo corpus draft report.pdf > report.txt
"""

corpus = typer.Typer(
    help="Labelled reports: check them, count them, draft them, turn them into markup to edit and back.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
CORPUS = Path("corpus")
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
    """Refuse offsets, types, values and attributes that break the guidelines, and lines that cannot be read."""
    from pipeline.corpus.check import check_documents
    from pipeline.corpus.read import parse_labelled

    documents, wrong, errors = parse_labelled(paths or [CORPUS])
    if errors and not documents and not wrong:
        for error in errors[:-1]:
            say(str(error))
        stop(errors[-1])
    problems = [*map(str, errors), *wrong, *map(str, check_documents(documents, draft=draft))]
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    if look:
        try:
            _ask(documents)
        except BogoseoError as error:
            stop(error)
    say(f"reports: {len(documents):,} · problems: {len(problems):,}")
    if wrong:
        say("reports whose markup cannot be read are not checked further: more may appear once it is mended")
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
    console = open_output()
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
    from pipeline.corpus.check import check_documents

    try:
        documents = _read(paths)
        if problems := list(check_documents(documents, draft=True)):
            raise CorpusError(f"{len(problems)} problems, the first of them: {problems[0]}", mend="See `bogoseo corpus check`.")
    except BogoseoError as error:
        stop(error)
    known = {document.id for document in documents}
    if unknown := sorted(set(ids or ()) - known):
        raise typer.BadParameter(f"no report {', '.join(unknown)} among {len(known)}", param_hint="--id")
    _write(write_markup(document for document in documents if not ids or document.id in ids))


@corpus.command(epilog=DRAFT_EXAMPLES)
def draft(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Reports: files, folders or globs.", show_default=False)],
    *,
    date: DateOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
) -> None:
    """Print reports as markup with what a model finds in them, to be corrected."""
    from pipeline.batch.extract import extract_files
    from pipeline.batch.find import find_files
    from pipeline.corpus import write_markup
    from pipeline.corpus.draft import to_document
    from pipeline.types import Failure

    try:
        with waiting("loading the model"):
            nlp = load_model(model, config)
        files, failures = find_files(paths)
        undated = 0
        for result in with_progress(extract_files(files, nlp, date=date), len(files)):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                failures.extend(result.failures)
                document = to_document(result)
                undated += document.date is None and any(mention.value == "" for mention in document.mentions)
                _write(write_markup([document]))
    except BogoseoError as error:
        stop(error)
    for failure in failures:
        say(f"{failure.path}: {failure.reason}")
    if undated:
        say(f"reports with dates that need the report's own (marked `?`): {undated}; give it with --date")
    raise typer.Exit(1 if failures else 0)


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

    return [document for path in paths or [CORPUS] for document in read_labelled(path)]
