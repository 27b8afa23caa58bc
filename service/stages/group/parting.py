"""From terms to rows in Topics and Events, block by block."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from service.stages.group.blocks import MOST_AT_ONCE, Links, blocks, neighbours, telling
from service.stages.group.events import Known, Pieces, happenings_apart
from service.stages.group.similarity import Matrix, collection_weights, held, text_score, unit_rows, units
from service.stages.group.terms import Terms
from service.stages.group.topics import subjects
from service.stages.group.tree import Rows

_AT_ONCE = 120  # Articles of several blocks that are made ready together

Subject = list[Rows]
"""A Topic: the rows of each of its Events."""
Parted = tuple[list[list[Subject]], dict[bytes, Pieces]]
"""The Topics of each of several blocks, and what groups in them were found to fall into."""


@dataclass(frozen=True, slots=True)
class Block:
    """Articles that are compared with one another: their ``rows`` in the collection, their Terms and how words weigh there.

    Columns that none of these Articles has are left out; ``columns`` are those of the collection that are left.
    """

    rows: Rows
    terms: Terms
    weights: tuple[Matrix, ...]
    columns: Rows

    @property
    def scores(self) -> Matrix:
        """The text scores that happenings are told by: common words count less in a small collection."""
        return text_score(units(self.terms.faded(), self.weights))

    def subject_scores(self, scores: Matrix) -> Matrix:
        """Those that subjects are told by: common words count in full; in a large collection they do so in ``scores`` too."""
        if self.terms.collected > MOST_AT_ONCE:
            return scores
        return text_score(units(self.terms, self.weights))

    def parted(self, vectors: NDArray[np.float32] | None = None) -> list[Subject]:
        """The Topics of these Articles; ``vectors`` are of all the collection."""
        if len(self.rows) == 1:
            return [[self.rows]]
        return self.parted_apart([len(self.rows)], vectors)[0]

    def parted_apart(
        self,
        sizes: Sequence[int],
        vectors: NDArray[np.float32] | None = None,
        known: Known | None = None,
    ) -> list[list[Subject]]:
        """The Topics of each so many of these Articles, which are compared with no others, in their order; see ``each_parted``."""
        scores = self.scores
        subject = self.subject_scores(scores)
        own = None if vectors is None else vectors[self.rows]
        ends = np.cumsum(sizes).tolist()
        apart = [np.arange(end - size, end) for size, end in zip(sizes, ends, strict=True)]
        parted = []
        for rows, found in zip(apart, happenings_apart(self.terms, scores, apart, known=known), strict=True):
            inside = slice(rows[0], rows[-1] + 1)
            places = subjects(
                [group - rows[0] for group in found],
                subject[inside, inside],
                None if own is None else own[inside],
            )
            parted.append([[self.rows[found[place]] for place in some] for some in places])
        return parted


def block_of(terms: Terms, rows: Rows, weights: Sequence[Matrix]) -> Block:
    """The Block of some ``rows`` of a collection whose words weigh as ``weights`` say."""
    return narrowed(terms.rows(rows), rows, weights)


def narrowed(own: Terms, rows: Rows, weights: Sequence[Matrix]) -> Block:
    """The Block of the Articles of ``own``, which are ``rows`` of a collection and have its columns."""
    narrow, columns = own.narrowed()
    return Block(rows, narrow, tuple(weight[columns] for weight in weights), columns)


def parted(terms: Terms, leader: Rows, vectors: NDArray[np.float32] | None = None) -> Iterator[Subject]:
    """Topics of the rows of ``terms``, each as the rows of its Events; ``leader`` is the row that leads each one's Origin.

    In a small collection all Articles are compared; in a large one those of a block, and of what is reprinted often some.
    """
    weights = collection_weights(terms)
    if terms.size <= MOST_AT_ONCE:
        yield from block_of(terms, np.arange(terms.size), weights).parted(vectors)
        return
    found = blocks(spanning(terms, leader, weights), leader)
    yield from chain.from_iterable(each_parted(found, lambda rows: block_of(terms, rows, weights)))


class Remembered:
    """What groups of a collection's Articles were found to fall into by their own words, for when they are met again.

    ``late`` is what was found since it was last emptied.
    """

    def __init__(self) -> None:
        self.size = 0
        self.late: dict[bytes, Pieces] = {}
        self._pieces: dict[int, dict[bytes, Pieces]] = {}

    def clear(self) -> None:
        """Forget all: the Articles are others, or weigh otherwise."""
        self.size = 0
        self.late = {}
        self._pieces = {}

    def of(self, rows: Rows) -> dict[bytes, Pieces]:
        """What is known of groups whose first row is among ``rows``, by their rows."""
        known: dict[bytes, Pieces] = {}
        for row in rows.tolist():
            known |= self._pieces.get(row, {})
        return known

    def keep(self, found: Mapping[bytes, Pieces]) -> None:
        """Know these too."""
        self.late.update(found)
        for name, pieces in found.items():
            self._pieces.setdefault(int(np.frombuffer(name, dtype=np.int64)[0]), {})[name] = pieces
            self.size += 1


Job = tuple[Block, list[int], dict[bytes, Pieces]]
"""Blocks that were made ready as one, the size of each, and what is known of groups in them."""


def each_parted(
    found: Iterable[Rows],
    block: Callable[[Rows], Block],
    known: Remembered | None = None,
    each: Callable[[Callable[[Job], Parted], Iterable[Job]], Iterable[Parted]] = map,
) -> Iterator[list[Subject]]:
    """The Topics of each of many blocks, of whose rows ``block`` makes a Block.

    To make few Articles ready takes longer than to compare them, so several blocks are made ready as one; ``each`` says how
    these are gone through. What groups fall into by their own words is looked up in ``known`` and kept there.
    """
    waiting: deque[list[Rows]] = deque()

    def jobs() -> Iterator[Job]:
        for together in _together(found):
            waiting.append(together)
            several = [rows for rows in together if len(rows) > 1]
            if several:
                rows = np.concatenate(several)
                yield block(rows), [len(one) for one in several], {} if known is None else known.of(rows)

    for told, pieces in each(part, jobs()):
        if known is not None:
            known.keep(pieces)
        yield from _dealt(waiting, iter(told))
    yield from _dealt(waiting, iter(()))


def part(job: Job) -> Parted:
    """The Topics of each of the blocks of a job, and what its groups were found to fall into that was not known."""
    ready, sizes, before = job
    known = Known(ready.rows, before)
    return ready.parted_apart(sizes, known=known), known.found


def _together(found: Iterable[Rows]) -> Iterator[list[Rows]]:
    waiting: list[Rows] = []
    count = 0
    for rows in found:
        if waiting and count + len(rows) > _AT_ONCE:
            yield waiting
            waiting, count = [], 0
        waiting.append(rows)
        count += len(rows) if len(rows) > 1 else 0
    if waiting:
        yield waiting


def _dealt(waiting: deque[list[Rows]], told: Iterator[list[Subject]]) -> Iterator[list[Subject]]:
    """The Topics of the blocks that wait, up to the last of those that are ``told``: what stands alone is its own."""
    while waiting:
        several = sum(len(rows) > 1 for rows in waiting[0])
        own = list(islice(told, several))
        if len(own) < several:
            return
        dealt = iter(own)
        yield from (next(dealt) if len(rows) > 1 else [[rows]] for rows in waiting.popleft())


def spanning(terms: Terms, leader: Rows, weights: Sequence[Matrix]) -> Links:
    """What holds the leading rows of a large collection together; see ``blocks``."""
    leading = np.flatnonzero(leader == np.arange(terms.size))
    words = replace(terms, fields=terms.fields[:1]).rows(leading)
    rows = telling(unit_rows(words.faded().fields[0], weights[0]), held(words.fields[0]), terms.collected)
    links = neighbours(rows, rows, words.days, terms.dated)
    return Links(leading[links.left], leading[links.right], links.nearness)
