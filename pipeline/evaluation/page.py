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
from typing import TYPE_CHECKING, Any, Literal

from pipeline import __version__
from pipeline.errors import OutputError
from pipeline.evaluation.mentions import FIGURES
from pipeline.evaluation.mistakes import ENTITY, RECORD, Mistake, find_mistakes
from pipeline.evaluation.plots import plot_calibration, plot_scores
from pipeline.evaluation.relations import TYPES
from pipeline.evaluation.scores import Scores, pair_documents, to_dict
from pipeline.evaluation.terminal import SHORT, show_interval, show_share
from pipeline.records.page import to_script_json
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from pipeline.corpus.documents import Document

Kind = Literal["evaluation", "agreement"]
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
SIDES = {  # the page's heading, and what the two sides are called
    "evaluation": ("평가", "정답", "예측"),
    "agreement": ("두 주석의 일치", "주석 A", "주석 B"),
}
LANGUAGES = {"ko": "한국어", "en": "영어", "ja": "일본어", "zh": "중국어"}
LABEL_NAMES = {ENTITY: "개체", RECORD: "기록"}
KIND_NAMES = {  # what a kind of mistake is called, and what it means for the two sides
    "missed": ("놓침", "{gold}에는 있고 {predicted}에는 없습니다."),
    "false alarm": ("잘못 찾음", "{predicted}에는 있고 {gold}에는 없습니다."),
    "letters": ("범위 다름", "레이블은 같고 글자의 범위가 다릅니다."),
    "label": ("레이블 다름", "같거나 겹치는 글자에 서로 다른 레이블이 붙었습니다."),
    "value": ("값 다름", "글자는 같고 값이나 단위가 다릅니다."),
    "qualifier": ("한정어 다름", "값은 같고 약·이상·미만 같은 한정어가 다릅니다."),
    "attribute": ("속성 다름", "두 개체의 관계는 같고 역할·지표·사건이 다릅니다."),
    "split": ("개체 나뉨", "{gold}에서 하나인 개체가 {predicted}에서는 여럿으로 나뉘었습니다. 빗금(/)이 개체를 가릅니다."),
    "merged": ("개체 합쳐짐", "{gold}에서 여럿인 개체가 {predicted}에서는 하나로 합쳐졌습니다. 빗금(/)이 개체를 가릅니다."),
    "missed field": (
        "기록 항목 놓침",
        "{gold}에 있는 기록 항목이 {predicted}에는 똑같이 있지 않습니다. 역할·지표·연도까지 견줍니다.",
    ),
    "false field": (
        "기록 항목 잘못",
        "{predicted}에 있는 기록 항목이 {gold}에는 똑같이 있지 않습니다. 역할·지표·연도까지 견줍니다.",
    ),
}
PICTURES = {
    "F1": "점은 보고서 언어마다 잰 F1이고, 가로줄은 보고서를 거듭 다시 뽑아 얻은 95 % 구간입니다.",
    "calibration": "가로축은 모델이 매긴 점수, 세로축은 그중 맞은 비율이며, 점선에 가까울수록 점수를 확률로 믿을 수 있습니다.",
}


def write_evaluation(
    folder: Path,
    gold: Iterable[Document],
    predicted: Iterable[Document],
    scores: Scores,
    *,
    groups: Mapping[str, Scores],
    title: str,
    kind: Kind = "evaluation",
    compared: Compared | None = None,
) -> None:
    """Write `scores.json` and `index.html`. Raises `OutputError` where the folder cannot be written."""
    data = to_dict(scores) | {"title": title, "bogoseo": __version__}
    data["languages"] = {name: to_dict(group)["scores"] for name, group in groups.items()}
    if compared is not None:
        data["against"] = [[*key, round(difference, 4), _known(p)] for key, (difference, p) in compared.items()]
    mistakes = [mistake for sides in pair_documents(gold, predicted) for mistake in find_mistakes(*sides)]
    page = render_page(scores, mistakes, groups=groups, compared=compared, title=title, kind=kind)
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
    kind: Kind = "evaluation",
    compared: Compared | None = None,
) -> str:
    """The page as HTML. An `agreement` is of two annotations, A and B, and has no scores to calibrate."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    script, style = _read_part("page.js"), _read_part("page.css")
    environment = Environment(
        loader=PackageLoader("pipeline.evaluation", "browser"), autoescape=True, undefined=StrictUndefined
    )
    pictures = [("F1", plot_scores(groups))]
    if kind == "evaluation" and scores.calibration:
        pictures.append(("calibration", plot_calibration(scores)))
    return environment.get_template("page.html.j2").render(
        script=Markup(script),
        style=Markup(style),
        policy=_POLICY.format(script=_hash(script), style=_hash(style)),
        data=Markup(to_script_json([_to_row(mistake) for mistake in mistakes])),
        words=Markup(to_script_json(_to_words(kind))),
        kinds={name: shown for name, (shown, _) in KIND_NAMES.items()},
        title=title,
        version=__version__,
        sides=SIDES[kind],
        reports=scores.reports,
        characters=scores.characters,
        mistakes=len(mistakes),
        pictures=[(_to_address(svg), PICTURES[name]) for name, svg in pictures],
        languages=[(LANGUAGES.get(name, name), len(group.reports)) for name, group in groups.items()],
        groups=_to_group_lines(groups),
        tables=_to_tables(scores, compared),
        compared=compared is not None,
        labels={label: LABEL_NAMES.get(label, label) for label in (*NAME_LABELS, *FIGURES, *TYPES, ENTITY, RECORD)},
        confusion=_to_confusion(scores),
    )


def _to_words(kind: Kind) -> dict[str, dict[str, str]]:
    _, gold, predicted = SIDES[kind]
    return {
        "kinds": {name: shown for name, (shown, _) in KIND_NAMES.items()},
        "meanings": {name: meaning.format(gold=gold, predicted=predicted) for name, (_, meaning) in KIND_NAMES.items()},
        "labels": LABEL_NAMES,
    }


def _to_address(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")


def _to_row(mistake: Mistake) -> list[Any]:
    labels = [label for label in (mistake.label, mistake.predicted_label) if label]
    context = [list(piece) for piece in mistake.context]
    score = None if mistake.score is None else round(mistake.score, 3)
    return [mistake.report, mistake.line, mistake.kind, labels, mistake.gold, mistake.predicted, context, score]


def _to_group_lines(groups: Mapping[str, Scores]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The main lines, each with F1 and interval of every group."""
    lines = []
    for name, line in SHORT:
        scores = [group.table[name, line] for group in groups.values()]
        cells = [(show_share(score.f1), show_interval(score.interval) if score.interval else "") for score in scores]
        lines.append((f"{TABLES[name]} · {line}", cells))
    return lines


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
    labels = [*NAME_LABELS, *FIGURES, ""]
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
