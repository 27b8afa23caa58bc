import math

import numpy as np
import pytest
from scipy import sparse

from service.stages.group.similarity import (
    FIELD_WEIGHTS,
    shared_score,
    text_score,
    text_scores_between,
    unit_rows,
    weight_of_names,
)
from service.stages.group.terms import Terms, terms_of, with_data
from service.text.wording import wording


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

    words, opening, names = (np.sqrt(np.clip((rows @ rows.T).toarray(), 0.0, 1.0)) for rows in fields)
    for root in (words, opening, names):
        np.fill_diagonal(root, 1.0)
    fewer = np.minimum.outer(*2 * [np.diff(fields[2].indptr)])
    weight = fewer / (fewer + 8)
    expected = 5.0 * words + 6.5 * opening + 5.0 * (weight * names + (1 - weight) * words)
    assert np.array_equal(scores, expected)
    assert np.array_equal(scores, scores.T)


def test_other_numbers_leave_a_matrix_as_it_is() -> None:
    rows = _rows(5, 60)
    before = rows.toarray()

    doubled = with_data(rows, rows.data * 2)

    assert np.array_equal(doubled.toarray(), 2 * before)
    assert np.array_equal(rows.toarray(), before)


def _terms(*texts: str) -> Terms:
    return terms_of((wording("", text, "en"), math.nan) for text in texts)


def _shared(terms: Terms, share: float = 1.0) -> float:
    return shared_score(terms, np.array([0]), np.array([1]), share)


def test_what_two_share_is_the_cosine_of_their_words_each_counted_once() -> None:
    terms = _terms("Kiln, kiln, kiln and glazier.", "Kiln, crucible, blowpipe, goblet.")

    assert _shared(terms) == pytest.approx(16.5 * (1 / (2 * 4) ** 0.5) ** 0.5)


def test_what_two_share_is_the_same_in_any_company() -> None:
    pair = ("The kiln and the glazier.", "A kiln, a crucible, a goblet.")

    assert _shared(_terms(*pair)) == pytest.approx(
        _shared(_terms(*pair, "Kiln and goblet.", "A trawler sank."))
    )


def test_common_words_that_two_share_count_by_their_share() -> None:
    terms = _terms("Government, kiln.", "Government, goblet.")

    assert _shared(terms, 0.05) < _shared(terms) / 3
    assert _shared(_terms("Government.", "")) == 0.0


def test_scores_between_are_those_among_all() -> None:
    fields = tuple(_rows(9, 80) for _ in FIELD_WEIGHTS)

    between = text_scores_between([rows[:4] for rows in fields], [rows[4:] for rows in fields])

    assert between == pytest.approx(text_score(fields)[:4, 4:])


def test_names_count_for_more_where_both_have_many() -> None:
    few, many = np.array([0, 2, 40]), np.array([40])

    assert weight_of_names(few, many).tolist() == pytest.approx([0.0, 0.2, 5 / 6])
    assert weight_of_names(many, few).tolist() == weight_of_names(few, many).tolist()
