"""Where sources give different numbers of the same thing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.domain.briefs import Difference, Side
from service.stages.assemble.conflicts import in_conflict
from service.stages.assemble.phrases import phrase
from service.stages.assemble.statements import Statement
from service.text.numbers import Quantity, QuantityKind, quantities
from service.text.words import stem

_HARM = {
    "people dead": "dead died die dies killed kills killing kill deaths death fatalities fatality lives toll perished slain bodies",
    "people injured": "injured injuries injuring wounded wounding hurt hospitalised hospitalized casualties",
    "people missing": "missing unaccounted",
    "people arrested": "arrested arrests detained arresting detaining custody",
    "people displaced": "displaced evacuated evacuees homeless fled",
}
_HARM_OF = {word: harm for harm, listed in _HARM.items() for word in listed.split()}
_ANYONE = frozenset(stem(word) for word in "people persons person men victims residents others".split())
_PARTS_OFF = frozenset("including other others more another additional further extra".split())
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE})
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "century"})
_REACH = 10
_MAX_FIGURES = 80
_MAX_CITATIONS = 3


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with what it counts: ``thing`` blocks what can be compared at all, ``who`` are stems of those harmed."""

    statement: Statement
    quantity: Quantity
    thing: str
    who: frozenset[str]
    context: frozenset[str]


def number_differences(told: Sequence[Statement]) -> Iterator[Difference]:
    """The Differences in numbers among the sentences of one Topic. Unsound Passages are not read: a digit may be off."""
    blocks: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for statement in told:
        if statement.passage.sound:
            for figure in _figures(statement):
                blocks[figure.statement.event, figure.thing].append(figure)
    merged: dict[str, list[_Figure]] = defaultdict(list)
    for (_, thing), figures in blocks.items():
        merged[thing] += figures
    for thing, figures in merged.items():
        for group in _groups(figures[:_MAX_FIGURES]):
            difference = _difference(thing, group)
            if difference is not None:
                yield difference


def _figures(statement: Statement) -> Iterator[_Figure]:
    for quantity in quantities(statement.text):
        if quantity.kind not in _COUNTED or quantity.unit in _TIMES:
            continue
        if any(mention.span.overlaps(quantity.span) for mention in statement.dates):
            continue
        after = [word for word in statement.words if word.start >= quantity.span.end][:5]
        before = [word for word in statement.words if word.end <= quantity.span.start][-4:]
        if {word.lower for word in (*before[-2:], *after[:1])} & _PARTS_OFF:
            continue  # "including three children", "two others": a part of another number
        context = statement.near(quantity.span, _REACH)
        harm = next(
            (_HARM_OF[word.lower] for word in (*after, *reversed(before)) if word.lower in _HARM_OF), ""
        )
        if quantity.kind is QuantityKind.CARDINAL and harm:
            harmed = {stem(word) for word in _HARM_OF}
            yield _Figure(
                statement, quantity, harm, frozenset(quantity.nouns) - harmed - _ANYONE, context - harmed
            )
        elif quantity.kind is not QuantityKind.CARDINAL:
            yield _Figure(statement, quantity, quantity.unit, frozenset(), context)
        elif quantity.nouns and not quantity.words:
            yield _Figure(statement, quantity, quantity.nouns[0], frozenset(), context - {quantity.nouns[0]})


def _groups(figures: Sequence[_Figure]) -> Iterator[list[_Figure]]:
    """Figures of the same thing, each group around one of them."""
    taken: set[int] = set()
    for index, figure in enumerate(figures):
        if index in taken:
            continue
        group = [figure]
        for other_index in range(index + 1, len(figures)):
            if other_index not in taken and _same_thing(figure, figures[other_index]):
                group.append(figures[other_index])
                taken.add(other_index)
        yield group


def _same_thing(left: _Figure, right: _Figure) -> bool:
    """Whether two figures count the same, told by what stands around them, when, where and of whom."""
    mine, theirs = left.statement, right.statement
    if mine.parties and theirs.parties and not mine.parties & theirs.parties:
        return False
    if left.who and right.who and not left.who & right.who:
        return False
    if not _dates_agree(mine, theirs):
        return False
    shared = left.context & right.context
    smaller = min(len(left.context), len(right.context)) or 1
    if left.thing in _HARM:
        wide = len(mine.stems & theirs.stems - _ANYONE)
        return mine.event == theirs.event and (len(shared) >= 1 or wide >= 2)
    needed = 2 if left.quantity.kind is QuantityKind.CARDINAL else 3
    return len(shared) >= needed and len(shared) >= 0.5 * smaller


def _dates_agree(left: Statement, right: Statement) -> bool:
    mine = [mention.date.date for mention in left.dates if mention.date.date is not None]
    theirs = [mention.date.date for mention in right.dates if mention.date.date is not None]
    return not mine or not theirs or any(one.agrees_with(other) for one in mine for other in theirs)


def _close(left: Quantity, right: Quantity) -> bool:
    """Whether two values may be one number, rounded or bounded: then nobody differs."""
    if left.value == right.value:
        return True
    loose = any(q.approximate or q.bound or _round(q.value) for q in (left, right))
    return loose and abs(left.value - right.value) <= Decimal("0.1") * max(abs(left.value), abs(right.value))


def _round(value: Decimal) -> bool:
    return value >= 100 and value == value.to_integral_value() and int(value) % 100 == 0


def _difference(thing: str, group: Sequence[_Figure]) -> Difference | None:
    values: list[Quantity] = []
    of: dict[int, list[_Figure]] = defaultdict(list)
    for figure in group:
        index = next((i for i, known in enumerate(values) if _close(known, figure.quantity)), len(values))
        if index == len(values):
            values.append(figure.quantity)
        of[index].append(figure)
    conflicting = in_conflict((index, f.statement.origin) for index, listed in of.items() for f in listed)
    if len(conflicting) < 2:
        return None
    sides = []
    for index in sorted(conflicting, key=lambda index: values[index].value):
        chosen = list({figure.statement.origin: figure for figure in reversed(of[index])}.values())[::-1]
        cuts = [(f, phrase(f.statement.text, f.quantity.span, 7, 9)) for f in chosen[:_MAX_CITATIONS]]
        says = "; ".join(dict.fromkeys(f"“{cut.of(f.statement.text)}”" for f, cut in cuts))
        sides.append(Side(says, tuple(f.statement.cite(cut) for f, cut in cuts)))
    return Difference(f"the number of {_named(thing, group)}", tuple(sides))


def _named(thing: str, group: Sequence[_Figure]) -> str:
    """What is counted, in a word that the sources use."""
    if thing in _HARM:
        who = Counter(word for figure in group for word in figure.who)
        return thing if not who else thing.replace("people", _written(group, who.most_common(1)[0][0]))
    if group[0].quantity.kind is QuantityKind.CARDINAL:
        return _written(group, thing)
    shared = frozenset.intersection(*(figure.context for figure in group))
    words = [word.lower for word in group[0].statement.words if word.stem in shared]
    return f"{thing} ({', '.join(dict.fromkeys(words))})" if words else thing


def _written(group: Sequence[_Figure], wanted: str) -> str:
    return next(
        (word.lower for figure in group for word in figure.statement.words if word.stem == wanted), wanted
    )
