import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from service.adapters.sqlite_store import SQLiteStore
from service.domain.errors import InputError, NotFound
from service.ports import BriefRecord

RECORD = BriefRecord("b1", "running", "2026-01-01T00:00:00Z", step="draft")


def test_what_is_saved_is_found_again_by_another_store(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "briefs.sqlite3"
    asyncio.run(SQLiteStore(path).save(RECORD))
    assert asyncio.run(SQLiteStore(path).get("b1")) == RECORD


def test_a_later_state_replaces_the_earlier(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "briefs.sqlite3")
    done = replace(RECORD, state="done", brief_json="{}")
    asyncio.run(store.save(RECORD))
    asyncio.run(store.save(done))
    assert asyncio.run(store.get("b1")) == done


def test_an_unknown_id_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no Brief has the id 'b9'"):
        asyncio.run(SQLiteStore(tmp_path / "briefs.sqlite3").get("b9"))


def test_what_a_stopped_process_left_running_is_failed(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "briefs.sqlite3")
    asyncio.run(store.save(RECORD))
    asyncio.run(store.save(replace(RECORD, id="b2", state="done")))
    assert asyncio.run(store.fail_interrupted()) == 1
    assert asyncio.run(store.get("b1")).state == "failed"
    assert asyncio.run(store.get("b2")).state == "done"


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "briefs.sqlite3")

    async def save_all() -> None:
        await asyncio.gather(*(store.save(replace(RECORD, id=f"b{n}")) for n in range(40)))

    asyncio.run(save_all())
    assert all(asyncio.run(store.get(f"b{n}")).id == f"b{n}" for n in range(40))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "briefs.sqlite3"
    path.write_text("These are no Briefs, only some words in a file that somebody left here.")
    with pytest.raises(InputError, match="can't be used as a database"):
        SQLiteStore(path)
