from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

import pipeline
from pipeline.errors import ConfigError, ModelError, OutputError
from pipeline.language import DEFAULT_CONFIG, analyse, build, list_models, load, save
from pipeline.read import read_bytes
from pipeline.types import Extraction, Failure

TEXT = "베트남 정부는 2014년 3조 2천억 원 규모의 남하이 신도시 사업을 시작했다."


def test_extract_takes_text(nlp: Language) -> None:
    extraction = pipeline.extract(TEXT, nlp=nlp)
    money = next(mention for mention in extraction.mentions if mention.label == "MONEY")
    assert money.text == "3조 2천억 원"
    assert money.value is not None
    assert (money.value.value, money.value.unit) == ("3200000000000", "KRW")


def test_extract_takes_a_path(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "보고서.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert pipeline.extract(str(path), nlp=nlp).report.path == str(path)
    assert pipeline.extract(path, nlp=nlp).report.source == TEXT


def test_a_missing_file_is_an_error_not_a_text(nlp: Language) -> None:
    with pytest.raises(pipeline.errors.ReadError, match=r"없는\.txt"):
        pipeline.extract("없는.txt", nlp=nlp)


def test_the_date_resolves_relative_years(nlp: Language) -> None:
    extraction = pipeline.extract("지난해 착공했다.", date="2014-05-01", nlp=nlp)
    assert [mention.value.value for mention in extraction.mentions if mention.value] == ["2013"]


def test_many_reports_give_what_each_gives_alone(nlp: Language, samples: Path) -> None:
    texts = [TEXT, "", "둘째 보고서: 가나 정부는 5,000만 달러를 지원했다."]
    reports = [read_bytes(text.encode(), f"{i}.txt") for i, text in enumerate(texts) if text]
    together = list(analyse(reports, nlp))
    alone = [result for report in reports for result in analyse([report], nlp)]
    assert together == alone
    assert all(isinstance(result, Extraction) for result in together)


def test_a_stage_that_fails_on_one_report_does_not_stop_the_others() -> None:
    nlp = build()

    @Language.component("test_fails_on_ghana")
    def fail(doc):  # type: ignore[no-untyped-def]
        if "가나" in doc.text:
            raise RuntimeError("broken stage")
        return doc

    nlp.add_pipe("test_fails_on_ghana")
    reports = [read_bytes(text.encode(), f"{text[0]}.txt") for text in ("케냐 정부는", "가나 정부는", "이집트 정부는")]
    results = list(analyse(reports, nlp))
    failures = [result for result in results if isinstance(result, Failure)]
    assert [type(result) for result in results].count(Extraction) == 2
    assert [(failure.path, failure.stage) for failure in failures] == [("가.txt", "test_fails_on_ghana")]
    assert "broken stage" in failures[0].reason


def test_a_saved_pipeline_says_what_the_built_one_says(tmp_path: Path, samples: Path) -> None:
    nlp = build()
    directory = save(nlp, tmp_path, name="test")
    report = pipeline.read.read_report(samples / "press-release.txt")
    assert list(analyse([report], load(directory))) == list(analyse([report], nlp))
    with pytest.raises(OutputError, match="saved model"):
        save(nlp, tmp_path, name="test")


def test_the_shipped_model_is_what_the_default_config_builds(tmp_path: Path) -> None:
    built = save(build(), tmp_path, name="rules")
    shipped = list_models()[-1]
    assert shipped.name == built.name
    assert (shipped / "config.cfg").read_text(encoding="utf-8") == (built / "config.cfg").read_text(encoding="utf-8")


def test_spacy_loads_the_model_without_importing_the_package() -> None:
    script = f"import spacy; doc = spacy.load({str(list_models()[-1])!r})({TEXT!r}); print(len(doc.spans['bogoseo']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 3


def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    directory = tmp_path / "rules-9.9.9"
    shutil.copytree(list_models()[-1], directory)
    meta = json.loads((directory / "meta.json").read_text(encoding="utf-8"))
    meta["bogoseo"]["version"] = "9.9.9"
    (directory / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=r"saved by bogoseo 9\.9\.9.*Install"):
        load(directory)


def test_an_unknown_model_names_those_that_ship() -> None:
    with pytest.raises(ModelError, match="rules-"):
        load("nothing-like-it")


def test_a_wrong_config_value_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "wrong.cfg"
    config.write_text(DEFAULT_CONFIG.read_text(encoding="utf-8").replace('"kiwi"', '"mecab"'), encoding="utf-8")
    with pytest.raises(ConfigError, match="mecab"):
        build(config)
    with pytest.raises(ConfigError, match="no config file"):
        build(tmp_path / "missing.cfg")


def test_text_is_text_whatever_it_looks_like(nlp: Language) -> None:
    for text in (
        "%PDF-1.4 형식으로 3억 원을 썼다.",
        "<html><p>3억 원을 썼다.",
        "\ufeff3억 원을 썼다.",
        "\ud800 3억 원을 썼다.",
    ):
        extraction = pipeline.extract(text, nlp=nlp)
        (money,) = (mention for mention in extraction.mentions if mention.label == "MONEY")
        ((start, end),) = extraction.clean.to_source(money.start_char, money.end_char, extraction.report.source)
        assert text[start:end] == "3억 원"


def test_nothing_gives_nothing(nlp: Language) -> None:
    assert len(nlp("")) == 0
    (result,) = analyse([read_bytes(b"- 15 -\n", "marks.txt")], nlp)
    assert isinstance(result, Failure)
    assert "page marks" in result.reason


def test_errors_of_the_pipeline_are_heard_again_after_a_run() -> None:
    nlp = build()
    before = nlp.default_error_handler
    pipeline.extract(TEXT, nlp=nlp)
    assert nlp.default_error_handler is before


def test_the_same_text_gives_the_same_result_whatever_the_hash_seed(samples: Path) -> None:
    script = "import sys, json, pipeline; from pipeline.records.export import to_dict; " + (
        "print(json.dumps([to_dict(pipeline.extract(path)) for path in sys.argv[1:]]))"
    )
    paths = [str(path) for path in sorted(samples.iterdir())]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *paths],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        ).stdout
        for seed in (0, 3)
    }
    assert len(outputs) == 1
