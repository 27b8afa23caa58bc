"""Certainty: what may be, is hoped for or is suspected is not told as sure, in a Sentence that else says the same."""

from collections.abc import Sequence

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy, stretch
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import Statement
from service.text.forms import base, past
from service.text.hedges import Hedge, HedgeKind

_WEAK = (HedgeKind.POSSIBILITY, HedgeKind.REPORT, HedgeKind.BELIEF, HedgeKind.ATTEMPT)
_ABILITY = frozenset("can could".split())
_FIRM_MODALS = ("will", "shall", "ll", "would")
_OPEN_PLANS = frozenset(
    base(word)
    for word in "hope want wish expect threaten offer propose aim intend look think tip poise suppose".split()
)
"""Who hopes, wants or is expected to may not; what is set, due or scheduled will, as far as anyone can tell."""
_TENTATIVE = frozenset(
    base(word)
    for word in """suggest imply indicate hint propose consider contemplate weigh mull ponder threaten suspect suspected allege alleged presume
    believe think feel expect expected probably perhaps possibly maybe potential potentially possible seem appear apparent apparently plan planned
    intend intended hope aim want wish seek try attempt urge request draft tentative tentatively provisional preliminary presumed reported reportedly
    estimate estimated rumoured rumored accuse accused unconfirmed call demand discuss discussed explore study""".split()
)
_FIRM = frozenset(
    base(word)
    for word in """prove proved proven establish established confirm confirmed verify certain certainly sure surely definite definitely undoubtedly inevitable
    inevitably clearly guarantee guaranteed decide decided resolve resolved approve approved adopt adopted enact enacted convict convicted begin begun began
    start started secure secured achieve achieved obtain obtained finalise finalize finalised finalized complete completed actual known final official
    officially conclusively doubtless unquestionably committed commit agreed""".split()
)
_LIKELY = frozenset(("likely", "unlikely"))
_OUGHT = frozenset(("should", "ought", "must"))
_SHORT_OF = frozenset(
    """preliminary partial tentative conditional attempted alleged suspected proposed planned possible potential purported supposed apparent would-be so-called failed fake false
    draft provisional acting interim unofficial unconfirmed presumed rumoured rumored prospective intended projected""".split()
)
"""Before a noun: what it names is not, or not surely."""
_ARTICLES = frozenset("a an the its their his her".split())
_STRONGER = tuple(
    (frozenset(base(word) for word in weak.split()), frozenset(base(word) for word in strong.split()))
    for weak, strong in (
        (
            "recommend suggest advise urge ask call propose invite appeal request encourage",
            "order require force compel oblige rule ban decide instruct",
        ),
        ("hint suggest signal imply", "announce declare confirm promise order"),
        (
            "pledge promise vow offer propose plan intend earmark budget request seek commit ask",
            "pay give spend deliver send provide donate invest complete grant receive get obtain secure win",
        ),
    )
)
"""In the place of one of the first, one of the second: advice told as an order, a promise as kept."""
_ADVERBS = frozenset("also now soon still then not be been being have has had".split())


