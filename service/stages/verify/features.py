"""What the decision looks at: how the words of a Sentence stand in the source, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from service.domain.spans import Span
from service.stages.verify.alignment import Fragment, fragments
from service.stages.verify.comparison import (
    capitals,
    cosine,
    negated,
    ordered,
    swaps,
    together,
)
from service.stages.verify.copying import copied
from service.stages.verify.evidence import View, cover, number_of, parts
from service.stages.verify.restating import Restatement, said_as
from service.text.sentences import sentence_spans
from service.text.words import Word, words

PER_PART = (
    "content_window", "weighted_window", "content_source", "weighted_source", "weighted_line", "weighted_cover",
    "second_gain", "bigrams_window", "bigrams_source", "longest_run", "copied", "density", "together", "ordered",
    "numbers_missing", "has_number", "capitals_missing", "capitals_missing_share", "has_capital", "negation_differs",
    "cosine_line", "cosine_window", "swapped_new", "swapped_known", "inserted", "missing_count", "rarest_missing",
)  # fmt: skip
WHOLE = ("log_words", "log_parts", "log_lines", "log_sources", "words_per_part", "copy", "contained")
NAMES = tuple(f"{name}.mean" for name in PER_PART) + tuple(f"{name}.worst" for name in PER_PART) + WHOLE
LOW_IS_WORSE = frozenset(
    "content_window weighted_window content_source weighted_source weighted_line weighted_cover bigrams_window bigrams_source longest_run "
    "copied density together ordered cosine_line cosine_window".split()
)
RUN = "longest_run.mean"
"""The share of a part's words that stand in a source one after the other, on average over the parts."""

CONTAINED = 0.8
"""Share of a part's weight from which one Line is said to contain it."""

_WEIGHTED_LINE = PER_PART.index("weighted_line")
_SIGN = np.array([1.0 if name in LOW_IS_WORSE else -1.0 for name in PER_PART])


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of the text that is checked (a claim may have several), with what was found of it.

    Words have their offsets in the whole text. ``lines`` are the indices of the Lines that together carry most of
    its content words, ``missing`` those that stand in none of them; ``likely`` are the Lines that share most with it,
    best first. ``copied``: it is nothing but words of one Line, with nothing left out that would change it.
    """

    span: Span
    values: NDArray[np.float64]
    lines: tuple[int, ...]
    missing: tuple[Word, ...]
    likely: tuple[int, ...]
    copied: bool = False
    words: tuple[Word, ...] = ()
    """All words of the part, offsets from its start."""

    @property
    def contained(self) -> bool:
        """Whether one Line has nearly all of it, by weight of its words."""
        return float(self.values[_WEIGHTED_LINE]) >= CONTAINED


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured of one text. ``values`` go by ``NAMES``."""

    parts: tuple[Part, ...]
    values: NDArray[np.float64]

    @property
    def contained(self) -> bool:
        """Whether one Line has nearly all of each part, by weight of its words."""
        return bool(self.parts) and all(part.contained for part in self.parts)

    @property
    def copied(self) -> bool:
        """Whether all of it is copied, each part from one Line."""
        return bool(self.parts) and all(part.copied for part in self.parts)


def measure(text: str, view: View, language: str = "en", instead: Sequence[Restatement] = ()) -> Measured:
    """Measure ``text`` against ``view``. A text without words, or an empty view, gives values of zero support.

    What is said ``instead`` stands for the words in its place, so that another form of the same is no other word.
    """
    found = []
    count = 0
    for sentence in sentence_spans(text, language):
        for span in parts(text, sentence):
            sought = words(span.of(text), language)
            if instead:
                sought = said_as(sought, span.start, instead)
            if sought:
                count += len(sought)
                found.append(_part(text, span, sought, view))
    table = np.stack([part.values for part in found]) if found else np.zeros((1, len(PER_PART)))
    worst = (table * _SIGN).min(axis=0) * _SIGN
    whole = np.array(
        [
            log1p(count),
            log1p(max(len(found), 1)),
            log1p(len(view.lines)),
            log1p(len({line.article_id for line in view.lines})),
            log1p(count / max(len(found), 1)),
            float(bool(found) and all(part.copied for part in found)),
            float(bool(found) and all(part.contained for part in found)),
        ]
    )
    return Measured(tuple(found), np.concatenate([table.mean(axis=0), worst, whole]))


