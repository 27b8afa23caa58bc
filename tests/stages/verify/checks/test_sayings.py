"""Who said something has not admitted or denied it. All texts are invented."""

import pytest

from service.domain.briefs import Finding, FindingKind
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.sayings import check_sayings

SOURCE = (
    "Governor Lise Thorne said that the pumps of the Orvane ferry had failed in June. "
    "The pilots claimed the wells near Brack were dry long before the spring. "
    "Orrin Vale denied that he had sold the northern quay to a cousin. "
    "The growers insisted that the toll was too high for small boats."
)


def found(text: str, source: str = SOURCE) -> tuple[Finding, ...]:
    return check_sayings(CheckInput(text, (SourceAnalysis("a", source),)))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Governor Lise Thorne admitted that the pumps of the Orvane ferry had failed in June.", "admitted"),
        (
            "Governor Lise Thorne has confirmed that the pumps of the Orvane ferry had failed in June.",
            "has confirmed",
        ),
        ("The pilots proved the wells near Brack were dry long before the spring.", "proved"),
        ("The growers acknowledged that the toll was too high for small boats.", "acknowledged"),
    ],
)
def test_a_verb_that_vouches_in_the_place_of_a_plain_one_is_found(text: str, verb: str) -> None:
    (finding,) = found(text)
    assert finding.kind is FindingKind.HEDGE_DROPPED
    assert not finding.contradicts
    assert finding.sentence_span is not None
    assert finding.sentence_span.of(text) == verb


@pytest.mark.parametrize(
    "text",
    [
        "Governor Lise Thorne denied that the pumps of the Orvane ferry had failed in June.",
        "Orrin Vale said that he had sold the northern quay to a cousin.",
    ],
)
def test_what_was_said_is_not_denied_nor_what_was_denied_said(text: str) -> None:
    (finding,) = found(text)
    assert finding.kind is FindingKind.NEGATION
    assert finding.contradicts


@pytest.mark.parametrize(
    "text",
    [
        "The growers said that the toll was too high for small boats.",
        "The growers argued that the toll was too high for small boats.",
        "The pilots said the wells near Brack were dry long before the spring.",
        "Governor Lise Thorne stated that the pumps of the Orvane ferry had failed in June.",
        "Orrin Vale said that he had not sold the northern quay to a cousin.",
        "Orrin Vale rejected that he had sold the northern quay to a cousin.",
        "The pumps of the Orvane ferry had failed in June.",
    ],
)
def test_a_plainer_verb_or_the_same_in_other_words_is_none(text: str) -> None:
    assert found(text) == ()


def test_what_another_sentence_has_with_that_verb_is_none() -> None:
    more = SOURCE + " On Friday the governor admitted the pumps of the ferry had failed in June."
    text = "Governor Lise Thorne admitted that the pumps of the Orvane ferry had failed in June."
    assert found(text, more) == ()
