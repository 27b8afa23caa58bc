"""JSON: the form that every other is rendered from."""

from typing import Any

from service.stages.render.document import BriefDocument


def to_json(document: BriefDocument) -> str:
    """The document as JSON, indented by two spaces, ending in a line break.

    ``BriefDocument.model_validate_json`` of it gives the document back.
    """
    return document.model_dump_json(indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what ``to_json`` gives."""
    schema = BriefDocument.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:citebrief:brief:1",
        **schema,
    }
