"""The ``citebrief`` command."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from service.adapters.group_rows import group_rows
from service.adapters.pairs import verify_pairs
from service.adapters.reading import read_paths
from service.adapters.rows import writing
from service.batch import brief_rows
from service.bootstrap import build, embedder_for
from service.domain.briefs import BriefOptions, Policy
from service.domain.errors import CitebriefError, InputError
from service.settings import Settings
from service.stages.render import BriefDocument, document, json_schema, to_html, to_json, to_markdown, to_text

DONE, NOTHING_SUPPORTED, BAD_INPUT, FAILED = 0, 1, 2, 3
"""Exit statuses: a Brief; nothing could be supported; input that can't be used; something else failed."""

_LAST_SECONDS = 5
"""What open requests get when the service is told to stop."""
_RENDERINGS = {"text": to_text, "markdown": to_markdown, "html": to_html, "json": to_json}
_SUFFIXES = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` (by default the process's arguments) names, and return the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        outcome: int = arguments.run(arguments)
    except InputError as error:
        print(f"citebrief: {error}", file=sys.stderr)
        return BAD_INPUT
    except CitebriefError as error:
        print(f"citebrief: {type(error).__name__}: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go: without this the interpreter complains as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        print(f"citebrief: {error.filename or 'input or output'}: {error.strerror or error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("citebrief: stopped", file=sys.stderr)
        return 130
    return outcome


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="citebrief",
        description="Briefings in which every sentence is tied to a span of a source and checked against it.",
        epilog="Settings are read from CITEBRIEF_… variables; see the README. "
        "Exit status: 0 done, 1 nothing could be supported, 2 bad input, 3 something failed.",
    )
    parser.add_argument("--version", action="version", version=f"citebrief {version('citebrief')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_brief(commands)
    _add_verify(commands)
    _add_group(commands)
    _add_serve(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of a Brief")
    schema.set_defaults(run=_schema)
    return parser


def _add_brief(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
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
    _add_model_options(brief)
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


def _add_model_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--writer", choices=["extractive", "openai"], help="who drafts; the default needs no key"
    )
    parser.add_argument("--model", help="the model of the openai writer")
    parser.add_argument("--base-url", help="any OpenAI-compatible base URL")
    parser.add_argument(
        "--judge", action="store_const", const=True, help="let the model decide what the checks leave open"
    )
    parser.add_argument(
        "--no-embeddings", dest="embeddings", action="store_const", const=False, help="compare by words alone"
    )


def _add_verify(commands: Any) -> None:  # noqa: ANN401  as above
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


def _add_group(commands: Any) -> None:  # noqa: ANN401  as above
    group = commands.add_parser("group", help="group articles into Topics, Events and Origins")
    group.add_argument(
        "source", type=Path, metavar="IN", help="rows {id, title, text, date?, url?, publisher?}"
    )
    group.add_argument("--out", type=Path, required=True, metavar="OUT")
    group.add_argument("--no-embeddings", dest="embeddings", action="store_const", const=False)
    group.set_defaults(run=_group)


def _add_serve(commands: Any) -> None:  # noqa: ANN401  as above
    serve = commands.add_parser("serve", help="answer over HTTP")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    _add_model_options(serve)
    serve.set_defaults(run=_serve)


def _settings(arguments: argparse.Namespace) -> Settings:
    """The settings of the environment, with what the command line says in their place.

    Raises:
        InputError: naming every setting that can't be used.
    """
    names = ("writer", "model", "base_url", "judge", "embeddings", "scorer", "workers", "host", "port")
    given = {name: getattr(arguments, name, None) for name in names}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise InputError(
            "settings", "; ".join(_fault(fault["loc"], fault["msg"]) for fault in faults)
        ) from error


def _fault(place: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    return f"CITEBRIEF_{'_'.join(map(str, place)).upper()}: {said}" if place else said


def _tell(step: str, detail: str = "") -> None:
    print(f"{step:<9} {detail}".rstrip(), file=sys.stderr, flush=True)


def _brief(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)
    options = _options(arguments)
    if arguments.batch is not None:
        if arguments.paths or len(arguments.out) != 1:
            raise InputError(
                "--batch", "takes no PATH and needs one --out", "citebrief brief --batch IN --out OUT"
            )
        brief_rows(arguments.batch, arguments.out[0], settings, options, _tell)
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
    _tell("read", f"{len(articles)} articles")

    async def make() -> BriefDocument:
        async with build(settings) as parts:
            return document(await parts.pipeline.make_brief(articles, options, progress=_tell))

    brief = asyncio.run(make())
    for out in arguments.out or [Path("-")]:
        _write(brief, out, arguments.format)
    for failure in brief.provenance.failures:
        _tell("note", failure)
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
    _tell("wrote", str(out))


def _verify(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments)
    verify_pairs(
        arguments.pairs,
        arguments.out,
        point=arguments.point,
        workers=settings.workers,
        embeddings=settings.embeddings,
        scorer=settings.scorer,
        folder=settings.scorer_folder,
        progress=_tell,
    )
    return DONE


def _group(arguments: argparse.Namespace) -> int:
    group_rows(arguments.source, arguments.out, embedder=embedder_for(_settings(arguments)), progress=_tell)
    return DONE


def _serve(arguments: argparse.Namespace) -> int:
    import uvicorn  # noqa: PLC0415  only this command needs it, and it is slow to load

    from service.http.app import create_app  # noqa: PLC0415  as above

    settings = _settings(arguments)
    app = create_app(settings)
    asyncio.run(_try(settings))
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="info", timeout_graceful_shutdown=_LAST_SECONDS
    )
    return DONE


async def _try(settings: Settings) -> None:
    """Build the parts once before listening: what is wrong with a setting is said plainly, and not by the server."""
    async with build(settings):
        pass


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(json_schema(), indent=2))
    return DONE


if __name__ == "__main__":
    sys.exit(main())
