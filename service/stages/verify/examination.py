"""A Sentence held against what it cites: everything about it that needs no model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import Citation, Finding, FindingKind, Sentence
from service.domain.spans import Span
from service.stages.verify.checks import CheckInput, Evidence, SourceAnalysis, left_out, run_checks
from service.stages.verify.evidence import Line, Reading, View, citations, parts, rarity, read
from service.stages.verify.features import NAMES, Measured, Part, measure
from service.stages.verify.restating import restatements
from service.stages.verify.windows import SHAPES, joined, window
from service.text.sentences import sentence_spans
from service.text.words import words

COUNTED = tuple(
    kind
    for kind in FindingKind
    if kind
    not in {
        FindingKind.CITATION_UNRESOLVED,
        FindingKind.CITATION_WRONG,
        FindingKind.QUOTE_UNSOUND,
        FindingKind.NO_EVIDENCE,
        FindingKind.JUDGE,
        FindingKind.FAILURE,
    }
)
"""The kinds of Finding whose number is a feature: those that say how the Sentence departs from its source."""

ALTERED = "altered"
"""Whether such a Finding stands in what is else a source sentence nearly word for word."""

FINDING_NAMES = (
    *(f"{way}.{kind.value}" for kind in COUNTED for way in ("silent", "contradicts")),
    ALTERED,
)


@dataclass(frozen=True, slots=True)
class Source:
    """An Article read once: by Lines for the evidence, by statements for the checks."""

    reading: Reading
    analysis: SourceAnalysis


def source_of(cleaned: CleanedArticle) -> Source:
    """Read ``cleaned`` for all Sentences that will be held against it."""
    return Source(read(cleaned), SourceAnalysis.of(cleaned))


@dataclass(frozen=True, slots=True)
class Examination:
    """What was seen of one Sentence. ``lines`` carry it, best first for each of its parts; ``values`` are features.

    ``gone`` are Findings that only the strict point asks for.
    """

    sentence: Sentence
    view: View
    measured: Measured
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    values: Mapping[str, float]
    gone: tuple[Finding, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether it cites anything that can be read."""
        return bool(self.view.lines)

    def premises(self, part: Part, library: "Library") -> tuple[str, ...]:
        """The windows that a scorer holds ``part`` against, as ``windows.SHAPES``; none where nothing is cited."""
        if not self.view.lines:
            return ()
        found = []
        for shape in SHAPES:
            indices = window(part.words, self.view, shape)
            lines = [self.view.lines[index] for index in indices]
            found.append(joined(lines, [library.text(line) for line in lines]))
        return tuple(found)


@dataclass(frozen=True)
class Library:
    """The sources of one check, and how rare their words are in them all."""

    sources: Mapping[str, Source]
    _weights: Mapping[str, float] = field(init=False)
    _unseen: float = field(init=False)
    _views: dict[tuple[tuple[str, str], ...], View] = field(init=False, default_factory=dict)
    _readings: Mapping[str, Reading] = field(init=False)

    def __post_init__(self) -> None:
        lines = [line for source in self.sources.values() for line in source.reading.lines]
        object.__setattr__(self, "_readings", {key: each.reading for key, each in self.sources.items()})
        object.__setattr__(self, "_weights", rarity(lines))
        object.__setattr__(self, "_unseen", log(1 + max(len(lines), 1) / 0.5))

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The Readings by Article id."""
        return self._readings

    def view(self, passages: Iterable[tuple[str, str]]) -> View:
        """The View of these Passages, ``(article_id, passage_id)`` in order; those that don't exist are left out."""
        key = tuple(dict.fromkeys(passages))
        if key not in self._views:
            lines = [
                line
                for article_id, passage_id in key
                if article_id in self.sources
                for line in self.sources[article_id].reading.by_passage.get(passage_id, ())
            ]
            self._views[key] = View(lines, self._weights, self._unseen, self.readings)
        return self._views[key]

    def everything(self) -> View:
        """The View of all citable Passages of all sources."""
        return self.view(
            (article_id, passage_id)
            for article_id, source in self.sources.items()
            for passage_id in source.reading.by_passage
        )

    def wanted(self, text: str) -> tuple[list[str], NDArray[np.float64]]:
        """The stems of the content words of ``text``, each once, and their weights."""
        found = words(text)
        stems = list(dict.fromkeys(word.stem for word in found if not word.stop))
        return stems, np.array([self._weights.get(stem, self._unseen) for stem in stems])

    def text(self, line: Line) -> str:
        """The characters of ``line``."""
        return line.span.of(self.sources[line.article_id].reading.cleaned.article.text)

    def cite(self, lines: Iterable[Line]) -> tuple[Citation, ...]:
        """Citations of ``lines``, runs of neighbours as one."""
        return citations(self.readings, lines)

    def examine(self, sentence: Sentence) -> Examination:
        """Hold ``sentence`` against the Passages that it cites."""
        view = self.view((c.article_id, c.passage_id) for c in sentence.citations)
        language = next(
            (
                self.sources[c.article_id].reading.cleaned.article.language[:2]
                for c in sentence.citations
                if c.article_id in self.sources
            ),
            "",
        )
        measured = measure(sentence.text, view, language or "en")
        lines = _carrying(measured, view)
        given = self._check_input(sentence, lines)
        if lines and not measured.copied:
            instead = restatements(given.statements, given.aligned)
            if instead:
                measured = measure(sentence.text, view, language or "en", instead)
                lines = _carrying(measured, view)
                given = self._check_input(sentence, lines)
        findings = run_checks(given) if sentence.citations else ()
        gone = left_out(given) if sentence.citations and not findings else ()
        values = dict(zip(NAMES, measured.values.tolist(), strict=True)) | _counts(findings)
        if given.altered(finding for finding in findings if finding.kind in COUNTED):
            values[ALTERED] = 1.0
        return Examination(sentence, view, measured, findings, lines, values, gone)

    def _check_input(self, sentence: Sentence, lines: Sequence[Line]) -> CheckInput:
        cited = dict.fromkeys((c.article_id, c.passage_id) for c in sentence.citations)
        known = [key for key in cited if key[0] in self.sources]
        passages = [self.sources[a].reading.cleaned.passage(p) for a, p in known]
        return CheckInput(
            sentence.text,
            tuple(self.sources[article_id].analysis for article_id in dict.fromkeys(a for a, _ in known)),
            tuple(Evidence(line.article_id, line.span) for line in lines),
            tuple(passage for passage in passages if passage is not None),
            sentence.citations,
        )


def _carrying(measured: Measured, view: View) -> tuple[Line, ...]:
    chosen: dict[int, None] = {}
    for part in measured.parts:
        chosen.update(dict.fromkeys(part.lines or part.likely[:1]))
    return tuple(view.lines[index] for index in chosen)


def _counts(findings: Iterable[Finding]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for finding in findings:
        if finding.kind in COUNTED:
            name = f"{'contradicts' if finding.contradicts else 'silent'}.{finding.kind.value}"
            counts[name] = min(counts.get(name, 0.0) + 1.0, 2.0)
    return counts


def as_article(article_id: str, text: str) -> CleanedArticle:
    """``text`` as it is, all of it one citable Passage: what the pairs interface is given is not cleaned."""
    article = Article(article_id, "", text)
    if not text.strip():
        return CleanedArticle(article, ())
    sentences = tuple(piece for span in sentence_spans(text) for piece in parts(text, span))
    return CleanedArticle(article, (Passage("text", article_id, Span(0, len(text)), Role.BODY, sentences),))
