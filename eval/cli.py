"""``citebrief-eval``: the evaluation of Citebrief from the command line."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.calibration import calibrate, read_labels
from eval.faults import __main__ as planted
from service.adapters.embedding import MiniLMEmbedder
from service.domain.errors import CitebriefError, InputError
from service.stages.verify.decision import Point
from service.verifier import Verifier

DONE = 0
FAILED = 1
BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status: 0 done, 1 something failed, 2 bad usage or data."""
    parser = argparse.ArgumentParser(prog="citebrief-eval", description="Evaluates Citebrief.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser(
        "calibrate", help="hold the Verifier against human labels", description=calibrate.__doc__
    )
    command.add_argument(
        "--labels",
        type=Path,
        required=True,
        help='JSON lines, .gz or not: {"id", "docs": [text, …], "claim", "label": 1 or 0, "error_type"?, "dataset"?}',
    )
    command.add_argument("--out", type=Path, help="folder for calibration.json and calibration.md")
    command.add_argument("--point", choices=[point.value for point in Point], default=Point.BALANCED.value)
    command.add_argument("--no-embeddings", action="store_true", help="without sentence vectors")
    faults = commands.add_parser(
        "faults", help="which faults planted in the sample articles are caught", description=planted.__doc__
    )
    planted.add_arguments(faults)
    given = parser.parse_args(arguments)
    if given.command == "faults":
        return planted.run(given)
    try:
        return _calibrate(given)
    except InputError as error:
        print(f"citebrief-eval: {error}", file=sys.stderr)
        return BAD_INPUT
    except CitebriefError as error:
        print(f"citebrief-eval: {error}", file=sys.stderr)
        return FAILED


def _calibrate(given: argparse.Namespace) -> int:
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
    return DONE


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
