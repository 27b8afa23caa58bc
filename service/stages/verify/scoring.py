"""The models behind the Verifier, and the probability that they make of an Examination."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from math import isfinite, log

import numpy as np
from numpy.typing import NDArray

from service.domain.errors import ScorerError
from service.ports import Embedder, EntailmentScorer
from service.stages.verify.coefficients import MODELS
from service.stages.verify.decision import Model, sigmoid
from service.stages.verify.examination import Examination, Library
from service.stages.verify.similarity import resemblance, texts

Scores = Mapping[int, float | str]
"""By ``id`` of an Examination: the probability of support, or in words why there is none."""

_KEPT_VECTORS = 20_000
_SUREST = 1e-4


class Scoring:
    """Joins the features with what an embedder and a scorer say.

    The coefficients are those fitted for the parts at hand: ``lexical``, ``embedded``, or ``scored <name>`` for a
    scorer that was there when they were fitted. Another scorer's score is taken as a probability and averaged, as
    log-odds, with that of the other features.
    """

    def __init__(self, scorer: EntailmentScorer | None, embedder: Embedder | None) -> None:
        self._scorer, self._embedder = scorer, embedder
        fitted = MODELS.get(f"scored {scorer.name}") if scorer is not None else None
        plain = MODELS["embedded" if embedder is not None and "embedded" in MODELS else "lexical"]
        self.model: Model = fitted or plain
        self._joined = scorer is not None and fitted is None
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
        return {id(each): probability for each, probability in zip(examined, found, strict=True)}

    def _all(self, examined: Sequence[Examination], library: Library) -> list[float]:
        values = self.values(examined, library)
        if self._scorer is None or not self._joined:
            return [self.model.probability(each) for each in values]
        probabilities: list[float] = []
        for each in values:
            worst = min(max(each["score.worst"], _SUREST), 1 - _SUREST)
            probabilities.append(sigmoid((self.model.logit(each) + log(worst / (1 - worst))) / 2))
        return probabilities

    def values(self, examined: Sequence[Examination], library: Library) -> list[dict[str, float]]:
        """All features of each of ``examined``, those of the embedder and the scorer included, by name.

        Raises:
            ScorerError: a model failed; one from outside may raise anything.
        """
        values = [dict(each.values) for each in examined]
        if self._embedder is not None:
            self._embed([text for each in examined for text in texts(each, library)])
            for each, known in zip(examined, values, strict=True):
                known.update(resemblance(each, library, self._embed))
        for known, scores in zip(values, self._scored(examined, library), strict=True):
            if scores:
                known.update({"score.mean": sum(scores) / len(scores), "score.worst": min(scores)})
        return values

    def _scored(self, examined: Sequence[Examination], library: Library) -> list[list[float]]:
        """What the scorer says of each part of each Examination: its best score over the part's windows."""
        if self._scorer is None:
            return [[] for _ in examined]
        jobs = [
            (number, order, source, part.span.of(each.sentence.text))
            for number, each in enumerate(examined)
            for order, part in enumerate(each.measured.parts)
            for source in each.premises(part, library)
        ]
        scores = np.asarray(self._scorer.score([(source, text) for _, _, source, text in jobs]), dtype=float)
        if scores.shape != (len(jobs),) or not all(isfinite(score) for score in scores):
            raise ScorerError(f"{self._scorer.name} gave no finite score for each of {len(jobs)} pairs")
        best: list[dict[int, float]] = [{} for _ in examined]
        for (number, order, _, _), score in zip(jobs, scores.tolist(), strict=True):
            best[number][order] = max(score, best[number].get(order, score))
        return [list(each.values()) for each in best]

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
