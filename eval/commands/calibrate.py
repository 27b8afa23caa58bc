"""``citebrief-eval calibrate``: hold the Verifier against human labels."""

import argparse
import sys
from pathlib import Path

from eval.calibration import calibrate, read_labels
from service.adapters.embedding import MiniLMEmbedder
from service.domain.errors import InputError
from service.stages.verify.decision import Point
from service.verifier import Verifier

HELP = "hold the Verifier against human labels"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--labels",
        type=Path,
        required=True,
        help='JSON lines, .gz or not: {"id", "docs": [text, …], "claim", "label": 1 or 0, "error_type"?, "dataset"?}',
    )
    parser.add_argument("--out", type=Path, help="folder for calibration.json and calibration.md")
    parser.add_argument("--point", choices=[point.value for point in Point], default=Point.BALANCED.value)
    parser.add_argument("--no-embeddings", action="store_true", help="without sentence vectors")


def run(given: argparse.Namespace) -> int:
    """Calibrate and print the figures; the exit status."""
    labelled = read_labels(given.labels)
    verifier = Verifier(embedder=None if given.no_embeddings else MiniLMEmbedder())
    report = calibrate(labelled, verifier, Point(given.point), progress=_tell)
    if given.out is not None:
        try:
            given.out.mkdir(parents=True, exist_ok=True)
            (given.out / "calibration.json").write_text(report.to_json(), encoding="utf-8")
            (given.out / "calibration.md").write_text(report.to_markdown(), encoding="utf-8")
        except OSError as error:
            raise InputError(str(given.out), f"can't be written: {error.strerror}") from error
    print(report.to_markdown())
    return 0


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
