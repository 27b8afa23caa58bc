"""The tables that collections are kept in."""

import sqlite3

from service.domain.errors import NotFound
from service.ports import CollectionRecord

TABLES = """
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
CREATE INDEX IF NOT EXISTS collection_event_topic ON collection_event (collection, topic);
CREATE TABLE IF NOT EXISTS collection_change (
    collection TEXT NOT NULL REFERENCES collection (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    change_json TEXT NOT NULL,
    PRIMARY KEY (collection, number)
) STRICT;
"""
COLUMNS = "name, created_at, updated_at, version, articles, origins, events, topics"


def record_of(connection: sqlite3.Connection, name: str) -> CollectionRecord:
    """The collection of that name.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(
        f"SELECT {COLUMNS} FROM collection WHERE name = ?",  # noqa: S608  a constant
        (name,),
    ).fetchone()
    if row is None:
        raise NotFound("collection", name)
    return CollectionRecord(*row)
