"""Which Articles are on one happening: a tree of the collection, and inside a Topic word weights made afresh."""

import numpy as np

from service.stages.group.similarity import local_weights, text_score, time_cost, units
from service.stages.group.terms import Terms
from service.stages.group.tree import Join, Matrix, Rows, Tree, tree

# A join of few Articles stays if 0.95·across - 0.46·gap is high enough; two single ones need less, one alone beside a
# group still less, as their scores have no mean to steady them.
_STAYS, _ACROSS, _GAP = 5.6, 0.95, 0.46
_BOTH_SINGLE, _ONE_SINGLE = 0.62, 2.27
_WIDEST_GAP = 4.0

_WEIGH_AFRESH = 7  # Articles: with fewer, weights of their own say little
_MOST_AFRESH = 600
RELATED = 2.0
_LOCAL_STAYS, _LOCAL_GAP, _LOCAL_SINGLE = 4.12, 0.3, 1.5
_LOCAL_USUAL_GAP, _LOCAL_WIDEST_GAP = 3.0, 5.0


def needed(join: Join) -> float:
    """The mean score across that lets a join of the collection's tree stay; with less, its groups are different happenings."""
    single = _BOTH_SINGLE if join.within is None else _ONE_SINGLE if join.smaller == 1 else 0.0
    gap = min(max(join.gap, -1.0), _WIDEST_GAP)
    return (_STAYS + _GAP * gap - single) / _ACROSS


def needed_inside(join: Join) -> float:
    """The same for the last join of a tree whose weights are of these Articles alone."""
    gap = min(join.gap, _LOCAL_WIDEST_GAP) - _LOCAL_USUAL_GAP
    return _LOCAL_STAYS + _LOCAL_GAP * gap - (_LOCAL_SINGLE if join.smaller == 1 else 0.0)


def is_weighed_afresh(size: int) -> bool:
    """Whether so many Articles, related at all, are looked at again with word weights of their own."""
    return size >= _WEIGH_AFRESH


def stays(join: Join, *, afresh: bool = True) -> bool:
    """Whether a join of the collection's tree stays, for the time being where it is then looked at again."""
    if afresh and is_weighed_afresh(join.size):
        return join.across >= RELATED and join.size <= _MOST_AFRESH
    return join.across >= needed(join)


def own_tree(terms: Terms) -> Tree:
    """The tree of a few Articles with word weights made of these alone."""
    return tree(text_score(units(terms, local_weights(terms))) - time_cost(terms))


def happenings(terms: Terms, text: Matrix, *, afresh: bool = True) -> list[Rows]:
    """The rows of ``terms`` in groups, each of one happening; ``text`` are their text scores in the collection.

    ``afresh`` tells whether words are weighed again inside a Topic; without, the collection's weights decide alone.
    """
    scores = text - time_cost(terms)
    groups: list[Rows] = []
    waiting = [np.arange(terms.size)]
    while waiting:
        rows = waiting.pop()
        small = not is_weighed_afresh(len(rows))
        for part in related(scores, rows, afresh=afresh):
            if small or not afresh or not is_weighed_afresh(len(part)):
                groups.append(part)
                continue
            own = own_tree(terms.rows(part))
            last = own.joins[-1]
            if last.across < needed_inside(last):
                waiting += [part[own.members[last.right]], part[own.members[last.left]]]
            else:
                groups.append(part)
    return groups


def related(scores: Matrix, rows: Rows, *, afresh: bool = True) -> list[Rows]:
    """Part ``rows`` by the collection's own scores, down to groups related closely enough to weigh words afresh."""
    whole = tree(scores[np.ix_(rows, rows)])
    groups: list[Rows] = []
    waiting = [whole.root]
    while waiting:
        group = waiting.pop()
        join = whole.join(group)
        if join is not None and not stays(join, afresh=afresh):
            waiting += [join.right, join.left]
        else:
            groups.append(np.sort(rows[whole.members[group]]))
    return groups
