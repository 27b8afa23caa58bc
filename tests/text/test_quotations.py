import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.quotations import quotations


def read(text: str) -> list[tuple[str, bool]]:
    return [(q.span.of(text), q.paired) for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'She said "we are ready" today.',
        "She said “we are ready” today.",
        "She said ”we are ready,” today.".replace(",", ""),
        "She said „we are ready“ today.",
        "She said «we are ready» today.",
        "She said ``we are ready'' today.",
        "She said ‘we are ready’ today.",
        "She said 'we are ready' today.",
    ],
)
def test_marks_of_every_make_pair(text: str) -> None:
    assert read(text) == [("we are ready", True)]


def test_apostrophes_are_no_marks() -> None:
    assert read("The boats' crews didn't say whose it was; it's Brandt's.") == []


def test_single_marks_inside_double_ones_are_part_of_the_words() -> None:
    assert read("“He said ‘never again’ to us,” she said.") == [("He said ‘never again’ to us,", True)]


def test_a_mark_that_nothing_closes_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We are ready.\n\nThe boats left."
    assert read(text) == [("We are ready.", False)]


def test_a_mark_that_nothing_opened_reaches_back_and_is_not_taken_for_an_opening_one() -> None:
    text = 'We are ready," she said. "Come."'
    assert read(text) == [("We are ready,", False), ("Come.", True)]


def test_a_second_opening_mark_ends_the_first() -> None:
    assert read("“We are “ready” now.") == [("We are", False), ("ready", True)]


@given(st.text(alphabet="ab \"“”'‘’`\n.,«»", max_size=50))
def test_any_text_is_read_in_order(text: str) -> None:
    for quotation in quotations(text):
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
