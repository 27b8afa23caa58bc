import numpy as np
import pytest
from numpy.typing import NDArray

from eval.measures.intervals import bootstrap, wilson


def test_wilson_agrees_with_the_published_example() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263
    found = wilson(81, 263)
    assert found is not None
    assert found == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_wilson_stays_inside_and_has_none_for_nothing() -> None:
    assert wilson(0, 0) is None
    low, high = wilson(0, 10) or (1.0, 1.0)
    assert low == 0.0
    assert 0.27 < high < 0.28
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


def test_the_bootstrap_holds_the_value_and_is_the_same_twice() -> None:
    values = np.arange(100.0)

    def mean(drawn: NDArray[np.int_]) -> float:
        return float(values[drawn].mean())

    found = bootstrap(mean, 100)
    assert found is not None
    assert found == bootstrap(mean, 100)
    # the standard error is 2.9
    assert found == pytest.approx((49.5 - 5.7, 49.5 + 5.7), abs=0.8)


def test_a_measure_that_is_mostly_undefined_has_no_interval() -> None:
    assert bootstrap(lambda _: None, 10) is None
    assert bootstrap(lambda drawn: float(len(drawn)), 0) is None
