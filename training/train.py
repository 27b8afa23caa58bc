"""Trains the scorer on rows of (source window, sentence), in stages, resumable after a stop.

    python -m training.train out/training/entail.jsonl.gz --run out/training/run --stage entail
    python -m training.train out/training/main.jsonl.gz --run out/training/run --stage main --tokens 20e6
    python -m training.train out/training/main.jsonl.gz --run out/training/run --stage final --tokens 8e6 --decay

Each stage begins with the weights (and the optimiser) that the one before left in the run's folder; the same command
started again goes on where it was stopped. The learning rate warms up once, stays, and falls to zero in a stage with
``--decay`` (Hu et al., MiniCPM, 2024: warm up, stay, decay).
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import nn

from training.dev import measure
from training.model import Checker, configured, fresh

LONGEST = 256
CONTRADICTION = 0.3
WORDS = 0.5


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--stage", required=True)
    parser.add_argument(
        "--tokens", type=float, default=1e12, help="stop the stage after so many (padding counts)"
    )
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="stop the stage after so many minutes of this process"
    )
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--decay", action="store_true")
    parser.add_argument("--warm-up", type=int, default=250, help="steps in which the rate rises")
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--together", type=int, default=2, help="batches whose gradients make one step")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--base", type=Path, required=True, help="folder of the published encoder")
    parser.add_argument("--dev", type=Path, help="rows to measure on now and then")
    parser.add_argument("--every", type=float, default=10, help="minutes between measurements")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    given.run.mkdir(parents=True, exist_ok=True)
    Stage(given).go()


class Stage:
    """One stage of a run."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.given = given
        self.tokenizer = opened(given.base)
        self.path = given.run / "state.pt"
        self.checker: Checker
        state: dict[str, Any] = {}
        if self.path.exists():
            state = torch.load(self.path, weights_only=True)
            self.checker = Checker(configured(given.base))
            self.checker.load_state_dict(state["weights"])
        else:
            self.checker = fresh(given.base)
        trained = [value for value in self.checker.parameters() if value.requires_grad]
        decayed = [value for value in trained if value.dim() > 1]
        plain = [value for value in trained if value.dim() <= 1]
        self.optimiser = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
            lr=given.rate,
            betas=(0.9, 0.98),
            fused=True,
        )
        if state:
            self.optimiser.load_state_dict(state["optimiser"])
        self.gathered = 0
        same = state.get("stage") == given.stage
        self.steps: int = state.get("steps", 0)
        self.done: int = state["batch"] if same else 0
        self.spent: int = state["spent"] if same else 0

    def go(self) -> None:
        """Train until the rows, the tokens or the minutes end."""
        given = self.given
        rows = read(given.rows)
        dev = read(given.dev) if given.dev else []
        random.Random(given.seed).shuffle(rows)
        batches = list(self._batches(rows))
        print(f"{given.stage}: {len(rows)} rows, {len(batches)} batches, from batch {self.done}", flush=True)
        began = told = saved = time.monotonic()
        total = min(given.tokens, sum(tokens for _, tokens in batches))
        losses: list[float] = []
        pairs = 0
        self.checker.train()
        for number, (batch, tokens) in enumerate(batches):
            if number < self.done:
                continue
            elapsed = (time.monotonic() - began) / 60
            if self.spent >= given.tokens or elapsed > given.minutes:
                break
            share = max(self.spent / total, elapsed / given.minutes)
            self._rate(share)
            losses.append(self._step(batch))
            pairs += len(batch)
            self.steps += 1
            self.done = number + 1
            self.spent += tokens
            if self.steps % 50 == 0:
                seconds = time.monotonic() - began
                print(
                    f"{given.stage} {self.done}/{len(batches)} loss {np.mean(losses[-200:]):.4f} "
                    f"{pairs / seconds:.1f} pairs/s {self.spent / 1e6:.2f}M tokens {seconds / 60:.1f} min",
                    flush=True,
                )
            if time.monotonic() - saved > 180:
                self._save()
                saved = time.monotonic()
            if dev and time.monotonic() - told > given.every * 60:
                print(measure(self.checker, self.tokenizer, dev), flush=True)
                self.checker.train()
                told = time.monotonic()
        self._save()
        torch.save(self.checker.state_dict(), given.run / f"{given.stage}.pt")
        if dev:
            print(measure(self.checker, self.tokenizer, dev), flush=True)

    def _rate(self, share: float) -> None:
        rate = self.given.rate * min(1.0, (self.steps + 1) / self.given.warm_up)
        if self.given.decay:
            rate *= max(0.0, 1.0 - share) * 0.98 + 0.02
        for group in self.optimiser.param_groups:
            group["lr"] = rate

    def _batches(self, rows: list[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], int]]:
        """Rows of like length together, in an order that the seed gives."""
        chosen = random.Random(self.given.seed + 1)
        for start in range(0, len(rows), 4000):
            near = sorted(rows[start : start + 4000], key=lambda row: len(row["p"]) + len(row["c"]))
            made: list[tuple[list[dict[str, Any]], int]] = []
            batch: list[dict[str, Any]] = []
            for row in near:
                length = min(LONGEST, -(-((len(row["p"]) + len(row["c"])) // 4 + 6) // 16) * 16)
                if batch and (len(batch) + 1) * length > self.given.batch_tokens:
                    made.append((batch, len(batch) * length))
                    batch = []
                batch.append(row)
            if batch:
                made.append((batch, len(batch) * length))
            chosen.shuffle(made)
            yield from made

    def _step(self, batch: list[dict[str, Any]]) -> float:
        fed = feed(self.tokenizer, batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            pair, word = self.checker(fed["input_ids"], fed["attention_mask"], fed["token_type_ids"])
        pair, word = pair.float(), word.float()
        bce = nn.functional.binary_cross_entropy_with_logits
        loss = (bce(pair[:, 0], fed["label"], reduction="none") * fed["weight"]).sum() / fed["weight"].sum()
        told = fed["relation"] >= 0
        if told.any():
            loss = loss + CONTRADICTION * bce(pair[told, 1], fed["relation"][told])
        marked = fed["marks"] >= 0
        if marked.any():
            loss = loss + WORDS * bce(word[marked], fed["marks"][marked], weight=1 + 2 * fed["marks"][marked])
        (loss / self.given.together).backward()
        self.gathered += 1
        if self.gathered == self.given.together:
            nn.utils.clip_grad_norm_(self.checker.parameters(), 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            self.gathered = 0
        return float(loss.detach())

    def _save(self) -> None:
        new = self.path.with_suffix(".new")
        torch.save(
            {
                "weights": self.checker.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "stage": self.given.stage,
                "steps": self.steps,
                "batch": self.done,
                "spent": self.spent,
            },
            new,
        )
        new.replace(self.path)


def opened(folder: Path) -> Tokenizer:
    """The encoder's tokenizer; the source is cut where a pair is too long, never the sentence."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="only_first")
    tokenizer.no_padding()
    return tokenizer


def read(path: Path) -> list[dict[str, Any]]:
    """Rows ``{"p", "c", "y", "r"?, "u"?, "w"?}``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def encoded(tokenizer: Tokenizer, rows: list[dict[str, Any]]) -> list[Encoding]:
    """The rows' pairs as tokens. A sentence of hundreds of words is cut too."""
    return tokenizer.encode_batch([(row["p"] or " ", row["c"][:700]) for row in rows])


def feed(tokenizer: Tokenizer, rows: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
    """Tensors of a batch. ``marks``: 1 for a token of the sentence without support, 0 for one with, -1 elsewhere."""
    found = encoded(tokenizer, rows)
    longest = -(-max(len(each.ids) for each in found) // 16) * 16
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    types = torch.zeros_like(ids)
    marks = torch.full(ids.shape, -1.0)
    for number, (each, row) in enumerate(zip(found, rows, strict=True)):
        size = len(each.ids)
        ids[number, :size] = torch.tensor(each.ids)
        mask[number, :size] = 1
        types[number, :size] = torch.tensor(each.type_ids)
        spans = row.get("u")
        if spans is None and row["y"] == 1:
            spans = []
        if spans is not None:
            for place, ((start, end), kind, special) in enumerate(
                zip(each.offsets, each.type_ids, each.special_tokens_mask, strict=True)
            ):
                if kind == 1 and not special:
                    marks[number, place] = float(any(start < last and first < end for first, last in spans))
    relation = torch.tensor(
        [{"c": 1.0, "n": 0.0, "s": 0.0}.get(row.get("r") or ("s" if row["y"] else ""), -1.0) for row in rows]
    )
    return {
        "input_ids": ids,
        "attention_mask": mask,
        "token_type_ids": types,
        "marks": marks,
        "relation": relation,
        "label": torch.tensor([float(row["y"]) for row in rows]),
        "weight": torch.tensor([float(row.get("w", 1.0)) for row in rows]),
    }


if __name__ == "__main__":
    main()
