"""How far the Verifier's answers agree with the labels of a set."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.calibration.clusters import Clusters
from eval.calibration.labels import Labelled
from eval.calibration.verifying import Answer
from eval.measures.classification import auroc, balanced_accuracy, brier, calibration_error, kappa
from eval.measures.intervals import Interval
from service.domain.briefs import Status
from service.text.words import count_words

FALSE_PASS = "false pass: called supported, labelled not"  # noqa: S105  no password
FALSE_WITHHOLD = "false withhold: labelled supported, not called so"
BALANCED = "balanced accuracy"
LENGTHS = ((0, 10), (11, 20), (21, 35), (36, 10_000))
"""Bands of words in a claim, both ends within."""


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
    documents: int
    figures: tuple[Figure, ...]

    def figure(self, name: str) -> Figure:
        """The Figure of that name.

        Raises:
            KeyError: there is none.
        """
        for each in self.figures:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that were checked, as columns: ``labels`` and ``called`` are True for supported."""

    labels: NDArray[np.bool_]
    called: NDArray[np.bool_]
    probabilities: NDArray[np.float64]
    types: tuple[tuple[str, ...], ...]
    lengths: NDArray[np.int_]
    documents: tuple[str, ...]


def checked(rows: Sequence[Labelled], answers: Sequence[Answer]) -> Checked:
    """The columns of the rows that the Verifier could check."""
    kept = [
        (row, answer)
        for row, answer in zip(rows, answers, strict=True)
        if answer.status is not Status.UNCHECKED
    ]
    return Checked(
        np.array([row.label == 1 for row, _ in kept], dtype=bool),
        np.array([answer.status is Status.SUPPORTED for _, answer in kept], dtype=bool),
        np.array([answer.probability for _, answer in kept], dtype=float),
        tuple(row.error_types for row, _ in kept),
        np.array([count_words(row.claim) for row, _ in kept], dtype=int),
        tuple(row.document for row, _ in kept),
    )


def agreement(dataset: str, rows: Sequence[Labelled], answers: Sequence[Answer]) -> Calibration:
    """The Figures of one set. What was not checked enters none of them: it is counted beside."""
    columns = checked(rows, answers)
    documents = len({row.document for row in rows})
    return Calibration(
        dataset, len(rows), len(rows) - len(columns.labels), documents, tuple(_figures(columns))
    )


def _figures(columns: Checked) -> Iterator[Figure]:
    labels, called, given = columns.labels, columns.called, columns.probabilities
    clusters = Clusters(columns.documents)

    def whole(name: str, measure: Callable[[NDArray[np.int_]], float | None]) -> Figure:
        everything = np.arange(len(labels))
        value = measure(everything) if len(labels) else None
        return Figure(name, value, None if value is None else clusters.interval(measure), len(labels))

    def share(name: str, hits: NDArray[np.bool_], among: NDArray[np.bool_]) -> Figure:
        return Figure(name, *clusters.share(hits, among), int(among.sum()))

    yield whole(BALANCED, lambda drawn: balanced_accuracy(labels[drawn], called[drawn]))
    yield whole("AUROC", lambda drawn: auroc(labels[drawn], given[drawn]))
    yield whole("Cohen's kappa", lambda drawn: _kappa(labels[drawn], called[drawn]))
    yield whole("expected calibration error", lambda drawn: calibration_error(labels[drawn], given[drawn]))
    yield whole("Brier score", lambda drawn: brier(labels[drawn], given[drawn]))
    yield share(FALSE_PASS, called, ~labels)
    yield share(FALSE_WITHHOLD, ~called, labels)
    for kind in sorted({kind for each in columns.types for kind in each}):
        named = np.array([kind in each for each in columns.types], dtype=bool)
        if (among := named & ~labels).any():
            yield share(f"caught of {kind}", ~called, among)
    for low, high in LENGTHS:
        inside = (columns.lengths >= low) & (columns.lengths <= high)
        if inside.any() and not inside.all():
            yield _of_length(columns, inside, low, high)


def _of_length(columns: Checked, inside: NDArray[np.bool_], low: int, high: int) -> Figure:
    labels, called = columns.labels[inside], columns.called[inside]
    clusters = Clusters(
        [each for each, there in zip(columns.documents, inside.tolist(), strict=True) if there]
    )
    value = balanced_accuracy(labels, called)
    between = f"{low} to {high}" if high < LENGTHS[-1][1] else f"{low} or more"
    return Figure(
        f"{BALANCED}, {between if low else f'up to {high}'} words",
        value,
        None
        if value is None
        else clusters.interval(lambda drawn: balanced_accuracy(labels[drawn], called[drawn])),
        len(labels),
    )


def _kappa(labels: NDArray[np.bool_], called: NDArray[np.bool_]) -> float | None:
    """``kappa`` of a table of four counts, which says the same of far fewer cases where these are many."""
    if len(labels) < 1000:
        return kappa(labels.tolist(), called.tolist())
    both, neither = int((labels & called).sum()), int((~labels & ~called).sum())
    size, yes, said = len(labels), int(labels.sum()), int(called.sum())
    chance = (yes * said + (size - yes) * (size - said)) / size**2
    return None if chance == 1 else ((both + neither) / size - chance) / (1 - chance)
