import random

import pytest

from training.contrasts.kinds import CONTRADICTED, Edit
from training.contrasts.morphology import verb_forms
from training.contrasts.rewording import Template, differing, reworded, turned
from training.contrasts.source import Source

LINE = "However, Greta Harrow said on Tuesday that the firm bought 1,200 cars, which surprised many."


def test_both_twins_carry_the_same_rewording() -> None:
    template = Template.of(
        LINE, Edit("number.changed", CONTRADICTED, ((LINE.index("1,200"), LINE.index("1,200") + 5, "1,900"),))
    )
    source = Source([LINE])
    texts = set()
    for seed in range(30):
        text, _used = reworded(template, random.Random(seed), source)
        true, wrong = template.filled(text, wrong=False)[0], template.filled(text, wrong=True)[0]
        assert true.replace("1,200", "1,900") == wrong
        texts.add(true)
    assert len(texts) > 5


def test_spans_mark_what_differs() -> None:
    start = LINE.index("1,200")
    template = Template.of(LINE, Edit("number.changed", CONTRADICTED, ((start, start + 5, "1,900"),)))
    edited, ((low, high),) = template.filled(template.text, wrong=True)
    assert edited[low:high] == "1,900"


@pytest.mark.parametrize(
    ("mine", "theirs", "marked"),
    [
        ("was not", "was", "not"),
        ("was", "was not", "was"),
        ("Mr Osei", "Mr Harrow", "Osei"),
        ("a b c", "a x c", "b"),
    ],
)
def test_words_shared_at_the_ends_are_not_marked(mine: str, theirs: str, marked: str) -> None:
    low, high = differing(mine, theirs)
    assert mine[low:high] == marked


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("The dog attacked the man in the park.", "The man was attacked by the dog in the park."),
        ("Greta Harrow praised Pavel Zeller.", "Pavel Zeller was praised by Greta Harrow."),
    ],
)
def test_voice_is_turned_both_ways(active: str, passive: str) -> None:
    assert turned(active) == passive
    assert turned(passive) == active


def test_a_pronoun_is_not_made_an_agent() -> None:
    assert turned("They attacked the man in the park.") is None


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", ("stop", "stops", "stopped", "stopped", "stopping")),
        ("carry", ("carry", "carries", "carried", "carried", "carrying")),
        ("write", ("write", "writes", "wrote", "written", "writing")),
        ("take off", ("take off", "takes off", "took off", "taken off", "taking off")),
    ],
)
def test_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms
