"""What in a Brief or a text its articles do not carry: what the pytest assertion asserts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eval.calibration.verifying import verifier_at
from eval.measures.sources import cleaned as as_cleaned
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.reading import article
from service.domain.articles import Article, CleanedArticle
from service.domain.briefs import Brief, Citation, Sentence, Status, Verification, cite
from service.domain.errors import InputError
from service.domain.spans import Span
from service.stages.clean import clean
from service.stages.render import BriefDocument, document
from service.stages.render.document import ArticlePart, SentencePart
from service.stages.verify.decision import Point
from service.text.sentences import sentence_spans
from service.verifier import Verifier

Faithful = str | Brief | BriefDocument | Mapping[str, Any]
"""What can be asserted of: a text, a Brief, or one as published, read or as JSON."""
Source = str | Article | CleanedArticle
_LONG = 240


@dataclass(frozen=True, slots=True)
class Fault:
    """A Sentence that is not supported: which, why, and where its sources say something else."""

    sentence: str
    text: str
    status: Status
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(
            (f"{self.sentence} ({self.status.value}): {self.text}", *(f"    {each}" for each in self.reasons))
        )


@lru_cache(maxsize=len(Point))
def the_verifier(point: Point) -> Verifier:
    """The service's own Verifier at that operating point, opened as the settings say, once."""
    return verifier_at(point, MiniLMEmbedder())


def faults(given: Faithful, articles: Sequence[Source] | None, verifier: Verifier) -> tuple[Fault, ...]:
    """Every Sentence of ``given`` that ``verifier`` does not find supported; what can't be checked is one of them.

    A text is held, sentence by sentence, against all of ``articles``; a Brief's Sentences against what they cite, in
    ``articles`` where they are given and in its own otherwise. Verdicts that a Brief carries are not believed.

    Raises:
        InputError: there is nothing to check, or nothing to check it against.
    """
    if isinstance(given, str):
        if not articles:
            raise InputError("articles", "are missing", "give the articles that the text is about")
        cleaned = [_cleaned(source) for source in articles]
        sentences = [
            Sentence(f"sentence {number}", span.of(given), _everything(cleaned))
            for number, span in enumerate(sentence_spans(given), 1)
        ]
        return _judged(sentences, cleaned, verifier, "text")
    brief = _published(given)
    cleaned = (
        [as_cleaned(part) for part in brief.articles] if articles is None else [_cleaned(s) for s in articles]
    )
    texts = {part.id: part for part in brief.articles}
    by_text = {each.article.text: each for each in cleaned}
    sentences = [_recited(part, texts, by_text) for part in brief.shown]
    return _judged(sentences, cleaned, verifier, "Brief")


def _published(given: Brief | BriefDocument | Mapping[str, Any]) -> BriefDocument:
    if isinstance(given, BriefDocument):
        return given
    if isinstance(given, Brief):
        return document(given)
    try:
        return BriefDocument.model_validate(given)
    except ValueError as error:
        raise InputError("Brief", f"is none: {error}", "give a Brief as published") from error


def _cleaned(source: Source) -> CleanedArticle:
    if isinstance(source, CleanedArticle):
        return source
    return clean(article(text=source) if isinstance(source, str) else source)


def _everything(cleaned: Iterable[CleanedArticle]) -> tuple[Citation, ...]:
    return tuple(cite(each, passage.id, passage.span) for each in cleaned for passage in each.citable)


def _recited(
    part: SentencePart, texts: Mapping[str, ArticlePart], by_text: Mapping[str, CleanedArticle]
) -> Sentence:
    """The Sentence with its Citations in the articles that it is held against; one that is not there stays dangling."""
    citations = []
    for citation in part.citations:
        span = Span(citation.start, citation.end)
        source = by_text.get(texts[citation.article_id].text)
        passage = None if source is None else source.passage_at(span)
        if source is None or passage is None:
            citations.append(Citation(citation.article_id, citation.passage_id, span, citation.quote))
        else:
            citations.append(cite(source, passage.id, span))
    return Sentence(f"Sentence {part.id}", part.text, tuple(citations))


def _judged(
    sentences: Sequence[Sentence], cleaned: Sequence[CleanedArticle], verifier: Verifier, what: str
) -> tuple[Fault, ...]:
    if not sentences:
        raise InputError(what, "holds no Sentence", "give one that says something")
    titles = {each.article.id: each for each in cleaned}
    found = verifier.verify(sentences, list(titles.values()))
    return tuple(
        Fault(sentence.id, sentence.text, each.verdict.status, tuple(_reasons(each, titles)))
        for sentence, each in zip(sentences, found, strict=True)
        if each.verdict.status is not Status.SUPPORTED
    )


def _reasons(found: Verification, sources: Mapping[str, CleanedArticle]) -> Iterable[str]:
    """Each Finding with the stretch of the source that it is about; then what the Sentence was held against."""
    for finding in found.verdict.findings:
        said = f"{finding.kind.value.replace('_', ' ')}: {finding.message}"
        if finding.source_span is not None and finding.article_id in sources:
            said += "; " + _where(sources[finding.article_id], finding.source_span)
        yield said
    if not found.verdict.findings:
        yield f"probability of being supported {found.verdict.probability or 0.0:.2f}"
    for citation in found.evidence[:3]:
        yield "nearest in its sources: " + _where(sources[citation.article_id], citation.span)


def _where(source: CleanedArticle, span: Span) -> str:
    quote = " ".join(span.of(source.article.text).split())
    shown = quote if len(quote) <= _LONG else quote[: _LONG - 1] + "…"
    name = source.article.title or source.article.publisher or source.article.id
    return f"{name} [{span.start}:{span.end}] “{shown}”"
