"""The ``citebrief`` command."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from service.commands.brief import add_brief
from service.commands.collection import add_collection
from service.commands.common import BAD_INPUT, DONE, FAILED, NOTHING_SUPPORTED
from service.commands.group import add_group
from service.commands.serve import add_serve
from service.commands.verify import add_verify
from service.domain.errors import CitebriefError, InputError
from service.stages.render import json_schema

__all__ = ["BAD_INPUT", "DONE", "FAILED", "NOTHING_SUPPORTED", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` (by default the process's arguments) names, and return the exit status."""
    arguments = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citebrief",
        description="Briefings in which every sentence is tied to a span of a source and checked against it.",
        epilog="Settings are read from CITEBRIEF_… variables; see the README. "
        "Exit status: 0 done, 1 nothing could be supported, 2 bad input, 3 something failed.",
    )
    parser.add_argument("--version", action="version", version=f"citebrief {version('citebrief')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add_brief(commands)
    add_verify(commands)
    add_group(commands)
    add_collection(commands)
    add_serve(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of a Brief")
    schema.set_defaults(run=_schema)
    return parser


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2))
    return DONE


if __name__ == "__main__":
    sys.exit(main())
