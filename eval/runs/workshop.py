"""From a Configuration to a pipeline: what the service uses, joined anew for evaluation."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from eval.runs.cassette import Cassette
from eval.runs.cells import Configuration, RunCase
from eval.runs.given import GivenWriter
from eval.runs.recording import RecordingChatModel, Traffic
from eval.runs.versions import code_digest, prompt_files, recorded, seeded
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.verifiers import open_verifier
from service.domain.errors import InputError, PromptError
from service.pipeline import Pipeline
from service.ports import Embedder, Writer
from service.settings import Settings
from service.verifier import Verifier
from service.writing.extractive import ExtractiveWriter

if TYPE_CHECKING:
    from eval.runs.model_server import ModelServer

WriterFactory = Callable[[Embedder | None], Writer]
"""Makes a Writer that a program brings along; importable, for it goes to other processes."""

OWN_WRITERS = frozenset({"extractive", "openai", "given"})


@dataclass(frozen=True, slots=True)
class RunClock:
    """A ``Clock`` that stands still: Briefs of one run bear one time, however often it was resumed."""

    moment: datetime

    def now(self) -> datetime:
        """The time that the run began."""
        return self.moment


@dataclass(frozen=True, slots=True)
class Made:
    """A pipeline for one cell. After its Brief is made, ``faults`` tell what failed around it, ``left`` which given Sentences are not in it."""

    pipeline: Pipeline
    faults: Callable[[], tuple[str, ...]]
    left: Callable[[], tuple[str, ...]]


class Workshop:
    """Makes the pipelines of a run; a context manager, whose clients to model servers are open until it ends."""

    def __init__(
        self,
        settings: Settings,
        started_at: datetime,
        brought: Mapping[str, WriterFactory] | None = None,
        cassette: Cassette | None = None,
    ) -> None:
        self._settings, self._clock, self._cassette = settings, RunClock(started_at), cassette
        self._brought = dict(brought or {})
        self._stack = AsyncExitStack()
        self._embedder: MiniLMEmbedder | None = None
        self._writers: dict[tuple[str, bool], Writer] = {}
        self._verifiers: dict[tuple[bool, bool, str, float | None], Verifier] = {}
        self._servers: dict[tuple[str, float | None, int | None], ModelServer] = {}
        self._traffic = Traffic(settings.concurrency)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def identity(self, configuration: Configuration) -> dict[str, str]:
        """The versions of all that ``configuration`` (resolved) runs with, by name.

        Raises:
            InputError: there is no such writer or prompt.
        """
        if configuration.writer not in OWN_WRITERS | self._brought.keys():
            known = ", ".join(sorted(OWN_WRITERS | self._brought.keys()))
            raise InputError(
                f"configuration {configuration.name}: writer",
                f"is {configuration.writer!r}",
                f"there are {known}",
            )
        told = {
            "citebrief": version("citebrief"),
            "code": code_digest(),
            "verifier": self._verifier(configuration).version,
        }
        if configuration.asks_a_model:
            try:
                prompts = prompt_files(configuration)
                told |= {
                    found.name: found.digest[:16]
                    for task in prompts.released.live
                    for found in [prompts.get(task)]
                }
            except PromptError as error:
                raise InputError(f"configuration {configuration.name}: prompt", str(error)) from error
        return told

    async def pipeline(self, configuration: Configuration, case: RunCase, repeat: int) -> Made:
        """The pipeline for one cell of ``configuration`` (resolved); each repeat has a seed of its own."""
        configuration = seeded(configuration, repeat)
        given = GivenWriter(case) if configuration.writer == "given" else None
        pipeline = Pipeline(
            version=version("citebrief"),
            writer=given or self._writer(configuration),
            verifier=self._verifier(configuration),
            clock=self._clock,
            embedder=self._embed(configuration),
            repairs=0 if given is not None else configuration.repairs,
            settings=recorded(configuration, self._settings),
        )
        left = (lambda: given.left) if given is not None else tuple
        if not configuration.asks_a_model:
            return Made(pipeline, tuple, left)
        if self._cassette is None:
            raise ValueError("a configuration that asks a model needs a cassette")
        server = await self._server(configuration)
        chat = RecordingChatModel(self._cassette, server.chat, server.settings, repeat, self._traffic)
        writer, judge = server.parts(chat, prompt_files(configuration))
        asking = replace(
            pipeline,
            writer=writer if configuration.writer == "openai" else pipeline.writer,
            judge=judge if configuration.judge else None,
            allowance=server.chat.brief,
        )
        return Made(asking, lambda: tuple(chat.faults), left)

    def _embed(self, configuration: Configuration) -> MiniLMEmbedder | None:
        if configuration.embeddings and self._embedder is None:
            self._embedder = MiniLMEmbedder(self._settings.threads)
        return self._embedder if configuration.embeddings else None

    def _verifier(self, configuration: Configuration) -> Verifier:
        scorer = bool(configuration.scorer)
        key = (scorer, configuration.embeddings, configuration.point.value, configuration.threshold)
        if key not in self._verifiers:
            self._verifiers[key] = open_verifier(
                scorer=scorer,
                embeddings=configuration.embeddings,
                threads=self._settings.threads,
                point=configuration.point,
                threshold=configuration.threshold,
                embedder=self._embed(configuration),
                folder=self._settings.scorer_folder,
            )
        return self._verifiers[key]

    def _writer(self, configuration: Configuration) -> Writer:
        """The writer that asks no model; one for all cells."""
        key = (configuration.writer, configuration.embeddings)
        if key not in self._writers:
            make = self._brought.get(configuration.writer, ExtractiveWriter)
            self._writers[key] = make(self._embed(configuration))
        return self._writers[key]

    async def _server(self, configuration: Configuration) -> "ModelServer":
        key = (configuration.model, configuration.temperature, configuration.seed)
        if key not in self._servers:
            from eval.runs.model_server import ModelServer  # noqa: PLC0415  a second to load, wanted only here

            server = ModelServer(configuration, self._settings)
            await self._stack.enter_async_context(server.chat)
            self._servers[key] = server
        return self._servers[key]
