"""Names in the place of others. All texts are invented."""

import pytest

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks.naming import check_names, check_places_of_names

SOURCE = (
    "A second Brazilian sailor, Tomas Brandt, is held in Indonesia for landing crabs. "
    "The UK Treasury sent a clerk to Casterby. "
    "The growers of Orvane met in Casterby, not in Brack, on Friday."
)


def found(text: str) -> tuple[Finding, ...]:
    given = CheckInput(text, (SourceAnalysis("a", SOURCE),))
    return (*check_names(given), *check_places_of_names(given))


@pytest.mark.parametrize(
    ("text", "mine", "theirs"),
    [
        (
            "A second Indonesian sailor, Tomas Brandt, is held in Indonesia for landing crabs.",
            "Indonesian",
            "Brazilian",
        ),
    ],
)
def test_a_nation_named_elsewhere_in_the_sentence_is_found(text: str, mine: str, theirs: str) -> None:
    (finding,) = found(text)
    assert finding.contradicts
    assert finding.sentence_span is not None
    assert finding.source_span is not None
    assert (finding.sentence_span.of(text), finding.source_span.of(SOURCE)) == (mine, theirs)


@pytest.mark.parametrize(
    "text",
    [
        "A second sailor from Brazil, Tomas Brandt, is held in Indonesia for landing crabs.",
        "The United Kingdom Treasury sent a clerk to Casterby.",
        "The British Treasury sent a clerk to Casterby.",
    ],
)
def test_another_form_of_the_name_is_none(text: str) -> None:
    assert found(text) == ()
