import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from service.adapters.collection_store import SQLiteCollections
from service.collections.codec import opened
from service.collections.kept import Kept, keep
from service.collections.shelf import Added, Shelf
from service.domain.articles import Article
from service.domain.errors import NotFound
from tests.collections.reports import report
from tests.stages.reports import DAM_OTHER, DAM_WIRE, FERRY_OTHER, FERRY_WIRE


class _Noon:
    def now(self) -> datetime:
        return datetime(2026, 6, 1, 12, tzinfo=UTC)


def _shelf(tmp_path: Path) -> Shelf:
    return Shelf(SQLiteCollections(tmp_path / "kept.sqlite3"), _Noon())


def _add(shelf: Shelf, articles: Sequence[Article]) -> Added:
    return asyncio.run(shelf.add("news", articles))


FIRST = [report(event, number) for event in range(4) for number in range(2)]
LATER = [report(event, 2) for event in range(5)]


def test_an_addition_is_counted_and_what_was_there_changes_nothing(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)

    first, again = _add(shelf, FIRST), _add(shelf, [*FIRST[:2], LATER[0], LATER[0]])

    assert first.new == tuple(article.id for article in FIRST)
    assert (first.collection.articles, first.collection.events, first.collection.version) == (8, 4, 1)
    assert first.collection.created_at == "2026-06-01T12:00:00Z"
    assert again.new == (LATER[0].id,)
    assert again.known == (FIRST[0].id, FIRST[1].id)
    assert again.collection.articles == 9


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    _add(shelf, FIRST)
    read: list[str] = []

    def reader(article: Article) -> Kept:
        read.append(article.id)
        return keep(article)

    asyncio.run(shelf.add("news", [*FIRST, LATER[0]], reader))
    nothing = asyncio.run(shelf.add("news", FIRST, reader))

    assert read == [LATER[0].id]
    assert (nothing.new, nothing.topics, nothing.collection.version) == ((), (), 2)


def test_a_collection_that_was_stored_goes_on_as_one_that_stayed_in_memory(tmp_path: Path) -> None:
    warm = _shelf(tmp_path / "warm")
    _add(warm, FIRST)
    _add(_shelf(tmp_path / "cold"), FIRST)

    one, other = _add(warm, LATER), _add(_shelf(tmp_path / "cold"), LATER)

    assert one == other
    pair = (FIRST[0].id, LATER[0].id)
    assert asyncio.run(warm.explain("news", pair)) == asyncio.run(
        _shelf(tmp_path / "cold").explain("news", pair)
    )


def test_a_large_collection_that_was_stored_goes_on_in_blocks(tmp_path: Path) -> None:
    warm, cold = _shelf(tmp_path / "warm"), _shelf(tmp_path / "cold")
    many = [report(event, number) for event in range(25) for number in range(2)]
    for shelf in (warm, cold):
        shelf.most_at_once = 40
        _add(shelf, many)
    again = _shelf(tmp_path / "cold")
    again.most_at_once = 40

    one, other = _add(warm, LATER), _add(again, LATER)

    assert one == other
    assert 0 < len(one.topics) <= 5


