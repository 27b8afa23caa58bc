"""Which Articles are on one happening: a tree of the collection, and inside a Topic word weights made afresh."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from service.stages.group.similarity import (
    FIELD_WEIGHTS,
    own_text_score,
    shared_score,
    time_cost,
    unit_rows,
)
from service.stages.group.terms import Terms
from service.stages.group.tree import Join, Matrix, Rows, Tree, tree


@dataclass(frozen=True, slots=True)
class Lines:
    """The thresholds by which happenings are told apart, in units of the score; how they were chosen: ``docs/topics.md``.

    A join of few Articles stays if ``across - gap·(within - across)`` reaches ``stays``; two single ones need
    ``both_single`` less, one alone beside a group ``one_single`` less, and ``both_dated`` or ``one_dated`` less again as far as
    their days are known, which say what words can't. In a collection of ``n``, at least 30, it is ``crowd·(n / (n + 100) -
    1/2)`` more: the more Articles there are, the more of them are alike by chance. What is left is parted where its mean score with weights
    that are the same in any company is under ``telling``.

    From seven Articles on, those of a join that reaches ``related`` are looked at with weights of their own; the last
    join then has to reach ``own_stays``, changed by ``own_gap`` for each point of gap over the usual, by ``own_small`` with the
    logarithm of the smaller side, as few differ from the rest more easily than many, and by ``own_crowd`` as above. What the
    two sides share of words that tell, each counted alike, changes that by ``own_shared`` for each point under the usual:
    weights of a group's own make the most of what little its members share.
    """

    stays: float = 5.35
    gap: float = 0.45
    both_single: float = -0.6
    one_single: float = 1.0
    both_dated: float = 2.6
    one_dated: float = 3.75
    crowd: float = 3.4
    telling: float = 3.5
    related: float = 2.0
    own_stays: float = 3.75
    own_gap: float = 0.3
    own_small: float = 2.5
    own_shared: float = 0.9
    own_crowd: float = 1.6


LINES = Lines()

Pieces = tuple[Rows, ...] | None
"""What a group falls into, as places, when it is looked at by its own words and each side then by the collection's; None where it stays."""


@dataclass(frozen=True, slots=True)
class Known:
    """What groups were found to fall into, by the ``names`` of their rows; good as long as these rows, and weights, stay what they are."""

    names: Rows
    before: Mapping[bytes, Pieces] = field(default_factory=dict)
    found: dict[bytes, Pieces] = field(default_factory=dict)

    def pieces(self, part: Rows, find: Callable[[Rows], Pieces]) -> Pieces:
        """What was known ``before`` of the rows in ``part``, or else what ``find`` finds, which goes into ``found``."""
        name = self.names[part].tobytes()
        if name in self.before:
            return self.before[name]
        if name not in self.found:
            self.found[name] = find(part)
        return self.found[name]


_WIDEST_GAP = 4.0
_OWN_USUAL_GAP, _OWN_WIDEST_GAP = 3.0, 5.0
_USUALLY_SHARED = 8.0
_USUALLY_SMALL = 1.5  # the logarithm of four or five Articles
_CROWD = 100  # Articles of a collection that is neither small nor large
_FEWEST = 30  # Articles; still fewer lower what is needed no further
_WEIGH_AFRESH, _MOST_AFRESH = 7, 600  # Articles: with fewer, weights of their own say little
_OWN_FADES = 12  # Articles of a group as many as which can show by half how little a common word says
_COMMON = 0.05  # what a common word weighs where it is to hardly count


