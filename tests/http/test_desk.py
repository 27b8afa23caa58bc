import asyncio
from pathlib import Path

import pytest

from service.adapters.reading import article
from service.adapters.sqlite_store import SQLiteStore
from service.bootstrap import build
from service.domain.briefs import BriefOptions
from service.http.desk import Desk
from service.http.errors import Problem
from service.ports import BriefRecord
from service.settings import Settings
from tests.http.articles import RIVER


class SlowStore(SQLiteStore):
    """Saves nothing until its gate is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.gate = asyncio.Event()

    async def save(self, record: BriefRecord) -> None:
        await self.gate.wait()
        await super().save(record)


def test_of_many_at_once_those_past_the_queue_are_refused_and_it_recovers(tmp_path: Path) -> None:
    one = [article(text=RIVER["text"])]

    async def ask() -> None:
        store = SlowStore(tmp_path / "briefs.sqlite3")
        async with build(Settings(embeddings=False)) as parts, Desk(parts, store) as desk:
            asked = [asyncio.create_task(desk.take(one, BriefOptions())) for _ in range(70)]
            await asyncio.sleep(0)
            refused = [task for task in asked if task.done()]
            assert len(refused) == 6
            for task in refused:
                with pytest.raises(Problem) as told:
                    task.result()
                assert told.value.status == 503
                assert int(told.value.headers["Retry-After"]) > 0
            store.gate.set()
            taken = [await task for task in asked if task not in refused]
            records = [await desk.find(brief_id, wait=60) for brief_id in taken]
            assert {record.state for record in records} == {"done"}
            again = await desk.take(one, BriefOptions())
            assert (await desk.find(again, wait=60)).state == "done"

    asyncio.run(ask())
