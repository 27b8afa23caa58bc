"""All that is known of a collection's Articles, in memory: their words, their wording, how words weigh, who is near whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.collections.kept import Kept
from service.stages.group.blocks import MOST_AT_ONCE, Links, forest, neighbours, telling
from service.stages.group.cards import Card
from service.stages.group.parting import Block, narrowed
from service.stages.group.similarity import Matrix, held, unit_rows
from service.stages.group.spelling import Spelled
from service.stages.group.terms import Table
from service.stages.group.tree import Rows
from service.stages.origins.candidates import SAMPLED_BEYOND, Pair, Postings, looked_up
from service.stages.origins.find import joined, standing, strengths
from service.stages.origins.imprints import Imprint

GROWS_BY = 1.25
"""Words are counted anew when a collection has grown by a quarter since they were."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many Articles held each word when words were last counted, in a collection of ``size``, ``dated`` in part."""

    size: int
    dated: float
    held: tuple[NDArray[np.int32], ...]

    def weights(self, width: int) -> tuple[Matrix, ...]:
        """Inverse document frequencies ``ln(1 + n/df)`` of so many columns; those of new words are as of one Article."""
        return tuple(
            np.log1p(self.size / np.maximum(np.pad(field, (0, width - len(field))), 1)) for field in self.held
        )


