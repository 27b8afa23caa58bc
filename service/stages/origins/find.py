"""Origins of a set of Articles."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from service.domain.articles import CleanedArticle, Integrity
from service.domain.dates import DateBasis
from service.domain.groups import Origin
from service.stages.origins.shingles import Hashes, Shingles, containment, shingles

_SAME_PHRASES = 0.5
_SAME_FRAMES, _SAME_FEW_FRAMES, _FEW = 0.32, 0.45, 80
_BOTH_PHRASES, _BOTH_FRAMES = 0.36, 0.28
_SHARED = 8  # shingles that must be shared, so that a common saying joins nothing
_SHORT, _SHORT_PHRASES = 20, 0.8
_FLOOR = 0.12  # of either kind, with every Article of an Origin: a round-up does not join what it rounds up

_SAMPLED_BEYOND = 2000  # Articles; beyond, one hash in eight is looked up first
_ONE_IN = np.uint64(8)
_MOST_HOLDERS = 100
_WORTH_A_LOOK = 0.15
_STRIP = 4000

Pair = tuple[int, int]


def find_origins(articles: Sequence[CleanedArticle]) -> tuple[Origin, ...]:
    """The Origins of ``articles``, each Article in exactly one, in the order of their ids.

    Two Articles share an Origin where at least half of the three-word phrases of the shorter stand in the other, or a
    third of its frames (see ``Shingles``), or somewhat less of both. Reports of one happening by different hands share
    quotations and names, but not these. The representative is the soundest, earliest, longest. Ids do not depend on
    the order of ``articles``.
    """
    unique = [article for _, article in sorted({a.article.id: a for a in articles}.items())]
    made = [shingles(article) for article in unique]
    strength = {pair: found for pair in _candidates(made) if (found := _same(made, *pair)) > 0}
    groups = _joined(made, strength)
    origins = [_origin([(unique[row], made[row]) for row in rows]) for rows in groups]
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _same(made: Sequence[Shingles], left: int, right: int) -> float:
    """How strongly two texts seem to be of one hand; 0 where they do not."""
    one, other = made[left], made[right]
    phrases, shared_phrases = containment(one.phrases, other.phrases)
    if min(len(one.phrases), len(other.phrases)) < _SHORT:
        return phrases if phrases >= _SHORT_PHRASES else 0.0
    frames, shared_frames = containment(one.frames, other.frames)
    by_phrases = phrases >= _SAME_PHRASES and shared_phrases >= _SHARED
    few = min(len(one.frames), len(other.frames)) < _FEW
    by_frames = frames >= (_SAME_FEW_FRAMES if few else _SAME_FRAMES) and shared_frames >= _SHARED
    by_both = phrases >= _BOTH_PHRASES and frames >= _BOTH_FRAMES and shared_frames >= _SHARED
    return max(phrases, frames) if by_phrases or by_frames or by_both else 0.0


def _candidates(made: Sequence[Shingles]) -> set[Pair]:
    """Pairs of rows that share enough of a sample to be worth comparing."""
    return _sharing(made, lambda one: one.phrases) | _sharing(made, lambda one: one.frames)


def _sharing(made: Sequence[Shingles], kind: Callable[[Shingles], Hashes]) -> set[Pair]:
    hashes = [kind(one) for one in made]
    if len(made) > _SAMPLED_BEYOND:
        hashes = [one[one % _ONE_IN == 0] if len(one) >= _SHORT else one for one in hashes]
    sizes = np.array([len(one) for one in hashes])
    if not sizes.sum():
        return set()
    _, columns, held = np.unique(np.concatenate(hashes), return_inverse=True, return_counts=True)
    rows = np.repeat(np.arange(len(made)), sizes)
    telling = held[columns] > 1
    if len(made) > _MOST_HOLDERS:
        telling &= held[columns] <= max(_MOST_HOLDERS, len(made) // 100)
    holds = sparse.csr_matrix(
        (np.ones(int(telling.sum()), dtype=np.int32), (rows[telling], columns[telling])),
        shape=(len(made), len(held)),
    )
    turned = sparse.csr_matrix(holds.T)
    found: set[Pair] = set()
    for start in range(0, len(made), _STRIP):
        shared = sparse.coo_matrix(holds[start : start + _STRIP] @ turned)
        left: NDArray[np.int64] = shared.row.astype(np.int64) + start
        right: NDArray[np.int64] = shared.col.astype(np.int64)
        near = (left < right) & (shared.data >= _WORTH_A_LOOK * np.minimum(sizes[left], sizes[right]))
        found.update(zip(left[near].tolist(), right[near].tolist(), strict=True))
    return found


def _joined(made: Sequence[Shingles], strength: dict[Pair, float]) -> list[list[int]]:
    """Rows in groups: strongest pairs first, as long as every two of a group have something in common."""
    group_of = list(range(len(made)))
    members = {row: [row] for row in range(len(made))}
    for left, right in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        one, other = group_of[left], group_of[right]
        if one == other or not all(_akin(made[a], made[b]) for a in members[one] for b in members[other]):
            continue
        for row in members[other]:
            group_of[row] = one
        members[one] += members.pop(other)
    return list(members.values())


def _akin(one: Shingles, other: Shingles) -> bool:
    return (
        containment(one.phrases, other.phrases)[0] >= _FLOOR
        or containment(one.frames, other.frames)[0] >= _FLOOR
    )


def _origin(found: Sequence[tuple[CleanedArticle, Shingles]]) -> Origin:
    ranked = sorted(found, key=_standing)
    ids = tuple(article.article.id for article, _ in ranked)
    return Origin("o" + hashlib.sha256(min(ids).encode()).hexdigest()[:12], ids)


def _standing(member: tuple[CleanedArticle, Shingles]) -> tuple[bool, str, int, str]:
    """Sound wording first, then the earliest known publication, the most words, the id."""
    article, made = member
    reworded = any(Integrity.MACHINE_REWORDED in passage.integrity for passage in article.passages)
    published = article.article.published
    known = published.date is not None and published.basis is not DateBasis.RENDERED
    return reworded, str(published.date) if known else "~", -made.words, article.article.id
