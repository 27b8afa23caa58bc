"""What may be must not be told as sure. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.certainty import check_certainty

SOURCE = (
    "The Orvane ferry may be sold before the winter, the harbour board told its staff. "
    "Governor Lise Thorne wants to use a decree to end the toll on the northern bridge. "
    "The report suggests that salt from the works entered two of the wells near Brack. "
    "A clerk suspected of altering the ledger was sent home on full pay. "
    "The council debated the proposed tunnel under the old market for three hours. "
    "The board possibly denied the crew the hearing that it had asked for. "
    "Prices in Brack are expected to rise again before the spring fair. "
    "Growers complained of money that could have been spent on the wells. "
    "The clerk kept away from the old market, for fear that Vale might see him."
)


def found(text: str, source: str = SOURCE) -> tuple[Finding, ...]:
    return check_certainty(CheckInput(text, (SourceAnalysis("a", source),)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Orvane ferry will be sold before the winter, the harbour board told its staff.", "will"),
        ("Governor Lise Thorne will use a decree to end the toll on the northern bridge.", "will"),
        (
            "The report proves that salt from the works entered two of the wells near Brack.",
            "proves",
        ),
        ("A clerk convicted of altering the ledger was sent home on full pay.", "convicted"),
        (
            "The council debated the approved tunnel under the old market for three hours.",
            "approved",
        ),
        ("The board denied the crew the hearing that it had asked for.", "denied"),
        ("Prices in Brack rise again before the spring fair.", "rise"),
        ("Growers complained of money that had been spent on the wells.", "had"),
    ],
)
def test_a_surer_word_or_none_in_the_place_of_a_hedge_is_found(text: str, words: str) -> None:
    (finding,) = found(text)
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert words in finding.sentence_span.of(text)
    assert finding.source_span.of(SOURCE)


@pytest.mark.parametrize(
    "text",
    [
        "The Orvane ferry might be sold before the winter, the harbour board told its staff.",
        "Governor Lise Thorne hopes to use a decree to end the toll on the northern bridge.",
        "The report indicates that salt from the works entered two of the wells near Brack.",
        "A clerk was sent home on full pay.",
        "The council debated the planned tunnel under the old market for three hours.",
        "Perhaps the board denied the crew the hearing that it had asked for.",
        "Prices in Brack are likely to rise again before the spring fair.",
        "Prices in Brack could rise again before the spring fair.",
        "Growers complained of money that could have been spent on the wells.",
        "The clerk kept away from the old market.",
    ],
)
def test_one_hedge_for_another_or_one_left_out_with_what_it_governs_is_none(text: str) -> None:
    assert found(text) == ()


def test_what_another_sentence_says_without_a_hedge_may_be_told_so() -> None:
    more = SOURCE + " On Friday the board said that the Orvane ferry was sold before the winter sailings."
    assert found("The Orvane ferry was sold before the winter.", more) == ()
