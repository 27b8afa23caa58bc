from collections.abc import Callable

import pytest

from service.domain.articles import CleanedArticle, Role
from service.domain.briefs import Difference
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.stages.assemble.differences import differences
from service.stages.assemble.figures import figures_of
from service.stages.assemble.statements import Statement

MakeSource = Callable[..., CleanedArticle]
Differ = Callable[..., tuple[Difference, ...]]
Tell = Callable[..., tuple[Statement, ...]]

TWELVE = "Twelve people were killed when the Aldra bridge collapsed, the fire service said."
FOURTEEN = "At least 14 people are dead after the collapse of the bridge at Aldra, according to the mayor."


def test_two_tolls_of_one_collapse_differ_each_side_with_its_span(differ: Differ) -> None:
    (difference,) = differ(TWELVE, FOURTEEN)
    assert difference.about == "the number of people dead"
    assert [side.citations[0].article_id for side in difference.sides] == ["a0", "a1"]
    for side, text in zip(difference.sides, (TWELVE, FOURTEEN), strict=True):
        (citation,) = side.citations
        assert text[citation.span.start : citation.span.end] == citation.quote
        assert citation.quote in side.says
    assert "Twelve people were killed" in difference.sides[0].says
    assert "At least 14 people are dead" in difference.sides[1].says


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(TWELVE, TWELVE.replace("Twelve", "12"), id="one number written twice"),
        pytest.param(
            TWELVE,
            "At least 14 people were injured when the Aldra bridge collapsed.",
            id="killed are not injured",
        ),
        pytest.param(
            "Twelve soldiers were killed when the Aldra bridge collapsed.",
            "Three children were killed when the Aldra bridge collapsed.",
            id="soldiers are not children",
        ),
        pytest.param(
            TWELVE,
            "The Aldra bridge collapsed, killing many, including 3 people who were dead on arrival.",
            id="a part is not the whole",
        ),
        pytest.param(
            "Some 1,000 passengers waited at the Aldra ferry pier overnight.",
            "There were 1,038 passengers waiting at the Aldra ferry pier overnight.",
            id="a rounded number",
        ),
        pytest.param(
            "The council will buy 40 buses for the Aldra line.",
            "The council has sold 90 trams of the Selby works.",
            id="other things",
        ),
        pytest.param(
            "The yard is expected to launch 9 ferries for the Aldra line this season.",
            "The yard did launch 4 ferries for the Aldra line this season.",
            id="what was expected is not what came",
        ),
        pytest.param(
            "Norway counted 30 trawlers fishing in the closed waters off the cape.",
            "Iceland counted 12 trawlers fishing in the closed waters off the cape.",
            id="other countries",
        ),
        pytest.param(
            "Police counted 30 trawlers fishing in the closed waters on 3 May 2024.",
            "Police counted 12 trawlers fishing in the closed waters on 9 June 2024.",
            id="other days",
        ),
        pytest.param(
            "The fund will spend $40 million on new trains for the north.",
            "The fund will spend $90 million on hospital roofs in the south.",
            id="money for other things",
        ),
    ],
)
def test_different_numbers_of_different_things_are_no_difference(
    differ: Differ, first: str, second: str
) -> None:
    assert differ(first, second) == ()


def test_one_origin_does_not_differ_from_itself(differ: Differ) -> None:
    assert differ(TWELVE, FOURTEEN, origins={"a0": "o", "a1": "o"}) == ()


def test_a_source_that_gives_both_figures_differs_from_none(differ: Differ) -> None:
    both = "The Aldra bridge collapse killed 14 people, the mayor said.\nAt first 12 people were reported killed when the bridge at Aldra collapsed."
    assert differ(TWELVE, both) == ()


def test_counts_of_the_same_things_differ(differ: Differ) -> None:
    (difference,) = differ(
        "About 40 boats are waiting upstream of the Selby lock.",
        "The union said that 55 boats are waiting upstream of the lock at Selby.",
    )
    assert difference.about == "the number of boats"
    assert len(difference.sides) == 2


