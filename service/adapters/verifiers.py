"""The Verifier with its models, as the service, the pairs interface and the evaluation all use it."""

from pathlib import Path

from service.adapters.embedding import MiniLMEmbedder
from service.adapters.entailment import FOLDER, MiniLMScorer
from service.ports import Embedder
from service.stages.verify.decision import Point
from service.verifier import Verifier


def open_verifier(  # noqa: PLR0913  every option is one argument by name
    *,
    scorer: bool = True,
    embeddings: bool = True,
    threads: int = 0,
    point: Point = Point.STRICT,
    threshold: float | None = None,
    embedder: Embedder | None = None,
    folder: Path | None = None,
) -> Verifier:
    """The Verifier whose models run on ``threads`` (0 for all cores); nothing is loaded before it is needed.

    Args:
        scorer: with the trained entailment scorer, which makes sentence vectors needless for the Verifier.
        embeddings: with sentence vectors, where there is no scorer.
        threads: of each model's runs.
        point: where ``verify`` draws the line.
        threshold: another line than the point's.
        embedder: use this one, which others share.
        folder: another scorer's ``model.onnx``, ``tokenizer.json`` and ``released.json``.
    """
    if scorer:
        return Verifier(MiniLMScorer(threads, folder or FOLDER), None, point, threshold)
    vectors = (embedder or MiniLMEmbedder(threads)) if embeddings else None
    return Verifier(None, vectors, point, threshold)
