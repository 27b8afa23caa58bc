"""Which Articles share enough wording to be worth comparing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.stages.origins.imprints import Imprint
from service.text.wordings import Hashes

SAMPLED_BEYOND = 2000
"""Articles; beyond, one hash in eight is looked up."""

_ONE_IN = np.uint32(8)
_SHORT = 20
_FEWEST_HOLDERS, _HOLDERS, _MOST_HOLDERS = 100, 0.01, 500
_WORTH_A_LOOK = 0.15
_STRIP = 4000
_CLASSES = 4

Pair = tuple[int, int]
Rows = NDArray[np.int64]


def candidates(made: Sequence[Imprint]) -> list[Pair]:
    """Pairs of rows that share enough to be worth comparing, in order.

    What more than a hundred Articles, or one in a hundred, or 500 hold is not looked up; texts that are as common as that
    are found through the smallest of their hashes (Broder, 1997).
    """
    sampled = len(made) > SAMPLED_BEYOND
    phrases = looked_up([one.phrases for one in made], sampled=sampled)
    frames = looked_up([one.frames for one in made], sampled=sampled)
    return sorted(_sharing(*phrases) | _sharing(*frames) | _common([one.phrases for one in made]))


def looked_up(hashes: Sequence[Hashes], *, sampled: bool) -> tuple[Hashes, Rows]:
    """All hashes of each text, in a row, and how many each has.

    ``sampled``, one in eight, the same ones in every text, and all of a short text's.
    """
    sizes = np.array([len(one) for one in hashes], dtype=np.int64)
    whole = np.concatenate(hashes) if hashes else np.zeros(0, dtype=np.uint32)
    if not sampled:
        return whole, sizes
    keep = (whole % _ONE_IN == 0) | np.repeat(sizes < _SHORT, sizes)
    ends = np.concatenate([[0], np.cumsum(keep)])[np.concatenate([[0], np.cumsum(sizes)])]
    return whole[keep], np.diff(ends)


def most_holders(count: int) -> int:
    """How many of ``count`` Articles may hold a hash that is looked up."""
    return min(_MOST_HOLDERS, max(_FEWEST_HOLDERS, int(count * _HOLDERS)))


def _sharing(whole: Hashes, sizes: Rows) -> set[Pair]:
    count = len(sizes)
    if not len(whole):
        return set()
    _, columns, held = np.unique(whole, return_inverse=True, return_counts=True)
    rows = np.repeat(np.arange(count), sizes)
    telling = (held[columns] > 1) & (held[columns] <= most_holders(count))
    holds = sparse.csr_matrix(
        (np.ones(int(telling.sum()), dtype=np.int64), (rows[telling], columns[telling])),
        shape=(count, len(held)),
    )
    turned = sparse.csr_matrix(holds.T)
    found: set[Pair] = set()
    for start in range(0, count, _STRIP):
        shared = sparse.coo_matrix(holds[start : start + _STRIP] @ turned)
        left: Rows = shared.row.astype(np.int64) + start
        right: Rows = shared.col.astype(np.int64)
        near = (left < right) & worth_a_look(shared.data, sizes[left], sizes[right])
        found.update(zip(left[near].tolist(), right[near].tolist(), strict=True))
    return found


def worth_a_look(shared: Rows, left: Rows, right: Rows) -> NDArray[np.bool_]:
    """Whether texts of so many hashes that share so many of them are worth comparing."""
    return np.asarray(shared >= _WORTH_A_LOOK * np.minimum(left, right))


def _common(hashes: Sequence[Hashes]) -> set[Pair]:
    """Pairs of each text with the first of those that share its smallest hash, where too many share it to be looked up."""
    found: set[Pair] = set()
    whole = np.concatenate(hashes) if hashes else np.zeros(0, dtype=np.uint32)
    rows = np.repeat(np.arange(len(hashes), dtype=np.int32), [len(one) for one in hashes])
    classes = (whole % np.uint32(_CLASSES)).astype(np.uint8)
    for kind in range(_CLASSES):
        own = np.flatnonzero(classes == kind)
        holders, first = np.unique(rows[own], return_index=True)  # hashes ascend
        _, places, sizes = np.unique(whole[own[first]], return_inverse=True, return_counts=True)
        for place in np.flatnonzero(sizes > most_holders(len(hashes))).tolist():
            leader, *others = holders[places == place].tolist()
            found.update((leader, row) for row in others)
    return found


class Postings:
    """Which rows hold which hashes, for looking up what comes later."""

    def __init__(self) -> None:
        self._hashes: Hashes = np.zeros(0, dtype=np.uint32)
        self._rows: NDArray[np.int32] = np.zeros(0, dtype=np.int32)
        self._sizes: NDArray[np.int32] = np.zeros(0, dtype=np.int32)

    def add(self, hashes: Hashes, sizes: Rows) -> None:
        """The next rows with what of each is ``looked_up``."""
        first = len(self._sizes)
        rows = np.repeat(np.arange(first, first + len(sizes), dtype=np.int32), sizes)
        whole = np.concatenate([self._hashes, hashes])
        order = np.argsort(whole, kind="stable")
        self._hashes, self._rows = whole[order], np.concatenate([self._rows, rows])[order]
        self._sizes = np.concatenate([self._sizes, sizes.astype(np.int32)])

    def pairs(self, first: int) -> set[Pair]:
        """Pairs of the rows from ``first`` on with any row before them, as ``candidates`` would find them."""
        count = len(self._sizes)
        late = np.flatnonzero(self._rows >= first)
        begin = np.searchsorted(self._hashes, self._hashes[late], side="left")
        end = np.searchsorted(self._hashes, self._hashes[late], side="right")
        held = end - begin
        telling = (held > 1) & (held <= most_holders(count))
        late, begin, held = late[telling], begin[telling], held[telling]
        if not len(late):
            return set()
        places = np.repeat(begin - np.concatenate([[0], np.cumsum(held)[:-1]]), held) + np.arange(
            int(held.sum())
        )
        right, left = np.repeat(self._rows[late], held).astype(np.int64), self._rows[places].astype(np.int64)
        keys, shared = np.unique(left[left < right] * count + right[left < right], return_counts=True)
        left, right = keys // count, keys % count
        near = worth_a_look(shared, self._sizes[left].astype(np.int64), self._sizes[right].astype(np.int64))
        return set(zip(left[near].tolist(), right[near].tolist(), strict=True))
