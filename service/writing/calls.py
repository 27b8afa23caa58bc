"""One call to a chat model, read or told why not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.domain.briefs import Usage
from service.domain.errors import ModelError
from service.ports import ChatModel, ChatRequest

_T = TypeVar("_T")
_NOTHING = Usage()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_T]):
    """What a call came to: a value, or None with the failure in words; and what it took, either way."""

    value: _T | None
    usage: Usage = _NOTHING
    failure: str = ""
    kind: type[ModelError] | None = None


async def ask(chat: ChatModel, request: ChatRequest, read: Callable[[str], _T], what: str) -> Outcome[_T]:
    """Send ``request`` and ``read`` the reply's text. A failure begins with ``what`` failed, and names its kind."""
    try:
        reply = await chat.complete(request)
    except ModelError as error:
        return Outcome(None, error.usage, f"{what}: {type(error).__name__}: {error}", type(error))
    try:
        return Outcome(read(reply.text), reply.usage)
    except ModelError as error:
        return Outcome(None, reply.usage, f"{what}: {type(error).__name__}: {error}", type(error))
