import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures.clustering import adjusted_rand, bcubed, v_measure

LABELS = st.lists(st.integers(0, 4), min_size=2, max_size=25)


def test_bcubed_of_a_worked_case() -> None:
    # found {a b c} {d e}; gold {a b} {c d e}
    found, gold = [0, 0, 0, 1, 1], ["x", "x", "y", "y", "y"]

    measured = bcubed(found, gold)

    assert measured is not None
    assert measured.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert measured.recall == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert measured.f1 == pytest.approx(11 / 15)


def test_bcubed_over_drawn_cases_keeps_the_groups_of_all() -> None:
    found, gold = [0, 0, 0, 1, 1], ["x", "x", "y", "y", "y"]

    measured = bcubed(found, gold, np.array([2, 2, 3]))

    assert measured is not None
    assert measured.precision == pytest.approx((1 / 3 + 1 / 3 + 1) / 3)
    assert measured.recall == pytest.approx((1 / 3 + 1 / 3 + 2 / 3) / 3)


def test_adjusted_rand_of_a_worked_case() -> None:
    # 10 pairs; together in found 4, in gold 4, in both 2; expected 1.6
    assert adjusted_rand([0, 0, 0, 1, 1], "xxyyy") == pytest.approx((2 - 1.6) / (4 - 1.6))


def test_v_measure_of_groups_that_tell_nothing_is_zero() -> None:
    assert v_measure([0, 1, 0, 1], "xxyy") == pytest.approx(0.0, abs=1e-12)


def test_v_measure_of_one_group_for_all_is_zero() -> None:
    assert v_measure([0, 0, 0, 0], "xxyy") == pytest.approx(0.0, abs=1e-12)


def test_v_measure_of_singletons_is_whole_homogeneity_and_half_completeness() -> None:
    assert v_measure([0, 1, 2, 3], "xxyy") == pytest.approx(2 / 3)


@given(LABELS)
def test_equal_groupings_score_one_whatever_their_labels(labels: list[int]) -> None:
    renamed = [f"group {label}" for label in labels]

    measured = bcubed(labels, renamed)

    assert measured is not None
    assert measured.f1 == pytest.approx(1.0)
    assert adjusted_rand(labels, renamed) == pytest.approx(1.0)
    assert v_measure(labels, renamed) == pytest.approx(1.0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=25))
def test_exchanging_found_and_gold_exchanges_precision_and_recall(cases: list[tuple[int, int]]) -> None:
    found, gold = [case[0] for case in cases], [case[1] for case in cases]

    one, other = bcubed(found, gold), bcubed(gold, found)

    assert one is not None
    assert other is not None
    assert one.precision == pytest.approx(other.recall)
    assert adjusted_rand(found, gold) == pytest.approx(adjusted_rand(gold, found))
    assert v_measure(found, gold) == pytest.approx(v_measure(gold, found))


def test_without_cases_nothing_is_defined() -> None:
    assert bcubed([], []) is None
    assert adjusted_rand([1], [1]) is None
    assert v_measure([], []) is None


def test_labels_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 found labels for 1"):
        bcubed([1, 2], [1])
