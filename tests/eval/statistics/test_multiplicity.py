import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from eval.statistics.multiplicity import benjamini_hochberg, holm

P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_holm_on_a_worked_example() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_benjamini_hochberg_on_their_own_example() -> None:
    # Benjamini and Hochberg (1995), section 3.3: four of fifteen hypotheses are rejected at 0.05, three by Holm.
    given = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert sum(p <= 0.05 for p in benjamini_hochberg(given)) == 4
    assert sum(p <= 0.05 for p in holm(given)) == 3


@given(P_VALUES)
def test_benjamini_hochberg_is_that_of_scipy(values: list[float]) -> None:
    assert benjamini_hochberg(values) == pytest.approx(false_discovery_control(values).tolist())


@given(P_VALUES)
def test_adjusting_never_lowers_a_p_and_keeps_the_order(values: list[float]) -> None:
    for adjusted in (holm(values), benjamini_hochberg(values)):
        assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(values, adjusted, strict=True))
        ranked = [q for _, q in sorted(zip(values, adjusted, strict=True))]
        assert ranked == sorted(ranked)
    # Holm rejects at least what Bonferroni does, and Benjamini and Hochberg at least what Holm does.
    for p, by_holm, by_rate in zip(values, holm(values), benjamini_hochberg(values), strict=True):
        assert by_rate <= by_holm + 1e-12 <= min(1.0, p * len(values)) + 2e-12


def test_no_p_values_and_impossible_ones() -> None:
    assert holm([]) == []
    assert benjamini_hochberg([]) == []
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([1.5])
