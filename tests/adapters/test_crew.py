import os
import signal
from pathlib import Path
from time import sleep

import pytest

from service.adapters.crew import Crew


def _who(number: int) -> tuple[int, int]:
    sleep(0.02)
    return number, os.getpid()


def _whose(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _noted(given: tuple[int, Path]) -> int:
    number, begun = given
    sleep(0.002)
    with begun.open("a") as lines:
        lines.write(f"{number}\n")
    return number


def _unlucky(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def _deadly(given: tuple[int, int, Path]) -> int:
    """Kills the process that first does it, unless that is the one that gave it."""
    number, giver, mark = given
    if os.getpid() != giver and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_several_processes_do_the_work_and_this_one_its_share() -> None:
    with Crew(3) as crew:
        done = list(crew(_who, range(200)))

    assert [number for number, _ in done] == [*range(200)]
    pids = {process for _, process in done}
    assert os.getpid() in pids
    assert len(pids) > 1


def test_nothing_waits_for_processes_that_are_slow_to_start() -> None:
    with Crew(2) as crew:
        assert {process for _, process in crew(_whose, range(64))} == {os.getpid()}


def test_of_many_pieces_hardly_any_is_done_twice(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    given = [(number, begun) for number in range(2000)]
    with Crew(2) as crew:
        assert list(crew(_noted, given)) == [*range(2000)]

    noted = begun.read_text().split()
    assert {*noted} == {str(number) for number in range(2000)}
    assert len(noted) < 2400


def test_few_pieces_are_done_here() -> None:
    with Crew(3) as crew:
        assert {process for _, process in crew(_who, range(8))} == {os.getpid()}


def test_alone_it_does_all_here() -> None:
    with Crew(1) as crew:
        assert {process for _, process in crew(_who, range(40))} == {os.getpid()}


def test_what_the_work_raises_is_raised_here() -> None:
    with Crew(2) as crew, pytest.raises(ValueError, match="seven"):
        list(crew(_unlucky, range(40)))


def test_what_a_process_that_died_had_begun_is_done_here(tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    with Crew(2) as crew:
        # the others take seconds to start: until one has been killed there is always more to do
        rounds = 0
        while not mark.exists():
            rounds += 1
            assert list(crew(_deadly, [(n, os.getpid(), mark) for n in range(64)])) == [*range(64)]
            assert rounds < 10_000
        again = list(crew(_deadly, [(n, os.getpid(), mark) for n in range(64)]))

    assert again == [*range(64)]


def test_no_process_is_left_when_it_is_closed() -> None:
    with Crew(2) as crew:
        processes = {process for _, process in crew(_who, range(200))} - {os.getpid()}

    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
