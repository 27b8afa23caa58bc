"""Heads of phrases: evidence of a thing, a threat of it or a plan for it is not the thing."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import best
from service.text.forms import base
from service.text.hedges import HedgeKind

_HEADS = (
    "evidence sign signs proof indication indications trace hint hints suspicion suspicions allegation allegations accusation accusations rumour rumours "
    "rumor rumors fear fears threat threats risk risks danger possibility prospect likelihood chance suggestion suggestions claim claims "
    "reports talk warning warnings charges accusations denial promise promises offer draft forecast forecasts projection "
    "projections outlook estimate estimates"
)
_HEAD = re.compile(
    rf"\b(?P<head>(?i:{'|'.join(_HEADS.split())}))\s(?:of|for)\s(?:(?:a|an|the|any|further|possible|more|some|such)\s)?(?P<thing>[a-z][\w-]+)"
)
_TELLS = frozenset(base(word) for word in _HEADS.split()) | frozenset(
    base(word)
    for word in """suspect allege alleged allegedly fear may might could would can will possible possibly potential potentially warn threaten claim accuse charge
    suggest deny doubt whether if risk likely unlikely believe reportedly report show indicate prove find see detect plan propose avoid prevent consider
    expect predict say concern worry worries dispute reject dismiss""".split()
)
_CORE = frozenset(base(word) for word in _HEADS.split()) | frozenset(
    base(word)
    for word in "see find detect know prove show aware suspect allege doubt whether if may might could possible".split()
)
_NEGATED = re.compile(r"\b(?:no|any|without|little)\s(?:\w+\s)?$", re.IGNORECASE)
"""Who has seen no sign of a thing has not said that there is none."""
_REACH = 24
_LEAST = 0.6
_NEAR = 0.5
_NEIGHBOURS = 2
_NEARLY_ALL = 0.9


def check_heads(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where *evidence of fraud*, *fears of a strike* or *allegations of abuse* became fraud, a strike, abuse.

    Nothing is said where the Sentence has any such word, or one that reports or hedges, or another cited sentence has the thing itself.
    """
    found: list[Finding] = []
    for pairing in best(given):
        finding = _check(given, pairing) if pairing.coverage >= _LEAST else None
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _check(given: CheckInput, pairing: Pairing) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    if any(
        hedge.kind in (HedgeKind.REPORT, HedgeKind.BELIEF, HedgeKind.POSSIBILITY) for hedge in mine.hedges
    ):
        return None
    back = {there: here for here, there in pairing.links.items()}
    for match in _HEAD.finditer(theirs.text):
        at, head = theirs.word_at(match.start("thing")), theirs.word_at(match.start("head"))
        here = back.get(at) if at is not None else None
        if here is None or at is None or head is None or head in back:
            continue
        spoken = _spoken(pairing, here)
        telling = (
            _CORE if _NEGATED.search(theirs.text, max(0, match.start() - _REACH), match.start()) else _TELLS
        )
        if not telling.isdisjoint(
            form for index, form in enumerate(mine.bases) if index not in spoken and form in mine.told
        ):
            continue
        close = pairing.neighbours(here, at) >= _NEIGHBOURS and pairing.near(here, at) >= _NEAR
        if not close and pairing.coverage < _NEARLY_ALL:
            continue
        if _thing_itself(given, pairing, mine.bases[here]):
            continue
        word = mine.words[here]
        source = Span(*match.span())
        message = f"the source says “{source.of(theirs.text)}”, the Sentence only “{mine.text[word.start : word.end]}”"
        return pairing.finding(FindingKind.HEDGE_DROPPED, message, Span(word.start, word.end), source)
    return None


def _spoken(pairing: Pairing, here: int) -> set[int]:
    """The words of the frame of speech in which the word at ``here`` stands: that somebody said it is no hedge of it."""
    mine = pairing.mine
    place = mine.words[here].start
    frames = [a for a in mine.attributions if a.content.start <= place < a.content.end]
    same = {verb.of(pairing.theirs.text).lower() for verb in (a.verb for a in pairing.theirs.attributions)}
    return {
        index
        for index, word in enumerate(mine.words)
        for a in frames
        if a.verb.start <= word.start < a.verb.end and a.verb.of(mine.text).lower() in same
    }


def _thing_itself(given: CheckInput, pairing: Pairing, form: str) -> bool:
    """Whether another cited sentence has the thing without such a head, and half of the Sentence's other words."""
    return any(
        not any(base(match["thing"].lower()) == form for match in _HEAD.finditer(other.text))
        for other in given.others(pairing, _NEAR, pairing.mine.content_bases - {form})
        if form in other.bases
    )
