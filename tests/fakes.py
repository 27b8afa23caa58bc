"""Stand-ins for the ports: small, deterministic, with a memory of what they were asked."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from service.domain.briefs import Usage
from service.domain.errors import ModelError
from service.ports import ChatReply, ChatRequest

Reply = str | ModelError | Callable[[ChatRequest], str]

TOOK = Usage(1, 100, 20, 0.001)
"""What each call to a FakeChatModel takes."""


@dataclass
class FakeChatModel:
    """Answers with ``replies`` in turn, or by purpose where given as a mapping; raises those that are errors."""

    replies: Sequence[Reply] | dict[str, Sequence[Reply]] = ()
    name: str = "fake-model"
    context_tokens: int = 32_000
    requests: list[ChatRequest] = field(default_factory=list)
    usage: Usage = TOOK
    _given: dict[str, int] = field(default_factory=dict)

    async def complete(self, request: ChatRequest) -> ChatReply:
        self.requests.append(request)
        purpose = request.purpose if isinstance(self.replies, dict) else ""
        queue = self.replies.get(purpose, ()) if isinstance(self.replies, dict) else self.replies
        turn = self._given.get(purpose, 0)
        assert turn < len(queue), f"no reply left for this {request.purpose} request"
        self._given[purpose] = turn + 1
        reply = queue[turn]
        if isinstance(reply, ModelError):
            raise reply
        return ChatReply(reply if isinstance(reply, str) else reply(request), self.name, self.usage)

    def of(self, purpose: str) -> list[ChatRequest]:
        return [request for request in self.requests if request.purpose == purpose]


class WordCounter:
    """Counts words and signs apart, which is near what a model's vocabulary does."""

    def count(self, text: str) -> int:
        return sum(1 + len(word) // 5 for word in text.split())


def drafted(*sentences: tuple[str, Sequence[str]]) -> str:
    """A ``draft`` reply."""
    return json.dumps({"sentences": [{"text": text, "passages": list(ids)} for text, ids in sentences]})


def named(label: str) -> str:
    """A ``label`` reply."""
    return json.dumps({"label": label})
