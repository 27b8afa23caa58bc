"""Where sources give different dates of the same happening."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.domain.briefs import Difference, Side
from service.domain.dates import DateBasis, PartialDate
from service.domain.spans import Span
from service.stages.assemble.conflicts import in_conflict
from service.stages.assemble.phrases import phrase
from service.stages.assemble.statements import Statement
from service.text.dates import DateMention
from service.text.words import Word

HAPPENINGS = (
    "sign signed signs signing signature",
    "met meet meets meeting talks gathered convened summit",
    "held holds hold hosted host",
    "began begin begins beginning started starts start opened opens opening launched launch launches",
    "ended end ends ending closed closes close closing finished concluded shut",
    "killed died dies murdered shot death",
    "struck strike attack attacked bombed hit",
    "collapsed collapse fell crashed crash derailed sank erupted exploded explosion",
    "elected elects election vote voted polls",
    "resigned resigns resignation stepped",
    "arrested arrest detained",
    "announced announces announcement unveiled",
    "approved adopts adopted passed ratified agreed",
    "published released issued",
    "arrived arrives arrive visited visits visit",
    "founded established created",
    "born",
    "tested test fired",
    "conducted",
)
HAPPENING_OF = {word: line.split()[0] for line in HAPPENINGS for word in line.split()}
_WORDS = frozenset(HAPPENING_OF)
_REACH = 14
_MAX_DATED = 80
_MAX_CITATIONS = 3
_SAME_OCCASION = 31
"""Days: dates that lie further apart are of two occasions, unless they differ in nothing but a stated year."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A happening with the day that a source gives it."""

    statement: Statement
    mention: DateMention
    day: PartialDate
    happening: str
    context: frozenset[str]


def date_differences(told: Sequence[Statement]) -> Iterator[Difference]:
    """The Differences in dates among the sentences of one Topic. Unsound Passages are not read."""
    blocks: dict[str, list[_Dated]] = defaultdict(list)
    for statement in told:
        if statement.passage.sound and not _WORDS.isdisjoint(statement.forms):
            for dated in _dated(statement):
                blocks[dated.happening].append(dated)
    for listed in blocks.values():
        taken: set[int] = set()
        candidates = listed[:_MAX_DATED]
        for index, dated in enumerate(candidates):
            if index in taken:
                continue
            group = [dated]
            for other_index in range(index + 1, len(candidates)):
                if other_index not in taken and _same_happening(dated, candidates[other_index]):
                    group.append(candidates[other_index])
                    taken.add(other_index)
            difference = _difference(group)
            if difference is not None:
                yield difference


def _dated(statement: Statement) -> Iterator[_Dated]:
    for mention in statement.dates:
        day = mention.date.date
        if day is None or day.day is None:
            continue
        word = nearest_happening(statement, mention.span)
        if word is not None:
            context = statement.near(Span(word.start, word.end), _REACH) - {word.stem}
            yield _Dated(statement, mention, day, HAPPENING_OF[word.lower], context)


def nearest_happening(statement: Statement, span: Span) -> Word | None:
    """The word for a happening that stands nearest to the date at ``span``, within fourteen words; one before it first."""
    at = next((i for i, word in enumerate(statement.words) if word.end > span.start), len(statement.words))
    near = [
        (abs(i - at) + (0 if i < at else 2), word)
        for i, word in enumerate(statement.words)
        if abs(i - at) <= _REACH and word.lower in HAPPENING_OF
    ]
    return min(near, key=lambda found: found[0])[1] if near else None


def _same_happening(left: _Dated, right: _Dated) -> bool:
    mine, theirs = left.statement, right.statement
    if mine.parties and theirs.parties and not mine.parties & theirs.parties:
        return False
    if not left.day.agrees_with(right.day) and not _may_be_one_occasion(left, right):
        return False
    shared = left.context & right.context
    if "week" in shared:
        return False  # figures of two weeks
    return len(shared) >= 3 and len(shared) >= 0.5 * min(len(left.context), len(right.context))


def _may_be_one_occasion(left: _Dated, right: _Dated) -> bool:
    one, other = left.day, right.day
    if (one.month, one.day) == (other.month, other.day):
        return all(dated.mention.date.basis is DateBasis.STATED for dated in (left, right))
    apart = abs(_ordinal(one, other) - _ordinal(other, one))
    if apart % 7 == 0 and not all(_figured(dated) for dated in (left, right)):
        return False  # a weekday counted from another day of publication is no other weekday
    return apart <= _SAME_OCCASION


def _ordinal(day: PartialDate, other: PartialDate) -> int:
    """The day's number, in the other's year where it has none of its own."""
    first = date(day.year or other.year or 2000, day.month or 1, 1)
    return first.toordinal() + (day.day or 1) - 1


def _figured(dated: _Dated) -> bool:
    """Whether the source gives the day in figures."""
    return any(character.isdigit() for character in dated.mention.span.of(dated.statement.text))


def _difference(group: Sequence[_Dated]) -> Difference | None:
    days: list[PartialDate] = []
    of: dict[int, list[_Dated]] = defaultdict(list)
    for dated in group:
        index = next((i for i, known in enumerate(days) if known.agrees_with(dated.day)), len(days))
        if index == len(days):
            days.append(dated.day)
        of[index].append(dated)
    conflicting = in_conflict(
        (index, dated.statement.origin) for index, listed in of.items() for dated in listed
    )
    if len(conflicting) < 2:
        return None
    sides = []
    for index in sorted(conflicting, key=lambda index: str(days[index])):
        chosen = list({dated.statement.origin: dated for dated in reversed(of[index])}.values())[::-1]
        cuts = [(dated, _cut(dated)) for dated in chosen[:_MAX_CITATIONS]]
        says = "; ".join(dict.fromkeys(_says(dated, cut) for dated, cut in cuts))
        sides.append(Side(says, tuple(dated.statement.cite(cut) for dated, cut in cuts)))
    shared = frozenset.intersection(*(dated.context for dated in group))
    words = dict.fromkeys(word.lower for word in group[0].statement.words if word.stem in shared)
    return Difference(f"the date ({', '.join(words)})", tuple(sides))


def _cut(dated: _Dated) -> Span:
    return phrase(dated.statement.text, dated.mention.span)


def _says(dated: _Dated, cut: Span) -> str:
    words = f"“{cut.of(dated.statement.text)}”"
    known = dated.mention.date
    return (
        words if known.basis is DateBasis.STATED else f"{words} (inferred to be {known.date}: {known.reason})"
    )
