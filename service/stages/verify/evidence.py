"""Where in the sources the words of a Sentence stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle
from service.domain.briefs import Citation, cite
from service.domain.spans import Span
from service.text.words import Word, words

REACH = 3
"""How many neighbouring Lines make one window."""

_LONG = 400
_LOWER_END = re.compile(r"(?<=[.!?])\s+")


_NUMBERS = {
    name: str(value)
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
_ENDINGS = ("st", "nd", "rd", "th", "s")


@lru_cache(maxsize=65536)
def _plain(lower: str) -> str:
    for ending in _ENDINGS:
        if lower.endswith(ending) and lower[: -len(ending)].isdigit():
            lower = lower[: -len(ending)]
    return lower.replace(",", "")


def number_of(word: Word) -> str:
    """The value of a number in figures or words as text, empty for any other word (and for "one", mostly a pronoun)."""
    if word.lower[0].isdigit():
        return _plain(word.lower)
    return _NUMBERS.get(word.lower, "") if word.lower != "one" else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a source: ``span`` in ``Article.text``; its words, with offsets from the Line's start."""

    article_id: str
    passage_id: str
    span: Span
    words: tuple[Word, ...]
    number: int = 0
    """How many Lines of its Article come before it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An Article as the Verifier reads it: the Lines of its citable Passages, in the order of the text."""

    cleaned: CleanedArticle
    lines: tuple[Line, ...]
    by_passage: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)


def read(cleaned: CleanedArticle) -> Reading:
    """Read ``cleaned`` once; every check of a Sentence against it shares the Reading."""
    text, language = cleaned.article.text, cleaned.article.language[:2] or "en"
    by_passage: dict[str, tuple[Line, ...]] = {}
    number = 0
    for passage in cleaned.citable:
        lines = []
        for sentence in passage.sentences or (passage.span,):
            for span in parts(text, sentence):
                found = words(span.of(text), language)
                if found:
                    lines.append(Line(cleaned.article.id, passage.id, span, found, number))
                    number += 1
        by_passage[passage.id] = tuple(lines)
    return Reading(cleaned, tuple(line for lines in by_passage.values() for line in lines), by_passage)


def parts(text: str, span: Span) -> list[Span]:
    """``span``, or its pieces where a splitter made for prose could not part it; none is empty or ends in white space.

    Text without capitals is parted at every full stop, a long run of lines (a table, a transcript) at its line breaks.
    """
    stretch = span.of(text)
    if stretch.islower():
        cuts = [match.end() for match in _LOWER_END.finditer(stretch)]
    elif len(span) > _LONG:
        cuts = [match.end() for match in re.finditer(r"\n+", stretch)]
    else:
        return [span]
    found = []
    for start, end in pairwise([0, *cuts, len(stretch)]):
        piece = stretch[start:end]
        left = span.start + start + len(piece) - len(piece.lstrip())
        right = span.start + start + len(piece.rstrip())
        if right > left:
            found.append(Span(left, right))
    return found


def rarity(lines: Iterable[Line]) -> dict[str, float]:
    """Inverse document frequency of every stem, Lines as documents: ``log(1 + n / df)`` (Sparck Jones 1972)."""
    counts: dict[str, int] = {}
    total = 0
    for line in lines:
        total += 1
        for stem in {word.stem for word in line.words}:
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: log(1 + total / count) for stem, count in counts.items()}


