"""`index.html` of an evaluation: tables, pictures, confusion, and an error browser; one file that needs no network.

Nothing of a report is ever markup: the script sets text only, and the page's policy allows no script or style but its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import OutputError
from pipeline.evaluation.mentions import FIGURES, NAMES
from pipeline.evaluation.mistakes import KINDS, Mistake, find_mistakes
from pipeline.evaluation.plots import plot_calibration, plot_scores
from pipeline.evaluation.relations import TYPES
from pipeline.evaluation.scores import Scores, pair_documents, to_dict
from pipeline.evaluation.terminal import show_interval, show_share
from pipeline.records.page import to_script_json

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document

Compared = Mapping[tuple[str, str], tuple[float, float]]
_POLICY = "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; base-uri 'none'; form-action 'none'"
TABLES = {
    "mentions, strict": "언급 (글자가 모두 같음)",
    "mentions, overlap": "언급 (한 글자 이상 겹침)",
    "figures with value": "수치·날짜 (글자와 값)",
    "values of found figures": "찾은 수치의 값",
    "qualifiers of values": "맞은 값의 한정어",
    "entities": "개체 묶음",
    "relations": "관계",
    "relations + attribute": "관계 (속성까지)",
    "record fields": "기록 항목",
    "record fields + attribute": "기록 항목 (속성까지)",
}
KIND_NAMES = {
    "missed": "놓침",
    "false alarm": "잘못 찾음",
    "letters": "범위 다름",
    "label": "레이블 다름",
    "value": "값 다름",
    "qualifier": "한정어 다름",
    "attribute": "속성 다름",
}


def write_evaluation(
    folder: Path,
    gold: Iterable[Document],
    predicted: Iterable[Document],
    scores: Scores,
    *,
    groups: Mapping[str, Scores],
    title: str,
    version: str,
    compared: Compared | None = None,
) -> None:
    """Write `scores.json` and `index.html`. Raises `OutputError` where the folder cannot be written."""
    data = to_dict(scores) | {"title": title, "bogoseo": version}
    data["languages"] = {name: to_dict(group)["scores"] for name, group in groups.items()}
    if compared is not None:
        data["against"] = [[*key, round(difference, 4), _known(p)] for key, (difference, p) in compared.items()]
    mistakes = [mistake for sides in pair_documents(gold, predicted) for mistake in find_mistakes(*sides)]
    page = render_page(scores, mistakes, groups=groups, compared=compared, title=title, version=version)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "scores.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (folder / "index.html").write_text(page, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"a folder that cannot be written ({error.strerror})", where=str(folder)) from error


def render_page(
    scores: Scores,
    mistakes: Sequence[Mistake],
    *,
    groups: Mapping[str, Scores],
    title: str,
    version: str,
    compared: Compared | None = None,
) -> str:
    """The page as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    script, style = _read_part("page.js"), _read_part("page.css")
    environment = Environment(
        loader=PackageLoader("pipeline.evaluation", "browser"), autoescape=True, undefined=StrictUndefined
    )
    pictures = [("F1", plot_scores(groups))] + ([("calibration", plot_calibration(scores))] if scores.calibration else [])
    return environment.get_template("page.html.j2").render(
        script=Markup(script),
        style=Markup(style),
        policy=_POLICY.format(script=_hash(script), style=_hash(style)),
        data=Markup(to_script_json([_to_row(mistake) for mistake in mistakes])),
        words=Markup(to_script_json({"kinds": KIND_NAMES})),
        kinds=KIND_NAMES,
        meanings=KINDS,
        title=title,
        version=version,
        reports=scores.reports,
        characters=scores.characters,
        mistakes=len(mistakes),
        pictures=[(name, "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")) for name, svg in pictures],
        tables=_to_tables(scores, compared),
        compared=compared is not None,
        labels=[*NAMES, *FIGURES, *TYPES],
        confusion=_to_confusion(scores),
    )


def _to_row(mistake: Mistake) -> list[Any]:
    context = [list(piece) for piece in mistake.context]
    score = None if mistake.score is None else round(mistake.score, 3)
    return [mistake.report, mistake.line, mistake.kind, mistake.label, mistake.gold, mistake.predicted, context, score]


def _to_tables(scores: Scores, compared: Compared | None) -> list[tuple[str, list[list[str]]]]:
    """Each table with its Korean title and its lines as texts."""
    tables: dict[str, list[list[str]]] = {}
    for (name, line), score in scores.table.items():
        if not (score.gold or score.predicted):
            continue
        shares = [show_share(value) for value in (score.precision, score.recall, score.f1)]
        cells = [line, *shares, show_interval(score.interval, 3), f"{score.gold:,.0f}"]
        if compared is not None:
            difference, p = compared.get((name, line), (math.nan, math.nan))
            cells += ["–", "–"] if math.isnan(difference) else [f"{difference:+.3f}", show_share(p)]
        tables.setdefault(TABLES.get(name, name), []).append(cells)
    return list(tables.items())


def _to_confusion(scores: Scores) -> list[tuple[str, list[tuple[int, int]]]]:
    """Rows of gold labels over predicted ones; the last row and column are none. Cells: count, and shade from 0 to 5."""
    labels = [*NAMES, *FIGURES, ""]
    rows = []
    for gold in labels:
        counts = [scores.confusion.get((gold, given), 0) for given in labels]
        total = sum(counts) or 1
        rows.append((gold, [(count, math.ceil(5 * count / total)) for count in counts]))
    return rows


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _read_part(name: str) -> str:
    return (resources.files("pipeline.evaluation") / "browser" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
