"""``citebrief group``: rows of Articles in, the Topic, Event and Origin of each out."""

import gzip
import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict

from service.adapters.reading import article
from service.adapters.rows import check_row, each_row, read_rows, writing
from service.domain.articles import Article, CleanedArticle
from service.domain.errors import InputError
from service.domain.groups import Grouping
from service.ports import Embedder
from service.stages.clean import clean
from service.stages.clean.skim import skim
from service.stages.group import group, texts_to_embed
from service.stages.group.dating import publication
from service.stages.group.form import first_id
from service.stages.group.parting import parted
from service.stages.group.terms import Table, Terms
from service.stages.origins import find_origins
from service.stages.origins.find import origins_of
from service.stages.origins.imprints import Imprint, imprint_of
from service.text.wording import Counts, Wording, wording_of

_EMBEDDED = 60  # rows: of more, none are embedded
_SKIMMED_BEYOND = 2000  # rows
_ALONE = 300  # rows that one process reads sooner than others could start
_TOLD_EVERY = 1000

Row = dict[str, Any]
Groups = Mapping[str, Mapping[str, str]]
"""The Topic, Event and Origin of each Article by its id, by these words."""


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
    publisher?}``; two rows with the same content go to the same groups. ``workers`` is the number of processes that read,
    0 for one a core. Up to 2,000 rows are cleaned as for a Brief, more are skimmed for their prose. Nothing is written unless
    every row can be used.

    Raises:
        InputError: a row can't be used; it names the line and the field.
        ScorerError: the embedder failed.
    """
    count = sum(1 for _ in zip(range(_SKIMMED_BEYOND + 1), read_rows(source), strict=False))
    if embedder is not None and count <= _EMBEDDED:
        ids, keys, groups = _embedded(source, embedder)
    else:
        ids, keys, groups = _read_at_large(source, count, workers, progress)
    kinds = {kind: len(set(of.values())) for kind, of in groups.items()}
    progress(", ".join(f"{kinds[kind]} {kind.capitalize()}s" for kind in ("origin", "topic", "event")))
    with ExitStack() as stack:
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            zipped = out.suffix == ".gz"
            file = (
                stack.enter_context(gzip.open(out, "wb")) if zipped else stack.enter_context(out.open("wb"))
            )
        for row_id, key in zip(ids, keys, strict=True):
            row = {"id": row_id, **{kind: groups[kind][key] for kind in ("topic", "event", "origin")}}
            file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    return len(ids)


def articles_of(source: Path) -> Iterator[tuple[str, Article]]:
    """The id of every row of ``source``, and its Article.

    Raises:
        InputError: a row can't be used; it names the line and the field.
    """
    for where, row in read_rows(source):
        _check(where, row)
        yield row["id"], _article(row)


def _check(where: str, row: Row) -> None:
    check_row(where, row, _ArticleRow, "{id, title, text, date?, url?, publisher?}")
    if not row["text"].strip() and not (row.get("title") or "").strip():
        raise InputError(f"{where}: text", "is empty, and so is the title", "give the Article's text")


def _article(row: Row) -> Article:
    title = (row.get("title") or "").strip()
    return article(
        text=row["text"] if row["text"].strip() else title,
        title=title,
        url=row.get("url") or "",
        publisher=row.get("publisher") or "",
        published_at=row.get("date") or "",
    )


def _embedded(source: Path, embedder: Embedder) -> tuple[list[str], list[str], Groups]:
    rows = list(articles_of(source))
    cleaned = {one.id: clean(one) for _, one in rows}
    articles = list(cleaned.values())
    texts = texts_to_embed(articles)
    grouping = group(articles, find_origins(articles), embedder.embed(texts) if texts else None)
    return [row_id for row_id, _ in rows], [one.id for _, one in rows], _groups(grouping)


def _groups(grouping: Grouping) -> Groups:
    return {"topic": grouping.topic_of, "event": grouping.event_of, "origin": grouping.origin_of}


Read = tuple[str, float, tuple[Counts, Counts, Counts], Imprint]
"""What is kept of a row: its id, the day, the counts of its words, and its imprint."""


def _read_at_large(
    source: Path, count: int, workers: int, progress: Callable[[str], None]
) -> tuple[list[str], list[str], Groups]:
    ids: list[str] = []
    keys: list[str] = []
    table, prints = Table(), dict[str, Imprint]()
    work = _skim_rows if count > _SKIMMED_BEYOND else _clean_rows
    alone = count <= _ALONE
    for found in each_row(source, work, _check, workers=1 if alone else workers):
        for row_id, day, (whole, opening, names), imprint in found:
            ids.append(row_id)
            keys.append(imprint.article_id)
            if imprint.article_id not in prints:
                prints[imprint.article_id] = imprint
                table.add(Wording(whole, opening, names, {}, imprint.phrases, imprint.frames, 0), day)
            if len(ids) % _TOLD_EVERY == 0:
                progress(f"{len(ids)} read")
    return ids, keys, _grouped(table, list(prints.values()))


def _clean_rows(rows: Sequence[Row]) -> list[Read]:
    return [_kept(row["id"], clean(_article(row))) for row in rows]


def _skim_rows(rows: Sequence[Row]) -> list[Read]:
    return [_kept(row["id"], skim(_article(row))) for row in rows]


def _kept(row_id: str, cleaned: CleanedArticle) -> Read:
    wording = wording_of(cleaned)
    counts = (wording.whole, wording.opening, wording.names)
    day = publication(cleaned)
    return row_id, math.nan if day is None else float(day.toordinal()), counts, imprint_of(cleaned, wording)


def _grouped(table: Table, prints: Sequence[Imprint]) -> Groups:
    """The groups of Articles without their labels and dates; ids as ``group`` gives them."""
    order = sorted(range(len(prints)), key=lambda row: prints[row].article_id)
    names = [prints[row].article_id for row in order]
    origins = origins_of([prints[row] for row in order])
    origin_of = {article_id: origin.id for origin in origins for article_id in origin.article_ids}
    place = {name: row for row, name in enumerate(names)}
    members = {place[origin.article_ids[0]]: origin.article_ids for origin in origins}
    leader = np.zeros(len(names), dtype=np.int64)
    for lead, own in members.items():
        leader[[place[article_id] for article_id in own]] = lead
    topic_of: dict[str, str] = {}
    event_of: dict[str, str] = {}
    for subject in parted(_terms(table, order), leader) if names else ():
        leads = [[row for row in event.tolist() if row in members] for event in subject]
        if not any(leads):
            continue
        topic = first_id("t", names[min(chain.from_iterable(leads))])
        for event in leads:
            if event:
                name = first_id("e", names[min(event)])
                for article_id in chain.from_iterable(members[row] for row in event):
                    topic_of[article_id], event_of[article_id] = topic, name
    return {"topic": topic_of, "event": event_of, "origin": origin_of}


def _terms(table: Table, order: Sequence[int]) -> Terms:
    """The Terms of all Articles in this order."""
    days = np.array(table.days)
    return table.some(np.array(order, dtype=np.int64), float(np.mean(~np.isnan(days))), len(days))
