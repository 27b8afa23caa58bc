"""A whole run: every Case under every configuration, resumable, nothing paid twice."""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.cases.loading import LoadedSuite
from eval.runs.cassette import Cassette
from eval.runs.cells import Cell, CellKey, Configuration, Run, State
from eval.runs.crews import Site, in_one_loop, in_processes
from eval.runs.folder import RUN, read_cell, read_plan, read_run, write_cell, write_run
from eval.runs.making import Task
from eval.runs.redaction import Redaction
from eval.runs.sources import ReadCase, read_case
from eval.runs.versions import inputs_digest, resolved
from eval.runs.workshop import Workshop, WriterFactory
from service.domain.errors import InputError
from service.settings import Settings

CASSETTE = "cassette.jsonl"


@dataclass(frozen=True)
class Order:
    """What is to be run, and how.

    ``change`` is applied to every configuration of the Suite. ``cassette`` is by default ``out/cassette.jsonl``; with
    ``replay`` no model is asked. ``workers`` of 0 takes a process for each core (a model's cells share one, as many at
    a time as the settings' ``concurrency``). ``again`` lets a folder that holds another run take this one.
    """

    loaded: LoadedSuite
    out: Path
    settings: Settings
    repeats: int = 0
    change: Callable[[Configuration], Configuration] = lambda configuration: configuration
    cassette: Path | None = None
    replay: bool = False
    workers: int = 0
    again: bool = False
    certificate: Mapping[str, Any] | None = None
    writers: Mapping[str, WriterFactory] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ran:
    """A run that ended, and how: ``kept`` cells were made before; ``lost`` calls were under way when a run was killed."""

    run: Run
    kept: int
    lost: int = 0


def run_suite(order: Order, progress: Callable[[str], None]) -> Ran:
    """Make every cell that the run in ``order.out`` does not have yet.

    A cell that is done stays if its inputs are the same (articles, options, configuration, code, prompts); one that
    the infrastructure failed is tried again. Replies of a model are on the cassette before anything is made of them,
    so that a run that is killed, however, goes on where it stopped.

    Raises:
        InputError: the Suite, a configuration or the folder can't be used.
        CrewLost: a process ended.
    """
    configurations = _configurations(order)
    planner = Workshop(order.settings, _now(), order.writers)
    identities = {each.name: planner.identity(each) for each in configurations}
    read = [read_case(placed) for placed in order.loaded.cases]
    with _alone(order.out):
        run = _opened(order, configurations, identities, read)
        site = Site(
            order.out,
            order.settings,
            datetime.fromisoformat(run.started_at),
            order.writers,
            Redaction.of(order.settings),
        )
        tasks, kept = _tasks(order, run, read, identities)
        if kept:
            progress(f"{kept} of {len(run.keys)} cells were made before")
        teller = _Teller(len(tasks), progress)
        computing = [task for task in tasks if not task.configuration.asks_a_model]
        asking = [task for task in tasks if task.configuration.asks_a_model]
        for cell in in_processes(computing, site, order.workers or _cores()) if computing else ():
            teller.tell(cell)
        lost = asyncio.run(_asked(order, asking, site, teller)) if asking else 0
        return Ran(read_run(order.out), kept, lost)


async def _asked(order: Order, tasks: Sequence[Task], site: Site, teller: "_Teller") -> int:
    path = order.cassette or order.out / CASSETTE
    at_once = order.workers or order.settings.concurrency
    with Cassette(path, replay=order.replay, redaction=site.redaction) as cassette:
        async for cell in in_one_loop(tasks, site, cassette, at_once):
            teller.tell(cell)
        return cassette.lost


def _configurations(order: Order) -> tuple[Configuration, ...]:
    written = [
        order.change(Configuration(**each.model_dump())) for each in order.loaded.suite.all_configurations
    ]
    return tuple(resolved(each, order.settings) for each in written)


