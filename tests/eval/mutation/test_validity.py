import pytest

from eval.mutation.material import Edit
from eval.mutation.operators import BY_NAME
from eval.mutation.validity import Dropped, objection, ungrammatical
from tests.eval.mutation.texts import given

PIER = "The owner closed the pier in May after the storm."


@pytest.mark.parametrize(
    "after",
    [
        "The owner closed a old pier.",
        "The owner closed the the pier.",
        "The owner will has closed the pier.",
        "The owner did not closed the pier.",
        "the owner closed the pier.",
        "The owner closed the pier",
        "The owner  closed the pier.",
        "The owner closed “the pier.",
        "Owners closed it.",
    ],
)
def test_simple_faults_of_grammar_are_seen(after: str) -> None:
    assert ungrammatical("The owner closed the old pier.", after)


def test_a_fault_that_was_there_before_is_no_fault_of_the_edit() -> None:
    assert not ungrammatical("It was that that he closed in May.", "It was that that he closed in June.")


def test_an_edit_meant_to_be_wrong_that_says_the_same_is_dropped() -> None:
    what = given(PIER)
    assert (
        objection(BY_NAME["antonym"], what, Edit("The owner closed the pier, in May, after the storm.", ""))
        is Dropped.EQUIVALENT
    )
    assert objection(BY_NAME["per_cent"], what, Edit(PIER, "")) is Dropped.EQUIVALENT


def test_what_another_line_of_the_source_says_is_dropped_and_what_it_does_not_is_kept() -> None:
    edit = Edit("The owner closed the pier in June after the storm.", "May → June")
    operator = BY_NAME["date_shifted"]
    assert objection(operator, given(PIER), edit) is None
    seen = given(PIER, PIER, "In June, after a storm, the owner closed another pier.")
    assert objection(operator, seen, edit) is Dropped.SUPPORTED
    other = given(PIER, PIER, "In June the crew bought a boat.")
    assert objection(operator, other, edit) is None


def test_a_loss_is_dropped_only_where_another_line_says_the_rest_without_it() -> None:
    text = "Ada Brill said that the pier is closed for winter."
    edit = Edit("The pier is closed for winter.", "")
    operator = BY_NAME["attribution_dropped"]
    assert objection(operator, given(text), edit) is None
    assert objection(operator, given(text, text, "For winter the pier is closed."), edit) is Dropped.SUPPORTED


def test_roles_that_another_line_has_the_other_way_round_are_dropped() -> None:
    text = "Tom Quist criticised Ada Brill on Monday."
    edit = Edit("Ada Brill criticised Tom Quist on Monday.", "")
    operator = BY_NAME["roles_swapped"]
    assert objection(operator, given(text), edit) is None
    assert (
        objection(operator, given(text, text, "On Monday, Ada Brill criticised Tom Quist, too."), edit)
        is Dropped.SUPPORTED
    )


def test_words_inside_quotation_marks_belong_to_the_operators_of_quotations() -> None:
    text = "“We closed the pier in May,” she said."
    edit = Edit("“We closed the pier in June,” she said.", "")
    assert objection(BY_NAME["date_shifted"], given(text), edit) is Dropped.QUOTED
    assert objection(BY_NAME["quote_altered"], given(text), edit) is None


def test_edits_of_citations_and_of_people_are_not_held_against_grammar() -> None:
    what = given(PIER)
    assert objection(BY_NAME["citation_dropped"], what, Edit(PIER, "", ())) is None
    assert objection(BY_NAME["people_faulty"], what, Edit("the owner sold a pier", "")) is None
    assert objection(BY_NAME["people_harmless"], what, Edit(PIER + " ", "")) is Dropped.EQUIVALENT