class View:
    """The Lines that one Sentence is held against, indexed.

    ``postings[stem]`` are the indices, rising, of the Lines with that stem; ``follows[i]`` tells whether Line ``i``
    stands right after Line ``i - 1`` in its Article; ``rarity`` weighs stems over all that is known, and ``unseen``
    is the weight of a stem that stands nowhere.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        weights: Mapping[str, float],
        unseen: float,
        readings: Mapping[str, Reading] | None = None,
    ) -> None:
        self.lines = tuple(lines)
        self.rarity = weights
        self.unseen = unseen
        self.readings = readings or {}
        self.postings: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            for stem in {word.stem for word in line.words}:
                self.postings.setdefault(stem, []).append(index)
        self.follows = np.array(
            [False, *(a.article_id == b.article_id for a, b in pairwise(self.lines))], dtype=bool
        )[: len(self.lines)]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The values of all numbers in the Lines, as ``number_of`` reads them."""
        return frozenset(value for line in self.lines for word in line.words if (value := number_of(word)))

    @cached_property
    def bags(self) -> dict[int, dict[str, float]]:
        """Weighed stems of Lines, by index, as far as they were asked for."""
        return {}

    def bag(self, index: int) -> dict[str, float]:
        """The weight of each stem of Line ``index``, as often as it stands there."""
        if index not in self.bags:
            self.bags[index] = self.weighed(self.lines[index].words)
        return self.bags[index]

    def weighed(self, found: Iterable[Word]) -> dict[str, float]:
        """The weight of each stem of ``found``, as often as it stands there."""
        known, unseen = self.rarity, self.unseen
        bag: dict[str, float] = {}
        for word in found:
            bag[word.stem] = bag.get(word.stem, 0.0) + known.get(word.stem, unseen)
        return bag

    def text(self, line: Line) -> str:
        """The characters of ``line``; its words alone where its Reading is not known."""
        reading = self.readings.get(line.article_id)
        if reading is None:
            return " ".join(word.lower for word in line.words)
        return line.span.of(reading.cleaned.article.text)

    def nearby(self, line: Line) -> frozenset[str]:
        """The stems of ``line`` and of the few Lines before it in its Article."""
        reading = self.readings.get(line.article_id)
        lines = (line,) if reading is None else reading.lines[max(0, line.number - REACH) : line.number + 1]
        return frozenset(word.stem for each in lines for word in each.words)

    def weight(self, stem: str) -> float:
        """How much a stem tells: its rarity."""
        return self.rarity.get(stem, self.unseen)

    def incidence(self, stems: Sequence[str]) -> NDArray[np.bool_]:
        """Which of ``stems`` stand in which Lines, shape ``(len(stems), len(lines))``."""
        table = np.zeros((len(stems), len(self.lines)), dtype=bool)
        for row, stem in enumerate(stems):
            found = self.postings.get(stem)
            if found:
                table[row, found] = True
        return table

    def windows(self, table: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """``table`` with every column widened to the window of up to ``REACH`` Lines that ends there, same shape."""
        wide = table.copy()
        shifted, joined = table, np.ones(len(self.lines), dtype=bool)
        for _ in range(REACH - 1):
            moved = np.zeros_like(shifted)
            moved[:, 1:] = shifted[:, :-1]
            before = np.zeros_like(joined)
            before[1:] = joined[:-1]
            joined = before & self.follows
            shifted = moved & joined
            wide |= shifted
        return wide


def cover(
    table: NDArray[np.bool_], weights: NDArray[np.float64], most: int, least: float = 0.05
) -> tuple[list[int], list[float]]:
    """Up to ``most`` Lines that together carry the most weight, best first, and the share each of them adds.

    Greedy cover of the rows of ``table`` (stems) by its columns (Lines). A further Line is taken only where it adds
    ``least`` of the whole weight. Ties go to the Line that comes first.
    """
    total = float(weights.sum())
    chosen: list[int] = []
    gains: list[float] = []
    if not total or not table.size:
        return chosen, gains
    left = weights.copy()
    while len(chosen) < most:
        added = left @ table
        best = int(added.argmax())
        share = float(added[best]) / total
        if share < least:
            break
        chosen.append(best)
        gains.append(share)
        left[table[:, best]] = 0.0
    return chosen, gains


def citations(readings: Mapping[str, Reading], lines: Iterable[Line]) -> tuple[Citation, ...]:
    """One Citation for each run of neighbouring ``lines`` of a Passage, in the order of the texts."""
    found: list[tuple[str, str, Span]] = []
    for line in sorted(set(lines), key=lambda line: (line.article_id, line.span)):
        if found:
            article_id, passage_id, span = found[-1]
            text = readings[line.article_id].cleaned.article.text
            gap = text[span.end : line.span.start]
            if (article_id, passage_id) == (line.article_id, line.passage_id) and not gap.strip():
                found[-1] = (article_id, passage_id, Span(span.start, line.span.end))
                continue
        found.append((line.article_id, line.passage_id, line.span))
    return tuple(
        cite(readings[article_id].cleaned, passage_id, span) for article_id, passage_id, span in found
    )
