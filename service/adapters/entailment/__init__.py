"""The entailment scorer trained for Citebrief: an int8 ONNX model, its tokenizer, and what runs them."""

from service.adapters.entailment.scorer import FOLDER, MiniLMScorer

__all__ = ["FOLDER", "MiniLMScorer"]
