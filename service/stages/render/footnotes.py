"""One number per Citation, the same wherever it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from service.stages.render.document import ArticlePart, BriefDocument, CitationPart


@dataclass(frozen=True, slots=True)
class Footnote:
    """A numbered Citation with its article. Numbers count from 1 in reading order."""

    number: int
    citation: CitationPart
    article: ArticlePart


@dataclass(frozen=True, slots=True)
class Footnotes:
    """All of a document's Citations, each once: in Sentences shown, then differences, then withheld Sentences."""

    notes: tuple[Footnote, ...]
    _numbers: dict[tuple[str, int, int], int]

    @classmethod
    def of(cls, document: BriefDocument) -> "Footnotes":
        """Number the Citations of ``document``."""
        articles = {article.id: article for article in document.articles}
        numbers: dict[tuple[str, int, int], int] = {}
        notes = []
        for citation in _reading_order(document):
            if _key(citation) not in numbers:
                numbers[_key(citation)] = len(numbers) + 1
                notes.append(Footnote(len(numbers), citation, articles[citation.article_id]))
        return cls(tuple(notes), numbers)

    def numbers(self, citations: Iterable[CitationPart]) -> tuple[int, ...]:
        """The numbers of these Citations, each once, in their order."""
        return tuple(dict.fromkeys(self._numbers[_key(citation)] for citation in citations))


def _key(citation: CitationPart) -> tuple[str, int, int]:
    return citation.article_id, citation.start, citation.end


def _reading_order(document: BriefDocument) -> Iterable[CitationPart]:
    for sentence in document.bottom_line:
        yield from sentence.citations
    for section in document.sections:
        for sentence in section.sentences:
            yield from sentence.citations
        for difference in section.differences:
            for side in difference.sides:
                yield from side.citations
    for held in document.withheld:
        yield from held.sentence.citations
