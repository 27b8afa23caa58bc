"""A line on the Verifier's probability, drawn for a stated share of false passes."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from eval.calibration.clusters import Clusters
from eval.measures.intervals import Interval

NEVER = 1.1
"""A line that nothing reaches."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """From ``line`` on a claim is called supported.

    ``line`` was chosen on all cases so that at most ``wanted`` of those labelled not supported pass. The shares and
    intervals are of cases held out: each fold of documents judged by the line that the other folds gave. ``met``
    says whether the held-out share is no more than was wanted.
    """

    wanted: float
    line: float
    false_pass: float | None
    false_pass_interval: Interval | None
    false_withhold: float | None
    false_withhold_interval: Interval | None
    n: int
    documents: int

    @property
    def met(self) -> bool:
        """Whether what was wanted held on documents that had no part in choosing the line."""
        return self.false_pass is not None and self.false_pass <= self.wanted


def line_for(labels: NDArray[np.bool_], probabilities: NDArray[np.float64], false_pass: float) -> float:
    """The lowest line at which at most the share ``false_pass`` of the cases labelled not supported pass.

    The line lies half-way between two probabilities, so that it does not hang on the last digit of one; NEVER where
    no line does, 0 where there are no such cases.

    Raises:
        ValueError: ``false_pass`` is no share.
    """
    if not 0 <= false_pass <= 1:
        raise ValueError(f"{false_pass} is no share")
    wrong = np.sort(probabilities[~labels])[::-1]
    if not len(wrong):
        return 0.0
    allowed = int(np.floor(false_pass * len(wrong) + 1e-9))
    if allowed >= len(wrong):
        return 0.0
    highest = wrong[allowed]
    """The likeliest of the wrong cases that may not pass."""
    above = probabilities[probabilities > highest]
    return float((highest + above.min()) / 2) if len(above) else NEVER


def choose(
    labels: NDArray[np.bool_],
    probabilities: NDArray[np.float64],
    documents: Sequence[str],
    false_pass: float,
    folds: int = 5,
) -> Threshold:
    """The Threshold for ``false_pass``, checked on held-out documents.

    A document's fold is a digest of it: all claims on one document are held out together, and the same documents
    always fall into the same folds.
    """
    places = np.array([int(sha256(each.encode()).hexdigest()[:8], 16) % folds for each in documents])
    passed = np.zeros(len(labels), dtype=bool)
    for fold in range(folds):
        inside = places == fold
        if inside.any():
            line = line_for(labels[~inside], probabilities[~inside], false_pass)
            passed[inside] = probabilities[inside] >= line
    clusters = Clusters(documents)
    wrong, withheld = clusters.share(passed, ~labels), clusters.share(~passed, labels)
    return Threshold(
        false_pass,
        line_for(labels, probabilities, false_pass),
        *wrong,
        *withheld,
        len(labels),
        len(clusters),
    )
