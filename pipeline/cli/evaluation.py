"""`bogoseo evaluate` and `bogoseo agreement`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.console import ConfigOption, ModelOption, errors, load_model, open_output, say, stop, waiting, with_progress
from pipeline.errors import BogoseoError, CorpusError, MissingExtra

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.corpus import Document
    from pipeline.evaluation import Scores

EVALUATE_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo evaluate --split dev

  bogoseo evaluate --gold my-labels.jsonl -o outputs/mine

  bogoseo evaluate --model models/mine --against models/rules-0.1.0
"""
AGREEMENT_EXAMPLES = """
[bold]Examples[/bold]

  bogoseo agreement corpus/agreement/first.jsonl corpus/agreement/second.jsonl
"""
GOLD = Path("corpus/gold")

_SHOWN = 5  # problems of gold that an error names

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write scores.json and index.html into this folder.")
]


def evaluate(
    *,
    split: Annotated[
        Literal["dev", "test"], typer.Option("--split", help="Reports of corpus/gold: dev to work on, test to report.")
    ] = "dev",
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="PATH", help="Labelled reports of your own instead, JSON lines or markup.")
    ] = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="MODEL", help="Another model: differences in F1, with a paired test.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only reports in this language.")] = None,
    output: OutputOption = None,
    not_below: Annotated[
        Path | None,
        typer.Option(
            "--not-below", metavar="FILE", help="Exit with 1 where a score is below the interval recorded in this file."
        ),
    ] = None,
    record: Annotated[Path | None, typer.Option("--record", metavar="FILE", help="Record the scores in this file.")] = None,
) -> None:
    """Score what a model extracts from gold reports: mentions, values, entities, relations, record fields, calibration."""
    if (gold or language) and (not_below or record):
        raise typer.BadParameter("recorded scores are of a whole split of corpus/gold; leave --gold and --language out")
    try:
        _require_extra(pictures=output is not None)
        documents = _read_gold(gold or GOLD / f"{split}.jsonl", language)
        nlp, predicted = _predict(documents, model, config)
        other = _predict(documents, against, None)[1] if against is not None else None
        name = f"{nlp.meta['name']}-{nlp.meta['version']}"
        scores, groups = _report(documents, predicted, output, other=other, title=f"{name} · {gold or split}")
        falls = _check_recorded(scores, split, not_below, documents)
        if record is not None:
            from pipeline.evaluation.recorded import record_scores

            record_scores(scores, record, split, model=name, groups=groups, gold=documents)
    except BogoseoError as error:
        stop(error)
    raise typer.Exit(1 if falls else 0)


def agreement(
    first: Annotated[Path, typer.Argument(metavar="A", help="Labelled reports: JSON lines or markup.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The same reports, labelled by another reader.")],
    *,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only reports in this language.")] = None,
    output: OutputOption = None,
) -> None:
    """Compare two annotations of the same reports: F1 of mentions, values, entities, relations; A stands for gold."""
    try:
        _require_extra(pictures=output is not None)
        documents, others = _read_gold(first, language), _read_gold(second, language)
        for here, there, where in ((documents, others, second), (others, documents, first)):
            ids = {document.id for document in there}
            if missing := [document.id for document in here if document.id not in ids]:
                raise CorpusError(f"no report {missing[0]!r}", where=str(where), expected="the same reports on both sides")
        _report(documents, others, output, title=f"{first.stem} · {second.stem}", is_agreement=True)
    except BogoseoError as error:
        stop(error)


def _require_extra(*, pictures: bool) -> None:
    try:
        import scipy  # noqa: F401 - only whether it is there

        if pictures:
            import matplotlib as mpl  # noqa: F401
    except ImportError as error:
        raise MissingExtra(f"{error.name} is not installed", mend="Install it: pip install '.[evaluate]'") from error


def _read_gold(path: Path, language: str | None) -> list[Document]:
    from pipeline.corpus import read_labelled
    from pipeline.corpus.check import check_documents

    everything = list(read_labelled(path))
    problems = list(check_documents(everything, draft=True))
    if problems:
        shown = "".join(f"\n  {problem}" for problem in problems[:_SHOWN])
        mend = f"\nSee all of them: bogoseo corpus check {path} --draft" if len(problems) > _SHOWN else ""
        raise CorpusError(f"{len(problems)} labels that break the guidelines:{shown}{mend}", where=str(path))
    if unsigned := sum(not document.fields.get("made") for document in everything):
        say(f"{path}: {unsigned} reports do not say who made them; a draft that nobody corrected scores the model by itself")
    documents = [document for document in everything if language in (None, document.language)]
    if not documents:
        known = ", ".join(sorted({document.language for document in everything})) or "at least one report"
        raise CorpusError("no report" + (f" in the language {language!r}" if language else ""), where=str(path), expected=known)
    return documents


def _predict(documents: list[Document], model: str | None, config: Path | None) -> tuple[Language, list[Document]]:
    """The pipeline that the options name, and what it finds in the reports."""
    from pipeline.evaluation import predict_documents

    with waiting("loading the model"):
        nlp = load_model(model, config)
    return nlp, list(with_progress(predict_documents(documents, nlp), len(documents)))


def _report(
    gold: list[Document],
    predicted: list[Document],
    output: Path | None,
    *,
    other: list[Document] | None = None,
    title: str,
    is_agreement: bool = False,
) -> tuple[Scores, dict[str, Scores]]:
    """Score, print tables, write the folder; gives the scores, and those of each language."""
    from pipeline.evaluation import score_documents
    from pipeline.evaluation.scores import compare_scores
    from pipeline.evaluation.terminal import render_calibration, render_groups, render_scores

    with waiting("scoring"):
        scores = score_documents(gold, predicted)
        compared = compare_scores(scores, score_documents(gold, other)) if other is not None else None
        groups = {code: score_documents(*sides) for code, sides in _by_language(gold, predicted)}
    console = open_output()
    console.print(render_scores(scores, against=compared))
    if len(groups) > 1:
        console.print(render_groups(groups, "F1 by language"))
    if not is_agreement and scores.calibration:
        console.print(render_calibration(scores))
    say("what each line counts: docs/evaluation.md")
    if output is not None:
        from pipeline.evaluation.page import write_evaluation

        kind: Literal["agreement", "evaluation"] = "agreement" if is_agreement else "evaluation"
        write_evaluation(output, gold, predicted, scores, groups=groups, compared=compared, title=title, kind=kind)
        say(f"{output}: scores.json, and index.html to look at in a browser")
    return scores, groups


def _by_language(
    gold: list[Document], predicted: list[Document]
) -> Iterator[tuple[str, tuple[list[Document], list[Document]]]]:
    of_id = {document.id: document for document in predicted}
    for code in sorted({document.language for document in gold}, key=lambda name: (name != "ko", name)):
        side = [document for document in gold if document.language == code]
        yield code, (side, [of_id[document.id] for document in side])


def _check_recorded(scores: Scores, split: str, not_below: Path | None, documents: list[Document]) -> list[str]:
    from pipeline.evaluation.recorded import find_falls

    if not_below is None:
        return []
    falls = list(find_falls(scores, not_below, split, gold=documents))
    for fall in falls:
        errors.print(f"[red]fell[/red] {fall}", soft_wrap=True, highlight=False)
    if not falls:
        say(f"no score is below the interval recorded in {not_below}")
    return falls
