"""One measure of two runs, case by case: is the new run worse, and could that have been seen?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log

import numpy as np

from eval.measures.intervals import Interval
from eval.statistics.bootstrap import bca
from eval.statistics.multiplicity import Adjustment
from eval.statistics.power import cases_needed, detectable
from eval.statistics.signflip import Tail, least_cases, sign_flip


class Call(StrEnum):
    """What the cases say of the new run."""

    REGRESSED = "REGRESSED"
    NOT_WORSE = "NOT WORSE"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of a gate, stated before it is run.

    ``alpha`` is the one-sided level: at most that share of unchanged systems is called REGRESSED, and at most that
    share of those that lost the margin is called NOT WORSE. ``chance`` is the power that planning asks for. ``adjustment`` is
    what is bounded where several measures are looked at.
    """

    alpha: float = 0.05
    chance: float = 0.8
    seed: int = 7
    adjustment: Adjustment = Adjustment.HOLM

    def __post_init__(self) -> None:
        if not 0 < self.alpha < 0.5 or not 0.5 <= self.chance < 1:
            raise ValueError(f"a level of {self.alpha} with a power of {self.chance} is none to test by")


@dataclass(frozen=True, slots=True)
class Trial:
    """What the paired cases say of one measure. A gain below 0 is worse; ``margin`` is the loss that is tolerated.

    ``worse`` is the p-value of "the mean gain is not below 0", ``within`` that of "the loss is the margin or more".
    ``detectable`` is the smallest mean loss that these cases would have been called REGRESSED for with the power asked
    for, None where no case differs; ``least`` how many cases must differ for any such call. ``needed`` cases would
    be called NOT WORSE with that power if nothing had changed; None where no number of cases would do.
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


def trial(
    gains: Sequence[float], margin: float, level: Level, *, tests: int = 1, resolution: float = 1.0
) -> Trial | None:
    """The Trial of ``gains``, one number a case; None where there are none.

    ``tests`` is among how many measures a regression is looked for: planning divides the level by it (Bonferroni, the
    least that Holm's procedure gives). ``resolution`` is the smallest step of one case's value, as 1/12 where a case has
    twelve Sentences: see ``cases_to_notice``.
    """
    if margin <= 0:
        raise ValueError(f"a margin of {margin} tolerates nothing: no number of cases could show that")
    if not gains:
        return None
    given = np.asarray(gains, dtype=float)
    size = len(given)
    spread = float(given.std(ddof=1)) if size > 1 else 0.0
    worse = sign_flip(gains, Tail.LESS, seed=level.seed)
    within = sign_flip([gain + margin for gain in gains], Tail.GREATER, seed=level.seed + 1)
    if worse is None or within is None:
        return None
    least = least_cases(level.alpha / tests)
    floor = max(least_cases(level.alpha), cases_to_notice(margin, resolution, level.alpha))
    planned = cases_needed(spread, margin, alpha=level.alpha, chance=level.chance) if spread else floor
    return Trial(
        cases=size,
        gain=float(given.mean()),
        spread=spread,
        interval=bca(given, seed=level.seed),
        margin=margin,
        worse=worse,
        within=within,
        detectable=detectable(spread, size, alpha=level.alpha / tests, chance=level.chance)
        if spread
        else None,
        least=least,
        needed=None if planned is None else max(planned, floor),
    )


def cases_to_notice(margin: float, resolution: float, alpha: float) -> int:
    """The fewest cases of which one would have dropped, with probability ``1 - alpha``, if the margin had been lost.

    The tests take their idea of the spread from the cases seen. A change that spoils few cases, and those much, may
    spoil none of the few that were drawn; then nothing seen differs and every test is sure. The mildest such change
    takes one step of ``resolution`` from a share ``margin / resolution`` of the cases, which ``n`` cases all escape with
    probability ``(1 - share) ** n`` (the rule of three: Hanley and Lippman-Hand 1983).
    """
    share = margin / min(max(resolution, margin), 1.0)
    return 1 if share >= 1 else ceil(log(alpha) / log(1 - share))


def call(found: Trial, adjusted: float, level: Level, *, resolution: float = 1.0) -> Call:
    """The Call on a Trial whose p-value ``worse`` is ``adjusted`` for all measures tested.

    A loss that is surely there, but as surely smaller than the margin, is NOT WORSE: that is what the margin was stated
    for (Schuirmann 1987; Piaggio et al., CONSORT 2012). That NOT WORSE is asked of each measure at the full level,
    and of the whole gate only where all have it, needs no adjustment (intersection-union test, Berger 1982).
    """
    enough = found.cases >= cases_to_notice(found.margin, resolution, level.alpha)
    if found.within <= level.alpha and enough:
        return Call.NOT_WORSE
    if adjusted <= level.alpha and found.gain < 0:
        return Call.REGRESSED
    return Call.INCONCLUSIVE
