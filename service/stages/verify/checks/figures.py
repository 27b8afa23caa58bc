"""Numbers, money, shares and measures: each stands so in the source, and with the same thing counted."""

import re
from decimal import Decimal

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.numbers import Quantity, QuantityKind

_SIZES: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(size))
    for unit, dimension, size in (
        ("second", "time", "1"), ("minute", "time", "60"), ("hour", "time", "3600"), ("day", "time", "86400"),
        ("week", "time", "604800"), ("month", "time", "2629800"), ("year", "time", "31557600"),
        ("decade", "time", "315576000"), ("century", "time", "3155760000"),
        ("m", "length", "1"), ("km", "length", "1000"), ("mile", "length", "1609.344"), ("foot", "length", "0.3048"),
        ("kg", "weight", "1"), ("t", "weight", "1000"), ("MW", "power", "1"), ("GW", "power", "1000"),
        ("acre", "area", "0.40468564"), ("hectare", "area", "1"), ("km2", "area", "100"), ("mile2", "area", "258.99881"),
        ("mm", "length", "0.001"), ("cm", "length", "0.01"), ("inch", "length", "0.0254"), ("yard", "length", "0.9144"),
        ("mg", "weight", "0.000001"), ("g", "weight", "0.001"), ("ounce", "weight", "0.02834952"), ("stone", "weight", "6.35029318"),
        ("kW", "power", "0.001"), ("l", "volume", "1"), ("ml", "volume", "0.001"), ("gallon", "volume", "3.785411784"),
        ("km/h", "speed", "1"), ("mph", "speed", "1.609344"),
    )
}  # fmt: skip
_SMALL = 10
_SAME = 0.6
"""Share of a Sentence's words that a source sentence has where they say the same of something."""
_ABOUT = Decimal("0.1")
_CONVERTED = Decimal("0.06")
_SCALED = 100_000
_COUNTED = re.compile(r"\b(?:ago|earlier|later|after|before)$", re.IGNORECASE)
"""Ends a time that is counted and no date: ``two years ago``."""
_SHARES = frozenset(("%", "pp", "point", "bp"))
_IDLE_NOUNS = frozenset("year day month week time people person percent number side".split())


