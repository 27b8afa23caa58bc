"""Finished Briefs as Cases: the same articles and the same options, to be made again."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError

from eval.cases import ArticleRow, Case, Options
from eval.cases.case import GivenSentence
from eval.importing.names import identifier
from service.domain.errors import InputError
from service.stages.render import BriefDocument
from service.stages.render.document import ArticlePart, SentencePart

_SQLITE = b"SQLite format 3\0"
_GIVE = "give the service's database, or a Brief as published in JSON"


def read_briefs(path: Path, ids: Sequence[str] = (), limit: int | None = None) -> list[BriefDocument]:
    """Finished Briefs, oldest first: those of a service's database, or the one in a JSON file.

    The database is opened for reading only, so a service that uses it is not disturbed. ``ids`` chooses among them;
    ``limit`` keeps the latest.

    Raises:
        InputError: it can't be read, holds no Brief, or not one of those asked for.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
    except OSError as error:
        raise InputError(str(path), f"can't be read: {error.strerror}", _GIVE) from error
    texts = _stored(path, ids) if head == _SQLITE else [(str(path), _text(path))]
    briefs = [_brief(where, text) for where, text in texts]
    known = {brief.id for brief in briefs}
    if missing := [each for each in ids if each not in known]:
        raise InputError(str(path), f"holds no finished Brief {missing[0]!r}", _GIVE)
    chosen = [brief for brief in briefs if not ids or brief.id in ids]
    if not chosen:
        raise InputError(str(path), "holds no finished Brief", _GIVE)
    return chosen if limit is None else chosen[-limit:] if limit else []


def brief_case(brief: BriefDocument, licence: str = "") -> Case:
    """The Case that asks for ``brief`` again. Its Sentences are ``given``, each with the articles it cites."""
    return Case(
        id=identifier("brief", brief.id),
        articles=article_rows(brief.articles),
        options=options_of(brief),
        given=tuple(given_sentence(sentence) for sentence in brief.shown),
        tags=("stored",),
        licence=licence,
        origin=f"Brief {brief.id} of {brief.created_at}",
    )


def article_rows(articles: Iterable[ArticlePart]) -> tuple[ArticleRow, ...]:
    """The articles of a Brief as they were submitted, under the Brief's ids."""
    return tuple(
        ArticleRow(
            id=identifier(article.id),
            text=article.text,
            title=article.title,
            url=article.url,
            publisher=article.publisher,
            published_at=_date(article),
            language=article.language,
        )
        for article in articles
    )


def options_of(brief: BriefDocument) -> Options:
    """What was asked for. Sources that were left out are not in a Brief, so there is nothing to leave out again."""
    asked = brief.options
    return Options(
        title=brief.title,
        focus=asked.focus,
        audience=asked.audience,
        max_words=asked.max_words,
        language=asked.language,
        policy=asked.policy,
    )


def given_sentence(sentence: SentencePart) -> GivenSentence:
    """A Sentence with the articles that it cites."""
    cited = dict.fromkeys(identifier(citation.article_id) for citation in sentence.citations)
    return GivenSentence(text=sentence.text, articles=tuple(cited))


def _date(article: ArticlePart) -> str:
    """A date that the source itself stated; one that was inferred is inferred again."""
    stated = article.published_at if article.published_basis == "stated" else None
    return stated if stated and not stated.startswith("XXXX") else ""


def _stored(path: Path, ids: Sequence[str]) -> list[tuple[str, str]]:
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
        ) as database:
            rows = database.execute(
                "SELECT id, brief_json FROM brief WHERE state = 'done' ORDER BY created_at, id"
            ).fetchall()
    except sqlite3.Error as error:
        raise InputError(str(path), f"is no database of Briefs: {error}", _GIVE) from error
    return [(f"{path}: {key}", text) for key, text in rows if not ids or key in ids]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"can't be read: {error}", _GIVE) from error


def _brief(where: str, text: str) -> BriefDocument:
    try:
        loaded = json.loads(text)
        return BriefDocument.model_validate(loaded)
    except (ValueError, RecursionError) as error:
        first = error.errors(include_url=False)[0] if isinstance(error, ValidationError) else None
        wrong = f"{'.'.join(map(str, first['loc']))}: {first['msg']}" if first else str(error)
        raise InputError(where, f"is no Brief as published: {wrong}", _GIVE) from error
