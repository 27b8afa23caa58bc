"""Many Briefs at once, from rows of JSON lines, for evaluators."""

import asyncio
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from service.adapters.reading import article
from service.adapters.rows import Row, RowWork, check_row, run_rows
from service.bootstrap import Parts, build
from service.domain.articles import Article
from service.domain.briefs import BriefOptions
from service.domain.errors import CitebriefError, UnreadableSource
from service.settings import Settings
from service.stages.render import document, to_json


class _ArticleRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    title: str = ""
    text: str
    url: str = ""
    publisher: str = ""
    published_at: str = ""
    date: str = ""
    language: str = ""


class _BriefRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str
    articles: list[_ArticleRow] = Field(min_length=1)


def brief_rows(
    source: Path,
    out: Path,
    settings: Settings,
    options: BriefOptions,
    progress: Callable[[str], None],
) -> int:
    """Write ``{id, brief}`` for every row ``{id, articles: [{title, text, …}]}`` of ``source``; see ``run_rows``.

    An article without text is told in its Brief's Provenance. A row whose Brief can't be made gives ``{id, brief: null, error}``.
    With a model writer the rows of a batch are made at once, in this process; without one, on ``settings.workers`` processes.

    Raises:
        InputError: a row is not of that form.
    """
    one_process = settings.writer == "openai" or settings.judge
    job = RowWork(
        work=_work,
        check=_check,
        start=_start,
        stop=_stop,
        start_with=(settings.model_copy(update={"threads": settings.threads if one_process else 1}), options),
        workers=1 if one_process else settings.workers,
        batch=settings.concurrency if one_process else 4,
    )
    return run_rows(source, out, job, progress)


def _check(where: str, row: Row) -> None:
    check_row(where, row, _BriefRow, "{id, articles: [{title, text}]}")


class _Started:
    """What a process keeps between batches."""

    settings: Settings
    options: BriefOptions
    loop: asyncio.Runner
    building: AbstractAsyncContextManager[Parts]
    parts: Parts


def _start(settings: Settings, options: BriefOptions) -> None:
    _Started.settings, _Started.options = settings, options
    _Started.loop = asyncio.Runner()
    _Started.building = build(settings)
    _Started.parts = _Started.loop.run(_open())


async def _open() -> Parts:
    return await _Started.building.__aenter__()


def _stop() -> None:
    _Started.loop.run(_close())
    _Started.loop.close()


async def _close() -> None:
    await _Started.building.__aexit__(None, None, None)


def _work(rows: Sequence[Row]) -> list[Row]:
    return _Started.loop.run(_make(rows))


async def _make(rows: Sequence[Row]) -> list[Row]:
    return list(await asyncio.gather(*(_one(row) for row in rows)))


async def _one(row: Row) -> Row:
    articles, unread = _read(row)
    try:
        brief = await _Started.parts.pipeline.make_brief(articles, _Started.options, unread=unread)
    except CitebriefError as error:
        return {"id": row["id"], "brief": None, "error": "; ".join([str(error), *unread])}
    return {"id": row["id"], "brief": json.loads(to_json(document(brief)))}


def _read(row: Row) -> tuple[list[Article], list[str]]:
    """The row's Articles, and in words why others gave none: a blank text takes the rest of its row not down."""
    articles, unread = [], []
    for index, one in enumerate(_BriefRow.model_validate(row).articles):
        try:
            articles.append(
                article(
                    text=one.text,
                    title=one.title,
                    url=one.url,
                    publisher=one.publisher,
                    published_at=one.published_at or one.date,
                    language=one.language,
                )
            )
        except UnreadableSource as error:
            unread.append(f"articles[{index}] gave no Article: {error}")
    return articles, unread
