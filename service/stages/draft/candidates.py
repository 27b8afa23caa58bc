"""The source sentences that an extractive Sentence may be made of."""

from dataclasses import dataclass

from service.domain.articles import CleanedArticle, Passage
from service.domain.briefs import DraftRequest
from service.domain.spans import Span
from service.text.words import Word, words


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
        place = 0
        for passage in cleaned.citable:
            for span in passage.sentences or (passage.span,):
                text = span.of(article.text)
                if not text.strip():
                    continue
                found.append(
                    Candidate(
                        cleaned,
                        passage,
                        span,
                        text,
                        place,
                        request.origin_of.get(article.id, article.id),
                        event_of.get(article.id, ""),
                        words(text, article.language or "en"),
                    )
                )
                place += 1
    return tuple(found)
