"""What commands have in common: settings from arguments, exit statuses, words on progress."""

import argparse
import sys

from pydantic import ValidationError

from service.domain.errors import InputError
from service.settings import Settings

DONE, NOTHING_SUPPORTED, BAD_INPUT, FAILED = 0, 1, 2, 3
"""Exit statuses: a Brief; nothing could be supported; input that can't be used; something else failed."""


def settings_of(arguments: argparse.Namespace) -> Settings:
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


def tell(step: str, detail: str = "") -> None:
    """Say on standard error what is being done."""
    print(f"{step:<9} {detail}".rstrip(), file=sys.stderr, flush=True)


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Arguments about the model that drafts and judges."""
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
