"""Mentions and values against counts made by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from pipeline.corpus.documents import Document, LabelledMention
from pipeline.evaluation.mentions import is_same_number, pair_mentions, score_overlap, score_strict, score_values
from pipeline.evaluation.offsets import Placed
from pipeline.evaluation.tally import Tally
from tests.evaluation.annotated import GOLD, annotate, change


def _score(predicted: Document):
    gold, given_ = Placed(annotate(GOLD)), Placed(predicted)
    return score_strict(gold, given_), score_overlap(gold, given_), score_values(gold, given_)


def test_counted_by_hand() -> None:
    """One name too short, one with another label, one missed, one false alarm: 2 of 5 names are right."""
    strict, overlap, _ = _score(
        change(
            ("{푸른만 신항|PROJECT#p1}은", "푸른만 {신항|PROJECT#p1}은"),
            ("{가온시|PLACE#l1}", "{가온시|ORG#o2}"),
            ("p1 located_in l1\n", ""),
            ("{한빛건설|ORG#o1}은", "한빛건설은"),
            ("o1 participates_in.contractor p1\n", ""),
            ("부지는", "{부지|PLACE#l9}는"),
        )
    )
    assert strict["PROJECT"] == Tally(1, 2, 1, 2)
    assert strict["ORG"] == Tally(0, 1, 0, 1)
    assert strict["PLACE"] == Tally(0, 1, 0, 1)
    assert strict["names"] == Tally(1, 4, 1, 4)
    assert strict["all"] == Tally(4, 7, 4, 7)
    assert overlap["PROJECT"] == Tally(2, 2, 2, 2)
    assert overlap["names"] == Tally(2, 4, 2, 4)


@pytest.mark.parametrize(
    ("old", "new", "found", "values", "qualifiers"),
    [
        ("3e8 USD", "3e8 KRW", Tally(2, 3, 2, 3), Tally(2, 3, 2, 3), Tally(2, 2, 2, 2)),
        ("58 km2 approx", "58 km2", Tally(3, 3, 3, 3), Tally(3, 3, 3, 3), Tally(2, 3, 2, 3)),
        ("#d1 2021}", "#d1 2022}", Tally(2, 3, 2, 3), Tally(2, 3, 2, 3), Tally(2, 2, 2, 2)),
        ("{3억 달러|", "3{억 달러|", Tally(2, 3, 2, 3), Tally(2, 2, 2, 2), Tally(2, 2, 2, 2)),
    ],
)
def test_values_counted_by_hand(old: str, new: str, found: Tally, values: Tally, qualifiers: Tally) -> None:
    *_, scores = _score(change((old, new)))
    assert scores["found"]["figures"] == found
    assert scores["values"]["figures"] == values
    assert scores["qualifiers"]["figures"] == qualifiers


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("58", "58.0", True), ("66.7", "66.6667", True), ("66.7", "66", False), ("3/5", "3/5.0", True), ("3/5", "3", False),
        ("2013", "2015", False), ("1000000000", "1001000000", False), ("67", "66.6667", False), ("66.67", "66.6667", True),
        ("NaN", "1", False),
        ("-3", "3", False), ("0", "0", True), ("", "", True), ("", "3", False),
    ],
)  # fmt: skip
def test_a_number_may_be_the_other_rounded(first: str, second: str, same: bool) -> None:
    assert is_same_number(first, second) is same
    assert is_same_number(second, first) is same


def test_years_that_are_near_are_not_the_same() -> None:
    *_, scores = _score(change(("2021}", "2021/2023}")))
    assert scores["values"]["DATE"].right == 0


def test_white_space_and_line_ends_do_not_count() -> None:
    wrapped = change(("{푸른만 신항|PROJECT#p1}은", "{푸른\n만 신\n항|PROJECT#p1}은"), ("{3억 달러|", "{3억\n달러|"))
    strict, overlap, values = _score(wrapped)
    assert strict["all"] == overlap["all"] == Tally(7, 7, 7, 7)
    assert values["found"]["figures"] == Tally(3, 3, 3, 3)


def test_adjacent_mentions_are_two() -> None:
    """What BIO tags without a B cannot say: two mentions of one label side by side are not one."""
    text = "=== report\nid: a\nlanguage: ko\n=== text\n{}\n=== relations\n"
    two = Placed(annotate(text.format("{가온|PLACE#a}{나래|PLACE#b}")))
    one = Placed(annotate(text.format("{가온나래|PLACE#a}")))
    assert score_strict(two, one)["PLACE"] == Tally(0, 1, 0, 2)
    assert score_overlap(two, one)["PLACE"] == Tally(1, 1, 1, 2)
    assert score_overlap(one, two)["PLACE"] == Tally(1, 2, 1, 1)


def test_overlap_pairs_as_many_as_it_can() -> None:
    """A greedy pairing of the longest overlap first would pair the middle ones and leave both ends alone."""
    text = "=== report\nid: a\nlanguage: ko\n=== text\n{}\n=== relations\n"
    gold = Placed(annotate(text.format("{가나다라|ORG#a}{마바사|ORG#b}아")))
    predicted = Placed(annotate(text.format("{가|ORG#a}{나다라마|ORG#b}바사아")))
    assert len(pair_mentions(gold, predicted)) == 2


@st.composite
def _placed(draw: st.DrawFn) -> Placed:
    ends = sorted(draw(st.sets(st.integers(0, 24), min_size=2, max_size=12)))
    spans = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    labels = draw(st.lists(st.sampled_from(["ORG", "PLACE", "DATE"]), min_size=len(spans), max_size=len(spans)))
    mentions = tuple(
        LabelledMention(f"m{i}", label, "가" * (b - a), ((a, b),), f"e{i}", "2021" if label == "DATE" else None)
        for i, ((a, b), label) in enumerate(zip(spans, labels, strict=True), 1)
    )
    order = draw(st.permutations(mentions))
    return Placed(Document("r", "ko", None, "가" * 25, tuple(order)))


@settings(max_examples=200)
@given(_placed(), _placed())
def test_invariants(gold: Placed, predicted: Placed) -> None:
    strict, overlap = score_strict(gold, predicted), score_overlap(gold, predicted)
    back = score_overlap(predicted, gold)
    for group, tally in strict.items():
        assert tally.right <= overlap[group].right <= min(tally.predicted, tally.gold)
        assert overlap[group].right == back[group].right
    assert score_strict(gold, gold)["all"].right == len(gold.document.mentions) == score_overlap(gold, gold)["all"].right
    empty = Placed(Document("r", "ko", None, "가" * 25))
    assert score_strict(gold, empty)["all"] == Tally(0, 0, 0, len(gold.document.mentions))


@settings(max_examples=100)
@given(_placed(), _placed())
def test_strict_counting_agrees_with_scikit_learn(gold: Placed, predicted: Placed) -> None:
    sides = [{(m.label, place) for m, place in zip(p.document.mentions, p.places, strict=True)} for p in (gold, predicted)]
    every = sorted(sides[0] | sides[1], key=str)
    flags = [[item in side for item in every] for side in sides]
    precision, recall, *_ = precision_recall_fscore_support(*flags, average="binary", zero_division=0)
    tally = score_strict(gold, predicted)["all"]
    assert tally.right / max(tally.predicted, 1) == pytest.approx(precision)
    assert tally.found / max(tally.gold, 1) == pytest.approx(recall)
