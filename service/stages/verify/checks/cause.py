"""Cause: what only followed is not told as the consequence."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.stages.verify.checks.sources import Statement

_CAUSAL = re.compile(
    r"\b(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|caused\sby|as\sa\s(?:result|consequence)(?:\sof)?|result(?:ed|s|ing)?\s(?:in|from)|led\sto|leads\sto|"
    r"leading\sto|trigger(?:ed|s|ing)|prompt(?:ed|s|ing)|spark(?:ed|s|ing)|caus(?:ed|es|ing)|consequently|therefore|in\sresponse\sto|blamed\son|brought\sabout|"
    r"in\sretaliation\sfor|owed\sto|stems?\sfrom|stemmed\sfrom|forc(?:ed|es|ing))\b",
    re.IGNORECASE,
)
_ANY_CAUSE = re.compile(
    _CAUSAL.pattern
    + r"|\b(?:so|over|cause|reason|why|blam\w+|effect|impact|hence|thus|amid|result\w*|fuel\w*|driv\w+|drove|make|made|meant|response|retaliat\w+|reaction|"
    r"since|consequence|ow\w+|due)\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"\b(?:because\sof|due\sto|owing\sto|caused\sby|as\sa\sresult\sof|blamed\son|triggered\sby|led\sto)\b",
    re.IGNORECASE,
)
_JOINS = frozenset(
    """after following followed by when while before then later subsequently and but where as came come comes shortly soon afterwards
    once upon on the a an was were had has been days day hours hour weeks week months month in amid with""".split()
)
"""Nothing but these in the source where the Sentence has a cause: it tells one after the other, or one beside the other."""
_CONNECTS = re.compile(
    _CAUSAL.pattern + r"|\b(?:thereby|hence|thus|so\sthat|which\s(?:is\swhy|caused))\b", re.IGNORECASE
)
_ASKED = re.compile(
    r"\bwhether\b|\b(?:cannot|could\snot|did\snot|does\snot|no)\s(?:show|prove|say|evidence|proof)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:(?:linked|tied|related)\s(?:to|with)|associated\swith|correlat\w+|a\slink\sbetween|(?:times\s)?(?:as|more|less)\slikely\sto|(?:higher|lower|greater)\srisk)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6
_LEAST_SIDE = 2
_SIDE = 0.75
"""Share of the words on either side of a cause that one source sentence must have."""
_GOES_ON = frozenset("thus hence therefore consequently".split())
"""Before a whole Sentence, these join it to the one before it, not two things in it."""
_SEQUENCE = re.compile(
    r"\b(?:after|following|followed|when|before|since|while|later|then|subsequently|days|hours|weeks|months)\b",
    re.IGNORECASE,
)


def check_cause(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence joins two things as cause and consequence that the source only has in sequence.

    Both things must stand in one source sentence with a word of time between them and no word there that could tell
    a cause.
    """
    if not any(_CONNECTS.search(statement.text) for statement in given.statements):
        return ()
    found: list[Finding] = []
    seen: set[int] = set()
    for pairing in given.pairings:
        if pairing.mine.start in seen:
            continue
        seen.add(pairing.mine.start)
        found.extend(_check(pairing))
    return tuple(found) or _joined(given) or _associated(given) or _put_in(given)


