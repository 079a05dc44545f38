from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.batch.extract import extract_files
from pipeline.types import Extraction, Failure


def test_a_bad_file_does_not_stop_the_others(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("케냐 정부는 2014년 5,000만 달러를 투자했다.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "last.txt").write_text("가나 정부는 700만 유로를 지원했다.", encoding="utf-8")
    names = ("empty.txt", "good.txt", "broken.pdf", "last.txt", "missing.txt")
    results = list(extract_files([tmp_path / name for name in names], nlp))
    good = [Path(result.report.path).name for result in results if isinstance(result, Extraction)]
    bad = {Path(result.path).name: result.reason for result in results if isinstance(result, Failure)}
    assert good == ["good.txt", "last.txt"]
    assert set(bad) == {"empty.txt", "broken.pdf", "missing.txt"}
    assert not any("internal error" in reason for reason in bad.values())


def test_the_same_content_is_counted_once(nlp: Language, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("케냐 정부는 5,000만 달러를 투자했다.", encoding="utf-8")
    first, second = extract_files([tmp_path / "one.txt", tmp_path / "two.txt"], nlp)
    results = {type(first): first, type(second): second}
    failure = results[Failure]
    assert isinstance(failure, Failure)
    assert "same content as" in failure.reason
    assert "one.txt" in failure.reason


def test_a_fault_of_a_reader_is_a_failure(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("fault")

    monkeypatch.setattr("pipeline.batch.extract.read_report", fail)
    (result,) = extract_files([tmp_path / "any.txt"], nlp)
    assert isinstance(result, Failure)
    assert "internal error" in result.reason
