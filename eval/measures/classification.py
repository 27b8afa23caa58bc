"""How well probabilities and statuses agree with labels. Labels are booleans: True is supported.

A measure that is undefined for its input is None, which is neither 0 nor a failure.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata


def sensitivity(labels: ArrayLike, called: ArrayLike) -> float | None:
    """Share of the supported that were called supported (true positive rate); None where there are none."""
    truth, said = _pair(labels, called)
    return float(said[truth].mean()) if truth.any() else None


def specificity(labels: ArrayLike, called: ArrayLike) -> float | None:
    """Share of the not supported that were not called supported (true negative rate); None where there are none."""
    truth, said = _pair(labels, called)
    return float((~said[~truth]).mean()) if (~truth).any() else None


def balanced_accuracy(labels: ArrayLike, called: ArrayLike) -> float | None:
    """Mean of sensitivity and specificity (Brodersen et al., ICPR 2010); None where one class is missing."""
    hit, kept = sensitivity(labels, called), specificity(labels, called)
    return None if hit is None or kept is None else (hit + kept) / 2


def auroc(labels: ArrayLike, scores: ArrayLike) -> float | None:
    """Chance that a supported case scores above one that is not, ties half (Mann and Whitney 1947); None as above."""
    truth = np.asarray(labels, dtype=bool)
    positive, negative = int(truth.sum()), int((~truth).sum())
    if not positive or not negative:
        return None
    ranks = rankdata(np.asarray(scores, dtype=float))
    return float((ranks[truth].sum() - positive * (positive + 1) / 2) / (positive * negative))


def kappa(labels: Sequence[object], called: Sequence[object]) -> float | None:
    """Cohen's kappa: agreement beyond chance (Cohen 1960); None where chance alone agrees fully, or nothing is there."""
    if len(labels) != len(called):
        raise ValueError(f"{len(labels)} labels, {len(called)} answers")
    if not labels:
        return None
    size = len(labels)
    observed = sum(a == b for a, b in zip(labels, called, strict=True)) / size
    classes = set(labels) | set(called)
    chance = sum(
        (sum(a == each for a in labels) / size) * (sum(b == each for b in called) / size) for each in classes
    )
    return None if chance == 1 else (observed - chance) / (1 - chance)


def brier(labels: ArrayLike, probabilities: ArrayLike) -> float | None:
    """Mean squared error of the probabilities (Brier 1950); None where nothing is there."""
    truth, given = np.asarray(labels, dtype=float), np.asarray(probabilities, dtype=float)
    return float(((truth - given) ** 2).mean()) if len(truth) else None


def calibration_error(
    labels: ArrayLike, probabilities: ArrayLike, bins: int = 10, weights: ArrayLike | None = None
) -> float | None:
    """Expected calibration error over ``bins`` of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015).

    ``weights`` count cases unequally, as where the classes are to weigh the same. None where nothing is there.
    """
    truth, given = np.asarray(labels, dtype=float), np.asarray(probabilities, dtype=float)
    if not len(truth):
        return None
    counts = np.ones(len(truth)) if weights is None else np.asarray(weights, dtype=float)
    places = np.minimum((given * bins).astype(int), bins - 1)
    error = 0.0
    for place in range(bins):
        inside = places == place
        mass = counts[inside].sum()
        if mass:
            gap = np.average(truth[inside], weights=counts[inside]) - np.average(
                given[inside], weights=counts[inside]
            )
            error += mass * abs(float(gap))
    return float(error / counts.sum())


def recall_by_type(
    labels: ArrayLike, called: ArrayLike, types: Sequence[str]
) -> Mapping[str, tuple[int, int]]:
    """For each type of error, how many of its not-supported cases were not called supported, and how many there are."""
    truth, said = _pair(labels, called)
    counts: dict[str, tuple[int, int]] = {}
    for supported, passed, kind in zip(truth.tolist(), said.tolist(), types, strict=True):
        if not supported:
            caught, total = counts.get(kind, (0, 0))
            counts[kind] = (caught + (not passed), total + 1)
    return dict(sorted(counts.items()))


def _pair(labels: ArrayLike, called: ArrayLike) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    truth, said = np.asarray(labels, dtype=bool), np.asarray(called, dtype=bool)
    if truth.shape != said.shape:
        raise ValueError(f"{len(truth)} labels, {len(said)} answers")
    return truth, said
