"""Accusations: what somebody is charged with or suspected of is not told as done, nor a charge as a conviction."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.text.forms import base

_DEED = re.compile(
    r"\b(?P<verb>charg(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|suspect(?:s|ed|ing)?|indict(?:s|ed|ing)?|arrest(?:s|ed|ing)?|investigat(?:e|es|ed|ing)|su(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|"
    r"charges?|accusations?|allegations?|suspicions?|trial|wanted)\b(?P<between>[^.;:]{0,90}?)\b(?:with|of|for|over)\s(?:[a-z]+ly\s)?(?P<deed>[a-z]{3,}ing)\b"
)
_ACCUSING = frozenset(
    base(word)
    for word in """charge accuse accusation suspect suspicion indict indictment arrest investigate investigation sue lawsuit blame allege allegation alleged
    allegedly claim say trial try wanted convict guilty deny prosecute prosecutor prosecution face case defendant probe report plead reportedly
    acquit clear jail sentence find rule complaint tell believe""".split()
)
_STAGES: dict[str, int] = {
    base(word): rank
    for rank, words in enumerate(
        (
            "suspect question accuse allege suspicion accusation allegation",
            "arrest detain detention",
            "charge indict indictment prosecute",
            "convict conviction",
        )
    )
    for word in words.split()
}
"""How far a case has come."""
_LEAST = 0.6
_MOST = 5
_FAULT = re.compile(r"\b(?:to\sblame|responsible|at\sfault|behind)\b", re.IGNORECASE)
_BLAMES = re.compile(r"\bblam(?:es|ed|ing)\b(?!\sby)", re.IGNORECASE)
_REPORTS = frozenset(
    base(word)
    for word in "say tell accuse allege claim report believe suspect think may might could according".split()
)
_SHARED = 0.35


def check_accusations(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence states the deed of which its source has somebody accused, or a later stage of the case.

    *Took bribes* for *is charged with taking bribes*; *convicted* for *charged*, *charged* for *arrested*. Nothing is said where the
    Sentence has any word of accusation, or another cited sentence says as much.
    """
    found: list[Finding] = []
    for pairing in given.pairings:
        if pairing.coverage >= _LEAST and _ACCUSING.isdisjoint(pairing.mine.bases):
            found.extend(_deeds(given, pairing))
            if found:
                break
    found += [finding for pairing in best(given) if (finding := _at_fault(pairing)) is not None]
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _stage(copy, exchange) if exchange.framed and exchange.short(_MOST) else None
            if finding is not None:
                found.append(finding)
    if not found:
        found = [finding for pairing in best(given) if (finding := _further(given, pairing)) is not None]
    return tuple(found)


def _at_fault(pairing: Pairing) -> Finding | None:
    """Somebody blames in the source, and the Sentence tells of the fault with nobody to say so."""
    mine, theirs = pairing.mine, pairing.theirs
    fault, blame = _FAULT.search(mine.text), _BLAMES.search(theirs.text)
    if pairing.coverage < _LEAST or fault is None or blame is None or _FAULT.search(theirs.text):
        return None
    if mine.attributions or mine.quotations or not _REPORTS.isdisjoint(mine.told):
        return None
    message = "the source has this as what somebody is blamed for, the Sentence as fact"
    return pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, Span(*fault.span()), Span(*blame.span()))


def _further(given: CheckInput, pairing: Pairing) -> Finding | None:
    """*Charged* or *convicted* in a Sentence most of whose words a source sentence has with *arrested* or *suspected* only."""
    mine, theirs = pairing.mine, pairing.theirs
    here = [i for i, form in enumerate(mine.bases) if _STAGES.get(form, 0) > 0 and i not in pairing.links]
    there = [i for i, form in enumerate(theirs.bases) if form in _STAGES]
    if pairing.coverage < _LEAST or len(here) != 1 or not there or mine.negations or theirs.negations:
        return None
    rank = _STAGES[mine.bases[here[0]]]
    if rank <= max(_STAGES[theirs.bases[i]] for i in there):
        return None
    wanted = mine.content_bases
    if any(
        any(_STAGES.get(form, -1) >= rank for form in other.bases)
        and len(wanted & other.content_bases) > _SHARED * len(wanted)
        for source in given.sources
        for other in source.statements
    ):
        return None
    word, stage = mine.words[here[0]], theirs.words[there[0]]
    span, source_span = Span(word.start, word.end), Span(stage.start, stage.end)
    return pairing.otherwise(FindingKind.HEDGE_DROPPED, span, source_span)


def _deeds(given: CheckInput, pairing: Pairing) -> list[Finding]:
    mine, theirs = pairing.mine, pairing.theirs
    back = {there: here for here, there in pairing.links.items()}
    for match in _DEED.finditer(theirs.text):
        at = theirs.word_at(match.start("deed"))
        here = back.get(at) if at is not None else None
        if here is None or mine.words[here].lower.endswith("ing"):
            continue
        after = [other for own, other in pairing.links.items() if other > (at or 0) and own > here]
        if not after or _elsewhere(given, pairing, mine.bases[here]):
            continue
        word = mine.words[here]
        stretch = Span(match.start(), match.end())
        message = f"the source has this as an accusation (“{stretch.of(theirs.text)}”), the Sentence says “{mine.text[word.start : word.end]}”"
        span = Span(word.start, word.end)
        return [pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, span, stretch)]
    return []


def _elsewhere(given: CheckInput, pairing: Pairing, deed: str) -> bool:
    return any(deed in theirs.bases and not _DEED.search(theirs.text) for theirs in given.others(pairing))


def _stage(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    here = [_STAGES[form] for form in mine.bases[exchange.start : exchange.end] if form in _STAGES]
    there = [_STAGES[form] for form in theirs.bases[exchange.there : exchange.until] if form in _STAGES]
    if not here or not there or max(here) <= max(there):
        return None
    return copy.pairing.otherwise(FindingKind.HEDGE_DROPPED, copy.span(exchange), copy.source_span(exchange))
