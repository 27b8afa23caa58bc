"""One exchange with a model as a cassette keeps it, and the digests by which it is known.

A request is kept as digests of its lines: enough to tell where another one differs, and no source's words.
"""

import hashlib
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.ports import ChatRequest

Setting = str | int | float | bool | None
_LINE = 6
"""Hexadecimal digits for a line of a message."""


class Kept(BaseModel):
    """What stands on a cassette's lines."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Took(Kept):
    """What the call took when it was made; ``cost`` in US dollars."""

    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None


class Reply(Kept):
    """The reply's text, and the model that gave it."""

    text: str
    model: str


class Failing(Kept):
    """An answer that is of no use: the name of its ModelError, and what it says."""

    kind: Literal["ModelRefused", "ModelTruncated", "ModelReplyUnreadable"]
    message: str
    attempts: int


class Asked(Kept):
    """A request as far as it must be known to say what differs: a message is the digests of its lines, joined."""

    model: str
    settings: dict[str, Setting]
    repeat: int
    purpose: str
    max_tokens: int
    schema_digest: str
    system: str
    user: str
    variant: int = 0


class Exchange(Kept):
    """One request, by its digest, and the answer."""

    digest: str
    asked: Asked
    answer: Annotated[Reply | Failing, Field(union_mode="left_to_right")]
    took: Took


def digest_of(request: ChatRequest, model: str, settings: dict[str, Setting], repeat: int) -> str:
    """SHA-256 of all that decides the reply: the whole request, the model's name, its settings, and the repeat."""
    content: list[object] = [
        model,
        settings,
        repeat,
        request.purpose,
        request.system,
        request.user,
        request.schema_name,
        request.schema,
        request.max_tokens,
    ]
    if request.variant:  # what was recorded before there were variants is the first of them
        content.append(request.variant)
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def asked_of(request: ChatRequest, model: str, settings: dict[str, Setting], repeat: int) -> Asked:
    """What the cassette keeps of ``request``."""
    return Asked(
        model=model,
        settings=settings,
        repeat=repeat,
        purpose=request.purpose,
        max_tokens=request.max_tokens,
        schema_digest=_digest(json.dumps([request.schema_name, request.schema], sort_keys=True))[:16],
        system=line_digests(request.system),
        user=line_digests(request.user),
        variant=request.variant,
    )


def line_digests(text: str) -> str:
    """The digests of the lines of ``text``, joined; six hexadecimal digits each."""
    return "".join(_digest(line)[:_LINE] for line in text.split("\n"))


def digests_apart(joined: str) -> list[str]:
    """What ``line_digests`` joined."""
    return [joined[start : start + _LINE] for start in range(0, len(joined), _LINE)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
