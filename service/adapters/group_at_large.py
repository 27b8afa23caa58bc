"""Many rows into groups: read by several processes, then parted block by block by several."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from service.adapters.article_rows import check
from service.adapters.group_batches import Batch, cleaned_batch, skimmed_batch
from service.adapters.processes import can_fork, cores, processes, uninterrupted
from service.adapters.rows import each_row
from service.stages.group.blocks import MOST_AT_ONCE, blocks
from service.stages.group.form import first_id
from service.stages.group.parting import Block, Subject, block_of, each_parted, parted, spanning
from service.stages.group.similarity import Matrix, collection_weights
from service.stages.group.terms import Table, Terms
from service.stages.group.tree import Rows
from service.stages.origins.find import origins_of
from service.stages.origins.imprints import Imprint

_SKIMMED_BEYOND = 2000  # rows
MOST_COUNTED = _SKIMMED_BEYOND + 1
"""Rows that need to be counted before any is read."""
_ALONE = 300  # rows that one process reads sooner than others could start
_TOLD_EVERY = 1000
_CLEANED_AT_ONCE, _SKIMMED_AT_ONCE = 50, 200
_BLOCKS_AT_ONCE = 100

Groups = Mapping[str, Mapping[str, str]]
"""The Topic, Event and Origin of each Article by its id, by these words."""


def read_at_large(
    source: Path, count: int, workers: int, progress: Callable[[str], None]
) -> tuple[list[str], list[str], Groups]:
    """The ids of ``count`` rows, those of their Articles, and the groups of these; by so many processes, 0 for one a core.

    Up to 2,000 rows are cleaned as for a Brief, more are skimmed for their prose. No text is held.

    Raises:
        InputError: a row can't be used; it names the line and the field.
    """
    ids: list[str] = []
    keys: list[str] = []
    table, prints = Table(), dict[str, Imprint]()
    skimmed = count > _SKIMMED_BEYOND
    batches: Iterator[list[Batch]] = each_row(
        source,
        skimmed_batch if skimmed else cleaned_batch,
        check,
        workers=1 if count <= _ALONE else workers,
        batch=_SKIMMED_AT_ONCE if skimmed else _CLEANED_AT_ONCE,
    )
    for batch in chain.from_iterable(batches):
        before = len(ids)
        ids += batch.ids
        keys += [about[0] for about in batch.about]
        new, counted = batch.new(prints)
        table.extend(counted)
        prints |= {one.article_id: one for one in new}
        if len(ids) // _TOLD_EVERY > before // _TOLD_EVERY:
            progress(f"{len(ids)} read")
    return ids, keys, _grouped(table, list(prints.values()), workers)


def _grouped(table: Table, prints: Sequence[Imprint], workers: int) -> Groups:
    """The groups of Articles without their labels and dates; ids as ``group`` gives them."""
    order = sorted(range(len(prints)), key=lambda row: prints[row].article_id)
    names = [prints[row].article_id for row in order]
    origins = origins_of([prints[row] for row in order])
    origin_of = {article_id: origin.id for origin in origins for article_id in origin.article_ids}
    place = {name: row for row, name in enumerate(names)}
    members = {place[origin.article_ids[0]]: origin.article_ids for origin in origins}
    leader = np.zeros(len(names), dtype=np.int64)
    for lead, own in members.items():
        leader[[place[article_id] for article_id in own]] = lead
    topic_of: dict[str, str] = {}
    event_of: dict[str, str] = {}
    for subject in _parted(_terms(table, order), leader, workers) if names else ():
        leads = [[row for row in event.tolist() if row in members] for event in subject]
        if not any(leads):
            continue
        topic = first_id("t", names[min(chain.from_iterable(leads))])
        for event in leads:
            if event:
                name = first_id("e", names[min(event)])
                for article_id in chain.from_iterable(members[row] for row in event):
                    topic_of[article_id], event_of[article_id] = topic, name
    return {"topic": topic_of, "event": event_of, "origin": origin_of}


def _terms(table: Table, order: Sequence[int]) -> Terms:
    """The Terms of all Articles in this order."""
    days = np.array(table.days)
    return table.some(np.array(order, dtype=np.int64), float(np.mean(~np.isnan(days))), len(days))


class _Parting:
    """What a process that was forked parts blocks of; set once, before its first block."""

    terms: Terms
    blocks: Sequence[Rows]
    weights: Sequence[Matrix]

    @classmethod
    def of(cls, terms: Terms, found: Sequence[Rows], weights: Sequence[Matrix]) -> None:
        """Know what is to be parted."""
        cls.terms, cls.blocks, cls.weights = terms, found, weights

    @classmethod
    def part(cls, first: int) -> list[Subject]:
        """The Topics of some blocks, from the ``first`` on."""
        some = cls.blocks[first : first + _BLOCKS_AT_ONCE]
        return [*chain.from_iterable(each_parted(some, cls._block))]

    @classmethod
    def _block(cls, rows: Rows) -> Block:
        return block_of(cls.terms, rows, cls.weights)


def _parted(terms: Terms, leader: Rows, workers: int) -> Iterator[Subject]:
    """As ``parted`` gives them, by several processes where they can share what this one has read."""
    workers = workers or cores()
    if terms.size <= MOST_AT_ONCE or workers == 1 or not can_fork():
        yield from parted(terms, leader)
        return
    weights = collection_weights(terms)
    found = blocks(spanning(terms, leader, weights), leader)
    with processes(workers, start=_Parting.of, start_with=(terms, found, weights), by_fork=True) as pool:
        with uninterrupted():
            subjects = pool.map(_Parting.part, range(0, len(found), _BLOCKS_AT_ONCE))
        yield from chain.from_iterable(subjects)
