"""What is said of a part is not told of the whole. All texts are invented."""

import pytest

from service.domain.briefs import FindingKind
from service.stages.verify.checks.parts import check_parts
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The ferry line Osken suspended three of its nine routes on Monday. "
    "Harbour masters have agreed in principle to share the cost. "
    "The report was largely complete. "
    "Hundreds of travellers waited at the quays. "
    "One in four boats was late in June. "
    "Nearly half of the crews have no contract. "
    "The council passed on first reading a rule that bars old boats."
)
found = against(SOURCE, check_parts)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The ferry line Osken suspended its nine routes on Monday.", "three of its nine"),
        ("Harbour masters have agreed to share the cost.", "in principle"),
        ("The report was complete.", "largely"),
        ("Four boats was late in June.", "One in four"),
        ("The crews have no contract.", "Nearly half of"),
        ("The council passed a rule that bars old boats.", "on first reading"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert finding.kind is FindingKind.SCOPE
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "Travellers waited at the quays.",
        "The report of the board was largely complete.",
        "The ferry line Osken suspended three of its nine busy routes on Monday.",
        "The ferry line Osken suspended three of its nine routes.",
        "Osken suspended three routes on Monday.",
        "Half of the crews have no contract.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
