"""The whole model writer over real HTTP, against a fake OpenAI server that others wrote (llmock).

Each scenario ends in a Draft or in a named failure, and every call that the server saw is counted.
"""

import asyncio
import json
from collections.abc import Callable

import pytest
from llmock.pytest_plugin import LLMock
from llmock.scenarios import Reply

from service.adapters.chat import OpenAIChatModel
from service.adapters.prices import load_prices
from service.adapters.prompt_files import PromptFiles
from service.adapters.tokens import TiktokenCounter
from service.domain.briefs import Draft, Sentence, Status
from service.writing.judge import ModelJudge
from service.writing.model import ModelWriter
from tests.fakes import drafted
from tests.subjects import long_article, section

MODEL = "gpt-4.1-mini"
GOOD = drafted(("The bridge reopens on 3 June.", ["P1"]), ("Repairs cost 41 million marks.", ["P2"]))


def write(
    server: LLMock,
    *,
    parts: int = 1,
    labels: bool = False,
    timeout: float = 5.0,
    max_attempts: int = 4,
    concurrency: int = 4,
    max_tokens: int | None = None,
) -> Draft:
    """Draft a section with the real adapter, prompts and token counter."""

    async def run() -> Draft:
        async with OpenAIChatModel(
            model=MODEL,
            prices=load_prices(),
            base_url=server.base_url(),
            backoff=0.05,
            timeout=timeout,
            max_attempts=max_attempts,
            concurrency=concurrency,
            max_tokens=max_tokens,
        ) as chat:
            writer = ModelWriter(
                chat, TiktokenCounter(MODEL), PromptFiles(), 800, part_tokens=700, parts=parts, labels=labels
            )
            return await writer.draft(section() if parts == 1 else section(LONG, words=80))

    return asyncio.run(run())


LONG = [long_article(f"l{number}", 12, f"line {number}") for number in range(3)]


def test_a_good_run(llmock: LLMock) -> None:
    llmock.reply(GOOD)
    made = write(llmock)
    assert [sentence.text for sentence in made.sentences] == [
        "The bridge reopens on 3 June.",
        "Repairs cost 41 million marks.",
    ]
    assert all(sentence.citations for sentence in made.sentences)
    assert made.failures == ()
    assert len(llmock.requests) == made.usage.calls == 1
    assert made.usage.cost is not None
    assert made.usage.cost > 0
    llmock.assert_resilient(strict=True)


def test_the_server_is_asked_for_our_schema(llmock: LLMock) -> None:
    """Unscripted, llmock makes up a reply that fits the schema it was sent: it must be readable."""
    made = write(llmock, labels=True)
    assert not any("ReplyUnreadable" in failure for failure in made.failures)
    bodies = [record.body for record in llmock.requests]
    assert {body["response_format"]["json_schema"]["name"] for body in bodies} == {"draft", "label"}
    assert all(body["response_format"]["json_schema"]["strict"] for body in bodies)
    assert made.usage.calls == len(bodies) == 2


def test_invented_passage_ids(llmock: LLMock) -> None:
    llmock.reply(drafted(("The minister resigned.", ["P404"]), ("The bridge reopens.", ["P1", "P405"])))
    made = write(llmock)
    assert [len(sentence.citations) for sentence in made.sentences] == [0, 1]
    assert [failure.split(",")[0] for failure in made.failures] == [
        "the model cited P404",
        "the model cited P405",
    ]
    assert len(llmock.requests) == 1


@pytest.mark.parametrize("text", ["I'm sorry, but I can't help with that.", GOOD[:-20], '{"bullets": []}'])
def test_an_unreadable_reply(llmock: LLMock, text: str) -> None:
    llmock.reply(text)
    made = write(llmock)
    assert made.sentences == ()
    assert made.failures[0].startswith("the section was not drafted: ModelReplyUnreadable: ")
    assert len(llmock.requests) == made.usage.calls == 1


def test_a_refusal(llmock: LLMock) -> None:
    llmock.add(Reply(text="", finish_reason="content_filter"))
    made = write(llmock)
    assert made.failures == (
        "the section was not drafted: ModelRefused: a content filter withheld the reply",
    )
    assert len(llmock.requests) == 1


def test_429_with_retry_after(llmock: LLMock) -> None:
    llmock.rate_limit(times=2, retry_after=0.4).reply(GOOD)
    made = write(llmock)
    assert len(made.sentences) == 2
    assert made.usage.calls == len(llmock.requests) == 3
    llmock.assert_resilient(strict=True)


def test_500s_that_pass(llmock: LLMock) -> None:
    llmock.fail(500, times=2).fail(503).reply(GOOD)
    made = write(llmock)
    assert len(made.sentences) == 2
    assert [record.status for record in llmock.requests] == [500, 500, 503, 200]
    llmock.assert_resilient(strict=True)


def test_500s_that_stay(llmock: LLMock) -> None:
    llmock.outage(status=500)
    made = write(llmock)
    assert made.sentences == ()
    assert "ModelUnavailable: HTTP 500" in made.failures[0]
    assert "(4 attempts)" in made.failures[0]
    assert made.usage.calls == len(llmock.requests) == 4
    llmock.assert_resilient()


def test_a_stall_that_passes(llmock: LLMock) -> None:
    llmock.delay(3.0).reply(GOOD, times=None)
    made = write(llmock, timeout=0.5)
    assert len(made.sentences) == 2
    assert made.usage.calls == 2


