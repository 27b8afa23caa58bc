"""Numbers with their units. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.figures import check_numbers

SOURCE = (
    "The fund paid €10,000 for the survey of the northern pier. "
    "The guild split from the board two years ago over the toll. "
    "The ban on the ferry begins in less than four hours. "
    "Some 40 per cent of the growers signed the letter. "
    "The swimmers must keep six feet away from the pier. "
    "The wall is 30 kilometres long."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_numbers(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ("The fund paid $10,000 for the survey of the northern pier.", "$10,000", "€10,000"),
        ("The guild split from the board two months ago over the toll.", "two months", "two years"),
        ("The ban on the ferry begins in less than four days.", "four days", "four hours"),
        ("The swimmers must keep six metres away from the pier.", "six metres", "six feet"),
        ("The wall is 30 miles long.", "30 miles", "30 kilometres"),
    ],
)
def test_the_same_figure_in_another_unit_is_found(text: str, said: str, source: str) -> None:
    (finding,) = found(text)
    assert finding.contradicts
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert finding.sentence_span.of(text) == said
    assert finding.source_span.of(SOURCE) == source


@pytest.mark.parametrize(
    "text",
    [
        "The fund paid 10,000 euros for the survey of the northern pier.",
        "The guild split from the board 24 months ago over the toll.",
        "The ban on the ferry begins in less than 240 minutes.",
        "The swimmers must keep 72 inches away from the pier.",
        "The wall is 30,000 metres long.",
    ],
)
def test_the_same_size_in_another_unit_is_none(text: str) -> None:
    assert found(text) == ()
