"""What is kept of an Article to name and date the groups that it is in."""

import math
from dataclasses import dataclass
from datetime import date

from service.domain.articles import CleanedArticle
from service.stages.group.dating import Dated, named_dates, publication
from service.stages.group.labels import doubtful, headline


@dataclass(frozen=True, slots=True)
class Card:
    """An Article's id, the headline that it offers, whether that is ``doubtful``, and the dates that it knows of."""

    article_id: str
    headline: str
    doubtful: bool
    published: date | None
    dates: Dated

    @property
    def day(self) -> float:
        """The ordinal of the day of publication, NaN where it is not known."""
        return math.nan if self.published is None else float(self.published.toordinal())


def card_of(cleaned: CleanedArticle) -> Card:
    """The Card of a cleaned Article."""
    return Card(
        cleaned.article.id,
        headline(cleaned),
        doubtful(cleaned),
        publication(cleaned),
        named_dates(cleaned),
    )
