"""One cell, from its Case's Articles to its Brief or to why there is none."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eval.runs.cells import Cell, CellKey, Configuration, RunCase, State
from eval.runs.workshop import Workshop
from service.domain.articles import Article
from service.domain.briefs import Brief, BriefOptions
from service.domain.errors import InputError
from service.stages.render import document, to_json

_ALL_WORDS = 5_000


@dataclass(frozen=True, slots=True)
class Task:
    """A cell to be made; ``configuration`` is resolved, ``inputs`` the digest of all that decides the cell."""

    key: CellKey
    case: RunCase
    articles: tuple[Article, ...]
    configuration: Configuration
    inputs: str
    identity: Mapping[str, str]


async def make_cell(task: Task, workshop: Workshop) -> Cell:
    """Make the cell of ``task``. Never raises on account of the Case: what went wrong is the cell's state and failure.

    A Brief around which something failed that is not the writer's doing (no answer from the model server, nothing
    recorded to replay) is thrown away, though much of it may stand: it must not be scored.
    """
    began = time.perf_counter()
    cell = Cell(key=task.key, state=State.INFRASTRUCTURE, inputs=task.inputs, versions=task.identity)
    try:
        made = await workshop.pipeline(task.configuration, task.case, task.key.repeat)
        brief = await made.pipeline.make_brief(task.articles, _options(task))
        faults, left = made.faults(), made.left()
        if faults:
            cell = replace(cell, failure=_joined(faults))
        elif left:
            cell = replace(
                cell, state=State.BAD_CASE, failure=f"no Topic of the Brief takes the given {left[0]!r}"
            )
        else:
            cell = _done(cell, brief)
    except InputError as error:
        cell = replace(cell, state=State.BAD_CASE, failure=str(error))
    except Exception as error:  # noqa: BLE001  the per-cell boundary: the failure is recorded, other cells go on
        cell = replace(cell, failure=f"{type(error).__name__}: {error}")
    return replace(cell, seconds=round(time.perf_counter() - began, 3))


def _done(cell: Cell, brief: Brief) -> Cell:
    provenance = brief.provenance
    versions = {
        **cell.versions,
        "writer": provenance.writer,
        "model": provenance.model,
        "verifier": provenance.verifier,
    }
    return replace(
        cell,
        state=State.DONE,
        brief=json.loads(to_json(document(brief))),
        usage=provenance.usage,
        versions=versions,
        topics=tuple(topic.article_ids for topic in brief.grouping.topics),
    )


def _options(task: Task) -> BriefOptions:
    """What the Case asks for. Given Sentences are all drafted, however long they are together."""
    options = task.case.case.options.to_options()
    return replace(options, max_words=_ALL_WORDS) if task.configuration.writer == "given" else options


def _joined(faults: Sequence[str]) -> str:
    """The faults, each once."""
    unique = list(dict.fromkeys(faults))
    rest = f" (and {len(unique) - 3} others)" if len(unique) > 3 else ""
    return "; ".join(unique[:3]) + rest
