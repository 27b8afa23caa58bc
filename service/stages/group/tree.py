"""Average-link trees over scores, and what a join in one looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

Matrix = NDArray[np.float64]
Rows = NDArray[np.int64]

_PAIRS = ((0, 1), (0, 2), (1, 2))


class Join(NamedTuple):
    """Two groups that a tree joins.

    ``across`` is the mean score between ``left`` and ``right``; ``within`` the mean over the pairs inside either,
    None where both are single.
    """

    left: int
    right: int
    left_size: int
    right_size: int
    across: float
    within: float | None

    @property
    def size(self) -> int:
        """How many are joined."""
        return self.left_size + self.right_size

    @property
    def smaller(self) -> int:
        """The size of the smaller group."""
        return min(self.left_size, self.right_size)

    @property
    def gap(self) -> float:
        """How much liker the groups are within than across; 0 where both are single."""
        return 0.0 if self.within is None else self.within - self.across


@dataclass(frozen=True, slots=True)
class Tree:
    """Joins of ``size`` rows, in the order made; group ``i < size`` is a row, ``size + j`` what join ``j`` makes.

    ``linked`` are the two groups of each join and how far below ``top`` their mean score is. For each group, ``counts`` are its
    rows, which stand in ``order`` from its place in ``starts`` on, and ``inside`` is the sum of the scores of its pairs.
    """

    size: int
    top: float
    linked: Sequence[tuple[int, int, float]]
    counts: Sequence[int]
    inside: Sequence[float]
    starts: Sequence[int]
    order: Rows

    @property
    def root(self) -> int:
        """The group that holds every row."""
        return self.size + len(self.linked) - 1

    @property
    def joins(self) -> tuple[Join, ...]:
        """All joins."""
        return tuple(self._made(place) for place in range(len(self.linked)))

    @property
    def last(self) -> Join:
        """The join that made the root, where there are two rows or more."""
        return self._made(len(self.linked) - 1)

    def members(self, group: int) -> Rows:
        """The rows of a group."""
        return self.order[self.starts[group] : self.starts[group] + self.counts[group]]

    def join(self, group: int) -> Join | None:
        """What made ``group``; None for a single row."""
        return self._made(group - self.size) if group >= self.size else None

    def meeting(self, left: int, right: int) -> Join:
        """The join that brings two different rows together."""
        for place in range(len(self.linked)):
            rows = self.members(self.size + place)
            if left in rows and right in rows:
                return self._made(place)
        raise ValueError("one row meets no other")

    def _made(self, place: int) -> Join:
        left, right, height = self.linked[place]
        one, other = self.counts[left], self.counts[right]
        pairs = one * (one - 1) / 2 + other * (other - 1) / 2
        within = (self.inside[left] + self.inside[right]) / pairs if pairs else None
        return Join(left, right, one, other, self.top - height, within)


def tree(scores: Matrix) -> Tree:
    """The average-link tree of ``scores`` (symmetric, higher is liker, shape ``(n, n)``, ``n >= 1``).

    Sokal and Michener (1958): the two groups with the highest mean score over their pairs are joined next.
    """
    size = len(scores)
    top, linked = _linked(scores) if size > 1 else (0.0, [])
    counts, inside = [1] * size, [0.0] * size
    for left, right, height in linked:
        one, other = counts[left], counts[right]
        counts.append(one + other)
        inside.append(inside[left] + inside[right] + (top - height) * one * other)
    starts = [0] * len(counts)
    for group in range(len(counts) - 1, size - 1, -1):
        left, right, _ = linked[group - size]
        starts[left] = starts[group]
        starts[right] = starts[group] + counts[left]
    order = np.empty(size, dtype=np.int64)
    order[starts[:size]] = np.arange(size)
    return Tree(size, top, linked, counts, inside, starts, order)


def _linked(scores: Matrix) -> tuple[float, list[tuple[int, int, float]]]:
    """A score beyond all others, and what average linkage joins, with how far below that its mean score is.

    Two and three rows, the commonest, without going through NumPy and SciPy.
    """
    if len(scores) <= 3:
        rows: list[list[float]] = scores.tolist()
        top = max(map(max, rows)) + 1.0
        near = [top - (rows[a][b] + rows[b][a]) / 2 for a, b in _PAIRS[: 3 if len(scores) == 3 else 1]]
        nearest = near.index(min(near))
        first = (*_PAIRS[nearest], near.pop(nearest))
        return top, [first, (2 - nearest, 3, (near[0] + near[1]) / 2)] if near else [first]
    top = float(scores.max()) + 1.0
    apart = top - (scores + scores.T) / 2
    np.fill_diagonal(apart, 0.0)
    found = linkage(squareform(apart, checks=False), "average").tolist()
    return top, [(int(one), int(other), height) for one, other, height, _ in found]
