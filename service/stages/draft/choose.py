"""Choosing the Sentences of a section under its word limit, so that each thing is said once."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from service.stages.draft.rank import Gram
from service.stages.draft.units import Unit

_BEAM = 12
_FEW = 80
"""Up to so many Units are searched with a beam; above, greedily."""
_HEARD = 0.7
"""What one more Unit of an Origin already chosen counts, for each that was."""
_FILLER = 0.15
"""Below this share of the best rate a Unit only fills the limit."""
_DAMPING = 8
"""Words added to a length where worth is taken per word, so that the shortest are not favoured."""


@dataclass(frozen=True, slots=True)
class _State:
    chosen: tuple[int, ...] = ()
    rows: frozenset[int] = frozenset()
    covered: frozenset[Gram] = frozenset()
    length: int = 0
    value: float = 0.0
    said: frozenset[str] = frozenset()
    introduced: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What to choose from, and under which limit.

    ``weights`` multiply the worth of what each Unit adds. ``repeats`` says of two Units (by index) whether they say
    the same, so that one may not join the other. ``limit`` counts words. ``voices`` name each Unit's Origin: the more
    of one was chosen, the less another of it counts. ``known`` are the stems of what the reader was told beforehand; what
    the Unit ``opening`` tells counts for people only, since it is shown apart from the rest.
    """

    units: Sequence[Unit]
    worth: Mapping[Gram, float]
    weights: Sequence[float]
    limit: int
    repeats: Callable[[int, int], bool]
    voices: Sequence[str] = ()
    known: frozenset[str] = frozenset()
    opening: int | None = None

    def choose(self, first: Sequence[int] = ()) -> tuple[int, ...]:
        """Indices of the Units that together are worth most within the limit; ``first`` are chosen beforehand."""
        state = _State()
        for index in first:
            state = self._add(index, state)
        return self._beam(state) if len(self.units) <= _FEW else self._greedy(state)

    def gain(self, index: int, covered: frozenset[Gram] = frozenset()) -> float:
        """What the Unit of that index adds to what is ``covered``."""
        left = self.units[index].grams - covered
        return self.weights[index] * math.fsum(self.worth.get(gram, 0.0) for gram in left)

    def _within(self, index: int, state: _State) -> int | None:
        """The chosen Unit that the Unit of that index would replace, being all of it and more."""
        rows = frozenset(self.units[index].rows)
        return next((other for other in state.chosen if rows.issuperset(self.units[other].rows)), None)

    def _add(self, index: int, state: _State) -> _State:
        unit, inner = self.units[index], self._within(index, state)
        chosen = (
            (*state.chosen, index)
            if inner is None
            else tuple(index if i == inner else i for i in state.chosen)
        )
        return _State(
            chosen,
            state.rows.union(unit.rows),
            state.covered | unit.grams,
            state.length + self._length(index, inner),
            state.value + self.gain(index, state.covered),
            state.said if index == self.opening else state.said | unit.said,
            state.introduced | unit.introduces,
        )

    def _length(self, index: int, inner: int | None) -> int:
        """The words that the Unit of that index adds."""
        return self.units[index].length - (0 if inner is None else self.units[inner].length)

    def _fits(self, index: int, state: _State) -> bool:
        inner = self._within(index, state)
        taken = state.rows if inner is None else state.rows.difference(self.units[inner].rows)
        unit = self.units[index]
        grows = inner is None or len(unit.rows) > len(self.units[inner].rows)
        return (
            grows
            and state.length + self._length(index, inner) <= self.limit
            and taken.isdisjoint(unit.rows)
            and unit.understood(state.said | self.known, state.introduced)
        )

    def _new(self, index: int, state: _State) -> bool:
        inner = self._within(index, state)
        return not any(other != inner and self.repeats(index, other) for other in state.chosen)

    def _fresh(self, index: int, inner: int | None, state: _State) -> float:
        """1 for a voice not heard yet, less for each chosen Unit of the same Origin."""
        if not self.voices:
            return 1.0
        return _HEARD ** sum(self.voices[i] == self.voices[index] for i in state.chosen if i != inner)

    def _beam(self, start: _State) -> tuple[int, ...]:
        best, beam = start, [start]
        while beam:
            grown: dict[frozenset[int], _State] = {}
            for state in beam:
                for index in range(len(self.units)):
                    key = frozenset((*state.chosen, index))
                    if key not in grown and self._fits(index, state) and self._new(index, state):
                        grown[key] = self._add(index, state)
            beam = sorted(grown.values(), key=lambda s: (-s.value, s.length, s.chosen))[:_BEAM]
            if beam and beam[0].value > best.value:
                best = beam[0]
        return best.chosen

    def _greedy(self, state: _State) -> tuple[int, ...]:
        """The Unit that adds most for its length until none fits; gains only fall, so old ones are upper bounds."""
        bounds = dict.fromkeys(range(len(self.units)), math.inf)
        highest = 0.0
        while True:
            best, rate = -1, 0.0
            for index in sorted(bounds, key=lambda i: (-bounds[i], i)):
                if bounds[index] <= rate:
                    break
                inner = self._within(index, state)
                added = self.gain(index, state.covered) * self._fresh(index, inner, state)
                added /= max(1, self._length(index, inner)) + _DAMPING
                if inner is None:
                    bounds[index] = added
                if added > rate and self._fits(index, state) and self._new(index, state):
                    best, rate = index, added
            highest = max(highest, rate)
            if best < 0 or rate < _FILLER * highest:
                return state.chosen
            state = self._add(best, state)
