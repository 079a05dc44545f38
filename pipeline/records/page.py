"""`index.html`: the run to look at, one file that needs no network.

The page is `browser/page.html.j2` with `page.css` and the parts of the script inside it. Each report is a block of JSON that
the script reads when the report is opened, so that a run of hundreds opens at once. Nothing of a report is ever markup: the
script sets text only, the JSON cannot end its script element, and the page's policy allows no script or style but these two.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.records import labels
from pipeline.records.export import find_ids, to_sentences, to_utf8
from pipeline.types import CleanText, Extraction, Failure

if TYPE_CHECKING:
    from markupsafe import Markup

PAGE_LIMIT = 128_000_000  # characters of report data in the page; browsers slow down well above it
_POLICY = "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'"
SCRIPT_PARTS = ("data", "source", "records", "choice", "search", "reports", "events", "start")  # one scope, in this order
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class PageWriter:
    """Gathers the reports of a run on disk, then writes the page around them.

    `failures` names the reports that were left out because the page would be too large to open.
    """

    def __init__(self, folder: Path) -> None:
        self.failures: list[Failure] = []
        self._path = folder / ".page"
        self._index: list[dict[str, Any]] = []
        self._size = 0

    def __enter__(self) -> PageWriter:
        self._data = self._path.open("wb")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._data.close()

    def add(self, extraction: Extraction, line: Mapping[str, Any]) -> None:
        """Add a report; `line` is what `to_dict` makes of it."""
        data = to_script_json(to_page_data(extraction, line))
        if self._size + len(data) > PAGE_LIMIT:
            reason = "not shown in index.html, which would be too large to open; all else of the run has it"
            self.failures.append(Failure(extraction.report.path, "records", reason))
            return
        self._size += len(data)
        self._data.write(data.encode("utf-8") + b"\n")
        self._index.append(_to_index_entry(line))

    def finish(self, path: Path, failures: Sequence[Failure], *, info: Mapping[str, Any], counts: Mapping[str, int]) -> None:
        """Write the page to `path`."""
        self._data.close()
        with self._path.open("rb") as lines, path.open("wb") as page:
            for part in _render(self._index, lines, failures, info=info, counts=counts):
                page.write(part.encode("utf-8", "replace"))
        self._path.unlink()


def to_page_data(extraction: Extraction, line: Mapping[str, Any]) -> dict[str, Any]:
    """What the page's script needs of one report, short: lists instead of objects wherever there are many.

    mentions: label, pieces, page, entity, value, unit, readable value, score, source, and the surface where the source spells
    it differently; in order, so that the first is `m1`.
    relations: type, head, tail, attribute, score, pieces of the evidence; by id. blocks: start, end, kind, level; ascending.
    joins: stretches of white space that the analysed text does not have, a word wrapped over two lines. All source offsets.
    sentences: of figures without a subject, by relation. dates: of figures, as a reader writes them.
    """
    report, clean = extraction.report, extraction.clean
    named = {entity["id"]: [entity["name"], entity["aliases"]] for entity in line["entities"]}
    return {
        "id": report.id,
        "text": to_utf8(report.source),
        "pages": list(clean.page_starts),
        "blocks": _find_blocks(extraction),
        "joins": _find_joins(clean, report.source),
        "mentions": [_to_mention(mention, report.source) for mention in line["mentions"]],
        "entities": named,
        "relations": _to_relations(extraction, line),
        "records": line["records"],
        "sentences": _find_loose_sentences(extraction, line),
        "dates": {
            amount["year"]: labels.to_korean_date(amount["year"])
            for record in line["records"]
            for amount in record["amounts"]
            if amount["year"]
        },
    }


def to_script_json(data: object) -> str:
    """JSON that may stand inside a script element: no `<`, `>` or `&` in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.translate(_ESCAPES)


def _to_mention(mention: Mapping[str, Any], source: str) -> list[Any]:
    value, unit = mention["value"] or "", mention["unit"]
    readable = labels.to_korean_date(value) if mention["label"] == "DATE" else ""
    if value and not readable:
        readable = labels.to_korean_value(value, unit, mention["qualifier"])
    place = [mention["label"], mention["pieces"], mention["page"], mention["entity"]]
    surface = "" if source[mention["start"] : mention["end"]] == mention["text"] else mention["text"]
    return [*place, value, unit, readable, mention["score"], mention["source"], surface]