class Index:
    """What is kept of a collection; rows are its Articles in the order in which they came.

    ``leader`` is for each row the one that leads its Origin, ``strengths`` are the pairs that seem to be of one hand. Up to
    ``most_at_once`` Articles are one block.
    """

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self.most_at_once = most_at_once
        self.spelled = Spelled()
        self.table = Table(self.spelled.add)
        self.cards: list[Card] = []
        self.imprints: list[Imprint] = []
        self.row_of: dict[str, int] = {}
        self.strengths: dict[Pair, float] = {}
        self.leader: list[int] = []
        self.followers: dict[int, list[int]] = {}
        self.counted = Counted(0, 0.0, ())
        self.telling = _nothing()
        self.forest = Links.none()
        self._beside: dict[int, set[int]] = {}
        self._postings = (Postings(), Postings())
        self._weights: tuple[Counted, tuple[Matrix, ...]] | None = None

    @property
    def size(self) -> int:
        """How many Articles."""
        return len(self.cards)

    @property
    def leaders(self) -> Rows:
        """For each row the one that leads its Origin."""
        return np.array(self.leader, dtype=np.int64)

    def add(self, kept: Sequence[Kept]) -> Rows:
        """Take in Articles that are not there yet; the rows whose Origin was found anew, the new ones among them."""
        first = self.size
        self.table.respelled.clear()
        for one in kept:
            self.take(one.imprint, one.card)
            self.table.add(one.wording, one.card.day)
        self.look_up(first)
        found = self._postings[0].pairs(first) | self._postings[1].pairs(first)
        self.link(strengths(self.imprints, sorted(found)))
        return self._lead(self._connected(range(first, self.size)), first)

    def take(self, imprint: Imprint, card: Card) -> None:
        """The next Article's imprint and card; its words go into ``table``."""
        self.row_of[card.article_id] = self.size
        self.leader.append(self.size)
        self.imprints.append(imprint)
        self.cards.append(card)

    def look_up(self, first: int) -> None:
        """Make the rows from ``first`` on findable by their wording."""
        sampled = self.size > SAMPLED_BEYOND
        if sampled and first <= SAMPLED_BEYOND:  # until now all hashes were looked up
            self._postings, first = (Postings(), Postings()), 0
        late = self.imprints[first:]
        self._postings[0].add(*looked_up([one.phrases for one in late], sampled=sampled))
        self._postings[1].add(*looked_up([one.frames for one in late], sampled=sampled))

    def link(self, pairs: dict[Pair, float]) -> None:
        """Add pairs that seem to be of one hand."""
        self.strengths |= pairs
        for left, right in pairs:
            self._beside.setdefault(left, set()).add(right)
            self._beside.setdefault(right, set()).add(left)

    def _connected(self, rows: Iterable[int]) -> list[int]:
        """``rows`` and all that they are linked to, near or far."""
        found = set(rows)
        waiting = list(found)
        while waiting:
            for other in self._beside.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return sorted(found)

    def _lead(self, rows: Sequence[int], first: int) -> Rows:
        """Find the Origins of ``rows`` anew, each led by its representative.

        That is one of the rows from ``first`` on or one that led an Origin before: it is known whom others are near to.
        """
        pairs = {
            (row, other): self.strengths[row, other]
            for row in rows
            for other in self._beside.get(row, ())
            if row < other
        }
        for members in joined(self.imprints, rows, pairs):
            able = [row for row in members if row >= first or self.leader[row] == row] or members
            lead = min(able, key=lambda row: standing(self.imprints[row]))
            for row in members:
                self.leader[row] = lead
        self.follow()
        return np.array(rows, dtype=np.int64)

    def lead_anew(self) -> list[tuple[int, int]]:
        """Let each Origin be led by its representative, as from scratch; which led before where that is another, and which now.

        Only where all is grouped again: whom the Articles of an Origin are compared with hangs on who leads it.
        """
        changed = []
        for lead, others in self.followers.items():
            members = [lead, *others]
            best = min(members, key=lambda row: standing(self.imprints[row]))
            if best != lead:
                changed.append((lead, best))
                for row in members:
                    self.leader[row] = best
        self.follow()
        return changed

    def follow(self) -> None:
        """Know the followers of each leader."""
        self.followers = {}
        for row, lead in enumerate(self.leader):
            if row != lead:
                self.followers.setdefault(lead, []).append(row)

    def origin(self, lead: int) -> list[int]:
        """The rows of the Origin that ``lead`` leads."""
        return sorted([lead, *self.followers.get(lead, [])])

    @property
    def due(self) -> bool:
        """Whether words are to be counted anew: always in a small collection, later when it has grown by a quarter."""
        few = min(self.size, self.counted.size) <= self.most_at_once
        return few or self.size > GROWS_BY * self.counted.size

    def count(self) -> None:
        """Count words anew, and find who is near whom by them."""
        days = np.array(self.table.days)
        dated = float(np.mean(~np.isnan(days))) if len(days) else 0.0
        whole = self.table.some(np.arange(self.size), dated, self.size)
        self.counted = Counted(
            self.size, dated, tuple(held(field).astype(np.int32) for field in whole.fields)
        )
        self.telling, self.forest = _nothing(), Links.none()
        if self.size > self.most_at_once:
            self.near(0)

    def near(self, first: int) -> None:
        """Link the leading rows from ``first`` on to those that they are nearest to."""
        self.tell(first)
        own = sparse.csr_matrix(self.telling[first:])
        late = neighbours(own, self.telling, np.array(self.table.days), self.counted.dated)
        self.forest = forest(self.size, self.forest.joined(late).led(self.leaders))

    def tell(self, first: int) -> None:
        """Find the telling words of the rows from ``first`` on; those of a row that leads no Origin are none."""
        rows = np.arange(first, self.size)
        leads = self.leaders[rows] == rows
        some = self.table.some(rows[leads], self.counted.dated, self.counted.size).faded()
        width = some.fields[0].shape[1]
        seen = np.pad(self.counted.held[0], (0, width - len(self.counted.held[0]))).astype(np.float64)
        found = telling(unit_rows(some.fields[0], self.weights[0]), seen, self.counted.size)
        place = np.cumsum(leads) - 1
        spread = sparse.csr_matrix(
            (np.ones(int(leads.sum()), dtype=np.float32), (np.flatnonzero(leads), place[leads])),
            shape=(len(rows), found.shape[0]),
        )
        before = sparse.csr_matrix(
            (self.telling.data, self.telling.indices, self.telling.indptr), (self.telling.shape[0], width)
        )
        self.telling = sparse.csr_matrix(sparse.vstack([before, spread @ found], format="csr"))

    @property
    def weights(self) -> tuple[Matrix, ...]:
        """How words weigh."""
        counted, width = self.counted, max(len(self.table.places), 1)
        if self._weights is None or self._weights[0] is not counted or len(self._weights[1][0]) != width:
            self._weights = counted, counted.weights(width)
        return self._weights[1]

    def block(self, rows: Rows, weights: Sequence[Matrix]) -> Block:
        """The Block of ``rows``."""
        return narrowed(self.table.some(rows, self.counted.dated, self.counted.size), rows, weights)


def _nothing() -> sparse.csr_matrix:
    """Telling words of no rows."""
    return sparse.csr_matrix(np.zeros((0, 1), dtype=np.float32))
