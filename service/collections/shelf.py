"""Collections by name: loaded when they are asked for, kept warm for the next addition, stored with each."""

import asyncio
import gc
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from service.collections.codec import (
    COUNTED,
    FALLEN,
    GROUPS,
    NEAR,
    added,
    counted,
    fallen,
    groups,
    near,
    opened,
)
from service.collections.each import Each, in_turn
from service.collections.explaining import explain_in
from service.collections.growth import Grown, Growth
from service.collections.index import Index
from service.collections.kept import Kept, keep
from service.domain.articles import Article
from service.domain.errors import InputError, NotFound
from service.domain.groups import Change, Explanation
from service.ports import Addition, Clock, CollectionRecord, CollectionStore, Members
from service.stages.group.blocks import MOST_AT_ONCE

MOST_ARTICLES = 200_000
"""Articles of one collection: as many as a few gigabytes of memory hold."""

_WARM = 2  # collections that stay in memory
_TRIES = 3
_LARGE = 5000  # Articles

Reader = Callable[[Article], Kept]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an addition: the ids of the Articles that were ``new`` and of those ``known`` before, in the order sent.

    ``topics`` are the ids of Topics that are new or have changed, ``ended`` those of Topics that are no more.
    """

    collection: CollectionRecord
    new: tuple[str, ...]
    known: tuple[str, ...]
    topics: tuple[str, ...]
    ended: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Warm:
    record: CollectionRecord
    growth: Growth

    def is_of(self, record: CollectionRecord) -> bool:
        """Whether this is what is stored: one deleted and made anew may have the same version."""
        return (self.record.version, self.record.created_at) == (record.version, record.created_at)


class Shelf:
    """Adds to collections and explains them; what else is asked of them is read from the store.

    One addition to a collection is made at a time; up to ``most_at_once`` Articles are compared with one another as one block. Where another process has added to it since, it is loaded afresh.
    """

    def __init__(self, store: CollectionStore, clock: Clock, each: Each = in_turn) -> None:
        """``each`` says by how many processes Articles are read and blocks parted."""
        self.store = store
        self._each = each
        self.most_at_once = MOST_AT_ONCE
        self._clock = clock
        self._warm: OrderedDict[str, _Warm] = OrderedDict()
        self._turn: dict[str, asyncio.Lock] = {}

    async def add(self, name: str, articles: Sequence[Article], reader: Reader = keep) -> Added:
        """Add Articles to the collection of that name, made where it is missing; one that is there already changes nothing.

        ``reader``, a function of a module, cleans and reads one that is new.

        Raises:
            InputError: the collection would be too large.
        """
        async with self._turn.setdefault(name, asyncio.Lock()):
            unique = {article.id: article for article in articles}
            for _ in range(_TRIES):
                record, growth = await self._current(name)
                new = [one for article_id, one in unique.items() if article_id not in growth.index.row_of]
                known = tuple(article_id for article_id in unique if article_id in growth.index.row_of)
                if growth.index.size + len(new) > MOST_ARTICLES:
                    raise InputError(
                        "articles", f"the collection holds at most {MOST_ARTICLES}", "begin another"
                    )
                if not new and record.version:
                    return Added(record, (), known, (), (), ())
                # An addition that fails must leave nothing half done in memory.
                self._warm.pop(name, None)
                addition, grown = await asyncio.to_thread(self._grown, record, growth, new, reader)
                if await self.store.save(addition):
                    self._keep(addition.record, growth)
                    ids = tuple(topic.id for topic in grown.topics)
                    new_ids = tuple(article.id for article in new)
                    return Added(addition.record, new_ids, known, ids, grown.ended, grown.changes)
            raise InputError("collection", "others keep adding to it", "send the articles again")

    async def delete(self, name: str) -> None:
        """Delete a collection, after the addition that is being made to it, if any.

        Raises:
            NotFound: there is none.
        """
        async with self._turn.setdefault(name, asyncio.Lock()):
            self._warm.pop(name, None)
            await self.store.delete(name)

    async def explain(self, name: str, pair: tuple[str, str]) -> Explanation:
        """Why two Articles of a collection are together or apart.

        Raises:
            NotFound: there is no such collection, or no such Article in it.
        """
        await self.store.find(name)
        async with self._turn.setdefault(name, asyncio.Lock()):
            _, growth = await self._current(name)
            return await asyncio.to_thread(explain_in, growth, pair)

    async def _current(self, name: str) -> tuple[CollectionRecord, Growth]:
        try:
            record = await self.store.find(name)
        except NotFound:
            now = self._now()
            return CollectionRecord(name, now, now, 0, 0, 0, 0, 0), Growth(Index(self.most_at_once))
        warm = self._warm.get(name)
        if warm is None or not warm.is_of(record):
            parts, topics = await self.store.load(name)
            warm = _Warm(record, await asyncio.to_thread(self._opened, record, parts, topics))
        self._keep(record, warm.growth)
        return record, warm.growth

    def _opened(
        self, record: CollectionRecord, parts: Sequence[tuple[str, bytes]], topics: Sequence[Members]
    ) -> Growth:
        """The collection. Of a large one the millions of things it holds are not looked through for garbage: they stay."""
        if record.articles < _LARGE or not gc.isenabled():
            return opened(parts, topics, self.most_at_once)
        gc.disable()
        try:
            return opened(parts, topics, self.most_at_once)
        finally:
            gc.freeze()
            gc.enable()

    def _keep(self, record: CollectionRecord, growth: Growth) -> None:
        self._warm[record.name] = _Warm(record, growth)
        self._warm.move_to_end(record.name)
        while len(self._warm) > _WARM:
            self._warm.popitem(last=False)

    def _grown(
        self, record: CollectionRecord, growth: Growth, new: Sequence[Article], reader: Reader
    ) -> tuple[Addition, Grown]:
        index = growth.index
        first, width = index.size, len(index.table.places)
        grown = growth.add([*self._each(reader, new)], self._each)
        after = replace(
            record,
            updated_at=self._now(),
            version=record.version + 1,
            articles=index.size,
            origins=len(growth.origins),
            events=len(growth.events),
            topics=len(growth.topics),
        )
        replaced = [(NEAR, near(index)), (GROUPS, groups(growth))]
        if grown.renewed:
            replaced.append((COUNTED, counted(index)))
        beside = [*added(index, first, width)]
        (replaced if grown.forgotten else beside).append((FALLEN, fallen(grown.looked)))
        addition = Addition(
            after,
            tuple(new),
            grown.topics,
            grown.ended,
            grown.changes,
            tuple(beside),
            tuple(replaced),
        )
        return addition, grown

    def _now(self) -> str:
        return self._clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
