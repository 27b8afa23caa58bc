"""What the core asks of the world. Adapters implement these; tests use fakes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import Article
from service.domain.briefs import Draft, DraftRequest, Sentence, Usage
from service.domain.groups import Change, Event, Topic
from service.domain.prompts import Prompt
from service.domain.spans import Span

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One request to a chat model. ``schema`` is the JSON Schema of the reply, ``schema_name`` its name.

    ``max_tokens`` bounds the reply. ``purpose`` names the step, for records (``draft``, ``repair``, ``judge`` …).
    ``variant`` sets requests of the same words apart, from 0: each is an exchange of its own, with a seed of its own.
    ``key``, where there is one, is told to the server as ``Idempotency-Key``; it has no part in what is asked.
    """

    system: str
    user: str
    schema_name: str
    schema: dict[str, Any]
    max_tokens: int
    purpose: str
    variant: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class ChatReply:
    """The reply's text (JSON by the request's schema, not yet read), the model that gave it, and what it took."""

    text: str
    model: str
    usage: Usage


class ChatModel(Protocol):
    """A chat model behind any OpenAI-compatible server."""

    @property
    def name(self) -> str:
        """The model's name as asked for."""

    @property
    def context_tokens(self) -> int:
        """The size of its window, prompt and reply together, in tokens."""

    async def complete(self, request: ChatRequest) -> ChatReply:
        """Send ``request``, with retries.

        Raises:
            ModelError: by subclass, why there is no reply.
        """


class Writer(Protocol):
    """Drafts the section of one Topic, and mends Sentences that failed."""

    @property
    def name(self) -> str:
        """Name and version, for Provenance."""

    @property
    def model(self) -> str:
        """The model behind it, empty where there is none."""

    async def draft(self, request: DraftRequest) -> Draft:
        """Sentences with Citations for the request's Topic. A part that fails is told in ``Draft.failures``."""

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        """New versions of ``failed`` (their Verdicts say what is wrong), under the same ids; one left out is given up."""


class Embedder(Protocol):
    """Sentence embeddings."""

    @property
    def name(self) -> str:
        """Model and version, for Provenance."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape ``(len(texts), dimension)``, float32.

        Raises:
            ScorerError: the model failed.
        """


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a Sentence and the probability, 0 to 1, that the source does not carry it; offsets in the Sentence."""

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Entailment:
    """What a scorer says of one source text and one Sentence.

    ``supported`` is between 0 and 1, higher is better supported; it need not be calibrated. ``contradicted`` is the
    same for "the source says otherwise", None where the scorer can't tell. ``doubts``: the words it doubts, in order;
    a scorer that can't tell gives none.
    """

    supported: float
    contradicted: float | None = None
    doubts: tuple[Doubt, ...] = ()


class EntailmentScorer(Protocol):
    """How far a source text carries a Sentence."""

    @property
    def name(self) -> str:
        """Model and version; part of the Verifier's version."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """One Entailment for each ``(source, sentence)``, in order.

        Raises:
            ScorerError: the model failed.
        """


class TokenCounter(Protocol):
    """Counts tokens as the model does."""

    def count(self, text: str) -> int:
        """The number of tokens of ``text``."""


class PromptSource(Protocol):
    """Where prompts come from."""

    def get(self, task: str) -> Prompt:
        """The live version for ``task``.

        Raises:
            PromptError: there is none, or it is not the one that was released.
        """


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """A Brief in the store: ``state`` is ``running``, ``done`` or ``failed``; ``brief_json`` as published once done."""

    id: str
    state: str
    created_at: str
    brief_json: str = ""
    failure: str = ""
    step: str = ""


class Store(Protocol):
    """Keeps Briefs."""

    async def save(self, record: BriefRecord) -> None:
        """Insert or replace the record of that id."""

    async def get(self, brief_id: str) -> BriefRecord:
        """The record of that id.

        Raises:
            NotFound: there is none.
        """


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """A collection in the store, with how much is in it. ``version`` counts its additions; times are ISO 8601."""

    name: str
    created_at: str
    updated_at: str
    version: int
    articles: int
    origins: int
    events: int
    topics: int


@dataclass(frozen=True, slots=True)
class Addition:
    """What one addition makes of a collection; ``record`` as it is to be after it.

    ``added`` are parts that are kept beside earlier ones of the same name, ``replaced`` those that take their place. ``topics``
    are new or changed, ``ended`` are the ids of those that are no more.
    """

    record: CollectionRecord
    articles: tuple[Article, ...]
    topics: tuple[Topic, ...]
    ended: tuple[str, ...]
    changes: tuple[Change, ...]
    added: tuple[tuple[str, bytes], ...]
    replaced: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A merge or split with its number in the collection's history, from 1, and when it was recorded."""

    number: int
    at: str
    change: Change


@dataclass(frozen=True, slots=True)
class Page(Generic[Listed]):
    """Some of a list, and how many there are in all."""

    listed: tuple[Listed, ...]
    total: int


Members = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
"""A Topic's id, and of each of its Events the id and those of its Articles."""


class CollectionStore(Protocol):
    """Keeps collections that grow."""

    async def names(self) -> tuple[CollectionRecord, ...]:
        """All collections, by name."""

    async def find(self, name: str) -> CollectionRecord:
        """The collection of that name.

        Raises:
            NotFound: there is none. So do all that follow, but ``save``.
        """

    async def load(self, name: str) -> tuple[tuple[tuple[str, bytes], ...], tuple[Members, ...]]:
        """Its parts, in the order in which they were stored and by name, and who is in its Topics, by their ids."""

    async def save(self, addition: Addition) -> bool:
        """Store an addition as a whole; False, and nothing stored, where its version is not the next.

        Nor is it where the collection was deleted, and perhaps made anew, since.
        """

    async def delete(self, name: str) -> None:
        """Delete it and all that was kept of it."""

    async def topics(self, name: str, order: str, limit: int, offset: int) -> Page[Topic]:
        """Its Topics, ``latest`` or ``largest`` first."""

    async def topic(self, name: str, topic_id: str) -> Topic:
        """One of them."""

    async def events(
        self, name: str, days: tuple[str, str], limit: int, offset: int
    ) -> Page[tuple[str, Event]]:
        """Its Events with the ids of their Topics, the latest first, from one day to another (empty for no bound)."""

    async def changes(self, name: str, after: int, limit: int) -> Page[ChangeRecord]:
        """Its merges and splits with numbers beyond ``after``, oldest first."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present, in UTC."""
