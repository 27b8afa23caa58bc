import numpy as np
import pytest
from scipy import sparse

from service.stages.group.similarity import FIELD_WEIGHTS, text_score, unit_rows
from service.stages.group.terms import with_data


def _rows(size: int, width: int) -> sparse.csr_matrix:
    chance = np.random.default_rng(size)
    held = np.where(chance.random((size, width)) < 0.05, chance.random((size, width)), 0.0)
    return unit_rows(sparse.csr_matrix(held), chance.random(width) + 0.1)


@pytest.mark.parametrize(("size", "width"), [(1, 1), (3, 40), (20, 700), (300, 1500)])
def test_scores_of_few_articles_are_to_the_last_bit_those_that_sparse_products_give(
    size: int, width: int
) -> None:
    fields = tuple(_rows(size, width) for _ in FIELD_WEIGHTS)

    scores = text_score(fields)

    expected = np.zeros((size, size))
    for weight, rows in zip(FIELD_WEIGHTS, fields, strict=True):
        expected += weight * np.sqrt(np.clip((rows @ rows.T).toarray(), 0.0, 1.0))
    assert np.array_equal(scores, expected)
    assert np.array_equal(scores, scores.T)


def test_other_numbers_leave_a_matrix_as_it_is() -> None:
    rows = _rows(5, 60)
    before = rows.toarray()

    doubled = with_data(rows, rows.data * 2)

    assert np.array_equal(doubled.toarray(), 2 * before)
    assert np.array_equal(rows.toarray(), before)
