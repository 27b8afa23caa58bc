"""Origins of a set of Articles."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.articles import CleanedArticle
from service.domain.groups import Origin
from service.stages.origins.candidates import candidates
from service.stages.origins.imprints import Imprint, Shared, held_by_both, imprint_of
from service.text.wording import Wording, wording_of

_SAME_PHRASES = 0.5
_SAME_FRAMES, _SAME_FEW_FRAMES, _FEW = 0.32, 0.45, 80
_BOTH_PHRASES, _BOTH_FRAMES = 0.36, 0.28
_SHARED = 8  # shingles that must be shared, so that a common saying joins nothing
_SHORT, _SHORT_PHRASES = 20, 0.8
_FLOOR = 0.12  # of either kind, with every Article of an Origin: a round-up does not join what it rounds up
_LEAST_SHARED = 0.3  # of either kind: with less of both, no rule below joins two texts
_AT_ONCE = 2000  # pairs that are compared together
_ASKED = 24  # Articles of an Origin that a further one is held against

Pair = tuple[int, int]


def find_origins(
    articles: Sequence[CleanedArticle], wordings: Sequence[Wording] | None = None
) -> tuple[Origin, ...]:
    """The Origins of ``articles``, each Article in exactly one, in the order of their ids.

    Two Articles share an Origin where at least half of the three-word phrases of the shorter stand in the other, or a
    third of its frames (see ``Wording``), or somewhat less of both. Reports of one happening by different hands share
    quotations and names, but not these. The representative is the soundest, earliest, longest. Ids do not depend on
    the order of ``articles``. ``wordings``, one per Article, spare reading the texts again.
    """
    read = [wording_of(article) for article in articles] if wordings is None else wordings
    unique = {a.article.id: imprint_of(a, wording) for a, wording in zip(articles, read, strict=True)}
    return origins_of([made for _, made in sorted(unique.items())])


def origins_of(made: Sequence[Imprint]) -> tuple[Origin, ...]:
    """The Origins of Articles by their Imprints, which stand in the order of their ids."""
    groups = joined(made, range(len(made)), strengths(made, candidates(made)))
    return tuple(sorted((origin([made[row] for row in rows]) for rows in groups), key=lambda one: one.id))


def strengths(made: Sequence[Imprint], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Those of ``pairs`` that seem to be of one hand, with how strongly."""
    found: dict[Pair, float] = {}
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        of_left, of_right = [made[row] for row, _ in some], [made[row] for _, row in some]
        fewer = np.minimum(_sizes(of_left), _sizes(of_right))
        both = np.column_stack(
            [
                held_by_both([one.phrases for one in of_left], [one.phrases for one in of_right]),
                held_by_both([one.frames for one in of_left], [one.frames for one in of_right]),
            ]
        )
        enough = (both >= _LEAST_SHARED * fewer).any(axis=1)
        for place in np.flatnonzero(enough).tolist():
            phrases, frames = both[place].tolist()
            strong = strength(Shared.counted(of_left[place], of_right[place], phrases, frames))
            if strong > 0:
                found[some[place]] = strong
    return found


def _sizes(made: Sequence[Imprint]) -> NDArray[np.int64]:
    """How many phrases and how many frames each has."""
    return np.array([(len(one.phrases), len(one.frames)) for one in made])


def shared(one: Imprint, other: Imprint) -> Shared:
    """What two Articles have of one another."""
    return Shared.of(one, other)


def strength(found: Shared) -> float:
    """How strongly two texts seem to be of one hand; 0 where they do not."""
    return max(found.phrases, found.frames) if rule(found) else 0.0


def rule(found: Shared) -> str:
    """By what two texts seem to be of one hand, in words for readers; empty where they do not."""
    if found.fewer_phrases < _SHORT:
        return (
            f"at least {_SHORT_PHRASES:.0%} of a short text's phrases"
            if found.phrases >= _SHORT_PHRASES
            else ""
        )
    if found.phrases >= _SAME_PHRASES and found.shared_phrases >= _SHARED:
        return f"at least {_SAME_PHRASES:.0%} of the phrases"
    least = _SAME_FEW_FRAMES if found.fewer_frames < _FEW else _SAME_FRAMES
    if found.frames >= least and found.shared_frames >= _SHARED:
        return f"at least {least:.0%} of the frames"
    if found.phrases >= _BOTH_PHRASES and found.frames >= _BOTH_FRAMES and found.shared_frames >= _SHARED:
        return f"at least {_BOTH_PHRASES:.0%} of the phrases and {_BOTH_FRAMES:.0%} of the frames"
    return ""


def joined(made: Sequence[Imprint], rows: Sequence[int], strength: dict[Pair, float]) -> list[list[int]]:
    """``rows`` in groups: strongest pairs first, as long as every two of a group have something in common.

    What is decided of a row depends only on the rows that it is linked to, near or far: with the pairs of a whole component
    of ``strength`` its rows can be joined alone.
    """
    group_of = {row: row for row in rows}
    members = {row: [row] for row in rows}
    for left, right in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        one, other = group_of[left], group_of[right]
        if one == other or not all(
            _akin(made[a], made[b]) for a in members[one][:_ASKED] for b in members[other][:_ASKED]
        ):
            continue
        for row in members[other]:
            group_of[row] = one
        members[one] += members.pop(other)
    return list(members.values())


def _akin(one: Imprint, other: Imprint) -> bool:
    found = Shared.of(one, other)
    return found.phrases >= _FLOOR or found.frames >= _FLOOR


def origin(members: Sequence[Imprint]) -> Origin:
    """The Origin of these Articles, its representative first."""
    ids = representatives(members)
    return Origin("o" + hashlib.sha256(min(ids).encode()).hexdigest()[:12], ids)


def representatives(members: Sequence[Imprint]) -> tuple[str, ...]:
    """The ids of these Articles, that which represents their Origin first, then those that would without it."""
    return tuple(one.article_id for one in sorted(members, key=standing))


def standing(member: Imprint) -> tuple[bool, str, int, str]:
    """Sound wording first, then the earliest known publication, the most words, the id."""
    return member.reworded, member.published or "~", -member.words, member.article_id
