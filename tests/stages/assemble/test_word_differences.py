from collections.abc import Callable

import pytest

from service.domain.articles import CleanedArticle
from service.domain.briefs import Difference
from service.stages.assemble.differences import differences
from service.stages.assemble.statements import Statement

MakeSource = Callable[..., CleanedArticle]
Differ = Callable[..., tuple[Difference, ...]]
Tell = Callable[..., tuple[Statement, ...]]

ALLIANCE = (
    "Critics say that Oslo, Copenhagen and Helsinki are building a security alliance in the northern seas."
)
MEMORANDUM = (
    "Norway, Denmark and Finland have put their security cooperation on paper. "
    "This memorandum, signed on Sunday, sets up yearly patrols."
)
PACT = (
    "Ministers of Norway, Denmark and Finland will meet again in June. "
    "The meeting may not yield a binding security pact that commits the three nations to defend one another."
)


def test_alliance_memorandum_and_pact_are_one_difference(differ: Differ) -> None:
    (difference,) = differ(ALLIANCE, MEMORANDUM, PACT)
    assert difference.about == (
        "the word for the security arrangement between Denmark, Finland and Norway: “alliance”, “pact” or “memorandum”"
    )
    says = {side.citations[0].article_id: side.says for side in difference.sides}
    assert (
        says["a0"]
        == "“alliance”: “Critics say that Oslo, Copenhagen and Helsinki are building a security alliance in the northern seas”"
    )
    assert says["a1"] == "“memorandum”: “This memorandum, signed on Sunday, sets up yearly patrols”"
    for side, text in zip(
        sorted(difference.sides, key=lambda side: side.citations[0].article_id),
        (ALLIANCE, MEMORANDUM, PACT),
        strict=True,
    ):
        assert side.citations[0].span.of(text) == side.citations[0].quote


def test_a_pact_that_may_not_come_is_not_shown_as_one(differ: Differ) -> None:
    (difference,) = differ(ALLIANCE, PACT)
    pact = next(side for side in difference.sides if side.citations[0].article_id == "a1")
    assert "may not yield a binding security pact" in pact.says


def test_of_doubtful_wording_only_the_word_is_quoted(make_source: MakeSource, tell: Tell) -> None:
    articles = make_source("a0", ALLIANCE, unsound=frozenset({0})), make_source("a1", MEMORANDUM)
    (difference,) = differences(tell(*articles))
    alliance = next(side for side in difference.sides if side.citations[0].article_id == "a0")
    assert alliance.citations[0].quote == "alliance"
    assert "doubtful" in alliance.says
    assert "building" not in alliance.says


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ALLIANCE,
            "Oslo, Copenhagen and Helsinki signed a security agreement, and the deal is meant to last.",
            id="agreement and deal say less than either",
        ),
        pytest.param(ALLIANCE, "Spain, Portugal and Morocco signed a security pact.", id="other parties"),
        pytest.param(ALLIANCE, "Norway, Denmark and Finland ended their herring pact.", id="another subject"),
        pytest.param(
            ALLIANCE,
            "Norway, Denmark and Finland cited the Baltic Security Pact of their grandfathers.",
            id="part of a name",
        ),
        pytest.param(
            ALLIANCE,
            "Norway, Denmark and Finland have a security pact; it is a security alliance of Norway, Denmark and Finland.",
            id="a source that uses both",
        ),
    ],
)
def test_words_for_other_things_are_no_difference(differ: Differ, first: str, second: str) -> None:
    assert differ(first, second) == ()


def test_killing_and_murder_of_one_person_differ(differ: Differ) -> None:
    (difference,) = differ(
        "Five men were sentenced to prison on Monday for the killing of the harbour reporter Ilse Brandt.",
        "The court sentenced five men to prison on Monday for the murder of harbour reporter Ilse Brandt.",
    )
    assert difference.about == "the word for the death: “killing” or “murder”"


def test_a_compound_is_not_the_word(differ: Differ) -> None:
    assert (
        differ(
            "Demonstrators blocked the Aldra bridge on Friday night, and police cleared the road by morning.",
            "Police in riots-unit vans cleared the Aldra bridge of demonstrators on Friday night.",
        )
        == ()
    )
