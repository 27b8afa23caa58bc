"""What brought a merge or a split about: the new Article that links the two sides most closely."""

from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np

from service.collections.carrying import Shift
from service.collections.index import Index
from service.domain.groups import Cause, CauseKind, Change, Level, Likeness
from service.stages.group.explanation import likeness
from service.stages.group.similarity import Matrix, cost_of_days, text_scores_between, units
from service.stages.group.tree import Rows
from service.stages.origins.find import shared

_MOST_ROWS, _MOST_NEW = 40, 100  # of each side, and of new Articles, that are held against one another

Near = tuple[dict[int, int], Matrix]
"""The columns of rows, and how near the new rows, in their order, are to these."""


def _sides(shift: Shift) -> tuple[Sequence[int], Sequence[int]]:
    """The rows of both sides that are looked at."""
    return shift.one[:_MOST_ROWS], shift.other[:_MOST_ROWS]


class Causes:
    """Finds the causes of the changes that the rows from ``first`` on have brought to ``index``; of at most so many."""

    def __init__(self, index: Index, first: int, *, renewed: bool, most: int) -> None:
        self._index, self._most = index, most
        self._new = np.arange(first, index.size)[-_MOST_NEW:]
        self._renewed = renewed and index.counted.size > 0 and first > 0

    def of(self, level: Level, shifts: Sequence[Shift]) -> list[Change]:
        """The changes of one level."""
        told = shifts[: self._most]
        near = None if level is Level.ORIGIN else self._near(told)
        bridges = [self._bridging(shift, near) for shift in told]
        likenesses = self._likenesses(sorted({row for bridge in bridges for row in bridge or ()}))
        return [
            Change(shift.kind, level, shift.id, shift.others, self._cause(shift, bridge, likenesses))
            for shift, bridge in zip(told, bridges, strict=True)
        ] + [
            Change(shift.kind, level, shift.id, shift.others, Cause(CauseKind.UNTOLD))
            for shift in islice(shifts, self._most, None)
        ]

    def _near(self, shifts: Sequence[Shift]) -> Near:
        """How near the new rows are to all rows of the two sides of ``shifts``."""
        sides = sorted({row for shift in shifts for side in _sides(shift) for row in side})
        if not sides:
            return {}, np.zeros((0, 0))
        late = len(self._new)
        block = self._index.block(np.array([*self._new.tolist(), *sides]), self._index.weights)
        fields, days = units(block.terms.faded(), block.weights), block.terms.days
        text = text_scores_between([field[:late] for field in fields], [field[late:] for field in fields])
        scores = text - cost_of_days(days[:late, None] - days[None, late:], block.terms.dated)
        return {row: place for place, row in enumerate(sides)}, scores

    def _bridging(self, shift: Shift, near: Near | None) -> tuple[int, int, int] | None:
        """The new row that links both sides, and the row of each that it links them by; None where none does."""
        one, other = map(np.array, _sides(shift))
        if not len(one) or not len(other) or not len(self._new):
            return None
        return self._linking(one, other) if near is None else self._bridge(one, other, near)

    def _cause(
        self, shift: Shift, bridge: tuple[int, int, int] | None, like: Callable[[int, int], Likeness]
    ) -> Cause:
        if bridge is None:
            looked = all(map(len, _sides(shift))) and len(self._new) > 0
            return Cause(CauseKind.NEIGHBOURS if looked and not self._renewed else CauseKind.RENEWAL)
        cards = self._index.cards
        return Cause(
            CauseKind.ARTICLE,
            cards[bridge[0]].article_id,
            tuple((cards[row].article_id, like(bridge[0], row)) for row in bridge[1:]),
        )

    def _linking(self, one: Rows, other: Rows) -> tuple[int, int, int] | None:
        """The first new row that seems to be of one hand with both sides, and the row of each; None where none is."""
        linked = ((row, self._linked(row, one), self._linked(row, other)) for row in self._new.tolist())
        return next(((row, left[0], right[0]) for row, left, right in linked if left and right), None)

    def _bridge(self, one: Rows, other: Rows, near: Near) -> tuple[int, int, int] | None:
        """The new row that is nearest to both sides, and the row of each that it is nearest to; None where none is near."""
        place, scores = near
        to_one, to_other = (scores[:, [place[row] for row in side.tolist()]] for side in (one, other))
        nearest = np.minimum(to_one.max(axis=1), to_other.max(axis=1))
        best = int(np.argmax(np.round(nearest, 9)))
        if nearest[best] <= 0:
            return None
        return (
            int(self._new[best]),
            int(one[int(to_one[best].argmax())]),
            int(other[int(to_other[best].argmax())]),
        )

    def _linked(self, row: int, rows: Rows) -> list[int]:
        """Those of ``rows`` that seem to be of one hand with ``row``, in their order."""
        pairs = self._index.strengths
        return [other for other in sorted(rows.tolist()) if (min(row, other), max(row, other)) in pairs]

    def _likenesses(self, rows: Sequence[int]) -> Callable[[int, int], Likeness]:
        """How like any two of ``rows`` are; these are made ready once."""
        place = {row: spot for spot, row in enumerate(rows)}
        block = self._index.block(np.array(rows, dtype=np.int64), self._index.weights)

        def like(one: int, other: int) -> Likeness:
            copied = shared(self._index.imprints[one], self._index.imprints[other])
            written = self._index.table.written
            return likeness(block, place[one], place[other], written, (copied.phrases, copied.frames))

        return like
