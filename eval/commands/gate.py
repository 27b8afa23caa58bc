"""Judge a new run against a base run by a margin stated beforehand: REGRESSED, NOT WORSE or INCONCLUSIVE.

Exit status: 0 not worse, 1 regressed, 2 bad usage or data, 3 inconclusive, 4 infrastructure.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.commands.compare import add_runs
from eval.comparing.annotations import annotations
from eval.comparing.gating import gate
from eval.comparing.json_form import gate_json, written
from eval.comparing.junit import to_junit
from eval.comparing.markdown import to_markdown
from eval.comparing.runs import compare_folders
from eval.comparing.terminal import gate_text
from eval.measures.catalogue import GATED, MEASURES, named
from eval.measures.tally import Better, Measure
from eval.runs.folder import write_whole
from eval.statistics.multiplicity import Adjustment
from eval.statistics.noninferiority import Level
from service.domain.errors import InputError

HELP = "say whether a new run is worse than a base run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_runs(parser)
    parser.add_argument(
        "--margin",
        action="append",
        default=[],
        metavar="[MEASURE=]LOSS",
        help="the loss that is tolerated, in the measure's unit; for one measure or for all (default: each measure's own)",
    )
    parser.add_argument(
        "--measures", default=",".join(GATED), metavar="NAME,…", help="what is gated (default: %(default)s)"
    )
    parser.add_argument(
        "--alpha", type=float, default=0.05, help="one-sided level of the tests (default: %(default)s)"
    )
    parser.add_argument(
        "--power", type=float, default=0.8, help="power that planning asks for (default: %(default)s)"
    )
    parser.add_argument(
        "--adjust",
        choices=[each.value for each in Adjustment],
        default=Adjustment.HOLM.value,
        help="what is bounded over all measures: the chance of any false alarm, or their share (default: %(default)s)",
    )
    parser.add_argument(
        "--hidden-loss",
        type=float,
        default=0.3,
        metavar="LOSS",
        help="how much of a share one case may lose at once for the level to hold (default: %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=7, help="of every random draw (default: %(default)s)")
    parser.add_argument(
        "--tolerate-infrastructure",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="share of cells that infrastructure may have taken before the exit status is 4 (default: %(default)s)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write a summary for a pull request")
    parser.add_argument("--annotations", action="store_true", help="print GitHub's workflow commands too")


def run(given: argparse.Namespace) -> int:
    """Judge, print and write; the exit status."""
    measures = named(name for name in given.measures.split(",") if name)
    margins = margins_of(given.margin, measures)
    try:
        level = Level(given.alpha, given.power, given.seed, Adjustment(given.adjust), given.hidden_loss)
    except ValueError as error:
        raise InputError("--alpha, --power, --hidden-loss", str(error), "as 0.05, 0.8 and 0.3") from error
    if not 0 <= given.tolerate_infrastructure <= 1:
        raise InputError("--tolerate-infrastructure", "is no share between 0 and 1")
    found = compare_folders(
        given.base,
        given.new,
        base_configuration=given.base_configuration,
        new_configuration=given.new_configuration,
        common=given.common,
        afresh=given.afresh,
        measures=[measure for measure in MEASURES if measure in measures],
        progress=lambda message: print(message, file=sys.stderr),
    )
    outcome = gate(
        found,
        measures,
        margins,
        level,
        tolerated=given.tolerate_infrastructure,
    )
    if given.json is not None:
        write_whole(given.json, written(gate_json(outcome)))
    if given.junit is not None:
        write_whole(given.junit, to_junit(outcome))
    if given.markdown is not None:
        write_whole(given.markdown, to_markdown(outcome))
    print(gate_text(outcome), end="")
    if given.annotations:
        print(annotations(outcome), end="")
    return int(outcome.exit_status)


def margins_of(given: Sequence[str], measures: Sequence[Measure]) -> dict[str, float]:
    """The margin of each measure: as given for it, else as given for all, else its own.

    Raises:
        InputError: a margin is no number above 0, or of a measure that is not gated; or a measure has none, or no better way.
    """
    all_of_them: float | None = None
    chosen: dict[str, float] = {}
    for each in given:
        name, equals, number = each.rpartition("=")
        try:
            value = float(number)
        except ValueError:
            value = 0.0
        if not 0 < value < float("inf"):
            raise InputError(f"--margin {each}", "is no number above 0", "as 0.03 or sentence_support=0.03")
        if equals:
            named([name])
            chosen[name] = value
        else:
            all_of_them = value
    if strange := sorted(set(chosen) - {measure.name for measure in measures}):
        raise InputError("--margin", f"{', '.join(strange)} is not gated", "name it in --measures too")
    return {measure.name: _margin(measure, chosen, all_of_them) for measure in measures}


def _margin(measure: Measure, chosen: dict[str, float], all_of_them: float | None) -> float:
    if measure.better is Better.NEITHER:
        raise InputError("--measures", f"{measure.name} has no better way", "it can be compared, not gated")
    margin = chosen.get(measure.name, all_of_them if all_of_them is not None else measure.margin)
    if margin is None:
        raise InputError(
            "--margin", f"{measure.name} has no margin of its own", f"give --margin {measure.name}=…"
        )
    return margin
