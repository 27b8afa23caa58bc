import pytest

from service.domain.articles import Passage, Role
from service.domain.briefs import Citation
from service.domain.spans import Span
from service.stages.verify import CheckInput, SourceAnalysis
from service.stages.verify.checks import check_citations

TEXT = "Boats leave harbour\nThe boats left on Monday. What is a boat?"
PASSAGES = (
    Passage("p1", "a1", Span(0, 19), Role.HEADLINE),
    Passage("p2", "a1", Span(20, 45), Role.BODY),
    Passage("p3", "a1", Span(46, 61), Role.FAQ),
)


def messages(citation: Citation) -> list[str]:
    given = CheckInput("x", (SourceAnalysis("a1", TEXT, passages=PASSAGES),), citations=(citation,))
    return [finding.message for finding in check_citations(given)]


def test_a_citation_that_holds() -> None:
    assert messages(Citation("a1", "p2", Span(20, 44), "The boats left on Monday")) == []


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        (
            Citation("a9", "p2", Span(20, 44), "The boats left on Monday"),
            "the cited Article is not among the sources",
        ),
        (
            Citation("a1", "p2", Span(20, 44), "The boats left on Sunday"),
            "the cited span does not hold the quoted text",
        ),
        (Citation("a1", "p9", Span(20, 44), "The boats left on Monday"), "the cited Passage does not exist"),
        (Citation("a1", "p2", Span(46, 61), "What is a boat?"), "the cited span is not inside its Passage"),
        (Citation("a1", "p1", Span(0, 5), "Boats"), "a headline can't carry a Citation"),
        (Citation("a1", "p3", Span(46, 61), "What is a boat?"), "a faq can't carry a Citation"),
    ],
)
def test_a_citation_that_does_not(citation: Citation, message: str) -> None:
    assert messages(citation) == [message]
