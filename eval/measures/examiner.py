"""From a cell to what the measures look at, by the service's own Verifier."""

from collections.abc import Iterable, Iterator, Sequence

from eval.cases.case import Statement
from eval.cases.saying import saying, says
from eval.measures.clauses import clauses
from eval.measures.examined import (
    DifferenceTold,
    Entailment,
    Examined,
    Judged,
    NuggetTold,
    Place,
    Support,
    Told,
)
from eval.measures.remembered import Remembered, key_of
from eval.measures.sources import cleaned, sentence
from eval.runs.cells import Cell, RunCase
from service.domain.briefs import Status, Verdict
from service.stages.render.document import BriefDocument, CitationPart, SentencePart
from service.stages.verify.decision import Point
from service.verifier import PairVerification, Verifier

_Placed = tuple[SentencePart, Place, str]


class Examiner:
    """Checks Briefs afresh with one Verifier, so that runs made with different ones are held against the same.

    What was checked once is ``remembered``: two runs of one suite share most of their Sentences. Not safe in threads.
    """

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self.remembered = Remembered(verifier.version)

    @property
    def version(self) -> str:
        """The Verifier's."""
        return self._verifier.version

    def examine(self, case: RunCase, cell: Cell) -> Examined:
        """All that the measures need of ``cell``.

        Raises:
            ValueError: the cell has no Brief: only one that is done can be measured.
        """
        brief = cell.document
        if brief is None:
            raise ValueError(f"the cell {cell.key} has no Brief")
        placed = tuple(_placed(brief))
        judged = tuple(
            self._judged(each, verdict)
            for each, verdict in zip(placed, self._verify(placed, brief), strict=True)
        )
        shown = [each for each in judged if each.shown]
        leading = [each for each in shown if each.place is Place.BOTTOM_LINE]
        expected = case.case.expected
        return Examined(
            case,
            cell,
            brief,
            judged,
            tuple(
                NuggetTold(nugget, self._told(nugget, shown), self._told(nugget, leading))
                for nugget in expected.all_nuggets
            ),
            tuple(self._forbidden(statement, shown) for statement in expected.must_not_say),
            tuple(
                DifferenceTold(
                    difference,
                    tuple(
                        _side_told(side.says, {case.id_of.get(name, "") for name in side.articles}, brief)
                        for side in difference.sides
                    ),
                )
                for difference in expected.differences
            ),
            self.version,
        )

    def _verify(self, placed: Sequence[_Placed], brief: BriefDocument) -> list[Verdict]:
        library = key_of(*(article.model_dump_json() for article in brief.articles))
        keys = [
            key_of(library, each.text, [citation.model_dump_json() for citation in each.citations])
            for each, _, _ in placed
        ]
        known = {key: self.remembered.verdict(key) for key in keys}
        new = {key: each for key, (each, _, _) in zip(keys, placed, strict=True) if known[key] is None}
        if new:
            articles = [cleaned(article) for article in brief.articles]
            found = self._verifier.verify([sentence(each) for each in new.values()], articles)
            for key, verification in zip(new, found, strict=True):
                self.remembered.keep(key, verification.verdict)
                known[key] = verification.verdict
        return [verdict for key in keys if (verdict := known[key]) is not None]

    def _judged(self, placed: _Placed, verdict: Verdict) -> Judged:
        published, place, section = placed
        entailment = self._entailment(published)
        return Judged(
            published, place, section, verdict, entailment, self._support(published, entailment.together)
        )

    def _entailment(self, published: SentencePart) -> Entailment:
        quotes = [citation.quote for citation in published.citations]
        if not quotes:
            return Entailment(Status.UNSUPPORTED)
        together = self._pair(quotes, published.text).verdict.status
        if len(quotes) == 1:
            return Entailment(together, (together,), (Status.UNSUPPORTED,))
        others = [quotes[:index] + quotes[index + 1 :] for index in range(len(quotes))]
        return Entailment(
            together,
            tuple(self._pair([quote], published.text).verdict.status for quote in quotes),
            tuple(self._pair(rest, published.text).verdict.status for rest in others),
        )

    def _support(self, published: SentencePart, together: Status) -> Support:
        if together is Status.SUPPORTED:
            return Support.FULL
        if together is Status.UNCHECKED:
            return Support.UNCHECKED
        quotes = [citation.quote for citation in published.citations]
        parts = clauses(published.text)
        if quotes and len(parts) > 1:
            statuses = [self._pair(quotes, part).verdict.status for part in parts]
            if Status.SUPPORTED in statuses:
                return Support.PARTIAL
        return Support.NONE

    def _told(self, statement: Statement, sentences: Sequence[Judged]) -> Told:
        """By wording; else where the Verifier, at its balanced point, finds the Statement carried by the Sentences."""
        worded = saying([each.text for each in sentences], statement)
        if worded:
            return Told(statement, tuple(sentences[index].id for index in worded), told=True, worded=True)
        return self._meant(statement, sentences, Point.BALANCED)

    def _forbidden(self, statement: Statement, sentences: Sequence[Judged]) -> Told:
        """By wording; by the Verifier, at its strict point, only where the Case gives no wording of its own."""
        worded = saying([each.text for each in sentences], statement)
        if worded or statement.alternatives or statement.patterns:
            told = tuple(sentences[index].id for index in worded)
            return Told(statement, told, told=bool(told), worded=bool(told))
        return self._meant(statement, sentences, Point.STRICT)

    def _meant(self, statement: Statement, sentences: Sequence[Judged], point: Point) -> Told:
        if not sentences:
            return Told(statement, (), told=False, worded=False)
        found = self._pair([each.text for each in sentences], statement.text, point)
        status = found.verdict.status
        told = status is Status.SUPPORTED
        carrying = dict.fromkeys(sentences[each.source].id for each in found.evidence) if told else ()
        return Told(statement, tuple(carrying), told, worded=False, unchecked=status is Status.UNCHECKED)

    def _pair(self, docs: Sequence[str], claim: str, point: Point = Point.BALANCED) -> PairVerification:
        key = key_of(list(docs), claim, point.value)
        known = self.remembered.pair(key)
        if known is None:
            known = self._verifier.verify_pair(docs, claim, point)
            self.remembered.keep(key, known)
        return known


def _placed(brief: BriefDocument) -> Iterator[_Placed]:
    for each in brief.bottom_line:
        yield each, Place.BOTTOM_LINE, ""
    for section in brief.sections:
        for each in section.sentences:
            yield each, Place.SECTION, section.topic.id
    for held in brief.withheld:
        yield held.sentence, Place.WITHHELD, ""


def _side_told(statement: Statement, articles: set[str], brief: BriefDocument) -> bool:
    """Whether a Sentence shown, or a side of a difference shown, says it and cites one of ``articles`` (any where none)."""
    if any(_cites(each.citations, articles) and says(each.text, statement) for each in brief.shown):
        return True
    sides = (
        side for section in brief.sections for difference in section.differences for side in difference.sides
    )
    return any(
        _cites(side.citations, articles)
        and (says(side.says, statement) or any(says(each.quote, statement) for each in side.citations))
        for side in sides
    )


def _cites(citations: Iterable[CitationPart], articles: set[str]) -> bool:
    return not articles or any(citation.article_id in articles for citation in citations)
