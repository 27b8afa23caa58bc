"""Tell what a run comes to: every measure, the Verifier's certificate, and every Brief with each Sentence beside its source.

With --base, old and new side by side, broken and fixed first. With --out, as one HTML file that needs no network; in the
terminal with --terminal, or where no file is named.
"""

import argparse
import datetime as dt
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.calibration.verifying import verifier_at
from eval.commands.compare import add_afresh
from eval.commands.gate import margins_of
from eval.comparing.gating import gate
from eval.comparing.runs import compare_folders
from eval.comparing.scores import score
from eval.measures.catalogue import GATED, named
from eval.measures.examiner import Examiner
from eval.report.gather import compared_report, single_report
from eval.report.page import to_html
from eval.report.terminal import Terminal
from eval.report.view import ReportView
from eval.runs.cells import Run
from eval.runs.folder import read_run, write_whole
from service.adapters.embedding import MiniLMEmbedder
from service.domain.errors import InputError
from service.stages.verify.decision import Point

HELP = "tell what a run comes to, as one HTML file or in the terminal"
_WIDEST = 160


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("run_folder", type=Path, metavar="RUN", help="folder of the run")
    parser.add_argument("--base", type=Path, metavar="RUN", help="folder of the run to hold it against")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report as HTML")
    parser.add_argument("--terminal", action="store_true", help="print it too, where --out is given")
    parser.add_argument("--case", metavar="ID", help="in the terminal: the whole Brief of this Case")
    parser.add_argument("--configuration", default="", metavar="NAME", help="only this one of the run's")
    parser.add_argument(
        "--base-configuration", default="", metavar="NAME", help="which of the base run's to hold it against"
    )
    parser.add_argument(
        "--common",
        action="store_true",
        help="with --base: the cases that both runs have alike, and no others",
    )
    add_afresh(parser)


def run(given: argparse.Namespace) -> int:
    """Make the report; the exit status."""
    if given.base is None and (given.base_configuration or given.common):
        raise InputError("--base-configuration, --common", "need --base")
    made_at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    report = _single(given, made_at) if given.base is None else _compared(given, made_at)
    if given.out is not None:
        write_whole(given.out, to_html(report))
        print(f"report: {given.out}", file=sys.stderr)
    if given.out is None or given.terminal or given.case:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        terminal = Terminal(min(_WIDEST, shutil.get_terminal_size((100, 24)).columns), colour=colour)
        sys.stdout.write(_told(terminal, report, given.case))
    return 0


def _told(terminal: Terminal, report: ReportView, case: str | None) -> str:
    if case is None:
        return terminal.overview(report)
    told = terminal.brief(report, case)
    if not told:
        raise InputError(f"--case {case}", "the report has no such Case")
    return told


def _single(given: argparse.Namespace, made_at: str) -> ReportView:
    found = read_run(given.run_folder)
    examiner = Examiner(verifier_at(Point.STRICT, MiniLMEmbedder()))
    names = _configurations(found, given.configuration)
    with examiner.remembered.of(given.run_folder, afresh=given.afresh):
        scored = [score(found, name, examiner, progress=_tell) for name in names]
    return single_report(scored, made_at)


def _compared(given: argparse.Namespace, made_at: str) -> ReportView:
    comparisons = compare_folders(
        given.base,
        given.run_folder,
        base_configuration=given.base_configuration,
        new_configuration=given.configuration,
        common=given.common,
        afresh=given.afresh,
        progress=_tell,
    )
    measures = named(GATED)
    return compared_report(comparisons, gate(comparisons, measures, margins_of((), measures)), made_at)


def _configurations(found: Run, wanted: str) -> Sequence[str]:
    names = [each.name for each in found.configurations]
    if wanted and wanted not in names:
        raise InputError("--configuration", f"the run has no {wanted!r}", f"it has {', '.join(names)}")
    return [wanted] if wanted else names


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
