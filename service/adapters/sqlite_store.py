"""Briefs in a SQLite file."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from service.domain.errors import InputError, NotFound
from service.ports import BriefRecord

_TABLE = """
CREATE TABLE IF NOT EXISTS brief (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    created_at TEXT NOT NULL,
    step TEXT NOT NULL,
    failure TEXT NOT NULL,
    brief_json TEXT NOT NULL
) STRICT
"""
_COLUMNS = "id, state, created_at, brief_json, failure, step"
_INTERRUPTED = "the service stopped before this Brief was done; ask for it again"


def open_database(path: Path, tables: str) -> None:
    """Make the file at ``path``, where it is missing, and the ``tables`` in it that are.

    Raises:
        InputError: it can't be made or written, or is no database.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(tables)
    except (OSError, sqlite3.Error) as error:
        wrong = f"can't be used as a database: {error}"
        raise InputError(
            str(path), wrong, "set CITEBRIEF_DATA_DIR to a folder that can be written"
        ) from error


def connected(path: Path) -> sqlite3.Connection:
    """A connection to the database at ``path``, which waits up to 30 seconds for a writer and holds to foreign keys."""
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


class SQLiteStore:
    """Implements ``Store``. Each call opens its own connection, in a thread: SQLite's are cheap, and not to be shared.

    The file is in write-ahead mode, so readers never wait for a writer.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, made where it is missing.

        Raises:
            InputError: it can't be made or written, or is no database.
        """
        self._path = path
        open_database(path, _TABLE)

    async def save(self, record: BriefRecord) -> None:
        """Insert or replace the record of that id."""
        await asyncio.to_thread(self._save, record)

    def _save(self, record: BriefRecord) -> None:
        with closing(connected(self._path)) as connection, connection:
            connection.execute(
                f"INSERT OR REPLACE INTO brief ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608  a constant
                (record.id, record.state, record.created_at, record.brief_json, record.failure, record.step),
            )

    async def get(self, brief_id: str) -> BriefRecord:
        """The record of that id.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._get, brief_id)

    def _get(self, brief_id: str) -> BriefRecord:
        with closing(connected(self._path)) as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM brief WHERE id = ?",  # noqa: S608  a constant
                (brief_id,),
            ).fetchone()
        if row is None:
            raise NotFound("Brief", brief_id)
        return BriefRecord(*row)

    async def fail_interrupted(self) -> int:
        """Mark every Brief that a stopped process left running as failed, and return how many there were."""
        return await asyncio.to_thread(self._fail_interrupted)

    def _fail_interrupted(self) -> int:
        with closing(connected(self._path)) as connection, connection:
            changed = connection.execute(
                "UPDATE brief SET state = 'failed', failure = ? WHERE state = 'running'", (_INTERRUPTED,)
            )
            return changed.rowcount
