"""How the words of a Sentence compare with those of its source: numbers, names, negation, order, words put in place of others."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from service.domain.spans import Span
from service.stages.verify.alignment import Fragment
from service.stages.verify.evidence import View
from service.text.words import Word

_NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor cannot without hardly barely fail fails failed deny denies denied refuse refused".split()
)


def capitals(text: str, span: Span, sought: Sequence[Word]) -> set[str]:
    """Stems of the capitalised content words of the part ``span`` of ``text``."""
    return {
        word.stem
        for index, word in enumerate(sought)
        if text[span.start + word.start].isupper() and not word.stop and (index or word.lower != text)
    }


def negated(sought: Sequence[Word]) -> bool:
    """Whether a word of negation stands there."""
    return any(word.lower in _NEGATIONS or word.lower.endswith(("n't", "n’t")) for word in sought)


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two bags of stems with their weights (TF-IDF)."""
    dot = sum([value * right[stem] for stem, value in left.items() if stem in right])
    norm = sqrt(sum([v * v for v in left.values()]) * sum([v * v for v in right.values()]))
    return dot / norm if norm else 0.0


def together(content: Sequence[Word], table: NDArray[np.bool_], stems: Sequence[str]) -> float:
    """Share of neighbouring content words of the Sentence that share a Line."""
    row = {stem: index for index, stem in enumerate(stems)}
    pairs = [(row[a.stem], row[b.stem]) for a, b in pairwise(content)]
    if not pairs:
        return float(table.any())
    return sum(bool((table[a] & table[b]).any()) for a, b in pairs) / len(pairs)


def ordered(content: Sequence[Word], view: View, window: Sequence[int]) -> float:
    """Longest common subsequence of content stems with the window, as a share of the Sentence's."""
    sought = [word.stem for word in content]
    places: dict[str, int] = {}
    bit = 1
    for index in window:
        for word in view.lines[index].words:
            if not word.stop:
                places[word.stem] = places.get(word.stem, 0) | bit
                bit <<= 1
    # Bit-parallel: Crochemore, Iliopoulos, Pinzon and Reid (2001). A zero in ``open_`` is a step of the subsequence.
    whole = open_ = bit - 1
    for stem in sought:
        if here := open_ & places.get(stem, 0):
            open_ = ((open_ + here) | (open_ - here)) & whole
    steps = whole.bit_count() - open_.bit_count()
    return steps / len(sought) if sought else 0.0


def swaps(taken: Sequence[Fragment], sought: Sequence[Word], view: View) -> tuple[int, int, int]:
    """Words put in place of the source's own between two copied stretches of one Line.

    Those that stand nowhere in the source, those that stand elsewhere in it, and those put in where it has none.
    """
    new = known = inserted = 0
    left: Fragment | None = None
    for right in taken:
        if left is not None:
            gap = right.at - left.at - left.length
            source_gap = right.where - left.where - left.length
            if left.line == right.line and 0 < gap <= 4 and 0 <= source_gap <= 5:
                line = view.lines[left.line].words
                replaced = {word.stem for word in line[left.where + left.length : right.where]}
                for word in sought[left.at + left.length : right.at]:
                    if word.stop or word.stem in replaced:
                        continue
                    inserted += not source_gap
                    known += source_gap > 0 and word.stem in view.postings
                    new += source_gap > 0 and word.stem not in view.postings
                left = right
                continue
        if right.length > 1:
            left = right
    return new, known, inserted
