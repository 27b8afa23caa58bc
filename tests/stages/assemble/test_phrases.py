import pytest

from service.domain.spans import Span
from service.stages.assemble.phrases import phrase


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        (
            "He spoke; the pact binds Oslo, Bonn, and Rome, he said.",
            "pact",
            "the pact binds Oslo, Bonn, and Rome",
        ),
        (
            "It is not the wish of the harbour office of the town of Aldra on the Selby to sign a pact.",
            "pact",
            "not the wish of the harbour office of the town of Aldra on the Selby to sign a pact",
        ),
        ("In June, at least 14 people were hurt, police said.", "14", "at least 14 people were hurt"),
    ],
)
def test_a_phrase_is_a_clause_with_what_governs_it(text: str, word: str, cut: str) -> None:
    start = text.index(word)
    assert phrase(text, Span(start, start + len(word))).of(text) == cut


@pytest.mark.parametrize("word", ["the", "pact", "of"])
def test_a_phrase_always_holds_its_word(word: str) -> None:
    text = "the pact of the"
    start = text.index(word)
    assert phrase(text, Span(start, start + len(word))).contains(Span(start, start + len(word)))
