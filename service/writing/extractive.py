"""The extractive Writer: no model, no key; shows sources' own words, shortened by deletion alone."""

import asyncio
from collections.abc import Sequence

from service.domain.briefs import Draft, DraftRequest, Sentence
from service.domain.errors import ScorerError
from service.ports import Embedder
from service.stages.draft.candidates import candidates
from service.stages.draft.extract import draft, extract, texts_to_embed


class ExtractiveWriter:
    """Picks, orders and shortens source sentences. Deterministic. Without an ``embedder`` it compares by words alone."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    @property
    def name(self) -> str:
        """Name and version, for Provenance."""
        return "extractive/1" + (f"+{self._embedder.name}" if self._embedder else "")

    @property
    def model(self) -> str:
        """There is no chat model behind it."""
        return ""

    async def draft(self, request: DraftRequest) -> Draft:
        """See ``ports.Writer``; works in a thread."""
        return await asyncio.to_thread(self._draft, request)

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        """See ``ports.Writer``."""
        del failed
        return Draft(request.topic.id, ())

    def _draft(self, request: DraftRequest) -> Draft:
        found = candidates(request)
        vectors = None
        if self._embedder is not None:
            try:
                vectors = self._embedder.embed(texts_to_embed(request, found))
            except ScorerError:
                vectors = None
        return draft(request, extract(request, found, vectors))
