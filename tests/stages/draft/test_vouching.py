"""Whether somebody stands behind what a sentence says."""

import pytest

from service.stages.draft.vouching import vouched


@pytest.mark.parametrize(
    "text",
    [
        "Residents across Ombria hailed the new tariff on Monday.",
        "Citizens of Port Velm warmly welcomed the decree.",
        "The whole nation has applauded the plan for the canal.",
        "The decree will make the harbour the most beautiful on the coast.",
        "The budget was widely praised.",
    ],
)
def test_applause_without_a_speaker_is_not_vouched_for(text: str) -> None:
    assert not vouched(text)


@pytest.mark.parametrize(
    "text",
    [
        "Residents across Ombria hailed the new tariff on Monday, the governor said.",
        "According to the mayor, citizens of Port Velm warmly welcomed the decree.",
        "Citizens welcomed the decree by 54 per cent to 31, a poll found.",
        "The opposition welcomed the decree.",
        "The union said that the plan would make the harbour the most crowded on the coast.",
        "It will take most of the year.",
        "The strike will hit the most remote villages.",
        "Residents of Port Velm protested against the decree.",
    ],
)
def test_reports_and_what_somebody_says_are(text: str) -> None:
    assert vouched(text)
