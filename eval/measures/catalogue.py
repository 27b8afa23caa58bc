"""All measures, in the order in which they are shown."""

from collections.abc import Iterable

from eval.measures import (
    abstention,
    attributions,
    bottom_line,
    citation_quality,
    cost,
    differences,
    forbidden,
    graded_support,
    hedges,
    length,
    mentions,
    nugget_recall,
    origins,
    position,
    quotations,
    readability,
    redundancy,
    sentence_support,
    topic_agreement,
)
from eval.measures.tally import Measure
from service.domain.errors import InputError

MEASURES: tuple[Measure, ...] = (
    *sentence_support.MEASURES,
    *citation_quality.MEASURES,
    *graded_support.MEASURES,
    *quotations.MEASURES,
    *mentions.MEASURES,
    *hedges.MEASURES,
    *attributions.MEASURES,
    *nugget_recall.MEASURES,
    *forbidden.MEASURES,
    *differences.MEASURES,
    *abstention.MEASURES,
    *origins.MEASURES,
    *position.MEASURES,
    *redundancy.MEASURES,
    *bottom_line.MEASURES,
    *topic_agreement.MEASURES,
    *length.MEASURES,
    *readability.MEASURES,
    *cost.MEASURES,
)

BY_NAME = {measure.name: measure for measure in MEASURES}

GATED = tuple(measure.name for measure in MEASURES if measure.margin is not None)
"""What a gate looks at unless told otherwise."""


def named(names: Iterable[str]) -> tuple[Measure, ...]:
    """The measures of these names, in the order given, each once.

    Raises:
        InputError: there is none of that name.
    """
    found = []
    for name in dict.fromkeys(names):
        if name not in BY_NAME:
            raise InputError("measures", f"there is no measure {name!r}", f"there are {', '.join(BY_NAME)}")
        found.append(BY_NAME[name])
    return tuple(found)
