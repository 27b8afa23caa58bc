"""``citebrief group``: rows of Articles in, the Topic, Event and Origin of each out."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from service.adapters.reading import article
from service.adapters.rows import read_rows, uninterrupted, writing
from service.domain.articles import CleanedArticle
from service.domain.errors import InputError
from service.domain.groups import Grouping
from service.ports import Embedder
from service.stages.clean import clean
from service.stages.group import group, texts_to_embed
from service.stages.origins import find_origins

_ALONE = 300  # rows that one process cleans sooner than others could start
_TOLD_EVERY = 1000
_PIECE = 50

Row = dict[str, Any]


class _ArticleRow(BaseModel):
    """A row as submitted. Fields that labelled sets carry besides these are passed over."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    id: str
    title: str | None = None
    text: str
    date: str | None = None
    url: str | None = None
    publisher: str | None = None


def group_rows(
    source: Path, out: Path, *, embedder: Embedder | None, progress: Callable[[str], None], workers: int = 0
) -> int:
    """Write ``{id, topic, event, origin}`` for every row of ``source`` to ``out``, in order; return how many.

    Both are JSON lines, gzipped where ``source`` is so and where ``out`` ends in ``.gz``. Rows are ``{id, title, text, date?, url?,
    publisher?}``; two rows with the same content go to the same groups. ``workers`` is the number of processes that clean,
    0 for one a core. Nothing is written unless every row can be used.

    Raises:
        InputError: a row can't be used; it names the line and the field.
        ScorerError: the embedder failed.
    """
    rows = list(_checked(source))
    ids = [row_id for row_id, _ in rows]
    cleaned = _cleaned([row for _, row in rows], workers, progress)
    unique = list({one.article.id: one for one in cleaned}.values())
    origins = find_origins(unique)
    progress(f"{len(origins)} Origins")
    vectors = None
    if embedder is not None and (texts := texts_to_embed(unique)):
        vectors = embedder.embed(texts)
    grouping = group(unique, origins, vectors)
    progress(f"{len(grouping.topics)} Topics, {sum(len(topic.events) for topic in grouping.topics)} Events")
    with ExitStack() as stack:
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            zipped = out.suffix == ".gz"
            file = (
                stack.enter_context(gzip.open(out, "wb")) if zipped else stack.enter_context(out.open("wb"))
            )
        for row in _placed(ids, cleaned, grouping):
            file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    return len(rows)


def _placed(ids: Sequence[str], cleaned: Sequence[CleanedArticle], grouping: Grouping) -> Iterator[Row]:
    for row_id, one in zip(ids, cleaned, strict=True):
        key = one.article.id
        yield {
            "id": row_id,
            "topic": grouping.topic_of[key],
            "event": grouping.event_of[key],
            "origin": grouping.origin_of[key],
        }


def _checked(source: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The id and the text fields of every row."""
    for where, row in read_rows(source):
        try:
            read = _ArticleRow.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"{where}: {field}", first["msg"], "rows are {id, title, text, date?, url?, publisher?}"
            ) from error
        title = (read.title or "").strip()
        text = read.text if read.text.strip() else title
        if not text:
            raise InputError(f"{where}: text", "is empty, and so is the title", "give the Article's text")
        yield (
            read.id,
            {
                "text": text,
                "title": title,
                "url": read.url or "",
                "publisher": read.publisher or "",
                "published_at": read.date or "",
            },
        )


def _cleaned(
    rows: Sequence[dict[str, str]], workers: int, progress: Callable[[str], None]
) -> list[CleanedArticle]:
    """The rows' Articles, cleaned, by several processes where that pays."""
    done: list[CleanedArticle] = []
    with ExitStack() as stack:
        if len(rows) <= _ALONE or workers == 1:
            found: Iterator[CleanedArticle] = map(_clean_row, rows)
        else:
            # spawned, not forked: the parent may hold threads of an embedded model
            pool = stack.enter_context(ProcessPoolExecutor(workers or None, get_context("spawn")))
            with uninterrupted():
                found = pool.map(_clean_row, rows, chunksize=_PIECE)
        for one in found:
            done.append(one)
            if len(done) % _TOLD_EVERY == 0:
                progress(f"{len(done)} of {len(rows)} cleaned")
    return done


def _clean_row(fields: dict[str, str]) -> CleanedArticle:
    """The cleaned Article of a row, without what grouping does not read."""
    cleaned = clean(
        article(
            text=fields["text"],
            title=fields["title"],
            url=fields["url"],
            publisher=fields["publisher"],
            published_at=fields["published_at"],
        )
    )
    passages = tuple(replace(passage, sentences=()) for passage in cleaned.passages)
    return CleanedArticle(replace(cleaned.article, notes=()), passages)
