"""Hedges and tense: what may, will or is said to happen is not told as done."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.sources import Statement
from service.text.forms import PARTICIPLES, PAST, past
from service.text.hedges import Hedge, HedgeKind

_SKIPPED = frozenset(
    "not also soon now be been being get never only even still first again then already both all further to jointly reportedly".split()
)
_WEAKER = (HedgeKind.POSSIBILITY, HedgeKind.BELIEF, HedgeKind.ATTEMPT, HedgeKind.REPORT)
_AHEAD = (HedgeKind.FUTURE, HedgeKind.PLAN)
_DONE = frozenset("has have had was were".split())
_OPENS_OBJECT = frozenset(
    "a an the his her its their this that these those more up out off him them it us two three four five six seven eight nine ten".split()
)
_FINITE = frozenset(
    "is are was were am be been being has have had will would may might could can should must shall do does did says said who which that".split()
)
_ABILITY = frozenset("can could".split())
_TO_DO = re.compile(r"could\s(?:also\s|now\s)?be\b", re.IGNORECASE)
"""After *could*: what can be done is not done, though who could see it saw it."""
_WOULD = re.compile(r"\b(?:would|could|might|should|when|(?<!at\s)once|depends?)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:at\sonce|immediately|right\saway|now|already|without\s(?:delay|conditions?))\b", re.IGNORECASE
)
"""What may be done at once hangs on no condition."""
_HANGS = re.compile(
    r"\b(?:will|would|can|could|may|might|shall|should)\b|['’]ll\b|"
    r"\b(?:promis|pledg|threaten|agree|vow|plan|intend|propos|prepar|undert|offer|ready|willing|commit)\w*\s(?:(?:on|in)\s\w+\s){0,2}(?:not\s)?to\b|\b(?:has|have|had)\s(?:offered|pledged|promised)\b|\b(?:pledged|promised)\b",
    re.IGNORECASE,
)
_PRINCIPLE = re.compile(
    r"\bin\sprinciple\b|\b(?:provisional|tentative|conditional|preliminary)(?:ly)?\b", re.IGNORECASE
)
_NEARLY_ALL = 0.9
_ENDS = re.compile(r"[.;!?][\"”’']?\s")
_IF = frozenset(("if", "unless", "once", "provided that", "as long as", "on condition that", "subject to"))


def check_hedges(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a hedge of the source (may, reportedly, is believed to, if …) is gone from the Sentence."""
    found = _lost(given, FindingKind.HEDGE_DROPPED)
    spans = [finding.source_span for finding in found if finding.source_span is not None]
    return (
        *found,
        *(
            f
            for f in _reports(given)
            if not any(f.source_span and f.source_span.overlaps(span) for span in spans)
        ),
    )


