"""`bogoseo evaluate`, `agreement` and `corpus` as a user calls them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corpus import read_markup
from pipeline.corpus.documents import write_documents
from pipeline.evaluation.mistakes import KINDS
from pipeline.evaluation.page import KIND_NAMES, TABLES
from pipeline.evaluation.scores import score_documents
from tests.evaluation.annotated import GOLD, change

RUNNER = CliRunner()
FIELDS = "split: dev\nsource: composed\nlicence: CC BY 4.0\nmade: by hand\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Three reports: two in Korean, one in English, and one whose text is markup."""
    english = "=== report\nid: r-02\nlanguage: en\n=== text\n{Korea|PLACE#l1} paid {$3 million|MONEY 3e6 USD}.\n=== relations\n"
    hostile = "=== report\nid: r-03\nlanguage: ko\n=== text\n<script>alert(1)</script> {한국|PLACE#l1}\n=== relations\n"
    documents = [d for markup in (GOLD, english, hostile) for d in read_markup(markup.replace("=== text", f"{FIELDS}=== text"))]
    path = tmp_path / "gold.jsonl"
    write_documents(documents, path)
    return path


def test_evaluate_prints_and_writes_the_scores(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = RUNNER.invoke(app, ["evaluate", "--gold", str(gold), "-o", str(out)])
    assert result.exit_code == 0, result.stderr
    assert "mentions, strict" in result.stdout
    scores = json.loads((out / "scores.json").read_text(encoding="utf-8"))
    assert scores["scores"]["mentions, strict"]["MONEY"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "interval": None, "gold": 2.0, "predicted": 2.0,
    }  # fmt: skip
    assert set(scores["languages"]) == {"ko", "en"}
    assert scores["languages"]["en"]["mentions, strict"]["PLACE"]["f1"] == 1.0
    assert scores["languages"]["ko"]["relations + attribute"]["all"]["f1"] < 1  # the rules do not find all of it
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert page.count("data:image/svg+xml;base64,") == 2


def test_another_model_is_compared(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = RUNNER.invoke(app, ["evaluate", "--gold", str(gold), "--against", "models/rules-0.1.0", "-o", str(out)])
    assert result.exit_code == 0, result.stderr
    assert "+0.000" in result.stdout
    assert all(row[2:] == [0.0, 1.0] for row in json.loads((out / "scores.json").read_text(encoding="utf-8"))["against"])


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten reports as corpus/gold/dev.jsonl of the folder in which commands run."""
    markup = "".join(GOLD.replace("r-01", f"r-{number:02}") for number in range(10)).replace("=== text", f"{FIELDS}=== text")
    path = tmp_path / "corpus" / "gold" / "dev.jsonl"
    write_documents(read_markup(markup), path)
    monkeypatch.chdir(tmp_path)
    return path


def test_a_fall_below_the_recorded_interval_fails(dev: Path, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.json"
    assert RUNNER.invoke(app, ["evaluate", "--record", str(recorded)]).exit_code == 0
    assert RUNNER.invoke(app, ["evaluate", "--not-below", str(recorded)]).exit_code == 0
    data = json.loads(recorded.read_text(encoding="utf-8"))
    assert set(data["dev"]["languages"]) == {"ko"}
    money = data["dev"]["scores"]["mentions, strict"]["MONEY"]
    assert (money["f1"], money["gold"], money["interval"]) == (1.0, 10.0, [1.0, 1.0])
    for f1, low, code in ((1.15, 1.15, 0), (1.15, 1.1, 0), (1.21, 1.01, 1), (1.25, 1.25, 1)):
        money["f1"], money["interval"] = f1, [low, 1.3]  # two items of ten are no fall
        recorded.write_text(json.dumps(data), encoding="utf-8")
        result = RUNNER.invoke(app, ["evaluate", "--not-below", str(recorded)])
        assert result.exit_code == code, (f1, low, result.stderr)
    assert (
        "mentions, strict, MONEY: 1.000, below 1.050; recorded was 1.250"
        in RUNNER.invoke(app, ["evaluate", "--not-below", _with_money(recorded, data, 1.25, 1.05)]).stderr
    )


def _with_money(path: Path, data: dict[str, Any], f1: float, low: float) -> str:
    data["dev"]["scores"]["mentions, strict"]["MONEY"] |= {"f1": f1, "interval": [low, 1.3]}
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def test_recorded_scores_of_other_gold_are_no_measure(dev: Path, tmp_path: Path) -> None:
    recorded = tmp_path / "recorded.json"
    RUNNER.invoke(app, ["evaluate", "--record", str(recorded)])
    dev.write_text(dev.read_text(encoding="utf-8").replace('"contractor"', '"owner"', 1), encoding="utf-8")
    result = RUNNER.invoke(app, ["evaluate", "--not-below", str(recorded)])
    assert result.exit_code == 2
    assert "gold reports that are not those of the record" in result.stderr


@pytest.mark.parametrize("option", [["--language", "ko"], ["--gold", "corpus/gold/dev.jsonl"]])
def test_only_a_whole_split_is_recorded(dev: Path, tmp_path: Path, option: list[str]) -> None:
    for mode in ("--record", "--not-below"):
        result = RUNNER.invoke(app, ["evaluate", *option, mode, str(tmp_path / "recorded.json")])
        assert result.exit_code == 2
        assert "a whole split" in result.stderr
    assert not (tmp_path / "recorded.json").exists()


@pytest.mark.parametrize("content", ['{"a": 1}', '{"dev": {}}', "[]", "no json"])
def test_a_file_of_other_things_is_no_record(dev: Path, tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    for mode in ("--record", "--not-below"):
        result = RUNNER.invoke(app, ["evaluate", mode, str(path)])
        assert result.exit_code == 2
        assert path.read_text(encoding="utf-8") == content


def test_gold_that_breaks_the_guidelines_is_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(GOLD.replace("participates_in.contractor", "participates_in.builder"), encoding="utf-8")
    result = RUNNER.invoke(app, ["evaluate", "--gold", str(path)])
    assert result.exit_code == 2
    assert "the attribute 'builder'" in result.stderr


def test_the_report_s_date_resolves_what_is_relative(tmp_path: Path) -> None:
    path, out = tmp_path / "gold.txt", tmp_path / "out"
    text = "{지난해|DATE 2023} {한국|PLACE#l1}에서 열렸다."
    path.write_text(f"=== report\nid: a\nlanguage: ko\ndate: 2024-05\n=== text\n{text}\n=== relations\n", encoding="utf-8")
    assert RUNNER.invoke(app, ["evaluate", "--gold", str(path), "-o", str(out)]).exit_code == 0
    scores = json.loads((out / "scores.json").read_text(encoding="utf-8"))["scores"]
    assert scores["figures with value"]["DATE"]["f1"] == 1.0


def test_agreement_of_a_labeller_with_himself_and_another(gold: Path, tmp_path: Path) -> None:
    same = RUNNER.invoke(app, ["agreement", str(gold), str(gold)])
    assert same.exit_code == 0, same.stderr
    assert "0." not in next(line for line in same.stdout.splitlines() if line.strip().startswith("all"))
    assert "calibration" not in same.stdout
    first, other = tmp_path / "first.jsonl", tmp_path / "other.jsonl"
    write_documents(read_markup(GOLD), first)
    write_documents([change(("{가온시|PLACE#l1}", "{가온시|ORG#o2}"), ("p1 located_in l1\n", ""))], other)
    out = tmp_path / "out"
    assert RUNNER.invoke(app, ["agreement", str(first), str(other), "-o", str(out)]).exit_code == 0
    scores = json.loads((out / "scores.json").read_text(encoding="utf-8"))["scores"]
    assert scores["mentions, strict"]["all"]["f1"] == round(6 / 7, 4)
    assert scores["relations"]["all"] == {
        "precision": 1.0, "recall": 0.8, "f1": 0.8889, "interval": None, "gold": 5.0, "predicted": 4.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["evaluate", "--gold", "missing.jsonl"], 2, "nothing there"),
        (["evaluate", "--gold", "GOLD", "--language", "fr"], 2, "no report in the language 'fr'"),
        (["evaluate", "--gold", "GOLD", "--model", "models/none"], 2, "no saved model"),
        (["evaluate", "--not-below", "none.json"], 2, "recorded scores that cannot be read"),
        (["agreement", "GOLD", "OTHER"], 2, "the same reports on both sides"),
        (["corpus", "check", "BAD"], 2, "that is no JSON"),
        (["corpus", "stats", "EMPTY"], 2, "without .jsonl files"),
        (["corpus", "to-markup", "GOLD", "--id", "x"], 2, "no report x"),
        (["corpus", "from-markup", "TEXT"], 2, "text before the first"),
    ],
)
def test_wrong_input_is_explained(gold: Path, tmp_path: Path, line: list[str], code: int, said: str) -> None:
    names = {name: tmp_path / name.lower() for name in ("OTHER", "BAD", "TEXT", "EMPTY")} | {"GOLD": gold}
    names["OTHER"] = names["OTHER"].with_suffix(".jsonl")
    names["BAD"] = names["BAD"].with_suffix(".jsonl")
    write_documents(read_markup(GOLD), names["OTHER"])
    names["BAD"].write_text("{not json\n", encoding="utf-8")
    names["TEXT"].write_text("a text\n", encoding="utf-8")
    names["EMPTY"].mkdir()
    result = RUNNER.invoke(app, [str(names.get(word, word)) for word in line])
    assert result.exit_code == code, result.output
    assert said in " ".join(result.stderr.split()).replace(" │ │ ", " ")
    assert "Traceback" not in result.output


def test_two_texts_of_one_report_are_not_compared(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(GOLD, encoding="utf-8")
    second.write_text(GOLD.replace("들어선다", "들어섰다"), encoding="utf-8")
    result = RUNNER.invoke(app, ["agreement", str(first), str(second)])
    assert result.exit_code == 2
    assert "r-01" in result.stderr


def test_corpus_check_stats_and_markup(gold: Path, tmp_path: Path) -> None:
    assert RUNNER.invoke(app, ["corpus", "check", str(gold)]).exit_code == 0
    markup = RUNNER.invoke(app, ["corpus", "to-markup", str(gold), "--id", "r-01"])
    assert markup.exit_code == 0
    path = tmp_path / "one.txt"
    path.write_text(markup.stdout, encoding="utf-8")
    back = RUNNER.invoke(app, ["corpus", "from-markup", str(path)])
    assert back.stdout == gold.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    path.write_text(markup.stdout.replace("58 km2", "58 moons"), encoding="utf-8")
    bad = RUNNER.invoke(app, ["corpus", "check", str(path)])
    assert (bad.exit_code, bad.stdout.count("\n")) == (1, 1)
    assert f"{path}:10: r-01: QUANTITY '58㎢': the unit 'moons'" in bad.stdout
    assert "ko" in RUNNER.invoke(app, ["corpus", "stats", str(gold)]).stdout


def test_second_looks_ask_for_what_was_left_out(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        GOLD.replace("{가온시|PLACE#l1}", "가온시")
        .replace("p1 located_in l1\n", "")
        .replace("부지는 {58㎢|QUANTITY#q1 58 km2 approx}", "한빛건설의 부지는 58㎢")
        .replace("q1 amount_of.area p1\n", ""),
        encoding="utf-8",
    )
    result = RUNNER.invoke(app, ["corpus", "check", str(path), "--draft", "--look"])
    assert result.exit_code == 0
    assert "look: '58㎢' is not marked; the grammar reads QUANTITY 58 km2" in result.stdout
    assert "look: '한빛건설' is marked ORG elsewhere, here it is not" in result.stdout


def test_the_page_names_every_table_and_kind() -> None:
    (document,) = read_markup(GOLD)
    assert {name for name, _ in score_documents([document], [document]).table} == set(TABLES)
    assert set(KIND_NAMES) == set(KINDS)


def test_a_draft_as_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(GOLD, encoding="utf-8")
    assert "scores the model by itself" in RUNNER.invoke(app, ["evaluate", "--gold", str(path)]).stderr
    path.write_text(GOLD.replace("=== text", "made: by hand\n=== text"), encoding="utf-8")
    assert "by itself" not in RUNNER.invoke(app, ["evaluate", "--gold", str(path)]).stderr
