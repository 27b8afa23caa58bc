"""The benchmark's tables: every figure with its number of cases and its 95 % interval."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting import FEW, StrictLines, called, passes
from benchmarks.labelled import PROXIES, Table
from eval.measures.classification import auroc, balanced_accuracy, calibration_error, kappa
from eval.measures.intervals import bootstrap, wilson

_ROUNDS = 300


def baselines(table: Table) -> Iterator[tuple[str, NDArray[np.float64], float]]:
    """Plain rules on the same cases: name, scores and the line that parts best over all sets (a lenient choice)."""
    lost = -table.column("numbers_missing.worst") - table.column("capitals_missing_share.worst")
    yield "rule floor: every number and capitalised word stands in the source", lost, 0.0
    for name, column in (
        ("TF-IDF cosine", "cosine_line.worst"),
        ("share of weight covered", "weighted_cover.worst"),
    ):
        scores = table.column(column)
        yield name, scores, best_line(table, scores)


def best_line(table: Table, scores: NDArray[np.float64]) -> float:
    """The line that parts the cases at hand best: lenient to the score that it is chosen for."""
    lines: list[float] = np.nanquantile(scores, np.linspace(0.05, 0.95, 37)).tolist()
    return max(lines, key=lambda line: _macro(table, scores >= line))


def _weights(table: Table) -> dict[str, float]:
    """How much each set counts: less where it has few cases of a class, of which one would move the mean of all."""
    found = {}
    for name, weight in PROXIES.items():
        labels = table.labels[table.sets == name]
        fewest = min(int(labels.sum()), int((~labels).sum()))
        if fewest:
            found[name] = weight * min(1.0, fewest / FEW)
    return found


def _macro(table: Table, said: NDArray[np.bool_]) -> float:
    weights = _weights(table)
    found = {
        name: balanced_accuracy(table.labels[table.sets == name], said[table.sets == name])
        for name in weights
    }
    return sum(weights[name] * (value or 0.0) for name, value in found.items()) / sum(weights.values())


def _macro_auroc(table: Table, scores: NDArray[np.float64]) -> float:
    weights = _weights(table)
    ranked = {name: auroc(table.labels[table.sets == name], scores[table.sets == name]) for name in weights}
    return sum(weights[name] * (value or 0.0) for name, value in ranked.items()) / sum(weights.values())


def macro_figures(
    table: Table,
    probabilities: NDArray[np.float64],
    balanced: tuple[float, float],
    passed: NDArray[np.bool_],
) -> tuple[float, float, float, float]:
    """In per cent: balanced accuracy and AUROC, and what of the wrong is ``passed`` and of the right is not."""
    cases = _case_weights(table)
    wrong, right = cases * ~table.labels, cases * table.labels
    return (
        100 * _macro(table, called(table, probabilities, *balanced)),
        100 * _macro_auroc(table, probabilities),
        100 * float((wrong * passed).sum() / wrong.sum()),
        100 * float((right * ~passed).sum() / right.sum()),
    )


def report(
    title: str,
    table: Table,
    scores: NDArray[np.float64],
    line: float | tuple[float, float],
    strict: StrictLines | None = None,
) -> None:
    """Print ``scores`` held against the labels: one line a set with ``strict``, else the weighted means alone.

    ``line`` is of scores in any unit; with how far it rises beside it, they are probabilities.
    """
    said = called(table, scores, *line) if isinstance(line, tuple) else scores >= line
    print(
        f"\n{title}: macro BAcc {100 * _macro(table, said):.1f}, AUROC {100 * _macro_auroc(table, scores):.1f}"
    )
    if strict is None:
        return
    passed = passes(table, scores, strict)
    print(f"lines: balanced {line}, {strict}; sets with * are never fitted on")
    print("| set | n | supported | BAcc | AUROC | κ | ECE | strict: false pass | strict: false withhold |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in sorted(set(table.sets.tolist())):
        print(_line(name, table, scores, said, passed))
    print(_overall(table, scores, passed))
    _by_type(table, said)


def _line(
    name: str,
    table: Table,
    scores: NDArray[np.float64],
    supported: NDArray[np.bool_],
    every: NDArray[np.bool_],
) -> str:
    chosen = table.sets == name
    labels, given = table.labels[chosen], scores[chosen]
    said, passed = supported[chosen], every[chosen]
    star = "" if table.fitted[chosen].any() else " *"
    spread = bootstrap(
        lambda drawn: balanced_accuracy(labels[drawn], said[drawn]), len(labels), rounds=_ROUNDS
    )
    agreement = kappa(labels.tolist(), said.tolist())
    return (
        f"| {name}{star} | {len(labels)} | {100 * labels.mean():.0f} % "
        f"| {_percent(balanced_accuracy(labels, said))}{_between(spread)} "
        f"| {_percent(auroc(labels, given))} | {'–' if agreement is None else f'{agreement:.2f}'} "
        f"| {_percent(calibration_error(labels, given, weights=_alike(labels)))} "
        f"| {_share(passed[~labels])} | {_share(~passed[labels])} |"
    )


def _case_weights(table: Table) -> NDArray[np.float64]:
    """Weights by which each set counts as ``_weights`` says, its two classes alike."""
    cases = np.zeros(len(table.labels))
    for name, weight in _weights(table).items():
        for label in (True, False):
            cell = (table.sets == name) & (table.labels == label)
            cases[cell] = weight / cell.sum()
    return cases


def _overall(table: Table, scores: NDArray[np.float64], passed: NDArray[np.bool_]) -> str:
    cases = _case_weights(table)
    near = cases > 0
    wrong, right = near & ~table.labels, near & table.labels
    return (
        f"ECE over the sets together, each by its weight: "
        f"{_percent(calibration_error(table.labels[near], scores[near], weights=cases[near]))}; strict lets "
        f"{_percent(float(cases[wrong & passed].sum() / cases[wrong].sum()))} of the wrong pass and withholds "
        f"{_percent(float(cases[right & ~passed].sum() / cases[right].sum()))} of the right"
    )


def _by_type(table: Table, said: NDArray[np.bool_]) -> None:
    """Share caught of each type of error that 25 cases or more are of, as the sets name them."""
    print("\n| set | type of error | n | caught |\n|---|---|---|---|")
    types = np.array(table.error_types)
    for name in sorted(set(table.sets.tolist())):
        wrong = (table.sets == name) & ~table.labels
        for kind in sorted(set(types[wrong].tolist()) - {""}):
            cell = wrong & (types == kind)
            if cell.sum() >= 25:
                print(f"| {name} | {kind} | {int(cell.sum())} | {_share(~said[cell])} |")


def _alike(labels: NDArray[np.bool_]) -> NDArray[np.float64]:
    counts = {True: max(int(labels.sum()), 1), False: max(int((~labels).sum()), 1)}
    return np.array([1 / counts[bool(label)] for label in labels])


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _between(spread: tuple[float, float] | None) -> str:
    return "" if spread is None else f" ({100 * spread[0]:.1f}–{100 * spread[1]:.1f})"


def _share(hits: NDArray[np.bool_]) -> str:
    if not len(hits):
        return "–"
    return f"{100 * hits.mean():.0f} %{_between(wilson(int(hits.sum()), len(hits)))}"
