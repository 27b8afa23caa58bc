"""How sure a measured figure is."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Interval = tuple[float, float]
"""Lower and upper bound."""


def wilson(hits: int, total: int, confidence: float = 0.95) -> Interval | None:
    """The score interval of a share (Wilson 1927); None where there is nothing to share."""
    if not 0 <= hits <= total:
        raise ValueError(f"{hits} of {total} is no share")
    if not total:
        return None
    z = float(ndtri(0.5 + confidence / 2))
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = (
        z / (1 + z * z / total) * float(np.sqrt(share * (1 - share) / total + z * z / (4 * total * total)))
    )
    return max(0.0, middle - reach), min(1.0, middle + reach)


def bootstrap(
    measure: Callable[[NDArray[np.int_]], float | None],
    size: int,
    *,
    rounds: int = 1000,
    confidence: float = 0.95,
    seed: int = 7,
) -> Interval | None:
    """The percentile interval of ``measure`` over ``rounds`` resamples of ``size`` cases (Efron 1979).

    ``measure`` is given the indices of the cases drawn, with replacement; rounds in which it is undefined are left
    out, and where it is in half of them or more there is no interval.
    """
    random = np.random.default_rng(seed)
    values = [
        value
        for _ in range(rounds)
        if size and (value := measure(random.integers(0, size, size))) is not None
    ]
    if len(values) * 2 <= rounds:
        return None
    low, high = np.quantile(values, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
