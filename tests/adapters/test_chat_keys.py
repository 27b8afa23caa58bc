"""The key under which a request is sent, as a server sees it."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from service.adapters.chat import OpenAIChatModel
from service.adapters.prices import load_prices
from service.ports import ChatRequest

REPLY = {
    "id": "c1",
    "object": "chat.completion",
    "created": 1,
    "model": "gpt-4.1-mini",
    "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "{}"}}],
    "usage": {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10},
}


@contextmanager
def server(statuses: list[int]) -> Iterator[tuple[str, list[str | None]]]:
    """A server that answers with ``statuses`` in turn; its address, and the keys that it was told."""
    keys: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status = statuses[len(keys)]
            keys.append(self.headers.get("Idempotency-Key"))
            content = json.dumps(REPLY if status == 200 else {"error": {"message": "later"}}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/v1", keys
        finally:
            listening.shutdown()
            thread.join()


def complete(address: str, key: str) -> None:
    async def run() -> None:
        async with OpenAIChatModel(
            model="gpt-4.1-mini", prices=load_prices(), base_url=address, backoff=0.01
        ) as chat:
            await chat.complete(
                ChatRequest("You write.", "Write.", "draft", {"type": "object"}, 50, "draft", key=key)
            )

    asyncio.run(run())


def test_a_key_goes_along_and_changes_after_an_answer_that_was_an_error() -> None:
    with server([500, 200, 200]) as (address, keys):
        complete(address, "abc")
        complete(address, "abc")
    assert keys == ["abc-0", "abc-1", "abc-0"]


def test_without_a_key_none_is_told() -> None:
    with server([200]) as (address, keys):
        complete(address, "")
    assert keys == [None]
