"""Who does what to whom. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.roles import check_roles

SOURCE = (
    "In a letter to the board, Mr. Aske urged Ms. Lindqvist to leave the party. "
    "This week the mayor hired a lawyer from Casterby. "
    "The pilots were taken to Orvane Hospital on a cutter. "
    "The new line runs from Brack to Port Lasse twice a day. "
    "Estmark celebrated a victory over Westholt in the derby. "
    "Governor Thorne met Mayor Quill in the harbour hall. "
    "The Gazette is suing the Harbour Guild over the map."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_roles(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    "text",
    [
        "In a letter to the board, Ms. Lindqvist urged Mr. Aske to leave the party.",
        "This week a lawyer hired the mayor from Casterby.",
        "Orvane Hospital were taken to the pilots on a cutter.",
        "The new line runs from Port Lasse to Brack twice a day.",
        "Westholt celebrated a victory over Estmark in the derby.",
        "The Harbour Guild is suing the Gazette over the map.",
    ],
)
def test_two_that_changed_places_are_found(text: str) -> None:
    (finding,) = found(text)
    assert finding.contradicts
    assert finding.sentence_span is not None
    assert finding.source_span is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Lindqvist was urged by Mr. Aske to leave the party.",
        "A lawyer from Casterby was hired by the mayor this week.",
        "The new line runs twice a day from Brack to Port Lasse.",
        "Mayor Quill met Governor Thorne in the harbour hall.",
        "The Harbour Guild is being sued by the Gazette over the map.",
        "Westholt suffered a defeat by Estmark in the derby.",
    ],
)
def test_the_same_in_another_order_is_none(text: str) -> None:
    assert found(text) == ()