def test_a_stall_that_stays(llmock: LLMock) -> None:
    llmock.delay(2.0, times=None).reply(GOOD, times=None)
    made = write(llmock, timeout=0.2, max_attempts=2)
    assert made.failures == (
        "the section was not drafted: ModelUnavailable: no answer within 0.2 s (2 attempts)",
    )
    llmock.reset()


def test_a_reply_at_the_token_limit(llmock: LLMock) -> None:
    llmock.add(Reply(text=GOOD[:-30], finish_reason="length")).reply(GOOD)
    made = write(llmock)
    assert len(made.sentences) == 2
    assert made.failures == ("the section was drafted at half its length, for the first reply was cut short",)
    assert made.usage.calls == len(llmock.requests) == 2


def test_replies_that_are_always_at_the_token_limit(llmock: LLMock) -> None:
    llmock.add(Reply(text=GOOD[:-30], finish_reason="length", times=None))
    made = write(llmock)
    assert made.sentences == ()
    assert "ModelTruncated: the reply hit its limit" in made.failures[0]
    assert made.usage.calls == len(llmock.requests) == 2
    assert made.usage.output_tokens > 0


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda server: server.fail(401, message="bad key"), "ModelRejected: HTTP 401: bad key"),
        (lambda server: server.fail(404, message="no model"), "ModelRejected: HTTP 404: no model"),
        (lambda server: server.context_overflow(), "ModelRejected: HTTP 400: This model's maximum context"),
    ],
)
def test_a_request_that_is_wrong_is_not_repeated(
    llmock: LLMock, break_it: Callable[[LLMock], object], words: str
) -> None:
    break_it(llmock)
    made = write(llmock)
    assert words in made.failures[0]
    assert made.usage.calls == len(llmock.requests) == 1
    llmock.assert_resilient(strict=True)


def test_a_cap_on_tokens_stops_the_parts_that_it_can_not_hold(llmock: LLMock) -> None:
    llmock.reply(drafted(("The works go on.", ["P1"])), times=None)
    made = write(llmock, parts=3, max_tokens=6000)
    assert made.sentences
    assert any("BudgetExceeded" in failure for failure in made.failures)
    assert made.usage.calls == len(llmock.requests) < 4


def test_parts_are_merged_over_http(llmock: LLMock) -> None:
    for number in range(3):
        llmock.reply(drafted((f"Line {number} is laid.", ["P1"]), (f"Crew {number} went home.", ["P2"])))
    llmock.reply(json.dumps({"sentence_ids": ["S5", "S1", "S3"]}))
    made = write(llmock, parts=3, concurrency=1)
    assert [sentence.text for sentence in made.sentences] == [
        "Line 2 is laid.",
        "Line 0 is laid.",
        "Line 1 is laid.",
    ]
    assert [sentence.id for sentence in made.sentences] == ["t1.p3.s1", "t1.p1.s1", "t1.p2.s1"]
    assert len(llmock.requests) == made.usage.calls == 4


def judge(server: LLMock, votes: int = 1, seed: int | None = 7) -> tuple[Status, str, int]:
    async def run() -> tuple[Status, str, int]:
        async with OpenAIChatModel(
            model=MODEL,
            prices=load_prices(),
            base_url=server.base_url(),
            backoff=0.05,
            max_attempts=3,
            seed=seed,
        ) as chat:
            verdict, usage = await ModelJudge(chat, PromptFiles(), votes=votes).decide(
                Sentence("s1", "Repairs cost 47 million marks.", ()), ["Repairs cost 41 million marks."]
            )
            return verdict.status, " ".join(finding.message for finding in verdict.findings), usage.calls

    return asyncio.run(run())


def test_a_judge_over_http(llmock: LLMock) -> None:
    llmock.reply(json.dumps({"reason": "41, not 47.", "verdict": "contradicted"}))
    assert judge(llmock) == (Status.CONTRADICTED, "the model judge: 41, not 47.", 1)


def test_a_judge_off_its_scale_over_http(llmock: LLMock) -> None:
    llmock.reply(json.dumps({"reason": "Hm.", "verdict": "likely"}))
    status, message, calls = judge(llmock)
    assert (status, calls) == (Status.UNCHECKED, 1)
    assert "off its scale" in message


def test_a_judge_that_is_down(llmock: LLMock) -> None:
    llmock.outage()
    status, message, _ = judge(llmock)
    assert status is Status.UNCHECKED
    assert "ModelUnavailable: HTTP 503" in message
    assert len(llmock.requests) == 3


def test_votes_over_http_have_seeds_of_their_own(llmock: LLMock) -> None:
    against = json.dumps({"reason": "41, not 47.", "verdict": "contradicted"})
    llmock.reply(against, times=2).reply(json.dumps({"reason": "Hm.", "verdict": "likely"}))
    assert judge(llmock, votes=3) == (
        Status.CONTRADICTED,
        "the model judge: 41, not 47. (2 of 3 votes)",
        3,
    )
    assert sorted(record.body["seed"] for record in llmock.requests) == [7, 8, 9]


def test_votes_without_a_seed_send_none(llmock: LLMock) -> None:
    llmock.reply(json.dumps({"reason": "41, not 47.", "verdict": "contradicted"}), times=3)
    assert judge(llmock, votes=3, seed=None)[2] == 3
    assert all("seed" not in record.body for record in llmock.requests)
