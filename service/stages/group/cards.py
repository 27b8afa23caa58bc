"""What is kept of an Article to name and date the groups that it is in."""

import math
from dataclasses import dataclass
from datetime import date

from service.domain.articles import CleanedArticle
from service.stages.group.dating import Dated, named_dates, publication, told_day
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
        """The ordinal of its ``told_day``, NaN where none is known."""
        day = told_day(self.dates, self.published)
        return math.nan if day is None else float(day.toordinal())


def card_of(cleaned: CleanedArticle) -> Card:
    """The Card of a cleaned Article."""
    return Card(
        cleaned.article.id,
        headline(cleaned),
        doubtful(cleaned),
        publication(cleaned),
        named_dates(cleaned),
    )
