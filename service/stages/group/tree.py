"""Average-link trees over scores, and what a join in one looks like."""

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
    """Joins of ``size`` rows, in the order made; group ``i < size`` is a row, ``size + j`` what ``joins[j]`` makes."""

    size: int
    joins: tuple[Join, ...]
    members: tuple[Rows, ...]

    @property
    def root(self) -> int:
        """The group that holds every row."""
        return self.size + len(self.joins) - 1

    def join(self, group: int) -> Join | None:
        """What made ``group``; None for a single row."""
        return self.joins[group - self.size] if group >= self.size else None

    def meeting(self, left: int, right: int) -> Join:
        """The join that brings two different rows together."""
        for made, rows in zip(self.joins, self.members[self.size :], strict=True):
            if left in rows and right in rows:
                return made
        raise ValueError("one row meets no other")


def tree(scores: Matrix) -> Tree:
    """The average-link tree of ``scores`` (symmetric, higher is liker, shape ``(n, n)``, ``n >= 1``).

    Sokal and Michener (1958): the two groups with the highest mean score over their pairs are joined next.
    """
    size = len(scores)
    members: list[Rows] = [*np.arange(size)[:, None]]
    inside = [0.0] * size
    joins: list[Join] = []
    if size > 1:
        top, linked = _linked(scores)
        for left, right, height in linked:
            across = top - height
            one, other = len(members[left]), len(members[right])
            pairs = one * (one - 1) / 2 + other * (other - 1) / 2
            within = (inside[left] + inside[right]) / pairs if pairs else None
            joins.append(Join(left, right, one, other, across, within))
            members.append(np.concatenate([members[left], members[right]]))
            inside.append(inside[left] + inside[right] + across * one * other)
    return Tree(size, tuple(joins), tuple(members))


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
