import asyncio
import json

import pytest

from service.adapters.prompt_files import PromptFiles
from service.domain.briefs import FindingKind, Sentence, Status, Usage
from service.domain.errors import ModelError, ModelRefused, ModelTruncated, ModelUnavailable
from service.writing.judge import ModelJudge
from tests.fakes import TOOK, FakeChatModel

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
