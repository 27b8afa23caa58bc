"""Settings → adapters → pipeline. The one place where parts are chosen and joined."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import version

from service.adapters.clock import SystemClock
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.verifiers import open_verifier
from service.pipeline import Judge, Pipeline
from service.ports import Embedder, Writer
from service.settings import Settings
from service.verifier import Verifier
from service.writing.extractive import ExtractiveWriter


@dataclass(frozen=True, slots=True)
class Parts:
    """What a program works with."""

    pipeline: Pipeline
    verifier: Verifier
    embedder: Embedder | None
    settings: Settings


@asynccontextmanager
async def build(settings: Settings) -> AsyncIterator[Parts]:
    """The parts by ``settings``; a client to a model server is open until the context ends."""
    embedder = MiniLMEmbedder(settings.threads) if settings.embeddings else None
    verifier = open_verifier(
        scorer=settings.scorer,
        embeddings=settings.embeddings,
        threads=settings.threads,
        embedder=embedder,
        folder=settings.scorer_folder,
    )
    async with AsyncExitStack() as stack:
        writer: Writer = ExtractiveWriter(embedder)
        judge: Judge | None = None
        allowance: Callable[[], AbstractContextManager[object]] = nullcontext
        if settings.writer == "openai" or settings.judge:
            from service.model_parts import build_model  # noqa: PLC0415  a second to load, wanted only here

            model = await stack.enter_async_context(build_model(settings))
            allowance = model.allowance
            writer = model.writer if settings.writer == "openai" else writer
            judge = model.judge if settings.judge else None
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


def _recorded(settings: Settings) -> dict[str, str | int | float | bool | None]:
    """The settings that decide a Brief's content, for Provenance; no secret and no address among them."""
    recorded: dict[str, str | int | float | bool | None] = {
        "repairs": settings.repairs,
        "judge": settings.judge,
        "embeddings": settings.embeddings,
        "scorer": settings.scorer,
    }
    if settings.writer == "openai" or settings.judge:
        recorded |= {
            "temperature": settings.temperature,
            "seed": settings.seed,
            "reply_tokens": settings.reply_tokens,
        }
    if settings.judge:
        recorded["judge_votes"] = settings.judge_votes
    return recorded
