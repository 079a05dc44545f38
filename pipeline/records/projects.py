"""Projects over all reports of a run: one row for all records whose subjects have the same name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.records.export import to_dict
from pipeline.records.labels import to_years
from pipeline.records.tables import Row, to_frame, to_line

if TYPE_CHECKING:
    from pandas import DataFrame

    from pipeline.types import Extraction

PROJECT_COLUMNS = {
    "project": "string",  # its name in the first report that has it
    "aliases": "string",  # other names, joined by "; " as all lists here
    "reports": "string",  # ids
    "report_count": "Int64",
    "mention_count": "Int64",
    "fact_count": "Int64",
    "actors": "string",  # role: name, name; role: name
    "amounts": "string",  # measure value unit (year)
    "years": "string",  # event value
    "first_year": "Int64",
    "last_year": "Int64",
    "places": "string",
    "score": "Float64",  # the highest of its records
    "records": "string",  # ids
}
_NOT_IN_NAME = re.compile(r"[\W_]+")
_GENERIC_END = re.compile(r"(?:개발사업|조성사업|건설사업|사업|프로젝트|project)$")


@dataclass(slots=True)
class Project:
    """What the reports of a run say of one project, gathered report by report; dicts stand for ordered sets."""

    names: dict[str, None] = field(default_factory=dict)
    reports: dict[str, None] = field(default_factory=dict)
    records: dict[str, None] = field(default_factory=dict)
    actors: dict[str, dict[str, None]] = field(default_factory=dict)
    amounts: dict[str, None] = field(default_factory=dict)
    years: dict[str, None] = field(default_factory=dict)
    calendar: list[int] = field(default_factory=list)
    places: dict[str, None] = field(default_factory=dict)
    subjects: dict[str, None] = field(default_factory=dict)
    mentions: int = 0
    facts: int = 0
    score: float = 0.0


def to_projects_table(extractions: Iterable[Extraction]) -> DataFrame:
    """One row a project over all reports, in the order in which they are first named; columns and types as `PROJECT_COLUMNS`.

    Two records are of one project when `normalise_name` makes their subjects' names equal. Aliases do not join: the same
    abbreviation stands for different things in different reports.
    """
    projects: dict[str, Project] = {}
    for extraction in extractions:
        add_projects(projects, to_dict(extraction))
    return to_frame(find_projects(projects), PROJECT_COLUMNS)


def normalise_name(name: str) -> str:
    """A name without case, width, spaces, signs and a generic word at its end (`사업`, `프로젝트`), for comparison only."""
    bare = _NOT_IN_NAME.sub("", unicodedata.normalize("NFKC", name).casefold())
    return _GENERIC_END.sub("", bare) or bare or name


def add_projects(projects: dict[str, Project], report: Mapping[str, Any]) -> None:
    """Add the project records of one report, as `to_dict` gives it, to those gathered so far."""
    spoken: dict[str, int] = {}
    for mention in report["mentions"]:
        spoken[mention["entity"]] = spoken.get(mention["entity"], 0) + 1
    for record in report["records"]:
        if record["kind"] == "project":
            project = projects.setdefault(normalise_name(record["subject"]["name"]), Project())
            _add_record(project, record, report["id"], spoken)


def find_projects(projects: Mapping[str, Project]) -> Iterable[Row]:
    """The gathered projects as rows."""
    return (_to_row(project) for project in projects.values())


def _add_record(project: Project, record: Mapping[str, Any], report: str, spoken: Mapping[str, int]) -> None:
    subject = record["subject"]
    project.names.update((to_line(name), None) for name in (subject["name"], *subject["aliases"]))
    project.reports[report] = None
    project.records[record["id"]] = None
    place = f"{report} {subject['entity']}"
    if place not in project.subjects:
        project.subjects[place] = None
        project.mentions += spoken.get(subject["entity"], 0)
    project.facts += sum(len(record[name]) for name in ("actors", "amounts", "years", "places"))
    project.score = max(project.score, record["score"])
    for actor in record["actors"]:
        project.actors.setdefault(actor["role"], {})[to_line(actor["name"])] = None
    for amount in record["amounts"]:
        project.amounts[_amount_to_text(amount)] = None
    for year in record["years"]:
        project.years[f"{year['event']} {year['value']}".strip()] = None
        project.calendar.extend(to_years(year["value"]) or ())
    project.places.update((to_line(place["name"]), None) for place in record["places"])


def _amount_to_text(amount: Mapping[str, Any]) -> str:
    parts = (amount["measure"], amount["qualifier"], amount["value"], amount["unit"])
    text = " ".join(part for part in parts if part)
    return f"{text} ({amount['year']})" if amount["year"] else text


def _to_row(project: Project) -> Row:
    names = list(project.names)
    first = names[0]
    return {
        "project": first,
        "aliases": "; ".join(name for name in names if name != first),
        "reports": "; ".join(project.reports),
        "report_count": len(project.reports),
        "mention_count": project.mentions,
        "fact_count": project.facts,
        "actors": "; ".join(f"{role}: {', '.join(found)}" for role, found in project.actors.items()),
        "amounts": "; ".join(project.amounts),
        "years": "; ".join(project.years),
        "first_year": min(project.calendar, default=None),
        "last_year": max(project.calendar, default=None),
        "places": "; ".join(project.places),
        "score": project.score,
        "records": "; ".join(project.records),
    }
