"""What an Article's wording leaves behind when it is cut, edited or put into other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.domain.articles import CleanedArticle, Integrity
from service.domain.dates import DateBasis
from service.text.wording import Wording
from service.text.wordings import Hashes

_ALL_HASHES = 1 << 32


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
        return cls.counted(
            one, other, _in_both(one.phrases, other.phrases), _in_both(one.frames, other.frames)
        )

    @classmethod
    def counted(cls, one: Imprint, other: Imprint, phrases: int, frames: int) -> Self:
        """What these two have that are known to share so many phrases and frames."""
        fewer_phrases = min(len(one.phrases), len(other.phrases))
        fewer_frames = min(len(one.frames), len(other.frames))
        return cls(
            phrases / fewer_phrases if fewer_phrases else 0.0,
            frames / fewer_frames if fewer_frames else 0.0,
            phrases,
            frames,
            fewer_phrases,
            fewer_frames,
        )


def imprint_of(cleaned: CleanedArticle, wording: Wording) -> Imprint:
    """The Imprint of a cleaned Article."""
    return Imprint(
        cleaned.article.id,
        wording.phrases,
        wording.frames,
        wording.words,
        reworded(cleaned),
        published(cleaned),
    )


def reworded(cleaned: CleanedArticle) -> bool:
    """Whether a Passage seems to be put into other words by a machine."""
    return any(Integrity.MACHINE_REWORDED in passage.integrity for passage in cleaned.passages)


def published(cleaned: CleanedArticle) -> str:
    """The date of publication as written, empty where it is not known."""
    day = cleaned.article.published
    return str(day.date) if day.date is not None and day.basis is not DateBasis.RENDERED else ""


def containment(left: Hashes, right: Hashes) -> tuple[float, int]:
    """The share of the smaller set that the larger holds, in [0, 1], and how many that is; 0 where one is empty."""
    smaller, shared = min(len(left), len(right)), _in_both(left, right)
    return (shared / smaller if smaller else 0.0), shared


def _in_both(left: Hashes, right: Hashes) -> int:
    """How many hashes two sets, each sorted, have in common."""
    both = np.concatenate((left, right))
    both.sort(kind="stable")  # two runs in order: merging them is all there is to do
    return int(np.count_nonzero(both[1:] == both[:-1]))


def held_by_both(left: Sequence[Hashes], right: Sequence[Hashes]) -> NDArray[np.int64]:
    """How many hashes each of ``left`` has in common with the one of ``right`` at its place; each is sorted, without repeats."""
    if not left:
        return np.zeros(0, dtype=np.int64)
    common: sparse.csr_matrix = _stacked(left).multiply(_stacked(right))
    return np.asarray(np.diff(common.indptr), dtype=np.int64)


def _stacked(hashes: Sequence[Hashes]) -> sparse.csr_matrix:
    """One row for each, with a column for every hash that there can be."""
    ends = np.concatenate([[0], np.cumsum([len(one) for one in hashes])])
    columns = np.concatenate(hashes).astype(np.int64)
    ones = np.ones(len(columns), dtype=np.int8)
    return sparse.csr_matrix((ones, columns, ends), shape=(len(hashes), _ALL_HASHES))
