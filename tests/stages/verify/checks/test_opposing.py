"""Opposites in one place. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.opposing import check_opposites

SOURCE = (
    "The ferry company confirmed that it had hired the crew of the Brack line. "
    "The lower court called the toll on the northern bridge lawful. "
    "Many pilots remained in the hall after the vote. "
    "The growers saw the ruling as a victory for small farms. "
    "Westholt have lost the last four derbies to Estmark."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_opposites(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    ("text", "mine", "theirs"),
    [
        ("The ferry company denied that it had hired the crew of the Brack line.", "denied", "confirmed"),
        ("The ferry company confirmed that it had dismissed the crew of the Brack line.", "dismissed", "hired"),
        ("The lower court called the toll on the northern bridge unlawful.", "unlawful", "lawful"),
        ("Few pilots remained in the hall after the vote.", "Few", "Many"),
        ("Many pilots left the hall after the vote.", "left", "remained"),
        ("The growers saw the ruling as a defeat for small farms.", "defeat", "victory"),
        ("The growers saw the ruling as a victory for large farms.", "large", "small"),
    ],
)  # fmt: skip
def test_the_opposite_in_the_very_place_is_found(text: str, mine: str, theirs: str) -> None:
    (finding,) = found(text)
    assert finding.contradicts
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert finding.sentence_span.of(text) == mine
    assert finding.source_span.of(SOURCE) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "The ferry company acknowledged that it had recruited the crew of the Brack line.",
        "The lower court called the toll on the northern bridge legal.",
        "The lower court did not call the toll on the northern bridge unlawful.",
        "Several pilots stayed in the hall after the vote.",
        "Estmark have won the last four derbies against Westholt.",
    ],
)
def test_another_word_for_the_same_or_the_converse_is_none(text: str) -> None:
    assert found(text) == ()
