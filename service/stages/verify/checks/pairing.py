"""Which words of a Sentence stand where in a source sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.sources import SourceAnalysis, Statement

_MOST = 3
_LEAST = 0.34
_REACH = 6
_APART = 3


@dataclass(frozen=True, slots=True)
class Pairing:
    """A sentence of a Brief beside one of a source.

    ``links`` maps indices of words of ``mine`` to indices of the same words in ``theirs``; ``coverage`` is the share
    of the content words of ``mine`` that have a link.
    """

    source: SourceAnalysis
    mine: Statement
    theirs: Statement
    links: dict[int, int]
    coverage: float

    def near(self, index: int, there: int, reach: int = _REACH) -> float:
        """Share of the content words within ``reach`` words of ``index`` that have a link near ``there``, itself not counted."""
        around = [other for other in self.mine.content if other != index and abs(other - index) <= reach]
        if not around:
            return 0.0
        linked = sum(
            1 for other in around if other in self.links and abs(self.links[other] - there) <= 2 * reach
        )
        return linked / len(around)

    def neighbours(self, index: int, there: int, reach: int = _REACH) -> int:
        """How many content words within ``reach`` words of ``index`` have a link near ``there``."""
        return sum(
            1
            for other in self.mine.content
            if other != index
            and abs(other - index) <= reach
            and other in self.links
            and abs(self.links[other] - there) <= 2 * reach
        )

    def beside(self, span: Span) -> tuple[int | None, int | None]:
        """The content words of ``mine`` right before and right after ``span``, function words passed over."""
        words = self.mine.words
        first = next((i for i, word in enumerate(words) if word.end > span.start), len(words))
        last = next((i for i, word in enumerate(words) if word.start >= span.end), len(words))
        content = self.mine.content_set
        before = next((i for i in range(first - 1, max(-1, first - 2 - _APART), -1) if i in content), None)
        after = next((i for i in range(last, min(len(words), last + 1 + _APART)) if i in content), None)
        return before, after

    def placed(self, span: Span, other: Span) -> tuple[bool, bool]:
        """Whether the words beside ``span`` of ``mine`` stand so before, and so after ``other`` of ``theirs``."""
        before, after = self.beside(span)
        content, theirs = self.theirs.content_set, self.theirs.words
        at = next((i for i, word in enumerate(theirs) if word.end > other.start), len(theirs))
        end = next((i for i, word in enumerate(theirs) if word.start >= other.end), len(theirs))
        left = self.links.get(before, -1) if before is not None else -1
        right = self.links.get(after, -1) if after is not None else -1
        return (
            0 <= left < at and not any(i in content for i in range(left + 1, at)),
            right >= end and not any(i in content for i in range(end, right)),
        )

    def finding(
        self, kind: FindingKind, message: str, mine: Span, theirs: Span | None, *, contradicts: bool = False
    ) -> Finding:
        """A Finding with both spans, given in offsets of the two Statements."""
        return Finding(
            kind,
            message,
            self.mine.place(mine),
            self.source.article_id,
            self.theirs.place(theirs) if theirs is not None else self.theirs.span,
            contradicts,
        )

    def otherwise(
        self, kind: FindingKind, mine: Span, theirs: Span, how: str = "", *, contradicts: bool = False
    ) -> Finding:
        """A Finding that the Sentence has one stretch where its source has another; ``how`` is what to add to that."""
        here, there = mine.of(self.mine.text), theirs.of(self.theirs.text)
        message = f"the source says “{there}”, the Sentence says “{here}”{how}"
        return self.finding(kind, message, mine, theirs, contradicts=contradicts)


def link(mine: Statement, theirs: Statement) -> dict[int, int]:
    """Links between equal base forms; among several places the one whose neighbours agree best, then the nearest in order."""
    places: dict[str, list[int]] = {}
    for index, form in enumerate(theirs.bases):
        places.setdefault(form, []).append(index)
    links: dict[int, int] = {}
    last = -1
    for index in mine.content:
        candidates = places.get(mine.bases[index])
        if not candidates:
            continue
        if len(candidates) == 1:
            chosen = candidates[0]
        else:
            chosen = max(
                candidates, key=lambda there: (_agreement(mine, theirs, index, there), -abs(there - last - 1))
            )
        links[index] = last = chosen
    return links


def _agreement(mine: Statement, theirs: Statement, index: int, there: int) -> int:
    here = set(mine.bases[max(0, index - 3) : index + 4])
    return len(here & set(theirs.bases[max(0, there - 3) : there + 4]))


def copies(mine: Statement, theirs: Statement) -> bool:
    """Whether ``mine`` is the whole of ``theirs``, word for word."""
    return len(mine.words) == len(theirs.words) and all(
        a.lower == b.lower for a, b in zip(mine.words, theirs.words, strict=True)
    )


def pair(mine: Statement, candidates: Sequence[tuple[SourceAnalysis, Statement]]) -> list[Pairing]:
    """``mine`` with up to three of ``candidates`` that share at least a third of its content words, best first."""
    total = len(mine.content_bases)
    if not total:
        return []
    scored = sorted(
        (
            (len(mine.content_bases & theirs.content_bases) / total, -position, source, theirs)
            for position, (source, theirs) in enumerate(candidates)
        ),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    found = []
    for share, _, source, theirs in scored[:_MOST]:
        if share < _LEAST:
            break
        links = link(mine, theirs)
        found.append(Pairing(source, mine, theirs, links, share))
    return found
