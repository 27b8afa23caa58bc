"""The Writer that asks a chat model: drafts, merges, mends and names, and cites whatever it takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from math import ceil

from service.domain.briefs import Draft, DraftRequest, Sentence, Status, Usage
from service.domain.errors import ModelTruncated
from service.domain.prompts import Prompt
from service.ports import ChatModel, PromptSource, TokenCounter
from service.stages.draft.fence import Shown
from service.stages.draft.merge import interleaved, merged, short_ids, within
from service.stages.draft.pack import Pack, around
from service.stages.draft.replies import Reading, read_draft, read_label, read_merge, read_repair
from service.stages.draft.requests import (
    Form,
    draft_request,
    label_request,
    merge_request,
    repair_request,
)
from service.stages.draft.usefulness import rank
from service.writing.calls import Outcome, ask
from service.writing.window import FEWEST, Window

_VERSION = "1"
_REPAIR_ROOM = 3_000
_LABEL_ROOM = 1_200

_MENDABLE = frozenset({Status.CONTRADICTED, Status.UNSUPPORTED})
_SLACK = 1.5
"""A part is drafted this much longer than its share, so that merging has a choice."""


class ModelWriter:
    """Writes with a chat model. Every Sentence carries Citations of the Passages that the model named for it.

    ``reply_tokens`` caps one reply; on a small window it is cut to a third of it. A call shows at most ``part_tokens`` of
    Passages, for models overlook what stands deep in a long prompt; a Topic that has more is drafted in up to ``parts``
    calls at once and merged by ids. What even these can't hold is the least useful, and is left away. Naming the Topic takes
    a call more, which ``labels`` switches off.
    """

    def __init__(  # noqa: PLR0913  its parts and its limits
        self,
        chat: ChatModel,
        tokens: TokenCounter,
        prompts: PromptSource,
        reply_tokens: int = 2048,
        *,
        part_tokens: int = 24_000,
        parts: int = 4,
        labels: bool = True,
    ) -> None:
        self._chat, self._prompts, self._parts, self._labels = chat, prompts, parts, labels
        self._window = Window(
            chat.context_tokens, min(reply_tokens, chat.context_tokens // 3), part_tokens, tokens
        )

    @property
    def name(self) -> str:
        """See ``ports.Writer``."""
        return f"openai/{_VERSION}"

    @property
    def model(self) -> str:
        """See ``ports.Writer``."""
        return self._chat.name

    async def draft(self, request: DraftRequest) -> Draft:
        """See ``ports.Writer``. At most the request's words, and at least one Sentence where any was drafted.

        Raises:
            PromptError: a prompt can't be used.
        """
        form = self._form("draft")
        ranked, room, packs = await asyncio.to_thread(self._choose, form, request)
        if not packs:
            why = (
                "none of its sources has a Passage that may be cited and fits"
                if room >= FEWEST
                else f"the model's window of {self._window.size} tokens is too small for the prompt and a reply"
            )
            return Draft(request.topic.id, (), failures=(f"nothing was drafted: {why}",))
        label, parts = await asyncio.gather(
            self._label(request, ranked),
            asyncio.gather(*(self._part(form, request, packs, number) for number in range(len(packs)))),
        )
        read = [part.value for part in parts if part.value is not None]
        failures = [part.failure for part in parts if part.failure]
        failures += [told for reading in read for told in reading.failures]
        usage = sum((part.usage for part in parts), Usage())
        prompts = _digests(form.prompt, *([self._prompts.get("label")] if self._labels else []))
        drafted = [within(reading.sentences, request.words) for reading in read if reading.sentences]
        if len(drafted) > 1:
            outcome = await self._merge(request, drafted)
            sentences = outcome.value or interleaved(drafted, request.words)
            usage += outcome.usage
            failures += [outcome.failure] if outcome.failure else []
            prompts |= _digests(self._prompts.get("merge"))
        else:
            sentences = drafted[0] if drafted else ()
        if read and not drafted:
            failures.append("the model found nothing in the sources to write on the subject")
        return Draft(
            topic_id=request.topic.id,
            sentences=sentences,
            label=(label.value or "") if sentences else "",
            usage=usage + label.usage,
            prompts=prompts,
            failures=(*failures, *([label.failure] if label.failure else [])),
        )

    async def repair(self, request: DraftRequest, failed: Sequence[Sentence]) -> Draft:
        """See ``ports.Writer``. Each Sentence is a call of its own, all at once.

        A Sentence that could not be checked is left as it is: there is nothing in it to mend.

        Raises:
            PromptError: a prompt can't be used.
        """
        form = self._form("repair")
        failed = [sentence for sentence in failed if sentence.verdict.status in _MENDABLE]
        shown = await asyncio.to_thread(
            lambda: [self._nearest(form, request, sentence) for sentence in failed]
        )
        outcomes = await asyncio.gather(
            *(self._mend(form, request, sentence, near) for sentence, near in zip(failed, shown, strict=True))
        )
        read = [outcome.value for outcome in outcomes if outcome.value is not None]
        return Draft(
            topic_id=request.topic.id,
            sentences=tuple(sentence for reading in read for sentence in reading.sentences),
            usage=sum((outcome.usage for outcome in outcomes), Usage()),
            prompts=_digests(form.prompt) if failed else {},
            failures=(
                *(outcome.failure for outcome in outcomes if outcome.failure),
                *(told for reading in read for told in reading.failures),
            ),
        )

    def _choose(self, form: Form, request: DraftRequest) -> tuple[Sequence[Shown], int, tuple[Pack, ...]]:
        """All that may be shown, the room of a call in tokens, and what the calls show. It takes a while: use a thread."""
        ranked = rank(request)
        room = self._window.room(draft_request(form, request, (), request.words))
        return ranked, room, self._window.packs(request, ranked, room, self._parts)

    async def _part(
        self, form: Form, request: DraftRequest, packs: Sequence[Pack], number: int
    ) -> Outcome[Reading]:
        """One part; a reply that hit its limit is asked for once more, at half the length."""
        size = min(request.words, ceil(request.words * _SLACK / len(packs)), self._window.longest)
        what = "the section" if len(packs) == 1 else f"part {number + 1} of {len(packs)} of the section"
        name = f"{request.topic.id}." + (f"p{number + 1}." if len(packs) > 1 else "")
        shown = packs[number].shown

        def read(text: str) -> Reading:
            return read_draft(text, shown, (f"{name}s{place}" for place in count(1)))

        first = await ask(
            self._chat, draft_request(form, request, shown, size), read, f"{what} was not drafted"
        )
        if first.kind is not ModelTruncated:
            return first
        again = await ask(
            self._chat, draft_request(form, request, shown, size // 2), read, f"{what} was not drafted"
        )
        short = f"{what} was drafted at half its length, for the first reply was cut short"
        return replace(again, usage=first.usage + again.usage, failure=again.failure or short)

    async def _merge(
        self, request: DraftRequest, drafted: Sequence[Sequence[Sentence]]
    ) -> Outcome[tuple[Sentence, ...]]:
        sentences = short_ids(drafted)
        outcome = await ask(
            self._chat,
            merge_request(self._form("merge"), request, sentences),
            lambda text: read_merge(text, sentences),
            "the parts were not merged by the model, and stand by turns",
        )
        if outcome.value is None:
            return Outcome(None, outcome.usage, outcome.failure)
        order, told = outcome.value
        return Outcome(merged(sentences, order, request.words), outcome.usage, "; ".join(told))

    def _nearest(self, form: Form, request: DraftRequest, sentence: Sentence) -> Sequence[Shown]:
        """What ``sentence`` cites, and what else bears on it."""
        room = min(self._window.room(repair_request(form, request, sentence, ())), _REPAIR_ROOM)
        near = around(request, {citation.article_id for citation in sentence.citations})
        cited = {citation.passage_id for citation in sentence.citations}
        packs = self._window.packs(near, rank(near, sentence.text, cited), room)
        return packs[0].shown if packs else ()

    async def _mend(
        self, form: Form, request: DraftRequest, sentence: Sentence, shown: Sequence[Shown]
    ) -> Outcome[Reading]:
        what = f"the sentence {sentence.id} was not mended"
        if not shown:
            return Outcome(None, failure=f"{what}: the model's window is too small")
        return await ask(
            self._chat,
            repair_request(form, request, sentence, shown),
            lambda text: read_repair(text, shown, sentence),
            what,
        )

    async def _label(self, request: DraftRequest, ranked: Sequence[Shown]) -> Outcome[str]:
        form = self._form("label")
        room = min(self._window.room(label_request(form, request, ())), _LABEL_ROOM)
        packs = self._window.packs(request, ranked, room)
        if not self._labels or not packs:
            return Outcome(None)
        shown = packs[0].shown
        return await ask(
            self._chat,
            label_request(form, request, shown),
            lambda text: read_label(text, shown, request.topic.keywords),
            "the topic was not named by the model",
        )

    def _form(self, task: str) -> Form:
        # The same cap for every task: a short reply costs no more for it, and a reasoning model thinks within it.
        return Form(self._prompts.get(task), self._window.reply)


def _digests(*prompts: Prompt) -> dict[str, str]:
    return {prompt.name: prompt.digest for prompt in prompts}
