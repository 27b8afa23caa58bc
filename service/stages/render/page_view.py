"""What the HTML page shows, worked out before the template sees it."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.domain.briefs import Status
from service.stages.render.document import (
    ArticlePart,
    BriefDocument,
    CitationPart,
    FindingPart,
    NotePart,
    SentencePart,
)
from service.stages.render.footnotes import Footnote, Footnotes
from service.stages.render.links import safe_url
from service.stages.render.source_notes import notable
from service.stages.render.source_text import Light, Segment, segments
from service.stages.render.wording import (
    counted,
    finding_words,
    flag_words,
    origins_of,
    published_words,
    source_name,
    verdict_words,
)

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FindingView:
    """A Finding in words. ``key`` lights its stretch of the source whose number is ``source``, if it has one."""

    words: str
    key: str
    source: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a Sentence's text, with the Findings on it in words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A Sentence as the page shows it. ``anchor`` is its id in the page, ``notes`` its footnotes."""

    anchor: str
    pieces: tuple[Piece, ...]
    notes: tuple[Footnote, ...]
    status: str
    flag: str
    verdict: str
    verifier: str
    findings: tuple[FindingView, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """An Article as the page shows it. ``number`` counts from 1; ``numbers`` are those of its footnotes, ``notes`` those worth showing."""

    number: int
    article: ArticlePart
    name: str
    url: str
    published: str
    numbers: tuple[int, ...]
    notes: tuple[NotePart, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """An Origin with its sources; ``number`` counts from 1."""

    number: int
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the template needs beside the document itself."""

    footnotes: Footnotes
    sentences: Mapping[str, SentenceView]
    withheld: tuple[SentenceView, ...]
    origins: tuple[OriginView, ...]
    number_of: Mapping[str, int]
    name_of: Mapping[str, str]
    tally: str

    def notes(self, citations: Iterable[CitationPart]) -> tuple[Footnote, ...]:
        """The footnotes of these Citations."""
        return tuple(self.footnotes.notes[number - 1] for number in self.footnotes.numbers(citations))


def view(document: BriefDocument) -> PageView:
    """Work out what the page of ``document`` shows."""
    footnotes = Footnotes.of(document)
    number_of = {article.id: number for number, article in enumerate(document.articles, 1)}
    lights: dict[str, list[Light]] = {article.id: [] for article in document.articles}
    for note in footnotes.notes:
        lights[note.article.id].append(Light(f"c{note.number}", note.citation.start, note.citation.end))
    languages = {article.id: article.language for article in document.articles}
    extractive = not document.provenance.model

    def seen(sentence: SentencePart, anchor: str) -> SentenceView:
        findings = []
        for index, finding in enumerate(sentence.verdict.findings, 1):
            key, source = "", None
            if finding.source is not None and finding.source.start < finding.source.end:
                key, source = f"{anchor}-f{index}", number_of[finding.source.article_id]
                lights[finding.source.article_id].append(Light(key, finding.source.start, finding.source.end))
            findings.append(FindingView(finding_words(finding), key, source))
        first = sentence.citations[0].article_id if sentence.citations else ""
        return SentenceView(
            anchor=anchor,
            pieces=tuple(_pieces(sentence.text, sentence.verdict.findings)),
            notes=tuple(footnotes.notes[number - 1] for number in footnotes.numbers(sentence.citations)),
            status=sentence.verdict.status.value,
            flag=flag_words(sentence),
            verdict=verdict_words(sentence.verdict),
            verifier=sentence.verdict.verifier,
            findings=tuple(findings),
            language=languages.get(first, "") if extractive else document.options.language,
        )

    sentences = {sentence.id: seen(sentence, f"s{i}") for i, sentence in enumerate(document.shown, 1)}
    withheld = tuple(seen(held.sentence, f"w{i}") for i, held in enumerate(document.withheld, 1))
    sources = {
        article.id: SourceView(
            number=number_of[article.id],
            article=article,
            name=source_name(article),
            url=safe_url(article.url),
            published=published_words(article),
            numbers=tuple(note.number for note in footnotes.notes if note.article.id == article.id),
            notes=notable(article, document.options.language),
            segments=tuple(segments(article, lights[article.id])),
        )
        for article in document.articles
    }
    origins = tuple(
        OriginView(number, tuple(sources[article.id] for article in members))
        for number, members in enumerate(origins_of(document.articles), 1)
    )
    names = {article.id: article.publisher.strip() or source_name(article) for article in document.articles}
    return PageView(footnotes, sentences, withheld, origins, number_of, names, _tally(document))


def showable(text: str) -> str:
    """``text`` with what HTML cannot carry (NUL and other controls) as U+FFFD, code point for code point."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _pieces(text: str, findings: Iterable[FindingPart]) -> Iterable[Piece]:
    """``text`` cut at the Findings' spans; joined, the pieces are the text."""
    spans = [(*finding.sentence_span, finding) for finding in findings if finding.sentence_span is not None]
    cuts = sorted({0, len(text)}.union(*((start, end) for start, end, _ in spans)))
    for left, right in itertools.pairwise(cuts):
        why = [finding_words(finding) for start, end, finding in spans if start <= left and right <= end]
        yield Piece(text[left:right], "; ".join(why))


def _tally(document: BriefDocument) -> str:
    """How many Sentences are shown, how many of them are not supported, and how many are withheld."""
    shown = document.shown
    parts = [f"{counted(len(shown), 'Sentence')} shown"]
    for status, words in (
        (Status.CONTRADICTED, "contradicted by their source"),
        (Status.UNSUPPORTED, "not supported by their source"),
        (Status.UNCHECKED, "not checked"),
    ):
        if number := sum(sentence.verdict.status is status for sentence in shown):
            parts.append(f"{number} {words}")
    if len(parts) == 1 and shown:
        parts[0] += ", each checked against its source"
    if document.withheld:
        parts.append(f"{len(document.withheld)} withheld")
    return "; ".join(parts)
