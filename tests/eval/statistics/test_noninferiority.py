import numpy as np
import pytest

from eval.statistics.noninferiority import Call, Level, Trial, call, cases_to_notice, trial

LEVEL = Level()


def decided(gains: list[float], margin: float = 0.05, loss: float | None = None) -> Call:
    found = trial(gains, margin, LEVEL, loss=loss)
    assert found is not None
    return call(found, found.worse, LEVEL)


def test_nothing_changed_over_enough_cases_is_not_worse() -> None:
    assert decided([0.0] * 20) is Call.NOT_WORSE


def test_nothing_changed_over_too_few_cases_is_inconclusive_and_says_how_many_it_takes() -> None:
    assert decided([0.0] * 16) is Call.INCONCLUSIVE
    found = trial([0.0] * 16, 0.05, LEVEL)
    assert found is not None
    assert (found.needed, found.floor) == (17, 17)
    assert decided([0.0] * 17) is Call.NOT_WORSE
    assert (found.detectable, found.least) == (None, 5)


def test_a_clear_loss_regressed() -> None:
    assert decided([-0.3, -0.2, -0.1, -0.25, -0.15, -0.3, 0.0, -0.2]) is Call.REGRESSED


def test_a_sure_loss_smaller_than_the_margin_is_not_worse() -> None:
    gains = [-0.01, -0.012, -0.008, -0.011, -0.009] * 4
    found = trial(gains, 0.05, LEVEL)
    assert found is not None
    assert found.worse < 0.001
    assert decided(gains) is Call.NOT_WORSE


def test_noise_over_few_cases_is_inconclusive() -> None:
    assert decided([-0.3, 0.2, -0.1, 0.25, -0.2, 0.1]) is Call.INCONCLUSIVE


def test_a_p_that_other_measures_have_raised_is_no_regression() -> None:
    found = trial([-0.3, -0.2, -0.1, -0.25, -0.15], 0.05, LEVEL, tests=3)
    assert found is not None
    assert found.worse == 1 / 32
    assert found.least == 6
    assert call(found, 3 * found.worse, LEVEL) is Call.INCONCLUSIVE
    assert call(found, found.worse, LEVEL) is Call.REGRESSED


def test_rare_great_losses_are_not_taken_for_none() -> None:
    # One case in twenty loses all: ten cases show no loss more often than not, and that must not be called NOT WORSE.
    assert cases_to_notice(0.05, 1.0, 0.05) == 59
    assert decided([0.0] * 58, loss=1.0) is Call.INCONCLUSIVE
    assert decided([0.0] * 59, loss=1.0) is Call.NOT_WORSE
    assert cases_to_notice(0.05, 0.01, 0.05) == 1


def test_the_numbers_needed_grow_as_the_margin_shrinks() -> None:
    gains = np.random.default_rng(6).normal(0, 0.1, 40).tolist()
    wide, narrow = trial(gains, 0.1, LEVEL), trial(gains, 0.01, LEVEL)
    assert isinstance(wide, Trial)
    assert isinstance(narrow, Trial)
    assert wide.needed is not None
    assert narrow.needed is not None
    assert wide.needed < narrow.needed
    assert wide.within < narrow.within
    assert wide.interval is not None
    assert wide.interval[0] < wide.gain < wide.interval[1]


def test_systems_that_lost_the_margin_are_rarely_called_not_worse() -> None:
    random = np.random.default_rng(9)
    passed = sum(decided(random.normal(-0.05, 0.1, 25).tolist()) is Call.NOT_WORSE for _ in range(100))
    assert passed <= 100 * 0.05 + 7


@pytest.mark.parametrize(("loss", "share"), [(0.1, 0.5), (0.2, 0.25), (0.3, 1 / 6)])
def test_losses_that_few_cases_have_are_rarely_called_not_worse_while_they_are_as_small_as_reckoned_with(
    loss: float, share: float
) -> None:
    random = np.random.default_rng(12)
    passed = sum(
        decided((-loss * (random.random(25) < share)).tolist()) is Call.NOT_WORSE for _ in range(100)
    )
    assert passed <= 100 * 0.05 + 7


def test_an_amount_reckons_with_the_loss_given_for_it() -> None:
    assert decided([0.0] * 5, margin=100.0, loss=0.0) is Call.NOT_WORSE
    assert decided([0.0] * 4, margin=100.0, loss=0.0) is Call.INCONCLUSIVE


def test_bad_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="tolerates nothing"):
        trial([0.1], 0.0, LEVEL)
    with pytest.raises(ValueError, match="none to test by"):
        Level(alpha=0.7)
    with pytest.raises(ValueError, match="none to test by"):
        Level(hidden=0.0)
    assert trial([], 0.05, LEVEL) is None
