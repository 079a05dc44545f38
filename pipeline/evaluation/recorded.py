"""Recorded scores: what a change must not fall below."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.corpus import documents
from pipeline.errors import CorpusError, OutputError
from pipeline.evaluation.scores import to_dict

if TYPE_CHECKING:
    from pipeline.evaluation.scores import Scores

SLACK = 2  # items that may change before a score counts as fallen, however narrow its interval is


def hash_gold(gold: Iterable[documents.Document]) -> str:
    """A digest of labelled reports: texts, labels and all."""
    lines = (json.dumps(documents.to_dict(document), ensure_ascii=False, sort_keys=True) for document in gold)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def find_falls(scores: Scores, path: Path, split: str, *, gold: Iterable[documents.Document]) -> Iterator[str]:
    """The lines whose F1 is below the low end of the recorded interval by more than two items' worth, as sentences.

    Raises `CorpusError` where the file has no scores of the split, or where the gold reports are not those of the record.
    """
    recorded = _read(path).get(split)
    if recorded is None:
        raise CorpusError(f"no recorded scores of {split!r}", where=str(path), mend="Record them with --record.")
    if recorded.get("gold") != hash_gold(gold):
        raise CorpusError(
            "gold reports that are not those of the record",
            where=str(path),
            mend="Where the gold data has changed on purpose, record the scores anew with --record.",
        )
    for name, lines in recorded["scores"].items():
        for line, old in lines.items():
            if old["f1"] is None or old["interval"] is None:
                continue
            score = scores.table.get((name, line))
            f1 = 0.0 if score is None or math.isnan(score.f1) else score.f1
            low = min(old["interval"][0], old["f1"] - SLACK / max(old["gold"], 1))
            if round(f1, 4) < round(low, 4):
                yield f"{name}, {line}: {f1:.3f}, below {low:.3f}; recorded was {old['f1']:.3f}"


def record_scores(
    scores: Scores,
    path: Path,
    split: str,
    *,
    model: str,
    groups: Mapping[str, Scores],
    gold: Iterable[documents.Document],
) -> None:
    """Write the scores of a split, and of its reports in each language, into the file, beside those of the other splits.

    Raises `CorpusError` where the file holds other things, `OutputError` where it cannot be written.
    """
    known = _read(path) if path.exists() else {}
    languages = {name: to_dict(group)["scores"] for name, group in groups.items()}
    known[split] = {"model": model, "gold": hash_gold(gold), **to_dict(scores), "languages": languages}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"recorded scores that cannot be written ({error.strerror})", where=str(path)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise CorpusError("recorded scores that cannot be read", where=str(path), mend="Record them with --record.") from error
    if not isinstance(known, dict) or not all(isinstance(split, dict) and "scores" in split for split in known.values()):
        raise CorpusError("a file of other things", where=str(path), expected="recorded scores, as --record writes them")
    return known
