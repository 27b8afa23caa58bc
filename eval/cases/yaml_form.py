"""YAML as case files use it: a date stays text, ``no`` is no boolean, and a key stands once."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from service.domain.errors import InputError

_BOOL, _TIMESTAMP = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"


class _Loader(yaml.CSafeLoader):  # the C parser: suites of hundreds of articles load in a second
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  PyYAML's own signature
        """As PyYAML's, but a key that stands twice is an error."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in {_BOOL, _TIMESTAMP}]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> Any:  # noqa: ANN401  what the file holds, before it is checked
    """What the YAML (or JSON) file ``path`` holds.

    Raises:
        InputError: it can't be read, or is no YAML; names the line.
    """
    try:
        return yaml.load(path.read_bytes(), _Loader)  # noqa: S506  a subclass of the safe loader
    except OSError as error:
        raise InputError(
            str(path), f"can't be read: {error.strerror}", "give a YAML or JSON lines file"
        ) from error
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark is not None else ""
        raise InputError(f"{path}{line}", f"is no YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(str(path), f"is no YAML: {error}") from error
