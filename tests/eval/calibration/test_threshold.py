import numpy as np
import pytest

from eval.calibration.threshold import NEVER, choose, line_for


def test_the_line_lets_pass_no_more_of_the_wrong_than_was_asked() -> None:
    labels = np.array([True] * 4 + [False] * 4)
    given = np.array([0.9, 0.7, 0.5, 0.3, 0.8, 0.6, 0.4, 0.2])
    for share, passing in ((0.0, 0), (0.25, 1), (0.49, 1), (0.5, 2), (1.0, 4)):
        line = line_for(labels, given, share)
        assert int((given[~labels] >= line).sum()) == passing
    assert line_for(labels, given, 0.25) == pytest.approx(0.65)


def test_wrong_cases_of_one_probability_pass_together_or_not_at_all() -> None:
    labels = np.array([True, True, False, False])
    given = np.array([0.9, 0.5, 0.5, 0.5])
    line = line_for(labels, given, 0.5)
    assert (given[~labels] < line).all()
    assert given[0] >= line


def test_no_line_where_the_wrong_are_surest_and_any_where_there_are_none() -> None:
    assert line_for(np.array([True, False]), np.array([0.2, 0.9]), 0.0) == NEVER
    assert line_for(np.array([True, True]), np.array([0.2, 0.9]), 0.0) == 0.0
    with pytest.raises(ValueError, match="no share"):
        line_for(np.array([True]), np.array([0.5]), 1.5)


def test_the_check_is_on_documents_that_had_no_part_in_the_line() -> None:
    random = np.random.default_rng(3)
    labels = random.random(2000) < 0.5
    given = np.clip(np.where(labels, 0.65, 0.35) + random.normal(0, 0.15, 2000), 0, 1)
    found = choose(labels, given, [str(n) for n in range(2000)], 0.05)
    assert found.false_pass == pytest.approx(0.05, abs=0.02)
    assert found.false_pass_interval is not None
    assert found.false_pass_interval[0] < 0.05 < found.false_pass_interval[1]
    assert found.documents == 2000


def test_documents_unlike_each_other_are_found_out_by_the_check() -> None:
    """Each document has its own level: a line drawn on the others lets too many of some pass."""
    labels = np.tile([True, False], 500)
    documents = [str(n // 100) for n in range(1000)]
    level = np.array([int(each) / 20 for each in documents])
    given = level + np.where(labels, 0.06, 0.0)
    found = choose(labels, given, documents, 0.05)
    assert not found.met
