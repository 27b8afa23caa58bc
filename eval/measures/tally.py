"""What a measure says of one Brief."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.measures.examined import Examined


class Better(StrEnum):
    """Which way a measure should go."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Tally:
    """One measure of one Brief.

    ``value`` is None where it is undefined (nothing to measure), which is neither 0 nor a failure. For a share it is
    ``numerator / denominator``, and the denominator counts all that was sent: what could not be checked stays in it, is
    in no numerator, and is counted in ``unchecked``. ``costly`` are the ids of the Sentences that keep the value from
    being better.
    """

    value: float | None
    numerator: float
    denominator: float
    unchecked: int = 0
    costly: tuple[str, ...] = ()


UNDEFINED = Tally(None, 0.0, 0.0)


def share(numerator: float, denominator: float, *, unchecked: int = 0, costly: Iterable[str] = ()) -> Tally:
    """The Tally of a share; undefined where the denominator is 0."""
    value = numerator / denominator if denominator else None
    return Tally(value, numerator, denominator, unchecked, tuple(dict.fromkeys(costly)))


def amount(value: float, *, unchecked: int = 0, costly: Iterable[str] = ()) -> Tally:
    """The Tally of an amount, such as words or seconds, of one Brief."""
    return Tally(value, value, 1.0, unchecked, tuple(dict.fromkeys(costly)))


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name in JSON, its title for readers, and the function that takes it of an examined Brief.

    ``margin`` is the loss that a gate tolerates by default, in the measure's own unit; None where it is not gated by
    default. ``unit`` is ``share`` or what is counted. The docstring of the file that it stands in has formula and source.
    """

    name: str
    title: str
    better: Better
    take: "Callable[[Examined], Tally]"
    unit: str = "share"
    margin: float | None = None

    def gain(self, base: float, new: float) -> float:
        """By how much ``new`` is better than ``base``; below 0 where it is worse."""
        return base - new if self.better is Better.LESS else new - base
