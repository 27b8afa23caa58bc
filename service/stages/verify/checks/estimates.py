"""Estimates: a figure that somebody puts on a thing stays that somebody's."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import SourceAnalysis, Statement
from service.text.forms import base
from service.text.hedges import HedgeKind
from service.text.numbers import Quantity, QuantityKind

_PUT = re.compile(
    r"\b(?:put|puts|putting|reckon|reckons|reckoned|estimate|estimates|estimated|value|values|valued|price|prices|priced)\s(?P<what>[^.;:]{0,70}?)\s?\bat\s(?:(?:about|around|nearly|almost|more\sthan|over|some|roughly|up\sto|least|a\stotal\sof|just|under)\s)*[$€£]?$",
    re.IGNORECASE,
)
_TELLS = frozenset(
    base(word)
    for word in """put estimate reckon value price say tell claim report according believe think expect forecast predict project assess calculate figure count
    worth suggest quote warn announce allegedly reportedly around about""".split()
)
_LEAST = 0.5
_BEHIND = 110


def check_estimates(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the source has somebody *put* a thing *at* a figure, and the Sentence gives the figure as fact.

    Nothing is said where the Sentence tells of an estimate or of anybody who says it, or the figure stands elsewhere in a cited source.
    """
    found: list[Finding] = []
    for statement in given.statements:
        if not _TELLS.isdisjoint(statement.bases) or statement.quotations:
            continue
        if any(hedge.kind in (HedgeKind.REPORT, HedgeKind.BELIEF) for hedge in statement.hedges):
            continue
        for quantity in statement.quantities:
            finding = _check(given, statement, quantity)
            if finding is not None:
                found.append(finding)
                break
    return tuple(found)


def _check(given: CheckInput, statement: Statement, quantity: Quantity) -> Finding | None:
    if quantity.kind in (QuantityKind.ORDINAL, QuantityKind.YEAR, QuantityKind.TIME, QuantityKind.VAGUE):
        return None
    same = [
        (source, theirs, other)
        for source in given.sources
        for theirs, other in source.quantities
        if other.value == quantity.value and other.unit == quantity.unit
    ]
    put = [(entry, match) for entry in same if (match := _put(*entry[1:])) is not None]
    if not put or len(put) < len(same):
        return None
    (source, theirs, other), match = put[0]
    wanted = statement.content_bases
    if len(wanted & theirs.content_bases) < _LEAST * len(wanted):
        return None
    return _finding(
        statement,
        quantity,
        source,
        theirs,
        Span(match.start() + max(0, other.span.start - _BEHIND), other.span.end),
    )


def _put(theirs: Statement, other: Quantity) -> re.Match[str] | None:
    return _PUT.search(theirs.text[max(0, other.span.start - _BEHIND) : other.span.start])


def _finding(
    statement: Statement, quantity: Quantity, source: SourceAnalysis, theirs: Statement, stretch: Span
) -> Finding:
    message = f"the source has this as an estimate (“{stretch.of(theirs.text)}”), the Sentence as fact"
    return Finding(
        FindingKind.ATTRIBUTION_DROPPED,
        message,
        statement.place(quantity.span),
        source.article_id,
        theirs.place(stretch),
    )
