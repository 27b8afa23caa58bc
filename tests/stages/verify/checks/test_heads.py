"""Evidence of a thing, or a fear of it, is not the thing. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.heads import check_heads
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The auditor Pia Storm said that she had seen no evidence of theft in the books. "
    "Allegations of cruelty at the Odring kennels reached the council in May. "
    "The institute raised its forecast for growth in Varn to 2 per cent."
)
found = against(SOURCE, check_heads)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The auditor Pia Storm said that there was no theft in the books.", "evidence of theft"),
        ("Cruelty at the Odring kennels reached the council in May.", "Allegations of cruelty"),
        ("The institute raised growth in Varn to 2 per cent.", "forecast for growth"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.HEDGE_DROPPED
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Pia Storm said that she saw no sign of theft in the books.",
        "The council heard in May of alleged cruelty at the Odring kennels.",
        "The institute expects growth in Varn of 2 per cent.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
