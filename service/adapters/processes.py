"""Processes beside this one: how many, how they start, and that Ctrl-C ends them with it."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import Any


def cores() -> int:
    """How many processes can run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether forking is safe: only on Linux, and while this is the only thread.

    A forked process has at once what this one has imported and read, which a spawned one takes seconds to come by.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Around what starts processes: they ignore Ctrl-C, which reaches the whole group, and end with this one's pool."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def processes(
    workers: int, *, start: Callable[..., None], start_with: tuple[Any, ...] = (), by_fork: bool = False
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which does ``start`` once; what it is called with is pickled unless they are forked.

    They are spawned, unless ``by_fork`` allows forking and it is safe: not where this process may hold threads of an embedded
    model. To be used inside ``uninterrupted`` when work is submitted. After Ctrl-C they end at once, else when they have
    done what they have begun.
    """
    forked = by_fork and can_fork()
    if forked:
        gc.collect()
        gc.freeze()  # or collecting garbage there would copy every page that is shared
    pool = ProcessPoolExecutor(
        workers, get_context("fork" if forked else "spawn"), initializer=start, initargs=start_with
    )
    try:
        yield pool
    except KeyboardInterrupt:
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        if forked:
            gc.unfreeze()
