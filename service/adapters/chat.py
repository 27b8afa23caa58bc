"""A chat model behind any OpenAI-compatible server."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Self

import openai
from pydantic import ValidationError

from service.adapters.budget import Budget
from service.adapters.completions import Completion, Took, failure
from service.adapters.dialect import Dialect
from service.adapters.prices import PriceTable
from service.adapters.retrying import Patience, TryAgain, retry_after
from service.adapters.tokens import TiktokenCounter
from service.domain.briefs import Usage
from service.domain.errors import (
    ModelError,
    ModelRejected,
    ModelReplyUnreadable,
    ModelUnavailable,
)
from service.ports import ChatReply, ChatRequest

OPENAI = "https://api.openai.com/v1"
"""Where requests go when no base URL is set; said here so that the SDK doesn't look for one in the environment."""

_RETRIED = frozenset({408, 409, 429})
_FAULTS_THAT_PASS = frozenset({"408", "409", "429", "500", "502", "503", "504"})
_OVERHEAD = 32  # tokens that a server adds to the messages to mark their roles
_LONGEST_MESSAGE = 500

_of_this_brief: ContextVar[Budget | None] = ContextVar("budget_of_this_brief", default=None)


class OpenAIChatModel:
    """One model on one server. A context manager; its client is open until the context ends.

    Replies are not streamed: a reply is JSON that is of use only when whole. ``timeout`` bounds one attempt from first
    byte to last, ``max_wait`` all attempts of one call with the waits between them; at most ``concurrency`` attempts are
    under way at once, and a call that waits to try again holds none of these places. ``max_tokens`` and ``max_cost``
    (US dollars) cap what a Brief may take; see ``brief``. ``backoff`` is the first wait in seconds.
    """

    def __init__(  # noqa: PLR0913  each is a setting
        self,
        *,
        model: str,
        prices: PriceTable,
        api_key: str = "",
        base_url: str = "",
        temperature: float = 0.0,
        seed: int | None = None,
        timeout: float = 60.0,
        max_attempts: int = 5,
        max_wait: float = 120.0,
        concurrency: int = 4,
        context_tokens: int | None = None,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        backoff: float = 0.5,
    ) -> None:
        self._model, self._prices, self._key = model, prices, api_key
        self._temperature, self._seed, self._timeout = temperature, seed, timeout
        self._max_attempts, self._max_wait, self._backoff = max_attempts, max_wait, backoff
        self._places = asyncio.Semaphore(concurrency)
        self._context_tokens = context_tokens or prices.context_tokens(model, _today().date())
        self._caps = (max_tokens, max_cost)
        self._budget = Budget(*self._caps)
        self._tokens = TiktokenCounter(model)
        self._dialect = Dialect()
        # Servers without keys still need the header to be well formed. Retries are ours alone: the SDK's would multiply.
        self._client = openai.AsyncOpenAI(
            api_key=api_key or "none", base_url=base_url or OPENAI, max_retries=0, timeout=timeout
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()

    @property
    def name(self) -> str:
        """See ``ports.ChatModel``."""
        return self._model

    @property
    def context_tokens(self) -> int:
        """See ``ports.ChatModel``."""
        return self._context_tokens

    @contextmanager
    def brief(self) -> Iterator[Budget]:
        """Calls made in this context, and in tasks started in it, share the caps of one Brief.

        Calls outside any such context share one budget for the life of this object.
        """
        budget = Budget(*self._caps)
        token = _of_this_brief.set(budget)
        try:
            yield budget
        finally:
            _of_this_brief.reset(token)

    async def complete(self, request: ChatRequest) -> ChatReply:
        """See ``ports.ChatModel``.

        Raises:
            BudgetExceeded: nothing was sent, for it could have passed a cap.
            ModelUnavailable: no connection, no answer in time, or 408, 409, 429 or 5xx until patience ended.
            ModelRejected: the server will not take the request, the key or the model's name.
            ModelRefused: the model declined, or a content filter did.
            ModelTruncated: the reply stops at its token limit, or doesn't say why it stops.
            ModelReplyUnreadable: the answer is no chat completion, or an empty one.
        """
        budget = _of_this_brief.get() or self._budget
        sent = self._tokens.count(request.system + request.user + json.dumps(request.schema)) + _OVERHEAD
        price = self._prices.price(self._model, _today().date())
        most = price.cost(sent, request.max_tokens) if price is not None else None
        with budget.reserve(sent + request.max_tokens, most):
            call = _Call(
                request,
                Patience(max_attempts=self._max_attempts, max_wait=self._max_wait, backoff=self._backoff),
            )
            try:
                completion, dialect = await self._converse(call)
            except TryAgain as error:
                raise call.failed(ModelUnavailable, f"{error} ({_attempts(call.attempts)})") from error
            usage = self._usage(completion, call.attempts, sent)
            budget.take(usage)
        wrong = failure(completion)
        if wrong is not None:
            raise call.failed(*wrong, usage)
        return ChatReply(dialect.text(completion.content), completion.model or self._model, usage)

    async def _converse(self, call: "_Call") -> tuple[Completion, Dialect]:
        """Ask until there is a completion; ask otherwise where the server names a part of the request that it can't take."""
        while True:
            dialect = self._dialect
            try:
                return await call.patience.retrying()(self._attempt, call, dialect), dialect
            except openai.APIStatusError as error:
                message = self._words(error)
                fixable = error.status_code in {400, 422}
                other = dialect.without(error.param or "", message) if fixable else None
                if other is None:
                    raise call.failed(ModelRejected, message) from error
                self._dialect = other

    async def _attempt(self, call: "_Call", dialect: Dialect) -> Completion:
        seed = None if self._seed is None else self._seed + call.request.variant
        body = dialect.arguments(call.request, model=self._model, temperature=self._temperature, seed=seed)
        async with self._places:
            call.attempts += 1
            clock = asyncio.get_running_loop().time
            began = clock()
            try:
                # The SDK's timeout is for each read; a server that drips bytes would never meet it.
                async with asyncio.timeout(min(self._timeout, max(0.001, call.patience.left))):
                    return await self._send(call, body)
            except TimeoutError as error:
                raise TryAgain(f"no answer within {self._timeout:g} s") from error
            finally:
                call.patience.took(clock() - began)

    async def _send(self, call: "_Call", body: dict[str, Any]) -> Completion:
        try:
            response = await self._client.chat.completions.with_raw_response.create(
                **body, extra_headers=call.headers
            )
            completion = Completion.model_validate_json(response.content)
        except openai.APITimeoutError as error:
            raise TryAgain(f"no answer within {self._timeout:g} s") from error
        except openai.APIConnectionError as error:
            raise TryAgain(f"connection failed: {self._redact(str(error.__cause__ or error))}") from error
        except openai.APIStatusError as error:
            call.refused += 1
            if error.code == "insufficient_quota":
                raise call.failed(ModelUnavailable, self._words(error)) from error
            if error.status_code in _RETRIED or error.status_code >= 500:
                after = retry_after(error.response.headers, _today())
                asked = f"; it asks to wait {after:.0f} s" if after else ""
                raise TryAgain(self._words(error) + asked, after=after) from error
            raise
        except ValidationError as error:
            raise call.failed(ModelReplyUnreadable, "the server's answer is no chat completion") from error
        if completion.error is not None and not completion.choices:
            fault = f"the server reports {completion.error.code}: {self._redact(completion.error.message)}"
            if str(completion.error.code) in _FAULTS_THAT_PASS:
                raise TryAgain(fault)
            raise call.failed(ModelRejected, fault)
        return completion

    def _usage(self, completion: Completion, attempts: int, sent: int) -> Usage:
        """What the call took, as the server counts, else as we do. ``calls`` counts every request sent for it."""
        today = _today().date()
        took = completion.usage or Took(
            prompt_tokens=sent, completion_tokens=self._tokens.count(completion.content)
        )
        price = self._prices.price(completion.model or "", today) or self._prices.price(self._model, today)
        cost = None
        if price is not None:
            cost = price.cost(took.prompt_tokens, took.completion_tokens, took.cached_tokens)
        return Usage(attempts, took.prompt_tokens, took.completion_tokens, cost)

    def _words(self, error: openai.APIStatusError) -> str:
        """The server's message with its status, without the key."""
        body = error.body
        said = body.get("message") if isinstance(body, dict) else None
        return f"HTTP {error.status_code}: {self._redact(str(said or error.message))}"

    def _redact(self, text: str) -> str:
        short = " ".join(text.split())
        return (short.replace(self._key, "[key]") if self._key else short)[:_LONGEST_MESSAGE]


class _Call:
    """One call under way."""

    def __init__(self, request: ChatRequest, patience: Patience) -> None:
        self.request, self.patience, self.attempts, self.refused = request, patience, 0, 0

    @property
    def headers(self) -> dict[str, str]:
        """The key under which a server may answer a second sending with its first reply.

        After an answer that was an error it is another key, or the error would be that reply.
        """
        return {"Idempotency-Key": f"{self.request.key}-{self.refused}"} if self.request.key else {}

    def failed(self, kind: type[ModelError], message: str, usage: Usage | None = None) -> ModelError:
        """The error that tells ``message``, with the requests sent and what they took as far as known."""
        return kind(message, attempts=self.attempts, usage=usage or Usage(self.attempts))


def _attempts(count: int) -> str:
    return "1 attempt" if count == 1 else f"{count} attempts"


def _today() -> datetime:
    return datetime.now(UTC)
