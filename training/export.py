"""Writes a trained Checker as int8 ONNX with its tokenizer and digests, and says how far int8 moves its scores.

    python -m training.export out/training/run/end.pt --base BASE --name citebrief-minilm/2 --dev out/training/dev.jsonl.gz

Several checkpoints are averaged weight by weight (Wortsman et al., Model soups, 2022): only for those of one run.
"""

import argparse
import json
import shutil
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.dev import scores
from training.model import Checker, configured
from training.train import encoded, opened, read

FOLDER = Path(__file__).resolve().parents[1] / "service" / "adapters" / "entailment"
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def averaged(paths: list[Path]) -> dict[str, Any]:
    """The mean of the weights of several checkpoints."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {
        name: sum(state[name] for state in states) / len(states) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def main() -> None:
    """Export, and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--dev", type=Path)
    given = parser.parse_args()
    checker = Checker(configured(given.base))
    checker.load_state_dict(averaged(given.weights))
    checker.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        ids = torch.ones(2, 16, dtype=torch.long)
        torch.onnx.export(
            checker,
            (ids, torch.ones_like(ids), torch.zeros_like(ids)),
            str(plain),
            input_names=list(INPUTS),
            output_names=["pair", "word"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "word")}
            | {"pair": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, given.out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(str(given.out / "model.onnx"))
    shutil.copyfile(given.base / "tokenizer.json", given.out / "tokenizer.json")
    released = {"name": given.name} | {
        name: sha256((given.out / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
    }
    (given.out / "released.json").write_text(json.dumps(released, indent=2) + "\n", encoding="utf-8")
    print(f"{given.out / 'model.onnx'}: {(given.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")
    if given.dev:
        compare(checker, given, read(given.dev)[:600])


def compare(checker: Checker, given: argparse.Namespace, rows: list[dict[str, Any]]) -> None:
    """How far the int8 model's logits are from the trained one's on ``rows``."""
    tokenizer = opened(given.base)
    trained = scores(checker, tokenizer, rows)
    session = onnxruntime.InferenceSession(str(given.out / "model.onnx"), providers=["CPUExecutionProvider"])
    small = np.zeros_like(trained)
    for index, each in enumerate(encoded(tokenizer, rows)):
        fed = dict(zip(INPUTS, ([each.ids], [each.attention_mask], [each.type_ids]), strict=True))
        small[index] = np.asarray(
            session.run(None, {name: np.array(value, dtype=np.int64) for name, value in fed.items()})[0]
        )[0]
    off = np.abs(small - trained)
    same = np.mean((small[:, 0] >= 0) == (trained[:, 0] >= 0))
    print(
        f"int8 against bf16 on {len(rows)} pairs: mean difference of the logits {off[:, 0].mean():.3f}, correlation "
        f"{np.corrcoef(small[:, 0], trained[:, 0])[0, 1]:.4f}, {100 * same:.1f} % on the same side of 0"
    )


if __name__ == "__main__":
    main()
