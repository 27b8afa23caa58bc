"""Extent: how many, how often and how far, where a Sentence else says the same as its source."""

import re

from service.domain.briefs import Finding, FindingKind
from service.domain.spans import Span
from service.stages.verify.checks.differing import Exchange, NearCopy, stretch
from service.stages.verify.checks.inputs import CheckInput
from service.text.units import ONES, ORDINALS, VAGUE

_NONE, _FEW, _SOME, _MANY, _MOST, _ALL = range(6)
_SCALE: dict[str, int] = {
    word: rank
    for rank, words in (
        (_NONE, "no none nobody nowhere neither never"),
        (_FEW, "few rarely seldom hardly scarcely barely infrequently"),
        (_SOME, "some several certain various sundry couple handful part parts partly partially portion fraction sometimes occasionally partial"),
        (_MANY, "many numerous plenty lots much often frequently regularly repeatedly commonly usually generally typically normally"),
        (_MOST, "most majority mostly largely mainly primarily predominantly bulk"),
        (_ALL, "all both every everyone everybody everything entire entirely whole wholly full fully complete completely total totally always constantly invariably"),
    )
    for word in words.split()
}  # fmt: skip
"""From nothing to everything, in number, share, time or degree."""
_A_FEW = frozenset(("few", "couple", "handful"))
_EXACT = frozenset("exactly precisely".split())
_NEARLY = frozenset(
    "almost nearly virtually practically roughly about around close just under some not quite".split()
)
_ABOUT = frozenset("about around approximately roughly circa some".split())
_TIMES = {
    word: times
    for times, words in (
        (2, "double twice twofold doubled"),
        (3, "triple treble thrice threefold tripled trebled"),
        (4, "quadruple fourfold quadrupled"),
    )
    for word in words.split()
}
"""How many times as much."""
_WHOLE = frozenset(("all", "every"))
_COUNTS = frozenset(ONES)
_BEYOND = frozenset("more over fewer less under below least most beyond above".split())
_PLACES = frozenset(word for word, place in ORDINALS.items() if place > 1)
_TOTAL = frozenset("half double twice impossible certain identical every everyone always never".split()) | {
    word for word, rank in _SCALE.items() if rank in (_ALL, _NONE)
}
_SUPERLATIVE = re.compile(
    r"\b(?:most|least|first|best|worst|top|leading|main|key|biggest|only|last|final|[a-z]{2,}est)\b"
)
_PERIOD = frozenset("year years decade decades month months week weeks century".split())
_AHEAD = 4
_RANGE = re.compile(r"%?(?:\s(?:to|or)\s|\s?[-–]\s?)[$€£]?")
"""Between the two ends of a range."""
_BETWEEN = re.compile(r"%?\sand\s[$€£]?")
_OF_MANY = frozenset(
    "up most many least more over under below above minimum maximum about around roughly nearly almost".split()
)
_OUTRIGHT = frozenset("all every always only entirely completely solely exclusively wholly never".split())
_IN_PART = frozenset("mainly mostly largely partly partially primarily chiefly".split())
_ALONE = frozenset("only solely entirely exclusively purely wholly alone".split())
_ADDED = _OUTRIGHT | frozenset("the of and has have had".split())


def check_extent(given: CheckInput) -> tuple[Finding, ...]:
    """A Finding where a near copy has all for some, always for often, exactly for at least, or lost ``one of`` or ``almost``.

    What the source says of all may be told of some, so only more than the source says gives a Finding, or its opposite.
    """
    found: list[Finding] = []
    for copy in given.near_copies:
        for exchange in copy.exchanges:
            if not exchange.framed or not (exchange.short() or _alone(copy, exchange)):
                continue
            finding = (
                _ranked(copy, exchange)
                or _sized(copy, exchange)
                or _unlimited(copy, exchange)
                or _narrowed(copy, exchange)
                or _added(copy, exchange)
            )
            if finding is not None and not _told_elsewhere(given, copy, exchange):
                found.append(finding)
    return tuple(found)


