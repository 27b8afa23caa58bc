import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.aliases import canonical, government, seats, spellings
from service.text.names import key_of, names, same_name


def test_titles_are_kept_apart_and_possessives_taken_off() -> None:
    text = "Prime Minister Ilse Maren's party met Norland President Davi Okoro."
    assert [(n.text, n.title) for n in names(text)] == [
        ("Ilse Maren", "Prime Minister"),
        ("Norland", ""),
        ("Davi Okoro", "President"),
    ]


def test_spans_point_at_the_words() -> None:
    text = "On Monday, Mr. Brandt left the Bank of Norland, and the U.S. agreed."
    found = names(text)
    assert [n.span.of(text) for n in found] == ["Brandt", "Bank of Norland", "U.S."]
    assert found[0].title == "Mr"
    assert found[2].key == "us"


def test_weekdays_months_and_function_words_are_no_names() -> None:
    assert names("On Tuesday in March, He and They met.") == ()


def test_a_word_that_opens_a_sentence_says_so() -> None:
    assert [n.opens for n in names("Officials met. Then Maren met Okoro Ruiz.")] == [True, False, False]
    assert names("Brandt", inside=True)[0].opens is False


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("lee", "lee jae-myung"),
        ("us", "united states"),
        ("rok", "south korea"),
        ("south korean", "seoul"),
        ("wto", "world trade organization"),
        ("j smith", "john smith"),
    ],
)
def test_names_that_may_be_the_same(left: str, right: str) -> None:
    assert same_name(left, right)
    assert same_name(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("kim jong un", "kim yo jong"),
        ("maren", "okoro"),
        ("north korea", "south korea"),
        ("anna smith", "john smith"),
    ],
)
def test_names_that_may_not(left: str, right: str) -> None:
    assert not same_name(left, right)


def test_aliases_of_a_country() -> None:
    assert canonical("japanese") == "japan"
    assert government("seoul") == "south korea"
    assert government("okoro") == ""
    assert "rok" in spellings("south korean")
    assert "tokyo" in seats("japan")


def test_a_key_is_without_dots_accents_and_possessive() -> None:
    assert key_of("José  Núñez’s") == "jose nunez"
    assert key_of("U.S.") == "us"


@given(st.text(alphabet="ABab .'’-\n“”MrDof", max_size=60))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    for name in names(text):
        assert name.span.of(text) == name.text
        assert name.text
