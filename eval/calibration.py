"""The Verifier held against human labels."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from eval.measures.classification import (
    auroc,
    balanced_accuracy,
    brier,
    calibration_error,
    kappa,
    recall_by_type,
)
from eval.measures.intervals import Interval, bootstrap, wilson
from service.adapters.rows import read_rows
from service.domain.briefs import Status
from service.domain.errors import InputError
from service.stages.verify.decision import Point
from service.verifier import Verifier

_EVERY = 50


class Labelled(BaseModel):
    """One labelled row: whether people found that ``docs`` support ``claim``. Other fields are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str
    docs: list[str]
    claim: str
    label: Literal[0, 1]
    error_type: str | None = None
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with its number of cases and its 95 % interval; ``value`` is None where it is undefined."""

    name: str
    value: float | None
    interval: Interval | None
    n: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the Verifier agrees with the labels of one set; ``unchecked`` are counted beside, in no other figure."""

    dataset: str
    sent: int
    unchecked: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """The Calibrations of all sets, and of all rows together where there are several."""

    verifier: str
    point: str
    sets: tuple[Calibration, ...]

    def to_json(self) -> str:
        """All figures, for programs."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """All figures, for readers."""
        lines = [f"Verifier: `{self.verifier}`, operating point {self.point}", ""]
        for each in self.sets:
            lines += [
                f"## {each.dataset}: {each.sent} sent, {each.unchecked} unchecked",
                "",
                "| measure | value | 95 % interval | n |",
                "|---|---|---|---|",
                *(_row(figure) for figure in each.figures),
                "",
            ]
        return "\n".join(lines)


def read_labels(path: Path) -> list[Labelled]:
    """The rows of ``path``.

    Raises:
        InputError: it can't be read, a row is none, or there are no rows.
    """
    rows = []
    for where, row in read_rows(path):
        try:
            rows.append(Labelled.model_validate(row))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            raise InputError(
                f"{where}: {field}",
                first["msg"],
                'a row is {"id": text, "docs": [text, …], "claim": text, "label": 1 or 0}',
            ) from error
    if not rows:
        raise InputError(str(path), "holds no rows", "give labelled rows")
    return rows


def calibrate(
    labelled: Sequence[Labelled],
    verifier: Verifier,
    point: Point = Point.BALANCED,
    progress: Callable[[str], None] = lambda _: None,
) -> CalibrationReport:
    """Verify every labelled claim and say how far statuses and probabilities agree with the labels."""
    statuses: list[Status] = []
    probabilities: list[float] = []
    for number, row in enumerate(labelled, 1):
        verdict = verifier.verify_pair(row.docs, row.claim, point).verdict
        statuses.append(verdict.status)
        probabilities.append(float("nan") if verdict.probability is None else verdict.probability)
        if number % _EVERY == 0:
            progress(f"{number} of {len(labelled)} verified")
    names = list(dict.fromkeys(row.dataset or "labels" for row in labelled))
    sets = []
    for name in [*names, "all together"] if len(names) > 1 else names:
        chosen = [
            index for index, row in enumerate(labelled) if name in {row.dataset or "labels", "all together"}
        ]
        sets.append(
            agreement(
                name,
                [labelled[index] for index in chosen],
                [statuses[index] for index in chosen],
                [probabilities[index] for index in chosen],
            )
        )
    return CalibrationReport(verifier.version, point.value, tuple(sets))


def agreement(
    dataset: str, rows: Sequence[Labelled], statuses: Sequence[Status], probabilities: Sequence[float]
) -> Calibration:
    """The figures of one set. What was not checked enters none of them: it is counted beside."""
    checked = [index for index, status in enumerate(statuses) if status is not Status.UNCHECKED]
    labels = np.array([bool(rows[index].label) for index in checked], dtype=bool)
    called = np.array([statuses[index] is Status.SUPPORTED for index in checked], dtype=bool)
    given = np.array([probabilities[index] for index in checked], dtype=float)
    types = [rows[index].error_type or "not named" for index in checked]
    return Calibration(
        dataset, len(rows), len(rows) - len(checked), tuple(_figures(labels, called, given, types))
    )


def _figures(
    labels: NDArray[np.bool_], called: NDArray[np.bool_], given: NDArray[np.float64], types: Sequence[str]
) -> Iterator[Figure]:
    size = len(labels)

    def resampled(
        name: str, measure: Callable[[NDArray[np.int_]], float | None], rounds: int = 1000
    ) -> Figure:
        whole = measure(np.arange(size)) if size else None
        return Figure(
            name, whole, bootstrap(measure, size, rounds=rounds) if whole is not None else None, size
        )

    yield resampled("balanced accuracy", lambda drawn: balanced_accuracy(labels[drawn], called[drawn]))
    yield resampled("AUROC", lambda drawn: auroc(labels[drawn], given[drawn]))
    yield resampled("Cohen's kappa", lambda drawn: kappa(labels[drawn].tolist(), called[drawn].tolist()), 300)
    yield resampled(
        "expected calibration error", lambda drawn: calibration_error(labels[drawn], given[drawn])
    )
    yield resampled("Brier score", lambda drawn: brier(labels[drawn], given[drawn]))
    yield _share("false pass: called supported, labelled not", called[~labels])
    yield _share("false withhold: labelled supported, not called so", ~called[labels])
    for kind, (caught, total) in recall_by_type(labels, called, types).items():
        yield Figure(f"caught of {kind}", caught / total, wilson(caught, total), total)


def _share(name: str, hits: NDArray[np.bool_]) -> Figure:
    count, total = int(hits.sum()), len(hits)
    return Figure(name, count / total if total else None, wilson(count, total), total)


def _row(figure: Figure) -> str:
    value = "undefined" if figure.value is None else f"{figure.value:.3f}"
    between = "–" if figure.interval is None else f"{figure.interval[0]:.3f} to {figure.interval[1]:.3f}"
    return f"| {figure.name} | {value} | {between} | {figure.n} |"
