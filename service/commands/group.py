"""``citebrief group``."""

import argparse
from pathlib import Path
from typing import Any

from service.adapters.article_rows import articles_of
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.group_rows import group_rows
from service.collections.explaining import explain_articles, explain_in
from service.collections.growth import Growth
from service.collections.kept import keep
from service.commands.common import DONE, settings_of, tell
from service.commands.explanations import lines
from service.domain.errors import InputError
from service.domain.groups import Explanation
from service.ports import Embedder

_EMBEDDED = 60  # Articles; of more, none are embedded, and large collections are explained in their blocks


def add_group(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command with its arguments."""
    group = commands.add_parser("group", help="group articles into Topics, Events and Origins")
    group.add_argument(
        "source", type=Path, metavar="IN", help="rows {id, title, text, date?, url?, publisher?}"
    )
    group.add_argument("--out", type=Path, metavar="OUT", help="gets {id, topic, event, origin}")
    group.add_argument(
        "--explain", nargs=2, metavar=("A", "B"), help="print why the rows of these ids are together or apart"
    )
    group.add_argument("--workers", type=int, metavar="N", help="processes; 0 for one a core")
    group.add_argument("--no-embeddings", dest="embeddings", action="store_const", const=False)
    group.set_defaults(run=_group)


def _group(arguments: argparse.Namespace) -> int:
    if arguments.out is None and arguments.explain is None:
        raise InputError("--out", "is missing", "name a file to write, or two rows to --explain")
    settings = settings_of(arguments)
    embedder = MiniLMEmbedder(settings.threads) if settings.embeddings else None
    if arguments.out is not None:
        group_rows(
            arguments.source, arguments.out, embedder=embedder, progress=tell, workers=settings.workers
        )
    if arguments.explain is not None:
        _explain(arguments.source, (arguments.explain[0], arguments.explain[1]), embedder)
    return DONE


def _explain(source: Path, pair: tuple[str, str], embedder: Embedder | None) -> None:
    rows = list(articles_of(source))
    of_row = {row_id: one.id for row_id, one in reversed(rows)}
    for row_id in pair:
        if row_id not in of_row:
            raise InputError("--explain", f"no row has the id {row_id!r}")
    named = {one.id: row_id for row_id, one in reversed(rows)} | {of_row[row_id]: row_id for row_id in pair}
    asked = of_row[pair[0]], of_row[pair[1]]
    if len(rows) <= _EMBEDDED:
        found: Explanation = explain_articles([one for _, one in rows], embedder, asked)
    else:
        growth = Growth()
        growth.add([keep(one) for one in {one.id: one for _, one in rows}.values()])
        found = explain_in(growth, asked)
    print("\n".join(lines(found, lambda article_id: named[article_id])))
