"""The pairs interface: claims held against docs, rows of JSON lines in, rows out, in order, on all cores."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from service.adapters.rows import Row, RowWork, check_row, run_rows
from service.adapters.verifiers import open_verifier
from service.domain.briefs import Finding
from service.domain.errors import OptionError
from service.stages.verify.decision import Point
from service.verifier import PairVerification, Verifier

Progress = Callable[[str, str], None]
"""Told a step's name and, in words, how far it is."""


class PairRow(BaseModel):
    """One row in: ``claim`` (one sentence or several) is held against all of ``docs``.

    Other fields are passed over, so that labelled rows can be verified as they are.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str
    docs: list[str]
    claim: str


def verify_pairs(  # noqa: PLR0913  every option of the command is one argument by name
    source: Path,
    out: Path,
    *,
    point: str = "balanced",
    workers: int = 0,
    embeddings: bool = True,
    scorer: bool = False,
    folder: Path | None = None,
    progress: Progress = lambda _step, _message: None,
) -> int:
    """Verify every row of ``source`` into ``out``, streaming; the number of rows that ``out`` then has.

    Rows are ``{id, status, probability, findings, evidence}`` in the order of ``source``; how a stopped run goes on is
    told in ``run_rows``. ``workers`` of 0 takes all cores. ``scorer`` and ``embeddings`` tell which models are used,
    ``folder`` holds another scorer.

    Raises:
        OptionError: ``point`` is no operating point.
        InputError: a row can't be used (all before it are written), or ``out`` holds rows of something else.
        ScorerError: ``scorer`` is asked for and there is none.
    """
    if point not in {each.value for each in Point}:
        raise OptionError("point", f"{point!r} is no operating point", "say balanced or strict")
    open_verifier(scorer=scorer, folder=folder)  # said here once: a process that can't start says nothing
    job = RowWork(_work, _check, _start, (point, embeddings, scorer, folder), workers=workers)
    return run_rows(source, out, job, lambda message: progress("verify", message))


def _check(where: str, row: Row) -> None:
    check_row(where, row, PairRow, '{"id": text, "docs": [text, …], "claim": text}')


class _Process:
    """What one process verifies with."""

    verifier: Verifier
    point: Point


def _start(point: str, embeddings: bool, scorer: bool, folder: Path | None) -> None:  # noqa: FBT001  RowWork hands its arguments over by position
    _Process.verifier = open_verifier(scorer=scorer, embeddings=embeddings, threads=1, folder=folder)
    _Process.point = Point(point)


def _work(rows: Sequence[Row]) -> list[Row]:
    return [
        row_out(row["id"], _Process.verifier.verify_pair(row["docs"], row["claim"], _Process.point))
        for row in rows
    ]


def row_out(row_id: str, found: PairVerification) -> dict[str, Any]:
    """The row out for ``found``; ``source`` indexes the row's docs, offsets count code points of that text."""
    verdict = found.verdict
    return {
        "id": row_id,
        "status": verdict.status.value,
        "probability": None if verdict.probability is None else round(verdict.probability, 6),
        "findings": [_finding(finding) for finding in verdict.findings],
        "evidence": [
            {"source": each.source, "start": each.span.start, "end": each.span.end} for each in found.evidence
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span, source = finding.sentence_span, finding.source_span
    return {
        "kind": finding.kind.value,
        "message": finding.message,
        "sentence_span": None if span is None else [span.start, span.end],
        "source": None
        if source is None
        else {"source": int(finding.article_id), "start": source.start, "end": source.end},
    }
