"""Days: the weekday, month, year or part of the day on which the source has it, and no other."""

from datetime import date

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.calendar import MONTH_NAMES, WEEKDAYS
from service.text.words import Word

_DAYS = {
    form: number
    for number, name in enumerate(WEEKDAYS)
    for form in (name.lower(), f"{name.lower()}'s", f"{name.lower()}s", name[:3].lower())
} | {"tues": 1, "thurs": 3, "thur": 3}
_MONTHS = {
    form: number
    for number, name in enumerate(MONTH_NAMES, 1)
    for form in (name.lower(), f"{name.lower()}'s", name[:3].lower())
} | {"sept": 9}
_PARTS = {"morning": 0, "noon": 1, "midday": 1, "afternoon": 2, "evening": 3, "midnight": 4}
_WHICH = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_PERIODS = frozenset(
    "week weekend month year decade quarter season spring summer autumn fall winter term".split()
)
_ON = frozenset("on last next this by until since late early every".split())
_TODAY = frozenset("today yesterday tomorrow tonight".split())
_SAME = 0.5
_AROUND = 0.6
_LEAST_AROUND = 2
_YEAR_DIGITS = 4
_Told = dict[str, set[int]]


def check_days(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each day that the source gives otherwise in that place, or for a weekday that no cited source gives.

    A weekday of the source may be written, follow from a date, or be counted from the publication date (``yesterday``). Nothing
    is said where that can't be told, a source neither has a publication date nor names a day, or another cited sentence that says
    much the same has the Sentence's day.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _exchanged(given, copy, exchange) if exchange.framed and exchange.short(6) else None
            if finding is not None:
                found.append(finding)
    for statement in given.statements:
        found.extend(_weekdays(given, statement, found))
    return tuple(found)


def _told(statement: Statement, start: int, end: int) -> _Told:
    """What the words from ``start`` to ``end`` tell of days, by kind."""
    told: _Told = {}
    for index in range(start, end):
        word = statement.words[index]
        lower = word.lower.replace("’", "'")
        capital = statement.text[word.start].isupper()
        if capital and lower in _DAYS:
            told.setdefault("weekday", set()).add(_DAYS[lower])
        elif capital and lower in _MONTHS:
            told.setdefault("month", set()).add(_MONTHS[lower])
        elif (plain := lower.removesuffix("'s")) in _NEAR_DAYS:
            told.setdefault("near", set()).add(_NEAR_DAYS[plain])
        elif lower in _PARTS:
            told.setdefault("part", set()).add(_PARTS[lower])
        elif len(lower) == _YEAR_DIGITS and lower.isdigit() and lower[:2] in ("18", "19", "20"):
            told.setdefault("year", set()).add(int(lower))
        elif lower in _WHICH and _period_after(statement, index):
            told.setdefault("which", set()).add(_WHICH[lower])
    return told


def _period_after(statement: Statement, index: int) -> bool:
    following = [word.lower for word in statement.words[index + 1 : index + 2]]
    return bool(following) and (following[0] in _PERIODS or following[0] in _DAYS or following[0] in _MONTHS)


def _exchanged(given: CheckInput, copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    if exchange.start == exchange.end or exchange.there == exchange.until:
        return None
    here = _told(mine, exchange.start, exchange.end)
    if not here:
        return None
    there = _told(theirs, exchange.there, exchange.until)
    resolved = _resolved(copy.pairing, copy.source_span(exchange))
    if resolved is not None and "weekday" not in there and "weekday" in here:
        there["weekday"] = {resolved.weekday()}
    differ = [kind for kind in here if kind in there and not here[kind] & there[kind]]
    if not differ or given.says_elsewhere(copy.pairing, mine.bases[exchange.start : exchange.end], 0.6):
        return None
    return _finding(copy.pairing, copy.span(exchange), copy.source_span(exchange))


def _resolved(pairing: Pairing, span: Span) -> date | None:
    """The full date that the source sentence has in ``span``, where it is known."""
    for mention in pairing.theirs.dates:
        if mention.span.overlaps(span) and mention.date.date is not None:
            return mention.date.date.full
    return None


def _finding(pairing: Pairing, span: Span, source: Span) -> Finding:
    return pairing.otherwise(FindingKind.DATE, span, source, contradicts=True)


def _weekdays(given: CheckInput, statement: Statement, found: list[Finding]) -> list[Finding]:
    """Findings for weekdays of a reworded sentence."""
    more: list[Finding] = []
    for word in statement.words:
        lower = word.lower.replace("’", "'")
        if lower not in _DAYS or len(lower) <= _YEAR_DIGITS or not _is_day(statement, word):
            continue
        span = Span(word.start, word.end)
        here = statement.place(span)
        if any(each.sentence_span is not None and each.sentence_span.overlaps(here) for each in found):
            continue
        finding = _elsewhere(given, statement, span, _DAYS[lower])
        if finding is not None:
            more.append(finding)
    return more


def _is_day(statement: Statement, word: Word) -> bool:
    """Whether a word is a weekday for sure and no part of a name: ``Sunday Adeyemi``, ``the Sunday Post``."""
    before = statement.text[: word.start].split()[-1:]
    if before and before[0].lower() in _ON:
        return True
    following = statement.text[word.end : word.end + 2]
    return statement.text[word.start].isupper() and not (following[:1] == " " and following[1:].isupper())


def _elsewhere(given: CheckInput, statement: Statement, span: Span, weekday: int) -> Finding | None:
    """A Finding where the paired source sentences have another weekday nearby, or no cited source has this one at all."""
    rival: Finding | None = None
    for pairing in given.pairings:
        if pairing.mine is not statement or pairing.coverage < _SAME:
            continue
        theirs = _weekdays_of(pairing.theirs)
        if any(number == weekday for number, _ in theirs):
            return None
        if len(theirs) == 1 and rival is None and _beside(pairing, span, theirs[0][1]):
            rival = _finding(pairing, span, theirs[0][1])
    if rival is not None and not _has(given.sources, weekday, loosely=False):
        return rival
    if _has(given.sources, weekday, loosely=True) or not _dated(given.sources):
        return None
    message = f"no cited source has “{span.of(statement.text)}”"
    return Finding(FindingKind.DATE, message, statement.place(span))


def _beside(pairing: Pairing, span: Span, other: Span) -> bool:
    """Whether much the same words stand around ``span`` of the Sentence and ``other`` of the source."""
    index, there = pairing.mine.word_at(span.start), pairing.theirs.word_at(other.start)
    if index is None or there is None:
        return False
    return pairing.near(index, there) >= _AROUND and pairing.neighbours(index, there) >= _LEAST_AROUND


def _weekdays_of(statement: Statement) -> list[tuple[int, Span]]:
    """The weekdays that a source sentence names, or that follow from its dates, with where."""
    found = [
        (_DAYS[lower], Span(word.start, word.end))
        for word in statement.words
        if (lower := word.lower.replace("’", "'")) in _DAYS
        and (len(lower) > _YEAR_DIGITS or statement.text[word.start].isupper())
    ]
    found += [
        (mention.date.date.full.weekday(), mention.span)
        for mention in statement.dates
        if mention.date.date is not None
        and mention.date.date.full is not None
        and not any(mention.span.overlaps(span) for _, span in found)
    ]
    return found


def _has(sources: tuple[SourceAnalysis, ...], weekday: int, *, loosely: bool) -> bool:
    """Whether a source has ``weekday``; ``loosely``: or a day of which the weekday is not known."""
    for source in sources:
        for statement in source.statements:
            if statement.may_date and any(number == weekday for number, _ in _weekdays_of(statement)):
                return True
            if (
                loosely
                and any(
                    mention.date.date is None or mention.date.date.year is None for mention in statement.dates
                )
                and _open_day(statement)
            ):
                return True
    return False


def _dated(sources: tuple[SourceAnalysis, ...]) -> bool:
    """Whether the sources tell of days at all: one without any may have been written on the Sentence's."""
    return all(
        source.published is not None
        or any(statement.may_date and _weekdays_of(statement) for statement in source.statements)
        for source in sources
    )


def _open_day(statement: Statement) -> bool:
    """Whether it names a day whose weekday is not known: ``today`` without a publication date, ``8 May`` without a year."""
    return any(
        (mention.date.date is None and _TODAY.intersection(mention.span.of(statement.text).lower().split()))
        or (
            mention.date.date is not None
            and mention.date.date.day is not None
            and mention.date.date.year is None
        )
        for mention in statement.dates
    )
