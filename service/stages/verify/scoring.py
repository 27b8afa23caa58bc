"""The models behind the Verifier, and the probability that they make of an Examination."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, log

import numpy as np
from numpy.typing import NDArray

from service.domain.errors import ScorerError
from service.domain.spans import Span
from service.ports import Embedder, Entailment, EntailmentScorer
from service.stages.verify.coefficients import MODELS
from service.stages.verify.decision import Model, sigmoid
from service.stages.verify.examination import Examination, Library
from service.stages.verify.similarity import NAMES as SIMILARITY_NAMES
from service.stages.verify.similarity import resemblance, texts
from service.stages.verify.windows import SHAPES


@dataclass(frozen=True, slots=True)
class Scored:
    """The probability of support, the words that the scorer doubts, and its probability of contradiction.

    Offsets are in the Sentence; ``denied`` is that of the part that is contradicted most, 0 without a scorer.
    """

    probability: float
    doubted: tuple[Span, ...] = ()
    denied: float = 0.0


Scores = Mapping[int, Scored | str]
"""By ``id`` of an Examination: what the models say, or in words why they say nothing."""

NAMES = (
    "score.compact.mean", "score.compact.worst", "score.wide.mean", "score.wide.worst", "score.contradicted.mean",
    "score.contradicted.worst",
)  # fmt: skip
"""What the scorer says, as log-odds, over the parts of a Sentence: by each window, and of contradiction by the narrow one."""

_KEPT_VECTORS = 20_000
_SUREST = 1e-3
_DOUBTED = 0.5
"""Words that the scorer doubts at least so much are named."""


_Asked = dict[int, list[Entailment]]
"""By the number of a part: one Entailment for each of its windows."""


class Scoring:
    """Joins the features with what an embedder and a scorer say.

    The coefficients are those fitted for the parts at hand: ``lexical``, ``embedded``, or ``scored <name>`` for a
    scorer that was there when they were fitted. Another scorer's score is taken as a probability and averaged, as
    log-odds, with that of the other features.
    """

    def __init__(self, scorer: EntailmentScorer | None, embedder: Embedder | None) -> None:
        fitted = MODELS.get(f"scored {scorer.name}") if scorer is not None else None
        plain = MODELS["embedded" if embedder is not None and "embedded" in MODELS else "lexical"]
        self.model: Model = fitted or plain
        self._joined = scorer is not None and fitted is None
        asks = any(name in self.model.weights for name in SIMILARITY_NAMES)
        self._scorer, self._embedder = scorer, embedder if asks or fitted is None else None
        wide = fitted is None or any(name.startswith("score.wide") for name in fitted.weights)
        self._windows = len(SHAPES) if wide else 1
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @property
    def version(self) -> str:
        """The models and the digest of the coefficients."""
        parts = ["lexical"]
        if self._embedder is not None:
            parts.append(f"cosine({self._embedder.name})")
        if self._scorer is not None:
            parts.append(self._scorer.name)
        note = "" if self._scorer is not None else " (no trained entailment scorer)"
        return f"{'+'.join(parts)} fit/{self.model.name}-{self.model.digest}{note}"

    @property
    def band(self) -> tuple[float, float]:
        """The probabilities between which the model is least sure."""
        return self.model.band

    def score(self, examined: Sequence[Examination], library: Library) -> Scores:
        """A probability, or the reason for none, for each of ``examined``.

        All are embedded and scored in one go; where that fails each is tried alone, so that one Sentence that a model
        chokes on takes no other down.
        """
        try:
            found = self._all(examined, library)
        except Exception as error:  # noqa: BLE001  a model from outside may raise anything; it becomes a recorded failure
            if len(examined) > 1:
                return {key: score for each in examined for key, score in self.score([each], library).items()}
            return {id(each): f"{type(error).__name__}: {error}" for each in examined}
        return {id(each): scored for each, scored in zip(examined, found, strict=True)}

    def _all(self, examined: Sequence[Examination], library: Library) -> list[Scored]:
        asked = self._asked(examined, library, self._windows)
        values = self._values(examined, library, asked)
        scored: list[Scored] = []
        for each, known, parts in zip(examined, values, asked, strict=True):
            probability = self.model.probability(known)
            if self._joined and parts:
                worst = min(max(odds(found.supported) for found in windows) for windows in parts.values())
                probability = sigmoid((self.model.logit(known) + worst) / 2)
            scored.append(Scored(probability, _doubted(each, parts), _denied(parts)))
        return scored

    def values(self, examined: Sequence[Examination], library: Library) -> list[dict[str, float]]:
        """All features of each of ``examined``, those of the embedder and of the scorer's windows all included, by name.

        Raises:
            ScorerError: a model failed; one from outside may raise anything.
        """
        return self._values(examined, library, self._asked(examined, library, len(SHAPES)))

    def _values(
        self, examined: Sequence[Examination], library: Library, asked: Sequence[_Asked]
    ) -> list[dict[str, float]]:
        values = [dict(each.values) for each in examined]
        if self._embedder is not None:
            self._embed([text for each in examined for text in texts(each, library)])
            for each, known in zip(examined, values, strict=True):
                known.update(resemblance(each, library, self._embed))
        for known, parts in zip(values, asked, strict=True):
            known.update(_score_values(list(parts.values())))
        return values

    def _asked(self, examined: Sequence[Examination], library: Library, windows: int) -> list[_Asked]:
        """What the scorer says of each part of each Examination, for the first ``windows`` of the part.

        The narrow window comes first. The wide one is left out where the fit does not weigh it: it takes most of the time.
        """
        if self._scorer is None:
            return [{} for _ in examined]
        jobs = [
            (number, order, source, part.span.of(each.sentence.text))
            for number, each in enumerate(examined)
            for order, part in enumerate(each.measured.parts)
            for source in each.premises(part, library)[:windows]
        ]
        found = self._scorer.score([(source, text) for _, _, source, text in jobs])
        if len(found) != len(jobs) or not all(isfinite(each.supported) for each in found):
            raise ScorerError(f"{self._scorer.name} gave no finite score for each of {len(jobs)} pairs")
        asked: list[_Asked] = [{} for _ in examined]
        for (number, order, _, _), each in zip(jobs, found, strict=True):
            asked[number].setdefault(order, []).append(each)
        return asked

    def _embed(self, wanted: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of ``wanted``, those of the last few thousand texts from memory."""
        if self._embedder is None:
            raise ScorerError("there is no embedder")
        known = self._vectors
        new = [text for text in dict.fromkeys(wanted) if text not in known]
        if new:
            vectors = self._embedder.embed(new)
            if len(vectors) != len(new):
                raise ScorerError(f"{self._embedder.name} gave {len(vectors)} vectors for {len(new)} texts")
            known.update(zip(new, vectors, strict=True))
        found = np.stack([known[text] for text in wanted]) if wanted else np.zeros((0, 0), np.float32)
        while len(known) > _KEPT_VECTORS:
            known.popitem(last=False)
        return found


