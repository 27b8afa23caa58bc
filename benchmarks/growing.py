"""Collections that grow: time for 100 more Articles, and how near the groups are to those made from scratch.

python -m benchmarks.growing [--data ../shared/data/stories] [--sizes 1000 5000 20000 50000] [--more 100] [--clean] [--rows FOLDER]

The last 100 are added by the process that holds the collection in memory, as a service does (warm), and 100 before them by one
that has just started, as a command does (cold): read from their text, cleaned in full, grouped and stored. So that 50,000 take
minutes, all others are skimmed, as ``citebrief group`` does with many; ``--clean`` cleans these too. Each step has a process of
its own, whose memory is told.

Labelled stories are told again with seeded noise until there are enough (``retelling``). ``--rows`` writes the Articles as rows for ``citebrief group`` instead,
whose time and memory GNU time then measures from raw text. Nothing is trained or chosen here.
"""

import argparse
import asyncio
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast, overload

from benchmarks.retelling import SETS, Row, read, told
from eval.measures.clustering import bcubed
from service.adapters.clock import SystemClock
from service.adapters.collection_store import SQLiteCollections
from service.adapters.crew import Crew
from service.adapters.reading import article
from service.collections.codec import opened
from service.collections.growth import Growth
from service.collections.kept import Kept, keep
from service.collections.shelf import Shelf
from service.domain.articles import Article
from service.ports import Addition, Members
from service.stages.clean import prepare
from service.stages.clean.skim import skim

_STEPS = 4  # additions that a collection is built in
_AT_ONCE = 200  # rows that a process reads

Given = TypeVar("Given")
Made = TypeVar("Made")


def told_rows(data: Path, size: int) -> tuple[list[Row], list[str]]:
    """So many rows that differ from one another in their ids, in an order that is the same each time, and their stories' names."""
    found = list(islice(told(read(data)), size))
    random.Random(size).shuffle(found)
    unique = {_article(row).id: (row, name) for name, row in reversed(found)}
    kept = list(reversed(unique.values()))
    return [row for row, _ in kept], [name for _, name in kept]


def _article(row: Row) -> Article:
    text = row["text"] if row["text"].strip() else row["title"] or "nothing"
    return article(text=text, title=row["title"], published_at=row["date"])


def _skimmed(row: Row) -> Kept:
    return keep(_article(row), skim)


def _cleaned(row: Row) -> Kept:
    return keep(_article(row))


class Reading(Sequence[Kept]):
    """What is kept of rows, read by all cores whenever it is gone through, and never held whole."""

    def __init__(self, rows: Sequence[Row], how: Callable[[Row], Kept]) -> None:
        self._rows, self._how = rows, how

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Kept: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Kept]: ...

    def __getitem__(self, place: int | slice) -> Kept | Sequence[Kept]:
        if isinstance(place, slice):
            return Reading(self._rows[place], self._how)
        return self._how(self._rows[place])

    def __iter__(self) -> Iterator[Kept]:
        with ProcessPoolExecutor() as pool:
            for start in range(0, len(self._rows), 20 * _AT_ONCE):
                yield from pool.map(self._how, self._rows[start : start + 20 * _AT_ONCE], chunksize=_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of this process, which other programs that run meanwhile change less."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} ({self.processor:.2f})"


@contextmanager
def timed(into: list[Taken]) -> Iterator[None]:
    """Put what happens inside, in this process, into ``into``."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    into.append(Taken(time.perf_counter() - clock, time.process_time() - processor))


def _most() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class TimedStore(SQLiteCollections):
    """The store, with what loading and storing took."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.loaded: list[Taken] = []
        self.saved: list[Taken] = []

    async def load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Members, ...]]:
        """As ever; what the parts are made of follows and is not counted here."""
        with timed(self.loaded):
            return await super().load(name)

    async def save(self, addition: Addition) -> bool:
        """As ever."""
        with timed(self.saved):
            return await super().save(addition)


@dataclass(slots=True)
class Added:
    """What an addition took: as a whole, and of that to read and to store."""

    whole: list[Taken] = field(default_factory=list)
    read: list[Taken] = field(default_factory=list)
    stored: list[Taken] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.whole[0]} | {self.read[0]} | {self.stored[0]}"


