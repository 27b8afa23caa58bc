"""How like two Articles are: text with weights of the collection at hand, less what the days between them cost.

Weights and thresholds are in units of the score; how they were chosen is told in ``docs/topics.md``.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.stages.group.terms import Terms

Matrix = NDArray[np.float64]

FIELD_WEIGHTS = (5.0, 6.5, 5.0)
TIME_WEIGHT = 3.75
_DAYS = 3.0  # reports of one happening lie within about as many days of one another
_FARTHEST = 90.0  # a quarter apart is as far as a year: long stories go on


def collection_weights(held: Matrix, size: int) -> Matrix:
    """Inverse document frequency ``ln(1 + n/df)``: a word that all share still tells that they are alike."""
    return np.asarray(np.log1p(size / np.maximum(held, 1)), dtype=np.float64)


def local_weights(held: Matrix, size: int) -> Matrix:
    """``ln((n + 1) / (df + 1/2))`` for words that at least two share, else 0.

    Inside one Topic what all share says nothing any more, and what only one has can't join two.
    """
    return np.where(held > 1, np.log((size + 1) / (held + 0.5)), 0.0)


def unit_rows(field: sparse.csr_matrix, *, local: bool = False) -> sparse.csr_matrix:
    """Rows of ``field`` with inverse document frequencies applied, each of length 1 (or 0 where nothing is left)."""
    size = field.shape[0]
    held = np.bincount(field.indices, minlength=field.shape[1]).astype(np.float64)
    weights = local_weights(held, size) if local else collection_weights(held, size)
    weighted = field.data * weights[field.indices]
    squares = np.concatenate([[0.0], np.cumsum(weighted**2)])[field.indptr]
    lengths = np.sqrt(np.maximum(np.diff(squares), 0.0))
    factors = np.repeat(1 / np.where(lengths > 1e-9, lengths, 1.0), np.diff(field.indptr))
    return sparse.csr_matrix((weighted * factors, field.indices, field.indptr), field.shape)


def units(terms: Terms, *, local: bool = False) -> tuple[sparse.csr_matrix, ...]:
    """The unit rows of every field."""
    return tuple(unit_rows(field, local=local) for field in terms.fields)


def text_score(fields: Sequence[sparse.csr_matrix]) -> Matrix:
    """``5·√cos(words) + 6.5·√cos(opening) + 5·√cos(names)`` for each two Articles, shape ``(n, n)``, in [0, 16.5].

    ``fields`` are unit rows. The root keeps a few rare words in common from drowning among many others. TF-IDF as in
    Salton and Buckley, Term-weighting approaches in automatic text retrieval (1988).
    """
    size = fields[0].shape[0]
    score = np.zeros((size, size))
    for weight, rows in zip(FIELD_WEIGHTS, fields, strict=True):
        cosines = np.asarray((rows @ rows.T).toarray(), dtype=np.float64)
        score += weight * np.sqrt(np.clip(cosines, 0.0, 1.0))
    return score


def time_cost(terms: Terms) -> Matrix:
    """``3.75·ln(1 + d/3)`` for each two Articles ``d`` days apart, at most 90; 0 where a day is not known.

    Times the share of the collection that has a day: where few have, days were read off pages and are less to be relied on.
    """
    apart = np.minimum(np.abs(terms.days[:, None] - terms.days[None, :]), _FARTHEST)
    return TIME_WEIGHT * terms.dated * np.log1p(np.nan_to_num(apart, nan=0.0) / _DAYS)
