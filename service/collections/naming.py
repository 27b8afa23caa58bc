"""Labels, keywords and dates of a few Topics of a collection, found from what is kept of their Articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.groups import Topic
from service.stages.group.cards import Card
from service.stages.group.form import Maker
from service.stages.group.similarity import Matrix
from service.stages.group.spelling import Spelling
from service.stages.group.tree import Rows


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A few Topics, each as the rows of its Events in ``spelling``, whose words are few beside those of the collection.

    ``cards`` are those of the rows, ``weights`` and ``held`` of the first field's columns in the collection, ``shared`` maps an
    Origin's representative to all its Articles.
    """

    topics: Sequence[Sequence[Rows]]
    spelling: Spelling
    weights: Matrix
    held: Matrix
    cards: Sequence[Card]
    shared: Mapping[str, tuple[str, ...]]


def named(some: Unnamed) -> list[Topic]:
    """The Topics, in their order, with ids as of a collection that did not grow."""
    maker = Maker(some.spelling, some.weights, some.held, some.cards)
    return [maker.topic(events, some.shared) for events in some.topics]
