"""Labelled cases with their features, as the benchmark of the Verifier keeps them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.edited import NAME as EDITED
from service.stages.verify.examination import FINDING_NAMES
from service.stages.verify.features import NAMES
from service.stages.verify.scoring import NAMES as SCORE_NAMES
from service.stages.verify.similarity import NAMES as SIMILARITY_NAMES

UNFITTED = frozenset({"fib_cnndm", "fm2", "ex_fever", EDITED})
"""Sets that may be fitted on but are not: made so that copying, chance overlap or an edit tells the label."""

PROXIES = {
    "attributionbench_new": 1.0, "begin": 1.0, "cliff": 1.0, "defacto": 1.0, "frank": 1.0, "summac_factcc": 1.0,
    "summac_summeval": 0.7, "wice_claim": 1.0, "xsumfaith": 0.5, "summhay_news_synth": 0.5, "storysumm_sent": 0.5,
    "goyal21": 0.3, "fib_xsum": 0.3, "fever_symmetric": 0.3, "polnear_attr": 0.3, "falke19": 0.2, "ex_fever": 0.3,
    "summedits_ectsum": 0.3, "summedits_podcast": 0.3, "summedits_qmsumm": 0.3, "summedits_sales_call": 0.3,
    "summedits_sales_email": 0.3, "summedits_samsum": 0.3,
}  # fmt: skip
"""Sets that people labelled, by how near they are to what is verified in earnest: what is reported as macro figures."""

CHOICES = PROXIES | {EDITED: 0.7}
"""Sets that choices are made on: edited Sentences too, which labelled summaries hardly have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled case with its features.

    ``fitted``: whether a model may be fitted on it; ``training``: whether lines and calibration may be chosen on it;
    ``unseen``: whether the trained scorer never saw its document.
    """

    dataset: str
    label: bool
    fitted: bool
    training: bool
    error_type: str
    values: Mapping[str, float]
    unseen: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """All cases: ``values`` has shape ``(cases, len(names))``, ``similarities`` and ``scores`` are NaN where none were measured."""

    names: tuple[str, ...]
    values: NDArray[np.float64]
    labels: NDArray[np.bool_]
    sets: NDArray[np.str_]
    fitted: NDArray[np.bool_]
    training: NDArray[np.bool_]
    found: NDArray[np.bool_]
    similarities: NDArray[np.float64]
    scores: NDArray[np.float64]
    unseen: NDArray[np.bool_]
    error_types: tuple[str, ...]

    def column(self, name: str) -> NDArray[np.float64]:
        """One feature of all cases."""
        return self.values[:, self.names.index(name)]


def table_of(rows: Sequence[Row]) -> Table:
    """``rows`` as columns."""
    names = NAMES + FINDING_NAMES
    return Table(
        names,
        np.array([[row.values.get(name, 0.0) for name in names] for row in rows]),
        np.array([row.label for row in rows]),
        np.array([row.dataset for row in rows]),
        np.array([row.fitted and row.dataset not in UNFITTED for row in rows]),
        np.array([row.training for row in rows]),
        np.array([bool(row.values["found"]) for row in rows]),
        np.array([[row.values.get(name, np.nan) for name in SIMILARITY_NAMES] for row in rows]),
        np.array([[row.values.get(name, np.nan) for name in SCORE_NAMES] for row in rows]),
        np.array([row.unseen for row in rows]),
        tuple(row.error_type for row in rows),
    )


def part(table: Table, chosen: NDArray[np.bool_]) -> Table:
    """The ``chosen`` cases alone."""
    return Table(
        table.names,
        table.values[chosen],
        table.labels[chosen],
        table.sets[chosen],
        table.fitted[chosen],
        table.training[chosen],
        table.found[chosen],
        table.similarities[chosen],
        table.scores[chosen],
        table.unseen[chosen],
        tuple(kind for kind, there in zip(table.error_types, chosen.tolist(), strict=True) if there),
    )


def kin(dataset: str) -> str:
    """The family of sets that are left out together: they share documents, or the way they were made."""
    for name in ("summedits", "wice", "fib"):
        if dataset.startswith(name):
            return name
    return "xsum" if dataset in {"xsumfaith", "cliff", "goyal21", "frank", "defacto"} else dataset
