"""The source sentences that an extractive Sentence may be made of."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from service.domain.articles import CleanedArticle, Passage
from service.domain.briefs import DraftRequest
from service.domain.spans import Span
from service.text.words import Word, words

_OPENS_WRONG = regex.compile(r"(?<=[.!?])\s+(?=”(?:\p{Lu}|$))")
"""A closing mark after a space opens a quotation on a page that mixes them up, and so a sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a citable Passage.

    ``span`` is in ``Article.text``. ``place`` counts the citable sentences of its Article before it; ``words`` have
    offsets into ``text``.
    """

    cleaned: CleanedArticle
    passage: Passage
    span: Span
    text: str
    place: int
    origin: str
    event: str
    words: tuple[Word, ...]


def candidates(request: DraftRequest) -> tuple[Candidate, ...]:
    """Every sentence of every citable Passage of the request's Articles, in the order of the texts."""
    event_of = {article: event.id for event in request.topic.events for article in event.article_ids}
    found: list[Candidate] = []
    for cleaned in request.articles:
        article = cleaned.article
        language = article.language or "en"
        origin = request.origin_of.get(article.id, article.id)
        event = event_of.get(article.id, "")
        place = 0
        for passage in cleaned.citable:
            for span in _sentences(passage, article.text):
                text = span.of(article.text)
                found.append(
                    Candidate(cleaned, passage, span, text, place, origin, event, words(text, language))
                )
                place += 1
    return tuple(found)


def _sentences(passage: Passage, text: str) -> Iterator[Span]:
    """The Passage's sentences, a mark that opens the next one given back to it."""
    carried: int | None = None
    for span in passage.sentences or (passage.span,):
        start = span.start if carried is None else carried
        carried = None
        for gap in _OPENS_WRONG.finditer(text[: span.end], span.start):
            yield Span(start, gap.start())
            start = gap.end()
            carried = start if start == span.end - 1 else None
        if carried is None and text[start : span.end].strip():
            yield Span(start, span.end)
