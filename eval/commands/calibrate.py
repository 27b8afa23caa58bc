"""Hold the Verifier against human labels; with --out, write calibration.json, calibration.md and certificate.json."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from eval.calibration import CalibrationReport, Certificate, answers, read_labels, report_of, version_of
from eval.commands.calibrate_judge import add_judge_arguments, judge_labels, judge_settings, rows_count
from eval.runs.folder import read_run, write_run, write_whole
from service.stages.verify.decision import Point

HELP = "hold the Verifier against human labels"
_BOTH = "both"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--labels",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help='JSON lines, .gz or not: {"id", "docs": [text, …], "claim", "label": 1 or 0, "error_type"?, "dataset"?}',
    )
    parser.add_argument(
        "--point",
        choices=[_BOTH, *(point.value for point in Point)],
        default=_BOTH,
        help="the operating point, by default both",
    )
    parser.add_argument(
        "--false-pass",
        type=_share,
        metavar="SHARE",
        help="choose the line on the probability for this share of false passes (0.05), and check it on held-out documents",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for the report and the certificate")
    parser.add_argument(
        "--into", type=Path, metavar="RUN", help="attach the certificate to this run's folder"
    )
    parser.add_argument(
        "--rows",
        type=rows_count,
        metavar="N",
        help="no more than N rows of each file, the same each time; the certificate says so",
    )
    parser.add_argument("--workers", type=int, default=0, help="processes; 0 for one a core")
    parser.add_argument("--no-embeddings", action="store_true", help="without sentence vectors")
    parser.add_argument(
        "--scorer",
        action=argparse.BooleanOptionalAction,
        help="with or without the trained entailment model; by default as the settings say",
    )
    add_judge_arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Calibrate and print the figures; the exit status."""
    files = [read_labels(path, given.rows) for path in given.labels]
    if given.into is not None:
        read_run(given.into)  # no hour of work for a folder that is none
    judge = judge_settings(given)
    points = tuple(Point) if given.point == _BOTH else (Point(given.point),)
    keep = None if given.out is None else given.out / "answers"
    found = []
    for path, file in zip(given.labels, files, strict=True):
        found.append(
            answers(
                file,
                path,
                points,
                embeddings=not given.no_embeddings,
                scorer=given.scorer,
                workers=given.workers,
                keep=keep,
                progress=_teller(file.name),
            )
        )
    report = report_of(
        files,
        found,
        version_of(embeddings=not given.no_embeddings, scorer=given.scorer),
        dt.datetime.now(dt.UTC).date(),
        given.false_pass,
    )
    if judge is not None:
        report = replace(report, judge=judge_labels(given, judge, files, found, _teller("judge")))
    if given.out is not None:
        _write(given.out, report)
    print(report.to_markdown())
    if given.into is not None:
        print(attach(given.into, report.certificate))
    return 0


def attach(folder: Path, certificate: Certificate) -> str:
    """Write ``certificate`` into the run in ``folder``; what a reader of that run must know, in words.

    Raises:
        InputError: the folder holds no run, or can't be written.
    """
    found = read_run(folder)
    write_run(folder, replace(found, certificate=json.loads(certificate.to_json())))
    return certificate.remark(found.versions.get("verifier", "")) or f"The certificate speaks of {folder}."


def _write(out: Path, report: CalibrationReport) -> None:
    write_whole(out / "calibration.json", report.to_json())
    write_whole(out / "calibration.md", report.to_markdown())
    write_whole(out / "certificate.json", report.certificate.to_json())


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 < share < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share between 0 and 1")
    return share


def _teller(name: str) -> Callable[[str], None]:
    """Tells, on standard error, how far the file of that name is."""
    return lambda message: print(f"{name}: {message}", file=sys.stderr)
