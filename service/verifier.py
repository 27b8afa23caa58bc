"""THE Verifier: the checks, the evidence and the models joined into one Verdict for every Sentence."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from service.domain.articles import CleanedArticle
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
from service.stages.verify.checks import CHECKS_VERSION
from service.stages.verify.decision import Case, Point, decide
from service.stages.verify.evidence import cover
from service.stages.verify.examination import Examination, Library, Source, as_article, source_of
from service.stages.verify.features import RUN
from service.stages.verify.scoring import Scores, Scoring

_KEPT_SOURCES = 128
_KEPT_LIBRARIES = 2
_MUCH = 0.8
"""Share of a Sentence's weight that must stand elsewhere before another Citation is tried."""


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """A stretch of ``docs[source]`` that carries the claim."""

    source: int
    span: Span


@dataclass(frozen=True, slots=True)
class PairVerification:
    """What the Verifier says of a claim held against docs. A Finding's ``article_id`` is the index in docs, as text."""

    verdict: Verdict
    evidence: tuple[PairEvidence, ...] = ()


class Verifier:
    """Checks Sentences against the Passages that they cite. One, for the service and for evaluation; safe in threads.

    Args:
        scorer: an entailment model, if there is one.
        embedder: a sentence embedding model, if there is one.
        point: where ``verify`` draws the line; Briefs are strict.
        threshold: the probability from which a Sentence is supported at ``point``, copies included, where no Finding
            stands against it; by default the fitted lines. Another threshold is another version.
    """

    def __init__(
        self,
        scorer: EntailmentScorer | None = None,
        embedder: Embedder | None = None,
        point: Point = Point.STRICT,
        threshold: float | None = None,
    ) -> None:
        self._scoring = Scoring(scorer, embedder)
        if threshold is not None:
            self._scoring.model = self._scoring.model.with_line(point, threshold)
        self._version = f"citebrief-verifier/1 checks/{CHECKS_VERSION}+{self._scoring.version}"
        self._point = point
        self._lock = Lock()
        self._sources: OrderedDict[int, tuple[CleanedArticle, Source]] = OrderedDict()
        self._libraries: OrderedDict[tuple[int, ...], tuple[Sequence[CleanedArticle], Library]] = (
            OrderedDict()
        )
        self._docs: OrderedDict[tuple[str, str], CleanedArticle] = OrderedDict()

    @property
    def version(self) -> str:
        """What the Verifier is made of; another fit, check or model is another version."""
        return self._version

    def verify(
        self, sentences: Sequence[Sentence], articles: Sequence[CleanedArticle]
    ) -> tuple[Verification, ...]:
        """One Verification for each of ``sentences``, in order.

        Evidence and proposals are exact spans of citable Passages of ``articles``. What can't be checked because a
        part failed is ``unchecked``, with a FAILURE Finding.
        """
        with self._lock:
            library = self._library(articles)
            found = self._decide(sentences, library, self._point)
            return tuple(
                self._propose(sentence, verification, library)
                if verification.verdict.status in {Status.UNSUPPORTED, Status.CONTRADICTED}
                else verification
                for sentence, verification in zip(sentences, found, strict=True)
            )

    def verify_pair(self, docs: Sequence[str], claim: str, point: Point = Point.BALANCED) -> PairVerification:
        """Hold ``claim``, one sentence or several, against all of ``docs``, which are taken as they are."""
        with self._lock:
            articles = [self._doc(str(index), text) for index, text in enumerate(docs)]
            library = Library({cleaned.article.id: self._source(cleaned) for cleaned in articles})
            cited = tuple(
                Citation(passage.article_id, passage.id, passage.span, cleaned.article.text)
                for cleaned in articles
                for passage in cleaned.passages
            )
            (found,) = self._decide([Sentence("claim", claim, cited)], library, point)
        evidence = tuple(PairEvidence(int(each.article_id), each.span) for each in found.evidence)
        return PairVerification(found.verdict, evidence)

    def open_band(self, verification: Verification) -> bool:
        """Whether the checks leave the Sentence open, so that a judge may decide it: nothing found, and no sure score."""
        verdict = verification.verdict
        low, high = self._scoring.band
        objections = {finding.kind for finding in verdict.findings} - {FindingKind.UNSUPPORTED_WORDS}
        return (
            verdict.status is not Status.UNCHECKED
            and verdict.probability is not None
            and low <= verdict.probability < high
            and not objections
        )

    def _decide(self, sentences: Sequence[Sentence], library: Library, point: Point) -> list[Verification]:
        examined: list[Examination | str] = []
        for sentence in sentences:
            try:
                examined.append(library.examine(sentence))
            except Exception as error:  # noqa: BLE001  the per-Sentence boundary: it becomes a recorded failure
                examined.append(f"a check failed: {type(error).__name__}: {error}")
        scores = self._scoring.score(
            [each for each in examined if isinstance(each, Examination) and each.resolved], library
        )
        return [
            self._failed(each) if isinstance(each, str) else self._settle(each, scores, library, point)
            for each in examined
        ]

    def _settle(
        self, examination: Examination, scores: Scores, library: Library, point: Point
    ) -> Verification:
        if not examination.resolved:
            findings = (
                *examination.findings,
                Finding(FindingKind.NO_EVIDENCE, "it cites nothing that can be read"),
            )
            return Verification(Verdict(Status.UNSUPPORTED, 0.0, findings, self.version))
        if not examination.measured.parts:
            return self._failed("there are no words to check")
        score = scores[id(examination)]
        if isinstance(score, str):
            return self._failed(score)
        case = Case(
            examination.sentence.text,
            score.probability,
            examination.findings,
            tuple(Span(word.start, word.end) for part in examination.measured.parts for word in part.missing),
            examination.measured.copied,
            examination.measured.contained,
            examination.gone,
            score.doubted,
            score.denied,
            examination.values.get(RUN, 0.0),
        )
        verdict = decide(case, self._scoring.model, point, self.version)
        return Verification(verdict, library.cite(examination.lines))

    def _propose(self, sentence: Sentence, found: Verification, library: Library) -> Verification:
        """``found`` with Citations that would carry ``sentence``, if other Passages do."""
        view = library.everything()
        cited = {(c.article_id, c.passage_id) for c in sentence.citations}
        stems, weights = library.wanted(sentence.text)
        chosen, gains = cover(view.incidence(stems), weights, 3)
        lines = [view.lines[index] for index in chosen]
        if sum(gains) < _MUCH or all((line.article_id, line.passage_id) in cited for line in lines):
            return found
        proposed = library.cite(lines)
        recited = Sentence(sentence.id, sentence.text, proposed)
        (again,) = self._decide([recited], library, self._point)
        if again.verdict.status is not Status.SUPPORTED:
            return found
        best = again.evidence[0]
        finding = Finding(
            FindingKind.CITATION_WRONG,
            f"the words stand in another place: “{best.quote}”",
            None,
            best.article_id,
            best.span,
        )
        verdict = found.verdict
        told = tuple(f for f in verdict.findings if f.kind is not FindingKind.UNSUPPORTED_WORDS)
        verdict = Verdict(verdict.status, verdict.probability, (*told, finding), verdict.verifier)
        return Verification(verdict, found.evidence, again.evidence)

    def _failed(self, why: str) -> Verification:
        finding = Finding(FindingKind.FAILURE, why)
        return Verification(Verdict(Status.UNCHECKED, None, (finding,), self.version))

    def _library(self, articles: Sequence[CleanedArticle]) -> Library:
        key = tuple(id(cleaned) for cleaned in articles)
        if key not in self._libraries:
            sources = {cleaned.article.id: self._source(cleaned) for cleaned in articles}
            self._libraries[key] = (tuple(articles), Library(sources))
            if len(self._libraries) > _KEPT_LIBRARIES:
                self._libraries.popitem(last=False)
        return self._libraries[key][1]

    def _source(self, cleaned: CleanedArticle) -> Source:
        kept = self._sources.get(id(cleaned))
        if kept is None:
            kept = (cleaned, source_of(cleaned))
            self._sources[id(cleaned)] = kept
            if len(self._sources) > _KEPT_SOURCES:
                self._sources.popitem(last=False)
        return kept[1]

    def _doc(self, article_id: str, text: str) -> CleanedArticle:
        key = (article_id, text)
        if key not in self._docs:
            self._docs[key] = as_article(article_id, text)
            if len(self._docs) > _KEPT_SOURCES // 4:
                self._docs.popitem(last=False)
        return self._docs[key]
