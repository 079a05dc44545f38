"""All scores of a set of reports: what is counted for each report, added up, with intervals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.errors import CorpusError
from pipeline.evaluation.calibration import Calibration, measure_calibration
from pipeline.evaluation.entities import align_entities, score_entities
from pipeline.evaluation.intervals import Counts, find_interval, measure_difference, measure_f1, to_counts
from pipeline.evaluation.mentions import pair_across_labels, score_overlap, score_strict, score_values
from pipeline.evaluation.offsets import Placed
from pipeline.evaluation.relations import find_relations, score_relations
from pipeline.evaluation.slots import find_gold_slots, find_predicted_slots, pair_slots, score_slots

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document
    from pipeline.evaluation.tally import Tally

Outcomes = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the table: precision, recall and F1 (nan where there was nothing to find or say), and the interval of F1.

    `counts` has a row a report, in the order of the gold reports: right, predicted, found, gold.
    """

    precision: float
    recall: float
    f1: float
    interval: tuple[float, float] | None
    gold: float
    predicted: float
    counts: Counts


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a model on gold reports.

    `table` is keyed by table and line: `("mentions, strict", "ORG")`. `calibration` by what is scored. `confusion` counts pairs
    of gold and predicted label over the same letters; "" stands for none.
    """

    reports: tuple[str, ...]
    characters: int
    table: dict[tuple[str, str], Score]
    calibration: dict[str, Calibration]
    confusion: dict[tuple[str, str], int] = field(default_factory=dict)


def pair_documents(gold: Iterable[Document], predicted: Iterable[Document]) -> list[tuple[Placed, Placed]]:
    """Gold and predicted documents by id, in gold's order.

    Raises `CorpusError` where one is missing, or where the texts differ beyond white space.
    """
    given = {document.id: document for document in predicted}
    pairs = []
    for document in gold:
        other = given.get(document.id)
        if other is None:
            raise CorpusError(
                f"no annotation of the report {document.id!r} to compare with", expected=f"one of {len(given)} reports"
            )
        if "".join(document.text.split()) != "".join(other.text.split()):
            raise CorpusError("two texts of one report that differ", where=document.id, expected="the same text on both sides")
        pairs.append((Placed(document), Placed(other)))
    if not pairs:
        raise CorpusError("no report to score", expected="at least one")
    return pairs


def score_documents(gold: Iterable[Document], predicted: Iterable[Document]) -> Scores:
    """The scores of predicted documents against gold ones of the same ids and texts. Raises as `pair_documents` does."""
    pairs = pair_documents(gold, predicted)
    tallies: dict[tuple[str, str], list[Tally]] = {}
    outcomes: dict[str, Outcomes] = {}
    confusion: Counter[tuple[str, str]] = Counter()
    for expected, given in pairs:
        aligned = align_entities(expected, given)
        for key, tally in _score_report(expected, given, aligned).items():
            tallies.setdefault(key, []).append(tally)
        for name, found in _find_outcomes(expected, given, aligned).items():
            outcomes.setdefault(name, []).extend(found)
        confusion.update(_find_confusion(expected, given))
    table = {key: make_score(to_counts(rows)) for key, rows in tallies.items()}
    measured = {name: measure_calibration(found) for name, found in outcomes.items()}
    return Scores(
        reports=tuple(expected.document.id for expected, _ in pairs),
        characters=sum(len(expected.document.text) for expected, _ in pairs),
        table=table,
        calibration={name: curve for name, curve in measured.items() if curve is not None},
        confusion=dict(confusion),
    )


def make_score(counts: Counts) -> Score:
    """A score from the counts of reports."""
    total = counts.sum(axis=0)
    precision, recall, f1 = (float(value) for value in measure_f1(total))
    return Score(precision, recall, f1, find_interval(counts), float(total[3]), float(total[1]), counts)


def _score_report(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> dict[tuple[str, str], Tally]:
    relations = score_relations(gold, predicted, aligned)
    slots = score_slots(gold, predicted, aligned)
    values = score_values(gold, predicted)
    tables: dict[str, Mapping[str, Tally]] = {
        "mentions, strict": score_strict(gold, predicted),
        "mentions, overlap": score_overlap(gold, predicted),
        "figures with value": values["found"],
        "values of found figures": values["values"],
        "qualifiers of values": values["qualifiers"],
        "entities": score_entities(gold, predicted),
        "relations": relations["plain"],
        "relations + attribute": relations["attributes"],
        "record fields": slots["plain"],
        "record fields + attribute": slots["attributes"],
    }
    return {(name, line): tally for name, lines in tables.items() for line, tally in lines.items()}


def _find_outcomes(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> dict[str, Outcomes]:
    """Every score that the model gave, with whether it was right: of mentions, relations and record fields."""
    places = {(m.label, place) for m, place in zip(gold.document.mentions, gold.places, strict=True)}
    mentions = [
        (mention.score, (mention.label, place) in places)
        for mention, place in zip(predicted.document.mentions, predicted.places, strict=True)
    ]
    scores = {relation.id: relation.score for relation in predicted.document.relations}
    expected = find_relations(gold, None)
    relations = [(scores[key], said in expected) for said, key in find_relations(predicted, aligned).items()]
    slots = find_predicted_slots(predicted, aligned)
    right = {id(given) for _, given in pair_slots(find_gold_slots(gold), slots, attributes=True)}
    fields = [(scores[slot.key], id(slot) in right) for slot in slots if slot.key in scores]
    return {"mentions": mentions, "relations": relations, "record fields": fields}


def _find_confusion(gold: Placed, predicted: Placed) -> Counter[tuple[str, str]]:
    """Gold and predicted label of each pair of overlapping mentions, each mention once; what is alone is paired with ""."""
    pairs = pair_across_labels(gold, predicted)
    return Counter((mention.label if mention else "", given.label if given else "") for mention, given in pairs)


def compare_scores(first: Scores, second: Scores) -> dict[tuple[str, str], tuple[float, float]]:
    """For each line of both tables the difference in F1, first less second, and the p of a paired permutation test."""
    if first.reports != second.reports:
        raise CorpusError("scores of different reports", expected="two models scored on the same reports")
    compared = {}
    for key, score in first.table.items():
        other = second.table.get(key)
        if other is not None and not (math.isnan(score.f1) or math.isnan(other.f1)):
            compared[key] = (score.f1 - other.f1, measure_difference(score.counts, other.counts))
    return compared


def to_dict(scores: Scores) -> dict[str, Any]:
    """Scores as JSON: `scores.json`. A nan is null."""
    tables: dict[str, dict[str, Any]] = {}
    for (name, line), score in scores.table.items():
        tables.setdefault(name, {})[line] = {
            "precision": _round(score.precision),
            "recall": _round(score.recall),
            "f1": _round(score.f1),
            "interval": [_round(end) for end in score.interval] if score.interval else None,
            "gold": _round(score.gold),
            "predicted": _round(score.predicted),
        }
    return {
        "reports": len(scores.reports),
        "characters": scores.characters,
        "scores": tables,
        "calibration": {
            name: {"ece": _round(curve.ece), "count": curve.count, "bins": [list(map(_round, row)) for row in curve.bins]}
            for name, curve in scores.calibration.items()
        },
        "confusion": [[gold, given, count] for (gold, given), count in sorted(scores.confusion.items())],
    }


def _round(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)
