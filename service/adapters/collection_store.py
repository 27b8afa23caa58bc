"""Collections in a SQLite file: Articles, what was read of them, their Topics and Events, and what happened to these."""

import asyncio
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from service.adapters.collection_rows import (
    article_row,
    change_json,
    read_change,
    read_event,
    read_topic,
    sort_day,
    topic_json,
)
from service.adapters.sqlite_store import connected, open_database
from service.domain.errors import NotFound
from service.domain.groups import Event, Topic
from service.ports import Addition, ChangeRecord, CollectionRecord, Page

_TABLES = """
CREATE TABLE IF NOT EXISTS collection (
    name TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    events INTEGER NOT NULL,
    topics INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS collection_article (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    added_at TEXT NOT NULL,
    article_json TEXT NOT NULL,
    PRIMARY KEY (collection, place),
    UNIQUE (collection, id)
) STRICT;
CREATE TABLE IF NOT EXISTS collection_part (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (collection, name, version)
) STRICT;
CREATE TABLE IF NOT EXISTS collection_topic (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    id TEXT NOT NULL,
    latest TEXT NOT NULL,
    size INTEGER NOT NULL,
    topic_json TEXT NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT;
CREATE TABLE IF NOT EXISTS collection_event (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    id TEXT NOT NULL,
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT;
CREATE INDEX IF NOT EXISTS collection_event_day ON collection_event (collection, day, id);
CREATE TABLE IF NOT EXISTS collection_change (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    change_json TEXT NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT;
"""
_COLUMNS = "name, created_at, updated_at, version, articles, origins, events, topics"
_ORDERS = {"latest": "latest DESC, size DESC, id", "largest": "size DESC, latest DESC, id"}


class SQLiteCollections:
    """Implements ``CollectionStore``, in the file of ``SQLiteStore`` or another; tables that are missing are made."""

    def __init__(self, path: Path) -> None:
        """Open the file, made where it is missing.

        Raises:
            InputError: it can't be made or written, or is no database.
        """
        self._path = path
        open_database(path, _TABLES)

    async def names(self) -> tuple[CollectionRecord, ...]:
        """All collections, by name."""
        return await asyncio.to_thread(self._names)

    def _names(self) -> tuple[CollectionRecord, ...]:
        with closing(connected(self._path)) as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM collection ORDER BY name")  # noqa: S608  a constant
            return tuple(CollectionRecord(*row) for row in rows)

    async def find(self, name: str) -> CollectionRecord:
        """The collection of that name.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._find, name)

    def _find(self, name: str) -> CollectionRecord:
        with closing(connected(self._path)) as connection:
            return _record(connection, name)

    async def load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Topic, ...]]:
        """The parts of a collection, in the order in which they were stored and by name, and its Topics.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._load, name)

    def _load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Topic, ...]]:
        with closing(connected(self._path)) as connection:
            _record(connection, name)
            parts = connection.execute(
                "SELECT name, content FROM collection_part WHERE collection = ? ORDER BY version, name",
                (name,),
            ).fetchall()
            topics = connection.execute(
                "SELECT topic_json FROM collection_topic WHERE collection = ? ORDER BY id", (name,)
            )
            return tuple(parts), tuple(read_topic(json.loads(row[0])) for row in topics)

    async def save(self, addition: Addition) -> bool:
        """Store an addition as a whole; False, and nothing stored, where another came between."""
        return await asyncio.to_thread(self._save, addition)

    def _save(self, addition: Addition) -> bool:
        record = addition.record
        with closing(connected(self._path)) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            found = connection.execute(
                "SELECT version, articles FROM collection WHERE name = ?", (record.name,)
            ).fetchone()
            version, place = found or (0, 0)
            if version != record.version - 1:
                return False
            _put(connection, record, fresh=found is None)
            connection.executemany(
                "INSERT INTO collection_article (collection, place, id, added_at, article_json) VALUES (?, ?, ?, ?, ?)",
                (
                    (
                        record.name,
                        place + offset,
                        article.id,
                        record.updated_at,
                        json.dumps(article_row(article)),
                    )
                    for offset, article in enumerate(addition.articles)
                ),
            )
            _put_parts(connection, addition)
            _put_topics(connection, record.name, addition.topics, addition.ended)
            first = connection.execute(
                "SELECT coalesce(max(number), 0) + 1 FROM collection_change WHERE collection = ?",
                (record.name,),
            ).fetchone()[0]
            connection.executemany(
                "INSERT INTO collection_change (collection, number, at, change_json) VALUES (?, ?, ?, ?)",
                (
                    (record.name, first + offset, record.updated_at, json.dumps(change_json(change)))
                    for offset, change in enumerate(addition.changes)
                ),
            )
        return True

    async def topics(self, name: str, order: str, limit: int, offset: int) -> Page[Topic]:
        """Topics of a collection, those with the latest Event or the largest first.

        Raises:
            NotFound: there is no such collection.
        """
        return await asyncio.to_thread(self._topics, name, order, limit, offset)

    def _topics(self, name: str, order: str, limit: int, offset: int) -> Page[Topic]:
        with closing(connected(self._path)) as connection:
            total = _record(connection, name).topics
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
        with closing(connected(self._path)) as connection:
            _record(connection, name)
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
        with closing(connected(self._path)) as connection:
            _record(connection, name)
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
        with closing(connected(self._path)) as connection:
            _record(connection, name)
            total = connection.execute("SELECT count(*) FROM collection_change WHERE collection = ?", (name,))
            count = int(total.fetchone()[0])
            rows = connection.execute(
                "SELECT number, at, change_json FROM collection_change WHERE collection = ? AND number > ? ORDER BY number LIMIT ?",
                (name, after, limit),
            )
            found = tuple(ChangeRecord(number, at, read_change(json.loads(one))) for number, at, one in rows)
        return Page(found, count)


