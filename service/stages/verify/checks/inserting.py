"""Insertions: what a near copy adds to its source sentence and no cited sentence says."""

from service.domain.briefs import Finding, FindingKind
from service.stages.verify.checks.differing import Exchange, NearCopy
from service.stages.verify.checks.inputs import CheckInput
from service.text.forms import base

_LEAST = 2
"""Fewer new words of weight may only put in words what everybody knows."""
_KNOWN = 0.6
"""Share of the words put in that another cited sentence must have to be what they are from."""
_BEFORE = 3
_REST = 0.8
"""Share of the Sentence's other words that must stand in the source sentence in the same order."""
_UNKNOWN = 2
"""Words that no cited source has at all, from which on two words of weight tell."""
_LONG = 4
"""Words, none of them a name, from which on a stretch with one such word tells."""
_MANY = 3
"""Words of weight from which on a stretch tells that has none, if no cited sentence has more than this share of them: ..."""
_APART = 0.34
"""... words of everywhere, put together anew."""
_NO_FACT = frozenset(base(word) for word in "according year years old year-old said says also new".split())


def check_insertions(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding for each stretch put into, or added to, what is else one source sentence, if no cited sentence has it.

    Only a stretch with two or more words that no cited source has at all counts, a longer one with one, or one with three words of
    weight of which no cited sentence has two; and only where no cited sentence has most of its words of weight and the rest of the
    Sentence is the source sentence nearly word for word.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        put_in = [each.end - each.start for each in copy.exchanges if each.there == each.until]
        changed = [each.end - each.start for each in copy.exchanges if each.there < each.until]
        if sum(changed) > (1 - _REST) * (len(copy.pairing.mine.words) - sum(put_in)):
            continue
        for exchange in copy.exchanges:
            if exchange.there == exchange.until and exchange.before + exchange.after >= _BEFORE:
                finding = _check(given, copy, exchange)
                if finding is not None:
                    found.append(finding)
    return tuple(found)


def _named(copy: NearCopy, exchange: Exchange) -> bool:
    """Whether a word of ``exchange`` has a capital: names have a check of their own."""
    mine = copy.pairing.mine
    return any(mine.text[word.start].isupper() for word in mine.words[exchange.start : exchange.end])


def _check(given: CheckInput, copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine = copy.pairing.mine
    content = [index for index in mine.content if exchange.start <= index < exchange.end]
    forms = {mine.bases[index] for index in content if not mine.bases[index][0].isdigit()} - _NO_FACT
    if len(forms) < _LEAST:
        return None
    most = max((len(forms & theirs.content_bases) for _, theirs in given.cited), default=0)
    if most >= _KNOWN * len(forms):
        return None
    unknown = len(forms.difference(*(source.vocabulary for source in given.sources)))
    short = exchange.end - exchange.start < _LONG or _named(copy, exchange)
    if unknown < _UNKNOWN and (short if unknown else len(forms) < _MANY or most > _APART * len(forms)):
        return None
    span = copy.span(exchange)
    message = f"the source sentence says all but “{span.of(mine.text)}”, which no cited sentence says"
    return copy.pairing.finding(FindingKind.UNSUPPORTED_WORDS, message, span, None)
