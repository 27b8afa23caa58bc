"""Origins, Topics and Events: which Articles belong together, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.domain.dates import UNKNOWN_DATE, KnownDate


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text really comes from: Articles that reprint, rewrite or restate one another share one.

    ``article_ids`` begins with the representative.
    """

    id: str
    article_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening inside a Topic, with its own date (not that of the Articles)."""

    id: str
    label: str
    article_ids: tuple[str, ...]
    date: KnownDate = UNKNOWN_DATE


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of Articles on one subject; a section of a Brief. ``events`` part its Articles."""

    id: str
    label: str
    keywords: tuple[str, ...]
    article_ids: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """All Articles of a request in Origins and Topics. Each Article is in exactly one Origin, Topic and Event."""

    origins: tuple[Origin, ...]
    topics: tuple[Topic, ...]
    origin_of: Mapping[str, str] = field(init=False)
    topic_of: Mapping[str, str] = field(init=False)
    event_of: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        set_field = object.__setattr__
        set_field(self, "origin_of", {a: origin.id for origin in self.origins for a in origin.article_ids})
        set_field(self, "topic_of", {a: topic.id for topic in self.topics for a in topic.article_ids})
        set_field(
            self,
            "event_of",
            {a: event.id for topic in self.topics for event in topic.events for a in event.article_ids},
        )
