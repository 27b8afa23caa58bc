"""One addition to a collection, put into its tables."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from service.adapters.collection_rows import article_row, change_json, sort_day, topic_json
from service.adapters.collection_tables import COLUMNS
from service.domain.groups import Topic
from service.ports import Addition, CollectionRecord


def put(connection: sqlite3.Connection, addition: Addition) -> bool:
    """Put an addition in as a whole; False, and nothing done, where it is none to what is there.

    Another came between, or the collection was deleted, and perhaps made anew.
    """
    record = addition.record
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute(
        "SELECT version, articles, created_at FROM collection WHERE name = ?", (record.name,)
    ).fetchone()
    version, place, created_at = found or (0, 0, record.created_at)
    if (version, created_at) != (record.version - 1, record.created_at):
        return False
    _put_record(connection, record, fresh=found is None)
    connection.executemany(
        "INSERT INTO collection_article (collection, place, id, added_at, article_json) VALUES (?, ?, ?, ?, ?)",
        (
            (record.name, place + offset, article.id, record.updated_at, json.dumps(article_row(article)))
            for offset, article in enumerate(addition.articles)
        ),
    )
    _put_parts(connection, addition)
    _put_topics(connection, record.name, addition.topics, addition.ended)
    first = connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM collection_change WHERE collection = ?", (record.name,)
    ).fetchone()[0]
    connection.executemany(
        "INSERT INTO collection_change (collection, number, at, change_json) VALUES (?, ?, ?, ?)",
        (
            (record.name, first + offset, record.updated_at, json.dumps(change_json(change)))
            for offset, change in enumerate(addition.changes)
        ),
    )
    return True


def _put_record(connection: sqlite3.Connection, record: CollectionRecord, *, fresh: bool) -> None:
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
            f"INSERT INTO collection ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  a constant
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
