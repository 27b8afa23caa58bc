"""Mending Sentences that failed: the source sentence unshortened, else another that says as much, else nothing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from service.domain.briefs import DraftRequest, Sentence
from service.stages.draft.extract import Extract, sentence
from service.stages.draft.repeats import repeats
from service.stages.draft.units import Unit
from service.text.words import words


def mend(
    request: DraftRequest,
    extracted: Extract,
    failed: Sequence[Sentence],
    vectors: NDArray[np.float32] | None = None,
) -> tuple[Sentence, ...]:
    """New versions of ``failed`` under the same ids; one that can't be mended is left out.

    ``extracted`` is what the section was drafted from. A Sentence that deletion shortened comes back whole; one that
    was whole already is replaced by the best source sentence not yet used that is understood there, repeats none of the section and fits
    in the words that are left.
    """
    possible, found = extracted.possible, extracted.found
    drafted = {sentence(request, found, possible[i]).id: i for i in extracted.chosen}
    lost = {one.id for one in failed}
    used = [i for one, i in drafted.items() if one not in lost]
    tried = {one.text for one in failed}
    left = request.words - sum(possible[i].length for i in used)
    same = repeats(possible, vectors)
    known = frozenset(word.stem for word in words(request.topic.label))
    mended: list[Sentence] = []
    for one in failed:
        index = drafted.get(one.id)
        if index is None:
            continue
        new = _whole(index, possible, tried, left)
        if new is None:
            # It takes the failed one's place: what is said after that can't make it understood.
            earlier = extracted.chosen[: extracted.chosen.index(index)]
            introduced = frozenset().union(*(possible[i].introduces for i in earlier if i in used))
            taken = {row for i in (*drafted.values(), *used) for row in possible[i].rows}
            free = [
                i
                for i, unit in enumerate(possible)
                if taken.isdisjoint(unit.rows)
                and unit.understood(known, introduced)
                and unit.text not in tried
                and unit.length <= left
                and not any(same(i, other) for other in (*used, index))
            ]
            new = max(free, key=lambda i: (extracted.gains[i] / (possible[i].length + 8), -i), default=None)
        if new is not None:
            mended.append(sentence(request, found, possible[new], one.id))
            tried.add(possible[new].text)
            used.append(new)
            left -= possible[new].length
    return tuple(mended)


def _whole(index: int, possible: Sequence[Unit], tried: set[str], left: int) -> int | None:
    """The least shortened version of the same source sentences, where that was not tried yet."""
    rows = possible[index].rows
    versions = [i for i, unit in enumerate(possible) if unit.rows == rows]
    best = min(versions, key=lambda i: (possible[i].cuts, -possible[i].length, i))
    return best if possible[best].text not in tried and possible[best].length <= left else None
