"""A Brief as the evaluation's Verifier sees it: all that the measures look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from eval.cases.case import ExpectedDifference, Nugget, Statement
from eval.runs.cells import Cell, RunCase
from service.domain.briefs import FindingKind, Status, Verdict
from service.stages.render.document import ArticlePart, BriefDocument, CitationPart, SentencePart


class Place(StrEnum):
    """Where a Sentence stands."""

    BOTTOM_LINE = "bottom line"
    SECTION = "section"
    WITHHELD = "withheld"


class Support(StrEnum):
    """TREC's grades of how far what is cited carries a Sentence; ``unchecked`` where that could not be said."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Entailment:
    """Whether the cited spans, taken as texts of their own, carry the Sentence.

    ``alone[j]`` is what the Verifier says with Citation ``j`` only, ``without[j]`` with all others; where there is one
    Citation, ``without`` is ``(UNSUPPORTED,)``.
    """

    together: Status
    alone: tuple[Status, ...] = ()
    without: tuple[Status, ...] = ()


@dataclass(frozen=True)
class Judged:
    """One Sentence with the evaluation's own Verdict (``verdict``) beside the one that it was published with.

    ``dangling`` counts the Citations that the writer gave and that resolve to nothing: they are taken off before a Brief is
    published, and their Findings are what is left of them.
    """

    sentence: SentencePart
    place: Place
    section: str
    verdict: Verdict
    entailment: Entailment
    support: Support

    @property
    def id(self) -> str:
        """The Sentence's id."""
        return self.sentence.id

    @property
    def text(self) -> str:
        """The Sentence's text."""
        return self.sentence.text

    @property
    def shown(self) -> bool:
        """Whether readers see it."""
        return self.place is not Place.WITHHELD

    @property
    def supported(self) -> bool:
        """Whether the evaluation's Verifier finds it supported."""
        return self.verdict.status is Status.SUPPORTED

    @property
    def unchecked(self) -> bool:
        """Whether nothing could be said of it."""
        return self.verdict.status is Status.UNCHECKED

    @cached_property
    def dangling(self) -> int:
        """How many of the writer's Citations resolve to nothing."""
        return sum(
            finding.kind is FindingKind.CITATION_UNRESOLVED for finding in self.sentence.verdict.findings
        )

    def has(self, *kinds: FindingKind) -> bool:
        """Whether the evaluation's Verifier has a Finding of one of ``kinds``."""
        return any(finding.kind in kinds for finding in self.verdict.findings)


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a Statement is said: the ids of the Sentences that say it, and whether it could be checked by meaning.

    ``worded`` tells that a wording or pattern was met; else the Verifier found it in what is shown.
    """

    statement: Statement
    sentences: tuple[str, ...]
    told: bool
    worded: bool
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class NuggetTold:
    """A nugget, whether the Brief tells it, and whether its bottom line does."""

    nugget: Nugget
    anywhere: Told
    bottom_line: Told


@dataclass(frozen=True, slots=True)
class DifferenceTold:
    """An expected difference, and which of its sides are told."""

    difference: ExpectedDifference
    sides: tuple[bool, ...]


@dataclass(frozen=True)
class Examined:
    """All that is known of one cell's Brief. ``judged`` are its Sentences: shown ones in reading order, then withheld ones."""

    case: RunCase
    cell: Cell
    brief: BriefDocument
    judged: tuple[Judged, ...]
    nuggets: tuple[NuggetTold, ...] = ()
    forbidden: tuple[Told, ...] = ()
    differences: tuple[DifferenceTold, ...] = ()
    verifier: str = ""

    @cached_property
    def shown(self) -> tuple[Judged, ...]:
        """The Sentences that readers see, in reading order."""
        return tuple(each for each in self.judged if each.shown)

    @cached_property
    def articles(self) -> Mapping[str, ArticlePart]:
        """The Brief's articles by id."""
        return {article.id: article for article in self.brief.articles}

    @cached_property
    def citations(self) -> tuple[CitationPart, ...]:
        """Every Citation of a Sentence shown."""
        return tuple(citation for each in self.shown for citation in each.sentence.citations)

    @property
    def abstains(self) -> bool:
        """Whether the Brief shows no Sentence."""
        return not self.shown
