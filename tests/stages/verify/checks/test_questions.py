"""What is left open is not told as settled. All texts are invented."""

import pytest

from service.stages.verify.checks.questions import check_questions
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "Divers are looking into whether a chain had torn the cable. "
    "The mayor, Runa Feld, has not said whether she will stand for a third term. "
    "The board was considering a fee of 40 marks for every ship. "
    "Police in Odring said that they were investigating nine thefts."
)
found = against(SOURCE, check_questions)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("A chain had torn the cable.", "whether"),
        ("Divers said that a chain had torn the cable.", "whether"),
        ("Runa Feld has said that she will not stand for a third term.", "whether"),
        ("The board had set a fee of 40 marks for every ship.", "was considering"),
        ("Police in Odring confirmed nine thefts.", "investigating"),
        ("Police in Odring said that they had investigated nine thefts.", "were investigating"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Divers are looking into whether a chain had torn the cable.",
        "A chain may have torn the cable.",
        "It is unclear whether Runa Feld will stand for a third term.",
        "The board discussed a fee of 40 marks for every ship.",
        "Police in Odring are investigating nine thefts.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
