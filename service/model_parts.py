"""The parts that talk to a model, apart from the others: their libraries are slow to load and often not wanted."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass

from service.adapters.chat import OpenAIChatModel
from service.adapters.prices import load_prices
from service.adapters.prompt_files import PromptFiles
from service.adapters.replay import ReplayChatModel
from service.adapters.tokens import TiktokenCounter
from service.ports import ChatModel
from service.settings import Settings
from service.writing.judge import ModelJudge
from service.writing.model import ModelWriter


@dataclass(frozen=True, slots=True)
class ModelParts:
    """A Writer and a judge on one model, and what opens the caps of one Brief."""

    writer: ModelWriter
    judge: ModelJudge
    allowance: Callable[[], AbstractContextManager[object]]


@asynccontextmanager
async def build_model(settings: Settings) -> AsyncIterator[ModelParts]:
    """The parts by ``settings``; the client is open until the context ends.

    With ``settings.replies`` every reply is kept in that folder, and a request that was answered before is not sent.
    """
    server = OpenAIChatModel(
        model=settings.model,
        api_key=settings.api_key.get_secret_value(),
        base_url=settings.base_url,
        prices=load_prices(settings.prices),
        temperature=settings.temperature,
        seed=settings.seed,
        timeout=settings.timeout,
        max_attempts=settings.max_attempts,
        max_wait=settings.max_wait,
        concurrency=settings.concurrency,
        context_tokens=settings.context_tokens,
        max_tokens=settings.max_tokens_per_brief,
        max_cost=settings.max_cost_per_brief,
    )
    async with server:
        chat: ChatModel = server
        if settings.replies is not None:
            decisive = {"temperature": settings.temperature, "seed": settings.seed}
            chat = ReplayChatModel(settings.replies, server, settings=decisive)
        prompts = PromptFiles()
        writer = ModelWriter(chat, TiktokenCounter(settings.model), prompts, settings.reply_tokens)
        yield ModelParts(writer, ModelJudge(chat, prompts, votes=settings.judge_votes), server.brief)
