import pytest

from service.text.antonyms import antonyms, opposed
from service.text.forms import base


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rose", "fell"), ("confirmed", "denies"), ("lawful", "unlawful"), ("legible", "illegible"), ("careful", "careless"),
        ("pro-union", "anti-union"), ("many", "few"), ("sharply", "slightly"), ("she", "he"), ("excluding", "including"),
    ],
)  # fmt: skip
def test_opposites_are_so_both_ways(left: str, right: str) -> None:
    assert opposed(left, right)
    assert opposed(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("rose", "risen"), ("spite", "despite"), ("form", "inform"), ("side", "inside"), ("court", "board"), ("late", "later")],
)  # fmt: skip
def test_other_words_are_none(left: str, right: str) -> None:
    assert not opposed(left, right)


def test_what_is_opposite_only_in_one_place_has_no_weight_elsewhere() -> None:
    assert base("few") not in antonyms(base("many"))
    assert base("fall") in antonyms(base("rise"))
