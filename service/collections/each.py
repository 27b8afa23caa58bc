"""How work is done on many things, one by one or by several processes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Each(Protocol):
    """Does work as ``map`` does."""

    def __call__(self, work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]:
        """What ``work``, a function of a module, makes of each of ``given``, in their order."""
        ...


def in_turn(work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]:
    """One after another, here."""
    return map(work, given)
