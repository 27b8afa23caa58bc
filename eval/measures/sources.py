"""From what is published back to what the Verifier reads."""

from functools import lru_cache

from service.domain.articles import Article, CleanedArticle, LeftOut, Passage, Role
from service.domain.briefs import Citation, Sentence
from service.domain.dates import KnownDate, PartialDate
from service.domain.spans import Span
from service.stages.render.document import ArticlePart, PassagePart, SentencePart
from service.text.sentences import sentence_spans
from service.text.words import count_words

_KEPT = 2048
_SHORT = 8
"""Below so many words a Passage that is not prose is one sentence, as in cleaning."""


@lru_cache(maxsize=_KEPT)
def cleaned(article: ArticlePart) -> CleanedArticle:
    """``article`` as the Verifier reads it: the same text, Passages and date; its sentences are found anew.

    The same object is given for the same article, so that the Verifier reads it once.
    """
    written = article.published_at or article.rendered_at
    date = None if written is None else PartialDate.parse(written)
    return CleanedArticle(
        Article(
            article.id,
            article.title,
            article.text,
            article.url,
            article.publisher,
            KnownDate(date, article.published_basis, article.published_reason),
            article.language,
        ),
        tuple(_passage(article, passage) for passage in article.passages),
        tuple(LeftOut(Span(left.start, left.end), left.reason) for left in article.left_out),
    )


def sentence(published: SentencePart) -> Sentence:
    """``published`` without its Verdict."""
    citations = tuple(
        Citation(each.article_id, each.passage_id, Span(each.start, each.end), each.quote)
        for each in published.citations
    )
    return Sentence(published.id, published.text, citations)


def _passage(article: ArticlePart, passage: PassagePart) -> Passage:
    span = Span(passage.start, passage.end)
    text = span.of(article.text)
    found = tuple(each.shift(span.start) for each in sentence_spans(text, article.language or "en"))
    if passage.role not in {Role.BODY, Role.LEAD} and count_words(text) < _SHORT:
        found = (span,)
    return Passage(passage.id, article.id, span, passage.role, found or (span,), frozenset(passage.integrity))
