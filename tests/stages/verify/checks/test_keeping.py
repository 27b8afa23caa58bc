"""What is kept in force is not lifted. All texts are invented."""

import pytest

from service.stages.verify.checks.keeping import check_keeping
from tests.stages.verify.checks.pointing import against, assert_points

SOURCE = (
    "The court left the ban on night trains in force. "
    "The bank kept its rate for savers unchanged in May. "
    "The ministry postponed the sale of the ferry."
)
found = against(SOURCE, check_keeping)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The court lifted the ban on night trains.", "left the ban on night trains in force"),
        ("The bank lowered its rate for savers in May.", "kept its rate for savers unchanged"),
        ("The ministry cancelled the sale of the ferry.", "postponed"),
    ],
)
def test_a_wrong_sentence_gives_a_finding_that_points_at_its_source(text: str, there: str) -> None:
    finding = found(text)[0]
    assert_points(finding, SOURCE, there)


@pytest.mark.parametrize(
    "text",
    [
        "The court upheld the ban on night trains.",
        "The ban on night trains remains in force.",
        "The ministry delayed the sale of the ferry.",
    ],
)
def test_a_right_sentence_gives_none(text: str) -> None:
    assert found(text) == ()
