"""The gate: is the new run worse than the base run by more than was said to be tolerable?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from eval.comparing.changes import Comparison
from eval.comparing.scores import Scored
from eval.measures.tally import Better, Measure
from eval.runs.cells import State
from eval.statistics.multiplicity import adjust
from eval.statistics.noninferiority import Call, Level, Trial, call, trial


class Exit(IntEnum):
    """Exit statuses of a gate."""

    NOT_WORSE = 0
    REGRESSED = 1
    BAD_DATA = 2
    INCONCLUSIVE = 3
    INFRASTRUCTURE = 4


@dataclass(frozen=True, slots=True)
class Gated:
    """What the gate says of one measure of one pair of configurations.

    ``call`` is None where the measure is defined in no case: there is nothing to say. ``base`` and ``new`` are means over
    the cases paired; ``adjusted`` is the p-value ``worse`` of the Trial, adjusted for all that is gated. ``lost`` counts cases in
    which only the base run is defined, ``found`` those in which only the new one is, ``undefined`` those in which
    neither is or the new run abstains as the case asks. ``why`` says what the numbers do not.
    """

    measure: Measure
    configuration: str
    margin: float
    call: Call | None
    base: float | None
    new: float | None
    trial: Trial | None
    adjusted: float | None
    lost: int
    found: int
    undefined: int
    unchecked: tuple[int, int]
    why: str = ""


@dataclass(frozen=True)
class Gate:
    """The outcome over all measures. ``unscored`` counts cells lost to infrastructure or not run, ``bad`` those of bad cases."""

    call: Call
    level: Level
    gated: tuple[Gated, ...]
    comparisons: tuple[Comparison, ...]
    verifier: str
    unscored: int
    bad: int
    tolerated: float = 0.0
    cells: int = 0

    @property
    def exit_status(self) -> Exit:
        """A regression that was seen outweighs what could not be seen; what could not be used outweighs what was too little."""
        if self.call is Call.REGRESSED:
            return Exit.REGRESSED
        if self.bad:
            return Exit.BAD_DATA
        if self.unscored > self.tolerated * self.cells:
            return Exit.INFRASTRUCTURE
        return Exit.INCONCLUSIVE if self.call is Call.INCONCLUSIVE else Exit.NOT_WORSE

    @property
    def notices(self) -> tuple[str, ...]:
        """What must be known before any figure."""
        return tuple(dict.fromkeys(notice for each in self.comparisons for notice in each.pairing.notices))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The gains of one measure of one Comparison, case by case, and what is beside them."""

    comparison: Comparison
    measure: Measure
    margin: float
    gains: list[float]
    base: list[float]
    new: list[float]
    lost: list[float]
    found: int
    undefined: int
    loss: float

    def loss_at(self, level: Level) -> float:
        """What one case may lose unseen: at least one step of its value, in an amount what was seen."""
        return max(self.loss, level.hidden) if self.measure.unit == "share" else self.loss


def gate(
    comparisons: Sequence[Comparison],
    measures: Sequence[Measure],
    margins: Mapping[str, float],
    level: Level | None = None,
    *,
    tolerated: float = 0.0,
) -> Gate:
    """Judge the Comparisons by ``measures``; ``margins`` by name, each in the measure's own unit.

    REGRESSED where one measure has (adjusted over all measures and pairs of configurations; with Holm at most ``alpha`` of
    unchanged systems are called so); else NOT WORSE where every measure that is defined is; else INCONCLUSIVE. ``tolerated`` is the share of
    cells that infrastructure may have taken.
    """
    rules = level or Level()
    pairs = [_pairs(each, measure, margins[measure.name]) for each in comparisons for measure in measures]
    tests = max(1, sum(bool(each.gains) for each in pairs))
    trials = [trial(each.gains, each.margin, rules, tests=tests, loss=each.loss_at(rules)) for each in pairs]
    raised = iter(adjust([each.worse for each in trials if each is not None], rules.adjustment))
    adjusted = [1.0 if each is None else next(raised) for each in trials]
    gated = tuple(
        _gated(found, tried, p, rules) for found, tried, p in zip(pairs, trials, adjusted, strict=True)
    )
    calls = [each.call for each in gated if each.call is not None]
    whole = Call.NOT_WORSE if calls else Call.INCONCLUSIVE
    if Call.REGRESSED in calls:
        whole = Call.REGRESSED
    elif Call.INCONCLUSIVE in calls:
        whole = Call.INCONCLUSIVE
    sides = [side for each in comparisons for side in (each.base, each.new)]
    return Gate(
        whole,
        rules,
        gated,
        tuple(comparisons),
        sides[0].verifier if sides else "",
        sum(len(side.cells(State.INFRASTRUCTURE)) + len(side.missing) for side in sides),
        sum(len(side.cells(State.BAD_CASE)) for side in sides),
        tolerated,
        sum(len(side.cells()) + len(side.missing) for side in sides),
    )


