"""Takes requests for Briefs, keeps those that are being made, and hands out those that are done."""

import asyncio
import logging
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from service.bootstrap import Parts
from service.domain.articles import Article
from service.domain.briefs import Brief, BriefOptions
from service.domain.errors import CitebriefError
from service.http.errors import Problem
from service.ports import BriefRecord, Store
from service.stages.plan import select
from service.stages.render import document, to_json

_log = logging.getLogger(__name__)
_AT_ONCE = 2
_WAITING = 64


def _json(brief: Brief) -> str:
    return to_json(document(brief))


class Desk:
    """Makes Briefs in this process, a few at once; a queue that is full is told as 503. A context manager.

    A Brief that is under way when the context ends is cancelled and marked failed at the next start.
    """

    def __init__(self, parts: Parts, store: Store) -> None:
        self.parts, self._store = parts, store
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._entering = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def take(self, articles: Sequence[Article], options: BriefOptions) -> str:
        """Begin a Brief and return its id.

        Raises:
            InputError: the request can't be used, known before anything is made.
            Problem: 503 where too many are waiting.
        """
        select(articles, options.leave_out)
        if len(self._tasks) + self._entering >= _WAITING:
            raise Problem(
                503, "Too many Briefs are waiting", "try again shortly", headers={"Retry-After": "30"}
            )
        brief_id = "b" + secrets.token_hex(12)
        created = self.parts.pipeline.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        record = BriefRecord(brief_id, "running", created, step="waiting")
        self._entering += 1
        try:
            await self._store.save(record)
        finally:
            self._entering -= 1
        task = asyncio.create_task(self._make(record, tuple(articles), options))
        self._tasks[brief_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(brief_id, None))
        return brief_id

    async def find(self, brief_id: str, wait: float = 0) -> BriefRecord:
        """The record of that id, after at most ``wait`` seconds if it is still being made.

        Raises:
            NotFound: there is none.
        """
        task = self._tasks.get(brief_id)
        if task is not None and wait > 0:
            await asyncio.wait([task], timeout=wait)
        return await self._store.get(brief_id)

    async def _make(self, record: BriefRecord, articles: Sequence[Article], options: BriefOptions) -> None:
        async with self._slots:
            await self._store.save(replace(record, step="started"))
            try:
                brief = await self.parts.pipeline.make_brief(articles, options, brief_id=record.id)
                done = replace(record, state="done", brief_json=await asyncio.to_thread(_json, brief))
            except CitebriefError as error:
                done = replace(record, state="failed", failure=str(error))
            except Exception:  # noqa: BLE001  the per-Brief boundary: the failure is recorded, its text may hold a secret
                _log.exception("Brief %s failed", record.id)
                done = replace(record, state="failed", failure="something failed that should not have")
            await self._store.save(done)
