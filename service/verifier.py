"""THE Verifier: the checks, the evidence and a scorer joined into one Verdict for every Sentence."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from service.domain.articles import Article, CleanedArticle, Passage, Role
from service.domain.briefs import (
    Citation,
    Finding,
    FindingKind,
    Sentence,
    Status,
    Verdict,
    Verification,
)
from service.domain.spans import Span
from service.ports import Embedder, EntailmentScorer
from service.stages.verify.evidence import Line, Reading, View, citations, cover, rarity, read
from service.text.sentences import sentence_spans
from service.text.words import Word, words

_KEPT_READINGS = 256


class Point(StrEnum):
    """Where the line is drawn between supported and not."""

    BALANCED = "balanced"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """A stretch of ``docs[source]`` that carries the claim."""

    source: int
    span: Span


@dataclass(frozen=True, slots=True)
class PairVerification:
    """What the Verifier says of one claim against its docs. A Finding's ``article_id`` is the index in docs, as text."""

    verdict: Verdict
    evidence: tuple[PairEvidence, ...] = ()


class Verifier:
    """Checks Sentences against the Passages that they cite.

    Args:
        scorer: an entailment model, if there is one.
        embedder: a sentence embedding model, if there is one.
        point: the operating point of ``verify``; ``verify_pair`` takes its own.
    """

    def __init__(
        self,
        scorer: EntailmentScorer | None = None,
        embedder: Embedder | None = None,
        point: Point = Point.STRICT,
    ) -> None:
        self._scorer, self._embedder, self._point = scorer, embedder, point
        self._readings: OrderedDict[tuple[str, int], Reading] = OrderedDict()

    @property
    def version(self) -> str:
        """What the Verifier is made of."""
        return "citebrief-verifier/0 containment (no trained entailment scorer)"

    def verify(
        self, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
    ) -> tuple[Verification, ...]:
        """One Verification for each of ``sentences``, in order, against all that ``articles`` say."""
        readings = {cleaned.article.id: self._read(cleaned) for cleaned in articles}
        return tuple(self._verify(sentence, readings, self._point) for sentence in sentences)

    def verify_pair(self, docs: Sequence[str], claim: str, point: Point = Point.BALANCED) -> PairVerification:
        """Check ``claim`` against all of ``docs``, taken as they are."""
        articles = [_as_article(index, text) for index, text in enumerate(docs)]
        whole = tuple(
            Citation(c.article.id, p.id, p.span, p.span.of(c.article.text))
            for c in articles
            for p in c.passages
        )
        readings = {cleaned.article.id: read(cleaned) for cleaned in articles}
        found = self._verify(Sentence("claim", claim, whole), readings, point)
        return PairVerification(
            found.verdict, tuple(PairEvidence(int(c.article_id), c.span) for c in found.evidence)
        )

    def open_band(self, verification: Verification) -> bool:
        """Whether the checks leave the Sentence open, so that a model judge may decide."""
        probability = verification.verdict.probability
        return probability is not None and 0.3 <= probability <= 0.8

    def _read(self, cleaned: CleanedArticle) -> Reading:
        key = (cleaned.article.id, hash(cleaned))
        if key not in self._readings:
            self._readings[key] = read(cleaned)
            if len(self._readings) > _KEPT_READINGS:
                self._readings.popitem(last=False)
        self._readings.move_to_end(key)
        return self._readings[key]

    def _verify(self, sentence: Sentence, readings: dict[str, Reading], point: Point) -> Verification:
        sought = [word for word in words(sentence.text) if not word.stop]
        cited = _cited(sentence, readings)
        everything = [line for reading in readings.values() for line in reading.lines]
        share, chosen, missing = _cover(sought, cited)
        threshold = 0.85 if point is Point.STRICT else 0.7
        if share >= threshold:
            verdict = Verdict(Status.SUPPORTED, share, (), self.version)
            return Verification(verdict, citations(readings, chosen))
        elsewhere, others, _ = _cover(sought, everything)
        findings = [
            Finding(FindingKind.UNSUPPORTED_WORDS, f"not in the source: “{span.of(sentence.text)}”", span)
            for span in missing
        ]
        proposed: tuple[Citation, ...] = ()
        if not cited:
            findings = [Finding(FindingKind.NO_EVIDENCE, "cites nothing that can be read", None)]
        if elsewhere >= threshold:
            proposed = citations(readings, others)
            findings.append(
                Finding(
                    FindingKind.CITATION_WRONG,
                    f"the words stand in “{proposed[0].quote}”",
                    None,
                    proposed[0].article_id,
                    proposed[0].span,
                )
            )
        verdict = Verdict(Status.UNSUPPORTED, share, tuple(findings), self.version)
        return Verification(verdict, citations(readings, chosen), proposed)


def _as_article(index: int, text: str) -> CleanedArticle:
    article = Article(str(index), "", text)
    if not text.strip():
        return CleanedArticle(article, ())
    passage = Passage("p1", article.id, Span(0, len(text)), Role.BODY, sentence_spans(text))
    return CleanedArticle(article, (passage,))


def _cited(sentence: Sentence, readings: dict[str, Reading]) -> list[Line]:
    passages = dict.fromkeys((c.article_id, c.passage_id) for c in sentence.citations)
    return [
        line
        for article_id, passage_id in passages
        if article_id in readings
        for line in readings[article_id].by_passage.get(passage_id, ())
    ]


def _cover(sought: Sequence[Word], lines: Sequence[Line]) -> tuple[float, list[Line], list[Span]]:
    """Share of the weight of ``sought`` found in up to four of ``lines``, these, and the spans of what is not there."""
    weights = rarity(lines)
    view = View(lines, weights, max(weights.values(), default=1.0))
    stems = list(dict.fromkeys(word.stem for word in sought))
    table = view.incidence(stems)
    chosen, gains = cover(table, np.array([view.weight(stem) for stem in stems]), 4)
    carried = {word.stem for index in chosen for word in view.lines[index].words}
    missing = [Span(word.start, word.end) for word in sought if word.stem not in carried]
    return sum(gains), [view.lines[index] for index in chosen], missing
