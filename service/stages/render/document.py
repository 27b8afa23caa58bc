"""The published form of a Brief: field names are final, and a document that breaks its own promises does not load."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, NonNegativeInt, model_validator

from service.domain.articles import Integrity, NoteKind, Reason, Role
from service.domain.briefs import FindingKind, Policy, Status
from service.domain.dates import DateBasis

Edtf = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}|XXXX)(-\d{2}(-\d{2})?)?$",
        description="A date, maybe partial, in the Extended Date/Time Format of ISO 8601-2: 2024-07-28, 2024-07, XXXX-07-28.",
    ),
]
Probability = Annotated[FiniteFloat, Field(ge=0, le=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CitationPart(_Part):
    """What a Sentence rests on. Offsets are Unicode code points in ``text`` of the article: ``text[start:end] == quote``."""

    article_id: str
    passage_id: str
    start: NonNegativeInt
    end: NonNegativeInt
    quote: str


class SourceSpan(_Part):
    """A stretch of an article's ``text``, in Unicode code points."""

    article_id: str
    start: NonNegativeInt
    end: NonNegativeInt


class FindingPart(_Part):
    """One thing that a check saw. ``sentence_span`` is ``[start, end]`` in the Sentence's ``text``."""

    kind: FindingKind
    message: str
    sentence_span: tuple[NonNegativeInt, NonNegativeInt] | None
    source: SourceSpan | None
    contradicts: bool = False


class VerdictPart(_Part):
    """What the Verifier says. ``probability`` is that of being supported; null where nothing could be said."""

    status: Status
    probability: Probability | None
    findings: tuple[FindingPart, ...]
    verifier: str


class SentencePart(_Part):
    """One sentence of the Brief."""

    id: str
    text: str
    citations: tuple[CitationPart, ...]
    verdict: VerdictPart


class TopicPart(_Part):
    """What a section is about."""

    id: str
    label: str
    keywords: tuple[str, ...]


class EventPart(_Part):
    """One happening. ``date`` is null where no source gives one; ``date_reason`` says how an inferred one was found."""

    id: str
    date: Edtf | None
    date_basis: DateBasis
    date_reason: str = ""
    label: str
    sentence_ids: tuple[str, ...]


class SidePart(_Part):
    """What some sources say where others say another thing."""

    says: str
    citations: tuple[CitationPart, ...]


class DifferencePart(_Part):
    """A number, date or word for the same thing on which sources differ."""

    about: str
    sides: Annotated[tuple[SidePart, ...], Field(min_length=2)]


class SectionPart(_Part):
    """A Topic's part of the Brief. Its first Sentence may stand in the bottom line instead."""

    topic: TopicPart
    sentences: tuple[SentencePart, ...]
    events: tuple[EventPart, ...]
    differences: tuple[DifferencePart, ...]


class WithheldPart(_Part):
    """A Sentence that may not be shown, and why."""

    sentence: SentencePart
    reason: str


class NotePart(_Part):
    """Something to know of an article; ``start`` and ``end`` are in its ``text``, null where it is about the whole."""

    kind: NoteKind
    value: str
    message: str
    start: NonNegativeInt | None = None
    end: NonNegativeInt | None = None
    confidence: Probability | None = None


class PassagePart(_Part):
    """A stretch worth reading. One with any ``integrity`` mark is never shown as anybody's exact words."""

    id: str
    role: Role
    start: NonNegativeInt
    end: NonNegativeInt
    integrity: tuple[Integrity, ...] = ()


class LeftOutPart(_Part):
    """A stretch that may not be cited, and why."""

    start: NonNegativeInt
    end: NonNegativeInt
    reason: Reason


class ArticlePart(_Part):
    """One source. ``rendered_at`` is when the page was drawn, which is no publication date."""

    id: str
    title: str
    text: str
    url: str
    publisher: str
    published_at: Edtf | None
    published_basis: DateBasis
    published_reason: str = ""
    rendered_at: Edtf | None = None
    language: str
    origin_id: str
    notes: tuple[NotePart, ...]
    passages: tuple[PassagePart, ...]
    left_out: tuple[LeftOutPart, ...]


class UsagePart(_Part):
    """What calls to a model took; ``cost`` in US dollars, null where no price is known."""

    calls: NonNegativeInt
    input_tokens: NonNegativeInt
    output_tokens: NonNegativeInt
    cost: FiniteFloat | None


