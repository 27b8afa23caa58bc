"""Sentences, what they rest on, what was said of them, and the Brief that they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from service.domain.articles import CleanedArticle
from service.domain.dates import KnownDate
from service.domain.groups import Grouping, Topic
from service.domain.spans import Span


class Status(StrEnum):
    """What the Verifier says of a Sentence."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"
    """Nothing could be said: a reply that can't be read, a scorer that failed. Never shown as if checked."""


class FindingKind(StrEnum):
    """What a check saw."""

    CITATION_UNRESOLVED = "citation_unresolved"
    CITATION_WRONG = "citation_wrong"
    QUOTE_ALTERED = "quote_altered"
    QUOTE_UNSOUND = "quote_unsound"
    QUOTE_MISATTRIBUTED = "quote_misattributed"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ROLE = "role"
    NEGATION = "negation"
    HEDGE_DROPPED = "hedge_dropped"
    ATTRIBUTION_DROPPED = "attribution_dropped"
    SPEAKER = "speaker"
    SCOPE = "scope"
    TENSE = "tense"
    CAUSE = "cause"
    UNSUPPORTED_WORDS = "unsupported_words"
    NO_EVIDENCE = "no_evidence"
    JUDGE = "judge"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a Sentence rests on: ``article.text[span.start:span.end] == quote``, by construction (see ``cite``)."""

    article_id: str
    passage_id: str
    span: Span
    quote: str


def cite(cleaned: CleanedArticle, passage_id: str, span: Span) -> Citation:
    """The Citation of ``span`` (offsets in ``Article.text``) in the Passage of that id.

    Raises:
        ValueError: the Article has no such Passage, or the span is empty or not inside it.
    """
    passage = cleaned.passage(passage_id)
    if passage is None or not len(span) or not passage.span.contains(span):
        raise ValueError(
            f"{span} is not a stretch of Passage {passage_id!r} of Article {cleaned.article.id!r}"
        )
    return Citation(cleaned.article.id, passage_id, span, span.of(cleaned.article.text))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check saw.

    ``sentence_span`` is in the Sentence's text, ``source_span`` in the text of the Article ``article_id``.
    ``contradicts`` tells a Finding that says the opposite of the source from one that the source is silent on.
    """

    kind: FindingKind
    message: str
    sentence_span: Span | None = None
    article_id: str = ""
    source_span: Span | None = None
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the Verifier says of a Sentence. ``probability`` is that of being supported, calibrated; None if unchecked."""

    status: Status
    probability: float | None
    findings: tuple[Finding, ...]
    verifier: str


NOT_CHECKED = Verdict(Status.UNCHECKED, None, (), "")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One drafted sentence of a Brief."""

    id: str
    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict = NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Verification:
    """All that one check of a Sentence gave.

    ``evidence`` are the spans, inside the cited Passages, that carry the Sentence. ``proposed`` are spans elsewhere
    that would carry it where the cited ones do not.
    """

    verdict: Verdict
    evidence: tuple[Citation, ...] = ()
    proposed: tuple[Citation, ...] = ()


class Policy(StrEnum):
    """What becomes of a Sentence that is not supported."""

    STRICT = "strict"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a reader asks of a Brief.

    ``max_words`` bounds the words shown in all its Sentences. ``leave_out`` names sources by Article id, url or
    publisher. ``language`` is a BCP 47 tag; the extractive writer keeps the sources' own.
    """

    title: str = ""
    focus: str = ""
    audience: str = ""
    max_words: int = 400
    language: str = "en"
    leave_out: tuple[str, ...] = ()
    policy: Policy = Policy.STRICT


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What a Writer is given for one Topic: its cleaned Articles, who shares an Origin, and how many words it has."""

    topic: Topic
    articles: tuple[CleanedArticle, ...]
    origin_of: Mapping[str, str]
    options: BriefOptions
    words: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and money that calls to a model took. ``cost`` is in US dollars, None where no price is known."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        known = self.cost is not None and other.cost is not None
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            (self.cost or 0.0) + (other.cost or 0.0) if known else None,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a Writer gives for one Topic.

    The first Sentence is the Topic's bottom line. ``label`` is empty where the Writer has no better one than the
    Topic's own. ``failures`` say, for readers, what could not be drafted or read and why; a Draft may be all failure.
    """

    topic_id: str
    sentences: tuple[Sentence, ...]
    label: str = ""
    usage: Usage = Usage()
    prompts: Mapping[str, str] = field(default_factory=dict)
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What some sources say where others say another thing."""

    says: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A number, date or word for the same thing on which sources differ; each side with its spans."""

    about: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An Event as a Brief shows it."""

    id: str
    date: KnownDate
    label: str
    sentence_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A Topic's part of a Brief."""

    topic: Topic
    sentences: tuple[Sentence, ...]
    events: tuple[TimelineEntry, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A Sentence that may not be shown, with the reason in words."""

    sentence: Sentence
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is needed to make a Brief again.

    ``inputs`` maps Article ids to SHA-256 digests of their submitted text, ``prompts`` a prompt's name to its digest,
    ``settings`` what else decided the outcome. ``failures`` are the parts that could not be made, in words. ``judged`` maps
    the id of each Sentence that a model judge was asked of to what that took, all rounds together; ``usage`` has it too.
    """

    citebrief: str
    writer: str
    verifier: str
    model: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    usage: Usage = Usage()
    failures: tuple[str, ...] = ()
    judged: Mapping[str, Usage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brief:
    """The Sentences that may be shown, the withheld ones, the sources, and how it was made.

    ``created_at`` is an RFC 3339 time in UTC. A Sentence stands once: in ``bottom_line`` or in one section.
    """

    id: str
    title: str
    created_at: str
    bottom_line: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    withheld: tuple[Withheld, ...]
    articles: tuple[CleanedArticle, ...]
    grouping: Grouping
    provenance: Provenance
    options: BriefOptions = BriefOptions()

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """Every Sentence that the Brief shows, in reading order."""
        return self.bottom_line + tuple(s for section in self.sections for s in section.sentences)
