"""The paired test for sets of independent items that each pass or fail."""

from collections.abc import Mapping
from dataclasses import dataclass

from scipy.stats import binom


@dataclass(frozen=True, slots=True)
class McNemar:
    """Items that passed before and fail now (``broken``), that failed and pass (``fixed``), and the two-sided exact p."""

    fixed: int
    broken: int
    same: int
    p: float

    @property
    def worse(self) -> float:
        """The one-sided p of "no more items broke than were fixed"."""
        return (
            float(binom.cdf(self.fixed, self.fixed + self.broken, 0.5)) if self.fixed + self.broken else 1.0
        )


def mcnemar(base: Mapping[str, bool], new: Mapping[str, bool]) -> McNemar:
    """McNemar's test (1947) in its exact form: ``min(fixed, broken)`` is binomial with one half under the null.

    ``base`` and ``new`` tell by item id whether it passed. The items must be independent of each other: planted
    faults of different texts, cases; never the Sentences of one Brief.

    Raises:
        ValueError: the two do not hold the same items.
    """
    if base.keys() != new.keys():
        lonely = sorted(base.keys() ^ new.keys())
        raise ValueError(f"{len(lonely)} items are in one set alone: {', '.join(lonely[:5])}")
    fixed = sum(not base[item] and new[item] for item in base)
    broken = sum(base[item] and not new[item] for item in base)
    apart = fixed + broken
    p = min(1.0, 2 * float(binom.cdf(min(fixed, broken), apart, 0.5))) if apart else 1.0
    return McNemar(fixed, broken, len(base) - apart, p)
