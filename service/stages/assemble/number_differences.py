"""Where sources give different numbers of the same thing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from service.domain.briefs import Difference, Side
from service.domain.dates import PartialDate
from service.stages.assemble.conflicts import in_conflict
from service.stages.assemble.figures import ANYONE, HARM, REACH, Figure, figures_of
from service.stages.assemble.phrases import phrase
from service.stages.assemble.statements import Statement, published
from service.text.numbers import Quantity, QuantityKind

_MOST_APART = 4
"""Times: tolls further apart than this are of two occasions."""
_TELLING = 3
"""Words: a side that says fewer tells the reader nothing."""
_MAX_FIGURES = 80
_MAX_CITATIONS = 3


def number_differences(told: Sequence[Statement]) -> Iterator[Difference]:
    """The Differences in numbers among the sentences of one Topic. Unsound Passages are not read: a digit may be off."""
    things: dict[str, list[Figure]] = defaultdict(list)
    for statement in told:
        if statement.passage.sound:
            for figure in figures_of(statement):
                things[figure.thing].append(figure)
    for thing, figures in things.items():
        shown: set[Decimal] = set()
        for group in _groups(figures[:_MAX_FIGURES]):
            values = {figure.quantity.value for figure in group}
            if values <= shown:
                continue
            difference = _difference(thing, group, figures)
            if difference is not None:
                shown |= values
                yield difference


def _groups(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Around each figure, those of the same thing, where their values are not all one."""
    for figure in figures:
        group = [other for other in figures if other is figure or _same_thing(figure, other)]
        if len({other.quantity.value for other in group}) > 1:
            yield group


def _same_thing(left: Figure, right: Figure) -> bool:
    """Whether two figures count the same, told by what stands around them, when, where and of whom."""
    mine, theirs = left.statement, right.statement
    if mine.parties and theirs.parties and not mine.parties & theirs.parties:
        return False
    if bool(left.who) != bool(right.who) or (left.who and not left.who & right.who):
        return False  # 12 soldiers are not 14 civilians, nor a part the whole
    if not _dates_agree(left, right) or _may_be_update(left, right):
        return False
    if left.thing in HARM:
        if left.hedged != right.hedged:
            return False
        low, high = sorted((left.quantity.value, right.quantity.value))
        wide = mine.stems & theirs.stems - ANYONE
        return mine.event == theirs.event and high <= _MOST_APART * low and len(wide) >= 2
    units = {*left.quantity.nouns[:2]} & {*right.quantity.nouns[:2]}
    shared = left.context & right.context
    if len(units) == 2 and mine.event == theirs.event and len(mine.parties & theirs.parties) >= 2:
        return len(shared) >= 1
    if left.hedged != right.hedged:
        return False  # what was expected is not what came
    needed, overlap = (2, 0.5) if left.quantity.kind is QuantityKind.CARDINAL else (3, 0.6)
    return len(shared) >= needed and len(shared) >= overlap * min(len(left.context), len(right.context))


def _may_be_update(left: Figure, right: Figure) -> bool:
    """Whether the later source may only tell how things went on: a count that grew, or a figure of another Event."""
    first, second = published(left.statement.source), published(right.statement.source)
    if first is None or second is None or first == second:
        return False
    if left.statement.event != right.statement.event:
        return True
    early, late = (left, right) if first < second else (right, left)
    counted = left.quantity.kind is QuantityKind.CARDINAL
    return counted and late.quantity.value > early.quantity.value


def _dates_agree(left: Figure, right: Figure) -> bool:
    """Whether the dates that stand by two figures, if any do, are the same."""
    mine, theirs = _dates_by(left), _dates_by(right)
    return not mine or not theirs or any(one.agrees_with(other) for one in mine for other in theirs)


def _dates_by(figure: Figure) -> list[PartialDate]:
    words, span = figure.statement.words, figure.quantity.span
    reach = [word for word in words if word.start >= span.end][:REACH]
    until = reach[-1].end if reach else span.end
    return [
        mention.date.date
        for mention in figure.statement.dates
        if mention.date.date is not None and mention.span.start < until
    ]


