"""Compare two runs: every measure, and every Sentence and case fixed, broken and changed."""

import argparse
import sys
from pathlib import Path

from eval.comparing.json_form import VERSION, comparison_json, written
from eval.comparing.runs import compare_folders
from eval.comparing.terminal import comparison_text
from eval.runs.cells import State
from eval.runs.folder import write_whole

HELP = "list every Sentence and case fixed, broken and changed between two runs"
_DONE, _INFRASTRUCTURE = 0, 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_runs(parser)
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write it as JSON too; - for standard output alone"
    )


def add_runs(parser: argparse.ArgumentParser) -> None:
    """What compare and gate take alike."""
    parser.add_argument("base", type=Path, help="folder of the run to compare with")
    parser.add_argument("new", type=Path, help="folder of the new run")
    parser.add_argument(
        "--base-configuration", default="", metavar="NAME", help="which of the base run's configurations"
    )
    parser.add_argument(
        "--new-configuration", default="", metavar="NAME", help="which of the new run's configurations"
    )
    parser.add_argument(
        "--common",
        action="store_true",
        help="compare the cases that both runs have alike, and leave out the others",
    )
    add_afresh(parser)


def add_afresh(parser: argparse.ArgumentParser) -> None:
    """What every command takes that has runs examined."""
    parser.add_argument(
        "--afresh",
        action="store_true",
        help="check every Sentence again, also those of which the folders hold what this Verifier said before",
    )


def run(given: argparse.Namespace) -> int:
    """Compare and print; the exit status: 0, or 4 where nothing was scored because all cells failed for infrastructure."""
    found = compare_folders(
        given.base,
        given.new,
        base_configuration=given.base_configuration,
        new_configuration=given.new_configuration,
        common=given.common,
        afresh=given.afresh,
        progress=lambda message: print(message, file=sys.stderr),
    )
    content = written({"version": VERSION, "comparisons": [comparison_json(each) for each in found]})
    if given.json == Path("-"):
        print(content, end="")
    else:
        if given.json is not None:
            write_whole(given.json, content)
        print("\n".join(comparison_text(each) for each in found), end="")
    lost = all(not (each.base.cells(State.DONE) and each.new.cells(State.DONE)) for each in found)
    return _INFRASTRUCTURE if lost else _DONE
