"""How well groups agree with labelled groups.

Each measure takes two sequences of one label a case, ``found`` and ``gold``; labels are compared by equality only.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed precision and recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """``2PR / (P + R)``."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(found: Labels, gold: Labels, cases: NDArray[np.int_] | None = None) -> BCubed | None:
    """B-cubed (Bagga and Baldwin 1998); None where there are no cases.

    A case's precision is the share of its found group that has its gold label, its recall the share of its gold group
    that is in its found group, itself counted; both are means over cases. ``cases`` are the indices over which the means
    are taken, repeats counted, as a bootstrap draws them: groups stay those of all cases.
    """
    table, rows, columns = _table(found, gold)
    chosen = np.arange(len(rows)) if cases is None else cases
    if not len(chosen):
        return None
    shared = table[rows, columns]
    precision = shared / table.sum(axis=1)[rows]
    recall = shared / table.sum(axis=0)[columns]
    return BCubed(float(precision[chosen].mean()), float(recall[chosen].mean()))


def adjusted_rand(found: Labels, gold: Labels) -> float | None:
    """The adjusted Rand index (Hubert and Arabie 1985); None for fewer than two cases.

    ``(S - E) / (M - E)`` with ``S`` the pairs together in both, ``E`` what chance would give with the same group sizes and ``M``
    the mean of the pairs together in either; 1 where both groupings are trivially the same.
    """
    table, rows, _ = _table(found, gold)
    if len(rows) < 2:
        return None
    both = _pairs(table).sum()
    in_found, in_gold = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    expected = in_found * in_gold / _pairs(np.array(float(len(rows))))
    most = (in_found + in_gold) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def v_measure(found: Labels, gold: Labels) -> float | None:
    """The V-measure (Rosenberg and Hirschberg 2007), harmonic mean of homogeneity and completeness; None without cases.

    Homogeneity is ``1 - H(gold | found) / H(gold)``, completeness the same with the two exchanged; each is 1 where its
    denominator is 0.
    """
    table, rows, _ = _table(found, gold)
    if not len(rows):
        return None
    joint = _entropy(table.ravel())
    of_found, of_gold = _entropy(table.sum(axis=1)), _entropy(table.sum(axis=0))
    homogeneity = 1 - (joint - of_found) / of_gold if of_gold else 1.0
    completeness = 1 - (joint - of_gold) / of_found if of_found else 1.0
    total = homogeneity + completeness
    return 2 * homogeneity * completeness / total if total > 0 else 0.0


def _table(found: Labels, gold: Labels) -> tuple[NDArray[np.float64], NDArray[np.int_], NDArray[np.int_]]:
    """How many cases each found and gold label share, and each case's row and column in that."""
    if len(found) != len(gold):
        raise ValueError(f"{len(found)} found labels for {len(gold)} gold ones")
    rows, columns = _numbered(found), _numbered(gold)
    table = np.zeros((rows.max(initial=-1) + 1, columns.max(initial=-1) + 1))
    np.add.at(table, (rows, columns), 1.0)
    return table, rows, columns


def _numbered(labels: Labels) -> NDArray[np.int_]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=np.int_)


def _pairs(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(counts * (counts - 1) / 2)


def _entropy(counts: NDArray[np.float64]) -> float:
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log(share)).sum())
