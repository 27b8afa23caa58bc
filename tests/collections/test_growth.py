from collections.abc import Sequence

import numpy as np

from service.collections.growth import Grown, Growth
from service.collections.index import Index
from service.collections.kept import keep
from service.domain.articles import Article
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.groups import CauseKind, ChangeKind, Level
from service.stages.group.blocks import Links
from tests.collections.reports import report


def _in_blocks() -> Growth:
    """A collection that is large from 40 Articles on."""
    return Growth(Index(most_at_once=40))


def _add(growth: Growth, articles: Sequence[Article]) -> Grown:
    return growth.add([keep(article) for article in articles])


def _events(growth: Growth) -> dict[str, frozenset[str]]:
    return {
        event: frozenset(
            growth.index.cards[row].article_id for lead in leads for row in growth.index.origin(lead)
        )
        for event, leads in growth.events.items()
    }


def test_reports_of_one_happening_come_together_and_ids_stay_while_they_grow() -> None:
    growth = Growth()
    _add(growth, [report(event, 0) for event in range(5)])
    before = _events(growth)

    _add(growth, [report(event, 1) for event in range(5)])

    after = _events(growth)
    assert len(after) == 5
    assert after.keys() == before.keys()
    assert all(before[name] < after[name] for name in before)


def test_what_is_told_as_changed_is_what_a_new_article_touches() -> None:
    growth = _in_blocks()
    _add(growth, [report(event, number) for event in range(30) for number in range(2)])

    grown = _add(growth, [report(7, 2), report(99, 0)])

    assert not grown.renewed
    changed = {article_id for topic in grown.topics for article_id in topic.article_ids}
    assert {"a007-000", "a007-001", "a007-002", "a099-000"} <= changed
    assert len(grown.topics) <= 3
    assert grown.changes == ()


def test_growing_gives_the_groups_that_all_at_once_gives() -> None:
    articles = [report(event, number) for number in range(3) for event in range(30)]
    whole, bit = _in_blocks(), _in_blocks()

    _add(whole, articles)
    for start in range(0, len(articles), 10):
        _add(bit, articles[start : start + 10])

    assert set(_events(bit).values()) == set(_events(whole).values())
    assert len(_events(whole)) == 30


def test_a_reprint_joins_its_origin_and_is_listed_with_it() -> None:
    growth = Growth()
    first = report(1, 0)
    _add(growth, [first, report(2, 0)])
    (name,) = [growth.origins[row] for row in growth.origins if growth.articles[row] == first.id]

    grown = _add(growth, [Article("reprint", first.title, first.text, published=first.published)])

    (topic,) = [topic for topic in grown.topics if "reprint" in topic.article_ids]
    assert first.id in topic.article_ids
    assert growth.origin_of(0).article_ids == ("a001-000", "reprint")
    assert growth.origins[0] == name


def test_an_old_article_that_comes_late_makes_its_event_no_newer() -> None:
    growth = Growth()
    _add(growth, [report(event, 0, published="2026-03-05") for event in range(4)])

    grown = _add(growth, [report(9, 0, published="2019-01-02")])

    (topic,) = [topic for topic in grown.topics if "a009-000" in topic.article_ids]
    assert str(topic.events[0].date.date) == "2019-01-02"


def test_a_merge_is_told_with_the_article_that_bridged_it() -> None:
    growth = Growth()
    one, other = report(1, 0), report(2, 0)
    _add(growth, [one, other, *(report(event, 0) for event in range(3, 9))])
    assert growth.event_of[0] != growth.event_of[1]
    bridging = [
        Article(
            f"bridge{turn}",
            f"{one.title}; {other.title}",
            f"{one.text.split(chr(10), 2)[2 * (turn % 2)]}\n\n{one.text}\n\n{other.text}",
            published=one.published,
            language="en",
        )
        for turn in range(3)
    ]

    changes = _add(growth, bridging).changes

    merged = [change for change in changes if change.kind is ChangeKind.MERGED]
    assert merged
    assert {change.level for change in merged} & {Level.ORIGIN, Level.EVENT, Level.TOPIC}
    cause = next(change.cause for change in merged if change.cause.kind is CauseKind.ARTICLE)
    assert cause.article_id.startswith("bridge")
    assert {article_id for article_id, _ in cause.likeness} == {"a001-000", "a002-000"}
    assert all(likeness.shared for _, likeness in cause.likeness)


def test_nothing_added_changes_nothing() -> None:
    growth = Growth()

    assert _add(growth, []).topics == ()


def test_words_are_counted_anew_when_a_quarter_has_come() -> None:
    growth = _in_blocks()
    _add(growth, [report(event, 0) for event in range(44)])

    assert not _add(growth, [report(event, 1) for event in range(5)]).renewed
    assert _add(growth, [report(event, 2) for event in range(20)]).renewed
    assert growth.index.counted.size == 69


def test_an_earlier_source_of_a_reprint_leads_its_origin_whenever_it_comes_as_from_scratch() -> None:
    articles = [report(event, number) for event in range(40) for number in range(2)]
    sources = [
        Article(
            f"source{one.id}",
            one.title,
            one.text,
            published=KnownDate(PartialDate.parse("2026-03-04"), DateBasis.STATED),
            language=one.language,
        )
        for one in articles[:60:2]
    ]
    whole, bit = _in_blocks(), _in_blocks()
    _add(whole, [*articles, *sources])
    _add(bit, articles)
    ids = {bit.index.cards[row].article_id: name for row, name in bit.origins.items()}

    for start in range(0, len(sources), 6):  # some of these additions count words anew, some do not
        _add(bit, sources[start : start + 6])

    assert bit.index.leader == whole.index.leader
    assert set(_events(bit).values()) == set(_events(whole).values())
    for one, source in zip(articles[:60:2], sources, strict=True):
        assert bit.origins[bit.index.row_of[source.id]] == ids[one.id]


def test_near_rows_stay_so_when_another_article_comes_to_lead_their_origin() -> None:
    links = Links(np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([3.0, 2.0, 1.0]))

    led = links.led(np.array([0, 4, 2, 2, 4]))

    assert [*zip(led.left.tolist(), led.right.tolist(), led.nearness.tolist(), strict=True)] == [
        (0, 4, 3.0),
        (2, 4, 2.0),
    ]
