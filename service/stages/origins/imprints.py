"""What an Article's wording leaves behind when it is cut, edited or put into other words."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from service.domain.articles import CleanedArticle, Integrity
from service.domain.dates import DateBasis
from service.text.wording import Hashes, Wording


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is kept of an Article to find its Origin by.

    ``phrases`` and ``frames`` are those of its Wording, read from ``words`` words. ``reworded`` tells whether a Passage seems
    to be put into other words by a machine; ``published`` is the date as written (ISO 8601-2), empty where it is not known.
    """

    article_id: str
    phrases: Hashes
    frames: Hashes
    words: int
    reworded: bool
    published: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What two Articles have of one another: the shares of the smaller set that the larger holds, in [0, 1], and counts."""

    phrases: float
    frames: float
    shared_phrases: int
    shared_frames: int
    fewer_phrases: int
    fewer_frames: int

    @classmethod
    def of(cls, one: Imprint, other: Imprint) -> Self:
        """What these two have."""
        phrases, shared_phrases = containment(one.phrases, other.phrases)
        frames, shared_frames = containment(one.frames, other.frames)
        return cls(
            phrases,
            frames,
            shared_phrases,
            shared_frames,
            min(len(one.phrases), len(other.phrases)),
            min(len(one.frames), len(other.frames)),
        )


def imprint_of(cleaned: CleanedArticle, wording: Wording) -> Imprint:
    """The Imprint of a cleaned Article."""
    reworded = any(Integrity.MACHINE_REWORDED in passage.integrity for passage in cleaned.passages)
    published = cleaned.article.published
    known = published.date is not None and published.basis is not DateBasis.RENDERED
    return Imprint(
        cleaned.article.id,
        wording.phrases,
        wording.frames,
        wording.words,
        reworded,
        str(published.date) if known else "",
    )


def containment(left: Hashes, right: Hashes) -> tuple[float, int]:
    """The share of the smaller set that the larger holds, in [0, 1], and how many that is; 0 where one is empty."""
    smaller = min(len(left), len(right))
    if not smaller:
        return 0.0, 0
    both = np.concatenate((left, right))
    both.sort(kind="stable")  # two runs in order: merging them is all there is to do
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / smaller, shared
