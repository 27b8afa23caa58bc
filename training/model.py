"""The scorer's network: MiniLM read as a cross-encoder, with a head for the pair and a head for every token."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

SUPPORTED, CONTRADICTED = 0, 1


class Checker(nn.Module):
    """``(source window, sentence)`` to logits of *supported* and of *contradicted*, and of *unsupported* for every token.

    No dropout inside the encoder: on a CPU drawing it takes 40 % of a step. Word embeddings are frozen.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        size = config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.dense = nn.Linear(2 * size, size)
        self.pair = nn.Linear(size, 2)
        self.word = nn.Linear(size, 1)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits of shape ``(batch, 2)`` and ``(batch, tokens)``."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        shown = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * shown).sum(1) / shown.sum(1)
        pooled = nn.functional.gelu(self.dense(self.drop(torch.cat([hidden[:, 0], mean], dim=-1))))
        return self.pair(pooled), self.word(hidden).squeeze(-1)


def configured(folder: Path) -> BertConfig:
    """The configuration of the published encoder in ``folder``, as it is trained here."""
    config = BertConfig.from_pretrained(folder)
    config.hidden_dropout_prob = 0.0
    config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"  # noqa: SLF001  the fused kernel's backward pass is slower on a CPU
    return config


def fresh(folder: Path) -> Checker:
    """A Checker with the encoder's published weights and new heads."""
    checker = Checker(configured(folder))
    weights = load_file(folder / "model.safetensors")
    known = {name.removeprefix("bert."): value for name, value in weights.items() if "pooler" not in name}
    missing, surplus = checker.encoder.load_state_dict(known, strict=False)
    lost = [name for name in missing if "position_ids" not in name]
    if lost:
        raise ValueError(f"{folder}: weights are missing: {lost[:5]}; surplus: {surplus[:5]}")
    return checker
