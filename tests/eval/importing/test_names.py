import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from eval.cases.case import Identifier
from eval.importing.names import identifier, tags

VALID = TypeAdapter(Identifier)


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_whatever_it_is_made_of_an_id_is_valid(parts: list[str]) -> None:
    assert VALID.validate_python(identifier(*parts))


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "a-b"), ("a b", "a  b"), ("é", "è"), ("x" * 130, "x" * 131), ("-a", "a")]
)
def test_two_names_never_become_one(one: str, other: str) -> None:
    assert identifier(one) != identifier(other)


def test_a_plain_name_stays_as_it_is() -> None:
    assert identifier("news", "", "a.1_b-2") == "news:a.1_b-2"


def test_tags_stand_once_and_are_never_empty() -> None:
    assert tags(["Number", " number ", "", "date"]) == ("number", "date")
