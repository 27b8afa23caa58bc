"""Processes that stand ready beside a service, which does its own share meanwhile."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from service.adapters.processes import cores, uninterrupted

_FEWEST, _FEWEST_TO_START = 4, 16  # pieces of work: with fewer, sending them takes as long as doing them
_MOST = 4  # processes, where no number is given: more have too little to do
_AT_ONCE = 64  # pieces that are held at a time

Given = TypeVar("Given")
Made = TypeVar("Made")


class Crew:
    """Does work as ``map`` does, by several processes, this one among them; implements ``Each``.

    The others are spawned when there is first enough to do for them, and stay until the Crew is closed. What one that died had
    begun is done here. To be used by one thread at a time; others wait.
    """

    def __init__(self, workers: int = 0) -> None:
        """So many processes, this one counted; 0 for one a core, up to four: each has a hundred megabytes of its own."""
        self._others = (workers or min(cores(), _MOST)) - 1
        self._pool: ProcessPoolExecutor | None = None
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the other processes."""
        with self._turn:
            self._ended()

    def __call__(self, work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
        """What ``work`` makes of each of ``given``, in their order; of these no more than some dozens are held at a time.

        ``work`` is a function of a module; it, what it is given and what it makes can be pickled. What it raises is raised here.
        """
        waiting = iter(given)
        while some := list(islice(waiting, _AT_ONCE)):
            fewest = _FEWEST_TO_START if self._pool is None else _FEWEST
            if self._others < 1 or len(some) < fewest:
                yield from map(work, some)
            else:
                with self._turn:
                    made = self._shared(work, some)
                yield from made

    def _shared(self, work: Callable[[Given], Made], some: Sequence[Given]) -> list[Made]:
        """This process takes from the end what none of the others has begun."""
        begun = self._submitted(work, some)
        made: list[Made] = []
        for future, one in zip(reversed(begun), reversed(some), strict=True):
            if future.cancel():
                made.append(work(one))
                continue
            try:
                made.append(future.result())
            except BrokenProcessPool:
                self._ended()
                made.append(work(one))
        return made[::-1]

    def _submitted(self, work: Callable[[Given], Made], some: Sequence[Given]) -> list[Future[Made]]:
        with uninterrupted():
            try:
                return [self._standing().submit(work, one) for one in some]
            except BrokenProcessPool:  # one of them died while there was nothing to do
                self._ended()
                return [self._standing().submit(work, one) for one in some]

    def _standing(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawned, not forked: a service has threads
            self._pool = ProcessPoolExecutor(self._others, get_context("spawn"))
        return self._pool

    def _ended(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
