"""The timeline of a Topic."""

from collections.abc import Sequence

from service.domain.articles import CleanedArticle
from service.domain.briefs import Sentence, TimelineEntry
from service.domain.dates import DateBasis, KnownDate
from service.domain.groups import Topic

_DRAWN = "the only date is that on which the page was drawn"


def timeline(
    topic: Topic, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
) -> tuple[TimelineEntry, ...]:
    """The Events of ``topic`` by date, unknown ones last, each with the Sentences that rest on its Articles."""
    del articles
    entries = [
        TimelineEntry(
            id=event.id,
            date=_happening_date(event.date),
            label=event.label,
            sentence_ids=tuple(
                sentence.id
                for sentence in sentences
                if any(citation.article_id in event.article_ids for citation in sentence.citations)
            ),
        )
        for event in topic.events
    ]
    return tuple(sorted(entries, key=_order))


def _happening_date(date: KnownDate) -> KnownDate:
    """``date``, unless it is only that on which a page was drawn."""
    return KnownDate(None, DateBasis.UNKNOWN, _DRAWN) if date.basis is DateBasis.RENDERED else date


def _order(entry: TimelineEntry) -> tuple[int, int, int, int]:
    date = entry.date.date
    if date is None:
        return (2, 0, 0, 0)
    return (0 if date.year is not None else 1, date.year or 0, date.month or 0, date.day or 0)
