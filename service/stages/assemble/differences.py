"""Where the sources of a Topic differ."""

from collections.abc import Iterable, Sequence
from itertools import islice

from service.domain.briefs import Difference
from service.stages.assemble.date_differences import date_differences
from service.stages.assemble.number_differences import number_differences
from service.stages.assemble.speaker_differences import speaker_differences
from service.stages.assemble.statements import Statement
from service.stages.assemble.word_differences import word_differences

MAX_OF_A_KIND = 4


def differences(told: Sequence[Statement]) -> tuple[Difference, ...]:
    """Numbers, dates and words for the same thing on which sources of different Origins differ, at most four of each.

    Made to be precise rather than complete: two numbers of two things are no difference, nor is one source that gives
    both, nor a number that rounds another. Each side's Citations stand in citable Passages; where a Passage's wording
    is doubtful, its single word is cited and nothing more of it quoted.
    """
    finders: Iterable[Iterable[Difference]] = (
        number_differences(told),
        date_differences(told),
        speaker_differences(told),
        word_differences(told),
    )
    return tuple(difference for finder in finders for difference in islice(finder, MAX_OF_A_KIND))
