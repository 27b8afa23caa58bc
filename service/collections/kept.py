"""What is kept of an Article, read once."""

from collections.abc import Callable
from dataclasses import dataclass

from service.domain.articles import Article, CleanedArticle
from service.stages.clean import clean
from service.stages.group.cards import Card, card_of
from service.stages.origins.imprints import Imprint, imprint_of
from service.text.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Kept:
    """An Article as submitted, and all that finding, naming and dating its groups needs of it."""

    article: Article
    wording: Wording
    imprint: Imprint
    card: Card


def keep(article: Article, cleaning: Callable[[Article], CleanedArticle] = clean) -> Kept:
    """Clean and read an Article."""
    cleaned = cleaning(article)
    wording = wording_of(cleaned)
    return Kept(article, wording, imprint_of(cleaned, wording), card_of(cleaned))
