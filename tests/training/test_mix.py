import pytest

from training.mix import balanced, is_chosen


def _row(name: str, label: int) -> dict[str, object]:
    return {"set": name, "p": "a pier", "c": "a pier", "y": label}


def _weights(rows: list[dict[str, object]], level: float) -> dict[tuple[str, int], float]:
    return {(row["set"], row["y"]): row["w"] for row in balanced(rows, level)}


def test_the_labels_of_a_lopsided_set_count_alike_as_far_as_the_level() -> None:
    rows = [_row("letters", 1)] + [_row("letters", 0)] * 7
    assert _weights(rows, 4) == {("letters", 1): 4, ("letters", 0): pytest.approx(0.571)}
    assert _weights(rows, 2)["letters", 1] == 2
    assert _weights([_row("letters", 1), _row("letters", 0)], 4) == {
        ("letters", 1): 1,
        ("letters", 0): 1,
    }


def test_a_set_that_has_wrong_sentences_only_counts_with_the_one_it_is_made_of() -> None:
    rows = [_row("wice_claim", 1)] * 3 + [_row("wice_partial_subclaims", 0)]
    assert _weights(rows, 4) == {("wice_claim", 1): pytest.approx(0.667), ("wice_partial_subclaims", 0): 2}


def test_contrasts_are_chosen_by_truth_or_by_family() -> None:
    kinds = ("contrast harmless.cut", "contrast copy", "contrast role.names", "contrast removed")
    rows = [_row(kind, 1) for kind in kinds]
    assert [is_chosen(row, "true") for row in rows] == [True, True, False, False]
    assert [is_chosen(row, "edited") for row in rows] == [False, False, True, True]
    assert [is_chosen(row, "role") for row in rows] == [False, False, True, False]
