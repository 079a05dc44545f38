"""Records as tables: one row a fact, and beside it mentions, entities and relations.

Every table has its columns and their types whether it has rows or not. What is absent is null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.records.export import to_dict, to_sentences
from pipeline.records.labels import to_numbers
from pipeline.types import NAME_LABELS, Extraction

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

RECORD_COLUMNS = {
    "report": "string",  # id of the report
    "page": "Int64",  # of the mention, from 1
    "subject": "string",  # name of the project, organisation or place; null for a market or an indicator
    "kind": "string",  # project, statistic
    "field": "string",  # actor, amount, year, place
    "name": "string",  # of the actor or place; of an amount or year, as the report writes it
    "value": "string",  # exact: a decimal, low/high, or EDTF
    "unit": "string",  # ISO 4217, an ASCII unit, or %
    "attribute": "string",  # role, measure or event
    "year": "string",  # EDTF of the date that dates the fact
    "sentence": "string",
    "score": "Float64",
    "qualifier": "string",
    "low": "Float64",  # the amount to compute with; null for a date
    "high": "Float64",
    "start": "Int64",  # of the mention, in the source
    "end": "Int64",
    "record": "string",
    "relation": "string",
    "mention": "string",
}
MENTION_COLUMNS = {
    "report": "string",
    "mention": "string",
    "label": "string",
    "text": "string",
    "start": "Int64",
    "end": "Int64",
    "pieces": "Int64",  # how many; offsets are in reports.jsonl
    "page": "Int64",
    "entity": "string",
    "value": "string",
    "low": "Float64",
    "high": "Float64",
    "unit": "string",
    "qualifier": "string",
    "score": "Float64",
    "source": "string",
}
ENTITY_COLUMNS = {
    "report": "string",
    "entity": "string",
    "label": "string",
    "name": "string",
    "aliases": "string",  # joined by "; "
    "mentions": "Int64",
    "page": "Int64",  # of the first mention
    "mention": "string",  # the first
}
RELATION_COLUMNS = {
    "report": "string",
    "relation": "string",
    "type": "string",
    "head": "string",
    "head_text": "string",
    "tail": "string",
    "tail_text": "string",
    "attribute": "string",
    "score": "Float64",
    "start": "Int64",  # of the evidence
    "end": "Int64",
    "sentence": "string",
}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")


def to_records_table(extractions: Iterable[Extraction]) -> DataFrame:
    """One row a fact of every record, in the order of reports, records and fields; columns and types as `RECORD_COLUMNS`.

    A record without facts has no row here; a project has its row in `to_projects_table` all the same.
    """
    rows = (row for extraction in extractions for row in find_facts(to_dict(extraction), to_sentences(extraction)))
    return to_frame(rows, RECORD_COLUMNS)


def to_mentions_table(extractions: Iterable[Extraction]) -> DataFrame:
    """One row a mention, in the order of the text; columns and types as `MENTION_COLUMNS`."""
    return to_frame((row for extraction in extractions for row in find_mentions(to_dict(extraction))), MENTION_COLUMNS)


def to_entities_table(extractions: Iterable[Extraction]) -> DataFrame:
    """One row a named entity of a report (no numbers or dates), in order of first mention; columns as `ENTITY_COLUMNS`."""
    return to_frame((row for extraction in extractions for row in find_entities(to_dict(extraction))), ENTITY_COLUMNS)


def to_relations_table(extractions: Iterable[Extraction]) -> DataFrame:
    """One row a relation, in the report's order; columns and types as `RELATION_COLUMNS`."""
    rows = (row for extraction in extractions for row in find_relations(to_dict(extraction), to_sentences(extraction)))
    return to_frame(rows, RELATION_COLUMNS)


def to_frame(rows: Iterable[Row], columns: Mapping[str, str]) -> DataFrame:
    """A table of exactly these columns and types; what a row lacks, and empty text, is null."""
    import pandas as pd

    listed = list(rows)
    data = {name: pd.Series([_or_none(row.get(name)) for row in listed], dtype=dtype) for name, dtype in columns.items()}
    return pd.DataFrame(data, columns=list(columns))


