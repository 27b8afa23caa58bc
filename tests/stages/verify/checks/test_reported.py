import pytest

from service.domain.briefs import FindingKind as Kind
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks import check_attribution, check_speakers

CHAIN = (
    "Opposition leader Davi Okoro asserted that a military bloc could be forming around Norland. "
    "The claim, reported by TASS, was not confirmed. "
    "Harbour chief Ana Ruiz said the port must close, according to the Casterby Gazette. "
    "Ilse Maren, the prime minister, arrived at noon. She said the budget would be cut by a third. "
    "Police said that two boats collided near the pier. Records show that 40 boats sank last year."
)


def attribution(text: str) -> list[str]:
    return [f.message for f in check_attribution(CheckInput(text, (SourceAnalysis("a1", CHAIN),)))]


def speakers(text: str) -> list[Kind]:
    return [f.kind for f in check_speakers(CheckInput(text, (SourceAnalysis("a1", CHAIN),)))]


def test_a_second_hand_report_keeps_its_outlet() -> None:
    assert (
        attribution("Okoro asserted that a military bloc could be forming around Norland, TASS reported.")
        == []
    )
    assert attribution("Okoro asserted that a military bloc could be forming around Norland.") == [
        "the source has this from TASS, which the Sentence leaves out"
    ]
    assert (
        attribution(
            "Davi Okoro asserted that a military bloc could be forming around Norland. "
            "The claim, reported by TASS, was not confirmed."
        )
        == []
    )
    assert attribution("Ana Ruiz said the port must close.") == [
        "the source has this from the Casterby Gazette, which the Sentence leaves out"
    ]


def test_a_judgement_keeps_its_speaker_and_a_plain_event_may_stand() -> None:
    assert len(attribution("The port must close.")) == 1
    assert attribution("Two boats collided near the pier.") == []
    assert attribution("40 boats sank last year.") == []


@pytest.mark.parametrize("speaker", ["Ilse Maren", "The prime minister", "Maren", "She"])
def test_a_pronoun_may_stand_for_whoever_was_named_before(speaker: str) -> None:
    assert speakers(f"{speaker} said the budget would be cut by a third.") == []


def test_but_not_for_somebody_else() -> None:
    assert speakers("Davi Okoro said the budget would be cut by a third.") == [Kind.SPEAKER]
