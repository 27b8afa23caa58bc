"""``citebrief group``: rows of Articles in, the Topic, Event and Origin of each out."""

import gzip
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from service.adapters.article_rows import articles_of
from service.adapters.group_at_large import MOST_COUNTED, Groups, read_at_large
from service.adapters.rows import read_rows, writing
from service.domain.groups import Grouping
from service.ports import Embedder
from service.stages.clean import clean
from service.stages.group import group, texts_to_embed
from service.stages.origins import find_origins

_EMBEDDED = 60  # rows: of more, none are embedded


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
    count = sum(1 for _ in zip(range(MOST_COUNTED), read_rows(source), strict=False))
    if embedder is not None and count <= _EMBEDDED:
        ids, keys, groups = _embedded(source, embedder)
    else:
        ids, keys, groups = read_at_large(source, count, workers, progress)
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


def _embedded(source: Path, embedder: Embedder) -> tuple[list[str], list[str], Groups]:
    rows = list(articles_of(source))
    cleaned = {one.id: clean(one) for _, one in rows}
    articles = list(cleaned.values())
    texts = texts_to_embed(articles)
    grouping = group(articles, find_origins(articles), embedder.embed(texts) if texts else None)
    return [row_id for row_id, _ in rows], [one.id for _, one in rows], _groups(grouping)


def _groups(grouping: Grouping) -> Groups:
    return {"topic": grouping.topic_of, "event": grouping.event_of, "origin": grouping.origin_of}