def check_certainty(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has a surer word, or none, in the very place of a hedge, a hope or a suspicion.

    Nothing is said where the Sentence is hedged as often as the source, what the hedge governs is left out with it, or
    another cited sentence says as much without it.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            finding = _check(copy, exchange) if exchange.framed and exchange.short(6) else None
            if finding is not None and not _plain_elsewhere(given, copy):
                found.append(finding)
    return tuple(found)


def _check(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    if exchange.there == exchange.until:
        return None
    here = frozenset(mine.bases[exchange.start : exchange.end])
    there = frozenset(theirs.bases[exchange.there : exchange.until])
    lost = _lost(copy, exchange)
    tentative = there & _TENTATIVE or _LIKELY.intersection(copy.theirs(exchange))
    surer = tentative and here & _FIRM and not here & _TENTATIVE
    duty = _OUGHT.intersection(copy.theirs(exchange)) and {"will", "shall"}.intersection(copy.mine(exchange))
    gone = set(copy.theirs(exchange)) - _ARTICLES
    short_of = bool(gone) and _ARTICLES.issuperset(copy.mine(exchange)) and gone <= _SHORT_OF
    stronger = any(past(word) for word in copy.mine(exchange)) and any(
        there & weak and here & strong and not here & weak for weak, strong in _STRONGER
    )
    if lost is None and not surer and not duty and not short_of and not stronger:
        return None
    source_span = copy.source_span(exchange)
    if lost is not None:
        source_span = Span(min(lost.span.start, source_span.start), max(lost.span.end, source_span.end))
    span = stretch(mine, exchange.start, exchange.end)
    what = f"says “{span.of(mine.text)}”" if exchange.end > exchange.start else "says it without that hedge"
    message = f"the source says “{source_span.of(theirs.text)}”, the Sentence {what}"
    return copy.pairing.finding(FindingKind.HEDGE_DROPPED, message, span, source_span)


def _lost(copy: NearCopy, exchange: Exchange) -> Hedge | None:
    """The hedge of the source in ``exchange`` for which the Sentence has nothing, or a firm future."""
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    for hedge in theirs.hedges:
        first, after = theirs.word_at(hedge.span.start), theirs.word_at(hedge.span.end)
        if first is None or after is None or after <= exchange.there or first >= exchange.until:
            continue
        governed = [
            index
            for index in range(after, exchange.until)
            if index in theirs.content_set and theirs.words[index].lower not in _ADVERBS
        ]
        bare = exchange.start < exchange.end and not any(
            index in mine.content_set for index in range(exchange.start, exchange.end)
        )
        if (
            len(governed) > 1
            or (governed and exchange.opens and bare)
            or _gone_whole(copy, exchange, hedge, governed)
        ):
            continue
        own = _hedge_in(copy, exchange)
        cue = hedge.span.of(theirs.text).lower()
        firm = own is not None and own.span.of(mine.text).lower().endswith(_FIRM_MODALS)
        able = cue in _ABILITY and not (cue == "could" and _unreal(theirs, after))
        if hedge.kind in _WEAK and own is None and not able and not _hedged_as_much(copy):
            return hedge
        if hedge.kind in _WEAK and firm and cue not in ("can", "would"):
            return hedge
        open_plan = hedge.kind is HedgeKind.PLAN and any(
            word in _LIKELY or base(word) in _OPEN_PLANS for word in cue.split()
        )
        if open_plan and (firm or (own is None and not _hedged_as_much(copy))):
            return hedge
    return None


def _unreal(theirs: Statement, after: int) -> bool:
    """Whether ``have`` or ``be`` follows: what could have been was not, and what could be done is not done yet."""
    return after < len(theirs.words) and theirs.words[after].lower in ("have", "be")


def _gone_whole(copy: NearCopy, exchange: Exchange, hedge: Hedge, governed: Sequence[int]) -> bool:
    """Whether the Sentence leaves out ``hedge`` together with all that it governs."""
    theirs = copy.pairing.theirs
    return bool(governed) and not any(
        hedge.scope.start <= theirs.words[index].start < hedge.scope.end
        for index in theirs.content
        if index >= exchange.until
    )


def _hedge_in(copy: NearCopy, exchange: Exchange) -> Hedge | None:
    """The Sentence's own hedge in ``exchange``, or one that reaches into it."""
    mine = copy.pairing.mine
    if exchange.start == exchange.end:
        return None
    span = copy.span(exchange)
    return next((hedge for hedge in mine.hedges if hedge.span.overlaps(span)), None)


def _hedged_as_much(copy: NearCopy) -> bool:
    """Whether the Sentence has as many hedges as the source sentence: one may have moved."""
    weak = (*_WEAK, HedgeKind.PLAN)
    mine = sum(hedge.kind in weak for hedge in copy.pairing.mine.hedges)
    return mine >= sum(hedge.kind in weak for hedge in copy.pairing.theirs.hedges)


def _plain_elsewhere(given: CheckInput, copy: NearCopy) -> bool:
    """Whether another cited sentence says nearly all of it without any hedge."""
    return any(
        not any(hedge.kind in (*_WEAK, HedgeKind.PLAN) for hedge in theirs.hedges)
        for theirs in given.others(copy.pairing, 0.7)
    )