def _opened(
    order: Order,
    configurations: tuple[Configuration, ...],
    identities: Mapping[str, Mapping[str, str]],
    read: Sequence[ReadCase],
) -> Run:
    """The run as it is to be, written into its folder; what the folder holds already must be the same run."""
    versions = {
        name: value
        for identity in identities.values()
        for name, value in identity.items()
        if all(other.get(name, value) == value for other in identities.values())
    }
    run = Run(
        suite=order.loaded.suite.name,
        cases=tuple(each.ran for each in read),
        configurations=configurations,
        repeats=order.repeats or order.loaded.suite.repeats,
        cells=(),
        versions=versions,
        certificate=order.certificate,
        started_at=_now().isoformat(timespec="seconds"),
    )
    if (order.out / RUN).exists():
        before = read_plan(order.out)
        differs = _differs(before, run)
        if differs and not order.again:
            raise InputError(
                str(order.out),
                f"holds another run: {differs}",
                "choose another folder, or say --again to make anew what differs",
            )
        run = replace(run, started_at=before.started_at, certificate=run.certificate or before.certificate)
    write_run(order.out, run)
    return run


def _differs(before: Run, run: Run) -> str:
    """What sets two runs apart, in words; empty where one goes on with the other."""
    if before.suite != run.suite:
        return f"of the Suite {before.suite!r}, not {run.suite!r}"
    if before.repeats != run.repeats:
        return f"of {before.repeats} repeats, not {run.repeats}"
    mine, theirs = ({each.name: asdict(each) for each in one.configurations} for one in (run, before))
    if mine.keys() != theirs.keys():
        return f"of the configurations {', '.join(theirs)}, not {', '.join(mine)}"
    for name, values in mine.items():
        for field_name, value in values.items():
            if theirs[name][field_name] != value:
                return f"of {field_name} {theirs[name][field_name]!r}, not {value!r}, in configuration {name}"
    for name in sorted(before.versions.keys() | run.versions.keys()):
        was, now = before.versions.get(name, "none"), run.versions.get(name, "none")
        if was != now:
            return f"made with {name} {was}, not {now}"
    changed = [case.id for case in run.cases if before.case_of.get(case.id) != case]
    return f"of another Case {changed[0]!r}" if changed else ""


def _tasks(
    order: Order,
    run: Run,
    read: Sequence[ReadCase],
    identities: Mapping[str, Mapping[str, str]],
) -> tuple[list[Task], int]:
    """The cells to make, and how many need not be. Cells of Cases that can't be used are written at once."""
    tasks, kept = [], 0
    cases = {each.ran.id: each for each in read}
    configurations = {each.name: each for each in run.configurations}
    for key in run.keys:
        case, configuration = cases[key.case], configurations[key.configuration]
        failure = case.failure or _unfit(case, configuration)
        if failure:
            write_cell(order.out, Cell(key, State.BAD_CASE, failure))
            continue
        identity = identities[key.configuration]
        inputs = inputs_digest(
            case.ran, case.articles, configuration, key.repeat, identity=identity, settings=order.settings
        )
        if _is_done(order.out, key, inputs):
            kept += 1
        else:
            tasks.append(Task(key, case.ran, case.articles, configuration, inputs, dict(identity)))
    return tasks, kept


def _unfit(case: ReadCase, configuration: Configuration) -> str:
    if configuration.writer == "given" and not case.ran.case.given:
        return "the writer is given, but the Case gives no Sentences"
    return ""


def _is_done(out: Path, key: CellKey, inputs: str) -> bool:
    cell = read_cell(out, key)
    return cell is not None and cell.state is State.DONE and cell.inputs == inputs and cell.brief is not None


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Hold the folder for this process; a process that is killed lets go of it.

    Raises:
        InputError: another process holds it, or it can't be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = (out / ".lock").open("w")
    except OSError as error:
        raise InputError(str(out), f"can't be written: {error.strerror}", "choose another folder") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(
                str(out), "another run is working in it", "wait for it, or choose another folder"
            ) from error
        yield


class _Teller:
    """Tells how far a run is: each tenth, and each cell that failed."""

    def __init__(self, count: int, progress: Callable[[str], None]) -> None:
        self._count, self._progress, self._done = count, progress, 0

    def tell(self, cell: Cell) -> None:
        self._done += 1
        if cell.state is not State.DONE:
            self._progress(f"{cell.key}: {cell.state.value}: {cell.failure}")
        if self._done == self._count or self._done * 10 // self._count > (self._done - 1) * 10 // self._count:
            self._progress(f"{self._done} of {self._count} cells")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _now() -> datetime:
    return datetime.now(UTC)