def _told_elsewhere(given: CheckInput, copy: NearCopy, exchange: Exchange) -> bool:
    forms = copy.pairing.mine.bases[exchange.start : exchange.end]
    return bool(forms) and given.says_elsewhere(copy.pairing, forms, 0.6)


def _rank(words: tuple[str, ...], before: str) -> tuple[int, bool] | None:
    """The one rank that ``words`` have, and whether it is a small number (``a few``); None where they have none or several."""
    ranks = {_SCALE[word] for word in words if word in _SCALE}
    if "number" in words and "a" in (*words, before):
        ranks.add(_SOME)
    if len(ranks) != 1:
        return None
    rank = ranks.pop()
    small = bool(_A_FEW.intersection(words))
    if rank == _FEW and "few" in words and "a" in (*words, before):
        rank = _SOME
    return rank, small


def _alone(copy: NearCopy, exchange: Exchange) -> bool:
    """Whether *only* or the like stands where the source has *mainly* or *partly*."""
    return not _IN_PART.isdisjoint(copy.theirs(exchange)[-1:]) and not _ALONE.isdisjoint(
        copy.mine(exchange)[-1:]
    )


def _wider(mine: tuple[int, bool], theirs: tuple[int, bool]) -> bool:
    """Whether ``mine`` says more than ``theirs``, or the opposite."""
    here, there = mine[0], theirs[0]
    if here == there:
        return False
    if _NONE in (here, there):
        return True
    if here == _FEW:
        return there >= _MANY
    if here == _MANY:
        return there == _FEW or theirs[1]
    return here > there and here >= _MOST


def _ranked(copy: NearCopy, exchange: Exchange) -> Finding | None:
    mine, theirs = copy.pairing.mine, copy.pairing.theirs
    if _alone(copy, exchange):
        return _finding(copy, exchange)
    here = _rank(copy.mine(exchange), mine.words[exchange.start - 1].lower if exchange.start else "")
    there = _rank(copy.theirs(exchange), theirs.words[exchange.there - 1].lower if exchange.there else "")
    if here is None or there is None or not _wider(here, there):
        return None
    return _finding(copy, exchange, contradicts=True)


