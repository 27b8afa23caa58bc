"""Keeps every reply of a chat model, and gives it again instead of asking twice."""

import asyncio
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from service.domain.briefs import Usage
from service.domain.errors import CitebriefError
from service.ports import ChatModel, ChatReply, ChatRequest


class NotRecorded(CitebriefError):
    """There is no record of a request, and none may be made: ``purpose`` of the request, and its ``digest``."""

    def __init__(self, purpose: str, digest: str, folder: Path) -> None:
        super().__init__(purpose, digest, folder)
        self.purpose, self.digest, self.folder = purpose, digest, folder

    def __str__(self) -> str:
        return f"no reply to this {self.purpose} request ({self.digest}) is recorded in {self.folder}"


class _Took(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str
    purpose: str
    asked: str
    model: str
    text: str
    usage: _Took


class ReplayChatModel:
    """A chat model whose replies are kept in ``folder``, a file each, written whole the moment they arrive.

    A request's digest covers all that decides its reply: messages, schema, limit, the model's name, and ``settings``
    (temperature, seed …). ``run`` sets repeats of one evaluation apart, so that each gets replies of its own. A replayed
    reply tells the usage that it took when it was made, so that a Brief made again comes out the same, Provenance
    included; ``asked`` counts what was really sent. Failures are not kept. Without a ``live`` model, a request that was
    never recorded raises NotRecorded, which is no ModelError: it stops a run instead of looking like a failed part.
    """

    def __init__(  # noqa: PLR0913  what identifies a reply
        self,
        folder: Path,
        live: ChatModel | None = None,
        *,
        name: str = "",
        context_tokens: int = 0,
        settings: Mapping[str, str | int | float | bool | None] | None = None,
        run: str = "",
    ) -> None:
        if live is None and not (name and context_tokens):
            raise ValueError("without a live model, its name and context_tokens must be given")
        self._folder, self._live, self._run = folder, live, run
        self._name = live.name if live is not None else name
        self._context_tokens = live.context_tokens if live is not None else context_tokens
        self._settings = dict(settings or {})
        self._asking: dict[str, asyncio.Lock] = {}
        self.asked = 0

    @property
    def name(self) -> str:
        """See ``ports.ChatModel``."""
        return self._name

    @property
    def context_tokens(self) -> int:
        """See ``ports.ChatModel``."""
        return self._context_tokens

    async def complete(self, request: ChatRequest) -> ChatReply:
        """See ``ports.ChatModel``. Equal requests at the same time are sent once.

        Raises:
            NotRecorded: there is no record and no live model.
        """
        digest = self.digest(request)
        async with self._asking.setdefault(digest, asyncio.Lock()):
            path = self._folder / f"{request.purpose}-{digest[:32]}.json"
            record = _load(path)
            if record is not None and record.digest == digest:
                return ChatReply(record.text, record.model, Usage(**record.usage.model_dump()))
            if self._live is None:
                raise NotRecorded(request.purpose, digest, self._folder)
            self.asked += 1
            reply = await self._live.complete(request)
            _keep(
                path,
                _Record(
                    digest=digest,
                    purpose=request.purpose,
                    asked=self._name,
                    model=reply.model,
                    text=reply.text,
                    usage=_Took(**asdict(reply.usage)),
                ),
            )
            return reply

    def digest(self, request: ChatRequest) -> str:
        """SHA-256 of the request, the model's name, the settings and the run, as canonical JSON."""
        asked = asdict(request)
        del asked["key"]  # it names the sending, and has no part in what is asked
        if not request.variant:  # what was recorded before there were variants is the first of them
            del asked["variant"]
        content = [self._name, self._settings, self._run, asked]
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def _load(path: Path) -> _Record | None:
    """The record at ``path``; None if there is none, or it can't be read (it is then made anew)."""
    try:
        return _Record.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(path: Path, record: _Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".reply-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(record.model_dump_json(indent=1))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
