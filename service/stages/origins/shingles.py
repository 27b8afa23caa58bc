"""What an Article's wording leaves behind when it is cut, edited or put into other words."""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle, Role
from service.text.words import STOPWORDS, stem

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_MOST_WORDS = 1200
_LONGEST_WORD = 9  # characters to read for one word
_PHRASE, _FRAME = 3, 5  # words in a row
_MOST_OPEN = 2  # places of a frame that any word may fill
_BEFORE = " \"“”'‘’`(\u00a0"
_ENDS = ".!?:;\n•"
_STEP = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_OPEN = 1


@dataclass(frozen=True, slots=True)
class Shingles:
    """Two sets of hashes, each sorted and without repeats, and the number of words read.

    ``phrases`` are of each three stems in a row (Broder, On the resemblance and containment of documents, 1997).
    ``frames`` are of each five words in a row in which every word that could be swapped for a synonym is left open, and
    names, numbers and function words stay: what a change of words leaves standing, and a report by another hand has not.
    """

    phrases: Hashes
    frames: Hashes
    words: int


def shingles(cleaned: CleanedArticle) -> Shingles:
    """The Shingles of an Article's Passages, without its headline and what restates it."""
    text = cleaned.article.text
    parts = (p.span.of(text) for p in cleaned.passages if p.role not in {Role.HEADLINE, Role.FAQ})
    stems: list[int] = []
    frame: list[int] = []
    anchors: list[int] = []
    joined = "\n".join(parts)[: _MOST_WORDS * _LONGEST_WORD]
    for found in _WORD.finditer(joined):
        form = found.group()
        code, stop = _read(form, cleaned.article.language[:2])
        anchor = not stop and (form[0].isdigit() or (form[0].isupper() and _inside(joined, found.start())))
        stems.append(code)
        frame.append(code if stop or anchor else _OPEN)
        anchors.append(int(anchor))
    kept = np.array(frame, dtype=np.uint64)
    return Shingles(_phrases(np.array(stems, dtype=np.uint64)), _frames(kept, np.array(anchors)), len(stems))


def containment(left: Hashes, right: Hashes) -> tuple[float, int]:
    """The share of the smaller set that the larger holds, in [0, 1], and how many that is; 0 where one is empty."""
    smaller = min(len(left), len(right))
    if not smaller:
        return 0.0, 0
    shared = len(np.intersect1d(left, right, assume_unique=True))
    return shared / smaller, shared


@lru_cache(maxsize=1 << 17)
def _read(form: str, language: str) -> tuple[int, bool]:
    """A code for the word's stem, the same in every run, and whether it is a function word."""
    lower = form.lower()
    return zlib.crc32(stem(lower, language).encode()) + 2, lower in STOPWORDS


def _inside(text: str, start: int) -> bool:
    """Whether no sentence begins at ``start``."""
    before = text[max(0, start - 4) : start].rstrip(_BEFORE)
    return bool(before) and before[-1] not in _ENDS


def _rolled(codes: Hashes, length: int) -> Hashes:
    """A hash of each ``length`` codes in a row."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        rolled = rolled * _STEP + codes[place : place + count]
    rolled ^= rolled >> np.uint64(31)
    return np.asarray(rolled * _TURN, dtype=np.uint64)


def _phrases(stems: Hashes) -> Hashes:
    return np.unique(_rolled(stems, min(_PHRASE, max(len(stems), 1))))


def _frames(kept: Hashes, anchors: NDArray[np.int_]) -> Hashes:
    rolled = _rolled(kept, _FRAME)
    if not len(rolled):
        return rolled
    window = np.ones(_FRAME, dtype=np.int_)
    names = np.convolve(anchors, window, "valid")
    opened = np.convolve(kept == _OPEN, window, "valid")
    return np.unique(rolled[(names >= 1) & (opened <= _MOST_OPEN)])
