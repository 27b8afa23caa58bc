"""How like two Articles are: text with weights of the collection at hand, less what the days between them cost.

Weights and thresholds are in units of the score; how they were chosen is told in ``docs/topics.md``.
"""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.stages.group.terms import Terms, places_of, with_data

Matrix = NDArray[np.float64]
Rows = NDArray[np.int64]
Counts = NDArray[np.integer]
Number = TypeVar("Number", np.float32, np.float64)

FIELD_WEIGHTS = (5.0, 6.5, 5.0)
TIME_WEIGHT = 4.5
_NAMES_TELL = 8  # names of the Article with fewer, with which they count for half of what they could
_NOTHING = 1e-9  # the length of a row of which nothing is left
_DAYS = 3.0  # reports of one happening lie within about as many days of one another
_FARTHEST = 90.0  # a quarter apart is as far as a year: long stories go on


def collection_weights(terms: Terms) -> tuple[Matrix, ...]:
    """Inverse document frequency ``ln(1 + n/df)`` for each column of each field: a word that all share still tells that they are alike."""
    return tuple(np.log1p(terms.collected / np.maximum(held(field), 1)) for field in terms.fields)


def held(field: sparse.csr_matrix) -> Matrix:
    """How many rows hold each column."""
    return np.bincount(field.indices, minlength=field.shape[1]).astype(np.float64)


def unit_rows(field: sparse.csr_matrix, weights: Matrix) -> sparse.csr_matrix:
    """Rows of ``field`` times ``weights``, each of length 1 (or 0 where nothing is left)."""
    weighted = field.data * weights[field.indices]
    sizes = np.diff(field.indptr)
    lengths = np.ones(len(sizes))
    filled = sizes > 0
    lengths[filled] = (
        np.sqrt(np.add.reduceat(weighted**2, field.indptr[:-1][filled])) if filled.any() else 1.0
    )
    factors = np.repeat(1 / np.where(lengths > _NOTHING, lengths, 1.0), sizes)
    return with_data(field, weighted * factors)


def units(terms: Terms, weights: Sequence[Matrix]) -> tuple[sparse.csr_matrix, ...]:
    """The unit rows of every field."""
    return tuple(unit_rows(field, weight) for field, weight in zip(terms.fields, weights, strict=True))


def text_score(fields: Sequence[sparse.csr_matrix]) -> Matrix:
    """``5·√cos(words) + 6.5·√cos(opening) + 5·(w·√cos(names) + (1 - w)·√cos(words))`` for each two Articles, shape ``(n, n)``.

    ``fields`` are unit rows, ``w`` is the ``weight_of_names`` of the two. In [0, 16.5]. The root keeps a few rare words in
    common from drowning among many others. TF-IDF as in Salton and Buckley, Term-weighting approaches in automatic text
    retrieval (1988).
    """
    named = np.diff(fields[2].indptr)
    roots = [np.sqrt(np.clip(_products(rows), 0.0, 1.0)) for rows in fields]
    return _together(roots, weight_of_names(named[:, None], named[None, :]))


def text_score_of(cosines: Sequence[float], named: Counts) -> float:
    """The ``text_score`` of two Articles by the cosines of their words, openings and names, of which they have so many each."""
    roots = [np.sqrt(np.clip(cosine, 0.0, 1.0)) for cosine in cosines]
    return float(_together(roots, weight_of_names(named[0], named[1])))


def weight_of_names(ones: Counts, others: Counts) -> Matrix:
    """``m / (m + 8)`` for Articles with so many names, where ``m`` is the smaller number.

    Few names happen to be the same or not: as far as they can't tell, words stand in for them.
    """
    fewer = np.minimum(ones, others)
    return np.asarray(fewer / (fewer + _NAMES_TELL), dtype=np.float64)


def _together(roots: Sequence[Matrix], weight: Matrix) -> Matrix:
    """The score of the ``roots`` of the cosines of words, openings and names, with names at a ``weight``."""
    words, opening, names = roots
    parts = (words, opening, weight * names + (1 - weight) * words)
    return np.asarray(sum(share * part for share, part in zip(FIELD_WEIGHTS, parts, strict=True)))


def own_text_score(terms: Terms, rows: Rows, share: float) -> Matrix:
    """Like ``text_score``, names at full weight, of some ``rows`` with weights of these alone, common words at a ``share`` of theirs.

    A word weighs ``ln((n + 1) / (df + 1/2))`` where at least two of the ``n`` share it, else 0: inside one Topic what all share
    says nothing any more, and what only one has can't join two. Many groups are few Articles, so that making sparse matrices of
    all their words would take longer than all that is reckoned with them.
    """
    size = len(rows)
    weights = np.log((size + 1) / (np.arange(size + 1) + 0.5))
    faded = np.where(terms.common, share, 1.0)
    score = np.zeros((size, size))
    for weight, field in zip(FIELD_WEIGHTS, terms.fields, strict=True):
        ends, places = places_of(field.indptr, rows)
        columns = field.indices[places]
        has = np.bincount(columns, minlength=field.shape[1])
        shared = has > 1
        kept = shared[columns]
        columns, owner = columns[kept], np.repeat(np.arange(size), np.diff(ends))[kept]
        numbers = field.data[places[kept]] * (weights[has] * faded)[columns]
        lengths = np.sqrt(np.bincount(owner, numbers**2, minlength=size))
        numbers /= np.where(lengths > _NOTHING, lengths, 1.0)[owner]
        spots = (np.cumsum(shared, dtype=np.int32) - 1)[columns]
        entries = Entries(numbers.astype(np.float32), spots, owner, size)  # seven digits, in half the time
        score += weight * np.sqrt(np.clip(_products_of(entries, entries), 0.0, 1.0))
    return score


