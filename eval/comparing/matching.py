"""Which Sentence of one Brief stands for which of another."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.cases.saying import folded
from eval.measures.examined import Judged
from service.text.words import words

Match = tuple[Judged | None, Judged | None]
"""A Sentence of the base Brief and one of the new; one of the two may be missing."""

_ENOUGH = 0.5
_SAME_ID = 0.05
"""What an equal id adds: it decides between like candidates; writers number afresh, so it is no proof."""


def match(base: Sequence[Judged], new: Sequence[Judged]) -> tuple[Match, ...]:
    """Pair the Sentences of two Briefs so that the pairs resemble each other as much as they can together.

    Resemblance is Dice's coefficient (1945) of the stems of all words, repeats counted; equal texts have 1. Pairs below one half are
    none. Found by the Hungarian method (Kuhn 1955). In the order of the new Brief, then the base's Sentences that are left.
    """
    if not base or not new:
        return (*((None, each) for each in new), *((each, None) for each in base))
    stems = [[Counter(word.stem for word in words(each.text)) for each in side] for side in (base, new)]
    table = np.zeros((len(base), len(new)))
    for row, old in enumerate(base):
        for column, young in enumerate(new):
            same = folded(old.text) == folded(young.text)
            likeness = 1.0 if same else _dice(stems[0][row], stems[1][column])
            if likeness >= _ENOUGH:
                table[row, column] = likeness + _SAME_ID * (old.id == young.id)
    partner = {
        int(column): int(row)
        for row, column in zip(*linear_sum_assignment(table, maximize=True), strict=True)
        if table[row, column] > 0
    }
    taken = set(partner.values())
    return (
        *((base[partner[i]] if i in partner else None, each) for i, each in enumerate(new)),
        *((each, None) for i, each in enumerate(base) if i not in taken),
    )


def _dice(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
