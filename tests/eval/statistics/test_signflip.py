from itertools import product
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import permutation_test

from eval.statistics.signflip import EXACT, Tail, least_cases, sign_flip

SMALL = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=8)


def by_hand(differences: list[float], tail: Tail) -> float:
    """Every sign pattern of every difference, zeros too, counted one by one."""
    observed = sum(differences)
    sums = [
        sum(s * d for s, d in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    if tail is Tail.LESS:
        return sum(each <= observed for each in sums) / len(sums)
    if tail is Tail.GREATER:
        return sum(each >= observed for each in sums) / len(sums)
    return sum(abs(each) >= abs(observed) for each in sums) / len(sums)


@given(SMALL, st.sampled_from(Tail))
def test_few_cases_are_counted_exactly(differences: list[float], tail: Tail) -> None:
    assert sign_flip(differences, tail) == pytest.approx(by_hand(differences, tail))


@pytest.mark.parametrize(
    ("tail", "alternative"), [(Tail.LESS, "less"), (Tail.GREATER, "greater"), (Tail.BOTH, "two-sided")]
)
def test_the_p_value_is_that_of_scipy(
    tail: Tail, alternative: Literal["less", "greater", "two-sided"]
) -> None:
    differences = [-0.3, 0.1, -0.25, -0.4, 0.05, -0.11, -0.6, 0.2, -0.02]
    theirs = permutation_test(
        (np.array(differences),),
        np.mean,
        permutation_type="samples",
        n_resamples=10_000,
        alternative=alternative,
    )
    assert sign_flip(differences, tail) == pytest.approx(float(theirs.pvalue))


def test_darwins_maize_gives_fishers_p_value() -> None:
    # Fisher, The Design of Experiments (1935), §21: 1,726 of 32,768 sign patterns are as extreme, both tails.
    eighths = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    assert sign_flip([float(each) for each in eighths]) == 1726 / 32768


def test_many_cases_are_drawn_and_agree_with_the_count() -> None:
    random = np.random.default_rng(3)
    differences = random.normal(-0.1, 0.3, EXACT).tolist()
    exact = sign_flip(differences, Tail.LESS)
    drawn = sign_flip([*differences, 1e-9, -1e-9], Tail.LESS, rounds=40_000)
    assert exact is not None
    assert drawn == pytest.approx(exact, abs=0.01)


def test_the_same_seed_gives_the_same_p_and_no_p_is_zero() -> None:
    differences = [-1.0] * 40
    assert sign_flip(differences, Tail.LESS, rounds=999) == 1 / 1000
    mixed = np.random.default_rng(1).normal(0, 1, 40).tolist()
    assert sign_flip(mixed, seed=5) == sign_flip(mixed, seed=5)


def test_cases_that_do_not_differ_tell_nothing() -> None:
    assert sign_flip([0.0] * 30, Tail.LESS) == 1.0
    assert sign_flip([]) is None
    assert sign_flip([-1.0, 0.0, -1.0, 0.0], Tail.LESS) == 0.25


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        sign_flip([0.1, float("nan")])


@pytest.mark.parametrize("alpha", [0.05, 0.01, 0.25, 0.0004])
def test_the_least_number_of_cases_can_reach_the_level_and_one_less_can_not(alpha: float) -> None:
    least = least_cases(alpha)
    reached, missed = sign_flip([-1.0] * least, Tail.LESS), sign_flip([-1.0] * (least - 1), Tail.LESS)
    assert reached is not None
    assert reached <= alpha
    assert missed is None or missed > alpha
    with pytest.raises(ValueError, match="level"):
        least_cases(1.0)