def check_tense(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the source says that something is planned or to come and the Sentence that it is done."""
    return tuple(_lost(given, FindingKind.TENSE))


def verb_of(statement: Statement, hedge: Hedge) -> int | None:
    """The index of the verb right after ``hedge``, past adverbs and auxiliaries."""
    index = statement.word_at(hedge.span.end)
    while index is not None and index < len(statement.words):
        word = statement.words[index]
        if word.end > hedge.scope.end:
            return None
        following = statement.words[index + 1].lower if index + 1 < len(statement.words) else ""
        perfect = word.lower in ("have", "has", "had") and (past(following) or following in _SKIPPED)
        if not perfect and word.lower not in _SKIPPED and not word.lower.endswith("ly"):
            return index
        index += 1
    return None


def done(statement: Statement, index: int) -> bool:
    """Whether the word at ``index`` is a verb that tells of something as done: a finite past or a perfect."""
    lower = statement.words[index].lower
    if not past(lower):
        return False
    back = index - 1
    while back >= 0 and (
        statement.words[back].lower in ("been", "also", "now", "already", "since")
        or statement.words[back].lower.endswith("ly")
    ):
        back -= 1
    before = statement.words[back].lower if back >= 0 else ""
    if before in _DONE:
        return True
    if before in (
        "to",
        "be",
        "being",
        "is",
        "are",
        "a",
        "an",
        "the",
        "of",
        "by",
        "will",
        "would",
        "may",
        "could",
        "might",
    ):
        return False
    if lower in PAST and lower not in PARTICIPLES:
        return True
    following = statement.words[index + 1] if index + 1 < len(statement.words) else None
    if following is not None and not statement.text[statement.words[index].end : following.start].strip():
        if following.lower in _OPENS_OBJECT or statement.text[following.start].isupper():
            return True
        if following.lower == "by":
            return False
    return index > 0 and not any(
        word.lower in _FINITE or (other != index and word.lower in PAST)
        for other, word in enumerate(statement.words)
    )


def _happening(statement: Statement, index: int) -> bool:
    """Whether the word at ``index`` tells of something as so or as going on: ``is forming``, ``has been safe``."""
    before = statement.words[index - 1].lower if index else ""
    return before in ("is", "are", "was", "were", "been")


def _lost(given: CheckInput, sought: FindingKind) -> list[Finding]:
    found: dict[tuple[int, int], Finding] = {}
    cleared: set[tuple[int, int]] = set()
    for pairing in given.pairings:
        mine, theirs = pairing.mine, pairing.theirs
        here = {verb: hedge for hedge in mine.hedges if (verb := verb_of(mine, hedge)) is not None}
        there = {verb: hedge for hedge in theirs.hedges if (verb := verb_of(theirs, hedge)) is not None}
        for index, other in pairing.links.items():
            key = (mine.start, index)
            if other not in there:
                if done(theirs, other):
                    cleared.add(key)
                continue
            kind = _kind(pairing, index, here.get(index), there[other])
            if kind is sought and _close(pairing, index, other):
                found.setdefault(key, _finding(pairing, (index, other), there[other], here.get(index), kind))
    return [finding for key, finding in found.items() if key not in cleared]


def _close(pairing: Pairing, index: int, other: int) -> bool:
    """Whether the words around agree, so that the two are one and the same verb."""
    least = 1 if pairing.coverage >= _NEARLY_ALL else 2
    return pairing.neighbours(index, other) >= least and pairing.near(index, other) >= 0.5


def _kind(pairing: Pairing, index: int, here: Hedge | None, there: Hedge) -> FindingKind | None:
    """What is lost between the source's hedge on a verb and what the Sentence has on the same verb."""
    mine = pairing.mine
    if here is not None:
        raised = (
            here.kind is HedgeKind.FUTURE
            and there.kind is HedgeKind.POSSIBILITY
            and here.span.of(mine.text).lower().endswith(("will", "shall", "ll", "would"))
            and there.span.of(pairing.theirs.text).lower() not in ("can", "likely", "probably")
        )
        return FindingKind.HEDGE_DROPPED if raised else None
    word = mine.words[index]
    if any(hedge.scope.start <= word.start < hedge.scope.end for hedge in mine.hedges):
        return None
    if any(negation.scope.start <= word.start < negation.scope.end for negation in mine.negations):
        return None
    if not done(mine, index):
        happening = there.kind is HedgeKind.POSSIBILITY and _happening(mine, index)
        return FindingKind.HEDGE_DROPPED if happening else None
    if there.kind in _AHEAD:
        agreed = there.span.of(pairing.theirs.text).lower().startswith("agree")
        return None if agreed else FindingKind.TENSE
    if there.span.of(pairing.theirs.text).lower() in _ABILITY and not _TO_DO.match(
        pairing.theirs.text, there.span.start
    ):
        return None
    return FindingKind.HEDGE_DROPPED if there.kind in _WEAKER else None


def _finding(
    pairing: Pairing, verbs: tuple[int, int], there: Hedge, here: Hedge | None, kind: FindingKind
) -> Finding:
    mine, theirs = pairing.mine, pairing.theirs
    verb, source_verb = mine.words[verbs[0]], theirs.words[verbs[1]]
    stretch = Span(min(there.span.start, source_verb.start), max(there.span.end, source_verb.end))
    said = Span(min(here.span.start, verb.start) if here else verb.start, verb.end)
    message = f"the source says “{stretch.of(theirs.text)}”, the Sentence says “{said.of(mine.text)}”"
    message += " as done" if kind is FindingKind.TENSE else " without that hedge" if here is None else ""
    return pairing.finding(kind, message, said, stretch, contradicts=kind is FindingKind.TENSE)


def _reports(given: CheckInput) -> list[Finding]:
    """``reportedly`` and its like, and conditions: gone with nothing in their place."""
    found: list[Finding] = []
    seen: set[int] = set()
    for pairing in given.pairings:
        mine, theirs = pairing.mine, pairing.theirs
        if mine.start in seen:
            continue
        seen.add(mine.start)
        cues = _ABILITY & {h.span.of(theirs.text).lower() for h in theirs.hedges}
        weak = not _NOW.search(mine.text) and any(
            h.kind in _WEAKER and h.span.of(mine.text).lower() not in cues for h in mine.hedges
        )
        kept = weak or any(h.kind in _WEAKER for h in mine.hedges)
        if any(h.kind is HedgeKind.CONDITION for h in mine.hedges):
            continue
        for hedge in theirs.hedges:
            cue = hedge.span.of(theirs.text).lower()
            if (
                hedge.kind is HedgeKind.REPORT
                and pairing.coverage >= 0.6
                and not mine.attributions
                and not kept
            ):
                other = verb_of(theirs, hedge)
                index = next((i for i, o in pairing.links.items() if o == other), None)
                if index is None or other is None or pairing.near(index, other) < 0.5:
                    continue
                lost = "without that hedge"
            elif (
                hedge.kind is HedgeKind.CONDITION
                and cue in _IF
                and pairing.coverage >= 0.8
                and not weak
                and not _hypothetical(mine, theirs)
                and not _PRINCIPLE.search(mine.text)
            ):
                index = _main(pairing, hedge)
                if index is None:
                    continue
                lost = "without that condition"
            else:
                continue
            word = mine.words[index]
            end = min(hedge.scope.end, hedge.span.end + 40)
            stretch = Span(hedge.span.start, hedge.span.end if hedge.kind is HedgeKind.REPORT else end)
            message = f"the source says “{stretch.of(theirs.text)}”, the Sentence says it {lost}"
            found.append(
                pairing.finding(FindingKind.HEDGE_DROPPED, message, Span(word.start, word.end), stretch)
            )
    return found


def _hypothetical(mine: Statement, theirs: Statement) -> bool:
    """Whether it tells by a word of its own of what would be under some condition.

    ``Warned that it would`` is but the future of who spoke, and a *could* of the source's own main clause is no condition.
    """
    said = [a.content for a in mine.attributions]
    own = {match.group().lower() for match in _WOULD.finditer(theirs.text)}
    return any(
        match.group().lower() not in own
        or (match.group().lower() == "would" and not any(c.start <= match.start() < c.end for c in said))
        for match in _WOULD.finditer(mine.text)
    )


def _main(pairing: Pairing, hedge: Hedge) -> int | None:
    """The first linked word of what hangs on a condition.

    None unless that is in the future or a modal, and nearly all of the Sentence is from there and nothing of the condition itself is in it.
    """
    theirs = pairing.theirs
    comma = theirs.text.find(",", hedge.span.end, hedge.scope.end)
    end = comma if comma > 0 else hedge.scope.end
    begin = max((match.end() for match in _ENDS.finditer(theirs.text, 0, hedge.span.start)), default=0)
    if not _HANGS.search(theirs.text[begin : hedge.span.start] + " " + theirs.text[end : hedge.scope.end]):
        return None
    inside = [i for i, o in pairing.links.items() if hedge.span.start <= theirs.words[o].start < end]
    outside = [
        i
        for i, o in pairing.links.items()
        if begin <= theirs.words[o].start < hedge.span.start or end <= theirs.words[o].start < hedge.scope.end
    ]
    return outside[0] if not inside and len(outside) >= max(3, 0.8 * len(pairing.mine.content)) else None
