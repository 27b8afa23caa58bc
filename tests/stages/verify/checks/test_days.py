"""Days that are not the source's. All texts are invented."""

from datetime import date

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.days import check_days

SOURCE = (
    "The harbour board of Orvane shut the northern pier on Tuesday morning. "
    "The ferry to Brack sails again in November, the company said. "
    "Yesterday the lower court heard the growers of the valley. "
    "Quill was elected mayor in 2017 after a long count. "
    "The pilots will meet the board next week in the harbour hall. "
    "The vote on the new charter is due on Thursday."
)
MONDAY = date(2026, 3, 9)


def found(text: str, published: date | None = None, source: str = SOURCE) -> tuple[Finding, ...]:
    return check_days(CheckInput(text, (SourceAnalysis("a", source, published=published),)))


@pytest.mark.parametrize(
    ("text", "mine", "theirs"),
    [
        ("The harbour board of Orvane shut the northern pier on Friday morning.", "Friday", "Tuesday"),
        ("The harbour board of Orvane shut the northern pier on Thursday morning.", "Thursday", "Tuesday"),
        ("The harbour board of Orvane shut the northern pier on Tuesday evening.", "evening", "morning"),
        ("The ferry to Brack sails again in October, the company said.", "October", "November"),
        ("Quill was elected mayor in 2016 after a long count.", "2016", "2017"),
        ("The pilots will meet the board last week in the harbour hall.", "last", "next"),
        ("On Sunday Orvane's board shut its northern pier.", "Sunday", "Tuesday"),
    ],
)
def test_another_day_in_the_place_of_the_sources_is_found(text: str, mine: str, theirs: str) -> None:
    (finding,) = found(text)
    assert finding.contradicts
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert finding.sentence_span.of(text) == mine
    assert finding.source_span.of(SOURCE) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board of Orvane shut the northern pier on Tuesday.",
        "On Tuesday morning Orvane's board shut its northern pier.",
        "In November the ferry to Brack sails again, the company said.",
        "Sunday Adeyemi shut the northern pier of Orvane on Tuesday morning.",
        "The vote on the new charter is due on Thursday, after the pier was shut on Tuesday.",
    ],
)
def test_the_sources_day_in_other_words_is_none(text: str) -> None:
    assert found(text) == ()


def test_a_weekday_may_follow_from_the_publication_date() -> None:
    assert found("On Sunday the lower court heard the growers of the valley.", MONDAY) == ()
    (finding,) = found("On Wednesday the lower court heard the growers of the valley.", MONDAY)
    assert finding.contradicts


def test_a_weekday_that_no_source_has_is_found_only_where_none_can_be_meant() -> None:
    source = "The harbour board shut the pier. The growers met the mayor."
    text = "The pier was shut by the board on Saturday."
    (finding,) = found(text, None, source + " The court sat on Monday.")
    assert not finding.contradicts
    assert found(text, None, source + " The court sat on Monday. The pier opens again today.") == ()
    assert found(text, None, source) == ()
    (finding,) = found(text, MONDAY, source + " It opens again today.")
    assert not finding.contradicts
