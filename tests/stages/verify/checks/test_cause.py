"""What only followed is not told as the consequence. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.cause import check_cause

SOURCE = (
    "The shipyard at Brack closed after the guild left the board. "
    "Thorne resigned from the lower court in May and the growers met in the old hall. "
    "The pilots went home when the harbour bell rang. "
    "The ferry sank in the strait because the pumps had failed."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_cause(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The shipyard at Brack closed because the guild left the board.", "because"),
        (
            "Thorne resigned from the lower court in May and as a result the growers met in the old hall.",
            "as a result",
        ),
        ("The pilots went home because the harbour bell rang.", "because"),
    ],
)
def test_a_cause_in_the_place_of_a_time_is_found(text: str, cause: str) -> None:
    (finding,) = found(text)
    assert finding.sentence_span is not None
    assert cause in finding.sentence_span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The shipyard at Brack closed following the departure of the guild from the board.",
        "The shipyard at Brack closed when the guild left the board.",
        "The ferry sank in the strait since the pumps had failed.",
        "Because the pumps had failed, the ferry sank in the strait.",
        "Thus, the shipyard at Brack closed after the guild left the board.",
    ],
)
def test_a_time_for_a_time_or_a_cause_for_a_cause_is_none(text: str) -> None:
    assert found(text) == ()
