"""What the adapter makes of a server that misbehaves, over real connections."""

import asyncio
import json
from collections.abc import Sequence

import pytest

from service.adapters.chat import OpenAIChatModel
from service.adapters.prices import load_prices
from service.domain.errors import (
    BudgetExceeded,
    ModelError,
    ModelRefused,
    ModelRejected,
    ModelReplyUnreadable,
    ModelTruncated,
    ModelUnavailable,
)
from service.ports import ChatReply, ChatRequest
from tests.adapters.raw_server import RawServer, completion, http, refused, serving

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
REQUEST = ChatRequest("Be brief.", "Hello", "test", SCHEMA, 100, "test")
KEY = "sk-test-very-secret"


def model(server: RawServer, **settings: object) -> OpenAIChatModel:
    chosen: dict[str, object] = {"max_attempts": 3, "backoff": 0.01, "timeout": 5.0, **settings}
    return OpenAIChatModel(
        model="gpt-4.1-mini",
        prices=load_prices(),
        api_key=KEY,
        base_url=server.base_url,
        **chosen,  # type: ignore[arg-type]
    )


def ask(answers: Sequence[bytes], **settings: object) -> tuple[ChatReply | ModelError, RawServer]:
    async def run() -> tuple[ChatReply | ModelError, RawServer]:
        async with serving(answers) as server, model(server, **settings) as chat:
            try:
                return await chat.complete(REQUEST), server
            except ModelError as error:
                return error, server

    return asyncio.run(run())


def test_a_good_reply_tells_what_it_took() -> None:
    reply, server = ask([completion('{"a": 1}')])
    assert isinstance(reply, ChatReply)
    assert (reply.text, reply.model) == ('{"a": 1}', "gpt-4.1-mini-2025-04-14")
    assert (reply.usage.calls, reply.usage.input_tokens, reply.usage.output_tokens) == (1, 1000, 100)
    assert reply.usage.cost == pytest.approx(0.00056)
    sent = json.loads(server.bodies[0])
    assert sent["response_format"]["json_schema"] == {"name": "test", "schema": SCHEMA, "strict": True}
    assert (sent["temperature"], sent["max_tokens"], sent["model"]) == (0.0, 100, "gpt-4.1-mini")
    assert "seed" not in sent
    assert not sent.get("stream")


def test_tokens_from_the_servers_cache_cost_less() -> None:
    usage = {
        "prompt_tokens": 1000,
        "completion_tokens": 0,
        "total_tokens": 1000,
        "prompt_tokens_details": {"cached_tokens": 1000},
    }
    reply, _ = ask([completion(usage=usage)])
    assert isinstance(reply, ChatReply)
    assert reply.usage.cost == pytest.approx(0.0001)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (completion(None, refusal="I can't help with that."), ModelRefused, "I can't help with that."),
        (completion("", finish="content_filter"), ModelRefused, "content filter"),
        (completion('{"sentences": [', finish="length"), ModelTruncated, "hit its limit after 100 tokens"),
        (completion('{"sentences": [', finish=None), ModelTruncated, "doesn't say why it ends"),
        (completion(choices=[]), ModelReplyUnreadable, "no choices"),
        (completion(choices=[{"index": 0, "finish_reason": "stop"}]), ModelReplyUnreadable, "no message"),
        (completion(None), ModelReplyUnreadable, "empty"),
        (completion("  "), ModelReplyUnreadable, "empty"),
        (http("200 OK", b'{"id": "chatcmpl-1", "choices": ['), ModelReplyUnreadable, "no chat completion"),
        (http("200 OK", b'"just text"'), ModelReplyUnreadable, "no chat completion"),
        (http("200 OK", b"[]"), ModelReplyUnreadable, "no chat completion"),
        (http("200 OK", b"\xff\xfe\xfa"), ModelReplyUnreadable, "no chat completion"),
        (http("200 OK", b"<html>Bad gateway</html>"), ModelReplyUnreadable, "no chat completion"),
        (completion(choices="none"), ModelReplyUnreadable, "no chat completion"),
        (completion(choices=[{"message": "hi"}]), ModelReplyUnreadable, "no chat completion"),
        (completion(usage={"prompt_tokens": "many"}), ModelReplyUnreadable, "no chat completion"),
        (http("200 OK", b'{"error": {"message": "bad", "code": 400}}'), ModelRejected, "reports 400: bad"),
        (refused("400 Bad Request", "'messages' is empty"), ModelRejected, "HTTP 400: 'messages' is empty"),
        (refused("403 Forbidden", "no access"), ModelRejected, "HTTP 403: no access"),
        (refused("404 Not Found", "no such model"), ModelRejected, "HTTP 404: no such model"),
        (refused("422 Unprocessable Entity", "bad body"), ModelRejected, "HTTP 422: bad body"),
        (
            refused("429 Too Many Requests", "pay first", code="insufficient_quota"),
            ModelUnavailable,
            "pay first",
        ),
    ],
)
def test_what_may_not_pass_is_told_at_once(answer: bytes, kind: type[ModelError], words: str) -> None:
    error, server = ask([answer, completion()])
    assert type(error) is kind
    assert words in str(error)
    assert error.attempts == error.usage.calls == len(server.bodies) == 1