def _close(left: Quantity, right: Quantity) -> bool:
    """Whether two values may be one number, rounded or bounded: then nobody differs."""
    if left.value == right.value:
        return True
    loose = bool(left.bound) != bool(right.bound) or any(
        q.approximate or _round(q.value) for q in (left, right)
    )
    return loose and abs(left.value - right.value) <= Decimal("0.1") * max(abs(left.value), abs(right.value))


def _weighed_against(figure: Figure, group: Sequence[Figure]) -> bool:
    """Whether ``figure`` is another's share or sum that its source only sets beside its own, given before in ``group``."""
    if figure.quantity.kind not in {QuantityKind.PERCENT, QuantityKind.MONEY} or figure in group:
        return False
    return any(
        own.statement.origin == figure.statement.origin
        and own.statement.span.end <= figure.statement.span.start
        and not _close(own.quantity, figure.quantity)
        for own in group
    )


def _round(value: Decimal) -> bool:
    return value >= 100 and value == value.to_integral_value() and int(value) % 100 == 0


def _difference(thing: str, group: Sequence[Figure], everywhere: Sequence[Figure]) -> Difference | None:
    values: list[Quantity] = []
    of: dict[int, list[Figure]] = defaultdict(list)
    given: dict[str, set[int]] = defaultdict(set)
    for figure in group:
        index = next((i for i, known in enumerate(values) if _close(known, figure.quantity)), len(values))
        if index == len(values):
            values.append(figure.quantity)
        of[index].append(figure)
        given[figure.statement.origin].add(index)
    of = {
        index: clear
        for index, figures in of.items()
        if (clear := [f for f in figures if len(given[f.statement.origin]) == 1])
    }  # an Origin that gives several speaks of several things, or of a figure that changed
    conflicting = in_conflict(
        (index, figure.statement.origin)
        for index in of
        for figure in everywhere
        if _close(values[index], figure.quantity) and not _weighed_against(figure, group)
    )
    if len(conflicting) < 2:
        return None
    sides = []
    for index in sorted(conflicting, key=lambda index: values[index].value):
        chosen = list({figure.statement.origin: figure for figure in reversed(of[index])}.values())[::-1]
        cuts = [(f, phrase(f.statement.text, f.quantity.span, 7, 9)) for f in chosen[:_MAX_CITATIONS]]
        words = [cut.of(f.statement.text) for f, cut in cuts]
        if max(len(said.split()) for said in words) < _TELLING:
            return None
        says = "; ".join(dict.fromkeys(f"“{said}”" for said in words))
        sides.append(Side(says, tuple(f.statement.cite(cut) for f, cut in cuts)))
    return Difference(_about(thing, group), tuple(sides))


def _about(thing: str, group: Sequence[Figure]) -> str:
    """What the sources differ on, for readers."""
    named = _named(thing, group)
    if group[0].quantity.kind is QuantityKind.PERCENT:
        return "the share in per cent" + named.removeprefix(thing)
    return f"the sum in {named}" if group[0].quantity.kind is QuantityKind.MONEY else f"the number of {named}"


def _named(thing: str, group: Sequence[Figure]) -> str:
    """What is counted, in a word that the sources use."""
    if thing in HARM:
        who = Counter(word for figure in group for word in figure.who)
        return thing if not who else thing.replace("people", _written(group, who.most_common(1)[0][0]))
    if group[0].quantity.kind is QuantityKind.CARDINAL:
        alike = frozenset.intersection(*(frozenset(figure.quantity.nouns[:2]) for figure in group))
        return " ".join(_written(group, noun) for noun in group[0].quantity.nouns if noun in alike)
    shared = frozenset.intersection(*(figure.context for figure in group))
    words = [word.lower for word in group[0].statement.words if word.stem in shared]
    return f"{thing} ({', '.join(list(dict.fromkeys(words))[:4])})" if words else thing


def _written(group: Sequence[Figure], wanted: str) -> str:
    """``wanted``, a stem, as the sources write it."""
    for figure in group:
        for word in figure.statement.words:
            if word.stem == wanted:
                return figure.statement.text[word.start : word.end]
    return wanted
