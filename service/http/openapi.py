"""The OpenAPI description, completed with what FastAPI can't see: bodies read raw, problems, the Brief."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.http.collection_wire import ArticlesIn
from service.http.errors import MEDIA_TYPE
from service.http.explanation_wire import ExplainIn
from service.http.wire import BriefIn, BriefStatus, TopicsIn, VerifyIn
from service.stages.render import BriefDocument

_BODIES: tuple[type[BaseModel], ...] = (
    BriefIn,
    TopicsIn,
    ExplainIn,
    ArticlesIn,
    VerifyIn,
    BriefDocument,
    BriefStatus,
)
_PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901) of the field."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that may answer with these problems."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "Problem details", "content": content} for status in statuses}


def describe(app: FastAPI) -> None:
    """Give ``app`` its complete OpenAPI description."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            described = get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=app.routes,
                license_info=app.license_info,
            )
            _, defined = models_json_schema(
                [(model, "validation") for model in _BODIES], ref_template="#/components/schemas/{model}"
            )
            components = described.setdefault("components", {}).setdefault("schemas", {})
            components.update(defined.get("$defs", {}))
            components["Problem"] = _PROBLEM
            for path in described["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None) if "requestBody" not in operation else None
            app.openapi_schema = described
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the documented way to extend it
