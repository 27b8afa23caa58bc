"""``citebrief serve``."""

import argparse
import asyncio
from typing import Any

from service.bootstrap import build
from service.commands.common import DONE, add_model_options, settings_of
from service.settings import Settings

_LAST_SECONDS = 5
"""What open requests get when the service is told to stop."""


def add_serve(commands: Any) -> None:  # noqa: ANN401  argparse's own type for this is private
    """The command with its arguments."""
    serve = commands.add_parser("serve", help="answer over HTTP")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    add_model_options(serve)
    serve.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    import uvicorn  # noqa: PLC0415  only this command needs it, and it is slow to load

    from service.http.app import create_app  # noqa: PLC0415  as above

    settings = settings_of(arguments)
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
