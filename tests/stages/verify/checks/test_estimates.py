"""A figure that somebody puts on a thing stays that somebody's. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.estimates import check_estimates
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The dredging, which an engineer at the port put at 19 million marks, has not begun. "
    "The pier is 240 metres long."
)
found = against(SOURCE, check_estimates)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The dredging cost 19 million marks.", "put at 19 million"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.ATTRIBUTION_DROPPED
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "An engineer put the dredging at 19 million marks.",
        "The dredging is estimated to cost 19 million marks.",
        "The pier is 240 metres long.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
