"""From an Article to its Passages and what is left out."""

import re
from datetime import date

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.spans import Span
from service.text.sentences import sentence_spans


def clean(article: Article, accessed: date | None = None) -> CleanedArticle:
    """Give every stretch of ``article.text`` a role or a reason."""
    _ = accessed
    passages: list[Passage] = []
    for match in re.finditer(r"\S(?:.*\S)?", article.text):
        number = len(passages)
        span = Span(*match.span())
        words = len(match.group().split())
        role = Role.HEADLINE if number == 0 and words < 25 else Role.SUBHEADING if words < 6 else Role.BODY
        sentences = tuple(s.shift(span.start) for s in sentence_spans(match.group()))
        passages.append(Passage(f"{article.id}.p{number + 1}", article.id, span, role, sentences))
    return CleanedArticle(article, tuple(passages))
