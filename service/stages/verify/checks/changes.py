"""Changes: by how much, from what and to what a number rose or fell, and whether that is in per cent or in points."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.forms import base
from service.text.numbers import Quantity, QuantityKind

_CHANGES = frozenset(
    base(word)
    for word in """rise increase grow climb jump soar surge gain fall decrease decline drop slump plunge shrink sink tumble slide dip slip
    raise lift cut reduce lower slash trim widen narrow expand contract improve worsen rally swell double up down edge creep inch advance ease
    growth hike boost change""".split()
)
_FILLER = r"(?:(?:about|nearly|almost|around|roughly|more\sthan|less\sthan|over|under|some|just|only|up\sto|as\smuch\sas|at\sleast|an?\s(?:average|total)\sof|a\s(?:record|further|mere|total\sof)|an?\s(?:estimated|additional|extra)|another)\s)*"
_ROLE = re.compile(rf"\b(?P<role>by|to|from)\s{_FILLER}[$€£]?$", re.IGNORECASE)
_BARE = re.compile(rf"\b(?P<verb>[a-z]+)\s{_FILLER}[$€£]?$", re.IGNORECASE)
_MOVED = frozenset(
    base(word)
    for word in "rise increase grow climb jump soar surge gain fall decrease decline drop slump plunge shrink tumble slide dip slip".split()
) | {"up", "down"}
_SHARES = frozenset(("%", "pp"))
_BEHIND = 60
_SAME = 0.6
_COMPARED = re.compile(
    r"\s(?P<how>of|below|under|less\sthan|lower\sthan|above|over|more\sthan|higher\sthan)\s", re.IGNORECASE
)
_POINTS = re.compile(r"\bpoints?\b|%|\bper\s?cent\b", re.IGNORECASE)


def check_changes(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence has *by 9 per cent* for *to 9 per cent* or *from 9*, or *per cent* for *percentage points*.

    Both must tell of a rise or a fall, with the very same figure. Nothing is said where a cited source has the figure in the Sentence's way.
    """
    found: list[Finding] = []
    for statement in given.statements:
        for quantity in statement.quantities:
            finding = _check(given, statement, quantity) or _compared(given, statement, quantity)
            if finding is not None:
                found.append(finding)
    return tuple(found) or _without_points(given)


def _without_points(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has *by a quarter* for *by a quarter of a percentage point*."""
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            gone = [word for word in copy.theirs(exchange) if word not in ("of", "a")]
            if exchange.before and gone[:1] == ["percentage"] and not _POINTS.search(copy.pairing.mine.text):
                span, source = copy.span(exchange), copy.source_span(exchange)
                message = (
                    f"the source says “{source.of(copy.pairing.theirs.text)}”, which the Sentence leaves out"
                )
                return (copy.pairing.finding(FindingKind.NUMBER, message, span, source, contradicts=True),)
    return ()


def _check(given: CheckInput, statement: Statement, quantity: Quantity) -> Finding | None:
    if quantity.kind in (QuantityKind.ORDINAL, QuantityKind.YEAR, QuantityKind.TIME, QuantityKind.VAGUE):
        return None
    role = _role(statement, quantity)
    if role is None:
        return None
    same = [
        (source, theirs, other)
        for source, theirs in given.cited
        for other in theirs.quantities
        if other.value == quantity.value and (other.unit == quantity.unit or _both_shares(other, quantity))
    ]
    near = [entry for entry in same if any(entry[1] is theirs for _, theirs in given.aligned)]
    if not near:
        return None
    if _both_shares(quantity, near[0][2]) and all(other.unit != quantity.unit for _, _, other in same):
        return _finding(statement, quantity, near[0])
    if any(_role(theirs, other) in (None, role) for _, theirs, other in same):
        return None
    return _finding(statement, quantity, near[0])


def _in_range(statement: Statement, quantity: Quantity) -> bool:
    """Whether it is the upper end of a range: ``3 to 5 per cent``, which ``from 3 to 5`` and ``rose 3 per cent to 5`` are not."""
    before = [other for other in statement.quantities if other.span.end <= quantity.span.start]
    between = statement.text[before[-1].span.end : quantity.span.start] if before else ""
    if between.strip(" $€£") not in ("to", "-", "–") or before[-1].unit not in ("", quantity.unit):
        return False
    led = _role(statement, before[-1])
    return led is None or (led != "from" and not before[-1].unit)


def _compared(given: CheckInput, statement: Statement, quantity: Quantity) -> Finding | None:
    """*38 per cent of the average* for *38 per cent below the average*."""
    own = _COMPARED.match(statement.text, quantity.span.end)
    if quantity.unit != "%" or own is None:
        return None
    found: Finding | None = None
    for source, theirs in given.cited:
        for other in theirs.quantities:
            match = _COMPARED.match(theirs.text, other.span.end)
            if other.unit != "%" or other.value != quantity.value or match is None:
                continue
            if _way(match["how"]) == _way(own["how"]):
                return None
            if len(statement.content_bases & theirs.content_bases) >= _SAME * len(statement.content_bases):
                found = _finding(statement, quantity, (source, theirs, other))
    return found


def _way(how: str) -> str:
    if how.lower() == "of":
        return "part"
    return "less" if how.lower().startswith(("below", "under", "less", "lower")) else "more"


def _both_shares(left: Quantity, right: Quantity) -> bool:
    return {left.unit, right.unit} == _SHARES


def _role(statement: Statement, quantity: Quantity) -> str | None:
    """``by``, ``to`` or ``from`` where something rises or falls so; None where nothing does, or that can't be told."""
    start = quantity.span.start
    behind = statement.text[max(0, start - _BEHIND) : start]
    match = _ROLE.search(behind)
    if match is None:
        bare = _BARE.search(behind)
        return "by" if bare is not None and base(bare["verb"].lower()) in _MOVED else None
    if _in_range(statement, quantity):
        return None
    first = statement.word_at(max(0, start - _BEHIND))
    last = statement.word_at(start)
    if first is None or last is None:
        return None
    around = statement.bases[first:last]
    return match["role"].lower() if _CHANGES.intersection(around) else None


def _finding(
    statement: Statement, quantity: Quantity, entry: tuple[SourceAnalysis, Statement, Quantity]
) -> Finding:
    source, theirs, other = entry
    here, there = _led(statement, quantity), _led(theirs, other)
    message = f"the source says “{there.of(theirs.text)}”, the Sentence says “{here.of(statement.text)}”"
    return Finding(
        FindingKind.NUMBER,
        message,
        statement.place(here),
        source.article_id,
        theirs.place(there),
        contradicts=True,
    )


def _led(statement: Statement, quantity: Quantity) -> Span:
    """The quantity with the two words before it."""
    before = [word.start for word in statement.words if word.end <= quantity.span.start][-2:]
    return Span(before[0] if before else quantity.span.start, quantity.span.end)