class Standard:
    """What joins among the Articles of ``terms`` are held to."""

    def __init__(self, terms: Terms, lines: Lines = LINES) -> None:
        self._known = ~np.isnan(terms.days)
        self._dated = terms.dated if self._known.any() else 0.0
        self._all = bool(self._known.all())
        size = max(terms.collected, _FEWEST)
        self._crowd = size / (size + _CROWD) - 0.5
        self.lines = lines

    def dated(self, ones: Rows, others: Rows) -> float:
        """The share of pairs, one of each, both of whose days are known, times the share of the collection that is dated."""
        if not self._dated or self._all:
            return self._dated
        return self._dated * float(self._known[ones].mean()) * float(self._known[others].mean())

    def needed(self, join: Join, dated: float) -> float:
        """The mean score across that lets a join of the collection's tree stay; with less, its groups are different happenings.

        ``dated`` is that of its two sides.
        """
        lines = self.lines
        if join.within is None:
            single = lines.both_single + lines.both_dated * dated
        else:
            single = lines.one_single + lines.one_dated * dated if join.smaller == 1 else 0.0
        gap = min(max(join.gap, -1.0), _WIDEST_GAP)
        return lines.stays + lines.gap * gap - single + lines.crowd * self._crowd

    def needed_inside(self, join: Join, shared: float) -> float:
        """The same for the last join of a tree whose weights are of these Articles alone; ``shared`` is what its sides share."""
        lines = self.lines
        gap = min(join.gap, _OWN_WIDEST_GAP) - _OWN_USUAL_GAP
        small = math.log(join.smaller) - _USUALLY_SMALL
        base = lines.own_stays + lines.own_gap * gap + lines.own_small * small
        return base + lines.own_shared * (_USUALLY_SHARED - shared) + lines.own_crowd * self._crowd

    def least(self, whole: Tree, rows: Rows, join: Join, *, afresh: bool = True) -> float:
        """What a join of ``whole``, the tree of ``rows``, has to reach, for the time being where it is then looked at again."""
        if afresh and is_weighed_afresh(join.size):
            return self.lines.related
        sides = rows[whole.members(join.left)], rows[whole.members(join.right)]
        return self.needed(join, self.dated(*sides))

    def stays(self, whole: Tree, rows: Rows, join: Join, *, afresh: bool = True) -> bool:
        """Whether a join of ``whole``, the tree of ``rows``, stays, for the time being where it is then looked at again."""
        if afresh and join.size > _MOST_AFRESH:
            return False
        return join.across >= self.least(whole, rows, join, afresh=afresh)


def is_weighed_afresh(size: int) -> bool:
    """Whether so many Articles, related at all, are looked at again with word weights of their own."""
    return size >= _WEIGH_AFRESH


def own_tree(terms: Terms, rows: Rows, cost: Matrix) -> Tree:
    """The tree of some ``rows`` with word weights made of these alone, and common words at ``n / (n + 12)`` of theirs.

    ``cost`` is the ``time_cost`` of each two of ``terms``.
    """
    text = own_text_score(terms, rows, len(rows) / (len(rows) + _OWN_FADES))
    return tree(text - cost[np.ix_(rows, rows)])


def shared(terms: Terms, rows: Rows, own: Tree, cost: Matrix) -> float:
    """What the two sides of the last join of ``own``, the tree of ``rows``, share: their ``shared_score`` less the cost of days."""
    ones, others = rows[own.members(own.last.left)], rows[own.members(own.last.right)]
    return shared_score(terms, ones, others, _COMMON) - float(cost[np.ix_(ones, others)].mean())


def telling_scores(terms: Terms, left: Rows, right: Rows) -> Matrix:
    """The text scores of pairs of rows where all words weigh alike, save those that all news is full of, which hardly do.

    A few Articles can't show by counting what a word says, and what the rest of the collection shows of it changes with
    the company: among sports reports "security" is rare. These scores depend on the two alone.
    """
    score = np.zeros(len(left))
    for weight, words in zip(FIELD_WEIGHTS, terms.faded(_COMMON).fields, strict=True):
        rows = unit_rows(words, np.ones(words.shape[1]))
        cosines = np.asarray(rows[left].multiply(rows[right]).sum(axis=1)).ravel()
        score += weight * np.sqrt(np.clip(cosines, 0.0, 1.0))
    return score


def telling_trees(terms: Terms, parts: Sequence[Rows]) -> list[Tree]:
    """For each of ``parts``, each a few rows, the tree of their ``telling_scores``."""
    pairs = [np.triu_indices(len(part), 1) for part in parts]
    left = np.concatenate([part[one] for part, (one, _) in zip(parts, pairs, strict=True)])
    right = np.concatenate([part[other] for part, (_, other) in zip(parts, pairs, strict=True)])
    scores = telling_scores(terms, left, right)
    ends = np.cumsum([len(one) for one, _ in pairs])[:-1]
    trees = []
    for part, (one, other), own in zip(parts, pairs, np.split(scores, ends), strict=True):
        square = np.zeros((len(part), len(part)))
        square[one, other] = square[other, one] = own
        trees.append(tree(square))
    return trees


