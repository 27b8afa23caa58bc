import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.statistics.power import cases_needed, detectable, power
from eval.statistics.signflip import Tail, sign_flip


@pytest.mark.parametrize(("effect", "cases"), [(0.5, 27), (0.2, 156), (0.8, 12)])
def test_the_cases_needed_are_those_of_published_tables(effect: float, cases: int) -> None:
    # One-sided paired t test, level 0.05, power 0.8, as G*Power 3.1 gives them.
    assert cases_needed(1.0, effect) == cases


def test_power_at_no_difference_is_the_level() -> None:
    assert power(0.3, 20, 0.0, alpha=0.05) == pytest.approx(0.05, abs=1e-6)


@given(st.floats(0.01, 2), st.integers(3, 200), st.sampled_from([0.05, 0.01, 0.005]))
def test_what_is_detectable_is_detected_with_the_chance_asked_for(
    spread: float, cases: int, alpha: float
) -> None:
    smallest = detectable(spread, cases, alpha=alpha)
    assert smallest is not None
    assert power(spread, cases, smallest, alpha=alpha) == pytest.approx(0.8, abs=1e-4)


def test_the_cases_needed_are_the_fewest() -> None:
    needed = cases_needed(0.2, 0.03)
    assert needed is not None
    assert power(0.2, needed, 0.03) >= 0.8 > power(0.2, needed - 1, 0.03)


def test_the_sign_flip_test_has_the_power_of_the_formula() -> None:
    random = np.random.default_rng(4)
    found = sum(
        (sign_flip(random.normal(-0.1, 0.2, 30).tolist(), Tail.LESS, rounds=1_000) or 1) <= 0.05
        for _ in range(400)
    )
    assert found / 400 == pytest.approx(power(0.2, 30, 0.1), abs=0.06)


def test_edges() -> None:
    assert power(0.0, 10, 0.1) == 1.0
    assert power(0.0, 10, 0.0) == 0.0
    assert power(0.2, 1, 0.5) == 0.0
    assert power(0.001, 50, 1.0) == 1.0
    assert detectable(0.2, 1) is None
    assert detectable(0.0, 9) == 0.0
    assert cases_needed(0.2, 0.0) is None
    assert cases_needed(1.0, 1e-6) is None
    with pytest.raises(ValueError, match="spread"):
        power(-1.0, 10, 0.1)
