"""What a judging model is asked of a Sentence, and how its answer is read."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from service.domain.briefs import Finding, FindingKind, Status, Verdict
from service.domain.errors import ModelReplyUnreadable
from service.domain.prompts import Prompt
from service.ports import ChatRequest

_SIGNS = re.compile(r"[<>]|&(?=(?:amp|lt|gt);)")
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LONGEST_REASON = 300
_SCALE = (Status.SUPPORTED, Status.CONTRADICTED, Status.UNSUPPORTED)


class JudgeReply(BaseModel):
    """The reply to ``judge``: one of three answers, with the reason. Anything else is no answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    reason: str
    verdict: Literal["supported", "contradicted", "unsupported"]


def judge_request(
    prompt: Prompt, sentence: str, evidence: Sequence[str], reply_tokens: int, vote: int = 0
) -> ChatRequest:
    """Ask whether ``evidence``, the texts that ``sentence`` cites, carry it; ``vote`` is the number of the vote, from 0.

    Raises:
        PromptInputError: the template's inputs are others.
    """
    sources = "\n".join(
        f'<source id="{number}">{_escape(text)}</source>' for number, text in enumerate(evidence, 1)
    )
    system, user = prompt.render({"sentence": _escape(sentence), "evidence": sources})
    return ChatRequest(
        system=system,
        user=user,
        schema_name=prompt.task,
        schema=json.loads(prompt.reply_schema),
        max_tokens=reply_tokens,
        purpose=prompt.task,
        variant=vote,
    )


def read_judgement(text: str, judge: str) -> Verdict:
    """The Verdict in the reply ``text`` of the judge of that name; its probability is None, for nobody calibrated it.

    Raises:
        ModelReplyUnreadable: ``text`` is not the JSON asked for, or its answer is off the scale.
    """
    try:
        reply = JudgeReply.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "reply"
        raise ModelReplyUnreadable(f"the judge's answer is off its scale: {where}: {first['msg']}") from error
    status = Status(reply.verdict)
    if status is Status.SUPPORTED:
        return Verdict(status, None, (), judge)
    reason = " ".join(reply.reason.split())[:_LONGEST_REASON]
    message = f"the model judge: {reason or status}"
    finding = Finding(FindingKind.JUDGE, message, contradicts=status is Status.CONTRADICTED)
    return Verdict(status, None, (finding,), judge)


def majority(votes: Sequence[Verdict], judge: str) -> Verdict:
    """The Verdict of more than half of ``votes``, which are all that were asked for, each answered or ``unchecked``.

    A vote without an answer is for nothing and stays in the denominator. With no such majority the Verdict is
    ``unchecked``, and its Finding tells the counts. The reason told is that of the first vote of the majority.

    Raises:
        ValueError: there are no votes.
    """
    if not votes:
        raise ValueError("no votes")
    if len(votes) == 1:
        return replace(votes[0], verifier=judge)
    counts = Counter(vote.status for vote in votes)
    for status, count in counts.items():
        if status is not Status.UNCHECKED and 2 * count > len(votes):
            told = next(vote for vote in votes if vote.status is status)
            findings = tuple(
                replace(finding, message=f"{finding.message} ({count} of {len(votes)} votes)")
                for finding in told.findings
            )
            return Verdict(status, None, findings, judge)
    split = ", ".join(f"{counts[status]} {status}" for status in _SCALE)
    failed = [vote.findings[0].message for vote in votes if vote.status is Status.UNCHECKED and vote.findings]
    message = f"the model judge's {len(votes)} votes give no majority: {split}, {counts[Status.UNCHECKED]} without an answer"
    return undecided(f"{message} ({failed[0]})" if failed else message, judge)


def undecided(message: str, judge: str) -> Verdict:
    """The Verdict where the judge gave none, for the reason in ``message``: never for or against the Sentence."""
    finding = Finding(FindingKind.FAILURE, message)
    return Verdict(Status.UNCHECKED, None, (finding,), judge)


def _escape(text: str) -> str:
    return _SIGNS.sub(lambda sign: _ESCAPES[sign.group()], _HALF.sub("�", " ".join(text.split())))
