"""How a Checker does on rows that it is not trained on: AUROC of each set, and of the sentence alone."""

from collections import defaultdict
from typing import Any

import numpy as np
import torch
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from tokenizers import Tokenizer
from torch import nn


def scores(checker: nn.Module, tokenizer: Tokenizer, rows: list[dict[str, Any]]) -> np.ndarray:
    """Logits of support and contradiction, shape ``(len(rows), 2)``."""
    from training.train import feed  # noqa: PLC0415  they import each other

    checker.eval()
    out = np.zeros((len(rows), 2), dtype=np.float32)
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]["p"]) + len(rows[index]["c"]))
    with torch.no_grad():
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            fed = feed(tokenizer, [rows[index] for index in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                pair, _ = checker(fed["input_ids"], fed["attention_mask"], fed["token_type_ids"])
            out[chosen] = pair.float().numpy()
    return out


def measure(checker: nn.Module, tokenizer: Tokenizer, rows: list[dict[str, Any]]) -> str:
    """One line: AUROC and balanced accuracy at 0 of each set; the mean; AUROC on contrasts with the sentence alone."""
    found = scores(checker, tokenizer, rows)[:, 0]
    by_set: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_set[row["set"]].append(index)
    parts, mean = [], []
    for name, indices in sorted(by_set.items()):
        labels = [rows[index]["y"] for index in indices]
        if len(set(labels)) < 2:
            caught = float(np.mean((found[indices] >= 0) == np.array(labels)))
            parts.append(f"{name} right {100 * caught:.0f}")
            continue
        area = roc_auc_score(labels, found[indices])
        parts.append(
            f"{name} {100 * area:.1f}/{100 * balanced_accuracy_score(labels, found[indices] >= 0):.1f}"
        )
        mean.append(area)
    alone = [{**row, "p": ""} for row in rows if row["set"].startswith("contrast")]
    blind = ""
    if alone:
        labels = [row["y"] for row in alone]
        blind = f"; contrasts by the sentence alone {100 * roc_auc_score(labels, scores(checker, tokenizer, alone)[:, 0]):.1f}"
    return f"DEV mean AUROC {100 * np.mean(mean):.2f}: " + ", ".join(parts) + blind
