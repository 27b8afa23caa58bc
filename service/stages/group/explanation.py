"""Why two Articles are in one Event or Topic, or are not: the same steps, followed for these two alone."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from service.domain.groups import Decision, Level, Likeness, SharedTerm
from service.stages.group.events import (
    Standard,
    happenings,
    is_weighed_afresh,
    own_tree,
    shared,
    telling_trees,
    told_apart,
)
from service.stages.group.parting import Block
from service.stages.group.similarity import cost_of_days, text_score_of, time_cost
from service.stages.group.terms import Terms
from service.stages.group.topics import SAME_SUBJECT, subject_tree
from service.stages.group.tree import Join, Matrix, Rows, Tree, tree

_MOST_SHARED = 12
_NOTHING = 1e-9  # the length of a row of which nothing is left
_COLLECTION = "in the collection's weights"
_OWN = "with words weighed among these Articles alone"
_TELLING = "with words that all news is full of left out but for a twentieth"


def likeness(
    block: Block, left: int, right: int, written: Sequence[str], copied: tuple[float, float] = (0.0, 0.0)
) -> Likeness:
    """How like the Articles at two places of ``block`` are.

    ``written`` is how the term of each column of the collection is written, ``copied`` the shares of phrases and frames.
    """
    terms = block.terms
    scale = np.where(terms.common, terms.fading, 1.0)
    products = [
        _products(field, weights * scale, (left, right))
        for field, weights in zip(terms.fields, block.weights, strict=True)
    ]
    cosines = [float(numbers.sum()) for _, numbers in products]
    text = text_score_of(cosines, np.diff(terms.fields[2].indptr)[[left, right]])
    apart = terms.days[[left]] - terms.days[[right]]
    cost = float(cost_of_days(apart, terms.dated)[0])
    columns, numbers = products[0]
    telling = [place for place in np.argsort(-numbers, kind="stable").tolist() if numbers[place] > 0]
    told = telling[:_MOST_SHARED]
    forms = {place: written[int(block.columns[columns[place]])] for place in told}
    named = set(products[2][0].tolist())
    return Likeness(
        words=cosines[0],
        opening=cosines[1],
        names=cosines[2],
        text=text,
        days_apart=None if np.isnan(apart[0]) else abs(int(apart[0])),
        time_cost=cost,
        score=text - cost,
        shared=tuple(SharedTerm(forms[place], float(numbers[place])) for place in told),
        shared_names=tuple(forms[place] for place in told if int(columns[place]) in named),
        phrases=copied[0],
        frames=copied[1],
    )


def _products(field: sparse.csr_matrix, weights: Matrix, pair: tuple[int, int]) -> tuple[Rows, Matrix]:
    """The columns that two rows of ``field`` share, ascending, and the part of each in the cosine of the two."""
    found = []
    for row in pair:
        own = slice(field.indptr[row], field.indptr[row + 1])
        numbers = field.data[own] * weights[field.indices[own]]
        found.append((field.indices[own], numbers / max(float(np.sqrt((numbers**2).sum())), _NOTHING)))
    (one, of_one), (other, of_other) = found
    both, at_one, at_other = np.intersect1d(one, other, assume_unique=True, return_indices=True)
    return both.astype(np.int64), of_one[at_one] * of_other[at_other]


def decided(
    block: Block, left: int, right: int, vectors: NDArray[np.float32] | None = None
) -> tuple[Decision, Decision]:
    """What was decided of the Articles at two different places of ``block``: of their Event, and of their Topic."""
    event = _event(block, left, right)
    if event.together:
        return event, Decision(Level.TOPIC, together=True, rule="those of one Event are of one Topic")
    found = happenings(block.terms, block.scores)
    subject = block.subject_scores(block.scores)
    places = [next(i for i, rows in enumerate(found) if row in rows) for row in (left, right)]
    if places[0] == places[1]:
        return event, Decision(Level.TOPIC, together=True, rule="those of one Event are of one Topic")
    own = None if vectors is None else vectors[block.rows]
    join = subject_tree(found, subject, own).meeting(places[0], places[1])
    rule = f"mean text score between {join.left_size} and {join.right_size} Events, time not counted"
    together = join.across >= SAME_SUBJECT
    return event, Decision(Level.TOPIC, together, rule, join.across, SAME_SUBJECT)


def _event(block: Block, left: int, right: int) -> Decision:
    terms, cost, standard = block.terms, time_cost(block.terms), Standard(block.terms)
    scores = block.scores - cost
    rows: Rows = np.arange(terms.size)
    while True:
        whole = tree(scores[np.ix_(rows, rows)])
        group, join = _settled(whole, rows, standard, left, right)
        least = standard.least(whole, rows, join)
        if not standard.stays(whole, rows, join):
            return _decision(join, _COLLECTION, least, together=False)
        part = np.sort(rows[whole.members(group)])
        if not is_weighed_afresh(join.size):
            told = _among_few(terms, part, standard, left, right)
            return told or _decision(join, _COLLECTION, least, together=True)
        own = own_tree(terms, part, cost)
        last = own.last
        least = standard.needed_inside(last, shared(terms, part, own, cost))
        if last.across >= least:
            return _decision(last, _OWN, least, together=True)
        sides = [part[own.members(side)] for side in (last.left, last.right)]
        rows = next(side for side in sides if left in side)
        if right not in rows:
            return _decision(last, _OWN, least, together=False)


def _among_few(terms: Terms, part: Rows, standard: Standard, left: int, right: int) -> Decision | None:
    """What parts the two in a ``part`` of few rows, where weights that are the same in any company do."""
    if any(left in rows and right in rows for rows in told_apart(terms, [part], standard)):
        return None
    left, right = (int(np.flatnonzero(part == row)[0]) for row in (left, right))
    meeting = telling_trees(terms, [part])[0].meeting(left, right)
    return _decision(meeting, _TELLING, standard.lines.telling, together=False)


def _settled(whole: Tree, rows: Rows, standard: Standard, left: int, right: int) -> tuple[int, Join]:
    """The group of ``whole``, and its join, that decides of two different ``rows``: the last that stays, or the one that parts them."""
    group, join = whole.root, whole.last
    while not standard.stays(whole, rows, join):
        side = next((one for one in (join.left, join.right) if left in rows[whole.members(one)]), group)
        below = whole.join(side)
        if below is None or right not in rows[whole.members(side)]:
            break
        group, join = side, below
    return group, join


def _decision(join: Join, where: str, least: float, *, together: bool) -> Decision:
    sizes = f"{join.left_size} and {join.right_size} Articles"
    return Decision(Level.EVENT, together, f"mean score between {sizes}, {where}", join.across, least)


def chain(block: Block, members: Rows, left: int, right: int) -> tuple[tuple[int, int, float], ...]:
    """The links from ``left`` to ``right`` through ``members``, places of ``block``, whose weakest is the strongest possible.

    Those of a maximum spanning tree are (Hu, The maximum capacity route problem, 1961).
    """
    scores = (block.scores - time_cost(block.terms))[np.ix_(members, members)]
    far = float(scores.max()) + 1.0
    spanning = minimum_spanning_tree(sparse.csr_matrix(far - scores))
    start, end = (int(np.flatnonzero(members == place)[0]) for place in (left, right))
    _, before = breadth_first_order(spanning, start, directed=False)
    path: list[tuple[int, int, float]] = []
    while end != start:
        last = int(before[end])
        path.append((int(members[last]), int(members[end]), float(scores[last, end])))
        end = last
    return tuple(reversed(path))
