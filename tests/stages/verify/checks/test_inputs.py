from datetime import date

import pytest

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import FindingKind
from service.domain.dates import DateBasis, KnownDate, PartialDate
from service.domain.spans import Span
from service.stages.verify import CheckInput, Evidence, SourceAnalysis, run_checks

ONE = "The Calder line ordered nine boats. It paid $3m for them.\n\nPopular now: 77 ways to sail."
TWO = "In Casterby, 1,200 people watched the launch on Sunday. The mayor, Ana Ruiz, cut the ribbon."


def source(text: str = TWO, article_id: str = "b", published: date | None = None) -> SourceAnalysis:
    return SourceAnalysis(article_id, text, published=published)


def test_a_sentence_that_joins_two_sources_is_held_against_both() -> None:
    text = "The Calder line paid $3m for nine boats, and 1,200 people watched the launch in Casterby."
    assert run_checks(CheckInput(text, (source(ONE, "a"), source()))) == ()


def test_what_cleaning_left_out_says_nothing() -> None:
    passage = Passage("p1", "a", Span(0, 57), Role.BODY, (Span(0, 35), Span(36, 57)))
    cleaned = CleanedArticle(Article("a", "Boats", ONE), (passage,))
    text = "The Calder line ordered boats in 77 ways."
    assert [f.kind for f in run_checks(CheckInput(text, (SourceAnalysis.of(cleaned),)))] == [
        FindingKind.NUMBER
    ]
    assert run_checks(CheckInput(text, (source(ONE, "a"),))) == ()


def test_a_number_elsewhere_in_the_source_is_no_finding_but_one_that_stands_for_another_is() -> None:
    evidence = (Evidence("b", Span(0, 55)),)
    (finding,) = run_checks(
        CheckInput("In Casterby, 1,300 people watched the launch.", (source(),), evidence)
    )
    assert finding.message == "the source says “1,200”, the Sentence says “1,300”"
    assert finding.sentence_span == Span(13, 18)
    assert (finding.article_id, finding.source_span) == ("b", Span(13, 18))
    assert finding.contradicts


def test_offsets_point_into_the_article_and_into_the_whole_sentence() -> None:
    text = "Nine boats were ordered. In Casterby, 1,300 people watched the launch."
    (finding,) = run_checks(CheckInput(text, (source(ONE, "a"), source())))
    assert finding.sentence_span is not None
    assert finding.sentence_span.of(text) == "1,300"
    assert finding.source_span is not None
    assert finding.source_span.of(TWO) == "1,200"


def test_a_relative_date_is_resolved_against_the_day_of_publication() -> None:
    given = source(published=date(2026, 3, 4))
    assert run_checks(CheckInput("The launch was on March 1.", (given,))) == ()
    assert [f.kind for f in run_checks(CheckInput("The launch was on March 2.", (given,)))] == [
        FindingKind.DATE
    ]


def test_an_analysis_of_an_article_takes_its_date_and_title() -> None:
    known = KnownDate(PartialDate(2026, 3, 4), DateBasis.STATED)
    cleaned = CleanedArticle(Article("a", "Okoro speaks", "Nothing.", published=known), ())
    analysis = SourceAnalysis.of(cleaned)
    assert (analysis.published, analysis.title, analysis.statements) == (date(2026, 3, 4), "Okoro speaks", ())


def test_nothing_to_compare_gives_nothing() -> None:
    assert run_checks(CheckInput("", (source(),))) == ()
    assert run_checks(CheckInput("Boats.", ())) == ()


@pytest.mark.parametrize(
    ("text", "altered"),
    [
        ("In Casterby, 1,300 people watched the launch on Sunday.", True),
        ("In Casterby, 1,200 people watched the launch on Sunday, at a cost of two barrels.", True),
        ("A crowd of 1,300 had come to Casterby for the launch.", False),
        ("In Casterby, 1,200 people watched the launch on Sunday.", False),
    ],
)
def test_what_a_check_finds_in_a_near_copy_is_an_alteration(text: str, altered: bool) -> None:  # noqa: FBT001  a table's column
    given = CheckInput(text, (source(),))
    assert given.altered(run_checks(given)) is altered


def test_a_speaker_left_out_is_no_alteration() -> None:
    given = CheckInput(
        "The bridge at Casterby is a threat to every boat.",
        (source("Ana Ruiz warned that the bridge at Casterby is a threat to every boat."),),
    )
    found = run_checks(given)
    assert [finding.kind for finding in found] == [FindingKind.ATTRIBUTION_DROPPED]
    assert not given.altered(found)
