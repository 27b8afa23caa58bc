"""Evidence windows: the stretches of the sources that an entailment scorer reads beside a Sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from service.stages.verify.evidence import Line, View, cover
from service.text.words import Word

GAP = " … "
"""Stands between Lines that are not neighbours."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a window is: ``characters`` of evidence at most, ``lines`` chosen for their words, then neighbours.

    A Line is chosen only where it adds ``least`` of the weight of the Sentence's words. ``neighbours`` tells how far
    around the chosen Lines the window is filled up.
    """

    characters: int
    lines: int
    least: float
    neighbours: int


COMPACT = Shape(430, 4, 0.06, 1)
"""About 100 tokens: for most Sentences all that matters."""

WIDE = Shape(850, 6, 0.02, 2)
"""About 200 tokens: the facts that a Sentence merges, and what stands around them."""

SHAPES = (COMPACT, WIDE)
"""The windows that a scorer reads for each part of a Sentence."""


def window(sought: Sequence[Word], view: View, shape: Shape) -> tuple[int, ...]:
    """Indices, rising, of the Lines of ``view`` to read beside a text of the words ``sought``.

    Lines that together carry most of the weight of its content words are taken first (greedy cover by inverse
    document frequency), best first; then, as far as there is room, the neighbours of the best. The best Line is taken
    even where it alone is too long. Empty only where ``view`` has no Lines.
    """
    if not view.lines:
        return ()
    content = [word for word in sought if not word.stop] or list(sought)
    stems = list(dict.fromkeys(word.stem for word in content))
    weights = np.array([view.weight(stem) for stem in stems])
    chosen, _ = cover(view.incidence(stems), weights, shape.lines, shape.least)
    order = chosen or [0]
    around = [
        near
        for reach in range(1, shape.neighbours + 1)
        for best in order[:2]
        for near in (best - reach, best + reach)
        if _same(view, best, near)
    ]
    first = [] if not chosen else [_opening(view, order[0])]
    taken: dict[int, None] = {}
    room = shape.characters
    for index in [*order, *around, *first]:
        size = len(view.lines[index].span) + 1
        if index in taken or (taken and size > room):
            continue
        taken[index] = None
        room -= size
    return tuple(sorted(taken))


def joined(lines: Sequence[Line], texts: Sequence[str]) -> str:
    """The text of a window: ``texts`` of its ``lines``, with a mark where Lines between are left out."""
    parts: list[str] = []
    for place, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if place:
            before = lines[place - 1]
            near = before.article_id == line.article_id and line.number - before.number == 1
            parts.append(" " if near else GAP)
        parts.append(" ".join(text.split()))
    return "".join(parts)


def _same(view: View, best: int, near: int) -> bool:
    if not 0 <= near < len(view.lines):
        return False
    a, b = view.lines[best], view.lines[near]
    return a.article_id == b.article_id and abs(a.number - b.number) == abs(best - near)


def _opening(view: View, best: int) -> int:
    """The first Line of the Article of Line ``best``, as far as it is in view."""
    article = view.lines[best].article_id
    return next(index for index, line in enumerate(view.lines) if line.article_id == article)