def _part(text: str, span: Span, sought: Sequence[Word], view: View) -> Part:
    content = [word for word in sought if not word.stop] or list(sought)
    stems = list(dict.fromkeys(word.stem for word in content))
    weights = np.array([view.weight(stem) for stem in stems])
    table = view.incidence(stems)
    if not view.lines:
        values = np.zeros(len(PER_PART))
        placed = tuple(_shift(word, span.start) for word in content)
        return Part(span, values, (), placed, (), words=tuple(sought))
    wide = view.windows(table)
    carried = weights @ wide
    best = int(carried.argmax())
    window = range(_opening(view, best), best + 1)
    single = weights @ table
    top = int(single.argmax())
    total, count = float(weights.sum()), len(stems)
    anywhere: NDArray[np.bool_] = np.asarray(table.any(axis=1))
    chosen, gains = cover(table, weights, 3)
    lines = [view.lines[index].words for index in window]
    taken = fragments(sought, [line.words for line in view.lines])
    runs = [fragment.length for fragment in taken]
    long_runs = [run for run in runs if run >= 3]
    size = len(sought)
    pairs = [(a.stem, b.stem) for a, b in pairwise(sought)]
    window_pairs = {(a.stem, b.stem) for line in lines for a, b in pairwise(line)}
    in_source = _adjacent(taken)
    wanted = {value for word in sought if (value := number_of(word))}
    lost_numbers = wanted - view.numbers
    names = capitals(text, span, sought)
    lost_names = {stem for stem in names if stem not in view.postings}
    new, known, inserted = swaps(taken, sought, view)
    missing_weights = weights[~anywhere]
    bag = view.weighed(sought)
    values = np.array(
        [
            wide[:, best].sum() / count,
            carried[best] / total,
            anywhere.sum() / count,
            weights[anywhere].sum() / total,
            single[top] / total,
            sum(gains),
            gains[1] if len(gains) > 1 else 0.0,
            sum(pair in window_pairs for pair in pairs) / len(pairs)
            if pairs
            else wide[:, best].sum() / count,
            in_source / len(pairs) if pairs else anywhere.sum() / count,
            max(runs, default=0) / size,
            sum(long_runs) / size,
            sqrt(sum(run * run for run in runs)) / size,
            together(content, table, stems),
            ordered(content, view, window),
            min(len(lost_numbers), 3),
            float(bool(wanted)),
            log1p(len(lost_names)),
            len(lost_names) / len(names) if names else 0.0,
            float(bool(names)),
            float(negated(sought) != any(negated(line) for line in lines)),
            cosine(bag, view.bag(top)),
            cosine(bag, view.weighed([word for line in lines for word in line])),
            log1p(new),
            log1p(known),
            log1p(inserted),
            log1p(int((~anywhere).sum())),
            float(missing_weights.max()) / view.unseen if len(missing_weights) else 0.0,
        ]
    )
    likely = tuple(int(i) for i in np.argsort(-(single + 1e-3 * carried), kind="stable")[:6])
    placed = tuple(_shift(word, span.start) for word in content)
    row = {stem: index for index, stem in enumerate(stems)}
    covered = _rows(table, chosen)
    missing = tuple(word for word in placed if not covered[row[word.stem]])
    whole = any(_copied(sought, view, index) for index in likely)
    return Part(span, values, tuple(chosen), missing, likely, whole, tuple(sought))


def _copied(sought: Sequence[Word], view: View, index: int) -> bool:
    line = view.lines[index]
    return copied(sought, line.words, view.text(line), lambda: view.nearby(line))


def _rows(table: NDArray[np.bool_], columns: Sequence[int]) -> list[bool]:
    """Which rows of ``table`` are true in one of ``columns``."""
    return [bool(row.any()) for row in table[:, list(columns)]]


def _shift(word: Word, by: int) -> Word:
    return Word(word.start + by, word.end + by, word.lower, word.stem)


def _opening(view: View, last: int) -> int:
    first = last
    while first > max(last - 2, 0) and view.follows[first]:
        first -= 1
    return first


def _adjacent(taken: Sequence[Fragment]) -> int:
    return sum(fragment.length - 1 for fragment in taken)
