from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.numbers import QuantityKind, quantities, spelt_value


def read(text: str) -> list[tuple[str, str, str]]:
    return [
        (q.span.of(text), format(q.value.normalize(), "f"), q.unit or q.kind.value) for q in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,000", "1000", "cardinal"),
        ("one thousand", "1000", "cardinal"),
        ("two hundred and five", "205", "cardinal"),
        ("a dozen", "12", "cardinal"),
        ("3%", "3", "%"),
        ("3 per cent", "3", "%"),
        ("three percent", "3", "%"),
        ("2.5 percentage points", "2.5", "pp"),
        ("$2bn", "2000000000", "USD"),
        ("2 billion dollars", "2000000000", "USD"),
        ("US$40", "40", "USD"),
        ("(£640m", "640000000", "GBP"),
        ("50p", "50", "cardinal"),
        ("5 p.m.", "1020", "time"),
        ("17:00", "1020", "time"),
        ("noon", "720", "time"),
        ("21st", "21", "ordinal"),
        ("twenty-first", "21", "ordinal"),
        ("15 years", "15", "year"),
        ("five-year", "5", "year"),
        ("34-year-old", "34", "year"),
        ("10 km", "10", "km"),
        ("in 2019", "2019", "year"),
        ("half of", "0.5", "fraction"),
        ("two-thirds of", "0.6666666666666666666666666667", "fraction"),
        ("tens of thousands", "20000", "vague"),
        ("hundreds of millions", "200000000", "vague"),
        ("1.2m people", "1200000", "cardinal"),
    ],
)
def test_one_number_however_it_is_written(text: str, value: str, unit: str) -> None:
    ((_, found, kind),) = read(text)
    assert (found, kind) == (value, unit)


def test_several_numbers_keep_their_order_and_their_spans() -> None:
    assert read("Of 120 boats, nine sank, a loss of $3.5m.") == [
        ("120", "120", "cardinal"),
        ("nine", "9", "cardinal"),
        ("$3.5m", "3500000", "USD"),
    ]


def test_a_range_is_two_numbers() -> None:
    assert [value for _, value, _ in read("10-15 km")] == ["10", "15"]


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("nearly 500 boats", True, ""),
        ("about two hundred boats", True, ""),
        ("more than 500 boats", False, "min"),
        ("at least 500 boats", False, "min"),
        ("up to 500 boats", False, "max"),
        ("fewer than 500 boats", False, "max"),
        ("500 boats", False, ""),
    ],
)
def test_the_words_before_a_number_say_how_it_is_meant(text: str, approximate: bool, bound: str) -> None:  # noqa: FBT001  a table
    (quantity,) = quantities(text)
    assert (quantity.approximate, quantity.bound) == (approximate, bound)


def test_a_number_knows_what_it_counts() -> None:
    (quantity,) = quantities("1,200 heavily armed soldiers of the guard")
    assert quantity.nouns == ("heavili", "arm", "soldier")


def test_a_year_counts_nothing_but_four_digits_may_count_something() -> None:
    assert quantities("in 2019 he left")[0].kind is QuantityKind.YEAR
    assert quantities("about 2019 boats")[0].kind is QuantityKind.CARDINAL


@pytest.mark.parametrize(
    "text", ["multi-million pound plan", "the A320 jet", "Formula", "a boat", "one-sided"]
)
def test_what_is_no_number(text: str) -> None:
    assert all(q.value == 1 for q in quantities(text))


def test_words_that_are_no_number_are_refused() -> None:
    assert spelt_value("three million two hundred thousand") == Decimal(3_200_000)
    with pytest.raises(ValueError, match="boat"):
        spelt_value("two boat")


@given(st.text(alphabet="0123456789,.$£%: -aeonpmkthundredsix\n", max_size=60))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    last = 0
    for quantity in quantities(text):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        last = quantity.span.end
