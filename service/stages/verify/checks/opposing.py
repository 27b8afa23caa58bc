"""Opposites: a word whose opposite stands in the very place that it has in the source."""

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy, stretch
from service.stages.verify.checks.inputs import CheckInput
from service.stages.verify.checks.sources import Statement
from service.text.antonyms import opposed

_MOST = 2


def check_opposites(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has the opposite of a word of its source sentence, between the very same words.

    Nothing is said where another word that turns the sense stands beside either, or another cited sentence says the same
    with the Sentence's word.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        moved = [each for each in copy.exchanges if copy.moved(each)]
        for exchange in copy.exchanges:
            if any(each is not exchange for each in moved):
                continue  # "A beat B", "B lost to A"
            finding = _check(copy, exchange) if exchange.framed and exchange.short() else None
            if finding is not None and not given.says_elsewhere(
                copy.pairing, copy.pairing.mine.bases[exchange.start : exchange.end], 0.6
            ):
                found.append(finding)
    return tuple(found)


def _check(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    here, there = _weighty(copy.mine(exchange)), _weighty(copy.theirs(exchange))
    if not here or not there or max(len(here), len(there)) > _MOST:
        return None
    if _negations(mine, copy.span(exchange)) != _negations(theirs, copy.source_span(exchange)):
        return None
    pairs = [(a, b) for a in here for b in there if opposed(a, b)]
    if len(pairs) != 1 or _turned(here, pairs[0][0]) or _turned(there, pairs[0][1]):
        return None
    if _set_phrase(copy.mine(exchange), pairs[0][0], mine, exchange.start) or _set_phrase(
        copy.theirs(exchange), pairs[0][1], theirs, exchange.there
    ):
        return None
    index = exchange.start + copy.mine(exchange).index(pairs[0][0])
    other = exchange.there + copy.theirs(exchange).index(pairs[0][1])
    span, source = stretch(mine, index, index + 1), stretch(theirs, other, other + 1)
    return copy.pairing.otherwise(FindingKind.NEGATION, span, source, contradicts=True)


_AT = frozenset("first last least most best worst once".split())


def _set_phrase(words: tuple[str, ...], word: str, statement: Statement, start: int) -> bool:
    """Whether ``word`` stands in a phrase that means another thing: ``in the end``, ``at last``, ``at least``."""
    at = start + words.index(word)
    before = " ".join(each.lower for each in statement.words[max(0, at - 2) : at])
    return (word == "end" and before == "in the") or (word in _AT and before.endswith("at"))


_LIGHT = frozenset("a an the of to in on at by for is are was were be been has have had and that".split())
_TURNS = frozenset("not no never none without hardly barely n't".split())


def _negations(statement: Statement, span: Span) -> int:
    """How many negations a sentence has outside ``span``."""
    return sum(not negation.span.overlaps(span) for negation in statement.negations)


def _weighty(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in _LIGHT]


def _turned(words: list[str], word: str) -> bool:
    """Whether another of ``words`` turns the sense of ``word``."""
    return any(other != word and (other in _TURNS or other.endswith(("n't", "n’t"))) for other in words)
