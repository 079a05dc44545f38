"""B-cubed, CEAF-e and the alignment of entities against figures counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.entities import align_entities, score_b_cubed, score_ceaf_e, score_entities
from pipeline.evaluation.offsets import Place, Placed
from tests.evaluation.annotated import GOLD, annotate


def _clusters(*names: str) -> dict[str, frozenset[Place]]:
    """Clusters of one-letter mentions: `_clusters("abc", "de")`."""
    return {name: frozenset(Place(((ord(letter), ord(letter) + 1),)) for letter in name) for name in names}


def _f1(tally) -> tuple[float, float]:
    return tally.right / tally.predicted, tally.found / tally.gold


def test_b_cubed_by_hand() -> None:
    """Gold {abc}{de}, predicted {ab}{cde}: precision (1+1+1/3+2/3+2/3)/5, recall (2/3+2/3+1/3+1+1)/5."""
    precision, recall = _f1(score_b_cubed(_clusters("abc", "de"), _clusters("ab", "cde")))
    assert precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_b_cubed_of_a_mention_too_many_and_one_too_few() -> None:
    """Gold {ab}{c}, predicted {ab}{x}: x has precision 0, c has recall 0."""
    precision, recall = _f1(score_b_cubed(_clusters("ab", "c"), _clusters("ab", "x")))
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 3)


def test_ceaf_e_by_hand() -> None:
    """Gold {abc}{de}, predicted {ab}{cde}: best is 4/5 + 4/5, of two clusters on each side."""
    precision, recall = _f1(score_ceaf_e(_clusters("abc", "de"), _clusters("ab", "cde")))
    assert precision == recall == pytest.approx(0.8)


def test_ceaf_e_assigns_one_to_one() -> None:
    """Gold {abcd}, predicted {ab}{cd}: only one of the two may be it, with 2*2/6."""
    precision, recall = _f1(score_ceaf_e(_clusters("abcd"), _clusters("ab", "cd")))
    assert precision == pytest.approx(2 / 6)
    assert recall == pytest.approx(4 / 6)


_PARTITION = st.lists(st.integers(0, 3), min_size=1, max_size=10).map(
    lambda owners: _clusters(
        *("".join(chr(97 + i) for i, o in enumerate(owners) if o == owner) for owner in sorted(set(owners)))
    )
)


@given(_PARTITION, _PARTITION)
def test_invariants(gold, predicted) -> None:
    for score in (score_b_cubed, score_ceaf_e):
        assert _f1(score(gold, gold)) == pytest.approx((1, 1))
        precision, recall = _f1(score(gold, predicted))
        assert (precision, recall) == pytest.approx(tuple(reversed(_f1(score(predicted, gold)))))
        assert 0 <= precision <= 1
        assert score(dict(reversed(gold.items())), predicted).right == pytest.approx(score(gold, predicted).right)
        assert score({}, predicted).right == score(gold, {}).found == 0


def test_entities_are_aligned_by_the_mentions_they_share() -> None:
    gold = Placed(annotate(GOLD))
    predicted = Placed(
        annotate(GOLD.replace("{푸른만 신항|PROJECT#p1}은", "{푸른만|PROJECT#p2} 신항은").replace("p1 located_in l1\n", ""))
    )
    aligned = align_entities(gold, predicted)
    name = {entity.id: entity.name for entity in gold.document.entities}
    assert {e.name: name.get(aligned.get(e.id, ""), "") for e in predicted.document.entities} == {
        "한빛건설": "한빛건설", "2021년": "2021년", "푸른만 신항": "푸른만 신항", "3억 달러": "3억 달러",
        "푸른만": "",  # the gold entity is taken
        "가온시": "가온시", "58㎢": "58㎢",
    }  # fmt: skip
    assert score_entities(gold, predicted)["b_cubed"].right == pytest.approx(1 + 1 + 1 * 1)
