from datetime import date

import pytest

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.spans import Span
from service.stages.group.cards import card_of
from service.stages.group.dating import happened
from tests.stages.reports import report


def _happened(*articles: CleanedArticle) -> KnownDate:
    cards = [card_of(article) for article in articles]
    return happened([card.dates for card in cards], [card.published for card in cards])


def _known(article: CleanedArticle, *others: CleanedArticle) -> tuple[str, DateBasis]:
    known = _happened(article, *others)
    return str(known.date), known.basis


def test_a_day_stated_in_full_is_stated() -> None:
    text = "The ministers signed the pact on 28 July 2024 in Ostrava.\n"

    assert _known(report("a", text)) == ("2024-07-28", DateBasis.STATED)


def test_no_year_is_made_up() -> None:
    text = "The ministers signed the pact on July 28 in Ostrava, a year after their summit.\n"

    assert _known(report("a", text)) == ("XXXX-07-28", DateBasis.INFERRED)


def test_another_source_that_gives_the_year_lends_it() -> None:
    short = report("a", "The ministers signed the pact on July 28 in Ostrava.\n")
    full = report("b", "The pact was signed on July 28, 2024, officials said.\n")

    assert _known(short, full) == ("2024-07-28", DateBasis.STATED)


def test_a_weekday_is_counted_from_publication_and_says_so() -> None:
    known = _happened(report("a", "The ferry ran aground on Monday.\n", published=date(2025, 3, 4)))

    assert (str(known.date), known.basis) == ("2025-03-03", DateBasis.INFERRED)
    assert "Monday" in known.reason


def test_background_far_from_publication_is_not_the_happening() -> None:
    text = "The ferry ran aground on Monday. She had struck the quay on 3 May 2009.\n"

    assert _known(report("a", text, published=date(2025, 3, 4))) == ("2025-03-03", DateBasis.INFERRED)


def test_what_is_still_to_come_gives_way_to_what_was() -> None:
    text = "A vote will be held on 12 March 2025. The ferry ran aground on 3 March 2025.\n"

    assert _known(report("a", text, published=date(2025, 3, 4)))[0] == "2025-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "The strategy of 2022 is still in force, observers said.\n",
        "Leaders meet this month, and Sunday may bring a statement.\n",
        "x " * 500 + "\nTalks are expected in late April.\n",
    ],
)
def test_years_unanchored_days_and_late_months_date_nothing(text: str) -> None:
    assert _known(report("a", text)) == ("None", DateBasis.UNKNOWN)


def test_where_no_source_names_a_day_the_first_publication_bounds_it() -> None:
    articles = [
        report("a", "A ferry ran aground.\n", published=day) for day in (date(2025, 3, 5), date(2025, 3, 4))
    ]

    known = _happened(*articles)

    assert (str(known.date), known.basis) == ("2025-03-04", DateBasis.INFERRED)
    assert "first reported" in known.reason


def test_the_day_on_which_a_page_was_drawn_counts_for_nothing() -> None:
    text = "A ferry ran aground on Monday.\n"
    drawn = KnownDate(PartialDate(2024, 12, 26), DateBasis.RENDERED, "the page's clock")
    article = CleanedArticle(
        Article("a", "", text, published=drawn), (Passage("a.p0", "a", Span(0, len(text) - 1), Role.LEAD),)
    )

    assert _known(article) == ("None", DateBasis.UNKNOWN)
