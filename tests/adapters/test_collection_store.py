import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from service.adapters.collection_rows import change_json, read_change, sort_day
from service.adapters.collection_store import SQLiteCollections
from service.adapters.sqlite_store import SQLiteStore
from service.domain.articles import Article
from service.domain.dates import UNKNOWN_DATE, DateBasis, KnownDate, PartialDate
from service.domain.errors import InputError, NotFound
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
from service.ports import Addition, BriefRecord, CollectionRecord


def _event(name: str, day: str, *articles: str) -> Event:
    known = KnownDate(PartialDate.parse(day), DateBasis.STATED) if day else UNKNOWN_DATE
    return Event(name, f"Event {name}", articles, known)


def _topic(name: str, *events: Event) -> Topic:
    return Topic(name, f"Topic {name}", ("ferry",), tuple(a for e in events for a in e.article_ids), events)


TOPICS = (
    _topic("t1", _event("e1", "2025-03-03", "a1", "a2"), _event("e2", "2026-01-01", "a3")),
    _topic("t2", _event("e3", "2026-05", "a4")),
    _topic("t3", _event("e4", "XXXX-07-28", "a5"), _event("e5", "", "a6", "a7", "a8")),
)
LIKE = Likeness(0.5, 0.4, 0.3, 9.0, 2, 1.5, 7.5, (SharedTerm("ferry", 0.1),), ("ferry",), 0.2, 0.1)
CHANGE = Change(
    ChangeKind.MERGED,
    Level.EVENT,
    "e1",
    ("e9",),
    Cause(CauseKind.ARTICLE, "a2", (("a1", LIKE), ("a3", LIKE))),
)
FIRST = Addition(
    CollectionRecord("news", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z", 1, 8, 8, 5, 3),
    tuple(Article(f"a{n}", f"Title {n}", f"Text {n}") for n in range(1, 9)),
    TOPICS,
    (),
    (CHANGE,),
    (("added.0000", b"one"),),
    (("near", b"first"),),
)
SECOND = Addition(
    replace(FIRST.record, updated_at="2026-06-02T00:00:00Z", version=2, articles=9, topics=2),
    (Article("a9", "", "Text 9"),),
    (_topic("t1", _event("e1", "2025-03-03", "a1", "a2", "a9"), _event("e3", "2026-05", "a4")),),
    ("t2",),
    (replace(CHANGE, kind=ChangeKind.SPLIT),),
    (("added.0000", b"two"),),
    (("near", b"second"),),
)


@pytest.fixture
def store(tmp_path: Path) -> SQLiteCollections:
    store = SQLiteCollections(tmp_path / "citebrief.sqlite3")
    assert asyncio.run(store.save(FIRST))
    return store


def test_parts_are_kept_in_order_or_take_the_place_of_earlier_ones(store: SQLiteCollections) -> None:
    assert asyncio.run(store.save(SECOND))

    parts, topics = asyncio.run(store.load("news"))

    assert parts == (("added.0000", b"one"), ("added.0000", b"two"), ("near", b"second"))
    assert topics == tuple(
        (topic.id, tuple((event.id, event.article_ids) for event in topic.events))
        for topic in (SECOND.topics[0], TOPICS[2])
    )


def test_an_addition_that_is_not_the_next_is_not_stored(store: SQLiteCollections) -> None:
    late = replace(SECOND, record=replace(SECOND.record, version=3))

    assert not asyncio.run(store.save(late))
    assert not asyncio.run(store.save(FIRST))
    assert asyncio.run(store.find("news")) == FIRST.record


def test_topics_come_by_their_latest_event_or_their_size(store: SQLiteCollections) -> None:
    latest = asyncio.run(store.topics("news", "latest", 10, 0))
    largest = asyncio.run(store.topics("news", "largest", 2, 1))

    assert [topic.id for topic in latest.listed] == ["t2", "t1", "t3"]
    assert [topic.id for topic in largest.listed] == ["t1", "t2"]
    assert latest.total == largest.total == 3
    assert latest.listed[1] == TOPICS[0]


def test_events_come_by_the_day_on_which_they_happened(store: SQLiteCollections) -> None:
    every = asyncio.run(store.events("news", ("", ""), 10, 0))
    some = asyncio.run(store.events("news", ("2026", "2026-04-30"), 10, 0))
    until = asyncio.run(store.events("news", ("", "2026-05"), 10, 0))

    assert [event.id for _, event in every.listed] == ["e3", "e2", "e1", "e4", "e5"]
    assert every.listed[0] == ("t2", TOPICS[1].events[0])
    assert [event.id for _, event in some.listed] == ["e2"]
    assert [event.id for _, event in until.listed] == ["e3", "e2", "e1"]
    assert (every.total, some.total) == (5, 1)


def test_an_event_that_moved_to_another_topic_is_there_once(store: SQLiteCollections) -> None:
    asyncio.run(store.save(SECOND))

    found = asyncio.run(store.events("news", ("", ""), 10, 0))

    assert [(topic, event.id) for topic, event in found.listed] == [
        ("t1", "e3"),
        ("t1", "e1"),
        ("t3", "e4"),
        ("t3", "e5"),
    ]


def test_changes_are_numbered_and_read_back_whole(store: SQLiteCollections) -> None:
    asyncio.run(store.save(SECOND))

    page = asyncio.run(store.changes("news", 0, 1))
    rest = asyncio.run(store.changes("news", 1, 10))

    assert [record.number for record in (*page.listed, *rest.listed)] == [1, 2]
    assert page.listed[0].change == CHANGE
    assert rest.listed[0].at == "2026-06-02T00:00:00Z"
    assert page.total == 2


def test_a_change_is_read_back_from_its_json() -> None:
    assert read_change(change_json(CHANGE)) == CHANGE


def test_a_day_of_unknown_year_sorts_nowhere() -> None:
    assert sort_day(TOPICS[2].events[0].date) == sort_day(UNKNOWN_DATE) == ""


def test_what_is_not_there_is_not_found(store: SQLiteCollections) -> None:
    for asked in (
        store.find("other"),
        store.load("other"),
        store.topics("other", "latest", 1, 0),
        store.events("other", ("", ""), 1, 0),
        store.changes("other", 0, 1),
        store.topic("news", "t9"),
    ):
        with pytest.raises(NotFound):
            asyncio.run(asked)
    assert asyncio.run(store.topic("news", "t1")) == TOPICS[0]
    assert asyncio.run(store.names()) == (FIRST.record,)


def test_a_file_of_briefs_gets_the_tables_and_keeps_its_briefs(tmp_path: Path) -> None:
    path = tmp_path / "citebrief.sqlite3"
    briefs = SQLiteStore(path)
    record = BriefRecord("b1", "running", "2026-01-01T00:00:00Z")
    asyncio.run(briefs.save(record))

    assert asyncio.run(SQLiteCollections(path).save(FIRST))

    assert asyncio.run(briefs.get("b1")) == record
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM collection_article").fetchone() == (8,)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "citebrief.sqlite3"
    path.write_text("These are no collections, only some words in a file that somebody left here.")
    with pytest.raises(InputError, match="can't be used as a database"):
        SQLiteCollections(path)


def test_a_collection_that_is_deleted_leaves_nothing_and_may_be_made_anew(
    store: SQLiteCollections, tmp_path: Path
) -> None:
    other = replace(FIRST, record=replace(FIRST.record, name="other"))
    assert asyncio.run(store.save(other))

    asyncio.run(store.delete("news"))

    with pytest.raises(NotFound):
        asyncio.run(store.delete("news"))
    with closing(sqlite3.connect(tmp_path / "citebrief.sqlite3")) as connection:
        for table in ("article", "part", "topic", "event", "change"):
            rows = connection.execute(f"SELECT DISTINCT collection FROM collection_{table}").fetchall()  # noqa: S608  names above
            assert rows == [("other",)]
    assert [record.name for record in asyncio.run(store.names())] == ["other"]
    assert asyncio.run(store.save(FIRST))


def test_an_addition_to_one_that_was_deleted_and_made_anew_is_not_stored(store: SQLiteCollections) -> None:
    asyncio.run(store.delete("news"))
    assert not asyncio.run(store.save(SECOND))
    anew = replace(FIRST.record, created_at="2026-06-01T08:00:00Z")
    assert asyncio.run(store.save(replace(FIRST, record=anew)))

    assert not asyncio.run(store.save(SECOND))
    assert asyncio.run(store.find("news")) == anew