def _sized(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """``exactly`` for a bound or a round number, ``millions`` for ``hundreds``."""
    mine, theirs = copy.mine(exchange), copy.theirs(exchange)
    sizes = [{VAGUE[word] for word in side if word in VAGUE and word != "scores"} for side in (mine, theirs)]
    if all(sizes) and not sizes[0] & sizes[1]:
        return _finding(copy, exchange, kind=FindingKind.NUMBER, contradicts=True)
    times = [{_TIMES[word] for word in side if word in _TIMES} for side in (mine, theirs)]
    if all(times) and not times[0] & times[1]:
        return _finding(copy, exchange, kind=FindingKind.NUMBER, contradicts=True)
    if _WHOLE.intersection(mine) and any(word[0].isdigit() or word in _COUNTS for word in theirs):
        return _finding(copy, exchange, contradicts=True)
    bounds = _bounds(copy, exchange)
    if bounds is not None:
        return bounds
    if not _EXACT.intersection(mine) or _EXACT.intersection(theirs) or not theirs:
        return None
    after = Span(copy.pairing.theirs.words[exchange.there].start, len(copy.pairing.theirs.text))
    quantity = next((q for q in copy.pairing.theirs.quantities if q.span.end > after.start), None)
    vague = quantity is not None and (quantity.bound or quantity.approximate)
    return _finding(copy, exchange, contradicts=False) if vague else None


def _bounds(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """``more than`` or ``fewer than`` in the place of ``about``, before the same number."""
    if not _ABOUT.intersection(copy.theirs(exchange)) or not _BEYOND.intersection(copy.mine(exchange)):
        return None
    at = copy.span(exchange).end
    quantity = next((q for q in copy.pairing.mine.quantities if q.span.start >= at), None)
    return _finding(copy, exchange) if quantity is not None and quantity.bound else None


def _unlimited(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """``one of``, ``among`` or ``almost`` left out before what they limit; ``ever`` for ``in ten years``."""
    mine, theirs = copy.mine(exchange), copy.theirs(exchange)
    following = [word.lower for word in copy.pairing.mine.words[exchange.end : exchange.end + _AHEAD]]
    if not mine and theirs in (
        ("one", "of"),
        ("among",),
        ("one", "among"),
        ("some", "of"),
        ("one", "of", "the"),
    ):
        limits = theirs[0] == "one" or (
            following[:1] == ["the"] and _SUPERLATIVE.search(" ".join(following)) is not None
        )
        return _finding(copy, exchange) if limits else None
    if not mine and theirs and _NEARLY.issuperset(theirs) and following[:1] and following[0] in _TOTAL:
        return _finding(copy, exchange)
    placed = (mine and not theirs and _PLACES.issuperset(mine)) or (
        theirs and not mine and _PLACES.issuperset(theirs)
    )
    if placed and following[:1] and _SUPERLATIVE.fullmatch(following[0]):
        return _finding(copy, exchange, contradicts=True)
    if "ever" in mine and _PERIOD.intersection(theirs) and "ever" not in theirs:
        return _finding(copy, exchange, contradicts=True)
    return None


def _narrowed(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """``24 months`` for ``18 to 24 months``, with nothing to tell that it is but one end."""
    pairing = copy.pairing
    if exchange.end > exchange.start and not all(word[0].isdigit() for word in copy.mine(exchange)):
        return None
    words, until = pairing.theirs.words, exchange.until
    figures = [index for index in range(exchange.there, until) if words[index].lower[0].isdigit()]
    joins = {"to", "or", "between", "and"}
    left = [word for word in copy.theirs(exchange) if not word[0].isdigit()]
    near = {word.lower for word in pairing.mine.words[max(0, exchange.start - 3) : exchange.start + 3]}
    if len(figures) != 1 + (exchange.end - exchange.start) or not joins.issuperset(left) or _OF_MANY & near:
        return None
    at = figures[0]
    ends = [(at, at + 1), (at, at + 2), (at - 1, at), (at - 2, at)]
    for first, last in ends:
        if (
            first < 0
            or last >= len(words)
            or not words[first].lower[0].isdigit()
            or not words[last].lower[0].isdigit()
        ):
            continue
        between = pairing.theirs.text[words[first].end : words[last].start]
        opened = first > 0 and words[first - 1].lower == "between"
        if _RANGE.fullmatch(between) or (opened and _BETWEEN.fullmatch(between)):
            kept = max(0, exchange.start - 1) if first < exchange.there else exchange.start
            shown = stretch(pairing.mine, kept, min(max(exchange.end, kept + 1) + 1, len(pairing.mine.words)))
            source = Span(words[first].start, words[last].end)
            return pairing.otherwise(FindingKind.NUMBER, shown, source, contradicts=True)
    return None


def _added(copy: NearCopy, exchange: Exchange) -> Finding | None:
    """``all``, ``always`` or ``only`` put in where the source has nothing of the kind in its place."""
    mine = set(copy.mine(exchange))
    if copy.theirs(exchange) or not mine & _OUTRIGHT or not mine <= _ADDED:
        return None
    return _finding(copy, exchange)


def _finding(
    copy: NearCopy,
    exchange: Exchange,
    *,
    kind: FindingKind = FindingKind.SCOPE,
    contradicts: bool = False,
) -> Finding:
    pairing = copy.pairing
    shown = stretch(pairing.mine, exchange.start, min(exchange.end + 2, len(pairing.mine.words)))
    source = stretch(pairing.theirs, exchange.there, min(exchange.until + 2, len(pairing.theirs.words)))
    return pairing.otherwise(kind, shown, source, contradicts=contradicts)
