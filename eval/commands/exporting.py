"""Write a run for other tools: logs of Inspect, or promptfoo's results.

What is written can be opened there (``inspect view``, ``promptfoo import``), and gives back its Cases to
``citebrief-eval import``.
"""

import argparse
import json
import sys
from pathlib import Path

from eval.calibration.verifying import verifier_at
from eval.comparing.scores import score
from eval.importing.names import identifier
from eval.interop.inspect_writing import inspect_log
from eval.interop.promptfoo_writing import promptfoo_results
from eval.measures.examiner import Examiner
from eval.runs.folder import read_run, write_whole
from service.adapters.embedding import MiniLMEmbedder
from service.stages.verify.decision import Point

HELP = "write a run as logs of Inspect or promptfoo's results"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("run_folder", type=Path, metavar="RUN", help="folder of the run")
    parser.add_argument("--to", choices=["inspect", "promptfoo"], required=True, help="for which tool")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="PATH",
        help="inspect: a folder, for a log of each configuration; promptfoo: a file",
    )


def run(given: argparse.Namespace) -> int:
    """Score the run and write it; the exit status."""
    found = read_run(given.run_folder)
    examiner = Examiner(verifier_at(Point.STRICT, MiniLMEmbedder()))
    with examiner.remembered.of(given.run_folder):
        scored = [score(found, each.name, examiner, progress=_tell) for each in found.configurations]
    if given.to == "promptfoo":
        _write(given.out, promptfoo_results(scored))
        return 0
    for each in scored:
        name = identifier(f"{found.suite}-{each.configuration}").replace(":", "-")
        _write(given.out / f"{name}.json", inspect_log(each))
    return 0


def _write(path: Path, content: object) -> None:
    write_whole(path, json.dumps(content, ensure_ascii=False) + "\n")
    print(path)


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
