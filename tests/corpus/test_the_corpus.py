"""The corpus of the repository: sizes, form, splits, and what its README says of it."""

from itertools import groupby
from pathlib import Path

import pytest

from pipeline.corpus import Document, read_labelled, read_markup, write_markup
from pipeline.corpus.check import check_documents
from pipeline.corpus.stats import count_documents

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(read_labelled(CORPUS))


def test_the_corpus_keeps_the_guidelines(documents: list[Document]) -> None:
    assert [str(problem) for problem in check_documents(documents)] == []


def test_the_corpus_is_as_large_as_it_says(documents: list[Document]) -> None:
    counts = count_documents(documents)
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for (split, language), count in counts.items():
        cells = [f"{count[name]:,}" for name in ("reports", "characters", "entities", "mentions", "relations")]
        assert f"| {split} | {language} | {' | '.join(cells)} |" in readme
    gold = {language: counts["dev", language] + counts["test", language] for language in ("ko", "en", "ja", "zh")}
    assert [gold[language]["reports"] >= least for language, least in (("ko", 40), ("en", 8), ("ja", 6), ("zh", 6))] == [
        True
    ] * 4
    assert sum(count["characters"] for count in gold.values()) >= 60_000
    train = {language: counts["train", language] for language in ("ko", "en", "ja", "zh")}
    assert [train[language]["reports"] >= least for language, least in (("ko", 200), ("en", 25), ("ja", 25), ("zh", 25))] == [
        True
    ] * 4
    assert sum(count["characters"] for count in train.values()) >= 250_000


def test_dev_and_test_are_halves(documents: list[Document]) -> None:
    counts = count_documents(documents)
    for language in ("ko", "en", "ja", "zh"):
        assert abs(counts["dev", language]["reports"] - counts["test", language]["reports"]) <= 1


def test_no_report_is_in_two_places(documents: list[Document]) -> None:
    by_text = {}
    for document in documents:
        letters = "".join(document.text.split())
        assert by_text.setdefault(letters, document.id) == document.id
    assert len({document.id for document in documents}) == len(documents)


def test_no_sentence_of_gold_is_in_training(documents: list[Document]) -> None:
    """A sentence of some length that occurs on both sides would let a model know gold by heart."""
    sentences: dict[str, set[str]] = {}
    for document in documents:
        side = "train" if document.split == "train" else "gold"
        for line in document.text.replace(". ", ".\n").split("\n"):
            if len(line.strip()) >= 30:
                sentences.setdefault("".join(line.split()), set()).add(side)
    assert [sentence for sentence, sides in sentences.items() if len(sides) > 1] == []


def test_the_two_annotations_are_of_the_gold_reports(documents: list[Document]) -> None:
    texts = {document.id: document.text for document in documents}
    gold = {document.id for document in documents if document.split != "train"}
    for name in ("first", "second"):
        annotated = list(read_labelled(CORPUS / "agreement" / f"{name}.jsonl"))
        assert {document.id for document in annotated} == gold
        assert all(texts[document.id] == document.text for document in annotated)
        tenth = list(read_labelled(CORPUS / "agreement" / f"training-{name}.jsonl"))
        assert 10 * len(tenth) >= len(documents) - len(gold)
        assert all("".join(texts[document.id].split()) == "".join(document.text.split()) for document in tenth)


def test_markup_holds_every_report(documents: list[Document]) -> None:
    for _, some in groupby(documents, key=lambda document: document.split):
        batch = list(some)
        assert read_markup(write_markup(batch)) == batch
