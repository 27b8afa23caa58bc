"""What is read from and sent to clients about collections and explanations."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.domain.groups import Change, Event, Explanation, Likeness, Topic
from service.http.wire import EXAMPLE_ARTICLES, Articles, Strict
from service.ports import ChangeRecord, CollectionRecord


class ArticlesIn(Strict):
    """Articles to add to a collection."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES}]})

    articles: Articles


class ExplainIn(Strict):
    """Articles that are grouped together, and the indexes of the two that are to be explained."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"articles": EXAMPLE_ARTICLES * 2, "left": 0, "right": 1}]}
    )

    articles: Articles
    left: int = Field(ge=0)
    right: int = Field(ge=0)


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


class SharedTermOut(BaseModel):
    """A word that both Articles have, as it is written, and its part of the cosine of their words."""

    term: str
    weight: float


class LikenessOut(BaseModel):
    """How like two Articles are. ``words``, ``opening``, ``names``, ``phrases`` and ``frames`` are in [0, 1]."""

    words: float
    opening: float
    names: float
    text_score: float
    days_apart: int | None
    time_cost: float
    score: float
    shared_terms: list[SharedTermOut]
    shared_names: list[str]
    phrases: float = Field(
        description="The share of the shorter one's three-word phrases that the other has."
    )
    frames: float = Field(
        description="The share of the shorter one's five-word frames, names and figures kept, that the other has."
    )

    @classmethod
    def of(cls, likeness: Likeness) -> "LikenessOut":
        """The same of a Likeness, rounded."""
        return cls(
            words=round(likeness.words, 4),
            opening=round(likeness.opening, 4),
            names=round(likeness.names, 4),
            text_score=round(likeness.text, 3),
            days_apart=likeness.days_apart,
            time_cost=round(likeness.time_cost, 3),
            score=round(likeness.score, 3),
            shared_terms=[
                SharedTermOut(term=term.written, weight=round(term.weight, 4)) for term in likeness.shared
            ],
            shared_names=list(likeness.shared_names),
            phrases=round(likeness.phrases, 4),
            frames=round(likeness.frames, 4),
        )


class DecisionOut(BaseModel):
    """What one level of grouping says: ``value`` was held against ``threshold``; ``rule`` says what both are."""

    level: Literal["origin", "event", "topic"]
    together: bool
    rule: str
    value: float | None
    threshold: float | None


class ChainLinkOut(BaseModel):
    """Two Articles that are linked directly, and their score."""

    left: str
    right: str
    score: float


class ExplanationOut(BaseModel):
    """Why two Articles are together or apart.

    ``chain`` leads from one to the other inside their Event by the links whose weakest is strongest; it is empty where they
    are apart.
    """

    left: str
    right: str
    decisions: list[DecisionOut]
    likeness: LikenessOut
    chain: list[ChainLinkOut]

    @classmethod
    def of(cls, found: Explanation) -> "ExplanationOut":
        """The same of an Explanation, rounded."""
        return cls(
            left=found.left,
            right=found.right,
            decisions=[
                DecisionOut(
                    level=decision.level.value,
                    together=decision.together,
                    rule=decision.rule,
                    value=_rounded(decision.value),
                    threshold=_rounded(decision.threshold),
                )
                for decision in found.decisions
            ],
            likeness=LikenessOut.of(found.likeness),
            chain=[
                ChainLinkOut(left=link.left, right=link.right, score=round(link.score, 3))
                for link in found.chain
            ],
        )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


class LinkedOut(BaseModel):
    """An Article that the cause of a change is like."""

    article: str
    likeness: LikenessOut


class CauseOut(BaseModel):
    """What brought a change about: ``article`` came and links (or has moved) the two sides, which ``linked`` show."""

    kind: Literal["article", "renewal", "neighbours", "untold"]
    article: str
    linked: list[LinkedOut]


class ChangeOut(BaseModel):
    """A merge or split. ``id`` is the group that keeps its id, ``others`` went into it or came out of it."""

    kind: Literal["merged", "split"]
    level: Literal["origin", "event", "topic"]
    id: str
    others: list[str]
    cause: CauseOut

    @classmethod
    def of(cls, change: Change) -> "ChangeOut":
        """The same of a Change."""
        return cls(**_change(change))


class NumberedChangeOut(ChangeOut):
    """A merge or split with its number in the history, from 1, and when it was recorded."""

    number: int
    at: str

    @classmethod
    def numbered(cls, record: ChangeRecord) -> "NumberedChangeOut":
        """The same of a record."""
        return cls(number=record.number, at=record.at, **_change(record.change))


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "level": change.level.value,
        "id": change.id,
        "others": list(change.others),
        "cause": CauseOut(
            kind=change.cause.kind.value,
            article=change.cause.article_id,
            linked=[
                LinkedOut(article=article_id, likeness=LikenessOut.of(likeness))
                for article_id, likeness in change.cause.likeness
            ],
        ),
    }


class HistoryPage(BaseModel):
    """Some of a collection's merges and splits, oldest first, and how many there are in all."""

    changes: list[NumberedChangeOut]
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
