"""The extractive Writer: no model, no key; shows the sources' own words, shortened by deletion alone."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import Draft, DraftRequest, Sentence
from service.domain.errors import ScorerError
from service.ports import Embedder
from service.stages.draft.candidates import Candidate, candidates
from service.stages.draft.extract import draft, extract, texts_to_embed
from service.stages.draft.mend import mend

_KEPT = 32
_WITHOUT = "sentences were compared by their words alone: "


class ExtractiveWriter:
    """Picks, orders and shortens source sentences. Deterministic. Without an ``embedder`` it compares by words alone.

    The embedder is asked where a request has a focus: a question and its answer often share no word. Without a focus it
    gains nothing that could be measured (see docs/writing.md) and takes most of the time; ``always`` asks it all the same.
    Embeddings of the last few sections are kept, so that a repair need not make them again.
    """

    def __init__(self, embedder: Embedder | None = None, *, always: bool = False) -> None:
        self._embedder, self._always = embedder, always
        self._vectors: OrderedDict[tuple[str, ...], NDArray[np.float32]] = OrderedDict()

    @property
    def name(self) -> str:
        """Name and version, for Provenance."""
        return "extractive/3" + (f"+{self._embedder.name}" if self._embedder else "")

    @property
    def model(self) -> str:
        """There is no chat model behind it."""
        return ""

    async def draft(self, request: DraftRequest) -> Draft:
        """See ``ports.Writer``. An Embedder that fails is told in ``Draft.failures``; words alone then decide."""
        return await asyncio.to_thread(self._draft, request)

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        """See ``ports.Writer``. A shortened Sentence comes back whole, a whole one is replaced by another or given up."""
        return await asyncio.to_thread(self._repair, request, failed)

    def _draft(self, request: DraftRequest) -> Draft:
        found = candidates(request)
        vectors, failures = self._embed(request, found)
        made = draft(request, extract(request, found, vectors))
        return Draft(
            made.topic_id, made.sentences, failures=failures + made.failures + _untranslated(request)
        )

    def _repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        found = candidates(request)
        vectors, failures = self._embed(request, found)
        mended = mend(request, extract(request, found, vectors), failed, vectors)
        return Draft(request.topic.id, mended, failures=failures)

    def _embed(
        self, request: DraftRequest, found: Sequence[Candidate]
    ) -> tuple[NDArray[np.float32] | None, tuple[str, ...]]:
        """The vectors of ``texts_to_embed``, or None and why there are none."""
        if self._embedder is None or not found or not (self._always or request.options.focus.strip()):
            return None, ()
        texts = tuple(texts_to_embed(request, found))
        kept = self._vectors.get(texts)
        if kept is not None:
            return kept, ()
        try:
            vectors = self._embedder.embed(texts)
        except ScorerError as error:
            return None, (f"{_WITHOUT}{error}",)
        self._vectors[texts] = vectors
        while len(self._vectors) > _KEPT:
            self._vectors.popitem(last=False)
        return vectors, ()


def _untranslated(request: DraftRequest) -> tuple[str, ...]:
    """Told where sources are in another language than the Brief was asked for in: picking sentences translates none."""
    asked = request.options.language.partition("-")[0].lower()
    found = {cleaned.article.language.partition("-")[0].lower() for cleaned in request.articles} - {"", asked}
    if not found:
        return ()
    return (
        f"asked for in {asked!r}, but sources in {', '.join(sorted(found))} are shown in their own language",
    )
