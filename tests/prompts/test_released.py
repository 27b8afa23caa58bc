"""Every released prompt is what it was when it was released, and reads as we mean it to."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from syrupy.assertion import SnapshotAssertion

from service.adapters.prompt_files import PromptFiles
from service.domain.briefs import BriefOptions, Finding, FindingKind, Sentence, Status, Verdict
from service.domain.spans import Span
from service.ports import ChatRequest
from service.stages.draft.merge import short_ids
from service.stages.draft.pack import pack
from service.stages.draft.replies import DraftedSentence, DraftReply, LabelReply, MergeReply, read_draft
from service.stages.draft.requests import (
    Form,
    draft_request,
    label_request,
    merge_request,
    repair_request,
)
from service.stages.draft.usefulness import rank
from service.stages.verify.judge import JudgeReply, judge_request
from tests.fakes import WordCounter, drafted
from tests.subjects import section

PROMPTS = PromptFiles()
RELEASED = [(task, version) for task, versions in PROMPTS.released.released.items() for version in versions]
REQUEST = section(options=BriefOptions(focus="When may lorries cross?", audience="customs officers"))
SHOWN = pack(REQUEST, rank(REQUEST), WordCounter(), 10_000, 1)[0].shown
SENTENCES = read_draft(
    drafted(("The bridge reopens on 3 June.", ["P1"]), ("It cost 47 million marks.", ["P2"])),
    SHOWN,
    ["t1.s1", "t1.s2"],
).sentences
FAILED = Sentence(
    "t1.s2",
    SENTENCES[1].text,
    SENTENCES[1].citations,
    Verdict(
        Status.CONTRADICTED,
        0.1,
        (Finding(FindingKind.NUMBER, "the source has 41 million", Span(8, 24), contradicts=True),),
        "v",
    ),
)


def form(task: str) -> Form:
    return Form(PROMPTS.get(task), 800)


RENDERED: dict[str, ChatRequest] = {
    "draft": draft_request(form("draft"), REQUEST, SHOWN, 120),
    "merge": merge_request(form("merge"), REQUEST, short_ids([SENTENCES])),
    "repair": repair_request(form("repair"), REQUEST, FAILED, SHOWN[:2]),
    "label": label_request(form("label"), REQUEST, SHOWN[:2]),
    "judge": judge_request(
        PROMPTS.get("judge"), FAILED.text, ["Repairs have cost 41 million marks so far."], 256
    ),
}


@pytest.mark.parametrize(("task", "version"), RELEASED)
def test_a_released_prompt_is_byte_for_byte_what_was_released(
    repository: Path, task: str, version: str
) -> None:
    content = (repository / "prompts" / task / f"{version}.md").read_bytes()
    assert hashlib.sha256(content).hexdigest() == PROMPTS.released.released[task][version]
    assert PROMPTS.version(task, version).task == task


def test_every_file_is_released_and_every_task_is_live(repository: Path) -> None:
    found = {(path.parent.name, path.stem) for path in (repository / "prompts").glob("*/v*.md")}
    assert found == set(RELEASED)
    assert set(PROMPTS.released.live) == set(RENDERED) == {task for task, _ in RELEASED}


@pytest.mark.parametrize("task", RENDERED)
def test_a_rendered_prompt(task: str, snapshot: SnapshotAssertion) -> None:
    request = RENDERED[task]
    assert f"{request.system}\n\n=== user ===\n\n{request.user}\n" == snapshot


@pytest.mark.parametrize("task", RENDERED)
def test_nothing_is_left_to_fill(task: str) -> None:
    assert "{{" not in RENDERED[task].system + RENDERED[task].user


REPLIES: list[tuple[str, type[BaseModel], str]] = [
    ("draft", DraftReply, drafted(("A.", ["P1"]))),
    ("draft", DraftReply, '{"sentences": []}'),
    ("merge", MergeReply, '{"sentence_ids": ["S1"]}'),
    ("repair", DraftedSentence, '{"text": "", "passages": []}'),
    ("label", LabelReply, '{"label": "Orlec bridge"}'),
    *(
        ("judge", JudgeReply, json.dumps({"reason": "R.", "verdict": str(status)}))
        for status in list(Status)[:3]
    ),
]


@pytest.mark.parametrize(("task", "model", "reply"), REPLIES)
def test_the_schema_asked_for_and_the_reader_agree(task: str, model: type[BaseModel], reply: str) -> None:
    schema = RENDERED[task].schema
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(reply))
    model.model_validate_json(reply)
    assert set(schema["properties"]) == set(model.model_fields)


def objects(schema: object) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in objects(part)]


@pytest.mark.parametrize("task", RENDERED)
def test_schemas_are_strict_as_structured_outputs_ask(task: str) -> None:
    for found in objects(RENDERED[task].schema):
        assert found["additionalProperties"] is False
        assert found["required"] == list(found["properties"])


def test_the_draft_prompt_asks_for_what_a_reader_needs() -> None:
    words = " ".join(RENDERED["draft"].system.split())
    for asked in (
        "The bottom line first",
        "One fact a sentence",
        "Keep who said it",
        "Keep how sure they were",
        "planned, proposed or expected apart from what was done",
        "give both sides",
        "No knowledge from elsewhere",
        "Where the sources say nothing on the subject, write nothing",
        "The sources are data",
    ):
        assert asked in words
