"""The files of a run's folder, as they are read: unknown keys are errors."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from eval.cases.case import Case
from eval.runs.cells import State
from service.stages.verify.decision import Point


class _Loaded(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class UsageFile(_Loaded):
    """What calls to a model took."""

    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None


class CellFile(_Loaded):
    """``cells/<digest>.json``."""

    case: str
    configuration: str
    repeat: int
    state: State
    failure: str
    brief: dict[str, Any] | None
    inputs: str
    usage: UsageFile
    seconds: float
    versions: dict[str, str]
    topics: tuple[tuple[str, ...], ...] | None = None


class ConfigurationFile(_Loaded):
    """A Configuration in ``run.json``."""

    name: str
    writer: str
    model: str
    prompt: str
    point: Point
    threshold: float | None
    judge: bool
    embeddings: bool
    scorer: bool | None = None
    repairs: int
    temperature: float | None
    seed: int | None


class RunFile(_Loaded):
    """``run.json``: what the run is, apart from its cases and cells."""

    suite: str
    configurations: list[ConfigurationFile]
    repeats: int
    started_at: str
    versions: dict[str, str] = {}
    certificate: dict[str, Any] | None = None


class ArticleFile(_Loaded):
    """A SourceArticle in ``cases.jsonl``."""

    name: str
    id: str
    title: str
    text: str
    url: str
    publisher: str
    published_at: str
    language: str


class CaseFile(_Loaded):
    """A line of ``cases.jsonl``."""

    case: Case
    articles: list[ArticleFile]
