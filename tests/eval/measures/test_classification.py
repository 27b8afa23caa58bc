import pytest

from eval.measures.classification import (
    auroc,
    balanced_accuracy,
    brier,
    calibration_error,
    kappa,
    recall_by_type,
    sensitivity,
    specificity,
)

LABELS = [True, True, True, True, False, False]
CALLED = [True, True, True, False, False, True]


def test_each_class_counts_alike() -> None:
    assert sensitivity(LABELS, CALLED) == pytest.approx(3 / 4)
    assert specificity(LABELS, CALLED) == pytest.approx(1 / 2)
    assert balanced_accuracy(LABELS, CALLED) == pytest.approx(5 / 8)


def test_what_is_undefined_is_none() -> None:
    assert balanced_accuracy([True, True], [True, False]) is None
    assert auroc([False, False], [0.1, 0.2]) is None
    assert kappa([], []) is None
    assert kappa([True, True], [True, True]) is None
    assert brier([], []) is None
    assert calibration_error([], []) is None


def test_auroc_is_the_chance_of_the_right_order_with_ties_half() -> None:
    assert auroc([True, False], [0.9, 0.1]) == 1.0
    assert auroc([True, False], [0.1, 0.9]) == 0.0
    assert auroc([True, True, False, False], [0.8, 0.4, 0.4, 0.1]) == pytest.approx(3.5 / 4)


def test_kappa_is_agreement_beyond_chance() -> None:
    # observed 0.7, chance 0.6 * 0.5 + 0.4 * 0.5 = 0.5
    labels = [1] * 5 + [0] * 5
    called = [1, 1, 1, 1, 0, 1, 1, 0, 0, 0]
    assert kappa(labels, called) == pytest.approx(0.4)
    assert kappa([1, 0], [0, 1]) == pytest.approx(-1.0)


def test_brier_is_the_mean_squared_error() -> None:
    assert brier([True, False], [0.8, 0.4]) == pytest.approx((0.04 + 0.16) / 2)


def test_calibration_error_weighs_the_gap_of_each_bin() -> None:
    # bin 0.9: three of four right, gap 0.15; bin 0.1: none right, gap 0.1
    labels, given = [True, True, True, False, False], [0.9, 0.9, 0.9, 0.9, 0.1]
    assert calibration_error(labels, given) == pytest.approx((4 * 0.15 + 0.1) / 5)
    assert calibration_error([True, False], [1.0, 0.0]) == 0.0


def test_calibration_error_can_count_cases_unequally() -> None:
    assert calibration_error([True, False], [0.9, 0.9], weights=[9, 1]) == pytest.approx(0.0)


def test_recall_is_of_the_wrong_ones_alone() -> None:
    types = ["", "", "", "", "number", "name"]
    assert recall_by_type(LABELS, CALLED, types) == {"name": (0, 1), "number": (1, 1)}


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="2 labels, 1 answers"):
        balanced_accuracy([True, False], [True])
    with pytest.raises(ValueError, match="1 labels, 2 answers"):
        kappa([1], [1, 0])
