"""When Origins that say different things really differ."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Said = TypeVar("Said", bound=Hashable)


def in_conflict(uses: Iterable[tuple[Said, str]]) -> frozenset[Said]:
    """Of what is said, by which Origin: that on which two Origins differ.

    Two things are in conflict where one Origin says the first and never the second, and another the second and never
    the first. A source that gives both (an earlier figure and a later one, two words in turn) differs from none.
    """
    said: dict[Said, set[str]] = {}
    for thing, origin in uses:
        said.setdefault(thing, set()).add(origin)
    things = list(said)
    found: set[Said] = set()
    for index, first in enumerate(things):
        for second in things[index + 1 :]:
            if said[first] - said[second] and said[second] - said[first]:
                found.update((first, second))
    return frozenset(found)
