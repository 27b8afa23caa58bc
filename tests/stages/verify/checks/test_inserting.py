"""What a near copy adds that no source says. All texts are invented."""

import pytest

from service.domain.briefs import Finding, FindingKind
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.inserting import check_insertions

SOURCE = (
    "The harbour board of Orvane shut the northern pier on Tuesday. "
    "Mayor Edda Quill, a former pilot, called the cracks in the pier dangerous. "
    "Repairs will be paid from the harbour fund, Quill said."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_insertions(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            "The harbour board of Orvane shut the northern pier on Tuesday, following a petition by anglers.",
            "following a petition by anglers",
        ),
        (
            "The harbour board of Orvane, which had hidden the survey, shut the northern pier on Tuesday.",
            "which had hidden the survey",
        ),
        (
            "The harbour board of Orvane shut the northern pier on Tuesday, according to a leaked letter.",
            "according to a leaked letter",
        ),
        (
            "The harbour board of Orvane shut the northern pier on Tuesday and ruined the fund.",
            "and ruined the fund",
        ),
        (
            "Repairs will be paid from the harbour fund, Quill said to a dangerous northern fund.",
            "to a dangerous northern fund",
        ),
    ],
)
def test_a_fact_put_in_is_found_with_its_words(text: str, added: str) -> None:
    (finding,) = found(text)
    assert finding.kind is FindingKind.UNSUPPORTED_WORDS
    assert finding.sentence_span is not None
    assert finding.sentence_span.of(text) == added
    assert not finding.contradicts


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board of Orvane shut the northern pier on Tuesday because of dangerous cracks.",
        "The harbour board of Orvane shut the northern pier on Tuesday, and repairs will be paid from the harbour fund.",
        "The harbour board of the town of Orvane shut the northern pier on Tuesday.",
        "According to the board, the harbour board of Orvane shut the northern pier on Tuesday.",
        "On Tuesday, anglers lost a spot that families loved when the board shut a pier.",
        "The harbour board of Orvane shut the northern pier on Tuesday [2, 3, 4].",
        "The harbour board of Orvane shut the northern pier on Tuesday at the end of Orvane.",
        "The harbour board of Orvane shut the dangerous northern pier on Tuesday.",
    ],
)
def test_what_another_sentence_has_or_a_reworded_sentence_is_none(text: str) -> None:
    assert found(text) == ()
