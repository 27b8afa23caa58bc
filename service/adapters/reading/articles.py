"""One Article from the fields of a row."""

import json

from service.domain.articles import Article, article_id
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate


def article(
    *,
    text: str,
    title: str = "",
    url: str = "",
    publisher: str = "",
    published_at: str = "",
    language: str = "",
    html: bool = False,
) -> Article:
    """An Article of these fields."""
    _ = html
    published = UNKNOWN_DATE
    if published_at:
        published = KnownDate(PartialDate.parse(published_at[:10]), DateBasis.STATED)
    key = json.dumps([text, title, url, publisher, published_at, language], ensure_ascii=False)
    return Article(article_id(key.encode()), title, text, url, publisher, published, language)
