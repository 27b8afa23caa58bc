"""Whether two Sentences say the same."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from service.stages.draft.units import Unit
from service.text.words import STOPWORDS

_SAME = 0.85
_CLOSE = 0.68
_OVERLAP = 0.7
_SHARED = 0.4


def _content(unit: Unit) -> set[str]:
    return {gram[0] for gram in unit.grams if len(gram) == 1 and gram[0] not in STOPWORDS}


def repeats(units: Sequence[Unit], vectors: NDArray[np.float32] | None) -> Callable[[int, int], bool]:
    """A test of two Units by index: most words and pairs of the shorter one shared, or one direction of meaning.

    ``vectors``: one unit row per candidate, or None. A cosine between the two marks counts only where words are
    shared too, since two facts of one affair lie near one another.
    """
    content = [_content(unit) for unit in units]

    def test(one: int, other: int) -> bool:
        a, b = units[one], units[other]
        shared, least = len(a.grams & b.grams), min(len(a.grams), len(b.grams))
        if shared > _OVERLAP * least:
            return True
        if vectors is None:
            return False
        close = max(float(vectors[i] @ vectors[j]) for i in a.rows for j in b.rows)
        if close > _SAME:
            return True
        common = len(content[one] & content[other])
        return close > _CLOSE and common > _SHARED * min(len(content[one]), len(content[other]))

    return test
