import pytest

from eval.cases.case import Statement
from eval.cases.saying import saying, says


@pytest.mark.parametrize(
    ("text", "wording", "said"),
    [
        ("The accord will take effect in July.", "will take effect in July", True),
        ("The accord WILL  take effect\nin July", "will take effect in july.", True),
        ("“It is over” – so he said", '"It is over" - so he said', True),
        ("It can’t be", "can't be", True),
        ("A flow of 112 metres", "12", False),
        ("A flow of 12.5 metres", "12", False),
        ("A flow of 1,200 metres", "200", False),
        ("A flow of 12, they said", "12", True),
        ("A flow of 12.", "12", True),
        ("overtaken", "take", False),
        ("anything", " . ", False),
    ],
)
def test_a_wording_stands_as_whole_words(text: str, wording: str, said: bool) -> None:  # noqa: FBT001  a table
    assert says(text, Statement(text="x", alternatives=(wording,))) is said


def test_the_text_itself_counts_only_where_nothing_else_is_given() -> None:
    assert says("They signed it.", Statement(text="they signed it"))
    assert not says("They signed it.", Statement(text="they signed it", patterns=("initialled",)))
    assert says("They initialled it.", Statement(text="they signed it", patterns=("INITIAL+ED",)))


def test_patterns_see_the_text_in_one_form() -> None:
    assert says("Up to “150 jobs”\nmight go", Statement(text="x", patterns=('"150 jobs" might',)))


def test_it_tells_which_sentences() -> None:
    assert saying(["one", "two", "one two"], Statement(text="two")) == (1, 2)
