"""Bindings: which number counts what, where a sentence has two of them."""

from itertools import combinations

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.figures import counted
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.stages.verify.checks.sources import Statement
from service.text.numbers import Quantity

_LEAST = 0.6
_REACH = 3
_IDLE = frozenset("peopl person other more least year per cent million billion thousand hundr".split())


def check_bindings(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where two numbers of a source sentence have exchanged what they count: *19 died, 40 missing*, *19 missing, 40 died*."""
    found: list[Finding] = []
    for pairing in best(given):
        finding = _check(pairing) if pairing.coverage >= _LEAST else None
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _check(pairing: Pairing) -> Finding | None:
    mine = {q.value: (q, of) for q in counted(pairing.mine) if (of := _counts(pairing.mine, q))}
    theirs = {q.value: (q, of) for q in counted(pairing.theirs) if (of := _counts(pairing.theirs, q))}
    for left, right in combinations(sorted(set(mine) & set(theirs)), 2):
        here = mine[left][1], mine[right][1]
        there = theirs[left][1], theirs[right][1]
        if here[0] == there[1] and here[1] == there[0] and here[0] != here[1]:
            span, source = mine[left][0].span, theirs[left][0].span
            message = f"the source has “{source.of(pairing.theirs.text)}” of another thing, and the two numbers exchanged"
            return pairing.finding(FindingKind.NUMBER, message, span, source, contradicts=True)
    return None


def _counts(statement: Statement, quantity: Quantity) -> str:
    """The base of the first word of weight after ``quantity``, which tells what it counts; empty where none is near."""
    first = statement.word_at(quantity.span.end)
    if first is None or quantity.unit:
        return ""
    for index in range(first, min(len(statement.words), first + _REACH)):
        between = statement.text[statement.words[index - 1].end : statement.words[index].start]
        if set(between) & set(",;:.–—"):
            return ""
        form = statement.bases[index]
        if index in statement.content_set and form not in _IDLE:
            return form
    return ""