def test_shares_of_the_same_thing_differ(differ: Differ) -> None:
    (difference,) = differ(
        "Turnout in the harbour board election was 41% on Sunday.",
        "Turnout in the harbour board election was 47% on Sunday.",
    )
    assert difference.about.startswith("the share in per cent")


def test_numbers_in_an_unsound_passage_are_not_read(make_source: MakeSource, tell: Tell) -> None:
    articles = make_source("a0", TWELVE), make_source("a1", FOURTEEN, unsound=frozenset({0}))
    assert differences(tell(*articles)) == ()


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.FAQ])
def test_what_may_not_be_cited_makes_no_side(make_source: MakeSource, tell: Tell, role: Role) -> None:
    articles = make_source("a0", TWELVE), make_source("a1", FOURTEEN, role=role)
    assert differences(tell(*articles)) == ()


def test_two_days_of_one_signing_differ(differ: Differ) -> None:
    (difference,) = differ(
        "Norway and Denmark signed the ferry charter in Aldra town hall on 3 May 2024.",
        "The ferry charter was signed by Denmark and Norway in the town hall of Aldra on 5 May 2024.",
    )
    assert difference.about.startswith("the date (")
    assert "3 May 2024" in difference.sides[0].says
    assert "5 May 2024" in difference.sides[1].says


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            "The ferry charter was signed by Denmark and Norway in the town hall of Aldra in May 2024.",
            id="less exact",
        ),
        pytest.param(
            "The ferry charter was signed by Denmark and Norway in the town hall of Aldra on May 3.",
            id="no year",
        ),
        pytest.param(
            "The herring quota was signed by Denmark and Norway aboard a trawler on 5 May 2024.",
            id="another thing",
        ),
    ],
)
def test_dates_that_may_be_one_are_no_difference(differ: Differ, second: str) -> None:
    first = "Norway and Denmark signed the ferry charter in Aldra town hall on 3 May 2024."
    assert differ(first, second) == ()


def on_days(make_source: MakeSource, *told: tuple[str, int]) -> list[CleanedArticle]:
    """Articles with these texts, published on these days of March 2025."""
    return [
        make_source(f"a{n}", text, published=KnownDate(PartialDate(2025, 3, day), DateBasis.STATED))
        for n, (text, day) in enumerate(told)
    ]


FEWER = "A lawyer who speaks for 31 families of the flooded quarter went to court in Aldra."
MORE = "A lawyer who speaks for 52 families of the flooded quarter went to court in Aldra."


def test_a_count_that_grew_by_a_later_day_is_no_difference(make_source: MakeSource, tell: Tell) -> None:
    assert not differences(tell(*on_days(make_source, (FEWER, 1), (MORE, 4))))
    assert differences(tell(*on_days(make_source, (FEWER, 1), (MORE, 1))))
    assert differences(tell(*on_days(make_source, (MORE, 1), (FEWER, 4))))


def test_a_share_that_a_source_only_weighs_against_its_own_is_still_anothers(differ: Differ) -> None:
    (found,) = differ(
        "The dockers of Aldra will get 9.5 per cent more pay over three years, the arbitrator said.",
        "The award raises dockers' pay by 9.8 per cent over three years. Nobody explained the 9.5 per cent named by others.",
    )
    assert found.about.startswith("the share in per cent")
    assert ["9.5" in side.says for side in found.sides] == [True, False]
    assert "9.8" in found.sides[1].says


def test_a_sentence_far_too_long_to_be_one_gives_no_figures(make_source: MakeSource, tell: Tell) -> None:
    table = "Velmora counted 12 boats; " * 300
    told = tell(make_source("a", "Velmora counted 12 boats in March."), make_source("b", table))
    assert [len(list(figures_of(statement))) for statement in told] == [1, 0]
