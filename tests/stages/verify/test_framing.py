"""The same speech by the same speaker in another frame is the same; another speaker, or a surer verb, is not. All texts are invented."""

import pytest

from service.stages.verify.copying import copied
from service.stages.verify.framing import frames, plainer
from service.text.words import words

INSISTED = "The harbour master insisted that the pier would be safe after the repairs in spring."
SAID = "Lise Thorne, the governor of Orvane, said on Friday that the toll was too high for small boats."
LATE = "The toll was too high for small boats, former minister Orrin Vale told reporters."
ACCORDING = "According to two pilots, the pumps had failed before the storm."
SEVERAL = "Several growers from Brack warned that the wells were dry."


def same(text: str, line: str) -> bool:
    return copied(words(text), words(line), line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The harbour master said that the pier would be safe after the repairs in spring.", INSISTED),
        ("The harbour master said the pier would be safe after the repairs.", INSISTED),
        ("According to the harbour master, the pier would be safe after the repairs in spring.", INSISTED),
        ("The pier would be safe after the repairs in spring, the harbour master said.", INSISTED),
        ("The pier would be safe after the repairs in spring, said the harbour master.", INSISTED),
        ("The pier would be safe after the repairs, according to the harbour master.", INSISTED),
        ("Lise Thorne said that the toll was too high for small boats.", SAID),
        ("The governor of Orvane said that the toll was too high for small boats.", SAID),
        ("According to Thorne, the toll was too high for small boats.", SAID),
        ("Orrin Vale said that the toll was too high for small boats.", LATE),
        ("Former minister Orrin Vale said that the toll was too high for small boats.", LATE),
        ("Two pilots said that the pumps had failed before the storm.", ACCORDING),
        ("The pumps had failed before the storm, two pilots said.", ACCORDING),
        (
            "The Brack Courier said that the wells were dry.",
            "The wells were dry, the Brack Courier recently reported.",
        ),
        ("Several growers from Brack said that the wells were dry.", SEVERAL),
        ("Thorne said the toll was too high.", "Thorne stressed the toll was too high."),
    ],
)
def test_another_frame_or_a_plainer_verb_is_a_copy(text: str, line: str) -> None:
    assert same(text, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The harbour master confirmed that the pier would be safe after the repairs in spring.", INSISTED),
        ("The harbour master admitted that the pier would be safe after the repairs in spring.", INSISTED),
        ("The pier would be safe after the repairs in spring, the harbour master confirmed.", INSISTED),
        ("The deputy harbour master said that the pier would be safe after the repairs in spring.", INSISTED),
        ("The harbour said that the pier would be safe after the repairs in spring.", INSISTED),
        ("According to the governor, the pier would be safe after the repairs in spring.", INSISTED),
        ("The harbour master said that the pier would be shut after the repairs in spring.", INSISTED),
        ("Minister Orrin Vale said that the toll was too high for small boats.", LATE),
        ("The growers said that the toll was too high for small boats.", LATE),
        ("Orvane said that the toll was too high for small boats.", SAID),
        ("Pilots said that the pumps had failed before the storm.", ACCORDING),
        ("Growers from Brack said that the wells were dry.", SEVERAL),
        ("Brack said that the wells were dry.", SEVERAL),
        ("Thorne said that the wells were dry.", "Thorne hopes that the wells were dry."),
        ("Thorne said that the wells were dry.", "Thorne denied that the wells were dry."),
        ("Thorne said that the wells were dry.", "Thorne never said that the wells were dry."),
        ("According to Thorne, the wells were dry.", "Thorne has not said that the wells were dry."),
        (
            "According to Thorne, the wells were dry.",
            "Vale's lawyer said that Thorne found the wells were dry.",
        ),
        ("According to Vale, the wells were dry.", "Vale's lawyer said that the wells were dry."),
        ("According to Vale, the wells were dry.", "Vale said that unless it rained the wells were dry."),
        ("According to Vale, the wells were dry.", "Vale said that, Thorne claimed, the wells were dry."),
    ],
)
def test_another_speaker_a_surer_verb_or_other_words_are_none(text: str, line: str) -> None:
    assert not same(text, line)


def test_a_frame_tells_what_is_said_and_what_of_the_source_it_stands_for() -> None:
    line = words(INSISTED)
    told = words("According to the harbour master, the pier would be safe.")
    frame = next(each for each in frames(told, line, INSISTED) if each.content[0].lower == "the")
    assert [word.lower for word in frame.content] == ["the", "pier", "would", "be", "safe"]
    assert line[frame.inside[0]].lower == "that"
    assert {line[index].lower for index in frame.kept} == {"harbour", "master", "insisted"}


def test_what_tells_of_no_speech_has_no_frame() -> None:
    assert list(frames(words("The pier is safe."), words(INSISTED), INSISTED)) == []
    assert (
        list(frames(words("Thorne said the pier is safe."), words("The pier is safe."), "The pier is safe."))
        == []
    )


def test_only_a_plain_verb_gives_way_to_that_of_the_source_in_its_place() -> None:
    line = words("Thorne stressed the toll was too high.")
    assert [w.lower for w in plainer(words("Thorne said that the toll was high."), line)][:3] == [
        "thorne",
        "stressed",
        "the",
    ]
    assert [w.lower for w in plainer(words("Thorne admitted the toll was high."), line)][1] == "admitted"
    assert [w.lower for w in plainer(words("Vale said the toll was high."), line)][1] == "said"