def _associated(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence has as the cause what its source has as linked, or as more often found together."""
    for pairing in best(given):
        cause, linked = _CAUSAL.search(pairing.mine.text), _LINKED.search(pairing.theirs.text)
        if cause is None or linked is None or pairing.coverage < _MOSTLY or _LINKED.search(pairing.mine.text):
            continue
        if _CAUSAL.search(pairing.theirs.text) is None and not pairing.mine.hedges:
            return (pairing.otherwise(FindingKind.CAUSE, Span(*cause.span()), Span(*linked.span())),)
    return ()


def _joined(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has a word of cause in the very place in which its source has one of time, ``and``, or none."""
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _connected(copy, exchange) if exchange.framed and exchange.short(5) else None
            if finding is not None and not _caused_elsewhere(given, copy):
                return (finding,)
    return ()


def _connected(copy: NearCopy, exchange: Exchange) -> Finding | None:
    span = copy.span(exchange)
    cause = _CONNECTS.search(copy.pairing.mine.text, span.start, span.end)
    if exchange.start == exchange.end or cause is None or not _JOINS.issuperset(copy.theirs(exchange)):
        return None
    if not exchange.start and _GOES_ON.issuperset(copy.mine(exchange)):
        return None
    source = copy.source_span(exchange)
    message = (
        f"the source joins the two with “{source.of(copy.pairing.theirs.text)}”, the Sentence says “{span.of(copy.pairing.mine.text)}”"
        if exchange.there < exchange.until
        else f"the source does not say that one is the cause of the other, the Sentence says “{span.of(copy.pairing.mine.text)}”"
    )
    return copy.pairing.finding(FindingKind.CAUSE, message, span, source)


def _caused_elsewhere(given: CheckInput, copy: NearCopy) -> bool:
    """Whether another cited sentence that tells a cause has half of the Sentence's words."""
    return any(_CAUSAL.search(theirs.text) for theirs in given.others(copy.pairing))


def _put_in(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence names a cause outright, and no cited sentence holds a word that could tell one."""
    for statement in given.statements:
        match = _OUTRIGHT.search(statement.text)
        if match is not None and (not _any_cause(given) or _made(given, statement, match)):
            span = Span(*match.span())
            message = f"no cited sentence tells of a cause, the Sentence says “{span.of(statement.text)}”"
            return (Finding(FindingKind.CAUSE, message, statement.place(span)),)
    return ()


def _any_cause(given: CheckInput) -> bool:
    """Whether any cited sentence has a word that could tell a cause, or quotes anybody."""
    return any(_ANY_CAUSE.search(theirs.text) or theirs.quotations for _, theirs in given.cited)


def _made(given: CheckInput, statement: Statement, cue: re.Match[str]) -> bool:
    """Whether the two things that the Sentence joins stand in two sentences of one source, neither of which, nor the next, has a cause.

    What is said not to be the cause, or asked, is none.
    """
    sides = [
        frozenset(statement.bases[i] for i in statement.content if statement.words[i].end <= cue.start()),
        frozenset(statement.bases[i] for i in statement.content if statement.words[i].start >= cue.end()),
    ]
    if min(map(len, sides)) < _LEAST_SIDE:
        return False
    for source in given.sources:
        places = [
            [
                i
                for i, other in enumerate(source.statements)
                if len(side & other.content_bases) >= _SIDE * len(side)
            ]
            for side in sides
        ]
        told = [at for at, other in enumerate(source.statements) if _may_tell(other)]
        if not all(places) or set(places[0]) & set(places[1]):
            continue
        near = {i + step for place in places for i in place for step in (0, 1)}
        return near.isdisjoint(told)
    return False


def _may_tell(theirs: Statement) -> bool:
    """Whether a sentence may tell a cause."""
    return any(not _unsaid(theirs, match) for match in _ANY_CAUSE.finditer(theirs.text))


def _unsaid(theirs: Statement, match: re.Match[str]) -> bool:
    """Whether a word of cause stands under a negation or after *whether*."""
    return (
        any(negation.span.end <= match.start() < negation.scope.end for negation in theirs.negations)
        or _ASKED.search(theirs.text, 0, match.start()) is not None
    )


def _check(pairing: Pairing) -> list[Finding]:
    mine, theirs = pairing.mine, pairing.theirs
    for match in _CAUSAL.finditer(mine.text):
        cue = mine.word_at(match.start())
        last = mine.word_at(match.end())
        if cue is None or pairing.coverage < 0.6:
            continue
        if any(
            form in theirs.bases
            for form in mine.bases[cue : last if last is not None else len(mine.bases)]
            if len(form) > 3
        ):
            continue
        before = [pairing.links[i] for i in pairing.links if i < cue]
        after = [pairing.links[i] for i in pairing.links if last is not None and i >= last]
        if match.start() < 2 and after:
            comma = mine.text.find(",", match.end())
            split = mine.word_at(comma) if comma > 0 else None
            if split is not None:
                before = [pairing.links[i] for i in pairing.links if last is not None and last <= i < split]
                after = [pairing.links[i] for i in pairing.links if i >= split]
        if len(before) < 1 or len(after) < 1:
            continue
        sequence = _between(pairing, before, after)
        if sequence is None:
            continue
        linked = [theirs.words[i] for i in (*before, *after)]
        if _ANY_CAUSE.search(theirs.text, min(w.start for w in linked), max(w.end for w in linked)):
            continue
        span = Span(*match.span())
        message = f"the source has one thing “{sequence.of(theirs.text)}” the other, the Sentence says “{span.of(mine.text)}”"
        return [pairing.finding(FindingKind.CAUSE, message, span, sequence)]
    return []


def _between(pairing: Pairing, before: list[int], after: list[int]) -> Span | None:
    """The word of time between the two things in the source sentence, where nothing else there may tell a cause."""
    theirs = pairing.theirs
    first, second = sorted((before, after), key=min)
    for match in _SEQUENCE.finditer(theirs.text):
        at = theirs.word_at(match.start())
        if at is None:
            continue
        if sum(i < at for i in first) >= 0.6 * len(first) and sum(i > at for i in second) >= 0.6 * len(
            second
        ):
            return Span(*match.span())
        if at <= min(first) and sum(i > at for i in (*first, *second)) == len(first) + len(second):
            return Span(*match.span())
    return None
