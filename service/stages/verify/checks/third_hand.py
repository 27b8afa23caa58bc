"""Third-hand reports: what one person says that another said keeps both of them."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.pairing import Pairing
from service.stages.verify.checks.reported import RECORDS, best, in_mid_sentence, inside, key_words
from service.stages.verify.checks.sources import Statement
from service.text.attribution import Attribution, is_pronoun
from service.text.forms import base
from service.text.names import names
from service.text.saying import Stance

_WITHIN = 0.8
_LEAST = 0.6
_LEAST_WORDS = 2
_HEARD = re.compile(
    r"\b(?:been|was|were)\s(?:told|assured|informed|warned|notified|advised|promised)\b(?:\sby\s[^,.;:]{1,60}?)?\sthat\b",
    re.IGNORECASE,
)
_HEARING = frozenset(
    base(word) for word in "tell assure inform warn notify advise promise hear learn understand".split()
)


def check_third_hand(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where the source has A say that B said it, and the Sentence, which names a speaker, leaves out A or B.

    Both must be named: an outlet's report that is gone is for ``check_attribution``.
    """
    named = key_words(given.text)
    found = []
    for pairing in best(given):
        if pairing.coverage >= _LEAST and pairing.mine.attributions:
            finding = _check(pairing, named)
            if finding is not None:
                found.append(finding)
    return tuple(found)


def _check(pairing: Pairing, named: set[str]) -> Finding | None:
    mine, theirs = pairing.mine, pairing.theirs
    spoken = [
        other
        for own, other in pairing.links.items()
        if any(a.content.start <= mine.words[own].start < a.content.end for a in mine.attributions)
    ]
    if len(spoken) < _LEAST_WORDS or not any(
        a.speaker is not None and names(a.speaker.of(mine.text), inside=True) for a in mine.attributions
    ):
        return None
    heard = _heard(pairing, spoken)
    if heard is not None:
        return heard
    for outer in theirs.attributions:
        for inner in theirs.attributions:
            if outer is inner or inner.speaker is None or inner.stance is Stance.FOUND:
                continue
            if not (outer.content.contains(inner.speaker) and outer.content.contains(inner.verb)):
                continue
            if inside(theirs, inner.content, spoken) < _WITHIN:
                continue
            for gone, kept in ((outer, inner), (inner, outer)):
                if _missing(theirs, gone, named) and not _missing(theirs, kept, named):
                    return _finding(pairing, gone, outer, inner)
    return None


def _heard(pairing: Pairing, spoken: list[int]) -> Finding | None:
    """*She said that the lines were safe* for *she said that she had been assured that the lines were safe*."""
    mine, theirs = pairing.mine, pairing.theirs
    if not _HEARING.isdisjoint(mine.bases):
        return None
    for match in _HEARD.finditer(theirs.text):
        if inside(theirs, Span(match.end(), len(theirs.text)), spoken) < _WITHIN:
            continue
        message = f"the source has this as what somebody was told (“{match.group()}”), which the Sentence leaves out"
        verb = mine.attributions[0].verb
        return pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, verb, Span(*match.span()))
    return None


def _missing(theirs: Statement, said: Attribution, named: set[str]) -> bool:
    """Whether nothing of a speaker with a name of its own is in the Sentence."""
    if said.speaker is None:
        return False
    phrase = said.speaker.of(theirs.text)
    if is_pronoun(phrase) or key_words(phrase) & RECORDS or not names(phrase, inside=True):
        return False
    return not key_words(phrase) & named


def _finding(pairing: Pairing, gone: Attribution, outer: Attribution, inner: Attribution) -> Finding | None:
    theirs = pairing.theirs
    assert gone.speaker is not None  # noqa: S101  _missing saw to it; mypy can't
    ends = [span for said in (outer, inner) for span in (said.speaker, said.verb) if span is not None]
    stretch = Span(min(span.start for span in ends), max(span.end for span in ends))
    message = f"the source has this by way of {in_mid_sentence(gone.speaker.of(theirs.text))} (“{stretch.of(theirs.text)}”), whom the Sentence leaves out"
    verb = pairing.mine.attributions[0].verb
    return pairing.finding(FindingKind.ATTRIBUTION_DROPPED, message, verb, stretch)