def happenings(terms: Terms, text: Matrix, *, afresh: bool = True, lines: Lines = LINES) -> list[Rows]:
    """The rows of ``terms`` in groups, each of one happening; ``text`` are their text scores in the collection.

    Common words are not faded in ``terms`` yet. ``afresh`` tells whether groups are looked at again with weights that
    depend on their members alone; without, the collection's weights decide.
    """
    return happenings_apart(terms, text, [np.arange(terms.size)], afresh=afresh, lines=lines)[0]


def happenings_apart(  # noqa: PLR0913  what is looked at, and how
    terms: Terms,
    text: Matrix,
    apart: Sequence[Rows],
    *,
    afresh: bool = True,
    lines: Lines = LINES,
    known: Known | None = None,
) -> list[list[Rows]]:
    """The happenings of several sets of rows of ``terms`` that have nothing to do with one another: those of each.

    What is looked at of all of them at once is the same for each, and takes less time. What is ``known`` of groups is not
    looked at again; what is found of others is put there.
    """
    cost = time_cost(terms)
    scores = text - cost
    known = known or Known(np.arange(terms.size))
    standard = Standard(terms, lines)
    find = partial(_pieces, terms, scores, cost, standard)
    found = [
        _related_closely(related(scores, rows, standard, afresh=afresh), known, find if afresh else None)
        for rows in apart
    ]
    told = iter(_each_told_apart(terms, [part for _, few in found for part in few], standard))
    return [groups + [group for _ in few for group in next(told)] for groups, few in found]


def _related_closely(
    parts: Sequence[Rows], known: Known, find: Callable[[Rows], Pieces] | None
) -> tuple[list[Rows], list[Rows]]:
    """The happenings of rows that are related in ``parts``, and the groups of a few that are still to be told apart."""
    groups: list[Rows] = []
    few: list[Rows] = []
    waiting = [*reversed(parts)]
    while waiting:
        part = waiting.pop()
        if find is None or len(part) == 1:
            groups.append(part)
        elif not is_weighed_afresh(len(part)):
            few.append(part)
        elif (pieces := known.pieces(part, find)) is None:
            groups.append(part)
        else:
            waiting += [part[piece] for piece in reversed(pieces)]
    return groups, few


def _pieces(terms: Terms, scores: Matrix, cost: Matrix, standard: Standard, part: Rows) -> Pieces:
    own = own_tree(terms, part, cost)
    last = own.last
    if last.across >= standard.needed_inside(last, shared(terms, part, own, cost)):
        return None
    sides = (part[own.members(side)] for side in (last.left, last.right))
    return tuple(np.searchsorted(part, piece) for side in sides for piece in related(scores, side, standard))


def related(scores: Matrix, rows: Rows, standard: Standard, *, afresh: bool = True) -> list[Rows]:
    """Part ``rows`` by the collection's own scores, down to groups related closely enough to look at their members alone."""
    whole = tree(scores[np.ix_(rows, rows)])
    return groups_of(whole, rows, lambda join: standard.stays(whole, rows, join, afresh=afresh))


def told_apart(terms: Terms, parts: Sequence[Rows], standard: Standard) -> list[Rows]:
    """Each of ``parts``, a few rows, parted where little holds it together but words that all news is full of."""
    return [group for groups in _each_told_apart(terms, parts, standard) for group in groups]


def _each_told_apart(terms: Terms, parts: Sequence[Rows], standard: Standard) -> list[list[Rows]]:
    if not parts:
        return []
    return [
        groups_of(whole, part, lambda join: join.across >= standard.lines.telling)
        for part, whole in zip(parts, telling_trees(terms, parts), strict=True)
    ]


def groups_of(whole: Tree, rows: Rows, stays: Callable[[Join], bool]) -> list[Rows]:
    """``rows`` in the groups that are left when joins of their tree are undone from the last on, until one ``stays``."""
    groups: list[Rows] = []
    waiting = [whole.root]
    while waiting:
        group = waiting.pop()
        join = whole.join(group)
        if join is None or stays(join):
            groups.append(np.sort(rows[whole.members(group)]))
        else:
            waiting += [join.right, join.left]
    return groups
