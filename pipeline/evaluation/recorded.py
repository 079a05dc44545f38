"""Recorded scores: what a change must not fall below."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import CorpusError
from pipeline.evaluation.scores import Scores, to_dict


def find_falls(scores: Scores, path: Path, split: str) -> Iterator[str]:
    """The lines whose F1 is below the low end of the recorded interval, as sentences.

    Raises `CorpusError` where the file has no scores of the split, or other reports were scored.
    """
    recorded = _read(path).get(split)
    if recorded is None:
        raise CorpusError(f"no recorded scores of {split!r}", where=str(path), mend="Record them with --record.")
    if (recorded["reports"], recorded["characters"]) != (len(scores.reports), scores.characters):
        raise CorpusError(
            f"scores of {len(scores.reports)} reports with {scores.characters:,} characters",
            where=str(path),
            expected=f"the {recorded['reports']} recorded ones with {recorded['characters']:,}",
            mend="The gold data has changed: record the scores anew with --record.",
        )
    for name, lines in recorded["scores"].items():
        for line, old in lines.items():
            score = scores.table.get((name, line))
            if old["f1"] is None or old["interval"] is None:
                continue
            f1 = 0.0 if score is None or math.isnan(score.f1) else score.f1
            low = old["interval"][0]
            if round(f1, 4) < low:
                yield f"{name}, {line}: {f1:.3f}, below {low:.3f}, the low end of the recorded {old['f1']:.3f}"


def record_scores(scores: Scores, path: Path, split: str, *, model: str, groups: Mapping[str, Scores]) -> None:
    """Write the scores of a split, and of its reports in each language, into the file, beside those of the other splits."""
    known = _read(path) if path.exists() else {}
    languages = {name: to_dict(group)["scores"] for name, group in groups.items()}
    known[split] = {"model": model, **to_dict(scores), "languages": languages}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _read(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise CorpusError("recorded scores that cannot be read", where=str(path), mend="Record them with --record.") from error
    if not isinstance(known, dict):
        raise CorpusError("recorded scores that are no JSON object", where=str(path), mend="Record them with --record.")
    return known
