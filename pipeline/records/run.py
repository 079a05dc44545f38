"""The directory of a run: all files of the output contract, written together and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.errors import EmptyReport, OutputError
from pipeline.records.delimited import write_csv
from pipeline.records.export import to_dict, to_sentences, to_utf8
from pipeline.records.page import PageWriter
from pipeline.records.projects import PROJECT_COLUMNS, Project, add_projects, find_projects
from pipeline.records.staging import FORMAT, Staging, read_manifest, writing
from pipeline.records.tables import ENTITY_COLUMNS, RECORD_COLUMNS, Row, find_entities, find_facts, to_frame
from pipeline.types import Extraction, Failure

if TYPE_CHECKING:
    from pandas import DataFrame

COUNTED = ("reports", "pages", "mentions", "entities", "relations", "records", "facts", "loose", "projects", "failures")


class RunWriter:
    """Writes a run report by report; the files appear in `directory` when the `with` block ends, all of them or none.

    `info` goes into `run.json` (versions, model, config, times) and may be added to until then. `counts` says how much was
    written (`loose`: figures without a subject), `empty` names the reports without a record, `failures` what was not done. A
    run that was in the directory is replaced unless nothing could be read, other files in it stay. Raises `OutputError` where
    it cannot be used or written.
    """

    def __init__(self, directory: Path, *, info: dict[str, Any] | None = None) -> None:
        self.directory = Path(directory)
        self.info: dict[str, Any] = dict(info or {})
        self.counts: dict[str, int] = dict.fromkeys(COUNTED, 0)
        self.failures: list[Failure] = []
        self.empty: list[str] = []
        self._facts: list[Row] = []
        self._entities: list[Row] = []
        self._projects: dict[str, Project] = {}
        self._ids: dict[str, str] = {}

    def __enter__(self) -> RunWriter:
        self._staging = Staging(self.directory)
        with ExitStack() as opened:
            opened.callback(self._staging.abandon)
            with writing(self.directory):
                self._reports = opened.enter_context((self._staging.folder / "reports.jsonl").open("wb"))
                self._page = opened.enter_context(PageWriter(self._staging.folder))
            self._opened = opened.pop_all()
        return self

    def add(self, extraction: Extraction) -> None:
        """Write one report. One whose id was written before becomes a failure, for its facts would count twice."""
        report = extraction.report
        self.failures.extend(extraction.failures)
        if Path(report.id).name != report.id:
            self.add_failure(Failure(report.path, "records", f"a report id that is no file name: {report.id!r}"))
            return
        if report.id in self._ids:
            reason = f"a report with the id {report.id} was written before: {self._ids[report.id]}"
            self.add_failure(Failure(report.path, "records", reason))
            return
        try:
            line, sentences = to_dict(extraction), to_sentences(extraction)
        except OutputError as error:
            self.add_failure(Failure(report.path, "records", str(error)))
            return
        self._ids[report.id] = report.path
        with writing(self.directory):
            self._reports.write(_to_json_line(line))
            self._write_text(extraction)
            self._page.add(extraction, line)
        self._gather(line, sentences)

    def add_failure(self, failure: Failure) -> None:
        """Note something that was refused or failed."""
        self.failures.append(failure)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._opened:  # whatever happens, the files are closed, and what is still in the staging folder goes
            if kind is None:
                self._finish()

    def _write_text(self, extraction: Extraction) -> None:
        report = extraction.report
        source = to_utf8(report.source).encode("utf-8")
        is_file = report.format == "txt" and hashlib.sha256(source).hexdigest() == report.sha256 and Path(report.path).is_file()
        if not is_file:
            folder = self._staging.folder / "text"
            folder.mkdir(exist_ok=True)
            (folder / f"{report.id}.txt").write_bytes(source)

    def _gather(self, line: dict[str, Any], sentences: dict[str, str]) -> None:
        facts = list(find_facts(line, sentences))
        self._facts.extend(facts)
        self._entities.extend(find_entities(line))
        add_projects(self._projects, line)
        self.counts["reports"] += 1
        self.counts["pages"] += line["pages"]
        self.counts["facts"] += len(facts)
        self.counts["loose"] += sum(not fact["subject"] for fact in facts)
        if not line["records"]:
            self.empty.append(line["path"])
        for name in ("mentions", "entities", "relations", "records"):
            self.counts[name] += len(line[name])

    def _keep_what_is_there(self) -> None:
        """Raises `EmptyReport` where nothing was read and a run with reports would be lost for it, as by a misspelt path."""
        before = read_manifest(self.directory)
        kept = before.get("counts", {}).get("reports") if before is not None else 0
        if kept and self.failures and not self.counts["reports"]:
            raise EmptyReport(
                f"no report to write, and a run of {kept} in its place",
                where=str(self.directory),
                expected="at least one report that can be read",
                mend="The run that is there was left as it was.",
            )

    def _finish(self) -> None:
        from pipeline.records.workbook import write_workbook

        self._keep_what_is_there()
        folder = self._staging.folder
        records = to_frame(self._facts, RECORD_COLUMNS)
        projects = to_frame(find_projects(self._projects), PROJECT_COLUMNS)
        entities = to_frame(self._entities, ENTITY_COLUMNS)
        self.counts["projects"] = len(projects)
        with writing(self.directory):
            self._reports.close()
            for name, table in (("records", records), ("projects", projects)):
                table.to_parquet(folder / f"{name}.parquet", index=False)
                write_csv(table, folder / f"{name}.csv")
            self.failures.extend(self._page.failures)
            cut = write_workbook(folder / "records.xlsx", records, projects, entities, self.failures, info=self.info)
            self.failures.extend(cut)
            self.counts["failures"] = len(self.failures)
            (folder / "failures.jsonl").write_bytes(b"".join(_to_json_line(asdict(failure)) for failure in self.failures))
            self._page.finish(folder / "index.html", self.failures, info=self.info, counts=self.counts)
        counts = {**self.info.get("counts", {}), **self.counts}
        self._staging.commit({"format": FORMAT, **self.info, "counts": counts})


def write_run(
    directory: Path, extractions: Iterable[Extraction], failures: Sequence[Failure] = (), *, info: dict[str, Any] | None = None
) -> None:
    """Write a whole run into `directory`; see `RunWriter`, which takes reports one by one."""
    with RunWriter(directory, info=info) as writer:
        for failure in failures:
            writer.add_failure(failure)
        for extraction in extractions:
            writer.add(extraction)


@dataclass(frozen=True)
class Run:
    """A run read back: `info` is its `run.json`, `reports` are dicts as `to_dict` made them. Tables are read when asked for."""

    directory: Path
    info: dict[str, Any]
    reports: list[dict[str, Any]]
    failures: list[Failure] = field(default_factory=list)

    @cached_property
    def records(self) -> DataFrame:
        """One row a fact. Raises `OutputError` where the file is missing or damaged."""
        return _read_table(self.directory / "records.parquet")

    @cached_property
    def projects(self) -> DataFrame:
        """One row a project. Raises `OutputError` where the file is missing or damaged."""
        return _read_table(self.directory / "projects.parquet")

    def sentences(self, report: str) -> dict[str, str]:
        """The sentences of one report's facts, by relation id."""
        own = self.records[self.records["report"] == report]
        pairs = zip(own["relation"], own["sentence"].fillna(""), strict=True)
        return {str(relation): str(sentence) for relation, sentence in pairs}


