"""How small a difference a suite can see, and how many cases it would take to see a smaller one."""

from math import ceil, sqrt

from scipy.optimize import brentq
from scipy.stats import nct, t

_MOST = 1_000_000


def power(spread: float, cases: int, difference: float, *, alpha: float = 0.05) -> float:
    """The chance that a one-sided paired t test at ``alpha`` finds a true mean ``difference`` > 0 over ``cases``.

    ``spread`` is the standard deviation of the cases' differences. The test statistic is noncentral t with ``cases -
    1`` degrees of freedom and noncentrality ``difference * sqrt(cases) / spread`` (Cohen 1988, ch. 2; Chow, Shao and
    Wang 2008, 3.1). The sign-flip test has the same power in large samples (Hoeffding 1952).
    """
    _check(spread, alpha)
    if cases < 2:
        return 0.0
    if not spread:
        return 1.0 if difference > 0 else 0.0
    critical = float(t.ppf(1 - alpha, cases - 1))
    chance = float(nct.sf(critical, cases - 1, difference * sqrt(cases) / spread))
    return min(1.0, max(0.0, chance)) if chance == chance else float(difference > 0)  # noqa: PLR0124  not a number far out


def detectable(spread: float, cases: int, *, alpha: float = 0.05, chance: float = 0.8) -> float | None:
    """The smallest true mean difference found with probability ``chance``; None for fewer than two cases."""
    _check(spread, alpha)
    if cases < 2:
        return None
    if not spread:
        return 0.0
    high = spread
    while power(spread, cases, high, alpha=alpha) < chance:
        high *= 2
    found = brentq(lambda size: power(spread, cases, size, alpha=alpha) - chance, 0.0, high, xtol=1e-9 * high)
    return float(found)


def cases_needed(spread: float, difference: float, *, alpha: float = 0.05, chance: float = 0.8) -> int | None:
    """The fewest cases with which a true mean ``difference`` is found with probability ``chance``.

    None where no number of cases up to a million does.
    """
    _check(spread, alpha)
    if difference <= 0:
        return None
    low, high = 1, 2
    while power(spread, high, difference, alpha=alpha) < chance:
        low, high = high, high * 2
        if high > _MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if power(spread, middle, difference, alpha=alpha) >= chance:
            high = middle
        else:
            low = middle
    return ceil(high)


def _check(spread: float, alpha: float) -> None:
    if spread < 0 or not 0 < alpha < 1:
        raise ValueError(f"a spread of {spread} and a level of {alpha} are no base for a power")
