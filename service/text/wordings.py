"""The words of several texts, read together: counts for Topics and Events, hashes for Origins, all in arrays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from service.text.spellings import CAPITAL, FIGURE, Seen, Spellings

Hashes = NDArray[np.uint32]
Flags = NDArray[np.bool_]
Text = tuple[str, str, str]
"""A title, what stands below it, and the two-letter code of its language, or an empty one."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_PARTS = re.compile(rf"({_WORDS.pattern})")
# The same for texts of nothing but ASCII, Latin letters and usual punctuation, which is read faster.
_LATIN = re.compile("[\x00-\x7f\xa0À-ÖØ-öø-ÿ\u2010-\u2026€£]*")
_LATIN_PARTS = re.compile(r"([A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-zÀ-ÖØ-öø-ÿ]+)*|[0-9]+(?:[.,][0-9]+)*)")
_LOOKED_BACK = 4
_COUNTED = 400  # words; what a report adds later is background that it shares with other happenings
_OPENING = 60
LONGEST_WORD = 9
"""Characters to read for one word, so that a long Article costs no more than a short one."""
_BEFORE = " \"“”'‘’`(\u00a0"
_ENDS = ".!?:;\n•"
_DASHES = "–—"
_BEGINS, _INSIDE, _NAMES = 0, 1, 2  # what a capital tells by what stands before it

_PHRASE, _FRAME = 3, 5  # words in a row
_MOST_OPEN = 2  # places of a frame that any word may fill
_STEP = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_OPEN = 1
_SPELLINGS = Spellings()


@dataclass(frozen=True, slots=True)
class Packed:
    """The hashes of several texts, and how many each has; those of each ascend without repeats."""

    hashes: Hashes
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, owner: NDArray[np.int64], hashes: NDArray[np.uint64], count: int) -> Self:
        """These hashes, each of the text that owns it, in any order and with repeats."""
        keys = (owner.astype(np.uint64) << _HALF) | hashes
        keys.sort()
        keys = keys[_firsts(keys)]
        sizes = np.bincount((keys >> _HALF).astype(np.int64), minlength=count)
        return cls(keys.astype(np.uint32), sizes)

    def unpacked(self) -> list[Hashes]:
        """Those of each text."""
        return np.split(self.hashes, np.cumsum(self.sizes)[:-1])


@dataclass(frozen=True, slots=True)
class Counts:
    """How often several texts have terms: the ``places`` of those in a list, ``times``, and how many belong to each text."""

    places: NDArray[np.int64]
    times: NDArray[np.int64]
    sizes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wordings:
    """What a ``Wording`` says, of several texts: all but how terms are written. Terms stand in the order in which they are met."""

    terms: list[str]
    whole: Counts
    opening: Counts
    names: Counts
    phrases: Packed
    frames: Packed
    words: list[int]


class Reading:
    """Texts in words, all in a row.

    For each word: the text that it is of, its ``place`` in that, the title's words first; whether it stands ``below`` the title;
    what is ``seen`` of it; and whether it is ``kept``, that is counted.
    """

    def __init__(self, texts: Sequence[Text]) -> None:
        headings = [_WORDS.findall(title)[:_COUNTED] for title, _, _ in texts]
        # What stands between words, and each word after it: no object for each match.
        parts = [(_LATIN_PARTS if _LATIN.fullmatch(body) else _PARTS).split(body) for _, body, _ in texts]
        self.forms = [heading + part[1::2] for heading, part in zip(headings, parts, strict=True)]
        self.seen = _SPELLINGS.read([(text[2], forms) for text, forms in zip(texts, self.forms, strict=True)])
        self.heads = np.array([len(heading) for heading in headings], dtype=np.int64)
        self.sizes = np.array([len(forms) for forms in self.forms], dtype=np.int64)
        starts = np.cumsum(self.sizes) - self.sizes
        self.owner = np.repeat(np.arange(len(texts)), self.sizes)
        self.place = np.arange(len(self.owner)) - starts[self.owner]
        self.below = self.place >= self.heads[self.owner]
        self.capital = self.seen.shapes == CAPITAL
        self.inside, self.named = self._inside(parts)
        limits = [
            min(len(heading) + _fitting(part, len(body), _COUNTED * LONGEST_WORD - len(title) - 1), _COUNTED)
            for (title, body, _), heading, part in zip(texts, headings, parts, strict=True)
        ]
        counted = self.place < np.array(limits, dtype=np.int64)[self.owner]
        self.kept = np.flatnonzero(counted & ~self.seen.passed)

    def _inside(self, parts: Sequence[Sequence[str]]) -> tuple[Flags, Flags]:
        """Which words have a capital inside a sentence, and which of these are taken for names."""
        inside, named = np.zeros(len(self.owner), dtype=np.bool_), np.zeros(len(self.owner), dtype=np.bool_)
        places = np.flatnonzero(self.capital & self.below)
        owner = self.owner[places]
        below = self.place[places] - self.heads[owner]
        tells = np.array(
            [
                _tells(parts[text][2 * place][-_LOOKED_BACK:], follows=place > 0)
                for text, place in zip(owner.tolist(), below.tolist(), strict=True)
            ],
            dtype=np.int8,
        )
        inside[places], named[places] = tells >= _INSIDE, tells >= _NAMES
        return inside, named

    def wordings(self) -> Wordings:
        """What is counted and hashed of them."""
        count, seen = len(self.forms), self.seen
        owner, numbers = self.owner[self.kept], seen.numbers[self.kept]
        met, first = np.unique(numbers, return_index=True)
        order = np.argsort(first)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        terms = rank[np.searchsorted(met, numbers)]
        opening, names = self.place[self.kept] < _OPENING, self.named[self.kept]
        return Wordings(
            [seen.terms[number] for number in met[order].tolist()],
            _counts(owner, terms, count, len(met)),
            _counts(owner[opening], terms[opening], count, len(met)),
            _counts(owner[names], terms[names], count, len(met)),
            *_hashes(self.owner[self.below], seen, self.below, self.inside[self.below], count),
            (self.sizes - self.heads).tolist(),
        )


