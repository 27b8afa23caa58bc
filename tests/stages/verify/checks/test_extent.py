"""How many, how often, how far: never more than the source says. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.extent import check_extent

SOURCE = (
    "Several growers of the Orvane valley lost their whole harvest to the late frost. "
    "All pilots of the strait signed the new charter in the harbour hall. "
    "The ferries often leave the northern pier half an hour late. "
    "At least 14 cabins were flooded when the dam at Brack gave way. "
    "Hundreds of walkers crossed the new bridge on its first morning. "
    "Thorne is one of the most trusted judges in the lower court. "
    "Nearly every house in the old quarter has a cistern. "
    "The toll was partly paid back to the carriers in the spring. "
    "A few crews refused to sail under the new rules last week. "
    "The harvest was the smallest in twelve years, the growers said. "
    "The new tunnel at Brack will take 18 to 24 months, the builders think. "
    "The guild raised $300-400 for the widow of the pilot in June. "
    "Boats from the strait may moor at the outer quay in winter. "
    "The board expects between 400 and 450 cabins to be let by August. "
    "The clerk counted 12 and 15 barrels on two days in the cellar."
)


def found(text: str) -> tuple[Finding, ...]:
    return check_extent(CheckInput(text, (SourceAnalysis("a", SOURCE),)))


@pytest.mark.parametrize(
    "text",
    [
        "All growers of the Orvane valley lost their whole harvest to the late frost.",
        "Most growers of the Orvane valley lost their whole harvest to the late frost.",
        "The ferries always leave the northern pier half an hour late.",
        "The ferries seldom leave the northern pier half an hour late.",
        "Exactly 14 cabins were flooded when the dam at Brack gave way.",
        "Thousands of walkers crossed the new bridge on its first morning.",
        "Thorne is the most trusted judges in the lower court.",
        "Every house in the old quarter has a cistern.",
        "The toll was fully paid back to the carriers in the spring.",
        "Many crews refused to sail under the new rules last week.",
        "The harvest was the smallest ever, the growers said.",
        "The new tunnel at Brack will take 24 months, the builders think.",
        "The new tunnel at Brack will take 18 months, the builders think.",
        "The guild raised $400 for the widow of the pilot in June.",
        "The board expects 450 cabins to be let by August.",
        "The board expects 400 cabins to be let by August.",
        "All boats from the strait may moor at the outer quay in winter.",
        "Boats from the strait may always moor at the outer quay in winter.",
        "Only boats from the strait may moor at the outer quay in winter.",
    ],
)
def test_more_than_the_source_says_is_found(text: str) -> None:
    (finding,) = found(text)
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert finding.source_span.of(SOURCE) in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Some growers of the Orvane valley lost their whole harvest to the late frost.",
        "Some of the pilots of the strait signed the new charter in the harbour hall.",
        "Most pilots of the strait signed the new charter in the harbour hall.",
        "The ferries sometimes leave the northern pier half an hour late.",
        "The ferries usually leave the northern pier half an hour late.",
        "Fourteen or more cabins were flooded when the dam at Brack gave way.",
        "14 cabins were flooded when the dam at Brack gave way.",
        "Hundreds crossed the new bridge on its first morning.",
        "Thorne is among the most trusted judges in the lower court.",
        "Almost every house in the old quarter has a cistern.",
        "The toll was partially paid back to the carriers in the spring.",
        "Some crews refused to sail under the new rules last week.",
        "The harvest was the smallest for twelve years, the growers said.",
        "The new tunnel at Brack will take up to 24 months, the builders think.",
        "The new tunnel at Brack will take at least 18 months, the builders think.",
        "The new tunnel at Brack will take between 18 and 24 months, the builders think.",
        "The new tunnel at Brack will take months, the builders think.",
        "The guild raised $300 to $400 for the widow of the pilot in June.",
        "The clerk counted 15 barrels on two days in the cellar.",
        "Some boats from the strait may moor at the outer quay in winter.",
    ],
)
def test_less_or_the_same_is_none(text: str) -> None:
    assert found(text) == ()
