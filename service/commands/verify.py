"""``citebrief verify``."""

import argparse
from pathlib import Path
from typing import Any

from service.adapters.pairs import verify_pairs
from service.commands.common import DONE, settings_of, tell


def add_verify(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command with its arguments."""
    verify = commands.add_parser("verify", help="check claims against source texts")
    verify.add_argument(
        "--pairs",
        type=Path,
        required=True,
        metavar="IN",
        help="rows {id, docs: [text], claim}, maybe gzipped",
    )
    verify.add_argument("--out", type=Path, required=True, metavar="OUT")
    verify.add_argument("--point", choices=["balanced", "strict"], default="balanced", help="operating point")
    verify.add_argument("--workers", type=int, metavar="N", help="processes; 0 for one a core")
    verify.add_argument("--no-embeddings", dest="embeddings", action="store_const", const=False)
    verify.add_argument(
        "--no-scorer", dest="scorer", action="store_const", const=False, help="without the trained model"
    )
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    settings = settings_of(arguments)
    verify_pairs(
        arguments.pairs,
        arguments.out,
        point=arguments.point,
        workers=settings.workers,
        embeddings=settings.embeddings,
        scorer=settings.scorer,
        folder=settings.scorer_folder,
        progress=tell,
    )
    return DONE