def find_facts(report: Mapping[str, Any], sentences: Mapping[str, str]) -> Iterator[Row]:
    """The facts of one report, a row each, from what `to_dict` and `to_sentences` make of it."""
    mentions = {mention["id"]: mention for mention in report["mentions"]}
    relations = {relation["id"]: relation for relation in report["relations"]}
    for record in report["records"]:
        head = {
            "report": report["id"],
            "subject": to_line(record["subject"]["name"]),
            "kind": record["kind"],
            "record": record["id"],
        }
        for field, fact, end in _find_fields(record):
            relation = relations[fact["relation"]]
            mention = mentions[fact.get("mention") or relation[end] or relation["head"]]
            yield {
                **head,
                **_find_place(mention),
                **_find_value(field, fact),
                "field": field,
                "name": to_line(fact.get("name") or mention["text"]),
                "attribute": fact.get("role") or fact.get("measure") or fact.get("event"),
                "sentence": to_line(sentences.get(relation["id"], "")),
                "score": relation["score"],
                "relation": relation["id"],
            }


def find_mentions(report: Mapping[str, Any]) -> Iterator[Row]:
    """The mentions of one report, a row each."""
    for mention in report["mentions"]:
        low, high = _find_ends("" if mention["label"] == "DATE" else mention["value"] or "")
        row = {**mention, "report": report["id"], "mention": mention["id"], "text": to_line(mention["text"])}
        yield {**row, "pieces": len(mention["pieces"]), "low": low, "high": high}


def find_entities(report: Mapping[str, Any]) -> Iterator[Row]:
    """The named entities of one report, a row each."""
    spoken: dict[str, list[Mapping[str, Any]]] = {}
    for mention in report["mentions"]:
        spoken.setdefault(mention["entity"], []).append(mention)
    for entity in report["entities"]:
        if entity["label"] in NAME_LABELS:
            own = spoken[entity["id"]]
            yield {
                "report": report["id"],
                "entity": entity["id"],
                "label": entity["label"],
                "name": to_line(entity["name"]),
                "aliases": "; ".join(to_line(alias) for alias in entity["aliases"]),
                "mentions": len(own),
                "page": own[0]["page"],
                "mention": own[0]["id"],
            }


def find_relations(report: Mapping[str, Any], sentences: Mapping[str, str]) -> Iterator[Row]:
    """The relations of one report, a row each."""
    texts = {mention["id"]: to_line(mention["text"]) for mention in report["mentions"]}
    for relation in report["relations"]:
        yield {
            "report": report["id"],
            "relation": relation["id"],
            "type": relation["type"],
            "head": relation["head"],
            "head_text": texts[relation["head"]],
            "tail": relation["tail"],
            "tail_text": texts[relation["tail"]] if relation["tail"] else None,
            "attribute": relation["attribute"],
            "score": relation["score"],
            "start": relation["evidence"][0],
            "end": relation["evidence"][1],
            "sentence": to_line(sentences.get(relation["id"], "")),
        }


def to_line(text: str) -> str:
    """The text on one line, as a cell holds it: control characters and runs of white space become one space."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _or_none(value: Any) -> Any:
    return None if value == "" else value


def _find_fields(record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Field name, fact, and which end of the fact's relation it stands at."""
    ends = {"actor": "head", "amount": "head", "year": "head", "place": "tail"}
    for field, end in ends.items():
        for fact in record[f"{field}s"]:
            yield field, fact, end


def _find_place(mention: Mapping[str, Any]) -> Row:
    return {"page": mention["page"], "start": mention["start"], "end": mention["end"], "mention": mention["id"]}


def _find_value(field: str, fact: Mapping[str, Any]) -> Row:
    if field not in ("amount", "year"):
        return {}
    low, high = _find_ends(fact["value"] if field == "amount" else "")
    year = fact["value"] if field == "year" else fact["year"]
    return {
        "value": fact["value"],
        "low": low,
        "high": high,
        "unit": fact.get("unit"),
        "year": year,
        "qualifier": fact.get("qualifier"),
    }


def _find_ends(value: str) -> tuple[float | None, float | None]:
    ends = to_numbers(value)
    return (float(ends[0]), float(ends[1])) if ends is not None else (None, None)