class TimedCrew(Crew):
    """The processes of a service, with what reading took; what was read before is not sent to them."""

    def __init__(self) -> None:
        super().__init__(start=prepare)
        self.read: list[Taken] = []

    def __call__(self, work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
        """As ever."""
        if isinstance(work, partial):
            return map(work, given)
        made = super().__call__(work, given)
        if work is not keep:
            return made
        with timed(self.read):
            return iter(list(made))


def _add(shelf: Shelf, crew: TimedCrew, rows: Sequence[Row]) -> Added:
    store, added = cast("TimedStore", shelf.store), Added()
    articles = [_article(row) for row in rows]
    with timed(added.whole):
        asyncio.run(shelf.add("all", articles))
    added.read, added.stored = [crew.read[-1]], [store.saved[-1]]
    return added


def build(path: Path, rows: Sequence[Row], how: Callable[[Row], Kept]) -> tuple[Taken, float]:
    """Build the collection in a few additions; what that took, reading apart, and the memory in MB."""
    taken = list[Taken]()
    step = -(-len(rows) // _STEPS)
    with TimedCrew() as crew:
        shelf = Shelf(TimedStore(path), SystemClock(), crew)
        for start in range(0, len(rows), step):
            kept = {one.article.id: one for one in Reading(rows[start : start + step], how)}
            articles = [one.article for one in kept.values()]
            with timed(taken):
                asyncio.run(shelf.add("all", articles, partial(_chosen, kept)))
    return Taken(sum(one.clock for one in taken), sum(one.processor for one in taken)), _most()


def _chosen(kept: Mapping[str, Kept], one: Article) -> Kept:
    return kept[one.id]


def grow(
    path: Path, cold: Sequence[Row], warm: Sequence[Row]
) -> tuple[Taken, Added, Added, float, float, list[str]]:
    """Open the collection and add to it twice.

    What opening took and the cold addition, which opens it too; the warm one; the memory in MB after opening and at most; the Events.
    """
    opening: list[Taken] = []
    with timed(opening):
        growth = asyncio.run(_opened(SQLiteCollections(path)))
    opened_with = _most()
    del growth
    with TimedCrew() as crew:
        shelf = Shelf(TimedStore(path), SystemClock(), crew)
        first, second = _add(shelf, crew, cold), _add(shelf, crew, warm)
    most = _most()
    growth = asyncio.run(_opened(SQLiteCollections(path)))
    return opening[0], first, second, opened_with, most, events_of(growth)


async def _opened(store: SQLiteCollections) -> Growth:
    return opened(*await store.load("all"))


def scratch(rows: Sequence[Row], late: Sequence[Row], how: Callable[[Row], Kept]) -> list[str]:
    """The Events of all rows, grouped at once; the ``late`` ones are cleaned in full."""
    whole = Growth()
    whole.add(_Both([Reading(rows, how), Reading(late, _cleaned)]))
    return events_of(whole)


class _Both(Sequence[Kept]):
    """Several readings, one after another."""

    def __init__(self, parts: Sequence[Reading]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @overload
    def __getitem__(self, place: int) -> Kept: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Kept]: ...

    def __getitem__(self, place: int | slice) -> Kept | Sequence[Kept]:
        return list(self)[place]

    def __iter__(self) -> Iterator[Kept]:
        for part in self._parts:
            yield from part


def events_of(growth: Growth) -> list[str]:
    """The Event of each Article, in the order in which they came."""
    return [growth.event_of[lead] for lead in growth.index.leader]


def alone(work: Callable[..., Made], *given: object) -> Made:
    """What ``work`` gives in a process of its own, which ends with it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def measure(data: Path, size: int, more: int, how: Callable[[Row], Kept]) -> str:
    """A row of the table for a collection of so many rows, to which twice so many, ``more``, are added at last."""
    rows, names = told_rows(data, size)
    mass, cold, warm = rows[: -2 * more], rows[-2 * more : -more], rows[-more:]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "growing.sqlite3"
        built, most_built = alone(build, path, mass, how)
        opening, first, second, opened_with, most, grown = alone(grow, path, cold, warm)
        stored = path.stat().st_size / 2**20
    whole = alone(scratch, mass, [*cold, *warm], how)
    same, people, ideal = bcubed(grown, whole), bcubed(grown, names), bcubed(whole, names)
    if same is None or people is None or ideal is None:
        return "| nothing to measure |"
    return (
        f"| {len(rows)} | {built} | {second} | {first} | {opening} | {same.f1:.4f} | {people.f1:.4f} | {ideal.f1:.4f} "
        f"| {stored:.0f} | {most_built:.0f} | {opened_with:.0f} | {most:.0f} |"
    )


def main() -> int:
    """Run it; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000, 50000])
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--clean", action="store_true", help="clean all in full, not the last alone")
    parser.add_argument(
        "--rows", type=Path, metavar="FOLDER", help="write rows-N.jsonl for each size instead"
    )
    arguments = parser.parse_args()
    missing = [name for name in SETS if not (arguments.data / f"{name}.jsonl.gz").is_file()]
    if missing:
        print(
            f"not in {arguments.data}: {', '.join(missing)}; name their folder with --data", file=sys.stderr
        )
        return 2
    if arguments.rows is None:
        print(
            f"Seconds by the clock (and of the processor); {arguments.more} are added cold, and {arguments.more} warm\n\n"
            "| articles | build, reading apart | add warm | of that read | stored | add cold | of that read | stored | open "
            "| B³ against from scratch | B³ grown, people's | from scratch, people's | stored MB | MB built | MB opened | MB grown "
            "|\n" + "|---" * 16 + "|"
        )
    for size in arguments.sizes:
        if arguments.rows is None:
            how = _cleaned if arguments.clean else _skimmed
            print(measure(arguments.data, size, arguments.more, how), flush=True)
            continue
        found = list(islice(told(read(arguments.data)), size))
        random.Random(size).shuffle(found)
        arguments.rows.mkdir(parents=True, exist_ok=True)
        out = arguments.rows / f"rows-{size}.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for number, (name, row) in enumerate(found):
                lines.write(json.dumps({"id": str(number), "cluster": name, **row}) + "\n")
        print(out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
