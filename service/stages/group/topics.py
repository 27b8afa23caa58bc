"""Which happenings belong to one subject."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.stages.group.tree import Matrix, Rows, Tree, tree

SAME_SUBJECT = 4.0
_MEANING_WEIGHT, _MEANING_USUAL = 4.0, 0.35


def subjects(
    groups: Sequence[Rows], text: Matrix, vectors: NDArray[np.float32] | None = None
) -> list[list[int]]:
    """Places in ``groups`` (happenings, rows of ``text``), in lists of one subject each.

    Happenings are joined by average link while their Articles' mean text score is 4 or more. Time does not count: a
    subject lasts. With ``vectors`` (unit rows) the score gains ``4·(cos - 0.35)``.
    """
    joined = subject_tree(groups, text, vectors)
    found: list[list[int]] = []
    waiting = [joined.root]
    while waiting:
        group = waiting.pop()
        join = joined.join(group)
        if join is None or join.across >= SAME_SUBJECT:
            found.append(sorted(int(place) for place in joined.members(group)))
        else:
            waiting += [join.right, join.left]
    return found


def subject_tree(groups: Sequence[Rows], text: Matrix, vectors: NDArray[np.float32] | None = None) -> Tree:
    """The average-link tree of happenings by their Articles' mean score."""
    if len(groups) == 1:
        return tree(np.zeros((1, 1)))
    score = text
    if vectors is not None:
        score = text + _MEANING_WEIGHT * ((vectors @ vectors.T).astype(np.float64) - _MEANING_USUAL)
    return tree(_means(groups, _means(groups, score).T))


def _means(groups: Sequence[Rows], score: Matrix) -> Matrix:
    """The mean of the rows of ``score`` in each of ``groups``."""
    sizes = np.array([len(rows) for rows in groups])
    shares = np.repeat(1 / sizes, sizes)[:, None]
    return np.add.reduceat(score[np.concatenate(list(groups))] * shares, np.cumsum(sizes) - sizes, axis=0)
