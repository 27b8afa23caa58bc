import pytest

from service.text.antonyms import antonyms
from service.text.forms import base, past


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rose", "risen"),
        ("signed", "signing"),
        ("met", "meets"),
        ("defence", "defense"),
        ("organisation", "organization"),
        ("organised", "organizes"),
        ("cancelled", "canceled"),
        ("women", "woman"),
        ("Maren's".lower(), "maren"),
    ],
)
def test_one_base_for_the_forms_of_a_word(left: str, right: str) -> None:
    assert base(left) == base(right)


def test_past_forms_are_known_by_their_look_or_by_heart() -> None:
    assert past("signed")
    assert past("took")
    assert not past("sign")
    assert not past("need")


@pytest.mark.parametrize(
    ("left", "right"), [("rose", "fell"), ("approved", "rejected"), ("ally", "rival"), ("won", "lost")]
)
def test_opposites_are_known_both_ways(left: str, right: str) -> None:
    assert base(right) in antonyms(base(left))
    assert base(left) in antonyms(base(right))


def test_most_words_have_no_opposite() -> None:
    assert antonyms("harbor") == frozenset()
