from service.domain.articles import Role
from service.domain.groups import Event
from service.stages.draft.fence import passage_line, sources
from service.stages.draft.pack import around, pack
from service.stages.draft.requests import short_origins
from service.stages.draft.usefulness import rank
from tests.fakes import WordCounter
from tests.subjects import COURIER, TARSK, cleaned, long_article, section

COUNTER = WordCounter()


def test_one_pack_is_in_reading_order_with_short_ids() -> None:
    (only,) = pack(section(), rank(section()), COUNTER, 10_000, 4)
    assert [one.label for one in only.shown] == [f"P{number}" for number in range(1, len(only.shown) + 1)]
    places = [(one.cleaned.article.id, one.span.start) for one in only.shown]
    assert places == sorted(places)


def test_no_pack_is_heavier_than_its_room() -> None:
    articles = [long_article(f"l{number}", 12, f"line {number}") for number in range(6)]
    request = section(articles)
    for room in (200, 500, 1500):
        packs = pack(request, rank(request), COUNTER, room, 3)
        assert 1 <= len(packs) <= 3
        for one in packs:
            weighed = COUNTER.count(sources(one.shown, short_origins(request)))
            assert weighed <= one.tokens <= room


def test_what_is_left_away_is_the_least_useful() -> None:
    request = section([long_article("l1", 30, "bridge lorries Orlec"), long_article("l2", 30, "weather")])
    best = [one.span for one in rank(request)]
    (small,) = pack(request, rank(request), COUNTER, 400, 1)
    taken = {one.span for one in small.shown}
    assert taken == set(best[: len(taken)])
    assert 0 < len(taken) < len(best)


def test_articles_of_one_event_share_a_part() -> None:
    articles = [long_article(name, 6, "bridge") for name in ("l1", "l2", "l3", "l4")]
    events = (Event("e1", "One", ("l1", "l3")), Event("e2", "Two", ("l2", "l4")))
    request = section(articles, events=events)
    whole = sum(one.tokens for one in pack(request, rank(request), COUNTER, 100_000, 1))
    packs = pack(request, rank(request), COUNTER, whole // 2 + 60, 2)
    assert len(packs) == 2
    assert {one.cleaned.article.id for one in packs[0].shown} == {"l1", "l3"}


def test_a_stretch_that_no_room_holds_is_passed_over() -> None:
    request = section((COURIER, TARSK))
    heaviest = max(COUNTER.count(passage_line(one)) for one in rank(request))
    packs = pack(request, rank(request), COUNTER, heaviest, 8)
    assert all(COUNTER.count(passage_line(one)) < heaviest for found in packs for one in found.shown)


def test_nothing_citable_gives_no_pack() -> None:
    request = section((cleaned("x2", (Role.FAQ, "When? Now."), (Role.HEADLINE, "Now")),))
    assert pack(request, rank(request), COUNTER, 1000, 4) == ()


def test_the_articles_around_a_citation_share_its_events() -> None:
    articles = [long_article(f"l{number}", 1, "line") for number in range(6)]
    request = section(articles, events=(Event("e1", "One", ("l0", "l1")), Event("e2", "Two", ("l2", "l5"))))
    assert [one.article.id for one in around(request, {"l5"}, most=3).articles] == ["l0", "l2", "l5"]
    assert around(request, {"l5"}).articles == request.articles
