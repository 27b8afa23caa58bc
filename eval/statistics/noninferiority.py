"""One measure of two runs, case by case: is the new run worse, and could that have been seen?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log, sqrt

import numpy as np
from scipy.special import ndtri

from eval.measures.intervals import Interval
from eval.statistics.bootstrap import bca
from eval.statistics.multiplicity import Adjustment
from eval.statistics.power import cases_needed, detectable
from eval.statistics.signflip import Tail, least_cases, sign_flip

_MOST = 1_000_000


class Call(StrEnum):
    """What the cases say of the new run."""

    REGRESSED = "REGRESSED"
    NOT_WORSE = "NOT WORSE"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of a gate, stated before it is run.

    ``alpha`` is the one-sided level: at most that share of unchanged systems is called REGRESSED, and at most that
    share of those that lost the margin is called NOT WORSE, as long as no case loses more than ``hidden`` at once (see ``trial``).
    ``chance`` is the power that planning asks for. ``adjustment`` is what is bounded where several measures are looked at.
    """

    alpha: float = 0.05
    chance: float = 0.8
    seed: int = 7
    adjustment: Adjustment = Adjustment.HOLM
    hidden: float = 0.3

    def __post_init__(self) -> None:
        if not 0 < self.alpha < 0.5 or not 0.5 <= self.chance < 1 or not 0 < self.hidden <= 1:
            raise ValueError(
                f"a level of {self.alpha} with a power of {self.chance} and a hidden loss of {self.hidden} is none to test by"
            )


@dataclass(frozen=True, slots=True)
class Trial:
    """What the paired cases say of one measure. A gain below 0 is worse; ``margin`` is the loss that is tolerated.

    ``worse`` is the p-value of "the mean gain is not below 0", ``within`` that of "the loss is the margin or more".
    ``detectable`` is the smallest mean loss that these cases would have been called REGRESSED for with the power asked
    for, None where no case differs; ``least`` how many cases must differ for any such call. With ``needed`` cases a loss of the
    margin would be called REGRESSED, and no loss NOT WORSE, each with that power; None where no number of cases would do. With fewer
    than ``floor`` there is no NOT WORSE.
    """

    cases: int
    gain: float
    spread: float
    interval: Interval | None
    margin: float
    worse: float
    within: float
    detectable: float | None
    least: int
    needed: int | None
    floor: int


def trial(
    gains: Sequence[float], margin: float, level: Level, *, tests: int = 1, loss: float | None = None
) -> Trial | None:
    """The Trial of ``gains``, one number a case; None where there are none.

    The tests take their idea of the spread from the cases seen. A change that spoils few cases, and those much, may
    spoil none of those drawn; then nothing seen differs and every test is sure. So "the loss is the margin or more" is
    tested with one case more than there are, one that lost ``loss`` (by default the level's ``hidden``; never less than the margin), and asks for the
    cases that ``cases_to_notice`` says. ``tests`` is among how many measures a regression is looked for: planning divides the level by it
    (Bonferroni, the least that Holm's procedure gives).
    """
    if margin <= 0:
        raise ValueError(f"a margin of {margin} tolerates nothing: no number of cases could show that")
    if not gains:
        return None
    given = np.asarray(gains, dtype=float)
    size = len(given)
    spread = float(given.std(ddof=1)) if size > 1 else 0.0
    unseen = max(level.hidden if loss is None else loss, margin)
    worse = sign_flip(gains, Tail.LESS, seed=level.seed)
    within = sign_flip([gain + margin for gain in (*gains, -unseen)], Tail.GREATER, seed=level.seed + 1)
    if worse is None or within is None:
        return None
    shared = level.alpha / tests
    return Trial(
        cases=size,
        gain=float(given.mean()),
        spread=spread,
        interval=bca(given, seed=level.seed),
        margin=margin,
        worse=worse,
        within=within,
        detectable=detectable(spread, size, alpha=shared, chance=level.chance) if spread else None,
        least=least_cases(shared),
        needed=_needed(spread, margin, unseen, level, shared),
        floor=cases_to_notice(margin, unseen, level.alpha),
    )


def cases_to_notice(margin: float, loss: float, alpha: float) -> int:
    """The fewest cases of which one would have lost, with probability ``1 - alpha``, if the margin had been lost.

    Lost in the way that is hardest to see: ``loss`` in each of a share ``margin / loss`` of the cases and nothing in the others,
    which ``n`` cases all escape with probability ``(1 - share) ** n`` (the rule of three: Hanley and Lippman-Hand 1983).
    """
    share = margin / max(loss, margin)
    return 1 if share >= 1 else ceil(log(alpha) / log(1 - share))


def call(found: Trial, adjusted: float, level: Level) -> Call:
    """The Call on a Trial whose p-value ``worse`` is ``adjusted`` for all measures tested.

    A loss that is surely there, but as surely smaller than the margin, is NOT WORSE: that is what the margin was stated
    for (Schuirmann 1987; Piaggio et al., CONSORT 2012). That NOT WORSE is asked of each measure at the full level,
    and of the whole gate only where all have it, needs no adjustment (intersection-union test, Berger 1982).
    """
    if found.within <= level.alpha and found.cases >= found.floor:
        return Call.NOT_WORSE
    if adjusted <= level.alpha and found.gain < 0:
        return Call.REGRESSED
    return Call.INCONCLUSIVE


def _needed(spread: float, margin: float, loss: float, level: Level, shared: float) -> int | None:
    """The cases for both calls: by ``cases_needed`` for REGRESSED, and for NOT WORSE by ``_shows``."""
    low = max(cases_to_notice(margin, loss, level.alpha), least_cases(shared))
    if spread:
        seen = cases_needed(spread, margin, alpha=shared, chance=level.chance)
        if seen is None:
            return None
        low = max(low, seen)
    high = low
    while not _shows(high, spread, margin, loss, level):
        low, high = high, 2 * high
        if high > _MOST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _shows(middle, spread, margin, loss, level) else (middle, high)
    return high


def _shows(cases: int, spread: float, margin: float, loss: float, level: Level) -> bool:
    """Whether so many cases without a loss would be called NOT WORSE with the power asked for; by the normal distribution.

    The sum of ``cases`` gains plus margins, and of the case added, must pass the sign flips' own spread around 0.
    """
    mean = cases * margin - (loss - margin)
    flips = sqrt(cases * (spread**2 + margin**2) + (loss - margin) ** 2)
    return mean - float(ndtri(level.chance)) * spread * sqrt(cases) >= float(ndtri(1 - level.alpha)) * flips
