"""A chat model that decides what the checks leave open."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from weakref import WeakValueDictionary

from service.domain.briefs import Sentence, Status, Usage, Verdict
from service.domain.prompts import Prompt
from service.ports import ChatModel, PromptSource
from service.stages.verify.judge import judge_request, majority, read_judgement, undecided
from service.writing.calls import ask

_KEPT = 4096
"""Verdicts kept; the one that was not wanted for longest goes first."""


class ModelJudge:
    """Compares a Sentence with the texts that it cites. It costs money: ask it only what the checks leave open.

    ``reply_tokens`` caps one answer, a reasoning model's thinking included; at most a third of the window. ``votes``,
    an odd number, answers are asked for at once, each a request of its own; see ``stages.verify.judge.majority``. A Verdict is
    kept, so that the same Sentence with the same evidence is paid for once while this object lives; not one for want of
    an answer. ``kept`` bounds how many.
    """

    def __init__(
        self,
        chat: ChatModel,
        prompts: PromptSource,
        reply_tokens: int = 2048,
        *,
        votes: int = 1,
        kept: int = _KEPT,
    ) -> None:
        if votes < 1 or votes % 2 == 0:
            raise ValueError(f"{votes} votes: give an odd number")
        self._chat, self._prompts, self._votes, self._room = chat, prompts, votes, kept
        self._reply_tokens = min(reply_tokens, chat.context_tokens // 3)
        self._kept: OrderedDict[str, Verdict] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def name(self) -> str:
        """Model, prompt, the first digits of its digest, and the votes where there are several; part of every Verdict."""
        return self._name(self._prompts.get("judge"))

    @property
    def prompts(self) -> dict[str, str]:
        """Its prompt's name and digest, for Provenance."""
        prompt = self._prompts.get("judge")
        return {prompt.name: prompt.digest}

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        """The Verdict on ``sentence`` by the texts of ``evidence``, and what it took: nothing where it was kept.

        An answer off the scale, an unreadable one, or none at all is no vote for anything. Without a majority of all
        votes asked for the Verdict is ``unchecked``, with a Finding that says why.

        Raises:
            PromptError: the prompt can't be used.
        """
        prompt = self._prompts.get("judge")
        name = self._name(prompt)
        if not any(text.strip() for text in evidence):
            return undecided(
                "the model judge was not asked: there is no evidence to compare with", name
            ), Usage()
        key = _digest([name, self._votes, sentence.text, list(evidence)])
        lock = self._asking.setdefault(key, asyncio.Lock())
        async with lock:  # who asks the same meanwhile finds the Verdict kept
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key], Usage()
            verdict, final, usage = await self._ask(prompt, sentence.text, evidence, name)
            if final:
                self._keep(key, verdict)
            return verdict, usage

    async def _ask(
        self, prompt: Prompt, text: str, evidence: Sequence[str], name: str
    ) -> tuple[Verdict, bool, Usage]:
        """The Verdict, whether asking again for what was not answered could not change it, and what it took."""
        asked = [
            ask(
                self._chat,
                judge_request(prompt, text, evidence, self._reply_tokens, vote),
                lambda reply: read_judgement(reply, name),
                "the model judge gave no answer",
            )
            for vote in range(self._votes)
        ]
        # All are waited for, whatever befalls one: a reply on its way is paid for, and the chat model may keep it.
        outcomes = await asyncio.gather(*asked, return_exceptions=True)
        usage, votes = Usage(), []
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
            usage += outcome.usage
            votes.append(outcome.value or undecided(outcome.failure, name))
        verdict = majority(votes, name)
        answered = all(vote.status is not Status.UNCHECKED for vote in votes)
        return verdict, answered or verdict.status is not Status.UNCHECKED, usage

    def _keep(self, key: str, verdict: Verdict) -> None:
        self._kept[key] = verdict
        if len(self._kept) > self._room:
            self._kept.popitem(last=False)

    def _name(self, prompt: Prompt) -> str:
        votes = f"/{self._votes} votes" if self._votes > 1 else ""
        return f"{self._chat.name}+{prompt.name}@{prompt.digest[:12]}{votes}"


def _digest(content: list[object]) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
