"""How much each Unit counts: what it reports, how central it is, how sound its text."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import Integrity, Role
from service.stages.draft.candidates import Candidate
from service.stages.draft.units import Unit
from service.stages.draft.vouching import vouched

_CENTRAL = 0.5
_DAMAGED = 0.8
_CHAINED = 0.9
_ASIDE = 0.4
_FIRST = 1.1
_CUT = 0.96
"""For each stretch deleted: of two versions worth the same the fuller one reads better."""
_QUOTES = frozenset('"“”„«»')


def soundness(candidate: Candidate) -> float:
    """1 for a sound Passage, 0 for one whose sentence may not be shown, between for damage elsewhere in it.

    Nothing that reads as a quotation comes from a damaged Passage, and nothing at all from a machine-reworded one.
    """
    integrity = candidate.passage.integrity
    if not integrity:
        return 1.0
    if Integrity.MACHINE_REWORDED in integrity or _QUOTES.intersection(candidate.text):
        return 0.0
    return _DAMAGED


def weigh(
    units: Sequence[Unit], found: Sequence[Candidate], vectors: NDArray[np.float32] | None
) -> list[float]:
    """The factor by which each Unit's worth counts. ``vectors``: one unit row per candidate, or None."""
    central = None
    if vectors is not None and len(found):
        rows = vectors[: len(found)]
        central = rows @ rows.mean(axis=0)
        central = central - central.mean()
    weights = []
    for unit in units:
        weight = unit.substance * min(soundness(found[row]) for row in unit.rows)
        weight *= _CUT**unit.cuts
        if not unit.alone:
            weight *= _CHAINED
        if found[unit.rows[0]].place == 0:
            weight *= _FIRST
        if _answers_question(unit, found):
            weight *= _ASIDE
        if central is not None:
            weight *= math.exp(_CENTRAL * float(np.mean(central[list(unit.rows)])))
        weights.append(weight)
    return weights


def rather(weights: Sequence[float], units: Sequence[Unit], found: Sequence[Candidate]) -> list[float]:
    """``weights`` with 0 for what is shown only where a Topic has nothing else.

    That is captions, which tell what a picture shows, in the present, and what nobody stands behind (``vouched``).
    """
    last = [
        any(found[row].passage.role is Role.CAPTION for row in unit.rows) or not vouched(unit.text)
        for unit in units
    ]
    if not any(weight > 0 and not held for weight, held in zip(weights, last, strict=True)):
        return list(weights)
    return [0.0 if held else weight for weight, held in zip(weights, last, strict=True)]


def _answers_question(unit: Unit, found: Sequence[Candidate]) -> bool:
    """Whether the page asks its reader something right before ("Did you know?")."""
    first = found[unit.rows[0]]
    return first.cleaned.article.text[: first.span.start].rstrip().endswith("?")
