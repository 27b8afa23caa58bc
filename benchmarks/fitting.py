"""The fit of the Verifier's decision: a logistic regression whose features may only count in the direction they mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.edited import NAME as EDITED
from benchmarks.labelled import CHOICES, Table, kin, part
from eval.measures.classification import auroc
from service.stages.verify.coefficients import MODELS
from service.stages.verify.decision import Model, Point, raised, sigmoid
from service.stages.verify.examination import FINDING_NAMES
from service.stages.verify.features import LOW_IS_WORSE, RUN
from service.stages.verify.scoring import NAMES as SCORE_NAMES
from service.stages.verify.similarity import NAMES as SIMILARITY_NAMES

PENALTY = 0.02
"""Ridge penalty on standardised weights; chosen by AUROC over sets left out."""

RARE = 0.3
"""Standard deviation that a Finding's count is given at least, so that a rare one is not blown up."""

BELIEVED = {"contradicts": -2.0, "silent": -0.5, "altered": -2.0}
"""What a Finding counts, in log-odds, where the labelled sets have too few of its kind to tell: the ridge pulls there."""

FALSE_PASS = 0.05
"""What ``strict`` may let pass, on average over the training sets, each left out of the fit that judges it."""

TRUSTED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Weights that a score may have. One window alone is weighed: both together take twice the time and gained 0.1 of AUROC."""

RISES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
"""By how much the line of ``balanced`` may rise, in log-odds, from what is all in other words to what is one run of the source's."""

FEW = 30
"""A set, or a class of one, of fewer cases counts for less when choices are made: each would weigh too much."""

DENIED = {"fever_symmetric": "REFUTES", "healthver": "Refutes"}
SILENT = {
    "healthver": "Neutral",
    "xsumfaith": "extrinsic",
    "cliff": "['extrinsic-NP']",
    "emergent_test": "stance:observing",
}
"""Error types of sets whose wrong cases the source contradicts, or says nothing about: the one line that is chosen on validation sets too."""

FALSE_DENIAL = 0.05
"""Share of what the source is silent about that may be called contradicted."""

_FREE = frozenset({"has_number", "has_capital", "second_gain"})


@dataclass(frozen=True, slots=True)
class StrictLines:
    """The probabilities from which ``strict`` lets pass: any Sentence, what one source sentence contains, a copy."""

    line: float
    near: float
    copy: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities from fits that never saw the case's set or its kin, and the model that all cases together give."""

    probabilities: NDArray[np.float64]
    model: Model

    @property
    def balanced(self) -> tuple[float, float]:
        """The model's line at ``balanced``, and how far it rises."""
        return self.model.lines[Point.BALANCED], self.model.rise

    @property
    def strict(self) -> StrictLines:
        """The model's lines at ``strict``."""
        return StrictLines(self.model.lines[Point.STRICT], self.model.near_line, self.model.copy_line)


def judged(table: Table, *, embedded: bool = False) -> Judgement:
    """Judge each family of sets by a fit on all the others, calibrate on that, and choose the lines.

    With ``embedded`` the similarities, where they were measured, mend the log-odds of the other features; cases
    without have a probability of NaN and count for nothing.
    """
    families = np.array([kin(name) for name in table.sets])
    measured = ~np.isnan(table.similarities).any(axis=1)
    logits = np.full(len(table.labels), np.nan)
    for family in sorted(set(families)):
        out = families == family
        weights, bias = _logistic(table, table.fitted & ~out)
        logits[out] = table.values[out] @ weights + bias
        if embedded:
            mend, shift = _mend(table, table.values @ weights + bias, table.fitted & ~out & measured)
            logits[out] += table.similarities[out] @ mend + shift
    slope, offset = _platt(logits, table)
    probabilities = np.array([sigmoid(slope * logit + offset) for logit in logits])
    weights, bias = _logistic(table, table.fitted)
    told = dict(zip(table.names, weights.tolist(), strict=True))
    if embedded:
        mend, shift = _mend(table, table.values @ weights + bias, table.fitted & measured)
        told |= dict(zip(SIMILARITY_NAMES, mend.tolist(), strict=True))
        bias += shift
    strict = _strict_lines(probabilities, table)
    line, rise = _balanced_line(probabilities, table)
    lines = {Point.BALANCED: line, Point.STRICT: strict.line}
    model = Model(
        "embedded" if embedded else "lexical",
        {name: round(weight * slope, 6) for name, weight in told.items() if abs(weight) > 1e-9},
        round(bias * slope + offset, 6),
        lines,
        (round(lines[Point.BALANCED] - 0.2, 3), lines[Point.STRICT]),
        strict.copy,
        strict.near,
        rise=rise,
    )
    return Judgement(probabilities, model)


