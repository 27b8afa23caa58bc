"""Which Sentence leads, which parts of a Topic must be heard, and the order in which all is read."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import regex

from service.domain.articles import Role
from service.domain.briefs import DraftRequest
from service.stages.draft.candidates import Candidate
from service.stages.draft.units import Unit
from service.text.words import words

_LEAD_WORDS = 60
_LEAD_DAMPING = 15
_OLDER = 0.75
_FAR_BETTER = 2
_WORTHY = 0.5
"""A voice that is worth less than this share of the best of its Event or Origin tells too little of it."""
_EVENT_WORDS = 30
_VOICE_WORDS = 40
"""So many words of the limit for each Event, and for each Origin, that must be heard."""
_DONE = regex.compile(
    r"\b(?:has|have) (?:\w+ )?\p{Ll}+ed\b|\b(?:signed|agreed|announced|approved|voted|launched|issued|ordered|passed|adopted|ruled|decided|met|won|killed|"
    r"said|told|reported|confirmed|declared|imposed|struck|arrested|resigned|accused|pledged|held|published|opened|closed|rejected|blocked)\b"
)


def lead_value(unit: Unit, gain: float, found: Sequence[Candidate]) -> float:
    """How well a Unit of worth ``gain`` opens a section: near the top of its Article, near its title, something done."""
    first = found[unit.rows[0]]
    title = {w.stem for w in words(first.cleaned.article.title) if not w.stop}
    held = {gram[0] for gram in unit.grams if len(gram) == 1}
    titled = len(title & held) / len(title) if title else 0.0
    value = gain / (unit.length + _LEAD_DAMPING) * (1 + 0.5 * titled)
    value *= {0: 1.2, 1: 1.1, 2: 1.05}.get(first.place, 1.0)
    if _DONE.search(unit.text):
        value *= 1.4
    if first.passage.role is not Role.LEAD and first.passage.role is not Role.BODY:
        value *= 0.8
    return value if unit.length <= _LEAD_WORDS else value / 2


def freshness(request: DraftRequest) -> dict[str, float]:
    """For each Event how well it opens the section: the newest, unless an older one has twice as many Origins."""
    origins = {
        event.id: len({request.origin_of.get(one, one) for one in event.article_ids})
        for event in request.topic.events
    }
    dates = {
        event.id: _dated(str(event.date.date) if event.date.date else "") for event in request.topic.events
    }
    newest = max(dates.values(), default="")
    if not newest:
        return {}
    most = max(origins[one] for one, date in dates.items() if date == newest)
    return {
        one: 1.0 if date == newest or origins[one] >= _FAR_BETTER * most else _OLDER
        for one, date in dates.items()
    }


def _dated(date: str) -> str:
    """A date as written in EDTF, empty where it has no year."""
    return "" if date.startswith("X") else date


def lead(  # noqa: PLR0913, PLR0917  the parts of one choice, each named at the call
    request: DraftRequest,
    units: Sequence[Unit],
    gains: Sequence[float],
    found: Sequence[Candidate],
    known: frozenset[str],
    limit: int,
) -> int | None:
    """The index of the Unit that opens the section: one that is understood by who was told of ``known`` (stems) alone.

    Where none is, one that names something as if it were known will do; where none is again, one that calls somebody by surname.
    """
    fresh = freshness(request)
    fitting = [i for i, unit in enumerate(units) if gains[i] > 0 and unit.length <= limit]
    clear = [i for i in fitting if units[i].understood(known, frozenset())]
    named = [i for i in fitting if not units[i].presumes]
    return max(
        clear or named or fitting,
        key=lambda i: (
            lead_value(units[i], gains[i], found) * fresh.get(found[units[i].rows[0]].event, 1.0),
            -i,
        ),
        default=None,
    )


def voices(  # noqa: PLR0913, PLR0917  the parts of one choice, each named at the call
    units: Sequence[Unit],
    gains: Sequence[float],
    found: Sequence[Candidate],
    limit: int,
    opening: int,
    clashes: Callable[[int, int], bool],
    known: frozenset[str] = frozenset(),
) -> list[int]:
    """The opening Unit, then the best of every Event, then of every Origin, that is not heard yet, as far as ``limit`` allows."""
    chosen = [opening]
    of_event: dict[str, list[int]] = defaultdict(list)
    of_origin: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        if gains[i] > 0:
            of_event[found[unit.rows[0]].event].append(i)
            of_origin[found[unit.rows[0]].origin].append(i)
    value = [lead_value(unit, gain, found) for unit, gain in zip(units, gains, strict=True)]
    events = [(limit // _EVENT_WORDS, members) for members in _by_best(of_event.values(), value)]
    origins = [(limit // _VOICE_WORDS, members) for members in _by_best(of_origin.values(), value)]
    for most, members in itertools.chain(events, origins):
        left = limit - sum(units[i].length for i in chosen)
        if len(chosen) >= most:
            continue
        if any(i in members for i in chosen):
            continue
        rows = {row for i in chosen for row in units[i].rows}
        best = max(value[i] for i in members)
        fitting = [
            i
            for i in members
            if units[i].length <= left
            and value[i] >= _WORTHY * best
            and units[i].understood(
                known.union(*(units[j].said for j in chosen[1:])),
                frozenset().union(*(units[j].introduces for j in chosen)),
            )
            and rows.isdisjoint(units[i].rows)
            and not any(clashes(i, j) for j in chosen)
        ]
        if fitting:
            chosen.append(max(fitting, key=lambda i: (value[i], -i)))
    return chosen


def _by_best(groups: Iterable[list[int]], value: Sequence[float]) -> list[list[int]]:
    return sorted(groups, key=lambda members: (-max(value[i] for i in members), members[0]))


def reading_order(  # noqa: PLR0913, PLR0917  the parts of one choice, each named at the call
    request: DraftRequest,
    units: Sequence[Unit],
    chosen: Sequence[int],
    found: Sequence[Candidate],
    opening: int,
    known: frozenset[str] = frozenset(),
) -> list[int]:
    """``chosen`` with the opening first, then the rest of its Event, then Event by Event in time, each in its sources' flow.

    One that takes something for known comes right after the one that tells of it; where nothing but the opening does,
    it is left out.

    An Event whose date no source gives comes after the dated ones. Of one Event's
    Articles that comes first of which a sentence nearest to the top was chosen; then they keep the request's order.
    """
    dates = {event.id: str(event.date.date) if event.date.date else "" for event in request.topic.events}
    rank = {event.id: number for number, event in enumerate(request.topic.events)}

    highest: dict[str, int] = {}
    for each in chosen:
        one = found[units[each].rows[0]]
        highest[one.cleaned.article.id] = min(highest.get(one.cleaned.article.id, one.place), one.place)

    def place(index: int) -> tuple[bool, bool, bool, str, int, int, tuple[int, ...]]:
        first = found[units[index].rows[0]]
        start = found[units[opening].rows[0]]
        date = dates.get(first.event, "")
        undated = not date or date.startswith("X")
        return (
            first.event != start.event,
            first.cleaned.article.id != start.cleaned.article.id and first.event == start.event,
            undated,
            date,
            rank.get(first.event, 0),
            highest[first.cleaned.article.id],
            units[index].rows,
        )

    waiting = sorted((i for i in chosen if i != opening), key=place)
    ordered = [opening]
    said, introduced = known, units[opening].introduces
    while waiting:
        index = next((i for i in waiting if units[i].understood(said, introduced)), None)
        if index is None:
            break
        waiting.remove(index)
        ordered.append(index)
        said |= units[index].said
        introduced |= units[index].introduces
    return ordered
