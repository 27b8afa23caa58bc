"""Who makes the cells: processes for those that compute, one event loop for those that wait for a model."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path

from eval.runs.cassette import Cassette
from eval.runs.cells import Cell, State
from eval.runs.folder import write_cell
from eval.runs.making import Task, make_cell
from eval.runs.redaction import Redaction
from eval.runs.workshop import Workshop, WriterFactory
from service.adapters.processes import uninterrupted
from service.domain.errors import CitebriefError
from service.settings import Settings

PATIENCE = 5
"""Cells in a row that a server may fail before the others are left for another time."""


class CrewLost(CitebriefError):
    """A process that made cells ended in the midst of it: ``working`` are the cells that were not done."""

    def __init__(self, working: int) -> None:
        super().__init__(working)
        self.working = working

    def __str__(self) -> str:
        return f"a process ended in the midst of its work (out of memory?); {self.working} cells are not made. Run again to go on"


@dataclass(frozen=True, slots=True)
class Site:
    """Where cells are made: what every process of the run is told."""

    out: Path
    settings: Settings
    started_at: datetime
    brought: Mapping[str, WriterFactory]
    redaction: Redaction


def in_processes(tasks: Sequence[Task], site: Site, workers: int) -> Iterator[Cell]:
    """Make the cells of ``tasks`` on ``workers`` processes (1: in this one) and write each; as they are done.

    Raises:
        CrewLost: a process ended.
    """
    if workers == 1 or len(tasks) == 1:
        with asyncio.Runner() as runner:
            workshop = Workshop(site.settings, site.started_at, site.brought)
            for task in tasks:
                yield runner.run(_make(task, workshop, site))
        return
    with ExitStack() as stack:
        # spawned, not forked: the parent may hold threads of an embedded model
        pool = stack.enter_context(
            ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(site,))
        )
        stack.push(lambda error, *_: _end(pool, error))
        with uninterrupted():
            futures: list[Future[Cell]] = [pool.submit(_work, task) for task in tasks]
        done = 0
        try:
            for future in as_completed(futures):
                yield future.result()
                done += 1
        except BrokenProcessPool as error:
            raise CrewLost(len(tasks) - done) from error


async def in_one_loop(
    tasks: Sequence[Task], site: Site, cassette: Cassette, at_once: int
) -> AsyncIterator[Cell]:
    """Make the cells of ``tasks``, ``at_once`` at a time, and write each; as they are done.

    After ``PATIENCE`` cells in a row that the infrastructure failed, no other is begun: a server that is down, or a
    key that is wrong, need not be asked for every Case.
    """
    waiting = list(reversed(tasks))
    failing = 0
    async with Workshop(site.settings, site.started_at, site.brought, cassette) as workshop:
        working: set[asyncio.Task[Cell]] = set()
        while True:
            while waiting and len(working) < at_once and failing < PATIENCE:
                working.add(asyncio.create_task(_make(waiting.pop(), workshop, site)))
            if not working:
                return
            finished, working = await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
            for each in finished:
                cell = each.result()
                failing = failing + 1 if cell.state is State.INFRASTRUCTURE and not cassette.replay else 0
                yield cell


async def _make(task: Task, workshop: Workshop, site: Site) -> Cell:
    cell = await make_cell(task, workshop)
    write_cell(site.out, cell, site.redaction)
    return cell


class _Started:
    """What a process keeps between cells."""

    site: Site
    runner: asyncio.Runner
    workshop: Workshop


def _start(site: Site) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Started.site = site
    _Started.runner = asyncio.Runner()
    _Started.workshop = Workshop(
        site.settings.model_copy(update={"threads": 1}), site.started_at, site.brought
    )


def _work(task: Task) -> Cell:
    cell = _Started.runner.run(_make(task, _Started.workshop, _Started.site))
    return Cell(
        cell.key, cell.state, cell.failure
    )  # its Brief is in its file; the parent need not have it too


def _end_with_parent() -> None:
    """End this process when its parent is gone: killed, it can't tell its workers, and they would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(pool: ProcessPoolExecutor, error: type[BaseException] | None) -> None:
    """Let the processes end what they have begun, or, where the run is broken off, nothing: a cell may take long."""
    if error is not None:
        for process in active_children():
            process.terminate()
    pool.shutdown(cancel_futures=True)
