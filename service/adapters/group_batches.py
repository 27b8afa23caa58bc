"""What is read of rows in a process beside this one, packed to be sent back: words by number, hashes in one array."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from service.adapters.article_rows import Row, article_of
from service.domain.articles import Article, CleanedArticle
from service.stages.clean import clean
from service.stages.clean.skim import skim
from service.stages.group.dating import publication
from service.stages.group.terms import Counted, Table
from service.stages.origins.imprints import Imprint, imprint_of
from service.text.wording import Hashes, wording_of


@dataclass(frozen=True, slots=True)
class Packed:
    """The hashes of several Articles, and how many each has."""

    hashes: Hashes
    sizes: NDArray[np.int32]

    @classmethod
    def of(cls, each: Sequence[Hashes]) -> "Packed":
        """Those of these Articles."""
        return cls(np.concatenate(each), np.array([len(one) for one in each], dtype=np.int32))

    def unpacked(self) -> list[Hashes]:
        """Those of each Article."""
        return np.split(self.hashes, np.cumsum(self.sizes)[:-1])


@dataclass(frozen=True, slots=True)
class Batch:
    """What is kept of some rows: their ids, the counts of their words, and of each Imprint its hashes and the rest."""

    ids: list[str]
    counted: Counted
    phrases: Packed
    frames: Packed
    about: list[tuple[str, int, bool, str]]

    def imprints(self) -> list[Imprint]:
        """The Imprint of each row."""
        return [
            Imprint(article_id, phrases, frames, words, reworded, published)
            for (article_id, words, reworded, published), phrases, frames in zip(
                self.about, self.phrases.unpacked(), self.frames.unpacked(), strict=True
            )
        ]

    def new(self, known: Collection[str]) -> tuple[list[Imprint], Counted]:
        """What is not ``known`` yet by its Article's id, each Article once."""
        made = self.imprints()
        first = {one.article_id: place for place, one in reversed([*enumerate(made)])}
        places = sorted(place for article_id, place in first.items() if article_id not in known)
        if len(places) == len(made):
            return made, self.counted
        return [made[place] for place in places], self.counted.rows(np.array(places, dtype=np.int64))


def cleaned_batch(rows: Sequence[Row]) -> list[Batch]:
    """What is kept of rows whose Articles are cleaned as for a Brief."""
    return [_batch(rows, clean)]


def skimmed_batch(rows: Sequence[Row]) -> list[Batch]:
    """What is kept of rows whose Articles are skimmed for their prose."""
    return [_batch(rows, skim)]


def _batch(rows: Sequence[Row], read: Callable[[Article], CleanedArticle]) -> Batch:
    table, prints = Table(), list[Imprint]()
    for row in rows:
        cleaned = read(article_of(row))
        wording = wording_of(cleaned)
        day = publication(cleaned)
        table.add(replace(wording, written={}), math.nan if day is None else float(day.toordinal()))
        prints.append(imprint_of(cleaned, wording))
    return Batch(
        [row["id"] for row in rows],
        table.counted(),
        Packed.of([one.phrases for one in prints]),
        Packed.of([one.frames for one in prints]),
        [(one.article_id, one.words, one.reworded, one.published) for one in prints],
    )
