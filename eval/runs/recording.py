"""A chat model that a cassette stands between: what was asked before is answered from it."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, replace

from eval.runs.cassette import Cassette
from eval.runs.exchanges import (
    Asked,
    Exchange,
    Failing,
    Reply,
    Setting,
    Took,
    asked_of,
    digest_of,
    digests_apart,
)
from service.domain.briefs import Usage
from service.domain.errors import (
    CitebriefError,
    ModelError,
    ModelRefused,
    ModelReplyUnreadable,
    ModelTruncated,
)
from service.ports import ChatModel, ChatReply, ChatRequest

_ANSWERS = {kind.__name__: kind for kind in (ModelRefused, ModelTruncated, ModelReplyUnreadable)}
_SHOWN = 120


class NotRecorded(CitebriefError):
    """A request that the cassette has no answer to, and that may not be sent; ``differs`` says from what and where."""

    def __init__(self, purpose: str, differs: str) -> None:
        super().__init__(purpose, differs)
        self.purpose, self.differs = purpose, differs

    def __str__(self) -> str:
        return f"no reply to this {self.purpose} request is recorded: {self.differs}"


class Traffic:
    """What is under way between the cells of a process and model servers: at most ``at_once`` requests."""

    def __init__(self, at_once: int) -> None:
        self.places = asyncio.Semaphore(at_once)
        self._locks: dict[str, asyncio.Lock] = {}

    def lock(self, digest: str) -> asyncio.Lock:
        """Held by whoever asks the request of ``digest``; who comes next finds the answer on the cassette."""
        return self._locks.setdefault(digest, asyncio.Lock())


class RecordingChatModel:
    """Implements ``ChatModel`` for one cell, on ``cassette`` with ``live`` behind it, which is never asked in replay.

    An answer that is of no use (a refusal, a reply cut at its limit) is an answer: it is kept and given again. What
    gave no answer (no connection, a key that is refused, a cap that is passed, nothing recorded) is a fault of the
    infrastructure: it is told in ``faults``, for the writer behind whom it happens makes an empty section of it.
    Equal requests at the same time are sent once, whichever cells they come from, and no more requests are noted as
    under way than the server is really sent: ``traffic`` is common to all cells.
    """

    def __init__(
        self,
        cassette: Cassette,
        live: ChatModel,
        settings: dict[str, Setting],
        repeat: int,
        traffic: "Traffic",
    ) -> None:
        self._cassette, self._live, self._settings, self._repeat = cassette, live, settings, repeat
        self._traffic = traffic
        self.faults: list[str] = []

    @property
    def name(self) -> str:
        """See ``ports.ChatModel``."""
        return self._live.name

    @property
    def context_tokens(self) -> int:
        """See ``ports.ChatModel``."""
        return self._live.context_tokens

    async def complete(self, request: ChatRequest) -> ChatReply:
        """See ``ports.ChatModel``.

        Raises:
            NotRecorded: in replay, there is no record.
        """
        digest = digest_of(request, self.name, self._settings, self._repeat)
        async with self._traffic.lock(digest):
            kept = self._cassette.get(digest)
            if kept is None:
                if self._cassette.replay:
                    missing = NotRecorded(request.purpose, self._differs(request))
                    self.faults.append(str(missing))
                    raise missing
                kept = await self._ask(request, digest)
        usage = Usage(**kept.took.model_dump())
        if isinstance(kept.answer, Failing):
            raise _ANSWERS[kept.answer.kind](kept.answer.message, attempts=kept.answer.attempts, usage=usage)
        return ChatReply(kept.answer.text, kept.answer.model, usage)

    async def _ask(self, request: ChatRequest, digest: str) -> Exchange:
        async with self._traffic.places:
            return await self._send(request, digest)

    async def _send(self, request: ChatRequest, digest: str) -> Exchange:
        self._cassette.asking(digest)
        answer: Reply | Failing
        try:
            reply = await self._live.complete(replace(request, key=self._cassette.key(digest)))
            answer, usage = Reply(text=reply.text, model=reply.model), reply.usage
        except ModelError as error:
            kind = type(error).__name__
            if (
                kind not in _ANSWERS or not error.usage.input_tokens
            ):  # what took nothing was no model's answer
                self._cassette.unanswered(digest)
                self.faults.append(f"{request.purpose}: {kind}: {error}")
                raise
            answer = Failing.model_validate({"kind": kind, "message": str(error), "attempts": error.attempts})
            usage = error.usage
        return self._cassette.keep(
            Exchange(
                digest=digest,
                asked=asked_of(request, self.name, self._settings, self._repeat),
                answer=answer,
                took=Took(**asdict(usage)),
            )
        )

    def _differs(self, request: ChatRequest) -> str:
        asked = asked_of(request, self.name, self._settings, self._repeat)
        known = [each.asked for each in self._cassette.exchanges if each.asked.purpose == request.purpose]
        if not known:
            return f"{self._cassette.path} has no {request.purpose} request at all"
        nearest = max(known, key=lambda each: _likeness(each, asked))
        return f"the nearest in {self._cassette.path} differs in {'; '.join(_differences(nearest, asked, request))}"


def _likeness(known: Asked, asked: Asked) -> tuple[float, int]:
    mine, theirs = set(digests_apart(asked.user)), set(digests_apart(known.user))
    same = sum(
        getattr(known, field) == getattr(asked, field)
        for field in ("model", "settings", "repeat", "variant", "max_tokens", "schema_digest", "system")
    )
    return len(mine & theirs) / len(mine | theirs), same


def _differences(known: Asked, asked: Asked, request: ChatRequest) -> Sequence[str]:
    told = [
        f"{what}: {getattr(asked, field)!r} is asked, {getattr(known, field)!r} is recorded"
        for field, what in (
            ("model", "the model"),
            ("settings", "its settings"),
            ("repeat", "the repeat"),
            ("variant", "the variant"),
            ("max_tokens", "the cap on the reply"),
        )
        if getattr(known, field) != getattr(asked, field)
    ]
    if known.schema_digest != asked.schema_digest:
        told.append("the reply's schema")
    for field, what, text in (
        ("system", "the system message", request.system),
        ("user", "the user message", request.user),
    ):
        if getattr(known, field) != getattr(asked, field):
            told.append(_first_line(what, getattr(known, field), getattr(asked, field), text))
    return told


def _first_line(what: str, known: str, asked: str, text: str) -> str:
    """Where a message first differs, with the line that is asked."""
    theirs, mine = digests_apart(known), digests_apart(asked)
    place = next(
        (at for at, (a, b) in enumerate(zip(theirs, mine, strict=False)) if a != b),
        min(len(theirs), len(mine)),
    )
    line = text.split("\n")[place] if place < len(mine) else ""
    shown = f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”" if line else "nothing"
    return f"{what}, line {place + 1} of {len(mine)} (recorded: {len(theirs)}), where {shown} is asked"
