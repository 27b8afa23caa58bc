"""How far a source window carries a Sentence, by a MiniLM cross-encoder with int8 weights, on onnxruntime."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from service.domain.errors import ScorerError
from service.domain.spans import Span
from service.ports import Doubt, Entailment

FOLDER = Path(__file__).parent
"""Where the model and its tokenizer lie, with ``released.json``: the name, the digests and the figures of training."""

_MAX_TOKENS = 256
_MAX_SENTENCE = 1_000
"""Characters of a Sentence that are read."""

_DOUBTED = 0.2
"""Words that are less doubtful than this are not told."""

_RELEASED = frozenset({"name", "model.onnx", "tokenizer.json"})

_KEPT = 4_096
"""Results kept in memory: the same pair is asked for again when a Brief is repaired or a proposal is tried."""


class MiniLMScorer:
    """Implements the EntailmentScorer port; ``training/`` makes the files that it runs.

    Nothing is loaded before the first call; what is loaded is held against the released digests. ``threads`` of 0
    takes all cores. A pair longer than 256 tokens loses the end of its source, never of its Sentence, of which the
    first 1,000 characters are read.

    Args:
        threads: of one run of the model.
        folder: where ``model.onnx``, ``tokenizer.json`` and ``released.json`` lie; another model is another folder.
    """

    def __init__(self, threads: int = 0, folder: Path = FOLDER) -> None:
        self._threads = threads
        self.folder = folder
        self._known: OrderedDict[tuple[str, str], Entailment] = OrderedDict()

    @cached_property
    def _released(self) -> dict[str, str]:
        path = self.folder / "released.json"
        if not path.exists():
            raise ScorerError(
                f"{self.folder} holds no trained scorer: training/README.md says how to make one"
            )
        try:
            found: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ScorerError(f"{path} can't be read: {error}") from error
        lost = _RELEASED - (found.keys() if isinstance(found, dict) else set())
        if lost:
            raise ScorerError(f"{path} does not tell {', '.join(sorted(lost))}")
        return dict(found)

    @property
    def name(self) -> str:
        """Model and version, for Provenance.

        Raises:
            ScorerError: ``released.json`` can't be read.
        """
        return self._released["name"]

    @property
    def digest(self) -> str:
        """SHA-256 of the released model, in hexadecimal digits.

        Raises:
            ScorerError: ``released.json`` can't be read.
        """
        return self._released["model.onnx"]

    def _sound(self, name: str) -> bytes:
        path = self.folder / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ScorerError(f"{path} can't be read: {error.strerror}") from error
        if sha256(content).hexdigest() != self._released[name]:
            raise ScorerError(
                f"{path} is not the file that was released: its SHA-256 differs from released.json"
            )
        return content

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        content = self._sound("model.onnx")
        try:
            return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ScorerError(f"the entailment model can't be loaded: {error}") from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        content = self._sound("tokenizer.json")
        try:
            tokenizer = Tokenizer.from_buffer(content)
        except Exception as error:
            raise ScorerError(f"the tokenizer can't be loaded: {error}") from error
        tokenizer.enable_truncation(_MAX_TOKENS, strategy="only_first")
        tokenizer.no_padding()
        return tokenizer

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """One Entailment for each ``(source, sentence)``, in order.

        Raises:
            ScorerError: the model failed, could not be loaded, or is not the released one.
        """
        known = self._known
        new = [pair for pair in dict.fromkeys(pairs) if pair not in known]
        found = dict(zip(new, self._scored(new), strict=True)) if new else {}
        results = [found[pair] if pair in found else known[pair] for pair in pairs]
        known.update(found)
        while len(known) > _KEPT:
            known.popitem(last=False)
        return results

    def _scored(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        try:
            encodings = self._tokenizer.encode_batch(
                [(source or " ", sentence[:_MAX_SENTENCE]) for source, sentence in pairs]
            )
        except ScorerError:
            raise
        except Exception as error:
            raise ScorerError(f"the pairs can't be tokenised: {error}") from error
        results = []
        for encoding in encodings:
            (supported, contradicted), words = self._run(encoding)
            results.append(Entailment(supported, contradicted, _doubts(encoding, words)))
        return results

    def _run(self, encoding: Encoding) -> tuple[list[float], NDArray[np.float32]]:
        """The chances of support and contradiction, and a logit for each piece.

        One pair at a time: int8 activations are scaled by all that is run together, so that among others a pair would have
        other chances (by .27 in log-odds on average), and a batch is hardly faster on a CPU.
        """
        feeds = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
            "token_type_ids": np.array([encoding.type_ids], dtype=np.int64),
        }
        try:
            pair, word = self._session.run(None, feeds)
        except ScorerError:
            raise
        except Exception as error:
            raise ScorerError(f"the entailment model failed: {error}") from error
        chances = 1 / (1 + np.exp(-np.asarray(pair[0], dtype=np.float32)))
        return chances.tolist(), np.asarray(word[0], dtype=np.float32)


def _doubts(encoding: Encoding, logits: NDArray[np.float32] | Sequence[float]) -> tuple[Doubt, ...]:
    """The doubtful words of the Sentence: pieces of one word together, with the highest doubt of them."""
    found: list[Doubt] = []
    chances = (1 / (1 + np.exp(-np.asarray(logits[: len(encoding.ids)], dtype=np.float32)))).tolist()
    last: tuple[int, int | None] = (-1, None)
    for place, (kind, word) in enumerate(zip(encoding.sequence_ids, encoding.word_ids, strict=True)):
        if kind != 1 or chances[place] < _DOUBTED:
            continue
        start, end = encoding.offsets[place]
        if found and (kind, word) == last:
            before = found.pop()
            found.append(Doubt(Span(before.span.start, end), max(before.probability, chances[place])))
        else:
            found.append(Doubt(Span(start, end), chances[place]))
        last = (kind, word)
    return tuple(found)
