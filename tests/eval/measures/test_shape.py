"""Measures of what is shown: Origins, positions, repeats, length, reading, bottom line, Topics, cost."""

import pytest

from eval.cases import Expected
from eval.measures.bottom_line import bottom_line_topics
from eval.measures.cost import money, seconds, tokens
from eval.measures.examined import Place
from eval.measures.length import over_length, sentences_shown, words_shown
from eval.measures.origins import origin_balance, origin_coverage
from eval.measures.position import opening_bias, order_bias
from eval.measures.readability import reading_grade, syllables
from eval.measures.redundancy import redundancy
from eval.measures.topic_agreement import topic_f1, topic_precision, topic_recall
from service.domain.articles import Role
from service.domain.briefs import Status, Usage
from tests.eval.measures.harbour import LEDGER, PILOT, article, brief, cite, examined, said

VOTE = cite(PILOT, "The town council votes on 3 June.")
WORK = cite(LEDGER, "About 300 people work there.")


def test_origins_are_counted_and_not_articles() -> None:
    first = article("one", "The pier is open.", origin="wire")
    second = article("two", "The pier is open.", origin="wire")
    third = article("three", "The pier is shut.", origin="own")
    shown = [said("The pier is open.", cite(first, "The pier is open."), cite(second, "The pier is open."))]
    found = examined(*shown, document=brief(shown, (first, second, third)))
    assert (origin_coverage(found).value, origin_coverage(found).denominator) == (0.5, 2)
    assert origin_balance(found).value == 0.0


def test_origins_cited_alike_are_balanced() -> None:
    even = examined(said("The council votes.", VOTE), said("People work.", WORK))
    assert origin_balance(even).value == pytest.approx(1.0)
    uneven = examined(
        said("A vote.", VOTE), said("The vote.", VOTE), said("3 June.", VOTE), said("People.", WORK)
    )
    # Entropy of three quarters and one quarter, in bits.
    assert origin_balance(uneven).value == pytest.approx(0.8112781)
    assert origin_balance(examined(said("Nothing.", status=Status.UNSUPPORTED))).value is None


def test_citations_by_size_of_the_articles_have_no_order_bias_and_the_first_alone_has() -> None:
    alike = [article(name, "The pier is open today.") for name in ("one", "two", "three", "four")]
    everywhere = [said("Open.", *(cite(each, "The pier is open today.") for each in alike))]
    assert order_bias(examined(*everywhere, document=brief(everywhere, alike))).value == pytest.approx(0.0)
    first = [said("Open.", cite(alike[0], "The pier is open today."))]
    # Shares 1, 1, 1 against 1/4, 2/4, 3/4: (3 + 2 + 1) / 4 over three gaps.
    assert order_bias(examined(*first, document=brief(first, alike))).value == pytest.approx(0.5)
    alone = [said("Open.", cite(alike[0], "The pier is open today."))]
    assert order_bias(examined(*alone, document=brief(alone, alike[:1]))).value is None


def test_openings_are_those_of_what_may_be_cited() -> None:
    page = article("page", "Opening words.", "Closing words.")
    first, last = [said("O.", cite(page, "Opening words."))], [said("C.", cite(page, "Closing words."))]
    assert opening_bias(examined(*first, document=brief(first, (page,)))).value == pytest.approx(0.25)
    assert opening_bias(examined(*last, document=brief(last, (page,)))).value == pytest.approx(-0.25)
    title = article("page", "Opening words.", role=Role.HEADLINE)
    only = [said("O.", cite(title, "Opening words."))]
    assert opening_bias(examined(*only, document=brief(only, (title,)))).value is None


def test_a_sentence_repeats_where_most_of_its_words_stood_before() -> None:
    one = said("The harbour of Merrow carries heavy debts this spring.", VOTE)
    again = said("This spring the harbour of Merrow is carrying heavy debts.", VOTE, name="again")
    other = said("The council of the town votes on cranes in June.", VOTE)
    found = redundancy(examined(one, other, again))
    assert (found.numerator, found.denominator, found.costly) == (1, 3, ("again",))
    assert redundancy(examined(said("It is open.", VOTE), said("It is open.", VOTE))).value == 0.0


def test_length_counts_what_is_shown() -> None:
    shown = [said("The council votes on 3 June.", VOTE), said("It is shut.", place=Place.WITHHELD)]
    found = examined(*shown, document=brief(shown, max_words=20))
    assert (words_shown(found).value, sentences_shown(found).value, over_length(found).value) == (
        6.0,
        1.0,
        0.0,
    )
    long = [said("The council votes on 3 June. " * 5, VOTE)]
    assert over_length(examined(*long, document=brief(long, max_words=20))).value == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1),
        ("table", 2),
        ("harbour", 2),
        ("wanted", 2),
        ("walked", 1),
        ("ministry", 3),
        ("the", 1),
        ("pier’s", 1),
        ("12", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_reading_grade_is_that_of_the_formula_and_english_alone() -> None:
    shown = [said("The cat sat on the mat.", VOTE)]
    assert reading_grade(examined(*shown)).value == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert reading_grade(examined(*shown, document=brief(shown, language="de"))).value is None
    assert reading_grade(examined()).value is None


def test_a_topic_is_in_the_bottom_line_where_that_cites_one_of_its_articles() -> None:
    leading = said("The council votes.", VOTE, place=Place.BOTTOM_LINE, name="lead")
    inside = said("People work there.", WORK, name="work")
    two = examined(
        leading, inside, document=brief([leading, inside], sections={"votes": ["lead"], "jobs": ["work"]})
    )
    assert bottom_line_topics(two).value == 0.5
    assert bottom_line_topics(examined(inside)).value == 0.0


def test_topics_are_held_against_gold_ones_by_what_the_cell_tells() -> None:
    gold = Expected(topics=(("pilot", "ledger"),))
    together = examined(expected=gold, topics=(("pilot", "ledger"),))
    apart = examined(expected=gold, topics=(("pilot",), ("ledger",)))
    assert (topic_precision(together).value, topic_recall(together).value, topic_f1(together).value) == (
        1.0,
        1.0,
        1.0,
    )
    assert (topic_precision(apart).value, topic_recall(apart).value) == (1.0, 0.5)
    assert topic_f1(apart).value == pytest.approx(2 / 3)


def test_without_the_cells_word_a_section_tells_and_what_none_cites_is_unchecked() -> None:
    gold = Expected(topics=(("pilot", "ledger"),))
    both = examined(said("The council votes.", VOTE), said("People work.", WORK), expected=gold)
    assert (topic_f1(both).value, topic_f1(both).unchecked) == (1.0, 0)
    one = examined(said("The council votes.", VOTE), expected=gold)
    assert (topic_recall(one).value, topic_recall(one).unchecked) == (0.5, 1)
    assert topic_f1(examined(said("The council votes.", VOTE))).value is None


def test_cost_is_what_the_cell_took() -> None:
    found = examined(usage=Usage(2, 900, 100, 0.02), seconds=1.5)
    assert (tokens(found).value, money(found).value, seconds(found).value) == (1000.0, 0.02, 1.5)
    assert money(examined(usage=Usage(1, 5, 5, None))).value is None
