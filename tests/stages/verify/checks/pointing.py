"""What a check finds in a Sentence held against one source, and where that points."""

from collections.abc import Callable

from service.domain.briefs import Finding
from service.stages.verify import CheckInput, SourceAnalysis

Findings = tuple[Finding, ...]


def against(source: str, check: Callable[[CheckInput], Findings]) -> Callable[[str], Findings]:
    """What ``check`` finds in a Sentence whose one source is ``source``."""
    analysis = SourceAnalysis("a", source)
    return lambda text: check(CheckInput(text, (analysis,)))


def assert_points(finding: Finding, source: str, there: str) -> None:
    """``finding`` has a place in the Sentence, and one in ``source`` with the words ``there`` in it."""
    assert finding.source_span is not None
    assert there in finding.source_span.of(source)
    assert finding.sentence_span is not None
