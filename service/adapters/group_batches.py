"""What is read of rows in a process beside this one, packed to be sent back: words by number, hashes in one array."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from service.adapters.article_rows import Row, article_of
from service.domain.articles import Article, CleanedArticle
from service.stages.clean import clean
from service.stages.clean.skim import skim
from service.stages.group.dating import publication
from service.stages.group.terms import Counted
from service.stages.origins.imprints import Imprint, published, reworded
from service.text.wording import text_of
from service.text.wordings import Packed, Reading


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
            Imprint(article_id, phrases, frames, words, edited, day)
            for (article_id, words, edited, day), phrases, frames in zip(
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
    cleaned = [read(article_of(row)) for row in rows]
    wordings = Reading([text_of(one) for one in cleaned]).wordings()
    days = [publication(one) for one in cleaned]
    return Batch(
        [row["id"] for row in rows],
        Counted.of(wordings, [math.nan if day is None else float(day.toordinal()) for day in days]),
        wordings.phrases,
        wordings.frames,
        [
            (one.article.id, words, reworded(one), published(one))
            for one, words in zip(cleaned, wordings.words, strict=True)
        ],
    )
