"""The whole way as one spaCy pipeline: built from a config, saved, loaded, and run over reports.

This is the only module that puts stages together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from confection import ConfigValidationError

from pipeline import __version__
from pipeline.annotations import (
    get_analysis,
    get_clean,
    get_entities,
    get_language,
    get_mentions,
    get_records,
    get_relations,
    get_report,
    set_report,
)
from pipeline.clean import clean_report
from pipeline.errors import BogoseoError, ConfigError, EmptyReport, ModelError, OutputError
from pipeline.read import list_suffixes, read_report, read_text
from pipeline.types import Extraction, Failure, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = Path(__file__).parent
DEFAULT_CONFIG = PACKAGE / "configs" / "default.cfg"
CHECKOUT = PACKAGE.parent
MODELS = CHECKOUT / "models" if (CHECKOUT / "pyproject.toml").is_file() else PACKAGE / "_models"  # the latter in a wheel
_STAGES = {  # the folders of the components
    "bogoseo_quantities": "quantities",
    "bogoseo_names": "entities",
    "bogoseo_entities": "entities",
    "bogoseo_relations": "relations",
    "bogoseo_records": "records",
}
_LOADED: dict[Path, Language] = {}


def build(config: Path = DEFAULT_CONFIG) -> Language:
    """A new pipeline as a config file describes it.

    Raises `ConfigError` where the file is missing or a value in it is unknown.
    """
    if not config.is_file():
        raise ConfigError("no config file", where=str(config), mend="Name a .cfg file, or leave it out for the default.")
    try:
        nlp: Language = spacy.util.load_model_from_config(spacy.util.load_config(config), auto_fill=True)
    except (ValueError, ConfigValidationError) as error:
        raise ConfigError(
            " ".join(str(error).split()), where=str(config), mend="Compare it with the default config."
        ) from error
    nlp.meta["bogoseo"] = {"version": __version__, "training_data": "", "scores": {}}
    return nlp


def save(nlp: Language, folder: Path, *, name: str) -> Path:
    """Save a pipeline under `folder/<name>-<version>` and return that directory.

    Raises `OutputError` if it is there already: a saved model is never changed.
    """
    directory = folder / f"{name}-{__version__}"
    if directory.exists():
        raise OutputError(
            "a saved model", where=str(directory), expected="a new directory", mend="Choose another name, or remove it first."
        )
    nlp.meta.update(name=name, version=__version__)
    nlp.to_disk(directory)
    return directory


def load(model: str | Path | None = None) -> Language:
    """A saved pipeline by directory or by name; without one, the newest that ships with the package.

    The same directory is loaded once a process. Raises `ModelError` where it is missing or was saved by a version of the
    package that does not fit this one.
    """
    directory = _find_model(model)
    if directory not in _LOADED:
        _check_meta(directory)
        _LOADED[directory] = spacy.load(directory)
    return _LOADED[directory]


def list_models() -> tuple[Path, ...]:
    """The saved models that ship with the package, oldest version first."""
    found = (path.parent for path in MODELS.glob("*/meta.json"))
    return tuple(sorted(found, key=lambda path: _version_key(path.name)))


def extract(path_or_text: Path | str, *, date: str | None = None, nlp: Language | None = None) -> Extraction:
    """What one report says: mentions, entities, relations and records, each with its place in the source.

    A `Path`, or a string that ends like a file of a known format, is read as a file; any other string is the text itself.
    `date` is the report's date as EDTF. Raises `ReadError` for a file that cannot be read, `BogoseoError` for one that cannot
    be analysed.
    """
    report = read_report(Path(path_or_text), date=date) if _is_path(path_or_text) else read_text(str(path_or_text), date=date)
    for result in analyse([report], nlp or load()):
        if isinstance(result, Extraction):
            return result
        raise BogoseoError(result.reason, where=f"{result.path} ({result.stage})")
    raise AssertionError("analyse gives one result a report")


def analyse(reports: Iterable[Report | Failure], nlp: Language) -> Iterator[Extraction | Failure]:
    """One `Extraction`, or the `Failure` that says why there is none, for each report; batched as the config says.

    A `Failure` among the reports, of a file that could not be read, is passed on.
    """
    failures: list[Failure] = []

    def note(stage: str, _pipe: object, docs: Sequence[Doc], error: Exception) -> None:
        for doc in docs:
            report = get_report(doc)
            failures.append(to_failure(report.path if report is not None else "text", _STAGES.get(stage, stage), error))

    before = nlp.default_error_handler
    nlp.default_error_handler = note
    try:
        for doc in nlp.pipe(_to_docs(reports, nlp, failures)):
            yield from _drain(failures)
            yield _to_extraction(doc)
        yield from _drain(failures)
    finally:
        nlp.default_error_handler = before


def to_failure(path: str, stage: str, error: Exception) -> Failure:
    """What an exception says of a report: its own reason, or that it is a fault of the package. `where` is inside the file."""
    if isinstance(error, BogoseoError):
        return Failure(path, stage, error.reason, where=error.where.removeprefix(path).strip(" ()"))
    return Failure(path, stage, f"internal error, please report it: {type(error).__name__}: {error}")


def _find_model(model: str | Path | None) -> Path:
    shipped = list_models()
    if model is None:
        if shipped:
            return shipped[-1]
        raise ModelError("no saved model", where=str(MODELS), mend="Install the package again.")
    named = [path for path in shipped if str(model) in (path.name, path.name.rpartition("-")[0])]
    directory = Path(model) if Path(model).is_dir() else named[-1] if named else None
    if directory is None or not (directory / "meta.json").is_file():
        names = ", ".join(path.name for path in shipped)
        raise ModelError(f"no saved model {str(model)!r}", expected=f"a directory with a meta.json, or one of: {names}")
    return directory.resolve()


def _check_meta(directory: Path) -> None:
    try:
        meta: dict[str, Any] = json.loads((directory / "meta.json").read_text(encoding="utf-8"))
        saved = str(meta["bogoseo"]["version"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "a meta.json without a bogoseo version", where=str(directory), mend="Save the model again with this package."
        ) from error
    if _version_key(saved)[:2] != _version_key(__version__)[:2]:
        raise ModelError(
            f"a model saved by bogoseo {saved}",
            expected=f"one of version {'.'.join(__version__.split('.')[:2])}",
            where=str(directory),
            mend=f'Install "bogoseo=={saved}", or save the model again with this version.',
        )


def _version_key(name: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else -1 for part in name.rpartition("-")[2].split("."))


def _is_path(path_or_text: Path | str) -> bool:
    if isinstance(path_or_text, Path):
        return True
    return "\n" not in path_or_text and Path(path_or_text).suffix.lower() in list_suffixes()


def _to_docs(reports: Iterable[Report | Failure], nlp: Language, failures: list[Failure]) -> Iterator[Doc]:
    for report in reports:
        if isinstance(report, Failure):
            failures.append(report)
            continue
        stage = "clean"
        try:
            clean = clean_report(report)
            if not clean.text:
                raise EmptyReport("no text but page marks and running headers", expected="a report with text")
            stage = "tokenise"
            doc = nlp.tokenizer(clean.text)
        except Exception as error:  # one report that breaks a stage must not end a run of thousands: it becomes a failure row
            failures.append(to_failure(report.path, stage, error))
            continue
        set_report(doc, report, clean)
        yield doc


def _drain(failures: list[Failure]) -> Iterator[Failure]:
    while failures:
        yield failures.pop(0)


def _to_extraction(doc: Doc) -> Extraction:
    report, clean = get_report(doc), get_clean(doc)
    if report is None or clean is None:
        raise TypeError("a document without its report")
    return Extraction(
        report=report,
        clean=clean,
        language=get_language(doc),
        sentences=get_analysis(doc).sentences,
        mentions=get_mentions(doc),
        entities=get_entities(doc),
        relations=get_relations(doc),
        records=get_records(doc),
        failures=tuple(
            Failure(report.path, "read", notice.reason, page=notice.page, where=notice.where) for notice in report.notices
        ),
    )


if __name__ == "__main__":
    print(save(build(), MODELS, name="rules"))  # noqa: T201 - a command for `make model`
