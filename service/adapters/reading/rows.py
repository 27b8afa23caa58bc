"""Articles from the rows of JSON and JSON lines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from service.adapters.reading.articles import article
from service.domain.articles import Article
from service.domain.errors import UnreadableSource

_KEYS = {
    "text": ("text", "body", "content", "article", "maintext"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url"),
    "publisher": ("publisher", "source", "site", "outlet", "sitename"),
    "published_at": (
        "published_at",
        "published",
        "date",
        "date_published",
        "datePublished",
        "publish_date",
        "pubdate",
    ),
    "language": ("language", "lang"),
}
_RIGHT = "a row is an object with at least “text” or “html”; title, url, publisher, published_at and language may stand beside it"


def articles_of_json(text: str, where: str) -> list[Article]:
    """The Articles of a JSON text: one row, a list of rows, ``{"articles": [...]}``, or one row on each line.

    Raises:
        UnreadableSource: naming the line and column, or the row and the field, that is wrong.
    """
    try:
        loaded = json.loads(text)
    except ValueError as error:
        if sum(line.lstrip().startswith("{") for line in text.splitlines()[:20]) >= 2:
            return articles_of_lines(text, where)
        raise UnreadableSource(where, f"no JSON ({error})", _RIGHT) from error
    except RecursionError as error:
        raise UnreadableSource(where, "its JSON is nested too deeply", _RIGHT) from error
    if isinstance(loaded, dict) and isinstance(loaded.get("articles"), list):
        loaded = loaded["articles"]
    if not isinstance(loaded, list):
        return [_article(loaded, where)]
    return [_article(row, f"{where}, row {number}") for number, row in enumerate(loaded, 1)]


def articles_of_lines(text: str, where: str) -> list[Article]:
    """The Articles of JSON lines, one row a line; empty lines are passed over.

    Raises:
        UnreadableSource: naming the line that is wrong.
    """
    return list(_lines(text, where))


def _lines(text: str, where: str) -> Iterator[Article]:
    # Only "\n" parts lines: JSON strings may hold U+2028 as it is.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableSource(f"{where}, line {number}", f"no JSON ({error})", _RIGHT) from error
        yield _article(row, f"{where}, line {number}")


def is_row(loaded: object) -> bool:
    """Whether ``loaded`` has the text of an Article."""
    return isinstance(loaded, dict) and any(name in loaded for name in (*_KEYS["text"], "html"))


def _article(row: object, where: str) -> Article:
    if not is_row(row) or not isinstance(row, dict):
        raise UnreadableSource(where, "no article", _RIGHT)
    html = not any(row.get(name) for name in _KEYS["text"]) and bool(row.get("html"))
    fields = {field: _string(row, names, where) for field, names in _KEYS.items()}
    if html:
        fields["text"] = _string(row, ("html",), where)
    try:
        return article(**fields, html=html)
    except UnreadableSource as error:
        raise UnreadableSource(where, error.wrong, error.right) from error


def _string(row: Mapping[str, Any], names: tuple[str, ...], where: str) -> str:
    """The first of these fields that the row has, as text."""
    for name in names:
        value = row.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise UnreadableSource(where, f"“{name}” is {type(value).__name__}, not text", _RIGHT)
        return str(value)
    return ""
