"""What brought a merge or a split about: the new Article that links the two sides most closely."""

from collections.abc import Sequence
from itertools import islice

import numpy as np

from service.collections.carrying import Shift
from service.collections.index import Index
from service.domain.groups import Cause, CauseKind, Change, Level, Likeness
from service.stages.group.explanation import likeness
from service.stages.group.similarity import time_cost
from service.stages.group.tree import Rows
from service.stages.origins.find import shared

_MOST_ROWS, _MOST_NEW = 40, 100  # of each side, and of new Articles, that are held against one another


class Causes:
    """Finds the causes of the changes that the rows from ``first`` on have brought to ``index``; of at most so many."""

    def __init__(self, index: Index, first: int, *, renewed: bool, most: int) -> None:
        self._index, self._first, self._most = index, first, most
        self._renewed = renewed and index.counted.size > 0 and first > 0

    def of(self, level: Level, shifts: Sequence[Shift]) -> list[Change]:
        """The changes of one level."""
        return [
            Change(shift.kind, level, shift.id, shift.others, self._cause(level, shift))
            for shift in islice(shifts, self._most)
        ] + [
            Change(shift.kind, level, shift.id, shift.others, Cause(CauseKind.UNTOLD))
            for shift in islice(shifts, self._most, None)
        ]

    def _cause(self, level: Level, shift: Shift) -> Cause:
        new = np.arange(self._first, self._index.size)[-_MOST_NEW:]
        one, other = (np.array(side[:_MOST_ROWS]) for side in (shift.one, shift.other))
        if not len(one) or not len(other) or not len(new):
            return Cause(CauseKind.RENEWAL)
        bridge = self._bridge(level, one, other, new)
        if bridge is None:
            return Cause(CauseKind.RENEWAL if self._renewed else CauseKind.NEIGHBOURS)
        cards = self._index.cards
        return Cause(
            CauseKind.ARTICLE,
            cards[bridge[0]].article_id,
            tuple((cards[row].article_id, self._likeness(bridge[0], row)) for row in bridge[1:]),
        )

    def _bridge(self, level: Level, one: Rows, other: Rows, new: Rows) -> tuple[int, int, int] | None:
        """The new row that is nearest to both sides, and the row of each that it is nearest to; None where none is near."""
        if level is Level.ORIGIN:
            linked = ((row, self._linked(row, one), self._linked(row, other)) for row in new.tolist())
            return next(((row, left[0], right[0]) for row, left, right in linked if left and right), None)
        rows = np.concatenate([one, other, new])
        block = self._index.block(rows, self._index.weights)
        scores = block.scores - time_cost(block.terms)
        late = scores[len(one) + len(other) :]
        to_one, to_other = late[:, : len(one)], late[:, len(one) : len(one) + len(other)]
        nearest = np.minimum(to_one.max(axis=1), to_other.max(axis=1))
        best = int(np.argmax(np.round(nearest, 9)))
        if nearest[best] <= 0:
            return None
        return int(new[best]), int(one[int(to_one[best].argmax())]), int(other[int(to_other[best].argmax())])

    def _linked(self, row: int, rows: Rows) -> list[int]:
        """Those of ``rows`` that seem to be of one hand with ``row``, in their order."""
        pairs = self._index.strengths
        return [other for other in sorted(rows.tolist()) if (min(row, other), max(row, other)) in pairs]

    def _likeness(self, one: int, other: int) -> Likeness:
        rows = np.array([one, other])
        copied = shared(self._index.imprints[one], self._index.imprints[other])
        block = self._index.block(rows, self._index.weights)
        return likeness(block, 0, 1, self._index.table.written, (copied.phrases, copied.frames))
