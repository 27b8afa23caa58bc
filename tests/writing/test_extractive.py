import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import BriefOptions, DraftRequest
from service.domain.errors import ScorerError
from service.domain.groups import Event, Topic
from service.domain.spans import Span
from service.text.sentences import sentence_spans
from service.writing.extractive import ExtractiveWriter

TEXT = (
    "The Lundholm council closed the harbour on Friday after cracks were found in the pier. "
    "Mayor Ida Holt said the pier may reopen in spring. The Westby ferry line has added 12 crossings a day."
)


class CountingEmbedder:
    name = "counting/1"

    def __init__(self, error: str = "") -> None:
        self.calls: list[list[str]] = []
        self._error = error

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(list(texts))
        if self._error:
            raise ScorerError(self._error)
        return np.eye(len(texts), dtype=np.float32)


@pytest.fixture
def asked() -> DraftRequest:
    passage = Passage("a1.p1", "a1", Span(0, len(TEXT)), Role.BODY, sentence_spans(TEXT))
    article = CleanedArticle(Article("a1", "", TEXT), (passage,))
    topic = Topic("t1", "", (), ("a1",), (Event("e1", "", ("a1",)),))
    return DraftRequest(topic, (article,), {"a1": "a1"}, BriefOptions(), 30)


def test_it_drafts_without_an_embedder(asked: DraftRequest) -> None:
    writer = ExtractiveWriter()
    result = asyncio.run(writer.draft(asked))
    assert result.sentences
    assert result.failures == ()
    assert (writer.name, writer.model) == ("extractive/3", "")


def test_a_repair_uses_the_vectors_of_its_draft(asked: DraftRequest) -> None:
    embedder = CountingEmbedder()
    writer = ExtractiveWriter(embedder, always=True)
    first = asyncio.run(writer.draft(asked))
    mended = asyncio.run(writer.repair(asked, first.sentences[:1]))
    assert len(embedder.calls) == 1
    assert [s.id for s in mended.sentences] == [first.sentences[0].id]
    assert mended.sentences[0].text != first.sentences[0].text
    assert writer.name == "extractive/3+counting/1"


def test_an_embedder_is_asked_only_where_there_is_a_focus(asked: DraftRequest) -> None:
    embedder = CountingEmbedder()
    asyncio.run(ExtractiveWriter(embedder).draft(asked))
    assert not embedder.calls
    focused = replace(
        asked, options=replace(asked.options, focus=asked.articles[0].article.title or "accord")
    )
    asyncio.run(ExtractiveWriter(embedder).draft(focused))
    assert embedder.calls


def test_a_language_that_the_sources_are_not_in_is_told(asked: DraftRequest) -> None:
    source = asked.articles[0]
    english = replace(source, article=replace(source.article, language="en-GB"))
    request = replace(asked, articles=(english, *asked.articles[1:]))
    german = replace(request, options=replace(asked.options, language="de"))
    assert any(
        "asked for in 'de'" in failure for failure in asyncio.run(ExtractiveWriter().draft(german)).failures
    )
    assert not any(
        "asked for in" in failure for failure in asyncio.run(ExtractiveWriter().draft(request)).failures
    )


def test_an_embedder_that_fails_is_told_and_words_alone_decide(asked: DraftRequest) -> None:
    result = asyncio.run(ExtractiveWriter(CountingEmbedder("no memory"), always=True).draft(asked))
    assert result.sentences == asyncio.run(ExtractiveWriter().draft(asked)).sentences
    assert len(result.failures) == 1
    assert "no memory" in result.failures[0]


def test_the_vectors_kept_are_bounded(asked: DraftRequest) -> None:
    embedder = CountingEmbedder()
    writer = ExtractiveWriter(embedder, always=True)
    for n in range(40):
        text = f"The Lundholm council closed harbour number {n} on Friday after a long vote."
        passage = Passage("a1.p1", "a1", Span(0, len(text)), Role.BODY, (Span(0, len(text)),))
        article = CleanedArticle(Article("a1", "", text), (passage,))
        asyncio.run(writer.draft(DraftRequest(asked.topic, (article,), {}, BriefOptions(), 30)))
    assert len(writer._vectors) <= 32
