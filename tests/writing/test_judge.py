import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.adapters.prompt_files import PromptFiles
from service.adapters.replay import NotRecorded, ReplayChatModel
from service.domain.briefs import FindingKind, Sentence, Status, Usage, Verdict
from service.domain.errors import ModelError, ModelRefused, ModelTruncated, ModelUnavailable
from service.writing.judge import ModelJudge
from tests.fakes import TOOK, FakeChatModel, Reply

SENTENCE = Sentence("s1", "Repairs cost 41 million marks.", ())
EVIDENCE = ["Repairs have cost 41 million marks so far."]
PROMPTS = PromptFiles()


def test_the_answer_is_the_verdict() -> None:
    chat = FakeChatModel([json.dumps({"reason": "Same.", "verdict": "supported"})])
    verdict, usage = asyncio.run(ModelJudge(chat, PROMPTS).decide(SENTENCE, EVIDENCE))
    assert (verdict.status, usage) == (Status.SUPPORTED, TOOK)
    digest = PROMPTS.get("judge").digest
    assert verdict.verifier == f"fake-model+judge/v1@{digest[:12]}"
    assert ModelJudge(chat, PROMPTS).prompts == {"judge/v1": digest}


@pytest.mark.parametrize(
    "error",
    [
        ModelUnavailable("HTTP 503: busy (5 attempts)", attempts=5),
        ModelRefused("the model declined", usage=TOOK),
        ModelTruncated("cut", usage=TOOK),
    ],
)
def test_a_failure_is_unchecked_and_still_paid_for(error: ModelError) -> None:
    verdict, usage = asyncio.run(ModelJudge(FakeChatModel([error]), PROMPTS).decide(SENTENCE, EVIDENCE))
    assert (verdict.status, verdict.probability) == (Status.UNCHECKED, None)
    assert verdict.findings[0].kind is FindingKind.FAILURE
    assert type(error).__name__ in verdict.findings[0].message
    assert usage == error.usage


def test_an_answer_off_the_scale_is_unchecked() -> None:
    chat = FakeChatModel([json.dumps({"reason": "Mostly.", "verdict": "partially supported"})])
    verdict, usage = asyncio.run(ModelJudge(chat, PROMPTS).decide(SENTENCE, EVIDENCE))
    assert verdict.status is Status.UNCHECKED
    assert "off its scale" in verdict.findings[0].message
    assert usage == TOOK


def test_nothing_to_compare_with_is_not_asked() -> None:
    chat = FakeChatModel()
    verdict, usage = asyncio.run(ModelJudge(chat, PROMPTS).decide(SENTENCE, ["", " "]))
    assert (verdict.status, usage, chat.requests) == (Status.UNCHECKED, Usage(), [])


FOR = json.dumps({"reason": "Same.", "verdict": "supported"})
AGAINST = json.dumps({"reason": "It is 47.", "verdict": "contradicted"})
OFF = json.dumps({"reason": "Hm.", "verdict": "likely"})


def asked(
    judge: ModelJudge, *times: Sentence, evidence: Sequence[str] = EVIDENCE
) -> list[tuple[Verdict, Usage]]:
    async def run() -> list[tuple[Verdict, Usage]]:
        return list(await asyncio.gather(*(judge.decide(sentence, evidence) for sentence in times)))

    return asyncio.run(run())


def test_each_vote_is_a_request_of_its_own_and_all_are_paid_for() -> None:
    chat = FakeChatModel([AGAINST, FOR, AGAINST])
    judge = ModelJudge(chat, PROMPTS, votes=3)
    ((verdict, usage),) = asked(judge, SENTENCE)
    assert verdict.status is Status.CONTRADICTED
    assert verdict.findings[0].message == "the model judge: It is 47. (2 of 3 votes)"
    assert usage == TOOK + TOOK + TOOK
    assert [request.variant for request in chat.requests] == [0, 1, 2]
    assert len({request.user for request in chat.requests}) == 1
    assert verdict.verifier == judge.name
    assert judge.name.endswith("/3 votes")


