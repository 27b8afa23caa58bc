"""Ids that stay while groups grow, merge and split."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.groups import ChangeKind
from service.stages.group.form import first_id

Members = Sequence[int]


@dataclass(frozen=True, slots=True)
class Shift:
    """A merge or split: the ``id`` that stays, the ``others``, and the rows of the two sides that met or parted."""

    kind: ChangeKind
    id: str
    others: tuple[str, ...]
    one: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The ids of groups, in their order, the merges and splits among them, and the ids that ended."""

    ids: tuple[str, ...]
    shifts: tuple[Shift, ...]
    ended: tuple[str, ...]


def carry(before: Mapping[str, Members], after: Sequence[Members], mint: "Mint") -> Carried:
    """Give each group in ``after`` the id of the group in ``before`` of which it has the largest part.

    Where two claim one id, the larger part has it, then the group with the first row; a group without a claim gets an id
    from ``mint``. Rows are numbers that stay; what is not in ``before`` is new.
    """
    owner = {row: name for name, rows in before.items() for row in rows}
    parts = [Counter(owner[row] for row in rows if row in owner) for rows in after]
    claims = sorted(
        (-count, min(after[place]), name, place)
        for place, part in enumerate(parts)
        for name, count in part.items()
    )
    ids: dict[int, str] = {}
    given: dict[str, int] = {}
    for _, _, name, place in claims:
        if place not in ids and name not in given:
            ids[place], given[name] = name, place
    for place in range(len(after)):
        if place not in ids:
            ids[place] = mint(min(after[place]))
    shifts = _merges(before, after, parts, ids, given) + _splits(before, after, parts, ids, given)
    ended = tuple(sorted(before.keys() - given.keys()))
    return Carried(tuple(ids[place] for place in range(len(after))), tuple(shifts), ended)


def _merges(
    before: Mapping[str, Members],
    after: Sequence[Members],
    parts: Sequence[Counter[str]],
    ids: Mapping[int, str],
    given: Mapping[str, int],
) -> list[Shift]:
    found = []
    for place, part in enumerate(parts):
        taken = sorted(name for name in part if name not in given)
        if ids[place] in part and taken:
            rows = set(after[place])
            kept = tuple(row for row in before[ids[place]] if row in rows)
            came = tuple(row for name in taken for row in before[name] if row in rows)
            found.append(Shift(ChangeKind.MERGED, ids[place], tuple(taken), kept, came))
    return found


def _splits(
    before: Mapping[str, Members],
    after: Sequence[Members],
    parts: Sequence[Counter[str]],
    ids: Mapping[int, str],
    given: Mapping[str, int],
) -> list[Shift]:
    found = []
    holding: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        for name in part:
            holding.setdefault(name, []).append(place)
    for name, rows in before.items():
        places = holding.get(name, [])
        left = sorted(ids[place] for place in places if place != given.get(name))
        if len(places) > 1:
            stays = set(after[given[name]]) if name in given else set(after[places[0]])
            kept = tuple(row for row in rows if row in stays)
            went = tuple(row for row in rows if row not in stays)
            found.append(Shift(ChangeKind.SPLIT, name, tuple(left), kept, went))
    return found


class Mint:
    """Makes ids that were never given before, from the id of a group's first Article."""

    def __init__(self, kind: str, articles: Sequence[str], used: dict[str, None]) -> None:
        self._kind, self._articles, self._used = kind, articles, used

    def __call__(self, row: int) -> str:
        """A new id of a group whose first row is ``row``."""
        article_id = self._articles[row]
        made, turn = first_id(self._kind, article_id), 0
        while made in self._used:
            turn += 1
            made = first_id(self._kind, f"{article_id}:{turn}")
        self._used[made] = None
        return made