def read_run(directory: Path) -> Run:
    """The run in a directory. Raises `OutputError` where there is none, or where its files are missing or cut."""
    directory = Path(directory)
    info = read_manifest(directory)
    if info is None:
        raise OutputError(
            "no run", where=str(directory), expected="a folder with a run.json", mend="Run bogoseo extract again."
        )
    known = info.get("files", {})
    missing = [name for name in known if not (directory / name).is_file()]
    if missing:
        raise OutputError(f"a run without its {missing[0]}", where=str(directory), mend="Run bogoseo extract again.")
    reports = _read_lines(directory / "reports.jsonl", known)
    failures = [Failure(**item) for item in _read_lines(directory / "failures.jsonl", known)]
    return Run(directory, info, reports, failures)


def _to_json_line(item: dict[str, Any]) -> bytes:
    return (json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")


def _read_lines(path: Path, known: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        content = path.read_bytes()
        if len(content) != known[path.name]["bytes"]:
            raise ValueError(f"{len(content)} bytes")
        return [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
    except (OSError, ValueError, KeyError) as error:
        expected = "the file that the run wrote"
        raise OutputError(
            f"damaged ({error})", where=str(path), expected=expected, mend="Run bogoseo extract again."
        ) from error


def _read_table(path: Path) -> DataFrame:
    import pandas as pd
    import pyarrow as pa

    try:
        return pd.read_parquet(path)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise OutputError(f"damaged ({error})", where=str(path), mend="Run bogoseo extract again.") from error
