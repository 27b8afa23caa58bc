"""The Writer of Sentences that were made elsewhere: they are cited, checked and shown as a draft is."""

from collections.abc import Mapping, Sequence

from eval.cases.case import GivenSentence
from eval.runs.cells import RunCase
from service.domain.articles import CleanedArticle
from service.domain.briefs import Citation, Draft, DraftRequest, Sentence, cite
from service.text.words import words

_CITED = 3
"""Passages that a Sentence cites in each article; the Verifier narrows them to its evidence, or proposes others."""


class GivenWriter:
    """Implements ``Writer`` with the Sentences of a Case. It mends nothing.

    A Sentence stands in the Topic of the first article that it cites, citing the Passages that share most words with
    it. ``left`` are those that no Topic took, because their article is left out or their Topic was not drafted.
    """

    def __init__(self, case: RunCase) -> None:
        self._given = case.case.given
        self._names: Mapping[str, str] = case.id_of
        self._left = set(range(len(self._given)))

    @property
    def name(self) -> str:
        """See ``ports.Writer``."""
        return "given/1"

    @property
    def model(self) -> str:
        """There is none."""
        return ""

    @property
    def left(self) -> tuple[str, ...]:
        """The texts of the Sentences that stand in no Topic so far."""
        return tuple(self._given[number].text for number in sorted(self._left))

    async def draft(self, request: DraftRequest) -> Draft:
        """See ``ports.Writer``."""
        articles = {cleaned.article.id: cleaned for cleaned in request.articles}
        made = []
        for number, given in enumerate(self._given):
            cited = [self._names[name] for name in given.articles] or list(
                dict.fromkeys(self._names.values())
            )
            if cited[0] not in articles:
                continue
            self._left.discard(number)
            found = [
                citation for each in cited if each in articles for citation in _nearest(given, articles[each])
            ]
            made.append(Sentence(f"g{number + 1}", given.text, tuple(found)))
        return Draft(request.topic.id, tuple(made))

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:  # noqa: ARG002  the port has it
        """See ``ports.Writer``. Nothing is mended: what was made elsewhere is judged as it is."""
        return Draft(request.topic.id, ())


def _nearest(given: GivenSentence, cleaned: CleanedArticle) -> list[Citation]:
    wanted = _stems(given.text)
    ranked = sorted(
        cleaned.citable,
        key=lambda passage: (
            -len(wanted & _stems(passage.span.of(cleaned.article.text))),
            passage.span.start,
        ),
    )
    return [cite(cleaned, passage.id, passage.span) for passage in ranked[:_CITED]]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text) if not word.stop)
