"""Rows ``{id, title, text, date?, url?, publisher?}`` as Articles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from service.adapters.reading import article
from service.adapters.rows import check_row, read_rows
from service.domain.articles import Article
from service.domain.errors import InputError

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


def articles_of(source: Path) -> Iterator[tuple[str, Article]]:
    """The id of every row of ``source``, and its Article.

    Raises:
        InputError: a row can't be used; it names the line and the field.
    """
    for where, row in read_rows(source):
        check(where, row)
        yield row["id"], article_of(row)


def check(where: str, row: Row) -> None:
    """See that an Article can be made of ``row``.

    Raises:
        InputError: it can't; names the field.
    """
    check_row(where, row, _ArticleRow, "{id, title, text, date?, url?, publisher?}")
    if not row["text"].strip() and not (row.get("title") or "").strip():
        raise InputError(f"{where}: text", "is empty, and so is the title", "give the Article's text")


def article_of(row: Row) -> Article:
    """The Article of a row that was checked; one without text has its title for it."""
    title = (row.get("title") or "").strip()
    return article(
        text=row["text"] if row["text"].strip() else title,
        title=title,
        url=row.get("url") or "",
        publisher=row.get("publisher") or "",
        published_at=row.get("date") or "",
    )