def test_a_collection_that_is_opened_looks_again_only_at_groups_that_have_changed(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    shelf.most_at_once = 40
    _add(shelf, [report(event, number) for event in range(25) for number in range(8)])
    _add(shelf, [report(2, 8)])
    growth = opened(*asyncio.run(shelf.store.load("news")), 40)
    known = growth.fallen.size

    grown = growth.add([keep(report(3, 8))])

    assert known >= 25
    assert grown.looked
    assert all(growth.index.row_of["a003-008"] in np.frombuffer(rows, np.int64) for rows in grown.looked)


def test_keywords_are_written_as_in_their_own_topic_whatever_came_before_and_is_in_memory(
    tmp_path: Path,
) -> None:
    captain = "\nCaptain Steele was praised. Pupils thanked Steele, and Steele went home by train, as Steele always does.\n"
    plates = "\nIt is held by steel plates. The steel came from Vessin. Such steel is rare: no steel is made there, and no steel sold.\n"

    async def keywords(shelf: Shelf) -> set[frozenset[str]]:
        page = await shelf.store.topics("news", "latest", 10, 0)
        return {frozenset({"Steele", "steel"} & {*topic.keywords}) for topic in page.listed}

    for steps in (
        ((FERRY_WIRE + captain, DAM_WIRE + plates), (FERRY_OTHER + captain, DAM_OTHER + plates)),
        ((DAM_WIRE + plates, DAM_OTHER + plates), (FERRY_WIRE + captain, FERRY_OTHER + captain)),
        ((FERRY_WIRE + captain, FERRY_OTHER + captain), (DAM_WIRE + plates, DAM_OTHER + plates)),
    ):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        for step in steps:
            _add(_shelf(folder), [Article(text[:40], "", text, language="en") for text in step])

        assert asyncio.run(keywords(_shelf(folder))) == {frozenset({"Steele"}), frozenset({"steel"})}


def test_another_process_that_added_is_noticed(tmp_path: Path) -> None:
    one, other = _shelf(tmp_path), _shelf(tmp_path)
    _add(one, FIRST)
    _add(other, LATER[:2])

    added = _add(one, LATER)

    assert added.known == (LATER[0].id, LATER[1].id)
    assert added.collection.articles == 13


def test_additions_at_once_lose_nothing(tmp_path: Path) -> None:
    shelf, other = _shelf(tmp_path), _shelf(tmp_path)

    async def add_all() -> None:
        await asyncio.gather(
            *(place.add("news", [article]) for place in (shelf, other) for article in LATER[:3])
        )

    asyncio.run(add_all())

    assert asyncio.run(shelf.store.find("news")).articles == 3


def test_a_collection_is_read_as_one_addition_left_it_while_others_are_stored(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    _add(shelf, FIRST[:1])

    async def read_while_added() -> int:
        adding = asyncio.create_task(_each(shelf, [*FIRST[1:], *LATER]))
        read = 0
        while not adding.done():
            opened(*await shelf.store.load("news"))
            read += 1
        await adding
        return read

    assert asyncio.run(read_while_added()) > 0
    assert asyncio.run(shelf.store.find("news")).articles == len(FIRST) + len(LATER)


async def _each(shelf: Shelf, articles: Sequence[Article]) -> None:
    for article in articles:
        await shelf.add("news", [article])


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)

    with pytest.raises(NotFound, match="no collection"):
        asyncio.run(shelf.explain("news", ("a", "b")))
    _add(shelf, FIRST)
    with pytest.raises(NotFound, match="no Article"):
        asyncio.run(shelf.explain("news", (FIRST[0].id, "b")))


def test_a_kept_article_has_all_that_groups_need() -> None:
    kept = keep(FIRST[0])

    assert kept.card.headline == FIRST[0].title
    assert kept.imprint.words == kept.wording.words > 50
    assert kept.card.day == 739680.0


class _Hours:
    """A clock that goes on by an hour whenever it is looked at."""

    def __init__(self) -> None:
        self._hour = 0

    def now(self) -> datetime:
        self._hour += 1
        return datetime(2026, 6, 1, self._hour, tzinfo=UTC)


def test_a_collection_that_is_deleted_begins_anew(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path)
    _add(shelf, FIRST)

    asyncio.run(shelf.delete("news"))

    with pytest.raises(NotFound):
        asyncio.run(shelf.delete("news"))
    with pytest.raises(NotFound):
        asyncio.run(shelf.explain("news", (FIRST[0].id, FIRST[1].id)))
    anew = _add(shelf, [FIRST[0], LATER[0]])
    assert (anew.collection.articles, anew.collection.version) == (2, 1)
    assert anew.known == ()


def test_one_that_another_process_made_anew_is_loaded_afresh(tmp_path: Path) -> None:
    clock = _Hours()
    here, there = (Shelf(SQLiteCollections(tmp_path / "kept.sqlite3"), clock) for _ in range(2))
    _add(here, FIRST)

    asyncio.run(there.delete("news"))
    _add(there, LATER[:1])
    added = _add(here, LATER[:2])

    assert added.known == (LATER[0].id,)
    assert (added.collection.articles, added.collection.version) == (2, 2)
