"""Verbs of saying: who said something has neither admitted nor confirmed it, and has not denied it."""

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.text.hedges import negations
from service.text.saying import STANCE, Stance

_SAID = frozenset(
    """say says said saying tell tells told state states stated according add adds added claim claims claimed claiming allege alleges alleged
    argue argues argued arguing assert asserts asserted contend contends contended insist insists insisted maintain maintains maintained
    warn warns warned suggest suggests suggested suggesting believe believes believed think thinks thought feel feels felt fear fears feared
    suspect suspects suspected speculate speculates speculated predict predicts predicted estimate estimates estimated hope hopes hoped""".split()
)
_VOUCHES = frozenset(
    """admit admits admitted confess confesses confessed concede concedes conceded acknowledge acknowledges acknowledged confirm confirms
    confirmed reveal reveals revealed disclose discloses disclosed prove proves proved proven establish establishes established demonstrate
    demonstrates demonstrated verify verifies verified show shows showed discover discovers discovered realise realises realised realize
    realizes realized""".split()
)
"""These have it that what is said is so; some, that it was hidden before."""
_AROUND = frozenset("that to the has have had also later reporters journalists publicly".split())
_MOST = 4


def check_sayings(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has *admitted*, *confirmed*, *proved* … in the very place of *said* or *claimed*, or *denied* in it.

    The other way round, a plainer verb for a stronger one, says less than the source and is no Finding.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _check(copy, exchange) if exchange.framed and exchange.short(_MOST) else None
            if finding is not None and not _said_elsewhere(given, copy, exchange):
                found.append(finding)
    return tuple(found)


def _check(copy: NearCopy, exchange: Exchange) -> Finding | None:
    here, there = set(copy.mine(exchange)) - _AROUND, set(copy.theirs(exchange)) - _AROUND
    if (
        not here
        or not there
        or not there <= _SAID | _denying(there)
        or not here <= _SAID | _VOUCHES | _denying(here)
    ):
        return None
    if bool(_denying(here)) != bool(_denying(there)) and _turned(copy):
        kind, contradicts = FindingKind.NEGATION, True
    elif here & _VOUCHES and there & _SAID:
        kind, contradicts = FindingKind.HEDGE_DROPPED, False
    else:
        return None
    span, source = copy.span(exchange), copy.source_span(exchange)
    mine, theirs = span.of(copy.pairing.mine.text), source.of(copy.pairing.theirs.text)
    message = f"the source says “{theirs}”, the Sentence says “{mine}”"
    return copy.pairing.finding(kind, message, span, source, contradicts=contradicts)


def _denying(words: set[str]) -> set[str]:
    return {word for word in words if STANCE.get(word) is Stance.DENIED}


def _turned(copy: NearCopy) -> bool:
    """Whether nothing else that negates came or went with the verb: *denied that it was* is *said that it was not*."""
    return len(negations(copy.pairing.mine.text)) != len(negations(copy.pairing.theirs.text))


def _said_elsewhere(given: CheckInput, copy: NearCopy, exchange: Exchange) -> bool:
    forms = [
        copy.pairing.mine.bases[index]
        for index in range(exchange.start, exchange.end)
        if copy.pairing.mine.words[index].lower not in _AROUND
    ]
    return given.says_elsewhere(copy.pairing, forms)
