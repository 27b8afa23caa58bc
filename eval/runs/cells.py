"""What a run leaves: a cell for each Case, configuration and repeat."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from eval.cases.case import Case
from service.domain.briefs import Usage
from service.stages.render import BriefDocument
from service.stages.verify.decision import Point


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a Case is run with. Empty, None: as the settings say.

    ``prompt`` is ``task/version`` (several joined by ``+``), ``threshold`` the probability from which a Sentence is
    supported, ``scorer`` whether the trained entailment model scores Sentences.
    """

    name: str
    writer: str = "extractive"
    model: str = ""
    prompt: str = ""
    point: Point = Point.STRICT
    threshold: float | None = None
    judge: bool = False
    embeddings: bool = True
    scorer: bool | None = None
    repairs: int = 1
    temperature: float | None = None
    seed: int | None = None

    @property
    def asks_a_model(self) -> bool:
        """Whether a model server is needed."""
        return self.writer == "openai" or self.judge


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Which cell: the Case's id, the configuration's name, the repeat from 0."""

    case: str
    configuration: str
    repeat: int = 0

    @property
    def digest(self) -> str:
        """32 hexadecimal digits of SHA-256; the cell's file name."""
        content = json.dumps([self.case, self.configuration, self.repeat], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def __str__(self) -> str:
        return f"{self.case} · {self.configuration} · {self.repeat}"


class State(StrEnum):
    """What became of a cell. Only one that is done is scored."""

    DONE = "done"
    INFRASTRUCTURE = "infrastructure"
    """The model server, the cassette or this machine failed: nothing is known of the Brief. A resumed run tries again."""
    BAD_CASE = "bad_case"
    """The Case can't be used: its articles can't be read, or its options ask for what is not there."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    ``brief`` is the published JSON (``BriefDocument``: every Sentence with Verdict, Findings, Citations and evidence,
    the withheld ones too); None unless ``state`` is done. ``inputs`` is the digest of all that decides the cell.
    ``usage`` is what the Brief took when its replies were made, replayed or not. ``seconds`` is wall-clock time.
    ``topics`` are the Brief's Topics as ids of its articles, which the published JSON does not tell; None where not known.
    """

    key: CellKey
    state: State
    failure: str = ""
    brief: Mapping[str, Any] | None = None
    inputs: str = ""
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[tuple[str, ...], ...] | None = None

    @cached_property
    def document(self) -> BriefDocument | None:
        """The Brief, read and held to its promises.

        Raises:
            pydantic.ValidationError: it does not keep them.
        """
        return None if self.brief is None else BriefDocument.model_validate(self.brief)


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article of a Case as it was read. ``name`` is what the Case calls it, ``id`` what the Brief calls it."""

    name: str
    id: str
    title: str
    text: str
    url: str = ""
    publisher: str = ""
    published_at: str = ""
    language: str = ""


@dataclass(frozen=True)
class RunCase:
    """A Case as it was run; ``articles`` are empty where they could not be read."""

    case: Case
    articles: tuple[SourceArticle, ...] = ()

    @property
    def id(self) -> str:
        """The Case's id."""
        return self.case.id

    @cached_property
    def id_of(self) -> Mapping[str, str]:
        """From the Case's names for its articles to the Brief's ids."""
        return {article.name: article.id for article in self.articles}

    @property
    def topics(self) -> tuple[frozenset[str], ...]:
        """The gold topics as sets of the Brief's article ids."""
        return tuple(
            frozenset(self.id_of[name] for name in group if name in self.id_of)
            for group in self.case.expected.topics
        )


@dataclass(frozen=True)
class Run:
    """A finished or interrupted run, as read from its folder.

    ``cells`` are in the order of cases, configurations and repeats; what was not run yet is not among them
    (``missing`` names it). ``versions`` say what ran: Citebrief, the Verifier, prompts. ``certificate`` says how far the
    Verifier can be trusted (what ``citebrief-eval calibrate`` wrote), None where none was attached.
    """

    suite: str
    cases: tuple[RunCase, ...]
    configurations: tuple[Configuration, ...]
    repeats: int
    cells: tuple[Cell, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    certificate: Mapping[str, Any] | None = None
    started_at: str = ""

    @cached_property
    def by_key(self) -> Mapping[CellKey, Cell]:
        """The cells by key."""
        return {cell.key: cell for cell in self.cells}

    @cached_property
    def case_of(self) -> Mapping[str, RunCase]:
        """The cases by id."""
        return {case.id: case for case in self.cases}

    @property
    def keys(self) -> tuple[CellKey, ...]:
        """Every cell that the run is to have, in order."""
        return tuple(
            CellKey(case.id, configuration.name, repeat)
            for case in self.cases
            for configuration in self.configurations
            for repeat in range(self.repeats)
        )

    @property
    def missing(self) -> tuple[CellKey, ...]:
        """What was not run yet."""
        return tuple(key for key in self.keys if key not in self.by_key)

    def in_state(self, state: State) -> tuple[Cell, ...]:
        """The cells in that state."""
        return tuple(cell for cell in self.cells if cell.state is state)
