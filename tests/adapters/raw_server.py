"""An HTTP peer that sends exact bytes and hangs up: what no well-behaved server does."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class RawServer:
    """``bodies`` are the request bodies that it has read; ``most`` is how many requests were open at once."""

    base_url: str = ""
    bodies: list[bytes] = field(default_factory=list)
    open: int = 0
    most: int = 0


@asynccontextmanager
async def serving(
    answers: Sequence[bytes], *, pause: float = 0.0, drip: float = 0.0
) -> AsyncIterator[RawServer]:
    """Answer each request on a connection of its own with the next of ``answers`` (the last again), then hang up.

    ``pause`` comes before the answer; with ``drip`` it goes out a byte at a time, with as many seconds after each.
    """
    state = RawServer()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        state.open += 1
        state.most = max(state.most, state.open)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            state.bodies.append(await reader.readexactly(int(lengths[0].split(b":")[1])))
            await asyncio.sleep(pause)
            content = answers[min(len(state.bodies), len(answers)) - 1]
            for start in range(0, len(content), 1 if drip else len(content)):
                writer.write(content[start : start + 1] if drip else content)
                await writer.drain()
                await asyncio.sleep(drip)
        except ConnectionError:
            pass  # the client lost patience, as some tests mean it to
        finally:
            state.open -= 1
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()[:2]
        state.base_url = f"http://{host}:{port}/v1"
        yield state


def http(status: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """An HTTP/1.1 response; ``length`` may promise more than ``body`` holds."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", "Connection: close", *headers]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def completion(
    content: str | None = "{}",
    *,
    finish: str | None = "stop",
    refusal: str | None = None,
    usage: object = None,
    choices: object = None,
) -> bytes:
    """A ``chat.completion`` as OpenAI writes it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4.1-mini-2025-04-14",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}]
        if choices is None
        else choices,
        "usage": usage or {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }
    return http("200 OK", json.dumps(body).encode())


def refused(status: str, message: str, *headers: str, **more: str | None) -> bytes:
    """An error as OpenAI writes it."""
    return http(
        status, json.dumps({"error": {"message": message, "type": "error", **more}}).encode(), *headers
    )
