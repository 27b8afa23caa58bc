"""``citebrief-eval``: the evaluation of Citebrief from the command line."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Protocol, cast

from eval.plain import cleared
from service.domain.errors import CitebriefError, InputError

DONE = 0
FAILED = 1
BAD_INPUT = 2
INFRASTRUCTURE = 4
"""Exit statuses of every command: done; something failed (``gate``: it regressed); bad usage or data; a server, a
cassette or this machine failed, so that nothing is known. ``gate`` has 3 besides: inconclusive."""

COMMANDS = {
    "run": "eval.commands.run",
    "compare": "eval.commands.compare",
    "gate": "eval.commands.gate",
    "report": "eval.commands.report",
    "calibrate": "eval.commands.calibrate",
    "mutate": "eval.commands.mutate",
    "faults": "eval.commands.faults",
    "import": "eval.commands.importing",
    "export": "eval.commands.exporting",
}
"""Each command's module: ``HELP``, ``add_arguments(parser)`` and ``run(given) -> exit status``."""


class Command(Protocol):
    """What a module of ``eval.commands`` has."""

    HELP: str
    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, given: argparse.Namespace) -> int:
        """Do it; the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = argparse.ArgumentParser(
        prog="citebrief-eval",
        description="Evaluates Citebrief.",
        epilog="Exit status: 0 done (gate: not worse), 1 failed (gate: regressed), 2 bad usage or data, "
        "3 gate: inconclusive, 4 infrastructure.",
    )
    parser.add_argument("--version", action="version", version=f"citebrief {version('citebrief')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, where in _wanted(sys.argv[1:] if arguments is None else arguments).items():
        module = cast("Command", importlib.import_module(where))
        added = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.add_arguments(added)
        added.set_defaults(run=module.run)
    given = parser.parse_args(arguments)
    try:
        status: int = given.run(given)
    except InputError as error:
        print(f"citebrief-eval: {cleared(str(error))}", file=sys.stderr)
        return BAD_INPUT
    except CitebriefError as error:
        print(f"citebrief-eval: {type(error).__name__}: {cleared(str(error))}", file=sys.stderr)
        return INFRASTRUCTURE
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go: without this the interpreter complains as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        print(
            f"citebrief-eval: {error.filename or 'input or output'}: {error.strerror or error}",
            file=sys.stderr,
        )
        return INFRASTRUCTURE
    except KeyboardInterrupt:
        print("citebrief-eval: stopped", file=sys.stderr)
        return 130
    return status


def _wanted(arguments: Sequence[str]) -> dict[str, str]:
    """The command that is named, alone, where one is: the others' libraries take a second to load."""
    named = arguments[0] if arguments else ""
    return {named: COMMANDS[named]} if named in COMMANDS else COMMANDS


if __name__ == "__main__":
    sys.exit(main())
