"""What a report shows, worked out before any rendering sees it.

Spans count Unicode code points, as everywhere in Citebrief; the page's data counts UTF-16 units, see ``page_data``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from eval.comparing.changes import Change

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; ``value`` is None where it is undefined.

    ``n`` counts the cases it is taken over, ``undefined`` those without it, ``unchecked`` the Sentences that could not be
    checked.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    undefined: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A row of the table of measures. ``better`` is ``more``, ``less`` or ``neither``; ``remark`` says what the change amounts to."""

    name: str
    title: str
    unit: str
    better: str
    new: Estimate
    base: Estimate | None = None
    difference: Estimate | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """The measures of one configuration, or of two compared: those that a gate looks at, then the others."""

    title: str
    measures: tuple[MeasureView, ...]
    others: tuple[MeasureView, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """A Finding: what kind, what was seen, where in the Sentence, and where in an article (its key in the report)."""

    kind: str
    message: str
    sentence_span: Span | None = None
    article: str = ""
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A cited stretch of an article (its key in the report)."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A Sentence with the evaluation's Verdict. ``published`` is the status it was published with, where that is another."""

    id: str
    text: str
    place: str
    status: str
    probability: float | None
    findings: tuple[FindingView, ...]
    citations: tuple[CitationView, ...]
    published: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PairView:
    """A Sentence of the base run and of the new one that stand for each other; either may be missing.

    ``what`` says what changed.
    """

    change: Change
    base: SentenceView | None
    new: SentenceView | None
    what: str = ""

    @property
    def shown(self) -> SentenceView:
        """The one that there is, the new one before the old."""
        found = self.new or self.base
        if found is None:
            raise ValueError("a pair of no Sentences")
        return found


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """Something that the Case expects, in words, and whether each run met it (None where it was not judged)."""

    what: str
    text: str
    new: bool | None
    base: bool | None = None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A source. ``roles`` and ``left_out`` are its Passages and what may not be cited, each with its words for readers."""

    key: str
    name: str
    about: tuple[str, ...]
    url: str
    language: str
    text: str
    roles: tuple[tuple[int, int, str, str], ...] = ()
    left_out: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """One Case under one configuration, once, beside the same of the base run.

    ``state`` is what became of the new run's cell, ``failure`` why it has no Brief; ``base_state`` likewise. ``articles``
    are keys of the report's articles, in the order of the Brief.
    """

    case: str
    configuration: str
    repeat: int
    title: str
    tags: tuple[str, ...]
    note: str
    state: str
    failure: str
    change: Change
    pairs: tuple[PairView, ...]
    expectations: tuple[ExpectationView, ...] = ()
    articles: tuple[str, ...] = ()
    base_state: str = ""
    base_failure: str = ""

    def count(self, change: Change) -> int:
        """How many of its Sentences changed that way."""
        return sum(pair.change == change for pair in self.pairs)

    @property
    def drafted(self) -> int:
        """How many Sentences the new run has, shown or withheld."""
        return sum(pair.new is not None for pair in self.pairs)

    @property
    def supported(self) -> int:
        """How many of them are supported."""
        return sum(pair.new is not None and pair.new.status == "supported" for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class RunView:
    """A run as the report names it. ``facts`` are label and value, in words."""

    name: str
    facts: tuple[tuple[str, str], ...]
    cells: int
    done: int
    infrastructure: int
    bad: int
    missing: int


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """How far the Verifier can be trusted at one operating point; rates in words, with intervals."""

    point: str
    false_pass: str
    false_withhold: str
    accuracy: str
    unchecked: str
    used: bool


@dataclass(frozen=True, slots=True)
class CertificateView:
    """The certificate: ``told`` says against what it was measured, ``remark`` what must be known before believing it."""

    told: str
    remark: str
    rows: tuple[CertificateRow, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that a report shows. ``cells`` are in the order to read them in: broken, fixed, changed, not run, the rest."""

    title: str
    made_at: str
    new: RunView
    base: RunView | None
    verdict: str
    verdict_words: str
    tables: tuple[TableView, ...]
    certificate: CertificateView | None
    cells: tuple[CellView, ...]
    articles: Mapping[str, ArticleView]
    verifier: str = ""
    remarks: tuple[str, ...] = ()

    def count(self, change: Change) -> int:
        """How many Sentences changed that way, in all cells."""
        return sum(cell.count(change) for cell in self.cells)

    def cells_with(self, change: Change) -> int:
        """How many cells changed that way."""
        return sum(cell.change == change for cell in self.cells)
