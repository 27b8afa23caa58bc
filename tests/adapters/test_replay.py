import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from service.adapters.replay import NotRecorded, ReplayChatModel
from service.domain.errors import ModelError, ModelUnavailable
from service.ports import ChatRequest
from tests.fakes import TOOK, FakeChatModel

REQUEST = ChatRequest("System.", "User.", "draft", {"type": "object"}, 100, "draft")


def test_a_reply_is_paid_for_once(tmp_path: Path) -> None:
    live = FakeChatModel(["{}"])
    first = asyncio.run(ReplayChatModel(tmp_path, live).complete(REQUEST))
    again = ReplayChatModel(tmp_path, live)
    assert asyncio.run(again.complete(REQUEST)) == first
    assert (len(live.requests), again.asked) == (1, 0)
    assert first.usage == TOOK


def test_without_a_live_model_it_replays_or_says_so_loudly(tmp_path: Path) -> None:
    asyncio.run(ReplayChatModel(tmp_path, FakeChatModel(["{}"])).complete(REQUEST))
    alone = ReplayChatModel(tmp_path, name="fake-model", context_tokens=32_000)
    assert asyncio.run(alone.complete(REQUEST)).text == "{}"
    with pytest.raises(NotRecorded, match="no reply to this draft request") as caught:
        asyncio.run(alone.complete(replace(REQUEST, user="Other.")))
    assert not isinstance(caught.value, ModelError)


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, system="Other."),
        replace(REQUEST, user="Other."),
        replace(REQUEST, schema={"type": "array"}),
        replace(REQUEST, max_tokens=101),
        replace(REQUEST, purpose="repair"),
        replace(REQUEST, variant=1),
        replace(REQUEST, variant=2),
    ],
)
def test_whatever_decides_a_reply_is_in_the_digest(tmp_path: Path, other: ChatRequest) -> None:
    chat = ReplayChatModel(tmp_path, FakeChatModel())
    assert chat.digest(other) != chat.digest(REQUEST)


def test_variants_of_a_request_are_exchanges_of_their_own(tmp_path: Path) -> None:
    live = FakeChatModel(['{"a": 1}', '{"b": 2}'])
    chat = ReplayChatModel(tmp_path, live)
    second = replace(REQUEST, variant=1)
    assert [asyncio.run(chat.complete(each)).text for each in (REQUEST, second, REQUEST, second)] == [
        '{"a": 1}',
        '{"b": 2}',
        '{"a": 1}',
        '{"b": 2}',
    ]
    assert chat.asked == len(list(tmp_path.iterdir())) == 2


def test_what_was_recorded_before_there_were_variants_is_the_first_of_them(tmp_path: Path) -> None:
    chat = ReplayChatModel(tmp_path, FakeChatModel())
    assert chat.digest(REQUEST) == "85f5a5a9dbd97002812359cc3033960c865214d620cbeb16418e2f16b99ab905"


def test_settings_models_and_runs_are_kept_apart(tmp_path: Path) -> None:
    chats = [
        ReplayChatModel(tmp_path, FakeChatModel()),
        ReplayChatModel(tmp_path, FakeChatModel(name="other")),
        ReplayChatModel(tmp_path, FakeChatModel(), settings={"temperature": 0.5}),
        ReplayChatModel(tmp_path, FakeChatModel(), run="2"),
    ]
    assert len({chat.digest(REQUEST) for chat in chats}) == 4


def test_equal_requests_at_once_are_sent_once(tmp_path: Path) -> None:
    live = FakeChatModel(["{}"])
    chat = ReplayChatModel(tmp_path, live)

    async def run() -> None:
        await asyncio.gather(*(chat.complete(REQUEST) for _ in range(5)))

    asyncio.run(run())
    assert len(live.requests) == 1


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    live = FakeChatModel([ModelUnavailable("down"), "{}"])
    chat = ReplayChatModel(tmp_path, live)
    with pytest.raises(ModelUnavailable):
        asyncio.run(chat.complete(REQUEST))
    assert not list(tmp_path.iterdir())
    assert asyncio.run(ReplayChatModel(tmp_path, live).complete(REQUEST)).text == "{}"


def test_a_damaged_record_is_made_anew(tmp_path: Path) -> None:
    live = FakeChatModel(['{"a": 1}', '{"b": 2}'])
    asyncio.run(ReplayChatModel(tmp_path, live).complete(REQUEST))
    (record,) = tmp_path.iterdir()
    record.write_text(record.read_text()[:40])
    assert asyncio.run(ReplayChatModel(tmp_path, live).complete(REQUEST)).text == '{"b": 2}'


def test_alone_it_must_know_the_model(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must be given"):
        ReplayChatModel(tmp_path)
