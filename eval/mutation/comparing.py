"""Two results on the same mutants: did the Verifier get worse at noticing, or at leaving alone?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scipy.special import ndtri

from eval.measures.intervals import Interval
from eval.mutation.rates import SURVIVING, WRONG
from eval.statistics.mcnemar import McNemar, mcnemar
from eval.statistics.multiplicity import holm
from service.stages.verify.decision import Point

LEVEL = 0.05
"""Chance of a false alarm over all tests of one comparison."""
MARGIN = 0.02
"""A loss of this share of all mutants, and no more, counts as not worse."""


class Outcome(StrEnum):
    """What a comparison says."""

    REGRESSED = "REGRESSED"
    NOT_WORSE = "NOT WORSE"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True, slots=True)
class Answered:
    """One mutant's result as a file keeps it: ``right`` if a wrong one was noticed, or a surviving one left alone."""

    id: str
    operator: str
    survives: bool
    point: Point
    right: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One set of mutants in both results.

    ``fixed`` and ``broken`` count the mutants judged right now alone, or before alone. ``p`` is one-sided, that more
    broke than were fixed, adjusted over all sets (Holm). ``change`` is the share judged right now less that before,
    with its 95 % interval.
    """

    name: str
    point: Point
    n: int
    fixed: int
    broken: int
    p: float
    change: float
    interval: Interval
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """All sets compared; ``alone`` counts mutants that only one of the results has, which enter nothing."""

    sets: tuple[Compared, ...]
    alone: int

    @property
    def outcome(self) -> Outcome:
        """REGRESSED if any set did; NOT WORSE if both sums are, at every point; else INCONCLUSIVE."""
        if any(each.outcome is Outcome.REGRESSED for each in self.sets):
            return Outcome.REGRESSED
        sums = [each for each in self.sets if each.name in {WRONG, SURVIVING}]
        if sums and all(each.outcome is Outcome.NOT_WORSE for each in sums):
            return Outcome.NOT_WORSE
        return Outcome.INCONCLUSIVE


def compare(base: Sequence[Answered], new: Sequence[Answered], margin: float = MARGIN) -> Comparison:
    """McNemar's exact test on the ids of mutants that both results have: by operator and over all, at each point."""
    before = {(each.id, each.point): each for each in base}
    after = {(each.id, each.point): each for each in new}
    shared = [key for key in after if key in before]
    groups: dict[tuple[str, Point], list[tuple[str, Point]]] = {}
    for key in shared:
        answer = after[key]
        groups.setdefault((answer.operator, answer.point), []).append(key)
        groups.setdefault((SURVIVING if answer.survives else WRONG, answer.point), []).append(key)
    tested = {name: mcnemar(_right(before, keys), _right(after, keys)) for name, keys in groups.items()}
    adjusted = holm([each.worse for each in tested.values()])
    sets = tuple(
        _compared(*name, found, p, margin) for (name, found), p in zip(tested.items(), adjusted, strict=True)
    )
    return Comparison(sets, len(before) + len(after) - 2 * len(shared))


def _right(
    answers: Mapping[tuple[str, Point], Answered], keys: Sequence[tuple[str, Point]]
) -> dict[str, bool]:
    return {identifier: answers[identifier, point].right for identifier, point in keys}


def _compared(name: str, point: Point, found: McNemar, p: float, margin: float) -> Compared:
    n = found.fixed + found.broken + found.same
    change, interval = _change(found, n)
    outcome = Outcome.INCONCLUSIVE
    if p < LEVEL:
        outcome = Outcome.REGRESSED
    elif interval[0] > -margin:
        outcome = Outcome.NOT_WORSE
    return Compared(name, point, n, found.fixed, found.broken, p, change, interval, outcome)


def _change(found: McNemar, n: int) -> tuple[float, Interval]:
    """The difference of paired shares and its interval by Bonett and Price (2012): Wald with one added to each side."""
    z = float(ndtri(0.975))
    gained, lost = (found.fixed + 1) / (n + 2), (found.broken + 1) / (n + 2)
    reach = z * ((gained + lost - (gained - lost) ** 2) / (n + 2)) ** 0.5
    middle = gained - lost
    return (found.fixed - found.broken) / n, (max(-1.0, middle - reach), min(1.0, middle + reach))
