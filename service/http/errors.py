"""Errors as problem details (RFC 9457), and the only place where an error meets an HTTP status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from service.domain.errors import (
    BudgetExceeded,
    CitebriefError,
    InputError,
    ModelError,
    NotFound,
    ScorerError,
)

MEDIA_TYPE = "application/problem+json"

_MOST_FAULTS = 1_000
"""Of more than these none is told singly: to list millions takes gigabytes."""

_STATUSES: tuple[tuple[type[CitebriefError], int, str], ...] = (
    (InputError, 422, "The request can't be used as it is"),
    (NotFound, 404, "There is no such thing"),
    (BudgetExceeded, 402, "The cap on tokens or money was reached"),
    (ModelError, 502, "The model server gave nothing usable"),
    (ScorerError, 503, "A scorer failed"),
    (CitebriefError, 500, "The Brief could not be made"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request: the JSON Pointer (RFC 6901) of the field, and what is wrong with it."""

    pointer: str
    detail: str


class Problem(Exception):
    """An outcome that is told as problem details."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, title, detail)
        self.status, self.title, self.detail = status, title, detail
        self.faults, self.headers = tuple(faults), dict(headers or {})

    def body(self, instance: str) -> dict[str, Any]:
        """The members of RFC 9457, and ``errors``: one for each field that is wrong."""
        content: dict[str, Any] = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "instance": instance,
        }
        if self.detail:
            content["detail"] = self.detail
        if self.faults:
            content["errors"] = [{"pointer": fault.pointer, "detail": fault.detail} for fault in self.faults]
        return content


def from_validation(error: ValidationError) -> Problem:
    """The Problem that names every field which pydantic refused."""
    if error.error_count() > _MOST_FAULTS:
        detail = f"{error.error_count()} things in it are wrong; compare it with the {error.title} of /openapi.json"
        return Problem(422, "The request can't be used as it is", detail)
    faults = [
        Fault(
            "/" + "/".join(_escape(str(part)) for part in fault["loc"]) if fault["loc"] else "", fault["msg"]
        )
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    if len(faults) == 1 and error.errors(include_url=False)[0]["type"] == "json_invalid":
        return Problem(400, "The body is not JSON", faults[0].detail)
    first = faults[0]
    return Problem(
        422,
        "The request can't be used as it is",
        f"{first.pointer or 'the body'}: {first.detail}",
        faults=faults,
    )


def from_error(error: CitebriefError) -> Problem:
    """The Problem that an error of Citebrief becomes."""
    status, title = next((status, title) for kind, status, title in _STATUSES if isinstance(error, kind))
    faults: tuple[Fault, ...] = ()
    if isinstance(error, InputError) and error.where:
        faults = (
            Fault(_pointer(error.where), f"{error.wrong}; {error.right}" if error.right else error.wrong),
        )
    return Problem(status, title, str(error), faults=faults)


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _pointer(where: str) -> str:
    """``articles[0].text`` as the JSON Pointer ``/articles/0/text``."""
    return "/" + where.replace("[", "/").replace("]", "").replace(".", "/")


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` as problem details."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> JSONResponse:
        return JSONResponse(
            error.body(request.url.path), error.status, headers=error.headers, media_type=MEDIA_TYPE
        )

    @app.exception_handler(CitebriefError)
    async def _citebrief(request: Request, error: CitebriefError) -> JSONResponse:
        return await _problem(request, from_error(error))

    @app.exception_handler(ValidationError)
    async def _validation(request: Request, error: ValidationError) -> JSONResponse:
        return await _problem(request, from_validation(error))

    @app.exception_handler(RequestValidationError)
    async def _parameters(request: Request, error: RequestValidationError) -> JSONResponse:
        said = "; ".join(
            f"{fault['loc'][-1]} ({fault['loc'][0]}): {fault['msg']}" for fault in error.errors()
        )
        return await _problem(request, Problem(422, "The request can't be used as it is", said))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        return await _problem(
            request, Problem(error.status_code, str(error.detail), headers=dict(error.headers or {}))
        )

    @app.exception_handler(ClientDisconnect)
    async def _gone(request: Request, error: ClientDisconnect) -> JSONResponse:  # noqa: ARG001  says nothing more
        return await _problem(request, Problem(400, "The body was cut short"))

    @app.exception_handler(Exception)
    async def _unforeseen(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001  its text may hold a secret
        return await _problem(request, Problem(500, "Something failed that should not have"))
