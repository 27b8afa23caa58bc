"""Which number counts what. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.bindings import check_bindings
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = "At least 19 people died and 40 were missing near Penmar, the agency said."
found = against(SOURCE, check_bindings)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("At least 40 people died and 19 were missing near Penmar, the agency said.", "19"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.NUMBER
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Near Penmar 40 people were missing and 19 died, the agency said.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
