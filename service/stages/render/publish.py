"""From the Brief inside to the document published."""

import re
from collections.abc import Mapping

from service.domain.articles import CleanedArticle, Note
from service.domain.briefs import (
    Brief,
    BriefOptions,
    Citation,
    Difference,
    Finding,
    Provenance,
    Section,
    Sentence,
    TimelineEntry,
    Usage,
    Verdict,
)
from service.domain.dates import DateBasis
from service.stages.render.document import (
    ArticlePart,
    BriefDocument,
    CitationPart,
    DifferencePart,
    EventPart,
    FindingPart,
    JudgingPart,
    LeftOutPart,
    NotePart,
    OptionsPart,
    PassagePart,
    ProvenancePart,
    SectionPart,
    SentencePart,
    SidePart,
    SourceSpan,
    TopicPart,
    UsagePart,
    VerdictPart,
    WithheldPart,
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def document(brief: Brief) -> BriefDocument:
    """``brief`` as published.

    Half a surrogate pair, which no JSON can carry, becomes U+FFFD, one code point for one: no offset moves.

    Raises:
        pydantic.ValidationError: a Citation does not resolve, or a Sentence stands twice.
    """
    return BriefDocument(
        id=brief.id,
        title=_text(brief.title),
        created_at=brief.created_at,
        bottom_line=tuple(map(sentence_part, brief.bottom_line)),
        sections=tuple(map(_section, brief.sections)),
        withheld=tuple(
            WithheldPart(sentence=sentence_part(held.sentence), reason=_text(held.reason))
            for held in brief.withheld
        ),
        articles=tuple(
            _article(cleaned, brief.grouping.origin_of.get(cleaned.article.id, ""))
            for cleaned in brief.articles
        ),
        provenance=_provenance(brief.provenance),
        options=_options(brief.options),
    )


def _text(text: str) -> str:
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def citation_part(citation: Citation) -> CitationPart:
    """``citation`` as published."""
    return CitationPart(
        article_id=citation.article_id,
        passage_id=citation.passage_id,
        start=citation.span.start,
        end=citation.span.end,
        quote=_text(citation.quote),
    )


def _finding(finding: Finding) -> FindingPart:
    span, source = finding.sentence_span, finding.source_span
    return FindingPart(
        kind=finding.kind,
        message=_text(finding.message),
        sentence_span=None if span is None else (span.start, span.end),
        source=None
        if source is None or not finding.article_id
        else SourceSpan(article_id=finding.article_id, start=source.start, end=source.end),
        contradicts=finding.contradicts,
    )


def _verdict(verdict: Verdict) -> VerdictPart:
    probability = verdict.probability
    return VerdictPart(
        status=verdict.status,
        probability=None if probability is None else round(float(probability), 4),
        findings=tuple(map(_finding, verdict.findings)),
        verifier=verdict.verifier,
    )


def sentence_part(sentence: Sentence) -> SentencePart:
    """``sentence`` as published, with its Citations and its Verdict."""
    return SentencePart(
        id=sentence.id,
        text=_text(sentence.text),
        citations=tuple(map(citation_part, sentence.citations)),
        verdict=_verdict(sentence.verdict),
    )


def _event(entry: TimelineEntry) -> EventPart:
    return EventPart(
        id=entry.id,
        date=None if entry.date.date is None else str(entry.date.date),
        date_basis=entry.date.basis,
        date_reason=_text(entry.date.reason),
        label=_text(entry.label),
        sentence_ids=entry.sentence_ids,
    )


def _difference(difference: Difference) -> DifferencePart:
    return DifferencePart(
        about=_text(difference.about),
        sides=tuple(
            SidePart(says=_text(side.says), citations=tuple(map(citation_part, side.citations)))
            for side in difference.sides
        ),
    )


def _section(section: Section) -> SectionPart:
    topic = section.topic
    return SectionPart(
        topic=TopicPart(id=topic.id, label=_text(topic.label), keywords=tuple(map(_text, topic.keywords))),
        sentences=tuple(map(sentence_part, section.sentences)),
        events=tuple(map(_event, section.events)),
        differences=tuple(map(_difference, section.differences)),
    )


def _note(note: Note) -> NotePart:
    return NotePart(
        kind=note.kind,
        value=_text(note.value),
        message=_text(note.message),
        start=None if note.span is None else note.span.start,
        end=None if note.span is None else note.span.end,
        confidence=None if note.confidence is None else round(float(note.confidence), 4),
    )


def _article(cleaned: CleanedArticle, origin_id: str) -> ArticlePart:
    article = cleaned.article
    written = None if article.published.date is None else str(article.published.date)
    rendered = article.published.basis is DateBasis.RENDERED
    return ArticlePart(
        id=article.id,
        title=_text(article.title),
        text=_text(article.text),
        url=_text(article.url),
        publisher=_text(article.publisher),
        published_at=None if rendered else written,
        published_basis=article.published.basis,
        published_reason=_text(article.published.reason),
        rendered_at=written if rendered else None,
        language=article.language,
        origin_id=origin_id,
        notes=tuple(map(_note, article.notes)),
        passages=tuple(
            PassagePart(
                id=passage.id,
                role=passage.role,
                start=passage.span.start,
                end=passage.span.end,
                integrity=tuple(sorted(passage.integrity)),
            )
            for passage in cleaned.passages
        ),
        left_out=tuple(
            LeftOutPart(start=left.span.start, end=left.span.end, reason=left.reason)
            for left in cleaned.left_out
        ),
    )


def _provenance(provenance: Provenance) -> ProvenancePart:
    return ProvenancePart(
        citebrief=provenance.citebrief,
        writer=provenance.writer,
        model=provenance.model,
        verifier=provenance.verifier,
        inputs=dict(provenance.inputs),
        prompts=dict(provenance.prompts),
        settings=dict(provenance.settings),
        usage=_usage(provenance.usage),
        failures=tuple(map(_text, provenance.failures)),
        judging=_judging(provenance.judged) if provenance.judged else None,
    )


def _judging(judged: Mapping[str, Usage]) -> JudgingPart:
    usage = sum(judged.values(), Usage())
    asked = sum(took.calls > 0 for took in judged.values())
    tokens = usage.input_tokens + usage.output_tokens
    return JudgingPart(
        sentences={name: _usage(took) for name, took in judged.items()},
        asked=asked,
        usage=_usage(usage),
        tokens_per_sentence=tokens / asked if asked else None,
        cost_per_sentence=usage.cost / asked if asked and usage.cost is not None else None,
    )


def _usage(usage: Usage) -> UsagePart:
    return UsagePart(
        calls=usage.calls,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost=usage.cost,
    )


def _options(options: BriefOptions) -> OptionsPart:
    return OptionsPart(
        focus=_text(options.focus),
        audience=_text(options.audience),
        max_words=options.max_words,
        language=options.language,
        leave_out=tuple(map(_text, options.leave_out)),
        policy=options.policy,
    )
