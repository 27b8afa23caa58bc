"""``citebrief brief``."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

from service.adapters.reading import read_paths
from service.adapters.rows import writing
from service.batch import brief_rows
from service.bootstrap import build
from service.commands.common import DONE, NOTHING_SUPPORTED, add_model_options, settings_of, tell
from service.domain.briefs import BriefOptions, Policy
from service.domain.errors import InputError
from service.stages.render import BriefDocument, document, to_html, to_json, to_markdown, to_text

_RENDERINGS = {"text": to_text, "markdown": to_markdown, "html": to_html, "json": to_json}
_SUFFIXES = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


def add_brief(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command with its arguments."""
    brief = commands.add_parser("brief", help="make a Brief from articles")
    brief.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="JSON, JSON lines, .txt, .md, .html, .pdf, a folder, or - for stdin",
    )
    brief.add_argument("--title", default="")
    brief.add_argument("--focus", default="", help="a question or subject to keep to")
    brief.add_argument("--audience", default="")
    brief.add_argument("--max-words", type=int, default=400, metavar="N")
    brief.add_argument("--language", default="en", metavar="TAG", help="language of the Brief (BCP 47)")
    brief.add_argument(
        "--leave-out", action="append", default=[], metavar="SOURCE", help="an article's id, url or publisher"
    )
    brief.add_argument(
        "--policy",
        choices=[policy.value for policy in Policy],
        default=Policy.STRICT.value,
        help="strict withholds what is not supported; flag shows it, marked",
    )
    add_model_options(brief)
    brief.add_argument(
        "--format", choices=list(_RENDERINGS), help="default: by the suffix of --out, or text on the terminal"
    )
    brief.add_argument(
        "--out",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="write there instead of standard output (- for that); may be repeated",
    )
    brief.add_argument(
        "--batch",
        type=Path,
        metavar="IN",
        help="rows {id, articles: [{title, text}]}; --out gets {id, brief}",
    )
    brief.add_argument("--workers", type=int, metavar="N", help="processes for --batch; 0 for one a core")
    brief.set_defaults(run=_brief)


def _brief(arguments: argparse.Namespace) -> int:
    settings = settings_of(arguments)
    options = _options(arguments)
    if arguments.batch is not None:
        if arguments.paths or len(arguments.out) != 1:
            raise InputError(
                "--batch", "takes no PATH and needs one --out", "citebrief brief --batch IN --out OUT"
            )
        brief_rows(arguments.batch, arguments.out[0], settings, options, tell)
        return DONE
    if not arguments.paths:
        raise InputError("PATH", "is missing", "name files or folders, or - for standard input")
    folder = next((out for out in arguments.out if str(out) != "-" and out.is_dir()), None)
    if folder is not None:  # known now, and not after a model was paid
        raise InputError("--out", f"{folder} is a folder", "name a file")
    try:
        articles = read_paths(arguments.paths, sys.stdin.buffer if sys.stdin else None)
    except OSError as error:  # such as a name too long to be asked for
        raise InputError(str(error.filename or "PATH"), f"can't be read: {error.strerror}") from error
    tell("read", f"{len(articles)} articles")

    async def make() -> BriefDocument:
        async with build(settings) as parts:
            return document(await parts.pipeline.make_brief(articles, options, progress=tell))

    brief = asyncio.run(make())
    for out in arguments.out or [Path("-")]:
        _write(brief, out, arguments.format)
    for failure in brief.provenance.failures:
        tell("note", failure)
    return DONE if brief.shown else NOTHING_SUPPORTED


def _options(arguments: argparse.Namespace) -> BriefOptions:
    if not 20 <= arguments.max_words <= 5000:
        raise InputError("--max-words", f"{arguments.max_words} is out of range", "give 20 to 5000")
    for name in ("title", "focus", "audience", "language"):
        if _is_no_text(getattr(arguments, name)):
            raise InputError(f"--{name}", "is no UTF-8", "give text")
    return BriefOptions(
        title=arguments.title,
        focus=arguments.focus,
        audience=arguments.audience,
        max_words=arguments.max_words,
        language=arguments.language,
        leave_out=tuple(arguments.leave_out),
        policy=Policy(arguments.policy),
    )


def _is_no_text(argument: str) -> bool:
    """Whether bytes of the command line could not be decoded, and stand in ``argument`` as surrogates."""
    return any("\ud800" <= letter <= "\udfff" for letter in argument)


def _write(brief: BriefDocument, out: Path, form: str | None) -> None:
    rendering = _RENDERINGS[form or _SUFFIXES.get(out.suffix.lower(), "text")](brief)
    if str(out) == "-":
        if sys.stdout is None:
            raise InputError("standard output", "is closed", "give --out FILE")
        sys.stdout.write(rendering if rendering.endswith("\n") else rendering + "\n")
        sys.stdout.flush()
        return
    with writing(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        file = out.open("w", encoding="utf-8")
    with file:
        file.write(rendering)
    tell("wrote", str(out))
