"""Sentences that repeat another one.

The share of the Sentences shown that repeat one before them: the overlap coefficient of their content stems, ``|A ∩ B| / min(|A|,
|B|)`` (Szymkiewicz 1934; Simpson 1943), is 0.8 or more. A Sentence of fewer than four content stems repeats nothing. The
first Sentence can't repeat; the denominator is all Sentences shown.
"""

from eval.measures.examined import Examined
from eval.measures.tally import Better, Measure, Tally, share
from service.text.words import words

_ENOUGH = 0.8
_LEAST = 4


def redundancy(examined: Examined) -> Tally:
    """Sentences that repeat one before them, of all shown."""
    seen: list[frozenset[str]] = []
    repeating = []
    for each in examined.shown:
        stems = frozenset(word.stem for word in words(each.text) if not word.stop)
        if len(stems) >= _LEAST:
            if any(len(stems & other) / min(len(stems), len(other)) >= _ENOUGH for other in seen):
                repeating.append(each.id)
            seen.append(stems)
    return share(len(repeating), len(examined.shown), costly=repeating)


MEASURES = (Measure("redundancy", "Sentences that repeat another", Better.LESS, redundancy),)