class JudgingPart(_Part):
    """What the model judge took; ``usage`` of the Provenance has it too.

    ``sentences`` names every Sentence that it was asked of, by id, with what that took in all rounds; nothing for one that
    it had judged before. ``asked`` counts those that calls were made for, and the two means are over these; null where
    there are none, or no price is known.
    """

    sentences: dict[str, UsagePart]
    asked: NonNegativeInt
    usage: UsagePart
    tokens_per_sentence: FiniteFloat | None
    cost_per_sentence: FiniteFloat | None


class ProvenancePart(_Part):
    """All that is needed to make the Brief again. ``judging`` is null where no Sentence was left to a model judge."""

    citebrief: str
    writer: str
    model: str
    verifier: str
    inputs: dict[str, str]
    prompts: dict[str, str]
    settings: dict[str, str | int | FiniteFloat | bool | None]
    usage: UsagePart
    failures: tuple[str, ...]
    judging: JudgingPart | None = None


class OptionsPart(_Part):
    """What the reader asked for."""

    focus: str = ""
    audience: str = ""
    max_words: int = 400
    language: str = "en"
    leave_out: tuple[str, ...] = ()
    policy: Policy = Policy.STRICT


class BriefDocument(_Part):
    """A Brief as published.

    Loading one checks that it keeps its promises: every quote equals its span, every span lies inside its text, every
    id that is referred to exists, and a Sentence stands once.
    """

    id: str
    title: str
    created_at: str
    bottom_line: tuple[SentencePart, ...]
    sections: tuple[SectionPart, ...]
    withheld: tuple[WithheldPart, ...]
    articles: tuple[ArticlePart, ...]
    provenance: ProvenancePart
    options: OptionsPart = OptionsPart()

    @property
    def shown(self) -> tuple[SentencePart, ...]:
        """Every Sentence shown, in reading order."""
        return self.bottom_line + tuple(s for section in self.sections for s in section.sentences)

    @model_validator(mode="after")
    def _keeps_its_promises(self) -> Self:
        articles = {article.id: article for article in self.articles}
        for article in self.articles:
            for passage in article.passages:
                _lies_inside(passage.start, passage.end, article.text, f"article {article.id}")
            for left in article.left_out:
                _lies_inside(left.start, left.end, article.text, f"article {article.id}")
        for citation in self._citations():
            _resolve(citation, articles)
        for sentence in (*self.shown, *(held.sentence for held in self.withheld)):
            for finding in sentence.verdict.findings:
                _resolve_finding(finding, sentence, articles)
        self._stands_once()
        return self

    def _stands_once(self) -> None:
        shown = [sentence.id for sentence in self.shown]
        if len(shown) != len(set(shown)):
            raise ValueError("a Sentence stands more than once")
        for event in (event for section in self.sections for event in section.events):
            if missing := set(event.sentence_ids).difference(shown):
                raise ValueError(f"event {event.id} names Sentences that are not shown: {sorted(missing)}")

    def _citations(self) -> Iterator[CitationPart]:
        for sentence in (*self.shown, *(held.sentence for held in self.withheld)):
            yield from sentence.citations
        for section in self.sections:
            for difference in section.differences:
                for side in difference.sides:
                    yield from side.citations


def _resolve(citation: CitationPart, articles: Mapping[str, ArticlePart]) -> None:
    article = articles.get(citation.article_id)
    if article is None:
        raise ValueError(f"a Citation names the article {citation.article_id}, which is not there")
    if citation.start >= citation.end or article.text[citation.start : citation.end] != citation.quote:
        raise ValueError(
            f"the quote at {citation.start}–{citation.end} of article {article.id} is not its text there"
        )


def _resolve_finding(
    finding: FindingPart, sentence: SentencePart, articles: Mapping[str, ArticlePart]
) -> None:
    if finding.sentence_span is not None:
        _lies_inside(*finding.sentence_span, sentence.text, f"Sentence {sentence.id}")
    if finding.source is not None:
        article = articles.get(finding.source.article_id)
        if article is None:
            raise ValueError(f"a Finding names the article {finding.source.article_id}, which is not there")
        _lies_inside(finding.source.start, finding.source.end, article.text, f"article {article.id}")


def _lies_inside(start: int, end: int, text: str, where: str) -> None:
    if not start <= end <= len(text):
        raise ValueError(f"{start}–{end} is no stretch of the text of {where}")
