"""The Citation itself: it resolves, its quote is the span's text, and it rests on a Passage that may carry it."""

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.inputs import CheckInput


def check_citations(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each Citation that doesn't resolve: unknown Article or Passage, another text, no citable role."""
    found: list[Finding] = []
    sources = {source.article_id: source for source in given.sources}
    for citation in given.citations:
        source = sources.get(citation.article_id)
        if source is None:
            message = "the cited Article is not among the sources"
        elif citation.span.of(source.text) != citation.quote:
            message = "the cited span does not hold the quoted text"
        else:
            passage = next((p for p in source.passages or () if p.id == citation.passage_id), None)
            if source.passages is None:
                continue
            if passage is None:
                message = "the cited Passage does not exist"
            elif not passage.span.contains(citation.span):
                message = "the cited span is not inside its Passage"
            elif not passage.citable:
                message = f"a {passage.role.value.replace('_', ' ')} can't carry a Citation"
            else:
                continue
        found.append(
            Finding(
                FindingKind.CITATION_UNRESOLVED,
                message,
                None,
                citation.article_id,
                citation.span if source is not None and citation.span.end <= len(source.text) else None,
            )
        )
    return tuple(found)
