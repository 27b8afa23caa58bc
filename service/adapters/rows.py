"""Rows of JSON lines through a function: streaming, in order, on all cores, and resumable."""

import gzip
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from pydantic import BaseModel, ValidationError

from service.adapters.processes import cores, processes, uninterrupted
from service.domain.errors import InputError, UnreadableSource

Row = dict[str, Any]
_GZIP = b"\x1f\x8b"


def read_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a JSON lines file, gzipped or not, each with where it stands (``file:line``, lines from 1).

    Blank lines are passed over. The file is never held in memory whole.

    Raises:
        UnreadableSource: there is no such file, a line is not JSON, or not an object with a string ``id``.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(path.open("rb"))
            zipped = raw.read(2) == _GZIP
            raw.seek(0)
            lines = cast("BinaryIO", stack.enter_context(gzip.open(raw))) if zipped else raw
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield f"{path}:{number}", _row(f"{path}:{number}", line)
    except (OSError, EOFError) as error:
        raise UnreadableSource(str(path), f"can't be read: {error}", "give a file of JSON lines") from error


def _row(where: str, line: bytes) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(
            where, f"is not JSON: {error}", "write one JSON object on each line"
        ) from error
    if not isinstance(row, dict):
        raise UnreadableSource(where, f"is a {type(row).__name__}", "write one JSON object on each line")
    if not isinstance(row.get("id"), str):
        raise UnreadableSource(f"{where}: id", "is missing or no string", "give each row an id")
    return row


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Around what opens ``out`` to write it.

    Raises:
        InputError: it can't be opened.
    """
    try:
        yield
    except OSError as error:
        raise InputError(
            str(out), f"can't be written: {error.strerror or error}", "choose another file to write"
        ) from error


def finished_ids(out: Path) -> list[str]:
    """The ids of the whole rows in ``out``, in order. A last line that was cut short is taken off the file.

    Raises:
        UnreadableSource: a whole line is not a row, or ``out`` is called ``.gz`` and is not gzipped.
    """
    if not out.is_file():  # a device or a pipe holds nothing to go on from
        return []
    zipped = out.suffix == ".gz"
    if zipped:
        with out.open("rb") as file:
            if not _GZIP.startswith(file.read(2)):
                raise UnreadableSource(str(out), "is not gzipped", "choose another file to write")
    ids: list[str] = []
    kept = bytearray()
    with ExitStack() as stack:
        lines = (
            cast("BinaryIO", stack.enter_context(gzip.open(out)))
            if zipped
            else stack.enter_context(out.open("rb"))
        )
        size = 0
        try:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n"):
                    break
                ids.append(str(_row(f"{out}:{number}", line)["id"]))
                size += len(line)
                if zipped:
                    kept += line
        except (OSError, EOFError):  # a gzip member that was cut short: what came before stands
            pass
    if zipped:
        whole = out.with_name(out.name + ".part")
        with gzip.open(whole, "wb") as rewritten:
            rewritten.write(kept)
        whole.replace(out)
    else:
        os.truncate(out, size)
    return ids


def check_row(where: str, row: Row, model: type[BaseModel], form: str) -> None:
    """See that ``row`` is a ``model``.

    Raises:
        InputError: it is not; names the field, and says in ``form`` what a row looks like.
    """
    try:
        model.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{where}: {field}", first["msg"], f"a row is {form}") from error


@dataclass(frozen=True, slots=True)
class RowWork:
    """What is done with rows, and by how many processes.

    Attributes:
        work: from a batch of rows to as many rows, in the same order; importable.
        check: raises an InputError for a row (named by where it stands) that ``work`` can't take.
        start: what a process does once before its first batch; importable.
        stop: what this process does after its last batch, where there is no other; a worker process just ends.
        start_with: the arguments of ``start``; picklable.
        workers: the number of processes; 0 for one a core, 1 for none beside this one.
        batch: rows for one call of ``work``.
        by_fork: whether processes may be forked; not where this one may hold an embedded model.
    """

    work: Callable[[Sequence[Row]], list[Row]]
    check: Callable[[str, Row], None]
    start: Callable[..., None]
    start_with: tuple[Any, ...] = ()
    stop: Callable[[], None] = lambda: None
    workers: int = 0
    batch: int = 16
    by_fork: bool = False


def run_rows(source: Path, out: Path, job: RowWork, progress: Callable[[str], None]) -> int:
    """Write what ``job`` makes of every row of ``source`` to ``out``, in order; return how many rows ``out`` then has.

    Rows that ``out`` already has are not worked on again: an interrupted run goes on where it stopped and ends with
    the same file. Both are JSON lines whose rows have an ``id``; ``out`` is gzipped if it ends in ``.gz``.
    ``progress`` is told in words how far it is.

    Raises:
        InputError: a row can't be used, or ``out`` holds rows of another source; what was written before stays.
    """
    with writing(out):
        done = finished_ids(out)
    rows = read_rows(source)
    for place, identifier in enumerate(done):
        where, row = next(rows, (str(source), {"id": None}))
        if row["id"] != identifier:
            raise InputError(
                f"{out}:{place + 1}",
                f"holds {identifier!r} where {where} has {row['id']!r}",
                "choose another file to write, or remove this one",
            )
    if done:
        progress(f"{len(done)} rows were done before")
    count = len(done)
    with ExitStack() as stack:
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            file: BinaryIO = (
                cast("BinaryIO", stack.enter_context(gzip.open(out, "ab")))
                if out.suffix == ".gz"
                else stack.enter_context(out.open("ab"))
            )
        for finished in _results(_batches(rows, job), job, stack):
            for row in finished:
                file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
            file.flush()
            count += len(finished)
            progress(f"{count} rows")
    return count


Made = TypeVar("Made")


def each_row(
    source: Path,
    work: Callable[[Sequence[Row]], list[Made]],
    check: Callable[[str, Row], None],
    *,
    workers: int = 0,
    batch: int = 50,
) -> Iterator[list[Made]]:
    """What ``work`` (importable) makes of every row of ``source``, batch by batch, in order, by several processes.

    ``workers`` is their number; 0 for one a core, 1 for none beside this one. They are forked where that is safe: not to be
    called where this process may hold an embedded model. No more than a few batches are held at once.

    Raises:
        InputError: a row can't be used; what came before it was given.
    """
    job = RowWork(
        work=cast("Any", work), check=check, start=_nothing, workers=workers, batch=batch, by_fork=True
    )
    with ExitStack() as stack:
        yield from cast("Iterator[list[Made]]", _results(_batches(read_rows(source), job), job, stack))


def _nothing() -> None:
    """Have nothing to do before the first batch."""


def _batches(rows: Iterator[tuple[str, Row]], job: RowWork) -> Iterator[list[Row] | InputError]:
    """Batches of checked rows. A row that can't be used ends them: the rows before it come first, then its error."""
    while True:
        batch: list[Row] = []
        try:
            for where, row in islice(rows, job.batch):
                job.check(where, row)
                batch.append(row)
        except InputError as error:
            if batch:
                yield batch
            yield error
            return
        if not batch:
            return
        yield batch


def _results(
    batches: Iterator[list[Row] | InputError], job: RowWork, stack: ExitStack
) -> Iterator[list[Row]]:
    workers = job.workers or cores()
    if workers == 1:
        job.start(*job.start_with)
        stack.callback(job.stop)
        for batch in batches:
            if isinstance(batch, InputError):
                raise batch
            yield job.work(batch)
        return
    pool = stack.enter_context(
        processes(workers, start=job.start, start_with=job.start_with, by_fork=job.by_fork)
    )
    waiting: deque[Future[list[Row]]] = deque()
    failure: InputError | None = None
    for batch in batches:
        if isinstance(batch, InputError):
            failure = batch
            break
        with uninterrupted():
            waiting.append(pool.submit(job.work, batch))
        if len(waiting) > 2 * workers:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
    if failure is not None:
        raise failure
