"""Intervals for means over cases, by drawing whole cases again."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from eval.measures.intervals import Interval

Statistic = Callable[[NDArray[np.float64]], float]
"""From rows, one a case, to a number."""

_ROUNDS = 2_000


def bca(
    cases: Sequence[float] | NDArray[np.float64],
    statistic: Statistic | None = None,
    *,
    confidence: float = 0.95,
    rounds: int = _ROUNDS,
    seed: int = 7,
) -> Interval | None:
    """The bias-corrected and accelerated interval (Efron 1987) of ``statistic``, by default the mean of the first axis.

    ``cases`` holds one row a case (cluster): whole cases are drawn, so that what belongs to one stays together (Davison
    and Hinkley 1997, 2.4 and 3.8). The acceleration comes from the jackknife over cases. Where every draw gives the same number, that
    is both ends; where the correction is not finite (all draws on one side of the estimate), the percentile interval
    (Efron 1979) is given. None for fewer than two cases: one case tells nothing of others.
    """
    rows = np.asarray(cases, dtype=float)
    size = len(rows)
    if size < 2:
        return None
    measure = statistic or (lambda drawn: float(drawn.mean()))
    estimate = measure(rows)
    random = np.random.default_rng(seed)
    picks = random.integers(0, size, (rounds, size))
    values = (
        rows[picks].mean(axis=1)
        if statistic is None and rows.ndim == 1
        else np.array([measure(rows[pick]) for pick in picks])
    )
    tails = np.array([(1 - confidence) / 2, (1 + confidence) / 2])
    low, high = np.quantile(values, _corrected(tails, values, estimate, _jackknife(rows, measure)))
    return float(low), float(high)


def _jackknife(rows: NDArray[np.float64], measure: Statistic) -> NDArray[np.float64]:
    return np.array([measure(np.delete(rows, index, axis=0)) for index in range(len(rows))])


def _corrected(
    tails: NDArray[np.float64], values: NDArray[np.float64], estimate: float, left_out: NDArray[np.float64]
) -> NDArray[np.float64]:
    below = float(((values < estimate).mean() + (values <= estimate).mean()) / 2)
    if not 0 < below < 1:
        return tails
    bias = float(ndtri(below))
    away = left_out.mean() - left_out
    spread = float((away**2).sum())
    acceleration = float((away**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0
    reach = bias + ndtri(tails)
    bent = 1 - acceleration * reach
    if (bent <= 0).any():
        return tails
    return np.asarray(ndtr(bias + reach / bent))