def _record(connection: sqlite3.Connection, name: str) -> CollectionRecord:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM collection WHERE name = ?",  # noqa: S608  a constant
        (name,),
    ).fetchone()
    if row is None:
        raise NotFound("collection", name)
    return CollectionRecord(*row)


def _put(connection: sqlite3.Connection, record: CollectionRecord, *, fresh: bool) -> None:
    counts = (
        record.updated_at,
        record.version,
        record.articles,
        record.origins,
        record.events,
        record.topics,
    )
    if fresh:
        connection.execute(
            f"INSERT INTO collection ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  a constant
            (record.name, record.created_at, *counts),
        )
        return
    connection.execute(
        "UPDATE collection SET updated_at = ?, version = ?, articles = ?, origins = ?, events = ?, topics = ? WHERE name = ?",
        (*counts, record.name),
    )


def _put_parts(connection: sqlite3.Connection, addition: Addition) -> None:
    name, version = addition.record.name, addition.record.version
    for part, content in addition.added:
        connection.execute(
            "INSERT INTO collection_part (collection, name, version, content) VALUES (?, ?, ?, ?)",
            (name, part, version, content),
        )
    for part, content in addition.replaced:
        connection.execute("DELETE FROM collection_part WHERE collection = ? AND name = ?", (name, part))
        connection.execute(
            "INSERT INTO collection_part (collection, name, version, content) VALUES (?, ?, ?, ?)",
            (name, part, version, content),
        )


def _put_topics(
    connection: sqlite3.Connection, name: str, topics: Sequence[Topic], ended: Iterable[str]
) -> None:
    for topic_id in [*ended, *(topic.id for topic in topics)]:
        connection.execute("DELETE FROM collection_topic WHERE collection = ? AND id = ?", (name, topic_id))
        connection.execute(
            "DELETE FROM collection_event WHERE collection = ? AND topic = ?", (name, topic_id)
        )
    for topic in topics:
        latest = max(sort_day(event.date) for event in topic.events)
        connection.execute(
            "INSERT INTO collection_topic (collection, id, latest, size, topic_json) VALUES (?, ?, ?, ?, ?)",
            (name, topic.id, latest, len(topic.article_ids), json.dumps(topic_json(topic))),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO collection_event (collection, id, topic, day, place) VALUES (?, ?, ?, ?, ?)",
            (
                (name, event.id, topic.id, sort_day(event.date), place)
                for place, event in enumerate(topic.events)
            ),
        )
