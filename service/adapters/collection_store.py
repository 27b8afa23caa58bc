"""Collections in a SQLite file: Articles, what was read of them, their Topics and Events, and what happened to these."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from operator import itemgetter
from pathlib import Path
from sqlite3 import Connection

from service.adapters.collection_rows import members, read_change, read_event, read_topic
from service.adapters.collection_saving import put
from service.adapters.collection_tables import COLUMNS, TABLES, record_of
from service.adapters.sqlite_store import connected, open_database
from service.domain.errors import NotFound
from service.domain.groups import Event, Topic
from service.ports import Addition, ChangeRecord, CollectionRecord, Members, Page

_ORDERS = {"latest": "latest DESC, size DESC, id", "largest": "size DESC, latest DESC, id"}


class SQLiteCollections:
    """Implements ``CollectionStore``, in the file of ``SQLiteStore`` or another; tables that are missing are made."""

    def __init__(self, path: Path) -> None:
        """Open the file, made where it is missing.

        Raises:
            InputError: it can't be made or written, or is no database.
        """
        self._path = path
        open_database(path, TABLES)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """All that is read within is of one state, even while an addition is stored."""
        with closing(connected(self._path)) as connection:
            connection.execute("BEGIN")
            yield connection

    async def names(self) -> tuple[CollectionRecord, ...]:
        """All collections, by name."""
        return await asyncio.to_thread(self._names)

    def _names(self) -> tuple[CollectionRecord, ...]:
        with self._reading() as connection:
            rows = connection.execute(f"SELECT {COLUMNS} FROM collection ORDER BY name")  # noqa: S608  a constant
            return tuple(CollectionRecord(*row) for row in rows)

    async def find(self, name: str) -> CollectionRecord:
        """The collection of that name.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._find, name)

    def _find(self, name: str) -> CollectionRecord:
        with self._reading() as connection:
            return record_of(connection, name)

    async def load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Members, ...]]:
        """The parts of a collection, in the order in which they were stored and by name, and its Topics.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._load, name)

    def _load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Members, ...]]:
        with self._reading() as connection:
            record_of(connection, name)
            # sorted here: SQLite would write megabytes of parts to a file for it
            found = connection.execute(
                "SELECT version, name, content FROM collection_part WHERE collection = ?", (name,)
            ).fetchall()
            parts = [(part, content) for _, part, content in sorted(found, key=itemgetter(0, 1))]
            topics = connection.execute(
                "SELECT topic_json FROM collection_topic WHERE collection = ? ORDER BY id", (name,)
            )
            return tuple(parts), tuple(members(json.loads(row[0])) for row in topics)

    async def save(self, addition: Addition) -> bool:
        """Store an addition as a whole; False, and nothing stored, where another came between."""
        return await asyncio.to_thread(self._save, addition)

    def _save(self, addition: Addition) -> bool:
        with closing(connected(self._path)) as connection, connection:
            return put(connection, addition)

    async def delete(self, name: str) -> None:
        """Delete a collection and all that was kept of it.

        Raises:
            NotFound: there is none.
        """
        await asyncio.to_thread(self._delete, name)

    def _delete(self, name: str) -> None:
        with closing(connected(self._path)) as connection, connection:
            if not connection.execute("DELETE FROM collection WHERE name = ?", (name,)).rowcount:
                raise NotFound("collection", name)

    async def topics(self, name: str, order: str, limit: int, offset: int) -> Page[Topic]:
        """Topics of a collection, those with the latest Event or the largest first.

        Raises:
            NotFound: there is no such collection.
        """
        return await asyncio.to_thread(self._topics, name, order, limit, offset)

    def _topics(self, name: str, order: str, limit: int, offset: int) -> Page[Topic]:
        with self._reading() as connection:
            total = record_of(connection, name).topics
            rows = connection.execute(
                f"SELECT topic_json FROM collection_topic WHERE collection = ? ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",  # noqa: S608  one of two constants
                (name, limit, offset),
            )
            return Page(tuple(read_topic(json.loads(row[0])) for row in rows), total)

    async def topic(self, name: str, topic_id: str) -> Topic:
        """One Topic of a collection.

        Raises:
            NotFound: there is no such collection or Topic.
        """
        return await asyncio.to_thread(self._topic, name, topic_id)

    def _topic(self, name: str, topic_id: str) -> Topic:
        with self._reading() as connection:
            record_of(connection, name)
            row = connection.execute(
                "SELECT topic_json FROM collection_topic WHERE collection = ? AND id = ?", (name, topic_id)
            ).fetchone()
        if row is None:
            raise NotFound("Topic", topic_id)
        return read_topic(json.loads(row[0]))

    async def events(
        self, name: str, days: tuple[str, str], limit: int, offset: int
    ) -> Page[tuple[str, Event]]:
        """Events of a collection with the ids of their Topics, the latest first, from one day to another (empty for no bound).

        Raises:
            NotFound: there is no such collection.
        """
        return await asyncio.to_thread(self._events, name, days, limit, offset)

    def _events(self, name: str, days: tuple[str, str], limit: int, offset: int) -> Page[tuple[str, Event]]:
        since, until = days
        within = "e.collection = ? AND e.day >= ? AND (? = '' OR (e.day != '' AND e.day <= ?))"
        bounds = (name, since, until, until + "~")
        with self._reading() as connection:
            record_of(connection, name)
            total = connection.execute(f"SELECT count(*) FROM collection_event e WHERE {within}", bounds)  # noqa: S608  a constant
            count = int(total.fetchone()[0])
            rows = connection.execute(
                "SELECT e.topic, e.place, t.topic_json FROM collection_event e "  # noqa: S608  a constant
                "JOIN collection_topic t ON t.collection = e.collection AND t.id = e.topic "
                f"WHERE {within} ORDER BY e.day DESC, e.id LIMIT ? OFFSET ?",
                (*bounds, limit, offset),
            )
            found = tuple(
                (topic, read_event(json.loads(content)["events"][place])) for topic, place, content in rows
            )
        return Page(found, count)

    async def changes(self, name: str, after: int, limit: int) -> Page[ChangeRecord]:
        """Merges and splits with numbers beyond ``after``, oldest first.

        Raises:
            NotFound: there is no such collection.
        """
        return await asyncio.to_thread(self._changes, name, after, limit)

    def _changes(self, name: str, after: int, limit: int) -> Page[ChangeRecord]:
        with self._reading() as connection:
            record_of(connection, name)
            total = connection.execute("SELECT count(*) FROM collection_change WHERE collection = ?", (name,))
            count = int(total.fetchone()[0])
            rows = connection.execute(
                "SELECT number, at, change_json FROM collection_change WHERE collection = ? AND number > ? ORDER BY number LIMIT ?",
                (name, after, limit),
            )
            found = tuple(ChangeRecord(number, at, read_change(json.loads(one))) for number, at, one in rows)
        return Page(found, count)
