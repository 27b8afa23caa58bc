"""Several tests at once: p-values adjusted so that each may be held against the same level."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np


class Adjustment(StrEnum):
    """What is bounded when several tests are made."""

    HOLM = "holm"
    """The chance of any false alarm."""
    BENJAMINI_HOCHBERG = "benjamini-hochberg"
    """The share of false alarms among alarms: more is seen, and more that is not there."""


def adjust(values: Sequence[float], adjustment: Adjustment) -> list[float]:
    """``values`` adjusted, in the order given."""
    return holm(values) if adjustment is Adjustment.HOLM else benjamini_hochberg(values)


def holm(values: Sequence[float]) -> list[float]:
    """Adjusted p-values that bound the chance of any false alarm (Holm 1979), in the order given.

    The k-th smallest of m is multiplied by ``m - k + 1``; the result never falls as p rises and is at most 1. Needs
    no independence of the tests.
    """
    given = _checked(values)
    order = np.argsort(given, kind="stable")
    size = len(given)
    raised = np.maximum.accumulate(given[order] * (size - np.arange(size)))
    return _back(order, raised)


def benjamini_hochberg(values: Sequence[float]) -> list[float]:
    """Adjusted p-values that bound the share of false alarms among alarms (Benjamini and Hochberg 1995), in order.

    The k-th smallest of m is multiplied by ``m / k``, then made not to fall from the largest down. Holds for
    independent or positively dependent tests.
    """
    given = _checked(values)
    order = np.argsort(given, kind="stable")
    size = len(given)
    scaled = given[order] * size / np.arange(1, size + 1)
    return _back(order, np.minimum.accumulate(scaled[::-1])[::-1])


def _checked(values: Sequence[float]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    given = np.array(values, dtype=float).reshape(len(values))
    if not ((given >= 0) & (given <= 1)).all():
        raise ValueError("a p-value lies between 0 and 1")
    return given


def _back(
    order: "np.ndarray[tuple[int], np.dtype[np.int_]]", values: "np.ndarray[tuple[int], np.dtype[np.float64]]"
) -> list[float]:
    adjusted = np.empty(len(values))
    adjusted[order] = np.minimum(values, 1.0)
    return [float(value) for value in adjusted]