def _counts(owner: NDArray[np.int64], terms: NDArray[np.int64], count: int, width: int) -> Counts:
    """How often each of so many texts has which terms, in the order in which it has them."""
    keys, first, times = np.unique(owner * max(width, 1) + terms, return_index=True, return_counts=True)
    order = np.argsort(first)
    owners, places = np.divmod(keys[order], max(width, 1))
    return Counts(places, times[order], np.bincount(owners, minlength=count))


@lru_cache(maxsize=1 << 12)
def _tells(near: str, *, follows: bool) -> int:
    """What a capital tells of a word by the last few characters before it, in front of which there is a word, or nothing.

    Quotation marks are passed over; where nothing else is left, a space stands in for the letters of the word before.
    """
    before = near.rstrip(_BEFORE)[-1:] or (" " if follows and len(near) < _LOOKED_BACK else "")
    if not before or before in _ENDS:
        return _BEGINS
    return _INSIDE if before in _DASHES else _NAMES


def _fitting(parts: Sequence[str], size: int, room: int) -> int:
    """How many of the words in ``parts``, of ``size`` characters, end within the first ``room``."""
    if size <= room:
        return len(parts) // 2
    ends = np.cumsum([len(part) for part in parts])[1::2]
    return int(np.searchsorted(ends, room, side="right"))


def _firsts(ascending: NDArray[np.uint64]) -> Flags:
    """Which of them are not what the one before is."""
    first = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return first


def _rolled(codes: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """A hash below 2**32 of each ``length`` codes in a row."""
    count = max(len(codes) - length + 1, 0)
    rolled = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        rolled = rolled * _STEP + codes[place : place + count]
    rolled ^= rolled >> np.uint64(31)
    return np.asarray((rolled * _TURN) >> _HALF, dtype=np.uint64)


def _hashes(
    owner: NDArray[np.int64], seen: Seen, below: Flags, inside: Flags, count: int
) -> tuple[Packed, Packed]:
    """The phrases and the frames of so many texts; ``owner`` and ``inside`` are of the words ``below`` their titles."""
    codes, stops, shapes = seen.codes[below], seen.stops[below], seen.shapes[below]
    whole = owner[: max(len(owner) - _PHRASE + 1, 0)] == owner[_PHRASE - 1 :]
    owners, phrases = [owner[: len(whole)][whole]], [_rolled(codes, _PHRASE)[whole]]
    sizes = np.bincount(owner, minlength=count)
    ends = np.cumsum(sizes)
    for short in np.flatnonzero((sizes > 0) & (sizes < _PHRASE)).tolist():
        size = int(sizes[short])
        phrases.append(_rolled(codes[ends[short] - size : ends[short]], size))
        owners.append(np.array([short]))
    anchor = ~stops & ((shapes == FIGURE) | inside)
    opened = ~(stops | anchor)
    rolled = _rolled(np.where(opened, np.uint64(_OPEN), codes), _FRAME)
    frame = owner[: len(rolled)] == owner[_FRAME - 1 :]
    frame &= (_within(anchor, len(rolled)) >= 1) & (_within(opened, len(rolled)) <= _MOST_OPEN)
    return (
        Packed.of(np.concatenate(owners), np.concatenate(phrases), count),
        Packed.of(owner[: len(rolled)][frame], rolled[frame], count),
    )


def _within(flags: Flags, count: int) -> NDArray[np.int8]:
    """How many are set in each of the first ``count`` frames."""
    found = np.zeros(count, dtype=np.int8)
    for place in range(_FRAME):
        found += flags[place : place + count]
    return found
