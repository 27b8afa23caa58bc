"""``citebrief schema``."""

import argparse
import json
from typing import Any

from service.commands.common import DONE
from service.stages.render import json_schema


def add_schema(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command, which has no arguments."""
    schema = commands.add_parser("schema", help="print the JSON Schema of a Brief")
    schema.set_defaults(run=_schema)


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2))
    return DONE
