"""What a check is given: a Sentence and all that it may rest on."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from service.domain.articles import Passage
from service.domain.briefs import Citation, Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import NearCopy, near_copy
from service.stages.verify.checks.pairing import Pairing, copies, pair
from service.stages.verify.checks.sources import SourceAnalysis, Statement, parted
from service.text.sentences import sentence_spans

_NEAR = 0.5
"""Share of its content words that a source sentence must have to be held against the Sentence word for word."""
_WHOLLY = 0.8
"""Share of its words that a source sentence must have in the same order for what departs from it to be an alteration, ..."""
_PUT_IN = 0.4
"""... not counting this share of them at most that are put in between."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the text of an Article that the Sentence was aligned with."""

    article_id: str
    span: Span


@dataclass(frozen=True)
class CheckInput:
    """A Sentence and what it may rest on.

    Args:
        text: the Sentence's text.
        sources: the analyses of the cited Articles, whole.
        evidence: the aligned stretches in them; empty: none is known, the cited Passages are searched.
        passages: the cited Passages; empty: the whole sources are cited.
        citations: the Citations as drafted, for ``check_citations``.
    """

    text: str
    sources: tuple[SourceAnalysis, ...]
    evidence: tuple[Evidence, ...] = ()
    passages: tuple[Passage, ...] = ()
    citations: tuple[Citation, ...] = ()

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The Sentence, parted where it is really several. Its dates rest on no day: only what it says itself counts."""
        return tuple(
            Statement(span.of(self.text), span.start)
            for whole in sentence_spans(self.text)
            for span in parted(self.text, whole)
        )

    @cached_property
    def cited(self) -> tuple[tuple[SourceAnalysis, Statement], ...]:
        """The sentences of the cited Passages, with their source; of the whole sources where no Passage is named."""
        if not self.passages:
            return tuple((source, statement) for source in self.sources for statement in source.statements)
        spans: dict[str, list[Span]] = {}
        for passage in self.passages:
            spans.setdefault(passage.article_id, []).append(passage.span)
        return tuple(
            (source, statement)
            for source in self.sources
            for statement in source.statements
            if any(statement.span.overlaps(span) for span in spans.get(source.article_id, ()))
        )

    @cached_property
    def aligned(self) -> tuple[tuple[SourceAnalysis, Statement], ...]:
        """The sentences of the evidence; the cited ones where there is none."""
        by_id = {source.article_id: source for source in self.sources}
        found = {
            (stretch.article_id, statement.start): (by_id[stretch.article_id], statement)
            for stretch in self.evidence
            if stretch.article_id in by_id
            for statement in by_id[stretch.article_id].within(stretch.span)
        }
        return tuple(found.values()) or self.cited

    @cached_property
    def pairings(self) -> tuple[Pairing, ...]:
        """Each sentence of the Sentence with the source sentences that say most of it, best first (at most three).

        A sentence that is a copy of a whole source sentence has none: there is nothing to compare.
        """
        return tuple(self._pairings())

    def _pairings(self) -> Iterator[Pairing]:
        for statement in self.statements:
            if not any(copies(statement, theirs) for _, theirs in self.aligned):
                yield from pair(statement, self.aligned)

    @cached_property
    def near_copies(self) -> tuple[NearCopy, ...]:
        """The sentences that are nearly one source sentence, each beside that one and with all in which it departs from it."""
        best: dict[int, NearCopy] = {}
        for pairing in self.pairings:
            found = near_copy(pairing) if pairing.coverage >= _NEAR else None
            if found is not None:
                known = best.get(pairing.mine.start)
                if known is None or _changed(found) < _changed(known):
                    best[pairing.mine.start] = found
        return tuple(best.values())

    def altered(self, findings: Iterable[Finding]) -> bool:
        """Whether one of ``findings`` stands in what is else a source sentence nearly word for word: its words were altered.

        A speaker who is left out does not count: plain reports are often told as fact.
        """
        nearly = [copy.pairing.mine.span for copy in self.near_copies if _wholly(copy)]
        return any(
            finding.kind is not FindingKind.ATTRIBUTION_DROPPED
            and finding.sentence_span is not None
            and any(span.overlaps(finding.sentence_span) for span in nearly)
            for finding in findings
        )

    def says_elsewhere(self, pairing: Pairing, forms: Collection[str], share: float = _NEAR) -> bool:
        """Whether another cited sentence has all of ``forms`` (base forms) and ``share`` of the sentence's other words."""
        wanted = pairing.mine.content_bases.difference(forms)
        others = self.others(pairing, share, wanted)
        return any(all(form in theirs.bases for form in forms) for theirs in others)

    def others(
        self, pairing: Pairing, share: float = _NEAR, wanted: frozenset[str] | None = None
    ) -> Iterator[Statement]:
        """The cited sentences but the one of ``pairing`` that have a ``share`` of the sentence's content words, or of ``wanted`` ones."""
        words = pairing.mine.content_bases if wanted is None else wanted
        for _, theirs in self.cited:
            if theirs is not pairing.theirs and len(words & theirs.content_bases) >= share * len(words):
                yield theirs


def _wholly(copy: NearCopy) -> bool:
    """Whether the Sentence is the source sentence nearly word for word, but for what is put in."""
    size = len(copy.pairing.mine.words)
    put_in = sum(each.end - each.start for each in copy.exchanges if each.there == each.until)
    return put_in <= _PUT_IN * size and _changed(copy) - put_in <= (1 - _WHOLLY) * (size - put_in)


def _changed(copy: NearCopy) -> int:
    """How many words of the Sentence are not the source's."""
    return sum(each.end - each.start for each in copy.exchanges)
