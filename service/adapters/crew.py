"""Processes that stand ready beside a service, which does its own share meanwhile."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from service.adapters.processes import cores, uninterrupted

_FEWEST, _FEWEST_TO_START = 4, 16  # pieces of work: with fewer, sending them takes as long as doing them
_MOST = 4  # processes, where no number is given: more have too little to do
_AT_ONCE = 128  # pieces that are held at a time
_TURNS = 8  # as many times each process is sent pieces, several at a time where there are more

Given = TypeVar("Given")
Made = TypeVar("Made")


class Crew:
    """Does work as ``map`` does, by several processes, this one among them; implements ``Each``.

    The others are spawned when there is first enough to do for them, and stay until the Crew is closed. What one that died had
    begun is done here. To be used by one thread at a time; others wait.
    """

    def __init__(self, workers: int = 0, start: Callable[[], None] | None = None) -> None:
        """So many processes, this one counted; 0 for one a core, up to four: each has a hundred megabytes of its own.

        ``start`` is what each of the others does first, once.
        """
        self._start = start
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
        size = max(len(some) // (_TURNS * (self._others + 1)), 1)
        parts = [some[start : start + size] for start in range(0, len(some), size)]
        begun = self._submitted(partial(_done, work), parts)
        made: list[list[Made]] = []
        for future, part in zip(reversed(begun), reversed(parts), strict=True):
            if future.cancel():
                made.append(_done(work, part))
                continue
            try:
                made.append(future.result())
            except BrokenProcessPool:
                self._ended()
                made.append(_done(work, part))
        return [*chain.from_iterable(reversed(made))]

    def _submitted(
        self, work: Callable[[Sequence[Given]], list[Made]], parts: Sequence[Sequence[Given]]
    ) -> list[Future[list[Made]]]:
        with uninterrupted():
            try:
                return [self._standing().submit(work, part) for part in parts]
            except BrokenProcessPool:  # one of them died while there was nothing to do
                self._ended()
                return [self._standing().submit(work, part) for part in parts]

    def _standing(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawned, not forked: a service has threads
            self._pool = ProcessPoolExecutor(self._others, get_context("spawn"), initializer=self._start)
        return self._pool

    def _ended(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _done(work: Callable[[Given], Made], part: Sequence[Given]) -> list[Made]:
    return [work(one) for one in part]
