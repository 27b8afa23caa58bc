"""A cap on the size of a request's body, refused before it is read."""

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.errors import MEDIA_TYPE, Problem


class _TooLarge(Exception):
    """The body grew past the cap while it was read."""


class BodyLimit:
    """ASGI middleware: answers 413 where a body is, or grows, larger than ``max_bytes``."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app, self._max = app, max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what fits; the ASGI interface."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not stated.isdigit():
            await self._refuse(
                scope, send, Problem(400, "The Content-Length is no number", stated.decode("latin-1"))
            )
            return
        if int(stated) > self._max:
            await self._refuse(scope, send, self._problem())
            return
        read, started = 0, False

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > self._max:
                    raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except _TooLarge:
            if not started:
                await self._refuse(scope, send, self._problem())

    def _problem(self) -> Problem:
        return Problem(
            413, "The body is too large", f"at most {self._max} bytes are read; send fewer articles at a time"
        )

    async def _refuse(self, scope: Scope, send: Send, problem: Problem) -> None:
        body = json.dumps(problem.body(scope["path"])).encode()
        headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
        headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": problem.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
