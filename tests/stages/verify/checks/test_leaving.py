import pytest

from service.domain.briefs import FindingKind as Kind
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks import left_out, run_checks

SOURCE = (
    "The mill at Orben will shut in May, the mayor told reporters. "
    "Its owners say the river has risen by two metres. "
    "One of the divers, Per Lund, told the council that the dam had been patched with wood. "
    "The lock reportedly broke in the night. "
    "The gate has been painted red. The keeper said that the gate has been painted red. "
    "The board announced that the bridge is open. "
    "The clerk spoke of the flood, and the ferry sank near the pier."
)


def _kinds(text: str) -> list[Kind]:
    return [finding.kind for finding in left_out(CheckInput(text, (SourceAnalysis("a", SOURCE),)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill at Orben will shut in May.", [Kind.ATTRIBUTION_DROPPED]),
        ("The river has risen by two metres.", [Kind.ATTRIBUTION_DROPPED]),
        ("The dam had been patched with wood.", [Kind.ATTRIBUTION_DROPPED]),
        ("The lock broke in the night.", [Kind.HEDGE_DROPPED]),
        ("The mill at Orben will shut in May, the mayor told reporters.", []),
        ("Per Lund told the council that the dam had been patched with wood.", []),
        ("The gate has been painted red.", []),
        ("The bridge is open.", []),
        ("The ferry sank near the pier.", []),
        ("Whales sang.", []),
    ],
)
def test_a_near_copy_without_its_speaker_or_hedge_is_found(text: str, expected: list[Kind]) -> None:
    assert _kinds(text) == expected


def test_a_plain_report_told_as_fact_is_no_finding_of_the_checks() -> None:
    text = "The mill at Orben will shut in May."
    assert run_checks(CheckInput(text, (SourceAnalysis("a", SOURCE),))) == ()
