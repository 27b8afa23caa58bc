"""Collections that grow: time for 100 more Articles, and how near the groups are to those made from scratch.

python -m benchmarks.growing [--data ../shared/data/stories] [--sizes 1000 5000 20000 50000] [--more 100] [--rows FOLDER]

Labelled stories are told again with seeded noise until there are enough: words left out, swapped for neighbours or replaced by
made-up ones, names and figures changed with the story, so that each telling is a story of its own on the same kind of
happening, with as many Articles as the labelled one. ``--rows`` writes the Articles as rows for ``citebrief group`` instead,
whose time and memory GNU time then measures from raw text. Nothing is trained or chosen here.
"""

import argparse
import asyncio
import gzip
import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.measures.clustering import bcubed
from service.adapters.clock import SystemClock
from service.adapters.collection_store import SQLiteCollections
from service.adapters.reading import article
from service.collections.codec import opened
from service.collections.growth import Growth
from service.collections.kept import Kept, keep
from service.collections.shelf import Shelf
from service.domain.articles import Article

SETS = ("basil", "ecbplus_dev", "allsides506")
Row = dict[str, str]

_WORD = re.compile(r"[A-Za-z][a-z]{2,}|\d+")
_LETTERS = "bcdfglmnprstv"
_VOWELS = "aeiou"
_MADE_UP = 0.35
_DROPPED = 0.06


def read(folder: Path) -> list[list[Row]]:
    """The labelled stories, each a list of rows."""
    stories: dict[str, list[Row]] = {}
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                text = row["text"] if row["text"].strip() else row["title"]
                kept = {"title": row["title"] or "", "text": text, "date": row["date"] or ""}
                stories.setdefault(f"{name}/{row['cluster']}", []).append(kept)
    return list(stories.values())


def told(stories: Sequence[Sequence[Row]], seed: int = 11) -> Iterator[tuple[str, Row]]:
    """Rows without end, each with its story's name; the first telling of each story is as labelled."""
    order = random.Random(seed)
    turn = 0
    while True:
        names = list(range(len(stories)))
        order.shuffle(names)
        for name in names:
            for number, row in enumerate(stories[name]):
                yield f"{turn}/{name}", row if turn == 0 else _again(row, f"{seed}/{turn}/{name}", number)
        turn += 1


def _again(row: Row, story: str, number: int) -> Row:
    """A row of a story told again: what is capitalised or a figure, and a third of all words, are others, the same in the story."""
    own = random.Random(f"{story}/{number}")
    shift = random.Random(story).randrange(-2000, 2000)

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if own.random() < _DROPPED:
            return ""
        chance = random.Random(f"{story}/{word.lower()}")
        if word[0].isdigit():
            return str(chance.randrange(10 ** len(word[:9])))
        if chance.random() >= (0.9 if word[0].isupper() else _MADE_UP) or len(word) < 5:
            return word
        made = "".join(chance.choice(_LETTERS) + chance.choice(_VOWELS) for _ in range(3))
        return made.capitalize() if word[0].isupper() else made

    day = ""
    if row["date"]:
        day = (date.fromisoformat(row["date"][:10]) + timedelta(days=shift)).isoformat()
    return {"title": _WORD.sub(other, row["title"]), "text": _WORD.sub(other, row["text"]), "date": day}


def _article(row: Row) -> Article:
    text = row["text"] if row["text"].strip() else row["title"] or "nothing"
    return article(text=text, title=row["title"], published_at=row["date"])


def _kept(row: Row) -> Kept:
    return keep(_article(row))


def events_of(growth: Growth) -> list[str]:
    """The Event of each Article, in the order in which they came."""
    return [growth.event_of[lead] for lead in growth.index.leader]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of the processor, which other programs that run meanwhile change less."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} ({self.processor:.1f})"


@contextmanager
def timed(into: list[Taken]) -> Iterator[None]:
    """Put what happens inside, in this process, into ``into``."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    into.append(Taken(time.perf_counter() - clock, time.process_time() - processor))


def measure(more: int, rows: Sequence[Row], names: Sequence[str]) -> str:
    """A row of the table for a collection of ``rows`` in a store, to which the last so many, ``more``, are added by themselves.

    Adding them is all that a request does: to clean and read them, to group, to store. The rest were read before.
    """
    with ProcessPoolExecutor() as pool:
        unique: dict[str, tuple[Kept, str]] = {}
        for one, name in zip(pool.map(_kept, rows, chunksize=50), names, strict=True):
            unique.setdefault(one.card.article_id, (one, name))
    kept, gold = [one for one, _ in unique.values()], [name for _, name in unique.values()]
    articles = [one.article for one in kept]
    taken: list[Taken] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "growing.sqlite3"
        shelf = Shelf(SQLiteCollections(path), SystemClock())
        with timed(taken):
            asyncio.run(shelf.add("all", articles[:-more], lambda new: [unique[one.id][0] for one in new]))
        with timed(taken):
            asyncio.run(shelf.add("all", articles[-more:]))
        with timed(taken):
            growth = opened(*asyncio.run(shelf.store.load("all")))
        stored = path.stat().st_size
    whole = Growth()
    whole.add(kept)
    same = bcubed(events_of(growth), events_of(whole))
    people, scratch = bcubed(events_of(growth), gold), bcubed(events_of(whole), gold)
    if same is None or people is None or scratch is None:
        return "| nothing to measure |"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"| {len(articles)} | {' | '.join(map(str, taken))} | {same.f1:.4f} | {people.f1:.4f} | {scratch.f1:.4f} "
        f"| {stored / 2**20:.0f} | {peak:.0f} |"
    )


def main() -> int:
    """Run it; 2 where the data is not there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/stories"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000, 50000])
    parser.add_argument("--more", type=int, default=100)
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
    stories = read(arguments.data)
    if arguments.rows is None:
        print(
            f"Seconds by the clock (and of the processor); the last {arguments.more} are added by themselves\n\n"
            "| articles | group all but the last s | add the last s | load s | B³ against from scratch "
            "| B³ grown, people's | from scratch, people's | stored MB | peak MB |\n|---|---|---|---|---|---|---|---|---|"
        )
    for size in arguments.sizes:
        found = list(islice(told(stories), size))
        random.Random(size).shuffle(found)
        if arguments.rows is None:
            print(
                measure(arguments.more, [row for _, row in found], [name for name, _ in found]),
                flush=True,
            )
            continue
        arguments.rows.mkdir(parents=True, exist_ok=True)
        out = arguments.rows / f"rows-{size}.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for number, (name, row) in enumerate(found):
                lines.write(json.dumps({"id": str(number), "cluster": name, **row}) + "\n")
        print(out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
