"""Questions: what a source leaves open, or somebody is still looking into, is not told as settled."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.stages.verify.checks.sources import Statement
from service.text.forms import base
from service.text.hedges import HedgeKind

_WHETHER = re.compile(
    r"\bwhether\b|\b(?:ask|asks|asked|asking|wonder|wonders|wondered|wondering|unclear|unsure|see|check|checks|checking|determine)\sif\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:.?!](?=[\"”’']?(?:\s|$))|\bor\snot\b|\b(?:but|and\s(?:he|she|it|they|the)|after|although|though|while)\b"
)
_OPEN = frozenset(
    base(word)
    for word in """whether if unclear unknown uncertain unsure question ask wonder doubt possible possibly possibility perhaps may might could
    would should can investigate investigation inquiry inquire probe examine examination review consider consideration weigh mull discuss
    discussion debate study explore decide look check determine test seek suspect suspicion suggest allege claim accuse believe think
    likely unlikely potential potentially regardless dispute deny threaten plan want propose call demand urge vote option either""".split()
)
"""With one of these, a Sentence does not tell it as settled, or tells of something else."""
_PENDING = frozenset(
    base(word)
    for word in "consider weigh mull discuss debate contemplate ponder examine investigate explore negotiate review study prepare draft".split()
)
_AT_IT = _PENDING | frozenset(
    base(word)
    for word in """look think talk ask probe inquire inspect plan propose seek want may might could evaluate assess analyse analyze research deliberate
    hope intend prepare check scrutinise scrutinize test feel deem regard call describe view see find tell say open launch begin start continue conduct
    hold debate entertain toy float suggest propose call urge reconsider rethink""".split()
)
_DONE = frozenset(
    base(word) for word in "set make take give win sign agree approve adopt ban impose will shall".split()
)
_IS = frozenset("is are was were".split())
_HAS = frozenset("has have had".split())
_LEAST_CLAUSE = 2
_WITHIN = 0.65
_MOST = 6
_MOST_OF = 0.7


def check_questions(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence states what its source has after *whether*, or as done what is still being considered or looked into.

    Nothing is said where the Sentence has any word that leaves it open, or another cited sentence states as much.
    """
    found = [finding for pairing in best(given) if (finding := _whether(given, pairing)) is not None]
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _pending(copy, exchange) if exchange.framed and exchange.short(_MOST) else None
            if finding is not None and not _elsewhere(given, copy.pairing, copy.pairing.mine.content_bases):
                found.append(finding)
    return tuple(found)


def _left_open(statement: Statement) -> bool:
    return (
        not _OPEN.isdisjoint(statement.told)
        or "?" in statement.text
        or any(hedge.kind in (HedgeKind.REPORT, HedgeKind.CONDITION) for hedge in statement.hedges)
    )


def _whether(given: CheckInput, pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if pairing.coverage < _WITHIN or _left_open(mine):
        return None
    linked = set(pairing.links.values())
    for match in _WHETHER.finditer(theirs.text):
        end = _CLAUSE_END.search(theirs.text, match.end())
        until = end.start() if end else len(theirs.text)
        asked = [i for i in theirs.content if match.end() <= theirs.words[i].start < until]
        within = sum(index in linked for index in asked)
        if len(asked) < _LEAST_CLAUSE or within < max(_LEAST_CLAUSE, _WITHIN * len(asked)):
            continue
        if within < 0.5 * len(pairing.mine.content) or _elsewhere(
            given, pairing, frozenset(theirs.bases[i] for i in asked)
        ):
            continue
        stretch = Span(match.start(), until)
        message = f"the source leaves open “{stretch.of(theirs.text)}”, the Sentence states it"
        return pairing.finding(FindingKind.HEDGE_DROPPED, message, Span(0, len(mine.text)), stretch)
    return None


def _pending(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """*had set* for *was considering*, *confirmed* for *were investigating*, *has built* for *is building*."""
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    here, there = mine.bases[exchange.start : exchange.end], theirs.bases[exchange.there : exchange.until]
    if exchange.start == exchange.end or not there:
        return None
    if copy.mine(exchange)[0] in _HAS and len(here) == 1 and copy.theirs(exchange)[-1] in _IS:
        return _finished(copy, exchange)
    at_it = [
        index
        for index in range(exchange.there, exchange.until)
        if theirs.bases[index] in _PENDING and theirs.words[index].lower.endswith(("ing", "s", "e", "w", "y"))
    ]
    verbal = any(word.endswith("ed") or word in _HAS or base(word) in _DONE for word in copy.mine(exchange))
    if not at_it or not verbal or not _AT_IT.isdisjoint(here):
        return None
    return copy.pairing.otherwise(FindingKind.HEDGE_DROPPED, copy.span(exchange), copy.source_span(exchange))


def _finished(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    if exchange.end >= len(mine.words) or exchange.until >= len(theirs.words):
        return None
    own, other = mine.words[exchange.end], theirs.words[exchange.until]
    if (
        not other.lower.endswith("ing")
        or own.lower.endswith("ing")
        or mine.bases[exchange.end] != theirs.bases[exchange.until]
    ):
        return None
    span = Span(mine.words[exchange.start].start, own.end)
    source = Span(theirs.words[exchange.there].start, other.end)
    return copy.pairing.otherwise(FindingKind.TENSE, span, source, " as done", contradicts=True)


def _elsewhere(given: CheckInput, pairing: Pairing, wanted: frozenset[str]) -> bool:
    """Whether another cited sentence, which leaves nothing open, has most of ``wanted``."""
    return any(not _WHETHER.search(theirs.text) for theirs in given.others(pairing, _MOST_OF, wanted))
