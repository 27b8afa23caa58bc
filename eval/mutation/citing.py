"""Wrong Citations under an unchanged Sentence: another Passage, none, one that is not there, one too many."""

from collections.abc import Iterator

from eval.mutation.material import Edit, Given, Operator
from eval.mutation.source import content
from service.domain.briefs import Citation, cite
from service.domain.spans import Span

_LITTLE = 0.34
"""Share of the Sentence's words from which on a Passage may carry some of it."""
_MANY = 6


def _elsewhere(given: Given) -> Iterator[Citation]:
    """Passages that the Sentence doesn't cite and that have hardly any of its words."""
    wanted = content(given.text)
    cited = {(each.article_id, each.passage_id) for each in given.accepted.sentence.citations}
    found = 0
    for cleaned in given.source.articles:
        for passage in cleaned.citable:
            text = passage.span.of(cleaned.article.text)
            shared = len(wanted & content(text)) / max(1, len(wanted))
            if (cleaned.article.id, passage.id) not in cited and shared < _LITTLE and len(text) > 40:
                yield cite(cleaned, passage.id, passage.span)
                found += 1
                if found == _MANY:
                    return


def _swapped(given: Given) -> Iterator[Edit]:
    for other in _elsewhere(given):
        yield Edit(given.text, f"cites Passage {other.passage_id}, which is about something else", (other,))


def _surplus(given: Given) -> Iterator[Edit]:
    for other in _elsewhere(given):
        citations = (*given.accepted.sentence.citations, other)
        yield Edit(
            given.text, f"cites Passage {other.passage_id} besides, which has no part in it", citations
        )


def _dangling(given: Given) -> Iterator[Edit]:
    for first in given.accepted.sentence.citations[:1]:
        gone = Citation(first.article_id, f"{first.passage_id}-gone", Span(0, 0), "")
        yield Edit(given.text, "cites a Passage that is not there", (gone,))


def _dropped(given: Given) -> Iterator[Edit]:
    yield Edit(given.text, "cites nothing", ())


OPERATORS = (
    Operator("citation_swapped", "citations", "another Passage is cited, about something else", _swapped),
    Operator("citation_dangling", "citations", "a Passage is cited that is not there", _dangling),
    Operator("citation_dropped", "citations", "nothing is cited", _dropped),
    Operator("citation_surplus", "citations", "a Passage is cited besides that has no part in it", _surplus),
)
