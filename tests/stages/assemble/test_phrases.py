import pytest

from service.domain.spans import Span
from service.stages.assemble.phrases import phrase


def cut(text: str, word: str) -> str:
    start = text.index(word)
    return phrase(text, Span(start, start + len(word))).of(text)


def test_a_short_sentence_is_given_whole() -> None:
    assert cut("In June, at least 14 people were hurt, police said.", "14") == (
        "In June, at least 14 people were hurt, police said"
    )


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The mayor spoke in the town hall before the vote; the pact binds Oslo, Bonn, and Rome, he told the council.",
            "pact",
            "the pact binds Oslo, Bonn, and Rome",
        ),
        (
            "It is not the wish of the harbour office of the town of Aldra on the Selby in the north to sign a pact.",
            "pact",
            "not the wish of the harbour office of the town of Aldra on the Selby in the north to sign a pact",
        ),
        (
            "In the first days of June, at least 14 people were hurt when the upper gate broke, police in the town of Aldra said.",
            "14",
            "at least 14 people were hurt when the upper gate broke",
        ),
        (
            (
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                "pact one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen."
            ),
            "pact",
            (
                "nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen pact one two three four five six seven "
                "eight nine ten"
            ),
        ),
    ],
)
def test_a_long_one_gives_the_clause_with_what_governs_it(text: str, word: str, expected: str) -> None:
    assert cut(text, word) == expected


@pytest.mark.parametrize("word", ["the", "pact", "of"])
def test_a_phrase_always_holds_its_word(word: str) -> None:
    assert word in cut("the pact of the", word)


def test_a_phrase_begins_behind_a_joining_word_and_never_inside_a_name() -> None:
    text = (
        "The two presidents met for the third time this year at Fort Ely and put their names to a pact under which "
        "Aldra would let at least 290 barges a month pass the lower lock."
    )
    assert cut(text, "pact").startswith("put their names to a pact")
    text = "The harbour office said on Monday, and 1,150 residents of the lower quarter have been moved to schools further up the valley."
    assert cut(text, "1,150").startswith("1,150 residents")