def odds(chance: float) -> float:
    """The log-odds of ``chance``, which is kept a little from 0 and 1."""
    kept = min(max(chance, _SUREST), 1 - _SUREST)
    return log(kept / (1 - kept))


def _score_values(parts: Sequence[Sequence[Entailment]]) -> dict[str, float]:
    """Features by ``NAMES``; none where nothing was asked."""
    if not parts:
        return {}
    table = [[odds(found.supported) for found in windows] for windows in parts]
    denied = [odds(0.5 if windows[0].contradicted is None else windows[0].contradicted) for windows in parts]
    compact, wide = [row[0] for row in table], [row[-1] for row in table]
    size = len(parts)
    return dict(
        zip(
            NAMES,
            (sum(compact) / size, min(compact), sum(wide) / size, min(wide), sum(denied) / size, max(denied)),
            strict=True,
        )
    )


def _denied(parts: _Asked) -> float:
    """How sure the scorer is that a part is contradicted, by the narrow window."""
    return max((windows[0].contradicted or 0.0 for windows in parts.values()), default=0.0)


def _doubted(examination: Examination, parts: _Asked) -> tuple[Span, ...]:
    """The words that the scorer doubts beside the window that carries their part best."""
    found: list[Span] = []
    for order, windows in parts.items():
        start = examination.measured.parts[order].span.start
        best = max(windows, key=lambda each: each.supported)
        found += [
            Span(start + doubt.span.start, start + doubt.span.end)
            for doubt in best.doubts
            if doubt.probability >= _DOUBTED
        ]
    return tuple(found)
