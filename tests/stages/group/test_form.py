from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from service.domain.articles import CleanedArticle
from service.domain.dates import DateBasis, PartialDate
from service.domain.groups import Grouping, Origin
from service.stages.group import group, texts_to_embed
from tests.stages.reports import DAM_OTHER, DAM_WIRE, FERRY_OTHER, FERRY_WIRE, report

FERRY = [
    report("ferry-wire", FERRY_WIRE, title="Ferry Marisol runs aground off Sarrow with 214 on board"),
    report("ferry-other", FERRY_OTHER, title="Pupils sang as boats came for the Marisol"),
]
DAM = [
    report("dam-wire", DAM_WIRE, title="Crack in Quillan dam empties two villages"),
    report("dam-other", DAM_OTHER, title="Walker's picture of Quillan dam empties Ost and Lower Brae"),
]
BAKER = report(
    "baker",
    "A bakery in the old town of Lunz has won the prize for the best rye bread for the third year.\n"
    "Its owner, Tova Lindqvist, bakes before midnight with flour from one mill and will not say which.\n",
    title="Rye bread of Lunz wins again",
)


def _grouped(articles: Sequence[CleanedArticle], *shared: tuple[str, ...]) -> Grouping:
    alone = [(a.article.id,) for a in articles if not any(a.article.id in ids for ids in shared)]
    origins = [Origin("o" + ids[0], ids) for ids in (*shared, *alone)]
    return group(articles, origins, None)


def _events(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(event.article_ids) for topic in grouping.topics for event in topic.events}


def test_reports_of_one_happening_are_one_event_and_others_their_own() -> None:
    grouping = _grouped([*FERRY, *DAM, BAKER])

    assert _events(grouping) == {
        frozenset({"ferry-wire", "ferry-other"}),
        frozenset({"dam-wire", "dam-other"}),
        frozenset({"baker"}),
    }
    assert len(grouping.topics) == 3


def test_every_article_is_in_one_origin_topic_and_event() -> None:
    articles = [*FERRY, *DAM, BAKER]

    grouping = _grouped(articles)

    ids = {article.article.id for article in articles}
    assert set(grouping.origin_of) == set(grouping.topic_of) == set(grouping.event_of) == ids
    assert sum(len(topic.article_ids) for topic in grouping.topics) == len(ids)


def test_groups_and_ids_do_not_depend_on_the_order_of_the_articles() -> None:
    articles = [*FERRY, *DAM, BAKER]

    assert _grouped(articles).topics == _grouped(articles[::-1]).topics


def test_what_shares_an_origin_goes_where_its_representative_goes() -> None:
    elsewhere = report("reprint", "Nothing of this tells of a ship.\n", title="Subscribe to our news")

    grouping = _grouped([*FERRY, *DAM, elsewhere], ("ferry-wire", "reprint"))

    assert grouping.event_of["reprint"] == grouping.event_of["ferry-wire"]


def test_reports_alike_in_words_but_a_year_apart_are_two_events_of_one_topic() -> None:
    text = (
        "The leaders of Tarsk and Velland met at Lake Sorrel to speak about the water of the Arvel.\n"
        "President Ilse Marden and Prime Minister {0} agreed to exchange readings at Tern Bridge, their offices said.\n"
    )
    articles = [
        report("a", text.format("Egon Lauter"), title="Leaders meet at Lake Sorrel", published=date(2023, 5, 17)),
        report("b", text.format("Egon Lauter") + "Lauter spoke of progress.\n", title="Talks on the Arvel", published=date(2023, 5, 17)),
        report("c", text.format("Tomas Reke"), title="Leaders meet at Lake Sorrel", published=date(2024, 5, 14)),
        report("d", text.format("Tomas Reke") + "Reke spoke of patience.\n", title="Talks on the Arvel", published=date(2024, 5, 15)),
        BAKER,
    ]  # fmt: skip

    grouping = _grouped(articles)

    assert frozenset({"a", "b"}) in _events(grouping)
    assert frozenset({"c", "d"}) in _events(grouping)
    assert grouping.topic_of["a"] == grouping.topic_of["c"] != grouping.topic_of["baker"]


