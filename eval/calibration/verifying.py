"""Labelled rows put to the Verifier, on all cores, at every operating point asked for."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.calibration.labels import LabelFile
from service.adapters.embedding import MiniLMEmbedder
from service.adapters.rows import Row, RowWork, read_rows, run_rows
from service.adapters.verifiers import open_verifier
from service.domain.briefs import Status
from service.ports import Embedder
from service.settings import Settings
from service.stages.verify.decision import Point
from service.verifier import Verifier

_FEW = 200
"""Up to so many rows one process is quicker than starting several."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Verifier said of one row; ``probability`` is None where it is unchecked."""

    status: Status
    probability: float | None


def verifier_at(
    point: Point, embedder: Embedder | None, *, scorer: bool | None = None, threads: int = 0
) -> Verifier:
    """The Verifier of the service, drawing the line at ``point``; ``scorer`` None: with one if the settings say so."""
    settings = Settings()
    return open_verifier(
        scorer=settings.scorer if scorer is None else scorer,
        embeddings=embedder is not None,
        embedder=embedder,
        threads=threads,
        point=point,
        folder=settings.scorer_folder,
    )


def answers(  # noqa: PLR0913  every option is one argument by name
    labels: LabelFile,
    source: Path,
    points: Sequence[Point],
    *,
    embeddings: bool = True,
    scorer: bool | None = None,
    workers: int = 0,
    keep: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[Point, list[Answer]]:
    """The Answer to every row of ``labels``, read from ``source``, at each of ``points``.

    With ``keep``, a folder, what was answered stays there, under a name made of the labels' digest, the Verifier's
    version and the points: a stopped run goes on, and another Verifier starts anew.
    """
    version = version_of(embeddings=embeddings, scorer=scorer)
    part = [] if labels.of is None else [str(len(labels.rows))]
    told = "\n".join((labels.sha256, version, *(point.value for point in points), *part))
    name = f"{labels.name.split('.')[0]}-{sha256(told.encode()).hexdigest()[:12]}.jsonl"
    job = RowWork(
        _work,
        lambda _where, _row: None,  # the rows were checked when the labels were read
        _start,
        (tuple(point.value for point in points), embeddings, scorer),
        workers=1 if len(labels.rows) <= _FEW else workers,
    )
    with TemporaryDirectory() as scratch:
        out = (keep or Path(scratch)) / name
        if labels.of is not None:
            source = Path(scratch) / "part.jsonl"
            lines = (json.dumps(row.model_dump()) for row in labels.rows)
            source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        run_rows(source, out, job, progress)
        rows = [row for _, row in read_rows(out)]
    return {
        point: [Answer(Status(row[point.value][0]), row[point.value][1]) for row in rows] for point in points
    }


def version_of(*, embeddings: bool = True, scorer: bool | None = None) -> str:
    """The version of the Verifier that answers."""
    return verifier_at(Point.STRICT, MiniLMEmbedder() if embeddings else None, scorer=scorer).version


class _Process:
    """What one process verifies with."""

    verifier: Verifier
    points: tuple[Point, ...]


def _start(points: Sequence[str], embeddings: bool, scorer: bool | None) -> None:  # noqa: FBT001  RowWork hands its arguments over by position
    _Process.points = tuple(Point(point) for point in points)
    embedder = MiniLMEmbedder(threads=1) if embeddings else None
    _Process.verifier = verifier_at(_Process.points[0], embedder, scorer=scorer, threads=1)


def _work(rows: Sequence[Row]) -> list[Row]:
    return [{"id": row["id"], **_answer(row)} for row in rows]


def _answer(row: Row) -> Row:
    found: Row = {}
    for point in _Process.points:
        verdict = _Process.verifier.verify_pair(row["docs"], row["claim"], point).verdict
        found[point.value] = [verdict.status.value, verdict.probability]
    return found
