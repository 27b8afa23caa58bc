import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met in the U.S. [5]. The talks failed.", ["They met in the U.S. [5].", "The talks failed."]),
        ("They met. [5] Then they left.", ["They met. [5]", "Then they left."]),
        ("They met [5]. Then they left.", ["They met [5].", "Then they left."]),
        ("He came at 5 p.m. Tuesday. It rained.", ["He came at 5 p.m. Tuesday.", "It rained."]),
        (
            "In Osk, D.C. on Monday he spoke. Gen. Ode said no.",
            ["In Osk, D.C. on Monday he spoke.", "Gen. Ode said no."],
        ),
        ("He works for Acme Inc. The firm said so.", ["He works for Acme Inc.", "The firm said so."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text)] == sentences


@given(st.text(alphabet="aB .!?\n\u201c\u201d[]5(", max_size=80))
def test_no_visible_character_is_lost(text: str) -> None:
    spans = sentence_spans(text)
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert list(spans) == sorted(spans)


def test_a_sentence_may_end_in_may() -> None:
    text = "Prices rose between March and May. Nearly all farms sold out. It ends on May 5."
    assert [span.of(text) for span in sentence_spans(text)] == [
        "Prices rose between March and May.",
        "Nearly all farms sold out.",
        "It ends on May 5.",
    ]