def judged_with_scores(table: Table, scorer: str) -> Judgement:
    """The same with a trained scorer: on documents that it never saw, a family of sets left out at a time.

    Its scores are added, as log-odds, to those of the other features, which are fitted on all cases. How much they count
    is one number, for it was chosen to be few: weights fitted freely on the cases at hand did worse on sets left out.
    Cases without a score, or that the scorer was trained on, have a probability of NaN and count for nothing.
    """
    families = np.array([kin(name) for name in table.sets])
    scored = ~np.isnan(table.scores).any(axis=1) & table.unseen
    plain = np.full(len(table.labels), np.nan)
    for family in sorted(set(families)):
        out = families == family
        weights, bias = _logistic(table, table.fitted & ~out)
        plain[out & scored] = table.values[out & scored] @ weights + bias
    told = _trust(plain, table, scored & table.training)
    logits = np.where(scored, plain + np.nan_to_num(table.scores) @ told, np.nan)
    slope, offset = _platt(logits, table, FEW)
    probabilities = np.array([sigmoid(slope * logit + offset) for logit in logits])
    weights, bias = _logistic(table, table.fitted)
    every = dict(zip((*table.names, *SCORE_NAMES), [*weights.tolist(), *told.tolist()], strict=True))
    near = part(table, scored)
    strict = _strict_lines(probabilities[scored], near, FEW)
    line, rise = _balanced_line(probabilities, table, FEW)
    lines = {Point.BALANCED: line, Point.STRICT: strict.line}
    model = Model(
        f"scored {scorer}",
        {name: round(weight * slope, 6) for name, weight in every.items() if abs(weight) > 1e-9},
        round(bias * slope + offset, 6),
        lines,
        (round(lines[Point.BALANCED] - 0.2, 3), lines[Point.STRICT]),
        strict.copy,
        strict.near,
        denied_line(table)[0],
        rise,
    )
    return Judgement(probabilities, model)


def denied_line(table: Table) -> tuple[float, tuple[int, int], tuple[int, int]]:
    """The probability of contradiction from which ``FALSE_DENIAL`` of the silent cases, at most, are called contradicted.

    With it, of both sorts, how many are called so and how many there are.
    """
    odds = table.scores[:, SCORE_NAMES.index("score.contradicted.worst")]
    known = ~np.isnan(odds) & table.unseen & ~table.labels
    kinds = list(zip(table.sets.tolist(), table.error_types, strict=True))
    denied = odds[known & np.array([DENIED.get(name) == kind for name, kind in kinds])]
    silent = odds[known & np.array([SILENT.get(name) == kind for name, kind in kinds])]
    if not len(silent) or not len(denied):
        return 1.1, (0, 0), (0, 0)
    line = round(sigmoid(float(np.quantile(silent, 1 - FALSE_DENIAL))) + 5e-4, 3)
    at = np.log(line / (1 - line))
    return line, (int((denied >= at).sum()), len(denied)), (int((silent >= at).sum()), len(silent))