def check_numbers(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each number that no cited source gives, or that the source gives for another thing.

    Small numbers spelt out are often counted from the text: they give a Finding only against another number for the
    same noun. Ordinals up to third, vague numbers and parts are left to ``check_scope``.
    """
    found: list[Finding] = []
    for statement in given.statements:
        taken = [span for span, counts in _dates(statement) if not counts]
        ago = [span for span, counts in _dates(statement) if counts]
        for quantity in statement.quantities:
            if quantity.kind in (QuantityKind.VAGUE, QuantityKind.FRACTION):
                continue
            if quantity.kind is QuantityKind.ORDINAL and quantity.value <= 3:
                continue
            if any(span.overlaps(quantity.span) for span in taken):
                continue
            if any(span.overlaps(quantity.span) for span in ago):
                in_place = _in_place(given, statement, quantity)
                finding = _finding(statement, quantity, *in_place, True) if in_place else None
            else:
                finding = _check(given, statement, quantity)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def _dates(statement: Statement) -> list[tuple[Span, bool]]:
    """Where dates stand in a sentence, and whether each is but a time counted from another."""
    return [
        (mention.span, _COUNTED.search(mention.span.of(statement.text)) is not None)
        for mention in statement.dates
    ]


def _check(given: CheckInput, statement: Statement, quantity: Quantity) -> Finding | None:
    near = [(source, theirs, other) for source, theirs in given.aligned for other in theirs.quantities]
    in_place = _in_place(given, statement, quantity)
    if in_place is not None:
        return _finding(statement, quantity, *in_place, True)
    same = [entry for entry in near if agrees(quantity, entry[2])]
    if same:
        return None
    rival = _rival(given, statement, quantity)
    if any(agrees(quantity, other) for source in given.sources for _, other in source.quantities):
        return _finding(statement, quantity, *rival) if rival and rival[3] else None
    if _written_out(given, quantity) and (rival is None or rival[2].value != quantity.value):
        return None
    if rival is not None:
        return _finding(statement, quantity, *rival)
    if quantity.words and quantity.value <= _SMALL:
        return None
    if quantity.value <= 1:
        return None
    return Finding(
        FindingKind.NUMBER,
        f"no cited source gives “{quantity.span.of(statement.text)}”",
        statement.place(quantity.span),
    )


def _written_out(given: CheckInput, quantity: Quantity) -> bool:
    """Whether the digits stand in the source in some form that is not read as a number (``A320``, ``2017/18``)."""
    plain = format(quantity.value.normalize(), "f")
    if len(plain) < 2:
        return False
    return any(f" {plain} " in source.run[0] or plain in source.title for source in given.sources)


def _finding(
    statement: Statement,
    quantity: Quantity,
    source: SourceAnalysis,
    theirs: Statement,
    other: Quantity,
    _certain: bool,  # noqa: FBT001  the tail of a rival's tuple
) -> Finding:
    return Finding(
        FindingKind.NUMBER,
        f"the source says “{other.span.of(theirs.text)}”, the Sentence says “{quantity.span.of(statement.text)}”",
        statement.place(quantity.span),
        source.article_id,
        theirs.place(other.span),
        contradicts=True,
    )


def _in_place(
    given: CheckInput, statement: Statement, quantity: Quantity
) -> tuple[SourceAnalysis, Statement, Quantity] | None:
    """Another quantity that stands between the very words between which the Sentence has this one.

    None where the evidence has this one there too. At the Sentence's end the words before it must do, with most of
    the Sentence in that source sentence.
    """
    found: tuple[SourceAnalysis, Statement, Quantity] | None = None
    for pairing in given.pairings:
        if pairing.mine is not statement or pairing.coverage < _SAME:
            continue
        _, after = pairing.beside(quantity.span)
        for other in counted(pairing.theirs):
            before_same, after_same = pairing.placed(quantity.span, other.span)
            if not before_same or not (after_same or after is None):
                continue
            if agrees(quantity, other):
                return None
            if found is None and (comparable(quantity, other) or remeasured(quantity, other)):
                found = pairing.source, pairing.theirs, other
    return found or _in_other_money(given, quantity)


def _in_other_money(
    given: CheckInput, quantity: Quantity
) -> tuple[SourceAnalysis, Statement, Quantity] | None:
    """The same sum in another currency, where no cited source has the sum in this one or without any."""
    if quantity.kind is not QuantityKind.MONEY:
        return None
    everywhere = [(s, theirs, other) for s in given.sources for theirs, other in s.quantities]
    same = [entry for entry in everywhere if entry[2].value == quantity.value]
    if not same or any(entry[2].unit in (quantity.unit, "") for entry in same):
        return None
    return next((entry for entry in same if entry[2].kind is QuantityKind.MONEY), None)


def _rival(
    given: CheckInput, statement: Statement, quantity: Quantity
) -> tuple[SourceAnalysis, Statement, Quantity, bool] | None:
    """Another number that the source gives where the Sentence gives this one, and whether that is certain."""
    mine = set(quantity.nouns)
    for pairing in given.pairings:
        if pairing.mine is not statement:
            continue
        for other in counted(pairing.theirs):
            if not comparable(quantity, other):
                continue
            if any(agrees(again, other) for again in statement.quantities if again is not quantity):
                continue
            shared = mine & set(other.nouns)
            index, there = statement.word_at(quantity.span.start), pairing.theirs.word_at(other.span.start)
            if index is None or there is None:
                continue
            around, close = pairing.near(index, there), pairing.neighbours(index, there)
            if (shared - _IDLE_NOUNS and around >= 0.5) or (around >= 0.6 and close >= 2):
                return (
                    pairing.source,
                    pairing.theirs,
                    other,
                    (bool(shared) and around >= 0.75) or (around >= 0.85 and close >= 4),
                )
    return None


def counted(statement: Statement) -> tuple[Quantity, ...]:
    """The quantities of a sentence that are no part of a date."""
    taken = [span for span, counts in _dates(statement) if not counts]
    return tuple(q for q in statement.quantities if not any(span.overlaps(q.span) for span in taken))


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities can stand for one another: one kind, one dimension."""
    kinds = {left.kind, right.kind}
    if QuantityKind.TIME in kinds or QuantityKind.YEAR in kinds or QuantityKind.ORDINAL in kinds:
        return len(kinds) == 1
    if kinds & {QuantityKind.VAGUE, QuantityKind.FRACTION}:
        return False
    if left.unit == right.unit:
        return True
    if left.unit in _SIZES and right.unit in _SIZES:
        return _SIZES[left.unit][0] == _SIZES[right.unit][0]
    return False


def sizes(unit: str) -> tuple[str, Decimal] | None:
    """What ``unit`` measures, and how much of it; None for a unit that is converted into no other."""
    return _SIZES.get(unit)


def remeasured(left: Quantity, right: Quantity) -> bool:
    """Whether the same figure stands with two units that are not the same: ``$10,000`` and ``€10,000``, ``40 %`` and ``40 days``."""
    return (
        bool(left.unit and right.unit)
        and left.value == right.value
        and left.unit != right.unit
        and not {left.unit, right.unit} <= _SHARES
    )


def agrees(left: Quantity, right: Quantity) -> bool:
    """Whether ``left`` (the Sentence's) may stand for ``right`` (the source's): equal, converted, rounded or bounded."""
    if (left.kind is QuantityKind.TIME) != (right.kind is QuantityKind.TIME):
        return False
    mine, theirs = left.value, right.value
    if left.kind is QuantityKind.TIME:
        return (
            mine == theirs or (mine < 720 and mine + 720 == theirs) or (theirs < 720 and theirs + 720 == mine)
        )
    if left.unit and right.unit and left.unit != right.unit:
        if left.unit in _SIZES and right.unit in _SIZES and _SIZES[left.unit][0] == _SIZES[right.unit][0]:
            mine, theirs = mine * _SIZES[left.unit][1], theirs * _SIZES[right.unit][1]
            return _close(mine, theirs, _CONVERTED)
        return {left.unit, right.unit} <= {"%", "pp", "point"} and mine == theirs
    if mine == theirs:
        return True
    if right.kind is QuantityKind.FRACTION and left.unit == "%":
        return _close(mine / 100, theirs, Decimal("0.02"))
    if left.approximate or right.approximate:
        return _close(mine, theirs, _ABOUT)
    if left.bound == "min":
        return mine <= theirs <= mine * Decimal("1.25")
    if left.bound == "max":
        return mine * Decimal("0.75") <= theirs <= mine
    return _rounded(mine, theirs)


def _close(mine: Decimal, theirs: Decimal, within: Decimal) -> bool:
    return abs(mine - theirs) <= within * max(abs(mine), abs(theirs))


def _rounded(mine: Decimal, theirs: Decimal) -> bool:
    """Whether ``mine`` is ``theirs`` with fewer digits: decimals dropped, or a large number to two digits or more."""
    if theirs != theirs.to_integral_value() and abs(mine - theirs) < 1 and mine >= _SMALL:
        return mine == mine.to_integral_value() or abs(mine - theirs) <= Decimal("0.05")
    return abs(theirs) >= _SCALED and _close(mine, theirs, Decimal("0.05"))
