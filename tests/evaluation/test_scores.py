"""Whole scores: order, calibration, confusion, differences between models."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus import Document
from pipeline.errors import CorpusError
from pipeline.evaluation.scores import Scores, compare_scores, score_documents, to_dict
from tests.corpus.reports import documents
from tests.evaluation.annotated import GOLD, annotate, change


def _shuffle(document: Document, seed: int) -> Document:
    rng = random.Random(seed)
    names = ("mentions", "entities", "relations", "records")
    parts = {name: list(getattr(document, name)) for name in names if getattr(document, name)}
    for part in parts.values():
        rng.shuffle(part)
    return replace(document, **{name: tuple(part) for name, part in parts.items()})


@settings(max_examples=60, deadline=None)
@given(documents(), st.integers(0, 9), st.data())
def test_order_does_not_matter(document: Document, seed: int, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(document.relations), max_size=len(document.relations)))
    predicted = replace(document, relations=tuple(r for r, keep in zip(document.relations, kept, strict=True) if keep))
    straight = score_documents([document], [predicted])
    assert to_dict(score_documents([_shuffle(document, seed)], [_shuffle(predicted, seed + 1)])) == to_dict(straight)


SPLIT = """=== report
id: r-01
language: ko
=== text
{한빛|PROJECT#p1}은 좋다. {한빛|PROJECT#%s}은 {서울|PLACE#l1}에 있다.
=== relations
%s located_in l1
"""


@pytest.mark.parametrize("seed", range(6))
def test_a_split_entity_scores_the_same_in_every_order(seed: int) -> None:
    gold, predicted = annotate(SPLIT % ("p1", "p1")), annotate(SPLIT % ("p2", "p2"))
    scores = score_documents([_shuffle(gold, seed)], [_shuffle(predicted, seed)])
    assert scores.table["relations", "located_in"].f1 == 0.0  # the first of two equal halves is the entity
    assert scores.table["entities", "b_cubed"].precision == 1.0


def _score(*pairs: tuple[str, str], gold: str = GOLD) -> Scores:
    return score_documents([annotate(gold)], [change(*pairs)])


def test_confusion_has_misses_and_false_alarms() -> None:
    scores = _score(
        ("{가온시|PLACE#l1}", "{가온시|ORG#o2}"),
        ("p1 located_in l1\n", ""),
        ("부지는", "{부지|PERSON#h1}는"),
        ("{2021년|DATE#d1 2021}", "2021년"),
        ("d1 date_of.agreement p1\n", ""),
    )
    assert scores.confusion == {
        ("ORG", "ORG"): 1, ("PROJECT", "PROJECT"): 2, ("MONEY", "MONEY"): 1, ("QUANTITY", "QUANTITY"): 1,
        ("PLACE", "ORG"): 1, ("", "PERSON"): 1, ("DATE", ""): 1,
    }  # fmt: skip


def test_confusion_pairs_labels_before_letters() -> None:
    """An overlap of the same label is a pair, however long another overlap is."""
    text = "=== report\nid: a\nlanguage: ko\n=== text\n{}\n=== relations\n"
    gold = annotate(text.format("{가나다라|ORG#a}{마바사아|PLACE#b}"))
    predicted = annotate(text.format("가{나다라마|PLACE#a}바사아"))
    scores = score_documents([gold], [predicted])
    assert scores.confusion == {("PLACE", "PLACE"): 1, ("ORG", ""): 1}
    assert scores.table["mentions, overlap", "PLACE"].f1 == 1.0


def test_calibration_is_of_what_was_right() -> None:
    """Eight mentions at 0.9 of which one is wrong; relations at 0.8 of which one in five is; fields follow their relations."""
    document = change(("{가온시|PLACE#l1}", "{가온|PLACE#l1}시"), ("participates_in.contractor", "participates_in.owner"))
    predicted = replace(
        document,
        mentions=tuple(replace(mention, score=0.9) for mention in document.mentions),
        relations=tuple(replace(relation, score=0.8) for relation in document.relations),
        records=(
            {
                "subject": {"entity": document.relations[0].tail and document.mentions[2].entity},
                "actors": [{"entity": document.mentions[0].entity, "role": "owner", "relation": "r1"}],
                "amounts": [{"value": "300000000", "unit": "USD", "measure": "contract", "year": "", "relation": "r2"}],
                "years": [],
                "places": [],
            },
        ),
    )
    calibration = score_documents([annotate(GOLD)], [predicted]).calibration
    assert calibration["mentions"].bins == ((pytest.approx(0.9), pytest.approx(6 / 7), 7),)
    assert calibration["relations"].bins == ((pytest.approx(0.8), pytest.approx(4 / 5), 5),)
    assert calibration["record fields"].bins == ((pytest.approx(0.8), pytest.approx(1 / 2), 2),)


def test_a_better_model_has_the_plus() -> None:
    gold = [replace(annotate(GOLD), id=f"r-{number}") for number in range(10)]
    worse = [replace(change(("{가온시|PLACE#l1}", "{가온|PLACE#l1}시")), id=document.id) for document in gold]
    compared = compare_scores(score_documents(gold, gold), score_documents(gold, worse))
    difference, p = compared["mentions, strict", "PLACE"]
    assert difference == 1.0
    assert p < 0.01
    back = compare_scores(score_documents(gold, worse), score_documents(gold, gold))
    assert back["mentions, strict", "PLACE"][0] == -1.0
    assert compared["mentions, strict", "ORG"] == (0.0, 1.0)


def test_scores_of_other_reports_are_not_compared() -> None:
    first = score_documents([annotate(GOLD)], [annotate(GOLD)])
    other = replace(annotate(GOLD), id="r-02")
    with pytest.raises(CorpusError, match="different reports"):
        compare_scores(first, score_documents([other], [other]))


def test_missing_reports_and_other_texts_are_refused() -> None:
    with pytest.raises(CorpusError, match="no annotation of the report 'r-01'"):
        score_documents([annotate(GOLD)], [])
    with pytest.raises(CorpusError, match="differ"):
        score_documents([annotate(GOLD)], [change(("들어선다", "들어섰다"))])
    with pytest.raises(CorpusError, match="no report to score"):
        score_documents([], [])


def test_nothing_found_scores_0_and_nothing_to_find_has_no_score() -> None:
    gold = annotate(GOLD)
    empty = replace(gold, mentions=(), entities=(), relations=(), records=())
    scores = score_documents([gold], [empty])
    assert {score.f1 for (_, line), score in scores.table.items() if line == "all"} == {0.0}
    assert all(score.f1 != score.f1 for score in score_documents([empty], [empty]).table.values())  # nan


def test_a_long_report_is_scored_in_time_that_grows_with_it() -> None:
    """Not a timing: the work is bounded by the overlaps, of which there are as many as mentions."""
    from pipeline.evaluation.offsets import Placed
    from pipeline.evaluation.overlaps import find_overlaps

    body = "".join(f"{{가나다|ORG#o{number}}} 라마 " for number in range(3000))
    document = annotate(f"=== report\nid: long\nlanguage: ko\n=== text\n{body}\n=== relations\n")
    placed = Placed(document)
    assert len(find_overlaps(placed, placed)) == 3000
    assert score_documents([document], [document]).table["entities", "ceaf_e"].f1 == 1.0
