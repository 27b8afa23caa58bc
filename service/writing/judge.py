"""A chat model that decides what the checks leave open."""

from collections.abc import Sequence

from service.domain.briefs import Sentence, Usage, Verdict
from service.ports import ChatModel, PromptSource
from service.stages.verify.judge import judge_request, read_judgement, undecided
from service.writing.calls import ask


class ModelJudge:
    """Compares a Sentence with the texts that it cites. It costs money: ask it only what the checks leave open.

    ``reply_tokens`` caps one answer, a reasoning model's thinking included; at most a third of the window.
    """

    def __init__(self, chat: ChatModel, prompts: PromptSource, reply_tokens: int = 2048) -> None:
        self._chat, self._prompts = chat, prompts
        self._reply_tokens = min(reply_tokens, chat.context_tokens // 3)

    @property
    def name(self) -> str:
        """Model, prompt and the first digits of its digest; part of every Verdict that it gives."""
        prompt = self._prompts.get("judge")
        return f"{self._chat.name}+{prompt.name}@{prompt.digest[:12]}"

    @property
    def prompts(self) -> dict[str, str]:
        """Its prompt's name and digest, for Provenance."""
        prompt = self._prompts.get("judge")
        return {prompt.name: prompt.digest}

    async def decide(self, sentence: Sentence, evidence: Sequence[str]) -> tuple[Verdict, Usage]:
        """The Verdict on ``sentence`` by the texts of ``evidence``, and what it took.

        An answer off the scale, an unreadable one, or none at all is ``unchecked``, with a Finding that says why.

        Raises:
            PromptError: the prompt can't be used.
        """
        name = self.name
        if not any(text.strip() for text in evidence):
            return undecided(
                "the model judge was not asked: there is no evidence to compare with", name
            ), Usage()
        request = judge_request(self._prompts.get("judge"), sentence.text, evidence, self._reply_tokens)
        outcome = await ask(
            self._chat, request, lambda text: read_judgement(text, name), "the model judge gave no answer"
        )
        return outcome.value or undecided(outcome.failure, name), outcome.usage
