"""What is asked for or agreed on is not told as done. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.wishes import check_wishes
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The envoy Lars Tegn urged both sides to release the sailors. "
    "The line is in talks with the broker Velt about selling its tugs. "
    "Growers agreed on Sunday to raise the price of cider by 10 per cent. "
    "Deputies will debate a bill that would ban amber lamps. "
    "Two crews were told to leave the quay; they left the quay at noon."
)
found = against(SOURCE, check_wishes)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Both sides released the sailors.", "urged"),
        ("The line has sold its tugs to the broker Velt.", "talks"),
        ("Growers raised the price of cider by 10 per cent on Sunday.", "agreed"),
        ("Deputies will ban amber lamps.", "would ban"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.TENSE
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Lars Tegn urged both sides to release the sailors.",
        "The line may sell its tugs to the broker Velt.",
        "Growers decided on Sunday to raise the price of cider.",
        "A bill would ban amber lamps.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
