"""Reading a request's body and its Articles."""

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


async def read_body(request: Request, model: type[Body]) -> Body:
    """The body as ``model``, validated from the raw bytes (up to twice as fast as a body parameter).

    Raises:
        Problem: 415 where it is not said to be JSON.
        pydantic.ValidationError: it is not JSON, or not of that form.
    """
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise Problem(415, "The body's type is not supported", f"send application/json, not {kind}")
    return model.model_validate_json(await request.body())


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
