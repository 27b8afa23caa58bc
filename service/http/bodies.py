"""Reading a request's body and its Articles."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from fastapi import Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from service.adapters.reading import article
from service.domain.articles import Article
from service.domain.errors import InputError
from service.http.errors import Problem
from service.http.wire import ArticleIn

Body = TypeVar("Body", bound=BaseModel)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""A string of JSON; its end is missing where the body's is."""
_MOST_STRINGS = 100_000
_MOST_BETWEEN = 5_000_000
"""Bytes outside strings. Both are several times what a request of the largest allowed lists has."""


async def read_body(request: Request, model: type[Body]) -> Body:
    """The body as ``model``, validated from the raw bytes (up to twice as fast as a body parameter).

    Raises:
        Problem: 415 where it is not said to be JSON; 422 where it has far more parts than any request.
        pydantic.ValidationError: it is not JSON, or not of that form.
    """
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise Problem(415, "The body's type is not supported", f"send application/json, not {kind}")
    return await run_in_threadpool(_validated, await request.body(), model)


def _validated(raw: bytes, model: type[Body]) -> Body:
    if _has_countless_parts(raw):
        detail = f"it has more than {_MOST_STRINGS} strings, or {_MOST_BETWEEN} bytes between them"
        raise Problem(422, "The request can't be used as it is", detail)
    return model.model_validate_json(raw)


def _has_countless_parts(raw: bytes) -> bool:
    """Whether ``raw`` has more members than a parser should be given: to build and refuse millions takes a gigabyte."""
    between = len(raw)
    for count, string in enumerate(_STRING.finditer(raw), 1):
        if count > _MOST_STRINGS:
            return True
        between -= string.end() - string.start()
    return between > _MOST_BETWEEN


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """What a route that reads its own body adds to its OpenAPI operation; ``openapi.describe`` adds the schemas."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def read_articles(rows: Sequence[ArticleIn], limit: int) -> tuple[Article, ...]:
    """The Articles of ``rows``, one each, in order.

    Raises:
        InputError: there are more than ``limit``, or one gives no text; ``where`` names it.
    """
    if len(rows) > limit:
        raise InputError("articles", f"{len(rows)} are too many", f"send at most {limit} at a time")
    return await run_in_threadpool(lambda: tuple(_read(index, row) for index, row in enumerate(rows)))


def _read(index: int, row: ArticleIn) -> Article:
    try:
        return article(
            text=row.html or row.text,
            title=row.title,
            url=row.url,
            publisher=row.publisher,
            published_at=row.published_at,
            language=row.language,
            html=bool(row.html),
        )
    except InputError as error:
        raise InputError(f"articles[{index}]", error.wrong, error.right) from error
