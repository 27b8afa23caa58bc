"""Which Articles need comparing at all: nearest neighbours by rare words, in blocks small enough for trees.

Cost grows with the number of Articles: each has at most a dozen neighbours, found among those that share one of its most
telling words, and words that many Articles hold are not looked up. What is added later gets neighbours of its own; what was
linked stays linked, so that nothing else is looked up again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import minimum_spanning_tree

from service.stages.group.similarity import Matrix, cost_of_days
from service.stages.group.tree import Rows

MOST_AT_ONCE = 2000
"""Articles of a collection that is one block."""
MOST_IN_BLOCK = 300

_TELLING = 32  # words of an Article that neighbours are sought by
_HELD_BY, _FEWEST, _MOST = 0.01, 100, 300  # Articles that hold a word, beyond which it tells no neighbours
_LEAST_COSINE = 0.07
_NEIGHBOURS = 12
_COPIES = 12
_LIKENESS, _TIME_SHARE = 12.0, 0.5
_STRIP = 1000


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of rows, ``left < right``, and how near they are."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    nearness: Matrix

    @classmethod
    def none(cls) -> Self:
        """No links."""
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))

    def joined(self, other: "Links") -> "Links":
        """These and the ``other`` links."""
        return Links(
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.nearness, other.nearness]),
        )

    def led(self, leader: Rows) -> "Links":
        """The same between the rows that lead those of each pair; ``leader`` is the one of each row."""
        one, other = leader[self.left], leader[self.right]
        apart = one != other
        return Links(np.minimum(one, other)[apart], np.maximum(one, other)[apart], self.nearness[apart])


def telling(rows: sparse.csr_matrix, held: Matrix, size: int) -> sparse.csr_matrix:
    """Unit ``rows`` cut down to their 32 heaviest words that not too many of ``size`` Articles hold, of unit length again.

    ``held`` is the number of Articles that hold each column. A word that one alone holds links nothing; 0 is that of a
    word first seen since words were counted.
    """
    usable = (held != 1) & (held <= min(_MOST, max(_FEWEST, int(size * _HELD_BY))))
    strips = [
        _heaviest(sparse.csr_matrix(rows[start : start + _STRIP]), usable)
        for start in range(0, rows.shape[0], _STRIP)
    ]
    return sparse.csr_matrix(sparse.vstack(strips, format="csr")) if strips else rows.astype(np.float32)


def _heaviest(rows: sparse.csr_matrix, usable: NDArray[np.bool_]) -> sparse.csr_matrix:
    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    keep = usable[rows.indices]
    owner, columns, values = owner[keep], rows.indices[keep], rows.data[keep]
    order = np.lexsort((columns, -values, owner))
    owner, columns, values = owner[order], columns[order], values[order]
    heavy = _rank(owner, rows.shape[0]) < _TELLING
    owner, columns, values = owner[heavy], columns[heavy], values[heavy]
    lengths = np.sqrt(np.bincount(owner, values**2, minlength=rows.shape[0]))
    unit = (values / np.where(lengths > 0, lengths, 1.0)[owner]).astype(np.float32)
    return sparse.csr_matrix((unit, (owner, columns)), shape=rows.shape)


def _rank(owner: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The place of each element among those of its ``owner``; owners ascend."""
    return np.arange(len(owner)) - np.searchsorted(owner, np.arange(count))[owner]


