import os
import signal
import sys
import threading
from concurrent.futures import Future
from time import sleep

import pytest

from service.adapters.processes import can_fork, cores, processes, uninterrupted

_HELD: dict[str, object] = {}


def _hold(what: object) -> None:
    _HELD["what"] = what


def _ask(number: int) -> tuple[int, bool, bool]:
    what = _HELD["what"]
    interrupts = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    return os.getpid(), callable(what) and what() == "told", interrupts and number >= 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_a_forked_process_has_what_can_not_be_pickled() -> None:
    assert can_fork()
    with processes(2, start=_hold, start_with=(lambda: "told",), by_fork=True) as pool, uninterrupted():
        told = [*pool.map(_ask, range(6))]

    assert all(found for _, found, _ in told)
    assert all(ignored for _, _, ignored in told)
    assert os.getpid() not in {process for process, _, _ in told}
    assert "what" not in _HELD


def test_beside_another_thread_nothing_is_forked() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not can_fork()
    finally:
        done.set()
        other.join()


def test_processes_are_spawned_where_forking_was_not_allowed() -> None:
    with processes(1, start=_hold, start_with=("plain",)) as pool, uninterrupted():
        process, told, _ = pool.submit(_ask, 0).result()

    assert process != os.getpid()
    assert not told


def _interrupted(begun: list[Future[None]]) -> None:
    with processes(1, start=_hold, start_with=("plain",), by_fork=True) as pool:
        with uninterrupted():
            begun.append(pool.submit(sleep, 600))
        raise KeyboardInterrupt


def test_after_ctrl_c_what_was_begun_is_not_waited_for() -> None:
    begun: list[Future[None]] = []

    with pytest.raises(KeyboardInterrupt):
        _interrupted(begun)

    assert begun[0].exception() is not None


def test_there_is_a_core_at_least() -> None:
    assert cores() >= 1
