from service.domain.articles import Article, Block, Layout, Role
from service.domain.dates import DateBasis, PartialDate
from service.domain.spans import Span
from service.stages.clean import clean
from service.stages.clean.skim import skim

TEXT = (
    "Home | News | Sport\n\n"
    "Ferry Marisol runs aground off Sarrow\n\n"
    "The ferry Marisol ran aground off Sarrow on Monday with 214 people on board, the coast guard said.\n\n"
    "Nobody was hurt.\n\n"
    "The ferry Marisol ran aground off Sarrow on Monday with 214 people on board, the coast guard said.\n\n"
    "Share this story\n"
)


def test_prose_is_kept_once_and_the_rest_passed_over() -> None:
    found = skim(Article("a", "Ferry aground", TEXT))

    assert [(p.role, p.span.of(TEXT)) for p in found.passages] == [
        (Role.BODY, TEXT.split("\n\n")[2]),
        (Role.BODY, "Nobody was hurt."),
    ]
    assert [passage.id for passage in found.passages] == ["a.p1", "a.p2"]
    assert found.article.language == "en"


def test_without_a_title_the_first_line_of_a_few_words_is_the_headline() -> None:
    found = skim(Article("a", "", TEXT))

    assert found.passages[0].role is Role.HEADLINE


def test_a_date_is_that_of_the_address() -> None:
    found = skim(Article("a", "", TEXT, url="https://news.example/2025/03/04/marisol"))

    assert found.article.published.date == PartialDate(2025, 3, 4)
    assert found.article.published.basis is DateBasis.INFERRED


def test_a_page_with_markup_or_without_prose_is_cleaned_in_full() -> None:
    page = Article("a", "", TEXT, layout=(Block(Span(0, 19), Layout.NAVIGATION),))
    short = Article("a", "Rain", "Rain in Lunz")

    assert skim(page) == clean(page)
    assert skim(short) == clean(short)


def test_a_first_line_of_names_does_not_hide_that_the_rest_is_english() -> None:
    names = "Marisol, Kirel, Domrin, Veldt, Harrow, Sten, Sarrow, Quillan, Lunz, Kellan, Orvo, Tamsin, Brakk."
    more = "It was the first time that a ferry had run aground there, and the coast guard said that all were safe."

    assert skim(Article("a", "Ferries", f"{names}\n\n{more}")).article.language == "en"
    assert skim(Article("a", "Ferries", f"{names}\n\n{more}", language="fr")).article.language == "fr"


def test_prose_in_another_language_is_told_from_english() -> None:
    text = "Le ferry Marisol s'est échoué lundi au large de Sarrow avec 214 personnes à bord, selon les garde-côtes."

    assert skim(Article("a", "Ferry", text)).article.language == "fr"
