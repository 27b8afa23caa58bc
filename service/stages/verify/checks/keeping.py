"""What is kept in force is not lifted, and what is suspended is not at an end."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.text.forms import base

_KEEPS = re.compile(
    r"\b(?:left|leave[sd]?|leaving|kept|keep(?:s|ing)?|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|stand(?:s|ing)?|stood|let)\b(?P<what>[^.;:,]{0,70}?)\b"
    r"(?:in\s(?:force|place|effect)|standing|stand|unchanged|intact|untouched)\b|\b(?:upheld|uphold(?:s|ing)?)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:lift(?:s|ed|ing)?|scrap(?:s|ped|ping)?|revok(?:e|es|ed|ing)|withdr(?:aw|aws|ew|awn|awing)|cancel(?:s|led|ed|ling)?|overturn(?:s|ed|ing)?|struck\sdown|strikes?\sdown|"
    r"suspend(?:s|ed|ing)?|abolish(?:es|ed|ing)?|dropped|drops?|quash(?:es|ed|ing)?|repeal(?:s|ed|ing)?|revers(?:e|es|ed|ing)|annul(?:s|led|ling)?|rescind(?:s|ed|ing)?|end(?:s|ed|ing)?|eas(?:e|es|ed|ing)|"
    r"lower(?:s|ed|ing)?|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|cuts?|cutting|amend(?:s|ed|ing)?|alter(?:s|ed|ing)?|remov(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|expir(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    base(word)
    for word in "force place effect leave keep remain stay stand uphold unchanged intact untouched".split()
)
_PAUSES = frozenset(
    base(word) for word in "suspend pause postpone delay defer freeze interrupt halt adjourn shelve".split()
)
_STOPS = frozenset(
    base(word)
    for word in "end cancel scrap abolish abandon terminate cease axe discontinue revoke annul quit drop".split()
)
_LEAST = 0.5
_MOST = 3


def check_keeping(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the Sentence lifts, scraps or ends what its source leaves in force or upholds, or the other way round.

    And, in a near copy, where *ended* or *scrapped* stands in the place of *suspended* or *postponed*.
    """
    found: list[Finding] = []
    for pairing in best(given):
        finding = _turned(given, pairing)
        if finding is not None:
            found.append(finding)
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            paused = _for_good(copy, exchange) if exchange.framed and exchange.short(_MOST) else None
            if paused is not None and not given.says_elsewhere(
                copy.pairing, copy.pairing.mine.bases[exchange.start : exchange.end]
            ):
                found.append(paused)
    return tuple(found)


def _turned(given: CheckInput, pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if mine.negations or theirs.negations or mine.hedges or theirs.hedges:
        return None
    for here_as, there_as in ((_ENDS, _KEEPS), (_KEEPS, _ENDS)):
        here, there = here_as.search(mine.text), there_as.search(theirs.text)
        if here is None or there is None or there_as.search(mine.text) or here_as.search(theirs.text):
            continue
        spent = frozenset(
            mine.bases[index]
            for index in mine.content
            if here.start() <= mine.words[index].start < here.end()
            and mine.bases[index] not in theirs.content_bases
        )
        rest = mine.content_bases - spent - _LIGHT
        if len(rest) < 2 or not rest <= theirs.content_bases:
            continue
        if any(here_as.search(other.text) for other in given.others(pairing, _LEAST, rest)):
            continue
        span, source = Span(*here.span()), Span(*there.span())
        return pairing.otherwise(FindingKind.NEGATION, span, source, contradicts=True)
    return None


def _for_good(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    here = frozenset(mine.bases[exchange.start : exchange.end])
    there = frozenset(theirs.bases[exchange.there : exchange.until])
    if not (here & _STOPS and there & _PAUSES) or here & _PAUSES or there & _STOPS:
        return None
    return copy.pairing.otherwise(FindingKind.SCOPE, copy.span(exchange), copy.source_span(exchange))
