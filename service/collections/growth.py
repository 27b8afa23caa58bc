"""A collection that grows: new Articles go into blocks, and only blocks that changed are grouped again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from service.collections.carrying import Carried, Mint, carry
from service.collections.causes import Causes
from service.collections.each import Each, in_turn
from service.collections.index import Index
from service.collections.kept import Kept
from service.collections.naming import Unnamed, named
from service.domain.groups import Change, Event, Level, Origin, Topic
from service.stages.group.blocks import blocks
from service.stages.group.events import Pieces
from service.stages.group.parting import Remembered, each_parted
from service.stages.group.tree import Rows
from service.stages.origins.find import representatives

_FEWEST_KNOWN = 1000  # groups of which is kept what they fall into; in a large collection as many as Articles
_NAMED_AT_ONCE = 100  # Articles whose Topics are named together
_EXPLAINED = 40  # merges and splits of one addition whose cause is looked for

Key = bytes
Subject = list[list[int]]


@dataclass(frozen=True, slots=True)
class Grown:
    """What an addition has made of a collection.

    ``topics`` are the Topics that are new or have changed, ``ended`` the ids of those that are no more, ``changes`` the merges
    and splits. ``renewed`` tells whether words were counted anew, and with them all of it grouped again. ``looked`` is what
    groups were found to fall into by their own words, beside what was known before, or, where that was ``forgotten``, in its place.
    """

    topics: tuple[Topic, ...]
    ended: tuple[str, ...]
    changes: tuple[Change, ...]
    renewed: bool
    looked: Mapping[bytes, Pieces]
    forgotten: bool


class Leading:
    """The rows of each Origin as they are when this is made, by the row that leads it."""

    def __init__(self, index: Index) -> None:
        self._leader = [*index.leader]
        self._followers = index.followers  # made anew, not changed, when Articles are added

    def __getitem__(self, lead: int) -> list[int]:
        return sorted([lead, *self._followers.get(lead, [])])

    def leads(self, rows: Iterable[int]) -> list[int]:
        """Who leads the Origins of those of ``rows`` that are there, ascending."""
        return sorted({self._leader[row] for row in rows if row < len(self._leader)})


class Growth:
    """The groups of a collection, by rows of its ``index``.

    ``topics`` are the Events of each Topic, ``events`` the leading rows of each Event, ``origins`` the id of each Origin by
    its leading row, ``event_of`` the Event of each leading row. ``used`` are all ids that were ever given, in their order, ``fallen`` what
    groups were found to fall into by their own words.
    """

    def __init__(self, index: Index | None = None) -> None:
        self.index = index or Index()
        self.topics: dict[str, tuple[str, ...]] = {}
        self.events: dict[str, tuple[int, ...]] = {}
        self.origins: dict[int, str] = {}
        self.used: dict[str, None] = {}
        self.event_of: dict[int, str] = {}
        self._blocks: dict[Key, tuple[str, ...]] = {}
        self.fallen = Remembered()

    @property
    def articles(self) -> list[str]:
        """The ids of the Articles, in the order in which they came."""
        return [card.article_id for card in self.index.cards]

    def settle(self) -> None:
        """After groups were read from a store: know which blocks they are of, so that these need no grouping."""
        self.event_of = {row: event for event, leads in self.events.items() for row in leads}
        topic_of = {
            row: name for name, own in self.topics.items() for event in own for row in self.events[event]
        }
        for key, rows in self._keyed().items():
            own = dict.fromkeys(topic_of[row] for row in rows.tolist() if row in topic_of)
            self._blocks[key] = tuple(own)

    def add(self, kept: Sequence[Kept], each: Each = in_turn) -> Grown:
        """Take in Articles, each by its id once, that are not there yet; ``each`` says by how many processes blocks are parted."""
        first = self.index.size
        if not kept:
            return Grown((), (), (), renewed=False, looked={}, forgotten=False)
        leading = Leading(self.index)
        moved = self.index.add(kept)
        origins = self._carry_origins(leading, moved.tolist())
        renewed = self.index.due
        if renewed:
            for led, leads in self.index.lead_anew():
                self.origins[leads] = self.origins.pop(led)
            self.index.count()
        else:
            self.index.near(first)
        forgotten = renewed or self.fallen.size > max(self.index.size, _FEWEST_KNOWN)
        if forgotten:
            self.fallen.clear()
        self.fallen.late = {}
        parts = self._keyed()
        stale = [key for key in self._blocks if key not in parts]
        fresh = [key for key in parts if key not in self._blocks or renewed]
        fresh.sort(key=len, reverse=True)  # that those who part them end together, the largest come first
        gone = [topic for key in (list(self._blocks) if renewed else stale) for topic in self._blocks[key]]
        before = {name: self._rows(name, leading) for name in gone}
        events_before = {
            event: self._members(self.events[event], leading) for name in gone for event in self.topics[name]
        }
        looked = {
            name: {event: frozenset(events_before[event]) for event in self.topics[name]} for name in gone
        }
        for key in list(self._blocks) if renewed else stale:
            del self._blocks[key]
        parted = self._parted([parts[key] for key in fresh], each)
        made = [(key, subject) for key, subjects in zip(fresh, parted, strict=True) for subject in subjects]
        topics, events = self._carry(before, events_before, gone, made)
        causes = Causes(self.index, first, renewed=renewed, most=_EXPLAINED)
        changes = [
            *causes.of(Level.ORIGIN, origins.shifts),
            *causes.of(Level.EVENT, events.shifts),
            *causes.of(Level.TOPIC, topics.shifts),
        ]
        told = dict.fromkeys(name for name in topics.ids if looked.get(name) != self._looks(name))
        touched = {self.event_of[self.index.leader[row]] for row in moved.tolist()}
        told |= dict.fromkeys(name for name, own in self.topics.items() if not touched.isdisjoint(own))
        return Grown(
            self._published([*told], each), topics.ended, tuple(changes), renewed, self.fallen.late, forgotten
        )

    def _looks(self, topic: str) -> dict[str, frozenset[int]]:
        return {event: frozenset(self._members(self.events[event])) for event in self.topics[topic]}

    def _carry_origins(self, leading: Leading, moved: Sequence[int]) -> Carried:
        """Give the Origins of ``moved`` rows their ids."""
        leads = sorted({self.index.leader[row] for row in moved})
        after = [self.index.origin(lead) for lead in leads]
        led = leading.leads(row for members in after for row in members)
        before = {self.origins[lead]: leading[lead] for lead in led}
        carried = carry(before, after, Mint("o", self.articles, self.used))
        for lead in led:
            del self.origins[lead]
        self.origins |= dict(zip(leads, carried.ids, strict=True))
        return carried

    def parts(self) -> list[Rows]:
        """The rows that are compared, in the blocks that they are compared in."""
        if self.index.size <= self.index.most_at_once:
            return [np.arange(self.index.size)]
        return blocks(self.index.forest, self.index.leaders)

    def _keyed(self) -> dict[Key, Rows]:
        """The blocks by what their groups depend on: their rows, and who leads these."""
        leads = self.index.leaders
        return {rows.tobytes() + leads[rows].tobytes(): rows for rows in self.parts()}

    def _parted(self, parts: Sequence[Rows], each: Each) -> Iterator[list[Subject]]:
        """The Topics of each block: the leading rows of each Event."""
        leads, weights = self.index.leader, self.index.weights
        for subjects in each_parted(parts, lambda rows: self.index.block(rows, weights), self.fallen, each):
            found = []
            for subject in subjects:
                events = [[row for row in event.tolist() if leads[row] == row] for event in subject]
                if kept := [event for event in events if event]:
                    found.append(kept)
            yield found

    def _carry(
        self,
        before: Mapping[str, list[int]],
        events_before: Mapping[str, list[int]],
        gone: Iterable[str],
        made: Sequence[tuple[Key, Subject]],
    ) -> tuple[Carried, Carried]:
        after = [[row for event in subject for row in self._members(event)] for _, subject in made]
        topics = carry(before, after, Mint("t", self.articles, self.used))
        leads = [tuple(event) for _, subject in made for event in subject]
        events = carry(
            events_before, [self._members(event) for event in leads], Mint("e", self.articles, self.used)
        )
        for name in gone:
            for event in self.topics.pop(name):
                for row in self.events.pop(event):
                    self.event_of.pop(row, None)
        names = iter(events.ids)
        for (key, subject), topic in zip(made, topics.ids, strict=True):
            own = {next(names): tuple(event) for event in subject}
            self.events |= own
            self.event_of |= {row: event for event, leads in own.items() for row in leads}
            self.topics[topic] = tuple(own)
            self._blocks[key] = (*self._blocks.get(key, ()), topic)
        return topics, events

    def _members(self, leads: Iterable[int], leading: Leading | None = None) -> list[int]:
        """The rows of the Origins that ``leads`` lead; ``leading`` says which they were before."""
        return [row for lead in leads for row in (leading[lead] if leading else self.index.origin(lead))]

    def _rows(self, topic: str, leading: Leading) -> list[int]:
        return [row for event in self.topics[topic] for row in self._members(self.events[event], leading)]

    def origin_of(self, lead: int) -> Origin:
        """The Origin that a row leads, its representative first."""
        imprints = [self.index.imprints[row] for row in self.index.origin(lead)]
        return Origin(self.origins[lead], representatives(imprints))

    def _published(self, names: Sequence[str], each: Each) -> tuple[Topic, ...]:
        """Topics with their labels, dates and ids, as readers see them."""
        made = chain.from_iterable(each(named, map(self._unnamed, self._few(names))))
        return tuple(
            replace(topic, id=name, events=tuple(self._named(event) for event in topic.events))
            for name, topic in zip(names, made, strict=True)
        )

    def _few(self, names: Iterable[str]) -> Iterator[list[str]]:
        """Topics that are named together."""
        waiting: list[str] = []
        count = 0
        for name in names:
            waiting.append(name)
            count += sum(len(self.events[event]) for event in self.topics[name])
            if count >= _NAMED_AT_ONCE:
                yield waiting
                waiting, count = [], 0
        if waiting:
            yield waiting

    def _unnamed(self, names: Sequence[str]) -> Unnamed:
        topics = [[self.events[event] for event in self.topics[name]] for name in names]
        leads = np.array([row for events in topics for rows in events for row in rows], dtype=np.int64)
        place = {row: spot for spot, row in enumerate(leads.tolist())}
        origins = [self.origin_of(lead) for lead in leads.tolist()]
        counted, table = self.index.counted, self.index.table
        terms, columns = table.some(leads, counted.dated, counted.size).narrowed()
        whole = counted.held[0]
        held = np.where(columns < len(whole), whole[np.minimum(columns, len(whole) - 1)], 0)
        terms = replace(terms, written=[*map(table.written.__getitem__, columns.tolist())])
        return Unnamed(
            [[np.array([place[row] for row in rows]) for rows in events] for events in topics],
            self.index.spelled.of(terms, leads, columns),
            self.index.weights[0][columns],
            held.astype(np.float64),
            [self.index.cards[self.index.row_of[origin.article_ids[0]]] for origin in origins],
            {origin.article_ids[0]: origin.article_ids for origin in origins},
        )

    def _named(self, event: Event) -> Event:
        row = self.index.leader[self.index.row_of[event.article_ids[0]]]
        return replace(event, id=self.event_of[row])
