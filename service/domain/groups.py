"""Origins, Topics and Events: which Articles belong together, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class Level(StrEnum):
    """What Articles are grouped into."""

    ORIGIN = "origin"
    EVENT = "event"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word that two Articles share, as it is written, and its part of the cosine of their words."""

    written: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two Articles are, as grouping sees it.

    ``words``, ``opening`` and ``names`` are cosines in [0, 1], ``text`` the score made of them, ``days_apart`` the days between
    their publications (None where one is not known), which cost ``time_cost``; ``score`` is what remains. ``shared`` are the
    words that tell most, ``shared_names`` those of them that are names. ``phrases`` and ``frames`` are the shares of the
    shorter one's wording that stands in the other.
    """

    words: float
    opening: float
    names: float
    text: float
    days_apart: int | None
    time_cost: float
    score: float
    shared: tuple[SharedTerm, ...]
    shared_names: tuple[str, ...]
    phrases: float
    frames: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What one level of grouping says of two Articles: ``value`` was held against ``threshold``; the ``rule`` says in words what both are."""

    level: Level
    together: bool
    rule: str
    value: float | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Two Articles that are linked directly, and their score."""

    left: str
    right: str
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two Articles are together or apart.

    ``decisions`` are one of each Level. ``chain`` are the links from ``left`` to ``right`` inside their Event, of all ways the
    one whose weakest link is strongest: more than one where they are together only through others; none where they are apart.
    """

    left: str
    right: str
    likeness: Likeness
    decisions: tuple[Decision, ...]
    chain: tuple[ChainLink, ...] = ()


class ChangeKind(StrEnum):
    """What happened to a group of a collection that grows."""

    MERGED = "merged"
    SPLIT = "split"


class CauseKind(StrEnum):
    """Why it happened."""

    ARTICLE = "article"
    """An Article that came links what was apart, or has moved the balance."""
    RENEWAL = "renewal"
    """Words were counted anew, as the collection has grown much since they were."""
    NEIGHBOURS = "neighbours"
    """Articles that came elsewhere have changed which are near enough to be compared."""
    UNTOLD = "untold"
    """There were too many changes at once to look for the cause of each."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What brought a change about: the Article, and how like it is to those that it linked or parted (article id, Likeness)."""

    kind: CauseKind
    article_id: str = ""
    likeness: tuple[tuple[str, Likeness], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A merge or a split in a collection that grows.

    ``id`` is the group that keeps its id; ``others`` are those that went into it, or that came out of it.
    """

    kind: ChangeKind
    level: Level
    id: str
    others: tuple[str, ...]
    cause: Cause
