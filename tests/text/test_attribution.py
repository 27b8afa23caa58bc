import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.attribution import attributions, is_pronoun
from service.text.saying import Stance


def read(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (a.speaker.of(text) if a.speaker else None, a.content.of(text), a.stance.value)
        for a in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“We are ready,” said Ana Ruiz, the minister.", "Ana Ruiz", "We are ready"),
        ("“We are ready,” the minister said.", "the minister", "We are ready"),
        ("“We are ready,” Maren told reporters.", "Maren", "We are ready"),
        ("The minister said that taxes would rise.", "The minister", "that taxes would rise."),
        ("Taxes will rise, according to Ms Ruiz.", "Ms Ruiz", "Taxes will rise"),
        ("According to the ministry, taxes will rise.", "the ministry", "taxes will rise."),
        ("The ship had sunk, police said.", "police", "The ship had sunk"),
        ("Maren said: “We are ready.”", "Maren", "We are ready."),
        ("He also said the port was closed.", "He", "the port was closed."),
        ("The Harbour Board (HB) said the port was closed.", "The Harbour Board", "the port was closed."),
    ],
)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    ((found, said, _),) = read(text)
    assert (found, said) == (speaker, content)


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", Stance.SAID),
        ("claimed", Stance.CLAIMED),
        ("warned", Stance.CLAIMED),
        ("confirmed", Stance.FOUND),
        ("denied", Stance.DENIED),
    ],
)
def test_a_verb_says_how_far_the_reporter_stands_behind_it(verb: str, stance: Stance) -> None:
    ((_, _, found),) = read(f"Ruiz {verb} that the port was closed.")
    assert found == stance.value


@pytest.mark.parametrize(
    "text",
    [
        "The claims were false.",
        "The port was closed.",
        "He dismissed as nonsense the claims that boats sank.",
        "The company reports to the board.",
        "Rain is expected to fall.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert [a for a in read(text) if a[2] in ("said", "claimed")] == []


def test_pronouns_name_nobody() -> None:
    assert is_pronoun(" He ")
    assert not is_pronoun("Ruiz")


@given(st.text(alphabet='saidRuz ,."“”thcoming()\n', max_size=60))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    for attribution in attributions(text):
        for span in (attribution.speaker, attribution.verb, attribution.content):
            assert span is None or 0 <= span.start < span.end <= len(text)
