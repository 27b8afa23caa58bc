"""Each kind of wrong edit on a sentence made for it."""

import random

import pytest

from training.contrasts.finding import FINDERS
from training.contrasts.rewording import Template
from training.contrasts.source import Source

OTHERS = (
    "Clara Whitlock said nothing, Dominic Redfern told reporters.",
    "The Calder Council said on Friday that Marek Osei, 31, had left in 2011.",
)


def edited(line: str, kind: str) -> set[str]:
    source = Source((line, *OTHERS))
    found: set[str] = set()
    for seed in range(12):
        for finder in FINDERS:
            for edit in finder(line, source, random.Random(seed)):
                if edit.kind.startswith(kind):
                    template = Template.of(line, edit)
                    found.add(template.filled(template.text, wrong=True)[0])
    return found


@pytest.mark.parametrize(
    ("line", "kind", "wrong"),
    [
        ("Greta Harrow accused Pavel Zeller of theft.", "role.active", "Pavel Zeller accused Greta Harrow of theft."),
        ("The judge praised the officer for his calm.", "role.active", "The officer praised the judge for his calm."),
        ("Greta Harrow was attacked by Pavel Zeller in the yard.", "role.passive", "Pavel Zeller was attacked by Greta Harrow in the yard."),
        ("Police arrested him after the match.", "role.pronoun", "He arrested police after the match."),
        ("Greta Harrow told Pavel Zeller to leave the hall.", "role.told", "Pavel Zeller told Greta Harrow to leave the hall."),
        ("The flood destroyed the bridge in two hours.", "role.cause", "The bridge destroyed the flood in two hours."),
        ("The price went from 30 to 45 within a week.", "role.ends", "The price went from 45 to 30 within a week."),
        ("The ferry will not sail on Sunday this week.", "negation.out", "The ferry will sail on Sunday this week."),
        ("The ferry was late on that Sunday again.", "negation.in", "The ferry was not late on that Sunday again."),
        ("Output rose by a third in the north.", "antonym", "Output fell by a third in the north."),
        ("The bridge may open again in the summer.", "modality.over", "The bridge will open again in the summer."),
        ("The bridge will open again in the summer.", "tense.done", "The bridge opened again in the summer."),
        ("Greta Harrow opened the bridge in the summer.", "tense.planned", "Greta Harrow will open the bridge in the summer."),
        ("Some farmers lost their sheep in the snow.", "scope.quantity", "All farmers lost their sheep in the snow."),
        ("The road was closed after the storm.", "cause.made", "The road was closed because of the storm."),
        ("Greta Harrow said the old road was closed.", "speaker.dropped", "The old road was closed."),
        ("The alleged thief left the shop at noon.", "modifier.dropped", "The thief left the shop at noon."),
    ],
)  # fmt: skip
def test_a_sentence_offers_the_edit_made_for_it(line: str, kind: str, wrong: str) -> None:
    assert wrong in edited(line, kind)


@pytest.mark.parametrize(
    "line",
    [
        "Greta Harrow met Pavel Zeller in the yard.",
        "Greta Harrow and Pavel Zeller left the yard together.",
        "Greta Harrow is the director of the yard.",
    ],
)
def test_what_two_do_alike_or_are_is_not_swapped(line: str) -> None:
    assert edited(line, "role") == set()


def test_a_speaker_is_swapped_with_one_of_the_same_source() -> None:
    found = edited("Greta Harrow said the road was closed at noon.", "speaker.swapped")
    assert found
    assert all(any(name in line for name in ("Whitlock", "Redfern", "Osei")) for line in found)
