"""The published JSON Schema of Suites and Cases."""

import json
from typing import Any

from eval.cases.suite import Suite


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a Suite; ``#/$defs/Case`` is that of a Case, as on a line of JSON lines.

    A Statement may be written as a plain string.
    """
    schema = Suite.model_json_schema(mode="validation")
    for name in ("Statement", "Nugget"):
        definition = schema["$defs"].pop(name)
        schema["$defs"][name] = {
            "anyOf": [{"type": "string", "minLength": 1}, definition],
            "description": definition.pop("description", ""),
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:citebrief:suite:1",
        **schema,
    }


def to_text(schema: dict[str, Any]) -> str:
    """``schema`` as it is published."""
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
