"""The ``citebrief`` command."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from service.commands.common import BAD_INPUT, DONE, FAILED, NOTHING_SUPPORTED
from service.domain.errors import CitebriefError, InputError

__all__ = ["BAD_INPUT", "DONE", "FAILED", "NOTHING_SUPPORTED", "main"]

_COMMANDS = ("brief", "verify", "group", "collection", "serve", "schema")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` (by default the process's arguments) names, and return the exit status."""
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given[0] if given else "").parse_args(given)
    try:
        outcome: int = arguments.run(arguments)
    except InputError as error:
        print(f"citebrief: {error}", file=sys.stderr)
        return BAD_INPUT
    except CitebriefError as error:
        print(f"citebrief: {type(error).__name__}: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go: without this the interpreter complains as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        print(f"citebrief: {error.filename or 'input or output'}: {error.strerror or error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("citebrief: stopped", file=sys.stderr)
        return 130
    return outcome


def _parser(named: str) -> argparse.ArgumentParser:
    """What reads the arguments. Of the commands, only the one that is ``named`` is imported, which saves most a second; else all."""
    parser = argparse.ArgumentParser(
        prog="citebrief",
        description="Briefings in which every sentence is tied to a span of a source and checked against it.",
        epilog="Settings are read from CITEBRIEF_… variables; see the README. "
        "Exit status: 0 done, 1 nothing could be supported, 2 bad input, 3 something failed.",
    )
    parser.add_argument("--version", action="version", version=f"citebrief {version('citebrief')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in [named] if named in _COMMANDS else _COMMANDS:
        getattr(import_module(f"service.commands.{name}"), f"add_{name}")(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