def _to_relations(extraction: Extraction, line: Mapping[str, Any]) -> dict[str, list[Any]]:
    clean, source = extraction.clean, extraction.report.source
    pieces = {name: clean.to_source(*relation.evidence, source) for relation, name in find_ids(extraction).relations.items()}
    return {
        item["id"]: [item["type"], item["head"], item["tail"], item["attribute"], item["score"], pieces[item["id"]]]
        for item in line["relations"]
    }


def _find_loose_sentences(extraction: Extraction, line: Mapping[str, Any]) -> dict[str, str]:
    loose = [record for record in line["records"] if record["subject"]["entity"] is None]
    sentences = to_sentences(extraction) if loose else {}
    return {amount["relation"]: sentences[amount["relation"]] for record in loose for amount in record["amounts"]}


def _find_blocks(extraction: Extraction) -> list[tuple[int, int, str, int]]:
    blocks: list[tuple[int, int, str, int]] = []
    for block in sorted(extraction.report.blocks, key=lambda block: (block.start, block.end)):
        start = max(block.start, blocks[-1][1] if blocks else 0)
        if block.end > start:
            blocks.append((start, block.end, block.kind, block.level))
    return blocks


def _find_joins(clean: CleanText, source: str) -> list[tuple[int, int]]:
    joins = []
    for index in range(1, len(clean.starts)):
        end, start = clean.ends[index - 1], clean.starts[index]
        if end < start and not clean.text[index].isspace() and source[end:start].isspace():
            joins.append((end, start))
    return joins


def _to_index_entry(line: Mapping[str, Any]) -> dict[str, Any]:
    subjects = dict.fromkeys(name for record in line["records"] for name in [record["subject"]["name"]] if name)
    fields = ("actors", "amounts", "years", "places")
    return {
        "id": line["id"],
        "path": line["path"],
        "pages": line["pages"],
        "language": line["language"],
        "date": line["date"] or "",
        "records": len(line["records"]),
        "facts": sum(len(record[field]) for record in line["records"] for field in fields),
        "subjects": list(subjects),
    }


def _render(
    index: Sequence[Mapping[str, Any]],
    lines: Iterable[bytes],
    failures: Sequence[Failure],
    *,
    info: Mapping[str, Any],
    counts: Mapping[str, int],
) -> Iterator[str]:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    script, style = _read_script(), _read_part("page.css")
    environment = Environment(loader=PackageLoader("pipeline.records", "browser"), autoescape=True, undefined=StrictUndefined)
    rows = [[item.path, item.stage, item.page or "", item.where, item.reason] for item in failures]
    words = {name: getattr(labels, name.upper()) for name in ("labels", "fields", "kinds", "roles", "measures", "events")}
    page = {
        "words": {**words, "relations": labels.RELATIONS, "qualifiers": labels.QUALIFIERS, "market": labels.MARKET},
        "reports": index,
    }
    return environment.get_template("page.html.j2").generate(
        script=Markup(script),
        style=Markup(style),
        policy=_POLICY.format(script=_hash(script), style=_hash(style)),
        page=Markup(to_script_json(page)),
        reports=_to_markup(lines),
        failures=rows,
        labels=labels.LABELS,
        counts=counts,
        version=str(info.get("bogoseo", "")),
    )


def _read_script() -> str:
    """The parts of the script in one function, whose scope they share and nothing else sees."""
    parts = "\n".join(_read_part(f"{name}.js") for name in SCRIPT_PARTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _read_part(name: str) -> str:
    return (resources.files("pipeline.records") / "browser" / name).read_text(encoding="utf-8")


def _to_markup(lines: Iterable[bytes]) -> Iterator[Markup]:
    from markupsafe import Markup

    return (Markup(line.decode("utf-8").rstrip("\n")) for line in lines)


def _hash(content: str) -> str:
    """The content as a source expression of Content Security Policy, which allows it and nothing else to run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
