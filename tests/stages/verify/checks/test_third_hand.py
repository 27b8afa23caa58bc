"""What one says that another said keeps both. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.third_hand import check_third_hand
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The trader Mila Brandt said that Consul Reto Vann had told her that the bank might close. "
    "Captain Oda Lisk said that she had been assured by the owner that the hull was sound."
)
found = against(SOURCE, check_third_hand)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Mila Brandt said that the bank might close.", "Vann"),
        ("Consul Reto Vann said that the bank might close.", "Brandt"),
        ("Oda Lisk said that the hull was sound.", "been assured"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.ATTRIBUTION_DROPPED
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Mila Brandt said that Reto Vann had told her that the bank might close.",
        "Oda Lisk said that the owner had assured her that the hull was sound.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
