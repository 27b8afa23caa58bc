"""Wishes: what somebody is asked or has agreed to do is not told as done, nor what a bill would do as what it will."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.modality import done
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.stages.verify.checks.sources import Statement
from service.text.forms import base, past

_ASKED = re.compile(
    r"\b(?:(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|invit(?:e|es|ed|ing)|beg(?:s|ged|ging)?|advis(?:e|es|ed|ing)|call(?:s|ed|ing)?\son|implor(?:e|es|ed|ing)|"
    r"encourag(?:e|es|ed|ing)|challeng(?:e|es|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|want(?:s|ed|ing)?|expect(?:s|ed|ing)?|told|tells?|requir(?:e|es|ed|ing))\s(?:[\w'’-]+\s){1,5}?"
    r"|(?:agreements?|deals?|pacts?|pledges?|promises?|offers?|commitments?|undertakings?|proposals?|plans?|calls?|requests?|demands?|orders?|bids?|motions?)\s(?:[\w'’-]+\s){0,5}?"
    r"|(?:agree|agrees|agreed|undertook|undertakes|voted?|votes|decid(?:e|es|ed))\s(?:(?:on|in)\s[\w-]+\s){0,2}?"
    r"|(?:has|have|had)\suntil\s[^.;:,]{1,24}?\s"
    r"|(?:not|never|n['’]t)\s(?:been\s)?(?:allowed|able|permitted|authori[sz]ed|invited|willing|ready|free)\s)"
    r"(?:not\s)?to\s(?:[a-z]+ly\s)?(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:in\stalks|talks|negotiat\w+|discussions?|discuss(?:es|ed|ing)?|consider(?:s|ed|ing)?|plans?|thinking|proposals?|looking|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?)\b"
    r"[^.;:]{0,60}?(?:\b(?:about|on|over|of|at|for|into)\s|(?<=[gsd])\s)(?P<verb>[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
_TELLS = frozenset(
    base(word)
    for word in """urge ask press invite beg advise call implore encourage challenge order instruct want expect agreement deal pact pledge promise offer
    commitment proposal plan request demand bid motion agree undertake vote decide decision decided hope aim intend propose told let help allow enable require force
    make talk negotiate negotiation discuss discussion consider think look weigh mull may might could persuade convince get""".split()
)
_DRAFTS = re.compile(
    r"\b(?:bill|draft|plan|proposal|law|motion|measure|agreement|deal|treaty|scheme|reform|rules?|tax|levy|ban|limit|cap|sanctions|tariffs?|project|merger)\b[^.;:]{0,60}?\bwould\s(?:also\s|not\s)?(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_WILL = frozenset(("will", "shall"))
_LEAST = 0.7
_NEARLY_ALL = 0.9
_NEAR = 0.5


def check_wishes(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence has as done what its source has somebody urged, told or agreed to do, or *will* for a bill's *would*.

    Nothing is said where the Sentence tells of any wish or agreement, or another cited sentence has the deed.
    """
    found: list[Finding] = []
    for pairing in best(given):
        finding = _done(given, pairing) or _will(given, pairing)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _done(given: CheckInput, pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if pairing.coverage < _LEAST or not _TELLS.isdisjoint(mine.told):
        return None
    back = {there: here for here, there in pairing.links.items()}
    for match in (*_ASKED.finditer(theirs.text), *_TALKS.finditer(theirs.text)):
        at = theirs.word_at(match.start("verb"))
        here = back.get(at) if at is not None else None
        if here is None or at is None or not _told(mine, here) or not _placed(pairing, here, at):
            continue
        if _deed_elsewhere(given, pairing, mine.bases[here]):
            continue
        return _finding(pairing, here, Span(match.start(), match.end("verb")), "as done")
    return None


def _told(mine: Statement, here: int) -> bool:
    """Whether the word at ``here`` tells of something as done, no hedge or negation governing it."""
    start = mine.words[here].start
    governed = [each.scope for each in mine.hedges] + [each.scope for each in mine.negations]
    return ((past(mine.words[here].lower) and done(mine, here)) or _going_on(mine, here)) and not any(
        scope.start <= start < scope.end for scope in governed
    )


def _going_on(mine: Statement, here: int) -> bool:
    """Whether it is told as going on: *is selling*."""
    before = mine.words[here - 1].lower if here else ""
    return before in ("is", "are", "was", "were") and mine.words[here].lower.endswith("ing")


def _placed(pairing: Pairing, here: int, at: int) -> bool:
    close = pairing.neighbours(here, at)
    return pairing.near(here, at) >= _NEAR and (close > 1 or (close == 1 and pairing.coverage >= _NEARLY_ALL))


def _will(given: CheckInput, pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if pairing.coverage < _LEAST or _WILL.isdisjoint(word.lower for word in mine.words):
        return None
    back = {there: here for here, there in pairing.links.items()}
    for match in _DRAFTS.finditer(theirs.text):
        at = theirs.word_at(match.start("verb"))
        here = back.get(at) if at is not None else None
        if here is None or at is None or not _placed(pairing, here, at):
            continue
        before = [word.lower for word in mine.words[max(0, here - 3) : here]]
        inside = any(a.content.start <= match.start() < a.content.end for a in theirs.attributions)
        if _WILL.isdisjoint(before) or inside or _deed_elsewhere(given, pairing, mine.bases[here]):
            continue
        return _finding(pairing, here, Span(match.start(), match.end("verb")), "as sure")
    return None


def _deed_elsewhere(given: CheckInput, pairing: Pairing, deed: str) -> bool:
    return any(deed in theirs.bases for theirs in given.others(pairing))


def _finding(pairing: Pairing, here: int, stretch: Span, how: str) -> Finding:
    word = pairing.mine.words[here]
    return pairing.otherwise(
        FindingKind.TENSE, Span(word.start, word.end), stretch, f" {how}", contradicts=True
    )
