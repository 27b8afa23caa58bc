"""What a reader should know of an Article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from service.domain.articles import Article, LeftOut, Note, Passage, Role


def annotate(
    article: Article,
    passages: Sequence[Passage],
    left_out: Sequence[LeftOut],
    notes: Sequence[Note],
    accessed: date | None,
) -> Article:
    """The Article with what its text tells of it."""
    headline = next((p.span.of(article.text) for p in passages if p.role is Role.HEADLINE), "")
    return replace(article, title=article.title or headline, notes=(*article.notes, *notes))
