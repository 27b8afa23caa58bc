"""Paired tests over cases by flipping signs."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

EXACT = 16
"""Up to so many differences that are not 0 all sign patterns are counted: 65,536 of them."""

_ROUNDS = 10_000
_BLOCK = 2_000
_CLOSE = 1e-9


class Tail(StrEnum):
    """Which departures of the mean from 0 count against the null hypothesis."""

    LESS = "less"
    GREATER = "greater"
    BOTH = "both"


def sign_flip(
    differences: Sequence[float], tail: Tail = Tail.BOTH, *, rounds: int = _ROUNDS, seed: int = 7
) -> float | None:
    """The p-value of "the differences are symmetric around 0", by the sum over random signs (Fisher 1935; Pitman 1937).

    ``differences`` hold one number a case, the mean over everything that belongs to it, so that Sentences and repeats
    of one case are never counted as independent. A difference of 0 has no sign: it changes neither the sum nor p. All
    sign patterns are counted for up to ``EXACT`` others; beyond that ``rounds`` of them are drawn and p is
    ``(b + 1) / (rounds + 1)`` (Phipson and Smyth 2010), which never is 0. As the sum of squares does not change with
    the signs, the sum orders the patterns just as Student's t does, so the test also holds for large numbers of
    cases whose differences are not symmetric (Janssen 1997; Romano 1990). None where there are no cases.
    """
    given = np.asarray(differences, dtype=float)
    if not given.size:
        return None
    if not np.isfinite(given).all():
        raise ValueError("a difference is not a finite number")
    moving = np.abs(given[given != 0.0])
    observed = float(given.sum())
    if not moving.size:
        return 1.0
    total = float(moving.sum())
    slack = _CLOSE * total
    if moving.size <= EXACT:
        sums = _all_sums(moving)
        return _share(sums, observed, tail, slack)
    random = np.random.default_rng(seed)
    hits = 0
    for start in range(0, rounds, _BLOCK):
        size = min(_BLOCK, rounds - start)
        heads = random.integers(0, 2, (size, moving.size), dtype=np.int8).astype(np.float64)
        sums = 2 * (heads @ moving) - total
        hits += int(_extreme(sums, observed, tail, slack).sum())
    return (hits + 1) / (rounds + 1)


def least_cases(alpha: float) -> int:
    """How many cases must differ, all the same way, before a one-sided test can reach ``alpha``: ``ceil(log2(1 / alpha))``."""
    if not 0 < alpha < 1:
        raise ValueError(f"{alpha} is no level of a test")
    return int(np.ceil(-np.log2(alpha) - _CLOSE))


def _all_sums(moving: NDArray[np.float64]) -> NDArray[np.float64]:
    sums = np.zeros(1)
    for size in moving:
        sums = np.concatenate((sums - size, sums + size))
    return sums


def _extreme(sums: NDArray[np.float64], observed: float, tail: Tail, slack: float) -> NDArray[np.bool_]:
    if tail is Tail.LESS:
        return np.asarray(sums <= observed + slack)
    if tail is Tail.GREATER:
        return np.asarray(sums >= observed - slack)
    return np.asarray(np.abs(sums) >= abs(observed) - slack)


def _share(sums: NDArray[np.float64], observed: float, tail: Tail, slack: float) -> float:
    return float(_extreme(sums, observed, tail, slack).mean())
