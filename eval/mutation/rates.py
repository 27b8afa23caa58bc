"""Kill rates: how much of what is wrong was noticed, beside how much of what is right was refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.measures.intervals import Interval, wilson
from eval.mutation.judging import Judged
from eval.mutation.operators import BY_NAME, OPERATORS
from service.stages.verify.decision import Point

WRONG = "all wrong edits"
SURVIVING = "all surviving edits"


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``n``."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval."""
        return wilson(self.hits, self.n)

    def __str__(self) -> str:
        if self.interval is None:
            return "undefined"
        low, high = self.interval
        return f"{100 * self.hits / self.n:.1f} ({100 * low:.1f}–{100 * high:.1f})"


@dataclass(frozen=True, slots=True)
class Rate:
    """What became of one operator's mutants at one point.

    ``sent`` counts all mutants, ``refused_before`` those whose Sentence was refused before the edit, ``unchecked``
    those of which nothing was said. ``noticed`` is of all sent. ``kill`` is of those whose Sentence stood before the
    edit: for a wrong edit the kill rate, for a surviving one the share wrongly killed. What is unchecked counts as
    not noticed in both.
    """

    operator: str
    family: str
    survives: bool
    point: Point
    sent: int
    refused_before: int
    unchecked: int
    noticed: Share
    kill: Share


def rates(judged: Sequence[Judged]) -> tuple[Rate, ...]:
    """The Rates by operator and point, in the operators' order, and those of all wrong and of all surviving edits."""
    found = []
    for point in dict.fromkeys(each.point for each in judged):
        here = [each for each in judged if each.point is point]
        for operator in OPERATORS:
            of_operator = [each for each in here if each.mutant.operator == operator.name]
            if of_operator:
                found.append(_rate(operator.name, operator.family, operator.survives, point, of_operator))
        for name, survives in ((WRONG, False), (SURVIVING, True)):
            together = [each for each in here if each.mutant.survives is survives]
            if together:
                found.append(_rate(name, "", survives, point, together))
    return tuple(found)


def _rate(name: str, family: str, survives: bool, point: Point, judged: Sequence[Judged]) -> Rate:  # noqa: FBT001  a field's value
    def share(chosen: Callable[[Judged], bool]) -> Share:
        inside = [each for each in judged if chosen(each)]
        return Share(sum(each.noticed is True for each in inside), len(inside))

    return Rate(
        name,
        family,
        survives,
        point,
        len(judged),
        sum(not each.stood for each in judged),
        sum(each.noticed is None for each in judged),
        share(lambda _: True),
        share(lambda each: each.stood),
    )


def about(operator: str) -> str:
    """What an operator does, in words; empty for the sums."""
    return BY_NAME[operator].about if operator in BY_NAME else ""