def test_events_stand_in_the_order_of_their_dates_unknown_ones_last() -> None:
    text = "The council of Lunz argued about the bridge over the Ebb{0}.\nMayor Odd Falk asked for patience and for money.\n"
    articles = [
        report("later", text.format(" on 9 June 2024"), title="Bridge of Lunz: council argues"),
        report("never", text.format(""), title="Bridge of Lunz: council argues"),
        report("first", text.format(" on 3 May 2023"), title="Bridge of Lunz: council argues"),
    ]

    dates = [event.date for topic in _grouped(articles).topics for event in topic.events]

    assert all(day.date is not None for day in dates) or dates[-1].basis is DateBasis.UNKNOWN
    known = [str(day.date) for day in dates if day.date is not None]
    assert known == sorted(known)


def test_an_event_is_dated_by_what_its_articles_say() -> None:
    dated = [
        report("one", "The mill at Lunz burned down on 3 May 2023.\n", title="Mill burns"),
        report("two", "The bridge at Ruun opened on July 28 after years of work.\n", title="Bridge opens"),
    ]

    grouping = _grouped(dated)

    found = {event.article_ids[0]: event.date for topic in grouping.topics for event in topic.events}
    assert (found["one"].date, found["one"].basis) == (PartialDate(2023, 5, 3), DateBasis.STATED)
    assert (found["two"].date, found["two"].basis) == (PartialDate(None, 7, 28), DateBasis.INFERRED)


def test_a_single_article_is_a_topic_of_its_own() -> None:
    (topic,) = _grouped([BAKER]).topics

    assert topic.label == "Rye bread of Lunz wins again"
    assert len(topic.events) == 1


def test_articles_without_words_are_grouped_too() -> None:
    grouping = _grouped([report("blank", ""), report("empty", ""), *FERRY])

    assert grouping.event_of["blank"] != grouping.event_of["empty"]
    assert all(topic.label for topic in grouping.topics)


def test_no_articles_give_no_topics() -> None:
    assert group([], [], None).topics == ()


def test_an_article_in_no_origin_is_refused() -> None:
    with pytest.raises(ValueError, match="baker"):
        group([BAKER], [], None)


def test_meaning_joins_topics_that_share_few_words() -> None:
    articles = [*FERRY, *DAM]
    origins = [Origin("o" + a.article.id, (a.article.id,)) for a in articles]
    alike = np.tile(np.eye(1, 4, dtype=np.float32), (4, 1))

    apart = group(articles, origins, np.eye(4, dtype=np.float32))
    together = group(articles, origins, alike)

    assert len(together.topics) < len(apart.topics)
    assert _events(together) == _events(apart)


def test_each_article_has_a_text_to_embed_that_begins_with_its_title() -> None:
    texts = texts_to_embed([*FERRY, BAKER])

    assert [text.splitlines()[0] for text in texts] == [a.article.title for a in [*FERRY, BAKER]]


def test_a_large_collection_is_parted_into_blocks_and_its_events_are_found() -> None:
    crowd = [
        report(
            f"n{number}",
            " ".join(f"Name{number}x{place} gave{number}x{place % 7}" for place in range(12)) + ".\n",
            title=f"Matter {number}",
        )
        for number in range(2050)
    ]

    grouping = _grouped([*crowd, *FERRY, *DAM])

    assert {frozenset({"ferry-wire", "ferry-other"}), frozenset({"dam-wire", "dam-other"})} <= _events(
        grouping
    )


def test_a_keyword_is_written_as_in_its_own_topic() -> None:
    captain = "\nCaptain Steele was praised. Pupils thanked Steele, and Steele went home by train, as Steele always does.\n"
    plates = "\nIt is held by steel plates. The steel came from Vessin. Such steel is rare: no steel is made there, and no steel sold.\n"
    articles = [report(name, text + captain) for name, text in (("a", FERRY_WIRE), ("b", FERRY_OTHER))]
    articles += [report(name, text + plates) for name, text in (("c", DAM_WIRE), ("d", DAM_OTHER))]

    told = {topic.article_ids: set(topic.keywords) for topic in _grouped(articles).topics}

    assert {ids: {"Steele", "steel"} & words for ids, words in told.items()} == {
        ("a", "b"): {"Steele"},
        ("c", "d"): {"steel"},
    }