class Entries(NamedTuple, Generic[Number]):
    """The ``numbers`` of so many rows (``size``), in which columns they stand, and whose they are (``owner``, ascending)."""

    numbers: NDArray[Number]
    columns: Counts
    owner: Counts
    size: int


def _products_of(ones: Entries[Number], others: Entries[Number]) -> NDArray[Number]:
    """The product of each row of ``ones`` with each of ``others``, which are written out in full: that is done sooner."""
    width = 1 + int(max(ones.columns.max(initial=0), others.columns.max(initial=0)))
    ends = np.concatenate([[0], np.cumsum(np.bincount(ones.owner, minlength=ones.size))])
    written_out = np.zeros((width, others.size), dtype=others.numbers.dtype)
    written_out[others.columns, others.owner] = others.numbers
    return np.asarray(sparse.csr_matrix((ones.numbers, ones.columns, ends), (ones.size, width)) @ written_out)


def shared_score(terms: Terms, ones: Rows, others: Rows, share: float) -> float:
    """The mean of ``16.5·√cos`` of the sets of words of each two Articles, one of ``ones`` and one of ``others``.

    All words weigh alike, common ones a ``share``, and how often an Article has one does not count: so the score depends on
    the two alone and tells likeness on the same scale in every company, as weights made of a group do not.
    """
    words, size = terms.fields[0], len(ones)
    ends, places = places_of(words.indptr, np.concatenate([ones, others]))
    columns, owner = words.indices[places], np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    numbers = np.where(terms.common, share, 1.0).astype(np.float32)[columns]
    lengths = np.sqrt(np.bincount(owner, numbers**2, minlength=len(ends) - 1)).astype(np.float32)
    on_both: NDArray[np.bool_] = np.ones(words.shape[1], dtype=np.bool_)
    for side in (columns[: ends[size]], columns[ends[size] :]):
        has = np.zeros(words.shape[1], dtype=np.bool_)
        has[side] = True
        on_both &= has
    kept = on_both[columns]
    spots = (np.cumsum(on_both, dtype=np.int32) - 1)[columns[kept]]
    owner, numbers = owner[kept], numbers[kept] / lengths[owner[kept]]
    left = owner < size
    cosines = _products_of(
        Entries(numbers[left], spots[left], owner[left], size),
        Entries(numbers[~left], spots[~left], owner[~left] - size, len(others)),
    )
    return float(sum(FIELD_WEIGHTS) * np.sqrt(np.clip(cosines, 0.0, 1.0)).mean(dtype=np.float64))


def text_scores_between(ones: Sequence[sparse.csr_matrix], others: Sequence[sparse.csr_matrix]) -> Matrix:
    """The ``text_score`` of each row of ``ones`` with each of ``others``."""
    roots = [
        np.sqrt(np.clip((rows @ columns.T).toarray(), 0.0, 1.0))
        for rows, columns in zip(ones, others, strict=True)
    ]
    named = np.diff(ones[2].indptr)[:, None], np.diff(others[2].indptr)[None, :]
    return _together(roots, weight_of_names(*named))


def _products(rows: sparse.csr_matrix) -> Matrix:
    """Of each two different rows, shape ``(n, n)``; 1 of each with itself.

    Columns that one row alone has add nothing and are left out, and what is left is written out in full, which gives the same
    sums sooner.
    """
    size = rows.shape[0]
    shared = np.bincount(rows.indices, minlength=rows.shape[1]) > 1
    kept = shared[rows.indices]
    owner = np.repeat(np.arange(size), np.diff(rows.indptr))[kept]
    columns = (np.cumsum(shared, dtype=np.int32) - 1)[rows.indices[kept]]
    entries = Entries(rows.data[kept], columns, owner, size)
    products = _products_of(entries, entries)
    np.fill_diagonal(products, 1.0)
    return products


def time_cost(terms: Terms) -> Matrix:
    """``4.5·ln(1 + d/3)`` for each two Articles ``d`` days apart, at most 90; 0 where a day is not known.

    Times the share of the collection that has a day: where few have, days were read off pages and are less to be relied on.
    """
    return cost_of_days(terms.days[:, None] - terms.days[None, :], terms.dated)


def cost_of_days(apart: Matrix, dated: float) -> Matrix:
    """The time cost of so many days apart, NaN where one is not known, in a collection of which a share is ``dated``."""
    days = np.nan_to_num(np.minimum(np.abs(apart), _FARTHEST), nan=0.0)
    return np.asarray(TIME_WEIGHT * dated * np.log1p(days / _DAYS), dtype=np.float64)
