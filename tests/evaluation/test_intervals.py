"""Bootstrap, the paired test and calibration."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.evaluation.calibration import measure_calibration
from pipeline.evaluation.intervals import find_interval, measure_difference, measure_f1, to_counts
from pipeline.evaluation.tally import Tally


def _reports(*right: int) -> np.ndarray:
    return to_counts([Tally(count, 10, count, 10) for count in right])


def test_f1_by_hand() -> None:
    assert measure_f1(np.array([6.0, 8.0, 6.0, 12.0])) == pytest.approx([0.75, 0.5, 0.6])
    assert measure_f1(np.array([0.0, 5.0, 0.0, 0.0])) == pytest.approx([0, 0, 0])
    assert np.isnan(measure_f1(np.zeros(4))).all()


def test_equal_reports_leave_no_doubt() -> None:
    assert find_interval(_reports(*[7] * 12)) == pytest.approx((0.7, 0.7))


def test_an_interval_holds_the_score_and_grows_with_the_spread() -> None:
    near, wide = find_interval(_reports(*[6, 8] * 10)), find_interval(_reports(*[4, 10] * 10))
    assert near is not None
    assert wide is not None
    assert wide[0] < near[0] < 0.7 < near[1] < wide[1]


def test_the_interval_is_that_of_the_binomial() -> None:
    """Reports that are all right or all wrong: the bootstrap's interval is the binomial's for p = 1/2."""
    count = 26  # where the 5th percentile is another number of reports
    interval = find_interval(_reports(*[0, 10] * (count // 2)))
    assert interval == pytest.approx(tuple(stats.binom.ppf([0.025, 0.975], count, 0.5) / count), abs=0.001)


def test_few_reports_have_no_interval() -> None:
    assert find_interval(_reports(*[5, 6] * 3)) is None
    assert find_interval(_reports(*[5, 6] * 4)) is not None
    assert find_interval(to_counts([Tally(), Tally()])) is None


def test_the_same_model_is_not_better() -> None:
    assert measure_difference(_reports(*range(3, 9)), _reports(*range(3, 9))) == pytest.approx(1)


def test_a_model_better_on_every_report_is() -> None:
    assert measure_difference(_reports(*[8] * 10), _reports(*[6] * 10)) == pytest.approx(2 / 2**10, rel=0.01)


def test_the_test_is_paired() -> None:
    """Reports differ much more than the two models do: only pairs of the same report show which is better."""
    first, second = [1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert measure_difference(_reports(*second), _reports(*first)) < 0.01


def test_one_report_in_three_proves_nothing() -> None:
    assert measure_difference(_reports(9, 5, 5), _reports(5, 5, 5)) > 0.4


def test_reports_must_be_the_same() -> None:
    assert np.isnan(measure_difference(_reports(5, 5), _reports(5, 5, 5)))


def test_calibration_by_hand() -> None:
    """Ten at 0.95 of which nine are right, ten at 0.55 of which none is: (0.05 * 10 + 0.55 * 10) / 20."""
    outcomes = [(0.95, number > 0) for number in range(10)] + [(0.55, False)] * 10
    curve = measure_calibration(outcomes)
    assert curve is not None
    assert curve.ece == pytest.approx(0.3)
    assert [count for *_, count in curve.bins] == [10, 10]
    assert measure_calibration([]) is None
    assert measure_calibration([(1.0, True)] * 3).ece == 0  # type: ignore[union-attr]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_is_between_0_and_1(outcomes: list[tuple[float, bool]]) -> None:
    curve = measure_calibration(outcomes)
    assert curve is not None
    assert 0 <= curve.ece <= 1
    assert sum(count for *_, count in curve.bins) == len(outcomes) == curve.count