def _trust(logits: NDArray[np.float64], table: Table, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weights of the scores, by their names, that rank the ``chosen`` cases best, on average over their sets.

    ``logits`` are those of the other features, from fits that never saw the case's family.
    """
    sets = [name for name in sorted(set(table.sets[chosen].tolist())) if name in CHOICES]
    best, best_area = np.zeros(len(SCORE_NAMES)), -1.0
    for size, wide in product(TRUSTED, (0.0, 1.0)):
        told = np.zeros(len(SCORE_NAMES))
        told[SCORE_NAMES.index("score.compact.mean")] = size * (1 - wide)
        told[SCORE_NAMES.index("score.wide.mean")] = size * wide
        joined = logits + np.nan_to_num(table.scores) @ told
        area = 0.0
        for name in sets:
            cases = chosen & (table.sets == name)
            found = auroc(table.labels[cases], joined[cases]) if cases.sum() >= FEW else None
            area += CHOICES[name] * (found or 0.0)
        if area > best_area + 1e-9:
            best, best_area = told, area
    return best


def _mend(
    table: Table, logits: NDArray[np.float64], chosen: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """What the similarities add to ``logits``: weights in their own units, and a shift."""
    given, labels = logits[chosen], table.labels[chosen]
    similar = table.similarities[chosen]
    signs = np.where(labels, 1.0, -1.0)
    cases = _case_weights(table.sets[chosen], labels)
    size = similar.shape[1]

    def loss(point: NDArray[np.float64]) -> float:
        margins = signs * (given + similar @ point[:size] + point[size])
        return float(cases @ np.logaddexp(0, -margins)) + PENALTY / 10 * float(point[:size] @ point[:size])

    found = minimize(
        loss, np.zeros(size + 1), method="L-BFGS-B", bounds=[(0.0, None)] * size + [(None, None)]
    )
    return found.x[:size], float(found.x[size])


def _case_weights(sets: NDArray[np.str_], labels: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Weights by which each set counts as the root of its size, and its two classes alike."""
    sizes = Counter(sets.tolist())
    cells = Counter(zip(sets.tolist(), labels.tolist(), strict=True))
    weights = np.array(
        [
            np.sqrt(sizes[name]) * 0.5 / cells[name, label]
            for name, label in zip(sets.tolist(), labels.tolist(), strict=True)
        ]
    )
    return np.asarray(weights / weights.sum())


def _logistic(table: Table, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights in the features' own units, and the bias."""
    values, labels = table.values[chosen], table.labels[chosen]
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    rare = np.isin(table.names, FINDING_NAMES)
    spread[rare] = np.maximum(spread[rare], RARE)
    seen = values.std(axis=0) > 1e-6
    scaled = (values - mean) / spread
    signs = np.where(labels, 1.0, -1.0)
    cases = _case_weights(table.sets[chosen], labels)
    size = len(table.names)
    believed = np.array([BELIEVED.get(name.partition(".")[0], 0.0) for name in table.names]) * spread

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (scaled @ point[:size] + point[size])
        off = point[:size] - believed
        value = float(cases @ np.logaddexp(0, -margins)) + PENALTY / 2 * float(off @ off)
        pull = -cases * signs / (1 + np.exp(np.minimum(margins, 500)))
        return value, np.append(scaled.T @ pull + PENALTY * off, pull.sum())

    bounds = [
        _bound(name) if there else (held, held)
        for name, there, held in zip(table.names, seen.tolist(), believed.tolist(), strict=True)
    ]
    found = minimize(
        loss,
        np.append(believed, 0.0),
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": 300},
    )
    weights = found.x[:size] / spread
    return weights, float(found.x[size] - weights @ mean)


def _bound(name: str) -> tuple[float | None, float | None]:
    """In which direction a feature may count."""
    if name == "copy":
        return 0.0, None
    plain, _, way = name.partition(".")
    if name in FINDING_NAMES:
        return None, 0.0
    if not way or plain in _FREE:
        return None, None
    return (0.0, None) if plain in LOW_IS_WORSE else (None, 0.0)


def _proxy_weights(table: Table, judged_cases: NDArray[np.bool_], few: int = 1) -> NDArray[np.float64]:
    """Case weights by which the training sets count as ``CHOICES`` says and their classes alike.

    0 for those not ``judged`` and for the sets that are only measured: no line is chosen on them. A class of a set with
    less than ``few`` cases counts for less.
    """
    chosen = judged_cases & table.training
    keys = [
        (name, label) if there else ("", label)
        for name, label, there in zip(
            table.sets.tolist(), table.labels.tolist(), chosen.tolist(), strict=True
        )
    ]
    cells = Counter(keys)
    return np.array([CHOICES.get(key[0], 0.0) / max(cells[key], few) for key in keys])


def _platt(logits: NDArray[np.float64], table: Table, few: int = 1) -> tuple[float, float]:
    """Slope and offset that calibrate ``logits`` (Platt 1999), classes alike."""
    cases = _proxy_weights(table, ~np.isnan(logits), few)
    cases /= cases.sum()
    signs = np.where(table.labels, 1.0, -1.0)
    known = np.nan_to_num(logits)

    def loss(point: NDArray[np.float64]) -> float:
        return float(cases @ np.logaddexp(0, -signs * (point[0] * known + point[1])))

    found = minimize(
        loss,
        np.array([1.0, 0.0]),
        method="L-BFGS-B",
        bounds=[(0.05, None), (None, None)],
    )
    return float(found.x[0]), float(found.x[1])


def called(
    table: Table, probabilities: NDArray[np.float64], line: float, rise: float = 0.0
) -> NDArray[np.bool_]:
    """What ``balanced`` calls supported: from ``line`` on, raised for what is nearly a copy, as ``decision.decide`` has it."""
    run = np.where(table.column("copy") > 0, 0.0, table.column(RUN))
    return probabilities >= np.array([raised(line, rise * share) for share in run.tolist()])


def _balanced_line(probabilities: NDArray[np.float64], table: Table, few: int = 1) -> tuple[float, float]:
    """The probability that parts best, on average over the sets, and by how much it is to rise for near copies.

    Many lines part almost equally well; of these the one that parts the edited Sentences best is taken.
    """
    cases = _proxy_weights(table, ~np.isnan(probabilities), few)
    tried = [(round(float(line), 3), rise) for rise in RISES for line in np.arange(0.3, 0.71, 0.01)]
    right = [
        float(cases[called(table, probabilities, line, rise) == table.labels].sum()) for line, rise in tried
    ]
    best = max(right)
    near = [each for each, value in zip(tried, right, strict=True) if value >= best - 0.002 * cases.sum()]
    edits = cases * (table.sets == EDITED)
    return max(
        near,
        key=lambda each: (
            round(float(edits[called(table, probabilities, *each) == table.labels].sum()), 6),
            -each[1],
        ),
    )


def passes(table: Table, probabilities: NDArray[np.float64], lines: StrictLines) -> NDArray[np.bool_]:
    """What ``strict`` lets pass at ``lines``: nothing that a check found anything in."""
    copies = (table.column("copy") > 0) & (probabilities >= lines.copy)
    near = (table.column("contained") > 0) & (probabilities >= lines.near)
    return ((probabilities >= lines.line) | copies | near) & ~table.found


def _strict_lines(probabilities: NDArray[np.float64], table: Table, few: int = 1) -> StrictLines:
    """The lines that let most of the right pass, and no more than ``FALSE_PASS`` of the wrong, on the training sets."""
    cases = _proxy_weights(table, ~np.isnan(probabilities), few)
    known = np.nan_to_num(probabilities)
    wrong, right = cases * ~table.labels, cases * table.labels
    best, best_right = StrictLines(0.995, 0.995, 0.995), -1.0
    for copy in np.arange(0.2, 0.61, 0.05):
        for near in np.arange(max(copy, 0.5), 0.9, 0.02):
            for line in np.arange(max(near, 0.6), 0.995, 0.02):
                lines = StrictLines(round(float(line), 3), round(float(near), 3), round(float(copy), 3))
                passed = passes(table, known, lines)
                gained = float(right[passed].sum() / right.sum())
                if wrong[passed].sum() <= FALSE_PASS * wrong.sum() and gained > best_right + 1e-6:
                    best, best_right = lines, gained
    return best


def written(models: Sequence[Model], path: Path) -> str:
    """The text of ``coefficients.py`` with ``models`` put in place of those of their names."""
    known = MODELS | {model.name: model for model in models}
    lines = [
        f'"""{path.read_text(encoding="utf-8").split(chr(34) * 3)[1]}"""\n',
        "from service.stages.verify.decision import Model, Point\n",
        "MODELS: dict[str, Model] = {",
    ]
    for name, each in sorted(known.items()):
        lines += [f'    "{name}": Model(', f'        name="{name}",', "        weights={"]
        lines += [f'            "{feature}": {weight!r},' for feature, weight in sorted(each.weights.items())]
        balanced, strict = each.lines[Point.BALANCED], each.lines[Point.STRICT]
        lines += [
            "        },",
            f"        bias={each.bias!r},",
            f"        lines={{Point.BALANCED: {balanced!r}, Point.STRICT: {strict!r}}},",
            f"        band={each.band!r},",
            f"        copy_line={each.copy_line!r},",
            f"        near_line={each.near_line!r},",
            *([f"        denied_line={each.denied_line!r},"] if each.denied_line < 1 else []),
            *([f"        rise={each.rise!r},"] if each.rise else []),
            "    ),",
        ]
    return "\n".join([*lines, "}"]) + "\n"
