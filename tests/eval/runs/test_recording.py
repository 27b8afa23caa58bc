import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.runs.cassette import Cassette
from eval.runs.recording import NotRecorded, RecordingChatModel, Traffic
from service.domain.briefs import Usage
from service.domain.errors import (
    BudgetExceeded,
    ModelError,
    ModelRefused,
    ModelReplyUnreadable,
    ModelTruncated,
    ModelUnavailable,
)
from service.ports import ChatReply, ChatRequest
from tests.eval.runs.test_cassette import SETTINGS, request
from tests.fakes import FakeChatModel, Reply


def ask(
    path: Path,
    live: FakeChatModel,
    *requests: ChatRequest,
    repeat: int = 0,
    replay: bool = False,
) -> tuple[list[ChatReply | BaseException], list[str]]:
    """What each of ``requests``, sent at once, came to, and the faults."""

    async def run() -> tuple[list[ChatReply | BaseException], list[str]]:
        with Cassette(path, replay=replay) as cassette:
            chat = RecordingChatModel(cassette, live, dict(SETTINGS), repeat, Traffic(4))
            got = await asyncio.gather(*(chat.complete(each) for each in requests), return_exceptions=True)
            return list(got), chat.faults

    return asyncio.run(run())


def test_a_reply_is_asked_for_once_and_each_repeat_has_its_own(tmp_path: Path) -> None:
    path, live = tmp_path / "c.jsonl", FakeChatModel(["first", "second"])
    first, _ = ask(path, live, request(), request())
    again, _ = ask(path, live, request())
    other, _ = ask(path, live, request(), repeat=1)
    assert [reply.text for reply in (*first, *again, *other) if isinstance(reply, ChatReply)] == [
        "first",
        "first",
        "first",
        "second",
    ]
    assert len(live.requests) == 2
    assert again[0] == first[0]  # usage included


REFUSAL = ModelRefused("I would rather not", usage=Usage(1, 90, 4, 0.001))
CUT = ModelTruncated("the reply hit its limit", attempts=2, usage=Usage(2, 90, 400, 0.002))
EMPTY = ModelReplyUnreadable("the reply is empty", usage=Usage(1, 90, 0, 0.001))


@pytest.mark.parametrize("answer", [REFUSAL, CUT, EMPTY], ids=lambda error: type(error).__name__)
def test_a_bad_answer_is_an_answer_and_paid_once(tmp_path: Path, answer: ModelError) -> None:
    path, live = tmp_path / "c.jsonl", FakeChatModel([answer])
    for _ in range(2):
        (raised,), faults = ask(path, live, request())
        assert isinstance(raised, type(answer))
        assert (str(raised), raised.usage, raised.attempts) == (str(answer), answer.usage, answer.attempts)
        assert faults == []
    assert len(live.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        ModelUnavailable("HTTP 503", attempts=5),
        BudgetExceeded("the cap"),
        ModelReplyUnreadable("the server's answer is no chat completion"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_answer_is_a_fault_and_asked_for_again(tmp_path: Path, fault: ModelError) -> None:
    path, live = tmp_path / "c.jsonl", FakeChatModel([fault, "at last"])
    (raised,), faults = ask(path, live, request())
    assert raised is fault
    assert faults == [f"draft: {type(fault).__name__}: {fault}"]
    (reply,), faults = ask(path, live, request())
    assert isinstance(reply, ChatReply)
    assert reply.text == "at last"
    assert faults == []
    with Cassette(path, replay=True) as kept:
        assert kept.lost == 0


def test_replay_asks_nobody_and_a_miss_says_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    ask(path, FakeChatModel(["reply"]), request())
    silent = FakeChatModel([])
    (reply,), _ = ask(path, silent, request(), replay=True)
    assert isinstance(reply, ChatReply)
    assert reply.text == "reply"

    def miss(ask_for: ChatRequest, **how: Any) -> str:  # noqa: ANN401  as ask
        (raised,), faults = ask(path, how.pop("live", silent), ask_for, replay=True, **how)
        assert isinstance(raised, NotRecorded)
        assert faults == [str(raised)]
        return raised.differs

    assert "the repeat: 1 is asked, 0 is recorded" in miss(request(), repeat=1)
    assert "the variant: 2 is asked, 0 is recorded" in miss(request(variant=2))
    assert "the model: 'other' is asked, 'fake-model' is recorded" in miss(
        request(), live=FakeChatModel([], name="other")
    )
    assert "the reply's schema" in miss(request(schema={"type": "array"}))
    assert "the cap on the reply: 9 is asked, 500 is recorded" in miss(request(max_tokens=9))
    assert "the system message, line 2 of 2 (recorded: 2), where “You cite well.” is asked" in miss(
        request(system="You write.\nYou cite well.")
    )
    longer = miss(request(user="Passages:\n[P1] The pier closed.\n[P2] It reopened."))
    assert "the user message, line 3 of 3 (recorded: 2), where “[P2] It reopened.” is asked" in longer
    assert "line 2 of 1 (recorded: 2), where nothing is asked" in miss(request(user="Passages:"))
    assert "has no judge request at all" in miss(request(purpose="judge"))
    assert silent.requests == []


def test_no_more_is_noted_as_under_way_than_is_sent(tmp_path: Path) -> None:
    """Else a kill would count as lost what waited for its turn."""
    path = tmp_path / "c.jsonl"
    seen: list[int] = []

    def count(_: ChatRequest) -> str:
        seen.append(path.read_text().count("asking") - path.read_text().count("exchange"))
        return "reply"

    replies: Sequence[Reply | Callable[[ChatRequest], str]] = [count] * 8
    ask(path, FakeChatModel(replies), *(request(user=f"user {number}") for number in range(8)))
    assert len(seen) == 8
    assert max(seen) <= 4


def keys(live: FakeChatModel) -> list[str]:
    return [each.key for each in live.requests]


def test_a_request_has_the_same_key_after_a_kill_and_another_in_another_run(tmp_path: Path) -> None:
    path, lost = tmp_path / "c.jsonl", ModelUnavailable("no answer")
    live = FakeChatModel([lost, "one", "two", "three", "four"])
    with Cassette(path) as cassette:
        chat = RecordingChatModel(cassette, live, dict(SETTINGS), 0, Traffic(4))
        with pytest.raises(ModelUnavailable):
            asyncio.run(chat.complete(request()))
        killed = path.read_bytes()
    ordered = path.read_bytes()
    path.write_bytes(killed)
    ask(path, live, request())
    path.write_bytes(ordered)
    ask(path, live, request())
    ask(tmp_path / "other.jsonl", live, request(), request(user="Another."))
    first, after_kill, later, elsewhere, another = keys(live)
    assert first == after_kill
    assert len({first, later, elsewhere, another}) == 4


def test_what_a_run_adds_is_known_by_nothing_once_it_is_put_in_order(tmp_path: Path) -> None:
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in files:
        ask(path, FakeChatModel(["reply"]), request())
    assert files[0].read_bytes() == files[1].read_bytes()