def neighbours(own: sparse.csr_matrix, every: sparse.csr_matrix, days: Matrix, dated: float) -> Links:
    """Links of each row in ``own``, the last ones of ``every``, to its nearest in ``every``, at most twelve.

    Both are ``telling``. Nearness is ``12·√cos`` less half of what the days between cost.
    """
    first = every.shape[0] - own.shape[0]
    turned = sparse.csr_matrix(every.T)
    found = [Links.none()]
    for start in range(0, own.shape[0], _STRIP):
        near = sparse.coo_matrix(own[start : start + _STRIP] @ turned)
        row, other = near.row.astype(np.int64) + first + start, near.col.astype(np.int64)
        like = (near.data >= _LEAST_COSINE) & (row != other)
        row, other, cosine = row[like], other[like], near.data[like].astype(np.float64)
        order = np.lexsort((other, -cosine, row))
        row, other, cosine = row[order], other[order], cosine[order]
        nearest = _rank(row - first - start, _STRIP) < _NEIGHBOURS
        row, other, cosine = row[nearest], other[nearest], cosine[nearest]
        cost = cost_of_days(days[row] - days[other], dated)
        nearness = _LIKENESS * np.sqrt(cosine) - _TIME_SHARE * cost
        found.append(Links(np.minimum(row, other), np.maximum(row, other), nearness))
    return forest(every.shape[0], _all(found))


def _all(found: Sequence[Links]) -> Links:
    return Links(
        np.concatenate([links.left for links in found]),
        np.concatenate([links.right for links in found]),
        np.concatenate([links.nearness for links in found]),
    )


def forest(size: int, links: Links) -> Links:
    """The links that hold ``size`` rows together most closely: a maximum spanning forest, nearest first.

    What single linkage joins at any level is decided by these alone (Gower and Ross, 1969); those of ``forest(a)``
    joined with ``b`` are those of ``a`` joined with ``b``, so links given up never need to be looked up again.
    """
    order = np.lexsort((-links.nearness, links.right, links.left))
    left, right, nearness = links.left[order], links.right[order], links.nearness[order]
    once = np.ones(len(left), dtype=np.bool_)
    once[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    left, right, nearness = left[once], right[once], nearness[once]
    far = float(nearness.max()) + 1.0 if len(nearness) else 1.0
    graph = sparse.csr_matrix((far - nearness, (left, right)), shape=(size, size))
    kept = sparse.coo_matrix(minimum_spanning_tree(graph))
    nearest = far - kept.data
    order = np.lexsort((kept.col, kept.row, -np.round(nearest, 9)))
    return Links(kept.row[order].astype(np.int64), kept.col[order].astype(np.int64), nearest[order])


def compared(leader: Rows) -> NDArray[np.bool_]:
    """Which rows stand in trees: of each Origin its leading row and up to a dozen others; what is reprinted is no rare thing.

    ``leader`` is for each row the one that leads its Origin.
    """
    rows = np.arange(len(leader))
    order = np.lexsort((rows, leader != rows, leader))
    chosen = np.zeros(len(leader), dtype=np.bool_)
    first = np.searchsorted(leader[order], np.arange(len(leader)))
    chosen[order] = np.arange(len(leader)) - first[leader[order]] <= _COPIES
    return chosen


def blocks(spanning: Links, leader: Rows) -> list[Rows]:
    """All ``compared`` rows in blocks of at most 300 such that near Origins share one, as far as that goes.

    ``spanning`` is the ``forest`` of the leading rows; a block is a largest group of single linkage that is no larger than a
    block may be, with the copies of its members.
    """
    size = len(leader)
    chosen = np.flatnonzero(compared(leader))
    weight: list[int] = np.bincount(leader[chosen], minlength=size).tolist()
    parent = list(range(size))
    full = [False] * size
    for left, right in zip(spanning.left.tolist(), spanning.right.tolist(), strict=True):
        one, other = left, right
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        while parent[other] != other:
            parent[other] = other = parent[parent[other]]
        if full[one] or full[other] or weight[one] + weight[other] > MOST_IN_BLOCK:
            full[one] = full[other] = True
            continue
        parent[other] = one
        weight[one] += weight[other]
    owner = np.array(parent, dtype=np.int64)
    while not np.array_equal(above := owner[owner], owner):
        owner = above
    owner = owner[leader[chosen]]
    order = np.argsort(owner, kind="stable")
    rows, edges = chosen[order], np.flatnonzero(np.diff(owner[order])) + 1
    ends = [0, *edges.tolist(), len(rows)]
    found = [rows[start:end] for start, end in pairwise(ends)] if size else []
    return sorted(found, key=lambda block: int(block[0]))
