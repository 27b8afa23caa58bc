from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.spans import Span
from service.stages.verify.examination import Library, as_article, source_of
from service.stages.verify.windows import COMPACT, GAP, WIDE, Shape, joined, window
from service.text.words import words

LINES = (
    "The Orvane council met on Monday.",
    "It voted to close the ferry pier.",
    "Rain fell all day over the harbour.",
    "A baker sold rolls to the crowd.",
    "The harbour fund paid 4,500 crowns for signs.",
    "Nobody spoke of the old lighthouse.",
)


def _library(*texts: str) -> Library:
    sources = [as_article(str(number), text) for number, text in enumerate(texts)]
    return Library({source.article.id: source_of(source) for source in sources})


def test_the_lines_that_carry_the_words_are_in_the_window() -> None:
    view = _library(" ".join(LINES)).everything()
    found = window(
        words("The council voted to close the pier and the fund paid for signs."),
        view,
        Shape(120, 4, 0.05, 0),
    )
    assert set(found) == {0, 1, 4}


def test_a_window_is_filled_with_neighbours_as_far_as_there_is_room() -> None:
    view = _library(" ".join(LINES)).everything()
    sought = words("A baker sold rolls.")
    assert window(sought, view, Shape(40, 4, 0.05, 1)) == (3,)
    assert window(sought, view, Shape(120, 4, 0.05, 1)) == (2, 3, 4)


def test_neighbours_are_not_taken_over_the_border_of_an_article() -> None:
    view = _library(" ".join(LINES[:3]), " ".join(LINES[3:])).everything()
    assert 2 not in window(words("A baker sold rolls."), view, Shape(100, 1, 0.05, 1))


def test_the_best_line_is_taken_even_where_it_is_too_long() -> None:
    view = _library(" ".join(LINES)).everything()
    assert window(words("The harbour fund paid for signs."), view, Shape(5, 3, 0.05, 1)) == (4,)


def test_words_that_stand_nowhere_still_give_a_window() -> None:
    view = _library(" ".join(LINES)).everything()
    assert window(words("Zebras yodel."), view, COMPACT)


def test_without_lines_there_is_no_window() -> None:
    assert window(words("Anything."), _library("").everything(), WIDE) == ()


def test_a_gap_is_marked_and_neighbours_stand_together() -> None:
    lines = _library(" ".join(LINES)).everything().lines
    texts = ["one", "two\n  lines", "six"]
    assert joined([lines[0], lines[1], lines[5]], texts) == f"one two lines{GAP}six"


def test_passages_that_follow_each_other_are_neighbours() -> None:
    text = "First point here.\n\nSecond point there."
    passages = (
        Passage("a", "x", Span(0, 17), Role.BODY, (Span(0, 17),)),
        Passage("b", "x", Span(19, 38), Role.BODY, (Span(19, 38),)),
    )
    library = Library({"x": source_of(CleanedArticle(Article("x", "", text), passages))})
    assert window(words("Second point"), library.everything(), Shape(100, 1, 0.05, 1)) == (0, 1)
