"""Words as they are written, each read once: the stem that it is counted by, and what can be seen of it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from service.text.words import STOPWORDS, stems

SMALL, CAPITAL, FIGURE = 0, 1, 2
"""The shapes of a word: by its first character."""

_FIRST, _MOST = 1 << 12, 1 << 17


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be seen of words in a row.

    For each: the number of its stem in ``terms`` and a code for that, whether it is a function word, whether counts pass it
    over, and its shape.
    """

    terms: Sequence[str]
    numbers: NDArray[np.int64]
    codes: NDArray[np.uint64]
    stops: NDArray[np.bool_]
    passed: NDArray[np.bool_]
    shapes: NDArray[np.int8]


class Spellings:
    """Reads words and keeps what was seen of each, up to 131,072 and those that were asked for last; may be shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers: NDArray[np.int64] = np.zeros(_FIRST, dtype=np.int64)
        self._codes: NDArray[np.uint64] = np.zeros(_FIRST, dtype=np.uint64)
        self._stops: NDArray[np.bool_] = np.zeros(_FIRST, dtype=np.bool_)
        self._passed: NDArray[np.bool_] = np.zeros(_FIRST, dtype=np.bool_)
        self._shapes: NDArray[np.int8] = np.zeros(_FIRST, dtype=np.int8)
        self._clear()

    def _clear(self) -> None:
        self._count = 0
        self._terms: list[str] = []
        self._number: dict[str, int] = {}
        self._rows: dict[str, _Rows] = {}

    def read(self, runs: Sequence[tuple[str, Sequence[str]]]) -> Seen:
        """What is to be seen of these words, all in a row; each run is in the language of a two-letter code, or empty."""
        with self._lock:
            if self._count >= _MOST:
                self._clear()
            late: list[tuple[str, str]] = []
            for language in {language for language, _ in runs}:
                self._rows.setdefault(language, _Rows(language)).begin(late, self._count)
            rows = np.fromiter(
                chain.from_iterable(map(self._rows[language].__getitem__, run) for language, run in runs),
                dtype=np.intp,
                count=sum(len(run) for _, run in runs),
            )
            if late:
                self._learn(late)
            return Seen(
                self._terms,
                self._numbers[rows],
                self._codes[rows],
                self._stops[rows],
                self._passed[rows],
                self._shapes[rows],
            )

    def _learn(self, late: Sequence[tuple[str, str]]) -> None:
        """Fill in the next rows, which are of these words."""
        own = slice(self._count, self._count + len(late))
        while own.stop > len(self._codes):
            self._numbers, self._codes = np.tile(self._numbers, 2), np.tile(self._codes, 2)
            self._stops, self._passed = np.tile(self._stops, 2), np.tile(self._passed, 2)
            self._shapes = np.tile(self._shapes, 2)
        forms = [form for _, form in late]
        lower = [form.lower() for form in forms]
        number = self._number
        terms = _stems(late, lower)
        for term in terms:
            if term not in number:
                number[term] = len(number)
                self._terms.append(term)
        self._numbers[own] = [number[term] for term in terms]
        self._codes[own] = [zlib.crc32(term.encode()) + 2 for term in terms]
        stops = np.array([word in STOPWORDS for word in lower], dtype=np.bool_)
        self._stops[own] = stops
        self._passed[own] = stops & np.array([form != "US" for form in forms])
        self._shapes[own] = [
            CAPITAL if form[0].isupper() else FIGURE if form[0].isdigit() else SMALL for form in forms
        ]
        self._count = own.stop


def _stems(late: Sequence[tuple[str, str]], lower: Sequence[str]) -> list[str]:
    """The stems of words with their languages, which are these in lower case."""
    found = [""] * len(lower)
    for language in {language for language, _ in late}:
        places = [place for place, (own, _) in enumerate(late) if own == language]
        for place, term in zip(places, stems([lower[place] for place in places], language), strict=True):
            found[place] = term
    return found


class _Rows(dict[str, int]):
    """The rows of one language's words; one that is not there yet is put into ``late`` and gets the next row."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._late: list[tuple[str, str]] = []
        self._first = 0

    def begin(self, late: list[tuple[str, str]], first: int) -> None:
        """Put what is not there yet into ``late``, whose first is the row ``first``."""
        self._late, self._first = late, first

    def __missing__(self, form: str) -> int:
        row = self[form] = self._first + len(self._late)
        self._late.append((self._language, form))
        return row