def _pairs(comparison: Comparison, measure: Measure, margin: float) -> _Pairs:
    gains, before, after, lost, sizes = [], [], [], [], []
    found = undefined = 0
    for case in comparison.pairing.cases:
        if not comparison.base.of_case(case, measure.name) or not comparison.new.of_case(case, measure.name):
            continue
        old = comparison.base.value(case, measure.name)
        young = comparison.new.value(case, measure.name)
        if old is None or young is None:
            asked = old is not None and _abstains_as_asked(comparison.new, case)
            undefined += asked or (old is None and young is None)
            found += old is None and young is not None
            if old is not None and not asked:
                lost.append(old)
            continue
        # A hundred-millionth apart is the same: sums of shares are not exact.
        gains.append(round(measure.gain(old, young), 8))
        before.append(old)
        after.append(young)
        sizes += [
            tally.denominator
            for side in (comparison.base, comparison.new)
            for tally in side.of_case(case, measure.name)
            if tally.value is not None
        ]
    # One Sentence of few may be more than the loss reckoned with. An amount has no scale of its own: there the greatest
    # change seen stands for the greatest to come.
    step = len(sizes) / sum(sizes) if sum(sizes) else 1.0
    loss = min(1.0, step) if measure.unit == "share" else max(map(abs, gains), default=0.0)
    return _Pairs(comparison, measure, margin, gains, before, after, lost, found, undefined, loss)


def _abstains_as_asked(new: Scored, case: str) -> bool:
    """Whether the case asks for an abstention and every repeat of the new run makes one: nothing is lost by that."""
    found = [each for key, each in new.examined.items() if key.case == case]
    return bool(found) and all(each.case.case.expected.abstain is True and each.abstains for each in found)


def _gated(pairs: _Pairs, tried: Trial | None, adjusted: float, level: Level) -> Gated:
    decided, why = _decide(pairs, tried, adjusted, level)
    comparison, measure = pairs.comparison, pairs.measure
    return Gated(
        measure,
        comparison.pairing.title,
        pairs.margin,
        decided,
        sum(pairs.base) / len(pairs.base) if pairs.base else None,
        sum(pairs.new) / len(pairs.new) if pairs.new else None,
        tried,
        None if tried is None else adjusted,
        len(pairs.lost),
        pairs.found,
        pairs.undefined,
        (
            _unchecked(comparison.base, comparison.pairing.cases, measure),
            _unchecked(comparison.new, comparison.pairing.cases, measure),
        ),
        why,
    )


def _decide(pairs: _Pairs, tried: Trial | None, adjusted: float, level: Level) -> tuple[Call | None, str]:
    if tried is None:
        if pairs.lost:
            return Call.INCONCLUSIVE, "the new run has nothing to measure where the base run had"
        return None, "nothing to measure in any case"
    found = call(tried, adjusted, level)
    if found is Call.INCONCLUSIVE:
        return found, _why(tried, level)
    if found is Call.NOT_WORSE and pairs.lost and not _stands_without_the_lost(pairs, level):
        return Call.INCONCLUSIVE, f"undefined in the new run alone in {len(pairs.lost)} cases"
    if found is Call.NOT_WORSE and tried.worse <= level.alpha:
        return found, "a loss is there, and it is smaller than the margin"
    return found, ""


def _stands_without_the_lost(pairs: _Pairs, level: Level) -> bool:
    """Whether NOT WORSE still stands when the cases that are undefined in the new run alone have the worst value there."""
    if pairs.measure.unit != "share":
        return False
    worst = 0.0 if pairs.measure.better is Better.MORE else 1.0
    gains = [*pairs.gains, *(pairs.measure.gain(old, worst) for old in pairs.lost)]
    again = trial(gains, pairs.margin, level, loss=pairs.loss_at(level))
    return again is not None and call(again, again.worse, level) is Call.NOT_WORSE


def _why(tried: Trial, level: Level) -> str:
    if tried.needed is None:
        return "no number of cases could show this margin"
    if tried.cases < tried.needed:
        return f"{counted(tried.cases)} too few: {tried.needed} are needed for this margin"
    if tried.worse <= level.alpha:
        return "a loss may be there, but not surely with so many measures gated, nor surely within the margin"
    return "the cases leave it open whether the margin is lost"


def counted(cases: int) -> str:
    """``1 case is``, ``4 cases are``."""
    return "1 case is" if cases == 1 else f"{cases} cases are"


def _unchecked(scored: Scored, cases: Sequence[str], measure: Measure) -> int:
    return sum(tally.unchecked for case in cases for tally in scored.of_case(case, measure.name))
