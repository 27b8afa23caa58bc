"""Labelled sets of news, cleaned as the command does it."""

import gzip
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from service.adapters.reading import article
from service.domain.articles import CleanedArticle
from service.stages.clean import clean

SETS = ("basil", "ecbplus_dev", "allsides506")


@dataclass(frozen=True)
class Case:
    """Articles that are grouped together, with people's groups of them."""

    articles: tuple[CleanedArticle, ...]
    texts: tuple[str, ...]
    events: tuple[str, ...]
    topics: tuple[str, ...]

    def some(self, rows: Sequence[int]) -> "Case":
        """The Case of some of its articles."""
        return Case(
            tuple(self.articles[row] for row in rows),
            tuple(self.texts[row] for row in rows),
            tuple(self.events[row] for row in rows),
            tuple(self.topics[row] for row in rows),
        )

    def with_others(self, other: "Case", count: int) -> "Case":
        """The Case with the first article of each of ``count`` events of another, each an event of its own."""
        first = [other.events.index(event) for event in list(dict.fromkeys(other.events))[:count]]
        more = other.some(first)
        return Case(
            self.articles + tuple(_named(one, "other" + one.article.id) for one in more.articles),
            self.texts + more.texts,
            self.events + more.events,
            self.topics + more.topics,
        )

    def each_topic(self) -> list["Case"]:
        """The Case parted into one for each of people's topics."""
        return [
            self.some([row for row, found in enumerate(self.topics) if found == topic])
            for topic in dict.fromkeys(self.topics)
        ]


Tasks = dict[str, tuple[str, list[Case]]]
"""What is measured, by name: the labelled set that it is made of, and the parts of it, each grouped alone."""


def tasks(cases: Mapping[str, Case]) -> Tasks:
    """The tasks that are made of the labelled sets."""
    similar = cases["ecbplus_dev"]
    return {
        "basil": ("basil", [cases["basil"]]),
        "ECB+, each topic alone": ("ecbplus_dev", similar.each_topic()),
        "ECB+, all together": ("ecbplus_dev", [similar]),
        "ECB+ with 100 unrelated": ("ecbplus_dev", [similar.with_others(cases["basil"], 100)]),
        "allsides506": ("allsides506", [cases["allsides506"]]),
    }


def read_all(folder: Path) -> dict[str, Case]:
    """The labelled sets in ``folder``.

    Raises:
        FileNotFoundError: some are not there; the message names them.
    """
    missing = [name for name in SETS if not (folder / f"{name}.jsonl.gz").is_file()]
    if missing:
        raise FileNotFoundError(f"not in {folder}: {', '.join(missing)}; name their folder with --data")
    return {name: read(folder / f"{name}.jsonl.gz") for name in SETS}


def read_more(folder: Path) -> dict[str, Case]:
    """All labelled sets in ``folder``, by the names of their files up to the first dot."""
    return {path.name.partition(".")[0]: read(path) for path in sorted(folder.glob("*.jsonl.gz"))}


def read(path: Path) -> Case:
    """The Case of a labelled set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with ProcessPoolExecutor() as pool:
        fields = [(row["title"] or "", row["text"], row["date"] or "") for row in rows]
        cleaned = list(pool.map(_cleaned, fields, chunksize=25))
    return Case(
        tuple(_named(one, f"{place:06d}") for place, one in enumerate(cleaned)),
        tuple(f"{row['title'] or ''}\n{row['text']}" for row in rows),
        tuple(str(row["cluster"]) for row in rows),
        tuple(str(row["topic"]) for row in rows),
    )


def _cleaned(row: tuple[str, str, str]) -> CleanedArticle:
    title, text, published = row
    return clean(article(text=text if text.strip() else title, title=title, published_at=published))


def _named(cleaned: CleanedArticle, name: str) -> CleanedArticle:
    """The same under another id: labelled sets hold a few texts twice, and each is to count."""
    passages = tuple(replace(passage, article_id=name) for passage in cleaned.passages)
    return CleanedArticle(replace(cleaned.article, id=name), passages)
