"""By how much, from what and to what. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.changes import check_changes
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The toll on the Varn bridge rose to 12 crowns from 9 crowns in May. "
    "The share of empty flats fell by 3 percentage points, to 14 per cent. "
    "Rents will go up by an average of 5 per cent. "
    "Traffic was 30 per cent below the level of 2019. "
    "Output grew 2 to 4 per cent a year."
)
found = against(SOURCE, check_changes)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The toll on the Varn bridge rose by 12 crowns in May.", "to 12"),
        ("The toll on the Varn bridge rose to 9 crowns in May.", "from 9"),
        ("The share of empty flats fell by 3 per cent.", "by 3"),
        ("The share of empty flats fell by 14 per cent.", "to 14"),
        ("Rents will go up to an average of 5 per cent.", "average"),
        ("Traffic was 30 per cent of the level of 2019.", "30 per cent"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.NUMBER
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "The toll on the Varn bridge rose from 9 crowns to 12.",
        "The share of empty flats fell 3 percentage points.",
        "Rents will rise by 5 per cent on average.",
        "Output grew by 4 per cent a year.",
        "Traffic was 30 per cent lower than in 2019.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
