"""What collections keep, as JSON."""

from dataclasses import asdict
from typing import Any

from service.domain.articles import Article
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.groups import (
    Cause,
    CauseKind,
    Change,
    ChangeKind,
    Event,
    Level,
    Likeness,
    SharedTerm,
    Topic,
)
from service.ports import Members

Row = dict[str, Any]


def article_row(article: Article) -> Row:
    """An Article as submitted; what cleaning would find in it anew is left out."""
    known = article.published.date
    return {
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "published": None if known is None else str(known),
        "language": article.language,
    }


def sort_day(known: KnownDate) -> str:
    """What Events are ordered by: their day as far as it is known; empty where not even its year is."""
    return "" if known.date is None or known.date.year is None else str(known.date)


def topic_json(topic: Topic) -> Row:
    """A Topic; its Articles are those of its Events."""
    return {
        "id": topic.id,
        "label": topic.label,
        "keywords": list(topic.keywords),
        "events": [
            {
                "id": event.id,
                "label": event.label,
                "date": None if event.date.date is None else str(event.date.date),
                "basis": event.date.basis.value,
                "reason": event.date.reason,
                "articles": list(event.article_ids),
            }
            for event in topic.events
        ],
    }


def read_topic(row: Row) -> Topic:
    """What ``topic_json`` was given."""
    events = tuple(read_event(event) for event in row["events"])
    ids = tuple(article_id for event in events for article_id in event.article_ids)
    return Topic(row["id"], row["label"], tuple(row["keywords"]), ids, events)


def members(row: Row) -> Members:
    """Who is in the Topic that ``topic_json`` was given: of thousands, to make Topics takes ten times as long."""
    return row["id"], tuple((event["id"], tuple(event["articles"])) for event in row["events"])


def read_event(row: Row) -> Event:
    """One of its Events."""
    day = None if row["date"] is None else PartialDate.parse(row["date"])
    known = KnownDate(day, DateBasis(row["basis"]), row["reason"])
    return Event(row["id"], row["label"], tuple(row["articles"]), known)


def change_json(change: Change) -> Row:
    """A merge or split with its cause."""
    return asdict(change)


def read_change(row: Row) -> Change:
    """What ``change_json`` was given."""
    cause = row["cause"]
    likeness = tuple((article_id, _likeness(one)) for article_id, one in cause["likeness"])
    return Change(
        ChangeKind(row["kind"]),
        Level(row["level"]),
        row["id"],
        tuple(row["others"]),
        Cause(CauseKind(cause["kind"]), cause["article_id"], likeness),
    )


def _likeness(row: Row) -> Likeness:
    shared = tuple(SharedTerm(**term) for term in row["shared"])
    return Likeness(**{**row, "shared": shared, "shared_names": tuple(row["shared_names"])})
