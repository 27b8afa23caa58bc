"""How near each Unit comes to answering the reader's question."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import DraftRequest
from service.stages.draft.candidates import Candidate
from service.stages.draft.question import question
from service.stages.draft.units import Unit

RELEVANT = 0.55
"""From here on a Unit bears on the question; where none does, the sources do not answer it."""
_PULL = 6.0
_COSINE_FROM, _COSINE_SPAN = 0.15, 0.6
_BEFORE = 0.6
"""What a term counts that stands in the sentence before, of which the Unit then tells more."""
_DIRECT = 0.15
"""Units that come so near to the best answer may take things for known."""
_CLEARLY = 0.1


def relevance(
    request: DraftRequest,
    units: Sequence[Unit],
    found: Sequence[Candidate],
    vectors: NDArray[np.float32] | None,
) -> list[float]:
    """How near each Unit is to the focus question, 0 to 1.

    Of the question's terms those weigh most that few sentences hold (inverse document frequency over ``found``), and what
    no sentence holds weighs most of all, so that a question on what the sources don't speak of is not answered
    with what stands around it. Likeness of meaning is taken with the terms as independent evidence (noisy or), and the
    whole is less where the Unit lacks the kind of thing that is asked for: a sum, a number, a time, a cause.

    ``vectors``: one unit row per candidate and one, the last, for the focus; None for the terms alone.
    """
    asked = question(request.options.focus, request.options.language)
    held = [asked.held(frozenset(word.stem for word in one.words)) for one in found]
    counts = [sum(row[term] for row in held) for term in range(len(asked.terms))]
    rarity = [math.log(1 + len(found) / (0.5 + count)) for count in counts]
    total = math.fsum(rarity)
    values = []
    for unit in units:
        first = unit.rows[0]
        before = held[first - 1] if _continues(found, first) else ()
        told = math.fsum(
            weight * max(any(held[row][term] for row in unit.rows), _BEFORE * (bool(before) and before[term]))
            for term, weight in enumerate(rarity)
        )
        apart = 1 - (told / total if total else 0.0)
        if vectors is not None:
            cosine = max(float(vectors[row] @ vectors[-1]) for row in unit.rows)
            apart *= 1 - min(1.0, max(0.0, (cosine - _COSINE_FROM) / _COSINE_SPAN))
        values.append((1 - apart) * asked.answered_by(unit.text))
    return values


def toward_focus(weights: Sequence[float], near: Sequence[float]) -> list[float]:
    """``weights`` turned to the focus; 0 for what does not bear on it."""
    best = max(near, default=0.0)
    return [
        weight * math.exp(_PULL * (value - best)) if value >= RELEVANT else 0.0
        for weight, value in zip(weights, near, strict=True)
    ]


def bearing(
    request: DraftRequest,
    units: Sequence[Unit],
    leaning: Sequence[Unit],
    found: Sequence[Candidate],
    vectors: NDArray[np.float32] | None,
) -> tuple[list[Unit], list[float]]:
    """The Units to answer the question with, and how near each is to it.

    The best answers may take for known what they name with "the": the reader asked. Of ``leaning``, which could be shown
    in want of anything better, those join that answer clearly better than all of ``units``.
    """
    own = {(unit.rows, unit.text) for unit in units}
    every = [*units, *(unit for unit in leaning if (unit.rows, unit.text) not in own)]
    near = relevance(request, every, found, vectors)
    best = max(near[: len(units)], default=0.0)
    kept = [i for i in range(len(every)) if i < len(units) or near[i] >= max(RELEVANT, best + _CLEARLY)]
    direct = max(RELEVANT, max((near[i] for i in kept), default=0.0) - _DIRECT)
    return (
        [replace(every[i], needs=()) if near[i] >= direct else every[i] for i in kept],
        [near[i] for i in kept],
    )


def _continues(found: Sequence[Candidate], row: int) -> bool:
    """Whether the candidate before stands in the same Passage."""
    return row > 0 and (found[row - 1].cleaned.article.id, found[row - 1].passage.id) == (
        found[row].cleaned.article.id,
        found[row].passage.id,
    )
