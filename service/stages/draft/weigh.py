"""How much each Unit counts: what it reports, how central it is, how sound its text, how near to the reader's question."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import Integrity, Role
from service.domain.briefs import DraftRequest
from service.stages.draft.candidates import Candidate
from service.stages.draft.units import Unit
from service.text.words import words

_CENTRAL = 0.5
_DAMAGED = 0.8
_CHAINED = 0.9
_ASIDE = 0.4
_PICTURED = 0.5
"""A caption tells what a picture shows, in the present; it is seldom the news."""
_FIRST = 1.1
_CUT = 0.96
"""For each stretch deleted: of two versions worth the same the fuller one reads better."""
_RELEVANT = 0.5
_PULL = 3.0
_COSINE_FROM, _COSINE_SPAN = 0.15, 0.6
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
        if found[unit.rows[0]].passage.role is Role.CAPTION:
            weight *= _PICTURED
        if found[unit.rows[0]].place == 0:
            weight *= _FIRST
        if _answers_question(unit, found):
            weight *= _ASIDE
        if central is not None:
            weight *= math.exp(_CENTRAL * float(np.mean(central[list(unit.rows)])))
        weights.append(weight)
    return weights


def _answers_question(unit: Unit, found: Sequence[Candidate]) -> bool:
    """Whether the page asks its reader something right before ("Did you know?")."""
    first = found[unit.rows[0]]
    return first.cleaned.article.text[: first.span.start].rstrip().endswith("?")


def relevance(
    request: DraftRequest,
    units: Sequence[Unit],
    found: Sequence[Candidate],
    vectors: NDArray[np.float32] | None,
) -> list[float]:
    """How near each Unit is to the focus question, 0 to 1: share of its words that the Unit holds, or likeness of meaning.

    ``vectors``: one unit row per candidate and one, the last, for the focus.
    """
    focus = {word.stem for word in words(request.options.focus, request.options.language) if not word.stop}
    values = []
    for unit in units:
        held = {word.stem for row in unit.rows for word in found[row].words}
        near = len(focus & held) / len(focus) if focus else 0.0
        if vectors is not None:
            cosine = max(float(vectors[row] @ vectors[-1]) for row in unit.rows)
            near = max(near, (cosine - _COSINE_FROM) / _COSINE_SPAN)
        values.append(min(1.0, max(0.0, near)))
    return values


def toward_focus(weights: Sequence[float], near: Sequence[float]) -> list[float]:
    """``weights`` turned to the focus; 0 for what does not bear on it."""
    best = max(near, default=0.0)
    return [
        weight * math.exp(_PULL * (value - best)) if value >= _RELEVANT else 0.0
        for weight, value in zip(weights, near, strict=True)
    ]
