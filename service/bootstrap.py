"""Settings → adapters → pipeline. The one place where parts are chosen and joined."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import version

from service.adapters.chat import OpenAIChatModel
from service.adapters.clock import SystemClock
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.prices import load_prices
from service.adapters.prompt_files import PromptFiles
from service.adapters.tokens import TiktokenCounter
from service.pipeline import Judge, Pipeline
from service.ports import Embedder, Writer
from service.settings import Settings
from service.verifier import Verifier
from service.writing.extractive import ExtractiveWriter
from service.writing.judge import ModelJudge
from service.writing.model import ModelWriter


@dataclass(frozen=True, slots=True)
class Parts:
    """What a program works with."""

    pipeline: Pipeline
    verifier: Verifier
    embedder: Embedder | None
    settings: Settings


def embedder_for(settings: Settings) -> Embedder | None:
    """The embedded sentence model, unless it is switched off."""
    return MiniLMEmbedder(settings.threads) if settings.embeddings else None


@asynccontextmanager
async def build(settings: Settings) -> AsyncIterator[Parts]:
    """The parts by ``settings``; a client to a model server is open until the context ends."""
    embedder = embedder_for(settings)
    verifier = Verifier(embedder=embedder)
    async with AsyncExitStack() as stack:
        writer: Writer = ExtractiveWriter(embedder)
        judge: Judge | None = None
        allowance: Callable[[], AbstractContextManager[object]] = nullcontext
        if settings.writer == "openai" or settings.judge:
            chat = await stack.enter_async_context(_chat(settings))
            allowance = chat.brief
            prompts = PromptFiles()
            if settings.writer == "openai":
                writer = ModelWriter(chat, TiktokenCounter(settings.model), prompts, settings.reply_tokens)
            if settings.judge:
                judge = ModelJudge(chat, prompts)
        pipeline = Pipeline(
            version=version("citebrief"),
            writer=writer,
            verifier=verifier,
            clock=SystemClock(),
            embedder=embedder,
            judge=judge,
            repairs=settings.repairs,
            settings=_recorded(settings),
            allowance=allowance,
        )
        yield Parts(pipeline, verifier, embedder, settings)


def _chat(settings: Settings) -> OpenAIChatModel:
    return OpenAIChatModel(
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


def _recorded(settings: Settings) -> dict[str, str | int | float | bool | None]:
    """The settings that decide a Brief's content, for Provenance; no secret and no address among them."""
    recorded: dict[str, str | int | float | bool | None] = {
        "repairs": settings.repairs,
        "judge": settings.judge,
        "embeddings": settings.embeddings,
    }
    if settings.writer == "openai" or settings.judge:
        recorded |= {
            "temperature": settings.temperature,
            "seed": settings.seed,
            "reply_tokens": settings.reply_tokens,
        }
    return recorded