def test_an_error_under_the_status_200_that_may_pass_is_tried_again() -> None:
    reply, server = ask([http("200 OK", b'{"error": {"message": "busy", "code": 502}}'), completion()])
    assert isinstance(reply, ChatReply)
    assert len(server.bodies) == 2


def test_without_a_count_from_the_server_ours_stands() -> None:
    body = {"choices": [{"message": {"content": "tiktoken is great!"}, "finish_reason": "stop"}]}
    reply, _ = ask([http("200 OK", json.dumps(body).encode())])
    assert isinstance(reply, ChatReply)
    assert reply.model == "gpt-4.1-mini"
    assert reply.usage.output_tokens == 6
    assert reply.usage.input_tokens > 30
    assert reply.usage.cost is not None
    assert reply.usage.cost > 0


def test_a_reply_of_no_use_is_still_paid_for() -> None:
    error, _ = ask([completion("{", finish="length")])
    assert isinstance(error, ModelTruncated)
    assert (error.usage.input_tokens, error.usage.output_tokens) == (1000, 100)
    assert error.usage.cost == pytest.approx(0.00056)


@pytest.mark.parametrize(
    "status", ["408 Timeout", "409 Conflict", "429 Too Many", "500 No", "503 No", "529 Busy"]
)
def test_what_may_pass_is_tried_again(status: str) -> None:
    reply, server = ask([refused(status, "not now"), completion()])
    assert isinstance(reply, ChatReply)
    assert reply.usage.calls == len(server.bodies) == 2


def test_attempts_have_an_end() -> None:
    error, server = ask([refused("500 Internal Server Error", "broken")])
    assert type(error) is ModelUnavailable
    assert str(error) == "HTTP 500: broken (3 attempts)"
    assert error.attempts == error.usage.calls == len(server.bodies) == 3


def test_a_wait_that_outlasts_patience_is_not_begun() -> None:
    error, server = ask(
        [refused("429 Too Many Requests", "later", "Retry-After: 3600"), completion()], max_wait=60
    )
    assert type(error) is ModelUnavailable
    assert error.attempts == len(server.bodies) == 1


