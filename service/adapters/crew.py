"""Processes that stand ready beside a service, which does its own share meanwhile."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from operator import length_hint
from types import TracebackType
from typing import Any, Self, TypeVar

from service.adapters.processes import cores, uninterrupted

_FEWEST, _FEWEST_TO_START = 4, 16  # pieces of work: with fewer, sending them takes as long as doing them
_MOST = 4  # processes, where no number is given: more have too little to do
_AT_ONCE = 128  # pieces that are held at a time
_TURNS = 8  # as many times as each process is sent pieces of those held at a time, several at once where there are enough
_AHEAD = 2  # pieces that each of the others has, the next one at hand when one is done

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
        self._late: list[Future[Any]] = []  # of what was done here in the end, and is still under way

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

        ``work`` is a function of a module, without side effects: what another process is slow to do is done here as well. It,
        what it is given and what it makes can be pickled. What it raises is raised here.
        """
        waiting = iter(given)
        fewest = _FEWEST_TO_START if self._pool is None else _FEWEST
        first = list(islice(waiting, fewest))
        if self._others < 1 or len(first) < fewest:
            yield from map(work, chain(first, waiting))
            return
        count = min(len(first) + length_hint(waiting), _AT_ONCE)
        size = max(count // (_TURNS * (self._others + 1)), 1)
        parts = _parts(chain(first, waiting), size)
        while some := list(islice(parts, 1)):
            with self._turn:
                made = self._shared(work, chain(some, islice(parts, _AT_ONCE // size)))
            yield from made

    def _shared(self, work: Callable[[Given], Made], parts: Iterable[Sequence[Given]]) -> list[Made]:
        """Each of the others is kept in work while this one does what is left, and at last what they have not done yet."""
        done: dict[int, list[Made]] = {}
        begun: dict[int, tuple[Sequence[Given], Future[list[Made]]]] = {}
        for place, part in enumerate(parts):
            self._late = [future for future in self._late if not future.done()]
            busy = len(self._late) + sum(not future.done() for _, future in begun.values())
            future = self._submitted(partial(_done, work), part) if busy < _AHEAD * self._others else None
            if future is None:
                done[place] = _done(work, part)
            else:
                begun[place] = part, future
        for place, (part, future) in sorted(begun.items(), reverse=True):
            if not future.done():
                if not future.cancel():
                    self._late.append(future)
                done[place] = _done(work, part)
                continue
            try:
                done[place] = future.result()
            except BrokenProcessPool:
                self._ended()
                done[place] = _done(work, part)
        return [*chain.from_iterable(made for _, made in sorted(done.items()))]

    def _submitted(
        self, work: Callable[[Sequence[Given]], list[Made]], part: Sequence[Given]
    ) -> Future[list[Made]] | None:
        """What is to come of a part; None where one of the others has died."""
        with uninterrupted():
            try:
                return self._standing().submit(work, part)
            except BrokenProcessPool:
                self._ended()
                return None

    def _standing(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawned, not forked: a service has threads
            self._pool = ProcessPoolExecutor(self._others, get_context("spawn"), initializer=self._start)
        return self._pool

    def _ended(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            self._late = []


def _parts(given: Iterator[Given], size: int) -> Iterator[Sequence[Given]]:
    """All of ``given``, so many at a time."""
    while part := list(islice(given, size)):
        yield part


def _done(work: Callable[[Given], Made], part: Sequence[Given]) -> list[Made]:
    return [work(one) for one in part]
