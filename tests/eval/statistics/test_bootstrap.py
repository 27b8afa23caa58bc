import numpy as np
import pytest
from scipy import stats

from eval.statistics.bootstrap import bca


def test_the_interval_is_that_of_scipy() -> None:
    sample = np.random.default_rng(11).exponential(1.0, 40)
    ours = bca(sample, rounds=20_000)
    theirs = stats.bootstrap(
        (sample,), np.mean, n_resamples=20_000, method="BCa", rng=np.random.default_rng(5)
    )
    assert ours is not None
    assert ours[0] == pytest.approx(theirs.confidence_interval.low, abs=0.02)
    assert ours[1] == pytest.approx(theirs.confidence_interval.high, abs=0.02)


def test_it_bends_towards_the_long_tail_where_the_percentile_interval_does_not() -> None:
    sample = np.random.default_rng(2).exponential(1.0, 25)
    found = bca(sample, rounds=5_000)
    assert found is not None
    assert found[1] - sample.mean() > sample.mean() - found[0]


def test_a_ratio_over_cases_is_resampled_by_whole_cases() -> None:
    # Numerators and denominators of cases: the ratio of sums is the same in every case, so it can't vary.
    rows = np.array([[1.0, 2.0], [3.0, 6.0], [2.0, 4.0], [5.0, 10.0]])
    found = bca(rows, lambda drawn: float(drawn[:, 0].sum() / drawn[:, 1].sum()))
    assert found == (0.5, 0.5)


def test_it_covers_the_true_mean_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(8)
    hits = 0
    for _ in range(200):
        found = bca(random.normal(0.3, 1.0, 30), rounds=400)
        hits += found is not None and found[0] <= 0.3 <= found[1]
    assert 176 <= hits <= 198


def test_one_case_has_no_interval_and_equal_cases_a_point() -> None:
    assert bca([0.4]) is None
    assert bca([]) is None
    assert bca([0.25, 0.25, 0.25]) == (0.25, 0.25)
    assert bca([0.1, 0.2, 0.9], seed=1) == bca([0.1, 0.2, 0.9], seed=1)