def test_votes_that_fail_stay_in_the_denominator() -> None:
    chat = FakeChatModel([FOR, OFF, ModelUnavailable("down", attempts=2, usage=Usage(2))])
    ((verdict, usage),) = asked(ModelJudge(chat, PROMPTS, votes=3), SENTENCE)
    assert verdict.status is Status.UNCHECKED
    assert "1 supported, 0 contradicted, 0 unsupported, 2 without an answer" in verdict.findings[0].message
    assert "off its scale" in verdict.findings[0].message
    assert usage == TOOK + TOOK + Usage(2)


@pytest.mark.parametrize("votes", [-1, 0, 2, 4])
def test_a_number_of_votes_that_can_tie_is_refused(votes: int) -> None:
    with pytest.raises(ValueError, match="odd"):
        ModelJudge(FakeChatModel(), PROMPTS, votes=votes)


def test_the_same_question_is_paid_for_once() -> None:
    chat = FakeChatModel([FOR])
    judge = ModelJudge(chat, PROMPTS)
    first = asked(judge, SENTENCE, Sentence("s2", SENTENCE.text, ()))
    assert [verdict.status for verdict, _ in first] == [Status.SUPPORTED, Status.SUPPORTED]
    assert sorted(usage.calls for _, usage in first) == [0, 1]
    assert asked(judge, SENTENCE) == [(first[0][0], Usage())]
    assert len(chat.requests) == 1


def test_another_sentence_or_other_evidence_is_another_question() -> None:
    chat = FakeChatModel([FOR, AGAINST, FOR])
    judge = ModelJudge(chat, PROMPTS)
    asked(judge, SENTENCE)
    asked(judge, Sentence("s1", "Repairs cost 47 million marks.", ()))
    asked(judge, SENTENCE, evidence=[*EVIDENCE, "More."])
    assert len(chat.requests) == 3


@pytest.mark.parametrize("failed", [OFF, ModelUnavailable("down")])
def test_no_answer_is_asked_for_again(failed: Reply) -> None:
    judge = ModelJudge(FakeChatModel([failed, FOR]), PROMPTS)
    assert [asked(judge, SENTENCE)[0][0].status for _ in range(2)] == [Status.UNCHECKED, Status.SUPPORTED]


def test_a_majority_is_kept_in_spite_of_a_failure_and_so_is_a_split() -> None:
    silent = json.dumps({"reason": "Silent.", "verdict": "unsupported"})
    for replies, status in (([FOR, OFF, FOR], Status.SUPPORTED), ([FOR, AGAINST, silent], Status.UNCHECKED)):
        judge = ModelJudge(FakeChatModel(replies), PROMPTS, votes=3)
        assert [asked(judge, SENTENCE)[0][0].status for _ in range(2)] == [status, status]


def test_what_was_not_wanted_for_longest_is_forgotten_first() -> None:
    one, two, three = (Sentence("s", f"Repairs cost {number} marks.", ()) for number in range(3))
    chat = FakeChatModel([FOR] * 4)
    judge = ModelJudge(chat, PROMPTS, kept=2)
    for sentence in (one, two, one, three, one):
        asked(judge, sentence)
    assert len(chat.requests) == 3
    asked(judge, two)
    assert len(chat.requests) == 4


def test_votes_are_kept_apart_across_processes(tmp_path: Path) -> None:
    live = FakeChatModel([FOR, AGAINST, FOR])
    ((first, usage),) = asked(ModelJudge(ReplayChatModel(tmp_path, live), PROMPTS, votes=3), SENTENCE)
    alone = ReplayChatModel(tmp_path, name=live.name, context_tokens=live.context_tokens)
    assert asked(ModelJudge(alone, PROMPTS, votes=3), SENTENCE) == [(first, usage)]
    assert asked(ModelJudge(alone, PROMPTS), SENTENCE)[0][1] == TOOK  # one vote is the first of three
    with pytest.raises(NotRecorded):
        asked(ModelJudge(alone, PROMPTS, votes=5), SENTENCE)
