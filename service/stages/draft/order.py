"""The order in which the chosen Sentences are read: the bottom line, then Event by Event in the sources' flow."""

from collections.abc import Mapping, Sequence

from service.stages.draft.rank import Gram
from service.stages.draft.units import Unit


def order(chosen: Sequence[Unit], indices: Sequence[int], worth: Mapping[Gram, float]) -> list[int]:
    """``indices`` of the ``chosen`` Units in reading order."""
    value = {
        index: unit.substance * sum(worth.get(gram, 0.0) for gram in unit.grams)
        for index, unit in zip(indices, chosen, strict=True)
    }
    unit_of = dict(zip(indices, chosen, strict=True))
    if not value:
        return []
    lead = max(value, key=lambda i: (unit_of[i].alone, value[i], -i))
    rest = sorted((i for i in value if i != lead), key=lambda i: unit_of[i].rows)
    return [lead, *rest]
