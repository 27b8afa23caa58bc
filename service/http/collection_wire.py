"""What is read from and sent to clients about collections, their Topics and Events."""

from pydantic import BaseModel, ConfigDict, Field

from service.domain.groups import Event, Topic
from service.http.history_wire import ChangeOut
from service.http.wire import EXAMPLE_ARTICLES, Articles, Strict
from service.ports import CollectionRecord


class ArticlesIn(Strict):
    """Articles to add to a collection."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES}]})

    articles: Articles


class CollectionOut(BaseModel):
    """A collection and how much is in it; times are ISO 8601."""

    name: str
    created_at: str
    updated_at: str
    articles: int
    origins: int
    events: int
    topics: int

    @classmethod
    def of(cls, record: CollectionRecord) -> "CollectionOut":
        """The same of a record."""
        return cls(
            name=record.name,
            created_at=record.created_at,
            updated_at=record.updated_at,
            articles=record.articles,
            origins=record.origins,
            events=record.events,
            topics=record.topics,
        )


class CollectionsOut(BaseModel):
    """All collections, by name."""

    collections: list[CollectionOut]


class KeptEventOut(BaseModel):
    """An Event of a collection; ``articles`` are ids, the one nearest to the middle first."""

    id: str
    topic: str
    label: str
    date: str | None = Field(
        description="ISO 8601-2, as far as it is known: 2026-03-04, 2026-03, XXXX-03-04."
    )
    date_basis: str
    date_reason: str
    articles: list[str]

    @classmethod
    def of(cls, event: Event, topic: str) -> "KeptEventOut":
        """The same of an Event."""
        return cls(
            id=event.id,
            topic=topic,
            label=event.label,
            date=None if event.date.date is None else str(event.date.date),
            date_basis=event.date.basis.value,
            date_reason=event.date.reason,
            articles=list(event.article_ids),
        )


class KeptTopicOut(BaseModel):
    """A Topic of a collection, its Events in the order of their dates."""

    id: str
    label: str
    keywords: list[str]
    articles: int = Field(description="How many.")
    events: list[KeptEventOut]

    @classmethod
    def of(cls, topic: Topic) -> "KeptTopicOut":
        """The same of a Topic."""
        return cls(
            id=topic.id,
            label=topic.label,
            keywords=list(topic.keywords),
            articles=len(topic.article_ids),
            events=[KeptEventOut.of(event, topic.id) for event in topic.events],
        )


class TopicsPage(BaseModel):
    """Some of a collection's Topics, and how many there are in all."""

    topics: list[KeptTopicOut]
    total: int


class EventsPage(BaseModel):
    """Some of a collection's Events, and how many there are in all."""

    events: list[KeptEventOut]
    total: int


class AddedOut(BaseModel):
    """What became of an addition. ``article_ids`` are those of the request, in order; ``new`` of them were not there before."""

    collection: CollectionOut
    article_ids: list[str]
    new: int
    known: int
    topics: list[str] = Field(description="Topics that are new or have changed.")
    ended: list[str] = Field(description="Topics that are no more.")
    changes: list[ChangeOut]
