"""Evaluation: how long the scoring of gold reports takes, extraction aside, beside nervaluate's counting of mentions.

    python benchmarks/evaluating.py [--gold corpus/gold]

The predictions are what the default model extracts. Ours counts ten tables with bootstrap intervals for every line; nervaluate
counts mentions only, and has no intervals.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from pipeline.corpus import read_labelled
from pipeline.evaluation import predict_documents, score_documents
from pipeline.evaluation.mentions import score_strict
from pipeline.evaluation.offsets import Placed
from pipeline.language import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.corpus import Document

ROOT = Path(__file__).parent.parent


def to_spans(document: Document) -> list[dict[str, Any]]:
    """The mentions as nervaluate takes them; of a mention in pieces, from its first to its last letter."""
    return [{"label": mention.label, "start": mention.start, "end": mention.end} for mention in document.mentions]


def count_with_nervaluate(gold: list[Document], predicted: list[Document]) -> None:
    """Count mentions with nervaluate."""
    from nervaluate.evaluator import Evaluator

    labels = sorted({mention.label for document in gold for mention in document.mentions})
    Evaluator([to_spans(d) for d in gold], [to_spans(d) for d in predicted], tags=labels, loader="dict").evaluate()


def count_strict(gold: list[Document], predicted: list[Document]) -> None:
    """Count mentions strictly, as one of our tables does."""
    for expected, given in zip(gold, predicted, strict=True):
        score_strict(Placed(expected), Placed(given))


def measure(work: Callable[[], object]) -> float:
    """The seconds that `work` takes, the best of three."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / "corpus" / "gold")
    gold = list(read_labelled(parser.parse_args().gold))
    started = time.perf_counter()
    predicted = list(predict_documents(gold, load()))
    extracting = time.perf_counter() - started
    ours = measure(lambda: score_documents(gold, predicted))
    rows = {
        "extraction, which is not part of it": extracting,
        "all tables, intervals, calibration": ours,
        "mentions only, strict": measure(lambda: count_strict(gold, predicted)),
        "nervaluate, mentions only": measure(lambda: count_with_nervaluate(gold, predicted)),
    }
    characters = sum(len(document.text) for document in gold)
    table = Table("what", "seconds", "times ours", title=f"{len(gold)} gold reports, {characters:,} characters")
    for name, seconds in rows.items():
        table.add_row(name, f"{seconds:.2f}", f"{seconds / ours:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