def test_a_connection_cut_in_the_body_is_tried_again() -> None:
    whole = completion('{"a": 1}')
    head, body = whole.split(b"\r\n\r\n", 1)
    cut = head + b"\r\n\r\n" + body[: len(body) // 2]
    reply, server = ask([cut, whole])
    assert isinstance(reply, ChatReply)
    assert reply.text == '{"a": 1}'
    assert len(server.bodies) == 2


def test_a_connection_that_is_always_cut_is_told() -> None:
    error, server = ask([http("200 OK", b'{"id"', length=500)])
    assert type(error) is ModelUnavailable
    assert "connection failed" in str(error)
    assert error.attempts == len(server.bodies) == 3


def test_a_reply_that_drips_ends_at_the_timeout() -> None:
    """A byte at a time keeps every read short; only a limit on the whole attempt ends it."""

    async def run() -> ModelError:
        async with (
            serving([completion()], drip=0.02) as server,
            model(server, timeout=0.3, max_attempts=2) as chat,
        ):
            with pytest.raises(ModelUnavailable) as caught:
                await chat.complete(REQUEST)
            return caught.value

    error = asyncio.run(run())
    assert str(error) == "no answer within 0.3 s (2 attempts)"


def test_nobody_there_is_told() -> None:
    async def run() -> ModelError:
        async with serving([b""]) as server:
            gone = RawServer(server.base_url)
        async with model(gone) as chat:
            with pytest.raises(ModelUnavailable) as caught:
                await chat.complete(REQUEST)
        return caught.value

    assert asyncio.run(run()).attempts == 3


def test_the_key_is_in_no_message() -> None:
    error, _ = ask([refused("401 Unauthorized", f"Incorrect API key provided: {KEY}.")])
    assert type(error) is ModelRejected
    assert str(error) == "HTTP 401: Incorrect API key provided: [key]."


def test_a_server_without_schemas_is_asked_for_json_in_words() -> None:
    refusal = refused("400 Bad Request", "response_format of type json_schema is not supported")
    reply, server = ask([refusal, completion('```json\n{"a": 1}\n```')])
    assert isinstance(reply, ChatReply)
    assert reply.text == '{"a": 1}'
    second = json.loads(server.bodies[1])
    assert second["response_format"] == {"type": "json_object"}
    assert json.dumps(SCHEMA) in second["messages"][0]["content"]
    assert reply.usage.calls == 2


def test_what_a_server_refuses_is_not_sent_to_it_again() -> None:
    async def run() -> list[dict[str, object]]:
        answers = [
            refused(
                "400 Bad Request",
                "Unsupported parameter. Use 'max_completion_tokens' instead.",
                param="max_tokens",
            ),
            refused("400 Bad Request", "'temperature' does not support 0.0 with this model."),
            completion(),
        ]
        async with serving(answers) as server, model(server, seed=7) as chat:
            await chat.complete(REQUEST)
            await chat.complete(REQUEST)
            return [json.loads(body) for body in server.bodies]

    sent = asyncio.run(run())
    assert [("max_tokens" in body, "temperature" in body, body["seed"]) for body in sent] == [
        (True, True, 7),
        (False, True, 7),
        (False, False, 7),
        (False, False, 7),
    ]


def test_a_prompt_too_long_is_no_matter_of_dialect() -> None:
    words = "This model's maximum context length is 8192 tokens; max_tokens is too large"
    error, server = ask([refused("400 Bad Request", words)])
    assert type(error) is ModelRejected
    assert len(server.bodies) == 1


def test_no_more_calls_are_under_way_than_allowed() -> None:
    async def run() -> RawServer:
        async with serving([completion()], pause=0.02) as server, model(server, concurrency=2) as chat:
            await asyncio.gather(*(chat.complete(REQUEST) for _ in range(8)))
            return server

    server = asyncio.run(run())
    assert server.most == 2
    assert len(server.bodies) == 8


def test_a_call_that_waits_holds_no_place() -> None:
    """With one place, a call told to come back later lets the next one through before it tries again."""

    async def run() -> list[bytes]:
        later = refused("429 Too Many Requests", "later", "Retry-After: 0.3")
        async with serving([later, completion()]) as server, model(server, concurrency=1) as chat:
            first = ChatRequest("s", "first", "test", SCHEMA, 100, "test")
            second = ChatRequest("s", "second", "test", SCHEMA, 100, "test")
            await asyncio.gather(chat.complete(first), chat.complete(second))
            return server.bodies

    order = [json.loads(body)["messages"][1]["content"] for body in asyncio.run(run())]
    assert order == ["first", "second", "first"]


def test_a_cap_on_tokens_refuses_before_sending() -> None:
    async def run() -> tuple[ModelError, int, ChatReply]:
        async with serving([completion()]) as server, model(server, max_tokens=1200) as chat:
            with chat.brief():
                await chat.complete(REQUEST)
                with pytest.raises(BudgetExceeded) as caught:
                    await chat.complete(REQUEST)
                sent = len(server.bodies)
            with chat.brief():  # the next Brief has caps of its own
                return caught.value, sent, await chat.complete(REQUEST)

    error, sent, reply = asyncio.run(run())
    assert (error.attempts, sent) == (0, 1)
    assert "1100 of 1200 tokens" in str(error)
    assert reply.usage.calls == 1


def test_calls_at_once_share_the_caps_of_their_brief() -> None:
    async def run() -> tuple[list[ChatReply | BaseException], int]:
        async with serving([completion()], pause=0.02) as server, model(server, max_tokens=400) as chat:
            with chat.brief():
                results = await asyncio.gather(
                    *(chat.complete(REQUEST) for _ in range(4)), return_exceptions=True
                )
            return results, len(server.bodies)

    results, sent = asyncio.run(run())
    refusals = [result for result in results if isinstance(result, BudgetExceeded)]
    assert (len(refusals), sent) == (2, 2)


def test_a_cap_on_money_refuses_before_sending() -> None:
    error, server = ask([completion()], max_cost=0.00001)
    assert type(error) is BudgetExceeded
    assert "of $0.0000 are spent" in str(error)
    assert not server.bodies
